/**
 * What one unit and its teams told of days: each once, or several times over by months, quarters and teams. Where all of that
 * agrees one of them says what happened; where it does not, it has to be weighed. @internal
 */

/** A whole number told by a unit, or by one of its teams, of days. */
export interface Telling {
  readonly kind: string
  readonly start: number
  readonly end: number
  /** The code of the team, -1 for the unit itself. */
  readonly team: number
  readonly value: number
  /** Whether it is the number, and not the least that it may be. */
  readonly isExact: boolean
  /** The moment at which it became known; `NaN` for a blank line. */
  readonly knownAt: number
}

/** What is known of some days; all of them where `isFull`. */
export interface Known {
  readonly value: number
  readonly isFull: boolean
  readonly isExact: boolean
}

/** Tellings that share nothing: by the unit, or by its teams, of days of one length. */
interface Family {
  readonly isTeams: boolean
  readonly all: ReadonlyArray<Telling>
}

const families = (tellings: ReadonlyArray<Telling>): ReadonlyArray<Family> => {
  const found = new Map<string, Array<Telling>>()
  for (const one of tellings) {
    const key = one.team === -1 ? one.kind : `teams ${one.kind}`
    const own = found.get(key)
    if (own === undefined) found.set(key, [one])
    else own.push(one)
  }
  return [...found.values()].map((all) => ({ isTeams: all[0]!.team !== -1, all }))
}

/** What a family says of days. */
const saying = ({ all, isTeams }: Family, start: number, end: number, teams: number): Known | undefined => {
  let [sum, days] = [0, 0]
  let isExact = true
  for (const one of all) {
    if (one.start < start || one.end > end) continue
    sum += one.value
    days += one.end - one.start
    isExact &&= one.isExact
  }
  return days === 0 ? undefined : { value: sum, isFull: days === (end - start) * (isTeams ? teams : 1), isExact }
}

/** Days of which a unit or its teams told, and what must be true of them. */
interface Spell {
  readonly start: number
  readonly end: number
  readonly told: Array<Known>
  /** The spells within it that lie in no other of these. */
  readonly inner: Array<Spell>
}

/** The spells of tellings, of which one lies within another or apart from it; the outermost ones. */
const spells = (tellings: ReadonlyArray<Telling>, teams: number): ReadonlyArray<Spell> => {
  const found = new Map<string, Array<Telling>>()
  for (const one of tellings) {
    const key = `${one.start} ${one.end}`
    const same = found.get(key)
    if (same === undefined) found.set(key, [one])
    else same.push(one)
  }
  const outermost: Array<Spell> = []
  const open: Array<Spell> = []
  const inOrder = [...found.values()].sort(([a], [b]) => a!.start - b!.start || b!.end - a!.end)
  for (const all of inOrder) {
    const [{ end, start }] = all as [Telling]
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop()
    const told = families(all).map((family) => saying(family, start, end, teams)!)
    const spell = { start, end, told, inner: [] }
    ;(open.at(-1)?.inner ?? outermost).push(spell)
    open.push(spell)
  }
  return outermost
}

/** What is told of a spell, of all of it or piece by piece; `undefined` where that cannot all be true. */
const agreed = ({ end, inner, start, told }: Spell): Known | undefined => {
  const all = [...told]
  if (inner.length > 0) {
    const pieces = inner.map(agreed)
    let [value, days] = [0, 0]
    let isExact = true
    for (const [index, piece] of pieces.entries()) {
      if (piece === undefined) return undefined
      value += piece.value
      isExact &&= piece.isExact
      if (piece.isFull) days += inner[index]!.end - inner[index]!.start
    }
    all.push({ value, isFull: days === end - start, isExact })
  }
  const most = all.reduce((a, b) => (a.value < b.value ? b : a))
  const exact = all.filter((one) => one.isFull && one.isExact)
  if (exact.some((one) => one.value < most.value)) return undefined
  return exact[0] ?? { ...most, isFull: all.some((one) => one.isFull), isExact: false }
}

/** What happened, as who told all of it says; `undefined` where what is known has to be weighed. */
const decided = (all: ReadonlyArray<Known>, isWithin: boolean): Known | undefined =>
  // Of several that say "at least", what each says of some of the days may be more together than what any says of all.
  all.find((one) => one.isFull && one.isExact) ?? (all.length === 1 && !isWithin ? all[0] : undefined)

/** What is known of days, by a unit's tellings and how many teams it has where these cover it; `undefined` where that has to be weighed. */
export const of = (
  tellings: ReadonlyArray<Telling>,
  teams: number
): ((start: number, end: number) => Known | undefined) => {
  const all = families(tellings)
  if (all.length === 1) {
    const [family] = all
    return (start, end) => saying(family!, start, end, teams)
  }
  // Whether each of several teams agrees with itself is not asked here.
  const isSimple = all.filter((one) => one.isTeams).length < 2
  if (!isSimple || spells(tellings, teams).some((spell) => agreed(spell) === undefined)) return () => undefined
  const known = (start: number, end: number): ReadonlyArray<Known> =>
    all.flatMap((family) => saying(family, start, end, teams) ?? [])
  const isWithin = (start: number, end: number): boolean =>
    tellings.some((one) => one.start <= start && end <= one.end && one.end - one.start > end - start)
  return (start, end) => decided(known(start, end), isWithin(start, end))
}
