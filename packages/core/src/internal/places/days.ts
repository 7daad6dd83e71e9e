/** Spans of days: together, those that two lists share, and what of something lies in none of them. @internal */
export interface Days {
  readonly from: number
  readonly to: number
}

/** Spans of days as they lie together, none of them touching another. */
export const merged = (all: ReadonlyArray<Days>): ReadonlyArray<Days> => {
  const found: Array<Days> = []
  for (const { from, to } of [...all].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last === undefined || last.to < from) found.push({ from, to })
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) }
  }
  return found
}

/** What lies in time, on those of its days that lie in one of some spans. */
export const on = <One extends Days>(all: ReadonlyArray<One>, spans: ReadonlyArray<Days>): ReadonlyArray<One> =>
  all
    .flatMap((one) =>
      spans.map(({ from, to }) => ({ ...one, from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    )
    .filter(({ from, to }) => from < to)

/** The same on those of its days that lie in none of some spans. */
export const without = <One extends Days>(link: One, spans: ReadonlyArray<Days>): ReadonlyArray<One> => {
  let found: ReadonlyArray<One> = [link]
  for (const { from, to } of spans) {
    found = found
      .flatMap((one) => [
        { ...one, to: Math.min(one.to, from) },
        { ...one, from: Math.max(one.from, to) }
      ])
      .filter((one) => one.from < one.to)
  }
  return found
}
