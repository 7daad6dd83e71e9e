/**
 * Periods: calendar-exact spans of time with one text each.
 *
 * A period is its canonical text: `2025`, `2025-H1`, `2025-Q2`, `2025-03`, `2025-W09`, `2025-03-26`, or a range
 * `start/end` with both ends included, such as the union term `2022/2027`. Inside, it is a half-open interval of days.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"
import * as Day from "./Day.ts"
import * as calendar from "./internal/calendar.ts"
import { maker } from "./internal/document.ts"
import { noSuchDay, suggestPeriod } from "./internal/spelling.ts"
import type { Language } from "./Text.ts"
import * as Words from "./Words.ts"
import { spoken } from "./internal/spoken.ts"

const most: { readonly [kind: string]: readonly [name: string, count: number, width: number] } = {
  "": ["months", 12, 2],
  H: ["halves", 2, 1],
  Q: ["quarters", 4, 1],
  W: ["weeks", 53, 2]
}

/** That a year has no such month, quarter or week, where that is all that is wrong with what was written. */
const noSuchPart = (text: string): string | undefined => {
  const [, year, kind] = /^(\d{4})-([HQW]?)\d{1,2}$/.exec(text) ?? []
  const [name, count, width] = most[kind ?? "none"] ?? ["", 0, 0]
  const labels = Array.from({ length: count }, (_, at) => `${year}-${kind}${String(at + 1).padStart(width, "0")}`)
  const last = labels.findLast((label) => calendar.read(label) !== undefined)
  return last === undefined ? undefined : `${name} of that year are ${labels[0]} to ${last}`
}

/** That a range ends before it starts, where that is all that is wrong with it. */
const turned = (text: string): string | undefined => {
  const [start, end, ...more] = text.split("/").map(calendar.read)
  return start !== undefined && end !== undefined && more.length === 0
    ? `it ends before it starts, did you mean ${text.split("/").reverse().join("/")}?`
    : undefined
}

const meant = (text: string): string => {
  const near = suggestPeriod(text)
  const hint = near === undefined ? (noSuchPart(text) ?? turned(text)) : `did you mean ${near}?`
  return hint === undefined ? "" : `; ${hint}`
}

/**
 * A period, as its canonical text. Decoding also reads the spellings of DHIS2 (`202503`, `2025Q2`, `2025W9`, `2025April` …)
 * and turns them into the canonical text.
 *
 * @category models
 * @since 0.1.0
 */
export const Period = Schema.String.pipe(
  Schema.decodeTo(
    Schema.String.pipe(Schema.brand("Period")),
    SchemaTransformation.transformEffect({
      decode: (text: string, options) => {
        const bounds = calendar.read(text)
        return bounds === undefined
          ? Effect.fail(
              new SchemaIssue.InvalidValue(
                {
                  message:
                    noSuchDay(text) ??
                    `"${text}" is no period: write 2025, 2025-H1, 2025-Q2, 2025-03, 2025-W09, 2025-03-26 or start/end${meant(text)}`
                },
                text,
                options
              )
            )
          : Effect.succeed(calendar.write(bounds))
      },
      encode: (period: string) => Effect.succeed(period)
    })
  )
)
/** @category models @since 0.1.0 */
export type Period = typeof Period.Type

/**
 * A period from any of its spellings; throws a `DocumentError` when the text is none.
 *
 * @example
 * ```ts
 * import { Period } from "@lantoa/core"
 *
 * Period.from("2025-04-01/2025-06-30") // => "2025-Q2"
 * Period.from("202503") // => "2025-03"
 * Period.from("2022/2027") // => "2022/2027"
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const from = maker("Period", Period)

/** Lengths of time that tile the calendar. @category models @since 0.1.0 */
export const Bucket = Schema.Literals(["year", "half", "quarter", "month", "week", "day"])
/** @category models @since 0.1.0 */
export type Bucket = typeof Bucket.Type

/** A half-open interval of days since 1970-01-01: `start` inside, `end` outside. @category models @since 0.1.0 */
export type DayInterval = calendar.DayInterval

const cache = new Map<string, DayInterval>()

/** First day inside and first day after, as day numbers, and the kind of period. @category conversions @since 0.1.0 */
export const bounds = (period: Period): DayInterval => {
  let found = cache.get(period)
  if (found === undefined) {
    found = calendar.read(period)!
    if (cache.size > 50_000) cache.clear()
    cache.set(period, found)
  }
  return found
}

/** The first day. @category conversions @since 0.1.0 */
export const firstDay = (period: Period): Day.Day => Day.fromEpoch(bounds(period).start)
/** The last day. @category conversions @since 0.1.0 */
export const lastDay = (period: Period): Day.Day => Day.fromEpoch(bounds(period).end - 1)
/** How many days. @category conversions @since 0.1.0 */
export const days = (period: Period): number => bounds(period).end - bounds(period).start

/** The bucket of a length that holds a day. @category constructors @since 0.1.0 */
export const of = (day: Day.Day, bucket: Bucket): Period => calendar.bucketText(Day.toEpoch(day), bucket) as Period

/** The period of the days from `start` until before `end`, as day numbers. @category constructors @since 0.1.0 */
export const ofDays = (start: number, end: number): Period => calendar.write({ kind: "range", start, end }) as Period

/** The day of a day number, as a period. @category constructors @since 0.1.0 */
export const ofEpoch = (epoch: number): Period => calendar.bucketText(epoch, "day") as Period

/** The span of days from `first` to `last`, both included. @category constructors @since 0.1.0 */
export const span = (first: Day.Day, last: Day.Day): Period => from(`${first}/${last}`)

/**
 * Whether `inner` lies wholly in `outer`.
 *
 * @example
 * ```ts
 * import { Period } from "@lantoa/core"
 *
 * Period.contains(Period.from("2025"), Period.from("2025-Q2")) // => true
 * Period.contains(Period.from("2025"), Period.from("2025-W01")) // => false
 * ```
 *
 * @category predicates
 * @since 0.1.0
 */
export const contains = (outer: Period, inner: Period): boolean => {
  const o = bounds(outer)
  const i = bounds(inner)
  return o.start <= i.start && i.end <= o.end
}

/** Whether the two share a day. @category predicates @since 0.1.0 */
export const overlaps = (a: Period, b: Period): boolean =>
  bounds(a).start < bounds(b).end && bounds(b).start < bounds(a).end

/**
 * The period of the same kind right after (`steps` later; earlier when negative). A range moves by its own length: a term
 * of years by years, months by months, those from the 26th to the 25th as well, other ranges by days (which may land on a month, and
 * is one then).
 *
 * @example
 * ```ts
 * import { Period } from "@lantoa/core"
 *
 * Period.shift(Period.from("2025-Q4"), 1) // => "2026-Q1"
 * Period.shift(Period.from("2022/2027"), 1) // => "2028/2033"
 * ```
 *
 * @category arithmetic
 * @since 0.1.0
 */
export const shift = (period: Period, steps: number): Period => {
  let at = bounds(period)
  const { kind } = at
  if (kind === "range") return calendar.write(calendar.moveRange(at, steps)) as Period
  for (let step = 0; step < Math.abs(steps); step++) {
    at = calendar.read(calendar.bucketText(steps > 0 ? at.end : at.start - 1, kind))!
  }
  return calendar.write(at) as Period
}

/**
 * All buckets of a length that touch the period, in order: months of a quarter, years of a term.
 *
 * @example
 * ```ts
 * import { Period } from "@lantoa/core"
 *
 * Period.split(Period.from("2025-Q2"), "month") // => [ '2025-04', '2025-05', '2025-06' ]
 * ```
 *
 * @category conversions
 * @since 0.1.0
 */
export const split = (period: Period, bucket: Bucket): Array<Period> => {
  const { start, end } = bounds(period)
  const parts: Array<Period> = []
  for (let at = start; at < end;) {
    const text = calendar.bucketText(at, bucket) as Period
    parts.push(text)
    at = bounds(text).end
  }
  return parts
}

/** Orders by first day, then by last. @category ordering @since 0.1.0 */
export const compare = (a: Period, b: Period): number =>
  bounds(a).start - bounds(b).start || bounds(a).end - bounds(b).end

const dayText = (epoch: number, language: Language): string => Words.day(Day.fromEpoch(epoch), language)

const roman = ["I", "II", "III", "IV"]

type Month = Omit<ReturnType<typeof Day.civil>, "day">

/** Whole months: from the start of a year they are counted, as running totals are. */
const months = (first: Month, last: Month, vi: boolean): string => {
  const isOneYear = first.year === last.year
  if (!vi) {
    return `${Words.months[first.month - 1]}${isOneYear ? "" : ` ${first.year}`} to ${Words.months[last.month - 1]} ${last.year}`
  }
  if (isOneYear && first.month === 1) return `${last.month} tháng đầu năm ${last.year}`
  return `từ tháng ${first.month}${isOneYear ? "" : `/${first.year}`} đến tháng ${last.month}/${last.year}`
}

/**
 * As a person writes it: `quý II/2023`, `tháng 3/2025`, `Q2 2023`, `March 2025`.
 *
 * @example
 * ```ts
 * import { Period } from "@lantoa/core"
 *
 * Period.render(Period.from("2023-Q2"), "vi") // => "quý II/2023"
 * Period.render(Period.from("2022/2027"), "vi") // => "giai đoạn 2022 – 2027"
 * ```
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (period: Period, language: Language): string => {
  const { kind, start, end } = bounds(period)
  const { year, month } = Day.civil(start)
  const vi = spoken(language) === "vi"
  switch (kind) {
    case "year":
      return vi ? `năm ${year}` : `${year}`
    case "half":
      return vi ? `6 tháng ${month <= 6 ? "đầu" : "cuối"} năm ${year}` : `H${month <= 6 ? 1 : 2} ${year}`
    case "quarter": {
      const quarter = Math.ceil(month / 3)
      return vi ? `quý ${roman[quarter - 1]}/${year}` : `Q${quarter} ${year}`
    }
    case "month":
      return vi ? `tháng ${month}/${year}` : `${Words.months[month - 1]} ${year}`
    case "week": {
      const [weekYear, number] = period.split("-W")
      return vi ? `tuần ${Number(number)}/${weekYear}` : `week ${Number(number)}, ${weekYear}`
    }
    case "day":
      return vi ? `ngày ${dayText(start, language)}` : dayText(start, language)
    case "range": {
      const [first, last] = period.split("/")
      const years = first!.length === 4 && last!.length === 4
      if (years) return vi ? `giai đoạn ${first} – ${last}` : `${first}–${last}`
      const isWhole = [start, end].every((one) => Day.civil(one).day === 1)
      if (isWhole) return months({ year, month }, Day.civil(end - 1), vi)
      return vi
        ? `từ ${dayText(start, language)} đến ${dayText(end - 1, language)}`
        : `${dayText(start, language)} to ${dayText(end - 1, language)}`
    }
  }
}
