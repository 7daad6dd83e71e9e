/** Whether what is filed for a team is filed with its host: a team belongs to the unit it sits in. @internal */
import * as Day from "../../Day.ts"
import type { Model } from "../../Model.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import { inLife } from "../boxes/owing.ts"
import { type Lineage, nobody } from "../territory/lineage.ts"
import { lineage, tree } from "../territory/territory.ts"
import type { Path, Report } from "./problems.ts"

/** The days of a period on which something begins that may be new: its first, and those of others that lie in it. */
const daysOf = (period: Period.Period, others: ReadonlyArray<Day.Day | undefined>): ReadonlyArray<Day.Day> => {
  const [first, last] = [Period.firstDay(period), Period.lastDay(period)]
  return [first, ...others.flatMap((day) => (day !== undefined && first < day && day <= last ? [day] : []))]
}

/** The units that documents give a team on the days of a period. */
const hostsIn = (team: Team.Team, period: Period.Period): ReadonlySet<string> => {
  const days = daysOf(
    period,
    team.hosts.flatMap(({ from, to }) => [from, to])
  )
  return new Set(days.map((day) => Team.hostOn(team, day)))
}

const along = (steps: Lineage["out"], keys: ReadonlyArray<number>): ReadonlySet<number> => {
  const found = new Set(keys)
  // A set tells also what is added while it is told.
  for (const key of found) {
    for (const { edges } of steps.get(key) ?? []) for (const edge of edges) if (edge.key !== nobody) found.add(edge.key)
  }
  return found
}

/** Units with what they were made of and what they became, under whatever code. */
const kin = (model: Model, hierarchy: string, units: Iterable<string>): ReadonlyArray<string> => {
  const { ids, keys } = tree(model.territory, hierarchy)
  const { into, out } = lineage(model.territory, hierarchy)
  const own = [...units].flatMap((unit) => keys.get(unit) ?? [])
  return [...along(out, own), ...along(into, own)].map((key) => ids[key]!)
}

/** All for whom a team's figures of a period may be filed: its hosts, the units above them, and the kin of both. */
const homesIn = (model: Model, hosts: ReadonlySet<string>, period: Period.Period): ReadonlySet<string> => {
  const found = new Set(hosts)
  for (const hierarchy of model.territory.hierarchies.keys()) {
    const days = daysOf(period, Territory.changeDays(model.territory, hierarchy))
    const columns = tree(model.territory, hierarchy)
    const own = kin(model, hierarchy, hosts)
    const above = own.flatMap((unit) =>
      days.flatMap((day) => {
        const lived = inLife(columns, unit, Day.toEpoch(day))
        return Territory.ancestors(Territory.snapshotAt(model.territory, hierarchy, lived), unit).slice(1)
      })
    )
    for (const unit of [...own, ...kin(model, hierarchy, above)]) found.add(unit)
  }
  return found
}

/** Weekly figures of many teams ask the same of each week: what was found is kept, by the hosts and the period. */
const known = new WeakMap<Model, Map<string, ReadonlySet<string>>>()

const remembered = (model: Model, hosts: ReadonlySet<string>, period: Period.Period): ReadonlySet<string> => {
  const all = known.get(model) ?? new Map<string, ReadonlySet<string>>()
  known.set(model, all)
  const key = JSON.stringify([period, ...hosts])
  const found = all.get(key) ?? homesIn(model, hosts, period)
  all.set(key, found)
  return found
}

/** Whether units are none of a team's in a period; those of a team nobody knows are for another rule. */
const strangers = (
  model: Model,
  id: string | undefined,
  units: ReadonlyArray<string>,
  period: Period.Period
): ReadonlySet<string> | undefined => {
  const team = id === undefined ? undefined : model.teams.get(id)
  if (team === undefined || (team.hosts.length === 0 && units.includes(team.host!))) return undefined
  const hosts = hostsIn(team, period)
  if (units.some((unit) => hosts.has(unit))) return undefined
  const homes = remembered(model, hosts, period)
  return units.some((unit) => homes.has(unit)) ? undefined : hosts
}

/** Whether a team sits in one of these units, or below it, in a period. */
export const isAtHome = (
  model: Model,
  team: string | undefined,
  units: ReadonlyArray<string>,
  period: Period.Period
): boolean => strangers(model, team, units, period) === undefined

const listed = (units: Iterable<string>): string => Array.from(units, (unit) => `"${unit}"`).join(" or ")

/** A team's figure that is filed for somebody else. */
export const checkHost = (
  model: Model,
  { period, team, units }: Observation.Observation,
  path: Path,
  report: Report
): void => {
  const hosts = units.every((unit) => model.units.has(unit)) ? strangers(model, team, units, period) : undefined
  if (hosts === undefined) return
  const [mine, theirs] = [listed(hosts), listed(units)]
  report(
    "other-host",
    [...path, "units"],
    `the host of "${team}" in ${period} is ${mine}, not ${theirs}: file it for ${mine}, or give the team that host from that day`
  )
}
