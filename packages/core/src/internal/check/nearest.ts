/** The known id that is spelt most like an unknown one. @internal */

/** How many letters of a text may be others before it is another text. */
export const nearness = (text: string): number => Math.min(3, Math.max(1, Math.floor(text.length / 3)))

/** Edit distance with transpositions (optimal string alignment), or `limit + 1` as soon as it must exceed `limit`. */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: Array<number> = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      best = Math.min(best, cost)
    }
    if (best > limit) return limit + 1
    before = above
    above = row
  }
  return above[b.length]!
}

/** What parts an id into names: `vn.00001.2025-07-01` is a country, a code and a day. */
const parted = /[.:]/

/** Of how many ids another may be a part and still say which is meant: the name of a country is part of all. */
const few = 12

/**
 * Ids of which another is one name or several, as a code is of dated ids; a code that lost its noughts in a spreadsheet as well. Those
 * of what lies below hold it too, and are longer.
 */
const holding = (id: string, among: ReadonlySet<string>): ReadonlyArray<string> => {
  const names = id.split(parted)
  const isCode = names.length === 1 && /^\d+$/.test(id)
  const isSame = (name: string, wanted: string) => name === wanted || (isCode && name.replace(/^0+/, "") === wanted)
  const found: Array<string> = []
  for (const known of among) {
    if (!known.includes(id)) continue
    const own = known.split(parted)
    if (
      own.some((_, at) => names.every((name, index) => own[at + index] !== undefined && isSame(own[at + index]!, name)))
    )
      found.push(known)
  }
  const length = (one: string) => one.split(parted).length
  const least = Math.min(...found.map(length))
  const shortest = found.filter((one) => length(one) === least)
  return shortest.length > few ? [] : shortest
}

/** The one id that goes on where another ends. */
const onlyStarting = (id: string, among: ReadonlySet<string>): ReadonlyArray<string> => {
  const found = [...among].filter((known) => known.startsWith(id))
  return found.length === 1 ? found : []
}

/** Comparisons one check may spend on suggestions: thousands of wrong ids in a large model must not make it slow. */
const budget = 3_000_000

/** Finds the ids that an unknown one may mean: one that is spelt most like it, or several that hold it. */
export type Suggest = (id: string, among: ReadonlySet<string>) => ReadonlyArray<string>

/** Makes a function that suggests ids; it remembers its answers, and gives none once its budget is spent. */
export const suggester = (): Suggest => {
  const answers = new Map<ReadonlySet<string>, Map<string, ReadonlyArray<string>>>()
  let spent = 0
  const nearest = (id: string, among: ReadonlySet<string>): ReadonlyArray<string> => {
    // Of one or two letters everything is near.
    if (id.length < 3) return []
    let found: string | undefined
    let limit = nearness(id)
    for (const known of among) {
      const cost = distance(id, known, limit)
      if (cost > limit) continue
      found = known
      limit = cost - 1
      if (limit < 1) break
    }
    return found === undefined ? onlyStarting(id, among) : [found]
  }
  const search = (id: string, among: ReadonlySet<string>): ReadonlyArray<string> => {
    if (spent + among.size > budget) return []
    spent += among.size
    const held = holding(id, among)
    return held.length > 0 ? held : nearest(id, among)
  }
  return (id, among) => {
    let known = answers.get(among)
    if (known === undefined) answers.set(among, (known = new Map()))
    let found = known.get(id)
    if (found === undefined) known.set(id, (found = search(id, among)))
    return found
  }
}

/** How many ids a message suggests. */
const shown = 4

/** The question whether some ids were meant: `did you mean "a" or "b"?` */
export const didYouMean = (ids: ReadonlyArray<string>): string => {
  const some = ids.slice(0, shown).map((id) => `"${id}"`)
  const others = ids.length > shown ? [`one of ${ids.length - shown} more`] : []
  return `did you mean ${[...some, ...others].join(", ").replace(/, (?=[^,]*$)/, " or ")}?`
}
