/** Days of which two tell each by figures of its own: months beside their quarter, a half-year beside its months. @internal */

/** Days that one figure covers, or several without a gap; the end is the day after the last. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** By its first day, where each stretch ends. */
type Ends = ReadonlyMap<number, ReadonlySet<number>>

const endsOf = (told: ReadonlyArray<Stretch>): Ends => {
  const ends = new Map<number, Set<number>>()
  for (const { end, start } of told) ends.set(start, (ends.get(start) ?? new Set()).add(end))
  return ends
}

/** The days that follow without a gap where one goes on from `reached`, none after `last`. */
const onward = (told: Ends, day: number, reached: Set<number>, last: number): void => {
  if (!reached.delete(day)) return
  for (const end of told.get(day) ?? []) if (end <= last) reached.add(end)
}

/** The first day after `start` that both reach without a gap, up to `last`. */
const meeting = (a: Ends, b: Ends, start: number, last: number): number | undefined => {
  const [left, right] = [new Set([start]), new Set([start])]
  onward(a, start, left, last)
  onward(b, start, right, last)
  while (left.size > 0 && right.size > 0) {
    const day = Math.min(...left, ...right)
    if (left.has(day) && right.has(day)) return day
    onward(a, day, left, last)
    onward(b, day, right, last)
  }
  return undefined
}

/**
 * Stretches of which both tell: from each day on the shortest, and each that one of the two tells in one figure. Where two share
 * days, one of them may be taken.
 */
export const ofBoth = (left: ReadonlyArray<Stretch>, right: ReadonlyArray<Stretch>): ReadonlyArray<Stretch> => {
  const [a, b] = [endsOf(left), endsOf(right)]
  const found = new Map<string, Stretch>()
  const note = (start: number, end: number | undefined): void => {
    if (end !== undefined) found.set(`${start} ${end}`, { start, end })
  }
  for (const start of a.keys()) {
    if (b.has(start)) note(start, meeting(a, b, start, Infinity))
  }
  for (const [one, other] of [
    [left, b],
    [right, a]
  ] as const) {
    for (const { end, start } of one) {
      if (other.has(start)) note(start, meeting(new Map([[start, new Set([end])]]), other, start, end))
    }
  }
  return [...found.values()]
}
