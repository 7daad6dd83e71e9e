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

const agree = (a: Known, b: Known): boolean => {
  if (a.isFull && b.isFull && a.isExact && b.isExact) return a.value === b.value
  // What is all of it is no less than what is known of a part of it, or at least.
  return (!(a.isFull && a.isExact) || b.value <= a.value) && (!(b.isFull && b.isExact) || a.value <= b.value)
}

const allAgree = (all: ReadonlyArray<Known>): boolean =>
  all.every((one, index) => all.slice(0, index).every((other) => agree(one, other)))

/** What happened; `undefined` where what is known has to be weighed. */
const decided = (all: ReadonlyArray<Known>, isWithin: boolean): Known | undefined => {
  if (!allAgree(all)) return undefined
  const exact = all.find((one) => one.isFull && one.isExact)
  if (exact !== undefined || isWithin) return exact
  if (all.length === 1) return all[0]
  return all.every((one) => one.isFull) ? all.reduce((a, b) => (a.value < b.value ? b : a)) : undefined
}

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
  const known = (start: number, end: number): ReadonlyArray<Known> =>
    all.flatMap((family) => saying(family, start, end, teams) ?? [])
  // Every telling agrees with what others say of its days; those of teams stand for themselves.
  const isSound = tellings.every(({ end, start, team }) => team !== -1 || allAgree(known(start, end)))
  if (!isSound) return () => undefined
  const isWithin = (start: number, end: number): boolean =>
    tellings.some((one) => one.start <= start && end <= one.end && one.end - one.start > end - start)
  return (start, end) => decided(known(start, end), isWithin(start, end))
}
