/** Whether filings fit a model: every disagreement, with its place and its remedy. @internal */
import * as Day from "../../Day.ts"
import * as Instant from "../../Instant.ts"
import type * as Form from "../../Form.ts"
import type { Problem } from "../../Problem.ts"
import type { Model } from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Filing } from "../../Store.ts"
import * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import { tree } from "../territory/territory.ts"
import { inLife, under } from "../boxes/owing.ts"
import { isTooEarly } from "./checkKnown.ts"
import { needing } from "./ids.ts"
import { collectRows, type Path, type Report } from "./problems.ts"

/** A day of somebody's life where it is one of a period, else the period's last. */
const dayIn = (period: Period.Period, day: Day.Day): Day.Day =>
  Period.contains(period, Period.of(day, "day")) ? day : Period.lastDay(period)

/** Why a body does not file a form for a period; `undefined` where it does, for who lived in it may have something to say of it. */
const stranger = (model: Model, form: Form.Form, { period, reporter }: Filing): string | undefined => {
  const { by } = form
  const last = Period.lastDay(period)
  const outside = `lies outside ${by.within.map((one) => `"${one}"`).join(", ")}, where the form is filed`
  if ("level" in by) {
    const day = dayIn(period, inLife(tree(model.territory, by.hierarchy), reporter, Day.toEpoch(last)))
    const snapshot = Territory.snapshotAt(model.territory, by.hierarchy, day)
    const number = snapshot.number.get(reporter)
    if (number === undefined && model.teams.has(reporter))
      return `is a team, and units of the level "${by.level}" file it`
    if (number === undefined) {
      const moves = Territory.eventsOfUnit(model.territory, reporter).flatMap((one) => one.moves)
      const kin = new Set(moves.flatMap(({ from, to }) => [from, to]))
      const then = [...kin].filter((one) => snapshot.number.has(one))
      return `does not exist in "${by.hierarchy}" on ${day}${then.length === 0 ? "" : `, when there was "${then.join('" and "')}"`}`
    }
    if (snapshot.level[number] !== Territory.levelIndex(model.territory, by.hierarchy, by.level))
      return `is no unit of the level "${by.level}", whose units file it`
    return under(model, by.hierarchy, reporter, by.within, day) ? undefined : outside
  }
  const team = model.teams.get(reporter)
  if (team === undefined) return "is no team, and teams file it"
  if (by.teams !== "all" && team.kind !== by.teams) return `is a team of the kind "${team.kind}", not "${by.teams}"`
  const day = team.to === undefined || last < team.to ? last : dayIn(period, Day.add(team.to, -1))
  if (!Day.within(day, team)) return `does not exist on ${day}`
  const host = Team.hostOn(team, day)
  const hierarchies = [...model.territory.hierarchies.keys()]
  return hierarchies.some((hierarchy) => under(model, hierarchy, host, by.within, day)) ? undefined : outside
}

const one = (model: Model, form: Form.Form, filing: Filing, path: Path, report: Report): void => {
  const { knownAt, period, reporter } = filing
  if (Period.of(Period.firstDay(period), form.every) !== period) {
    const [first, last] = [Period.firstDay, Period.lastDay].map((day) => Period.of(day(period), form.every))
    const near = first === last ? first : `each ${form.every} from ${first} to ${last}`
    report(
      "other-period",
      [...path, "period"],
      `"${form.id}" is filed every ${form.every}, and ${period} is none: file it for ${near}`
    )
    return
  }
  if (!Day.within(Period.firstDay(period), form)) {
    report(
      "other-period",
      [...path, "period"],
      `"${form.id}" is not in use in ${period}: correct the period or the form's dates`
    )
  }
  const [known, start] = [Instant.toMillis(knownAt), Instant.startOf(Period.firstDay(period))]
  if (isTooEarly(known, start)) {
    report(
      "known-too-early",
      [...path, "knownAt"],
      `${Instant.render(knownAt)} comes before ${period} begins, when nothing of "${form.id}" is known yet: correct the period, or say when the filing became known`
    )
  }
  const why = stranger(model, form, filing)
  if (why !== undefined) {
    report(
      "other-reporter",
      [...path, "reporter"],
      `"${reporter}" ${why}: correct the reporter, the period or the form "${form.id}"`
    )
  }
}

/** All problems; paths start with the filing's place in the list. */
export const checkFilings = (model: Model, filings: ReadonlyArray<Filing>): ReadonlyArray<Problem> =>
  collectRows((report) => {
    const need = needing(report)
    const reporters = new Set([...model.units.keys(), ...model.teams.keys()])
    const forms = new Set(model.forms.keys())
    filings.forEach((filing, index) => {
      need("form", forms, filing.form, [index, "form"])
      need("unit, organisation or team", reporters, filing.reporter, [index, "reporter"])
      const form = model.forms.get(filing.form)
      if (form !== undefined && reporters.has(filing.reporter)) one(model, form, filing, [index], report)
    })
  })
