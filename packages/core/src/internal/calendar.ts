/** The calendar behind periods: kinds, their bounds and their canonical texts. @internal */
import * as Day from "../Day.ts"

type Kind = "year" | "half" | "quarter" | "month" | "week" | "day" | "range"
type Bucket = Exclude<Kind, "range">

/** A half-open interval of days since 1970-01-01. */
export interface DayInterval {
  readonly kind: Kind
  readonly start: number
  readonly end: number
}

const monthStart = (year: number, month: number): number =>
  Day.epochOf(year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1, 1)

/** Monday of ISO week 1 of a year: the week that holds 4 January. */
const weekOne = (year: number): number => {
  const fourth = Day.epochOf(year, 1, 4)
  return fourth - ((((fourth + 3) % 7) + 7) % 7)
}

const months = (kind: Kind, year: number, month: number, length: number): DayInterval => ({
  kind,
  start: monthStart(year, month),
  end: monthStart(year, month + length)
})

const days = (kind: Kind, start: number, length: number): DayInterval => ({ kind, start, end: start + length })

interface Form {
  readonly pattern: RegExp
  readonly bounds: (part: (index: number) => number) => DayInterval | undefined
}

const within = (value: number, from: number, to: number, bounds: () => DayInterval): DayInterval | undefined =>
  value >= from && value <= to ? bounds() : undefined

const day = (year: number, month: number, date: number): DayInterval | undefined => {
  const start = Day.epochOf(year, month, date)
  const real = Day.civil(start)
  return real.month === month && real.day === date ? days("day", start, 1) : undefined
}

const week = (year: number, number: number): DayInterval | undefined => {
  const start = weekOne(year) + 7 * (number - 1)
  return number >= 1 && start < weekOne(year + 1) ? days("week", start, 7) : undefined
}

const canonical: ReadonlyArray<Form> = [
  { pattern: /^(\d{4})$/, bounds: (n) => months("year", n(1), 1, 12) },
  { pattern: /^(\d{4})-H([12])$/, bounds: (n) => months("half", n(1), 6 * n(2) - 5, 6) },
  { pattern: /^(\d{4})-Q([1-4])$/, bounds: (n) => months("quarter", n(1), 3 * n(2) - 2, 3) },
  { pattern: /^(\d{4})-(\d{2})$/, bounds: (n) => within(n(2), 1, 12, () => months("month", n(1), n(2), 1)) },
  { pattern: /^(\d{4})-W(\d{2})$/, bounds: (n) => week(n(1), n(2)) },
  { pattern: /^(\d{4})-(\d{2})-(\d{2})$/, bounds: (n) => day(n(1), n(2), n(3)) }
]

const monthNumbers: { readonly [name: string]: number } = {
  Feb: 2,
  April: 4,
  July: 7,
  Aug: 8,
  Sep: 9,
  Oct: 10,
  Nov: 11
}
const weekdays: { readonly [name: string]: number } = { Wed: 2, Thu: 3, Fri: 4, Sat: 5, Sun: 6 }

/** Weeks that start on another day: week 1 is the one that holds 4 January. */
const shiftedWeek = (year: number, weekday: number, number: number): DayInterval | undefined => {
  const first = (y: number) => {
    const fourth = Day.epochOf(y, 1, 4)
    return fourth - ((((fourth + 3 - weekday) % 7) + 7) % 7)
  }
  const start = first(year) + 7 * (number - 1)
  return number >= 1 && start < first(year + 1) ? days("range", start, 7) : undefined
}

/** The spellings of DHIS2 (`ISO period` in its web API); those without a canonical kind become ranges. */
const dhis2 = (text: string): DayInterval | undefined => {
  const match = (pattern: RegExp) => pattern.exec(text)
  let m: RegExpExecArray | null
  if ((m = match(/^(\d{4})(\d{2})(\d{2})$/))) return day(Number(m[1]), Number(m[2]), Number(m[3]))
  if ((m = match(/^(\d{4})(\d{2})$/))) return read(`${m[1]}-${m[2]}`)
  if ((m = match(/^(\d{4})Q([1-4])$/))) return read(`${m[1]}-Q${m[2]}`)
  if ((m = match(/^(\d{4})S([12])$/))) return read(`${m[1]}-H${m[2]}`)
  if ((m = match(/^(\d{4})W(\d{1,2})$/))) return week(Number(m[1]), Number(m[2]))
  if ((m = match(/^(\d{4})(Wed|Thu|Fri|Sat|Sun)W(\d{1,2})$/)))
    return shiftedWeek(Number(m[1]), weekdays[m[2]!]!, Number(m[3]))
  if ((m = match(/^(\d{4})BiW(\d{1,2})$/))) {
    // A year of 53 weeks still has 26 pairs: the odd week at its end is in none.
    const first = week(Number(m[1]), 2 * Number(m[2]) - 1)
    return first === undefined || Number(m[2]) > 26 ? undefined : days("range", first.start, 14)
  }
  if ((m = match(/^(\d{4})0([1-6])B$/))) return months("range", Number(m[1]), 2 * Number(m[2]) - 1, 2)
  if ((m = match(/^(\d{4})NovQ([1-4])$/))) return months("range", Number(m[1]) - 1, 11 + 3 * (Number(m[2]) - 1), 3)
  if ((m = match(/^(\d{4})AprilS([12])$/))) return months("range", Number(m[1]), 4 + 6 * (Number(m[2]) - 1), 6)
  if ((m = match(/^(\d{4})NovS([12])$/))) return months("range", Number(m[1]) - 1, 11 + 6 * (Number(m[2]) - 1), 6)
  // DHIS2 names the November year after the year it ends in, the others after the year they start in.
  if ((m = match(/^(\d{4})(Feb|April|July|Aug|Sep|Oct|Nov)$/)))
    return months("range", Number(m[1]) - (m[2] === "Nov" ? 1 : 0), monthNumbers[m[2]!]!, 12)
  return undefined
}

/** Reads any spelling of a period. */
export const read = (text: string): DayInterval | undefined => {
  for (const form of canonical) {
    const match = form.pattern.exec(text)
    if (match !== null) return form.bounds((index) => Number(match[index]))
  }
  const ends = text.split("/")
  if (ends.length === 1) return dhis2(text)
  const first = ends.length === 2 ? read(ends[0]!) : undefined
  const last = ends.length === 2 ? read(ends[1]!) : undefined
  return first === undefined || last === undefined || last.end <= first.start
    ? undefined
    : { kind: "range", start: first.start, end: last.end }
}

const pad = (value: number): string => String(value).padStart(2, "0")
const year4 = (value: number): string => String(value).padStart(4, "0")

/** The bucket of a kind that holds a day. */
export const bucketText = (epoch: number, kind: Bucket): string => {
  const { year, month } = Day.civil(epoch)
  switch (kind) {
    case "year":
      return year4(year)
    case "half":
      return `${year4(year)}-H${month <= 6 ? 1 : 2}`
    case "quarter":
      return `${year4(year)}-Q${Math.ceil(month / 3)}`
    case "month":
      return `${year4(year)}-${pad(month)}`
    case "week": {
      const weekYear = Day.civil(epoch + 3 - ((((epoch + 3) % 7) + 7) % 7)).year
      return `${year4(weekYear)}-W${pad(Math.floor((epoch - weekOne(weekYear)) / 7) + 1)}`
    }
    case "day":
      return Day.fromEpoch(epoch)
  }
}

/** A range moved by its own length: in months where it is made of whole months (a term of years too), else in days. */
export const moveRange = ({ start, end }: DayInterval, steps: number): DayInterval => {
  const [first, after] = [Day.civil(start), Day.civil(end)]
  // Not every month has a 29th.
  if (first.day !== after.day || first.day > 28) return days("range", start + steps * (end - start), end - start)
  const length = 12 * (after.year - first.year) + after.month - first.month
  const moved = months("range", first.year, first.month + steps * length, length)
  return { ...moved, start: moved.start + first.day - 1, end: moved.end + first.day - 1 }
}

/** The one text of an interval: a bucket's where it is one, else the shortest `start/end`. */
export const write = ({ kind, start, end }: DayInterval): string => {
  if (kind !== "range") return bucketText(start, kind)
  for (const bucket of ["year", "half", "quarter", "month", "week", "day"] as const) {
    const whole = read(bucketText(start, bucket))!
    if (whole.start === start && whole.end === end) return bucketText(start, bucket)
  }
  for (const bucket of ["year", "month", "week", "day"] as const) {
    const first = bucketText(start, bucket)
    const last = bucketText(end - 1, bucket)
    if (read(first)!.start === start && read(last)!.end === end) return `${first}/${last}`
  }
  return `${Day.fromEpoch(start)}/${Day.fromEpoch(end - 1)}`
}
