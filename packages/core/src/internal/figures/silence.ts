/**
 * Who should have reported and did not. Silence is a form not filed; of a measure on no form it is what is not covered.
 * @internal
 */
import * as Day from "../../Day.ts"
import type * as Form from "../../Form.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Silence } from "../../Reading.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { under } from "./owing.ts"
import type { Reports } from "./reports.ts"

/** Who should have reported in a cell: every one of them, and who was silent about what. */
export interface Roll {
  readonly expected: ReadonlyArray<string>
  readonly silent: ReadonlyArray<Silence>
  /** The level of the reporters; `undefined` for teams. */
  readonly level: string | undefined
}

type Asked = Pick<Rollup.Rollup, "hierarchy" | "boundaries" | "groups" | "buckets" | "team">

/** Units of a level in a group on a day, on the boundaries asked for. */
export const unitsIn = (
  territory: Territory.Territory,
  asked: Asked,
  level: number,
  group: number,
  day: Day.Day
): ReadonlyArray<string> => {
  const snapshot = Territory.snapshotAt(territory, asked.hierarchy, day)
  if (asked.boundaries === "as reported") return Territory.unitsAtLevel(snapshot, level, asked.groups[group]!)
  const place = Territory.placer(territory, asked)
  const on = Day.toEpoch(day)
  const isHere = (unit: string): boolean => {
    const here = place(unit).filter((one) => one.group === group && one.weight !== 0 && one.from <= on && on < one.to)
    // What nobody recorded makes a bound of a number, and nobody a reporter for another unit.
    return here.some((one) => one.lower > 0) || (here.length > 0 && isRecorded(territory, asked, unit, group))
  }
  return Territory.unitsAtLevel(snapshot, level).filter(isHere)
}

/** Whether a unit lies in a group on the boundaries asked for, or a succession says that something of it went there or came from it. */
const isRecorded = (territory: Territory.Territory, asked: Asked, unit: string, group: number): boolean => {
  if (asked.boundaries === "as reported") return true
  const there = Territory.snapshotAt(territory, asked.hierarchy, asked.boundaries.asOf)
  const lies = (id: string): boolean => Territory.ancestors(there, id).includes(asked.groups[group]!)
  if (lies(unit)) return true
  return territory.successions.some(
    (one) =>
      one.hierarchy === asked.hierarchy &&
      one.moves.some((move) => (move.from === unit && lies(move.to)) || (move.to === unit && lies(move.from)))
  )
}

/** The periods of a length in which a bucket lies; of weeks those whose Thursday is in it. */
const periodsIn = (bucket: Period.Period, every: Period.Bucket): ReadonlyArray<Period.Period> => {
  const all = Period.split(bucket, every)
  if (every !== "week") return all
  return all.filter((week) => Period.contains(bucket, Period.of(Day.add(Period.firstDay(week), 3), "day")))
}

/** The periods of a form that belong to a bucket. */
const periodsOf = (form: Form.Form, bucket: Period.Period): ReadonlyArray<Period.Period> =>
  periodsIn(bucket, form.every).filter(
    (period) => Day.within(Period.firstDay(period), form) && (form.every === "week" || Period.contains(bucket, period))
  )

const reporters = (
  { model }: Reports,
  asked: Asked,
  form: Form.Form,
  group: number,
  day: Day.Day
): ReadonlyArray<string> => {
  const { by } = form
  if ("level" in by) {
    if (by.hierarchy !== asked.hierarchy) return []
    const level = Territory.levelIndex(model.territory, asked.hierarchy, by.level)
    const units = level === -1 ? [] : unitsIn(model.territory, asked, level, group, day)
    return units.filter((unit) => under(model, by.hierarchy, unit, by.within, day))
  }
  const place = Territory.teamPlacer(model.territory, asked)
  return model.documents.teams
    .filter((team) => asked.team === undefined || team.id === asked.team)
    .filter((team) => (by.teams === "all" || team.kind === by.teams) && Day.within(day, team))
    .filter(
      (team) =>
        place(team, day).some((seat) => seat.in === group) &&
        under(model, asked.hierarchy, Model.hostOf(team, day), by.within, day)
    )
    .map((team) => team.id)
}

/** Whether a reporter told the same by another form: one whose period holds this one, or several that fill it. */
const toldElsewhere = (
  reports: Reports,
  forms: ReadonlyArray<Form.Form>,
  form: Form.Form,
  reporter: string,
  period: Period.Period
): boolean =>
  forms.some((other) => {
    if (other === form) return false
    const [first] = Period.split(period, other.every)
    if (first !== undefined && Period.contains(first, period)) return reports.isFiled(other, reporter, first)
    const parts = periodsIn(period, other.every)
    const isFilling = other.every === "week" || parts.every((part) => Period.contains(period, part))
    return isFilling && parts.length > 0 && parts.every((part) => reports.isFiled(other, reporter, part))
  })

/** Whether all of which a unit was made, wholly or in part, told it under their former codes. */
const toldByOrigins = (reports: Reports, form: Form.Form, reporter: string, period: Period.Period): boolean => {
  const made = reports.model.documents.successions
    .filter((one) => one.date <= Period.lastDay(period))
    .flatMap((one) => one.moves.filter((move) => move.to === reporter && move.from !== reporter))
  return made.length > 0 && made.every(({ from }) => reports.isFiled(form, from, period))
}

/** The roll of a measure's forms in a cell; `undefined` where no form says who should report here. */
export const byForms = (
  reports: Reports,
  asked: Asked,
  forms: ReadonlyArray<Form.Form>,
  group: number,
  bucket: Period.Period
): Roll | undefined => {
  const expected = new Set<string>()
  const silent: Array<Silence> = []
  let level: string | undefined
  for (const form of forms) {
    for (const period of periodsOf(form, bucket)) {
      for (const reporter of reporters(reports, asked, form, group, Period.lastDay(period))) {
        if ("level" in form.by) level ??= form.by.level
        expected.add(reporter)
        if (reports.isFiled(form, reporter, period) || toldByOrigins(reports, form, reporter, period)) continue
        if (!toldElsewhere(reports, forms, form, reporter, period)) silent.push({ reporter, period, form: form.id })
      }
    }
  }
  return expected.size === 0 ? undefined : { expected: [...expected], silent, level }
}
