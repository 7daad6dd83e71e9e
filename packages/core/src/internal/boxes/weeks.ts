/** Measures reported by weeks have reporting months: a week belongs to the month of its Thursday. @internal */
import type * as Measure from "../../Measure.ts"
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import { formsOf, type Reports } from "./reports.ts"

/** Whether forms ask for a measure by weeks, and by nothing else. */
export const isByWeeks = ({ model }: Reports, measure: Measure.Resolved): boolean => {
  const forms = formsOf(model, measure.id)
  return forms.length > 0 && forms.every((form) => form.every === "week")
}

/** Day 0 was a Thursday, and day 4 a Monday. */
const isWeek = ([start, end]: Days): boolean => end - start === 7 && (start - 4) % 7 === 0

type Days = readonly [start: number, end: number]

/** What was told of days of a bucket, or of the weeks that belong to it. */
const near = (told: ReadonlyArray<Days>, bucket: Period.Period): ReadonlyArray<Days> => {
  const [first, after] = daysOf(bucket, true)
  const { end, start } = Period.bounds(bucket)
  const [from, to] = [Math.min(start, first), Math.max(end, after)]
  return told.filter((days) => from < days[1] && days[0] < to)
}

/** Whether anything near a bucket was told of other days than weeks. */
export const hasOthers = (told: ReadonlyArray<Days>, bucket: Period.Period): boolean =>
  !near(told, bucket).every(isWeek)

/** Whether weeks that belong to a bucket were told, and nothing else near it. */
export const areWeeks = (told: ReadonlyArray<Days>, bucket: Period.Period): boolean => {
  const [first, after] = daysOf(bucket, true)
  return told.some(([start, end]) => first < end && start < after) && !hasOthers(told, bucket)
}

/** Where the first week begins whose Thursday is no earlier than a day; day 0 was a Thursday. */
const firstWeek = (day: number): number => Math.ceil(day / 7) * 7 - 3

const isMonthsFirst = (day: number): boolean => Day.civil(day).day === 1

/**
 * The days of a bucket, or those of the weeks that belong to it: where it begins or ends with a month, with the first or last week of
 * that. A year so far begins as the year does.
 */
export const daysOf = (bucket: Period.Period, weekly: boolean): readonly [number, number] => {
  const { end, start } = Period.bounds(bucket)
  const [from, to] = [start, end].map((day) => (weekly && isMonthsFirst(day) ? firstWeek(day) : day)) as [
    number,
    number
  ]
  return from < to ? [from, to] : [start, end]
}
