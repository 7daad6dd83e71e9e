/**
 * A calendar day, as ISO text (`2025-07-01`): texts order as days do. No clock, no time zone.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { maker } from "./internal/document.ts"
import { notADay } from "./internal/spelling.ts"

/**
 * Days since 1970-01-01 of a date in the proleptic Gregorian calendar (Howard Hinnant, `days_from_civil`).
 *
 * @category conversions
 * @since 0.1.0
 */
export const epochOf = (year: number, month: number, day: number): number => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** Year, month and day of a day number: the inverse of {@link epochOf}. @category conversions @since 0.1.0 */
export const civil = (epoch: number): { readonly year: number; readonly month: number; readonly day: number } => {
  const z = epoch + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted + (shifted < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  }
}

/** The days of a month in the proleptic Gregorian calendar. */
const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Two digits of a text as a number; `NaN` where they are none. */
const pair = (text: string, at: number): number => {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** Whether a text is a day that exists, written `YYYY-MM-DD`. @category predicates @since 0.1.0 */
export const exists = (text: string): boolean => {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return false
  const [year, month, day] = [pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8)]
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/**
 * A day that exists, written `YYYY-MM-DD`.
 *
 * @category models
 * @since 0.1.0
 */
export const Day = Schema.String.check(Schema.makeFilter((text) => (exists(text) ? undefined : notADay(text))))
/** @category models @since 0.1.0 */
export type Day = typeof Day.Type

/** A day from its text; throws a `DocumentError` for a day that does not exist. @category constructors @since 0.1.0 */
export const from = maker("Day", Day)

/** Days since 1970-01-01. @category conversions @since 0.1.0 */
export const toEpoch = (day: Day): number =>
  epochOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))

const pad = (value: number, width: number): string => String(value).padStart(width, "0")

/** The day so many days after 1970-01-01. @category conversions @since 0.1.0 */
export function fromEpoch(epoch: number): Day {
  const { year, month, day } = civil(epoch)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/**
 * The day `days` later, or earlier when negative.
 *
 * @example
 * ```ts
 * import { Day } from "@lantoa/core"
 *
 * Day.add("2024-02-28", 1) // => "2024-02-29"
 * ```
 *
 * @category arithmetic
 * @since 0.1.0
 */
export const add = (day: Day, days: number): Day => fromEpoch(toEpoch(day) + days)

/**
 * A span of days, `from` inside and `to` outside; open where absent.
 *
 * @category models
 * @since 0.1.0
 */
export interface Span {
  readonly from?: Day
  readonly to?: Day
}

/** The two fields of a dated fact, to spread into a schema: valid from `from` until before `to`. @category schemas @since 0.1.0 */
export const dated = {
  /** The first day; from the beginning of time where it is left out. */
  from: Schema.optionalKey(Day),
  /** The first day after: what ended on 30 June has 1 July here. Without it there is no end. */
  to: Schema.optionalKey(Day)
}

/** Whether the day lies in the span. @category predicates @since 0.1.0 */
export const within = (day: Day, span: Span): boolean =>
  (span.from === undefined || span.from <= day) && (span.to === undefined || day < span.to)

/** Whether two spans share a day. @category predicates @since 0.1.0 */
export const overlap = (a: Span, b: Span): boolean =>
  (a.from === undefined || b.to === undefined || a.from < b.to) &&
  (b.from === undefined || a.to === undefined || b.from < a.to)
