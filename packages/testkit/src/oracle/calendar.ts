/** The oracle's own calendar: texts of periods as half-open spans of day numbers. @internal */

/** Days since 1970-01-01, the first inside, the last outside. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The day number of a date: counts leap years from a year that starts in March. */
export const dayOf = (year: number, month: number, date: number): number => {
  const y = year + Math.floor((month - 1) / 12)
  const m = ((((month - 1) % 12) + 12) % 12) + 1
  const shifted = m <= 2 ? y - 1 : y
  const dayOfYear = Math.floor((153 * ((m + 9) % 12) + 2) / 5) + date - 1
  return (
    365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + dayOfYear - 719468
  )
}

const lengths = (year: number): number => dayOf(year + 1, 1, 1) - dayOf(year, 1, 1)

/** Year, month and date of a day number. */
export const civil = (day: number): readonly [year: number, month: number, date: number] => {
  let year = 1970 + Math.floor(day / 365.2425)
  while (dayOf(year, 1, 1) > day) year--
  while (day - dayOf(year, 1, 1) >= lengths(year)) year++
  let month = 12
  while (dayOf(year, month, 1) > day) month--
  return [year, month, day - dayOf(year, month, 1) + 1]
}

const two = (n: number): string => String(n).padStart(2, "0")

/** `2025-03-31`. */
export const dayText = (day: number): string => {
  const [year, month, date] = civil(day)
  return `${year}-${two(month)}-${two(date)}`
}

/** Any span of days in the one spelling that names both ends. */
export const spanText = ({ end, start }: Span): string => `${dayText(start)}/${dayText(end - 1)}`

const monday = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)
/** The week that holds a day. */
export const weekOf = (day: number): Span => ({ start: monday(day), end: monday(day) + 7 })
const months = (year: number, month: number, count: number): Span => ({
  start: dayOf(year, month, 1),
  end: dayOf(year, month + count, 1)
})

const simple = (text: string): Span => {
  const part = /^(\d{4})(?:-(?:H(\d)|Q(\d)|W(\d\d)|(\d\d)(?:-(\d\d))?))?$/.exec(text)
  if (part === null) throw new Error(`the oracle cannot read the period "${text}"`)
  const [year, half, quarter, week, month, date] = part.slice(1).map(Number) as [number, ...Array<number>]
  if (part[2] !== undefined) return months(year, 6 * half! - 5, 6)
  if (part[3] !== undefined) return months(year, 3 * quarter! - 2, 3)
  if (part[4] !== undefined) {
    const start = monday(dayOf(year, 1, 4)) + 7 * (week! - 1)
    return { start, end: start + 7 }
  }
  if (part[6] !== undefined) return { start: dayOf(year, month!, date!), end: dayOf(year, month!, date!) + 1 }
  return part[5] === undefined ? months(year, 1, 12) : months(year, month!, 1)
}

const seen = new Map<string, Span>()

/** The days of a period, in any of its spellings. */
export const read = (text: string): Span => {
  const known = seen.get(text)
  if (known !== undefined) return known
  const [first, last] = text.split("/")
  const span = last === undefined ? simple(text) : { start: simple(first!).start, end: simple(last).end }
  seen.set(text, span)
  return span
}

export type Bucket = "year" | "half" | "quarter" | "month" | "week"

/** The bucket of a length that holds a day, as its usual text. */
export const bucketText = (day: number, bucket: Bucket): string => {
  const [year, month] = civil(day)
  if (bucket === "year") return String(year)
  if (bucket === "half") return `${year}-H${month <= 6 ? 1 : 2}`
  if (bucket === "quarter") return `${year}-Q${Math.ceil(month / 3)}`
  if (bucket === "month") return `${year}-${two(month)}`
  const thursday = monday(day) + 3
  const [weekYear] = civil(thursday)
  return `${weekYear}-W${two(1 + (monday(day) - monday(dayOf(weekYear, 1, 4))) / 7)}`
}

/** All buckets that touch a span, in order. */
export const split = (span: Span, bucket: Bucket): Array<string> => {
  const parts: Array<string> = []
  for (let at = span.start; at < span.end;) {
    const text = bucketText(at, bucket)
    parts.push(text)
    at = read(text).end
  }
  return parts
}

/** The month that a week belongs to by convention: that of its Thursday. */
export const thursdayMonth = (week: Span): Span => {
  const [year, month] = civil(week.start + 3)
  return months(year, month, 1)
}

/** The day number of the moment a text such as `2025-03-31T05:00:00Z` names, in the zone +07:00, with its fraction. */
export const momentDay = (text: string): number => {
  const [date, time] = text.split("T")
  const [hours, minutes] = time!.split(":").map(Number) as [number, number]
  return read(date!).start + (hours + 7 + minutes / 60) / 24
}

/** The day number of the last day of a period. */
export const lastDay = (period: string): number => read(period).end - 1

/** Whether a period holds another. */
export const holds = (outer: string, inner: string): boolean =>
  read(outer).start <= read(inner).start && read(inner).end <= read(outer).end

/** A period spelt by its first and last day. */
export const respell = (period: string): string => spanText(read(period))
