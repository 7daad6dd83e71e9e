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

/** The one id that goes on where another ends. */
const onlyStarting = (id: string, among: ReadonlySet<string>): string | undefined => {
  const found = [...among].filter((known) => known.startsWith(id))
  return found.length === 1 ? found[0] : undefined
}

/** Comparisons one check may spend on suggestions: thousands of wrong ids in a large model must not make it slow. */
const budget = 3_000_000

/** Makes a function that suggests an id; it remembers its answers, and gives none once its budget is spent. */
export const suggester = (): ((id: string, among: ReadonlySet<string>) => string | undefined) => {
  const answers = new Map<ReadonlySet<string>, Map<string, string | undefined>>()
  let spent = 0
  const search = (id: string, among: ReadonlySet<string>): string | undefined => {
    // Of one or two letters everything is near.
    if (id.length < 3 || spent + among.size > budget) return undefined
    spent += among.size
    let found: string | undefined
    let limit = nearness(id)
    for (const known of among) {
      const cost = distance(id, known, limit)
      if (cost > limit) continue
      found = known
      limit = cost - 1
      if (limit < 1) break
    }
    return found ?? onlyStarting(id, among)
  }
  return (id, among) => {
    let known = answers.get(among)
    if (known === undefined) answers.set(among, (known = new Map()))
    if (!known.has(id)) known.set(id, search(id, among))
    return known.get(id)
  }
}
