/** Units that have no team, where teams alone report: nobody is asked for what happens there. @internal */
import * as Day from "../../Day.ts"
import type * as Measure from "../../Measure.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import { formsOf } from "../boxes/reports.ts"
import * as Seat from "../boxes/seat.ts"
import type { Place } from "./about.ts"
import type * as Tellers from "../silence/tellers.ts"
import * as nouns from "./nouns.ts"

type Team = Model.Model["documents"]["teams"][number]

/** The units of which a team is one on a day: its host, what that became, or those in which it may be since. */
const hostsOn = (model: Model.Model, hierarchy: string, team: Team, day: Day.Day): ReadonlyArray<string> => {
  const on = Day.toEpoch(day)
  return Seat.staysOf(model, hierarchy)(team.id).find(({ from, to }) => from <= on && on < to)!.units
}

/** Whether a unit is what its teams are: those who should report are teams of its own, and make it up. */
export const isMadeOf = (
  model: Model.Model,
  { hierarchy, period, unit }: Pick<Place, "hierarchy" | "period" | "unit">,
  { reports }: Measure.Resolved,
  tellers: ReadonlyArray<Tellers.Teller>
): boolean =>
  tellers.length > 0 &&
  reports.includes("teams") &&
  tellers.every(({ id }) => {
    const team = model.teams.get(id)
    const day = Period.lastDay(period)
    if (team === undefined) return false
    return Model.hostOf(team, day) === unit || hostsOn(model, hierarchy, team, day).join() === unit
  })

/** How many, and what one is called: of the level at which teams sit, the unit itself or those in it. */
interface Teamless {
  readonly count: number
  readonly noun: nouns.Noun
  readonly isItself: boolean
}

/** `undefined` where others than teams report too, or teams of several levels do. */
export const of = (
  model: Model.Model,
  { hierarchy, period, unit }: Place,
  measure: Measure.Resolved
): Teamless | undefined => {
  const forms = formsOf(model, measure.id)
  if (forms.length === 0 || !measure.reports.includes("teams") || forms.some(({ by }) => "level" in by))
    return undefined
  const day = Period.lastDay(period)
  const there = Territory.snapshotAt(model.territory, hierarchy, day)
  const isAsked = (team: Team): boolean =>
    Day.within(day, team) && forms.some(({ by }) => "teams" in by && (by.teams === "all" || by.teams === team.kind))
  const hosts = new Set(model.documents.teams.filter(isAsked).flatMap((team) => hostsOn(model, hierarchy, team, day)))
  const levels = new Set([...hosts].flatMap((host) => there.level[there.number.get(host) ?? -1] ?? []))
  const [level] = levels
  if (level === undefined || levels.size > 1) return undefined
  const without = Territory.unitsAtLevel(there, level, unit).filter((one) => !hosts.has(one))
  const count = without.length
  return count === 0
    ? undefined
    : { count, noun: nouns.ofLevel(model, hierarchy, level), isItself: without[0] === unit }
}
