/**
 * Who should have reported and did not. Silence is a form not filed; of a measure on no form it is what is not covered.
 * @internal
 */
import * as Day from "../../Day.ts"
import type * as Form from "../../Form.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Silence } from "../../Reading.ts"
import type { Reports } from "./reports.ts"
import { type Asked, reporters } from "./roster.ts"

/** Who should have reported in a cell: every one of them, and who was silent about what. */
export interface Roll {
  readonly expected: ReadonlyArray<string>
  readonly silent: ReadonlyArray<Silence>
  /** The level of the reporters; `undefined` for teams. */
  readonly level: string | undefined
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

/** By unit, what it was made of, wholly or in part, and when. */
type Origins = ReadonlyMap<string, ReadonlyArray<{ readonly from: string; readonly date: Day.Day }>>

const origins = new WeakMap<Model.Model, Origins>()

const originsOf = (model: Model.Model): Origins => {
  const known = origins.get(model)
  if (known !== undefined) return known
  const found = new Map<string, Array<{ readonly from: string; readonly date: Day.Day }>>()
  for (const { date, moves } of model.documents.successions) {
    for (const { from, to } of moves) if (from !== to) found.set(to, [...(found.get(to) ?? []), { from, date }])
  }
  origins.set(model, found)
  return found
}

/** Whether all of which a unit was made, wholly or in part, told it under their former codes. */
const toldByOrigins = (reports: Reports, form: Form.Form, reporter: string, period: Period.Period): boolean => {
  const all = originsOf(reports.model).get(reporter) ?? []
  const made = all.filter(({ date }) => date <= Period.lastDay(period))
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
      for (const reporter of reporters(reports.model, asked, form, group, Period.lastDay(period))) {
        if ("level" in form.by) level ??= form.by.level
        expected.add(reporter)
        if (reports.isFiled(form, reporter, period) || toldByOrigins(reports, form, reporter, period)) continue
        if (!toldElsewhere(reports, forms, form, reporter, period)) silent.push({ reporter, period, form: form.id })
      }
    }
  }
  return expected.size === 0 ? undefined : { expected: [...expected], silent, level }
}
