/**
 * The stock of a team is with the team: the newest that it told, for whichever host, stands on each day in the unit where it sits
 * then, and nowhere else. @internal
 */
import type { Semantics } from "./box.ts"
import { always, type Place, type Places } from "../places/place.ts"

interface Days {
  readonly from: number
  readonly to: number
}

const isAt = ({ forebears, holds }: Places, place: Place, unit: string): boolean =>
  place.units.includes(unit) ||
  holds(place, [unit]) ||
  forebears(place).some((one) => one.isWhole && one.place.units.includes(unit))

const isUnit = ({ kind }: Place): boolean => kind === "unit" || kind === "own"

/** Days that follow one another are one. */
export const joined = (all: ReadonlyArray<Days>): ReadonlyArray<Days> => {
  const found: Array<Days> = []
  for (const one of [...all].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last === undefined || last.to < one.from) found.push(one)
    else found[found.length - 1] = { from: last.from, to: Math.max(last.to, one.to) }
  }
  return found
}

/** The days on which a team sits in a place, and those of which it told something for it, of stocks. */
export const daysIn = (
  { measure, stays }: Semantics,
  places: Places,
  place: Place,
  team: string,
  told: ReadonlyArray<number>
): ReadonlyArray<Days> => {
  const all = stays(team)
  if (measure.accumulation !== "stock" || !isUnit(place) || all.every(({ units }) => units.length === 0))
    return [always]
  const there = all.filter(({ units }) => units.some((unit) => isAt(places, place, unit)))
  return joined([...there, ...told.map((day) => ({ from: day, to: day + 1 }))])
}

/** The other hosts of a team of a place, of stocks. */
export const elsewhere = (
  { hosts, measure }: Semantics,
  places: Places,
  place: Place,
  team: string | undefined
): ReadonlyArray<Place> => {
  if (team === undefined || measure.accumulation !== "stock" || !isUnit(place)) return []
  const all = hosts(team)
  if (!place.units.some((unit) => all.includes(unit))) return []
  return all.flatMap((unit) => (place.units.includes(unit) ? [] : (places.unit(unit) ?? [])))
}
