/**
 * Whose a team's figure is: its host's of those days, whatever unit it names that holds it. A team that went with its host into
 * another unit tells for that all that it did in both. @internal
 */
import * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import type { Place, Places } from "../places/place.ts"
import * as Hosts from "../territory/hosts.ts"
import { lineage, tree } from "../territory/territory.ts"
import type * as Walk from "../territory/walk.ts"

/** Where a team is from a day on until before another: with one unit, or it may be in any of several. */
export interface Stay {
  readonly from: number
  readonly to: number
  readonly units: ReadonlyArray<string>
}

type Team = Model.Model["documents"]["teams"][number]
type StaysOf = (team: string) => ReadonlyArray<Stay>

const make = (model: Model.Model, hierarchy: string): StaysOf => {
  const columns = tree(model.territory, hierarchy)
  const line = lineage(model.territory, hierarchy)
  const walks = new Map<number, (key: number) => Walk.Weights>()
  const seats = (team: Team, day: number): ReadonlyArray<string> => {
    const key = columns.keys.get(Model.hostOf(team, Day.fromEpoch(day)))
    if (key === undefined) return []
    const walk = walks.get(day) ?? Hosts.onDay(columns, line, day)
    walks.set(day, walk)
    const found = [...walk(key)]
    // What certainly holds those in which a team may be is none of them.
    const open = found.filter(([, { lower }]) => lower !== 1)
    return (open.length === 0 ? found : open).map(([unit]) => columns.ids[unit]!)
  }
  const found = new Map<string, ReadonlyArray<Stay>>()
  return (id) => {
    const known = found.get(id)
    if (known !== undefined) return known
    const team = model.teams.get(id)
    const moves = (team?.hosts ?? []).flatMap(({ from, to }) => [from, to])
    const own = moves.flatMap((day) => (day === undefined ? [] : [Day.toEpoch(day)]))
    const days = [...new Set([...columns.days, ...own])].sort((a, b) => a - b)
    const stays = [-Infinity, ...days].map((from, index): Stay => {
      const on = from === -Infinity ? (days[0] ?? 1) - 1 : from
      return { from, to: days[index] ?? Infinity, units: team === undefined ? [] : seats(team, on) }
    })
    found.set(id, stays)
    return stays
  }
}

const known = new WeakMap<Model.Model, Map<string, StaysOf>>()

/** Where a team is, from each day on which that may change. */
export const staysOf = (model: Model.Model, hierarchy: string): StaysOf => {
  const all = known.get(model) ?? new Map<string, StaysOf>()
  known.set(model, all)
  const found = all.get(hierarchy) ?? make(model, hierarchy)
  all.set(hierarchy, found)
  return found
}

interface Seat {
  /** The unit whose a figure is. */
  readonly unit: string
  /** Whether it is of those below that unit, and not of what the unit does itself. */
  readonly isBelow: boolean
}

/** Whether all that one unit did is another's: it is that one, or that was made of it. */
const isWithin = (places: Places, unit: string, host: Place): boolean =>
  host.units.includes(unit) || places.forebears(host).some((one) => one.isWhole && one.place.units.includes(unit))

/** Whose a team's figure is that names a unit: of the host that had the team, or all that had it, on these days. */
export const of = (
  stays: ReadonlyArray<Stay>,
  places: Places,
  unit: string,
  [start, end]: readonly [start: number, end: number]
): Seat => {
  const named = places.unit(unit)
  const hosts = [...new Set(stays.flatMap(({ from, to, units }) => (from < end && start < to ? units : [])))]
  if (
    named === undefined ||
    !places.holds(
      named,
      hosts.filter((one) => one !== unit)
    )
  )
    return { unit, isBelow: false }
  const last = stays.findLast(({ from }) => from < end)?.units ?? []
  const host = last.length === 1 && places.holds(named, last) ? places.unit(last[0]!) : undefined
  const isItsOwn = host !== undefined && hosts.every((one) => isWithin(places, one, host))
  return isItsOwn ? { unit: last[0]!, isBelow: false } : { unit, isBelow: true }
}
