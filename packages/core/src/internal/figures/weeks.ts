/** Measures reported by weeks have reporting months: a week belongs to the month of its Thursday. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import { formsOf, type Reports } from "./reports.ts"

/** Whether a measure is reported by weeks, and by nothing else. */
export const isWeekly = ({ figures, model, rowsOf }: Reports, measure: Measure.Resolved): boolean => {
  const forms = formsOf(model, measure.id)
  if (forms.length === 0 || !forms.every((form) => form.every === "week")) return false
  const isWeek = figures.texts.periods.map((period) => Period.bounds(period).kind === "week")
  return rowsOf(measure.id).every((row) => isWeek[figures.period[row]!])
}

/** Day 0 was a Thursday. */
const reportingWeeks = (start: number, end: number): readonly [number, number] => [
  Math.ceil(start / 7) * 7 - 3,
  Math.floor((end - 1) / 7) * 7 + 4
]

/** The days of a bucket, or those of the weeks that belong to it. */
export const daysOf = (bucket: Period.Period, weekly: boolean): readonly [number, number] => {
  const { end, kind, start } = Period.bounds(bucket)
  const whole = kind === "month" || kind === "quarter" || kind === "half" || kind === "year"
  return weekly && whole ? reportingWeeks(start, end) : [start, end]
}
