/** Periods as people write them: `2025`, `Năm 2025`, `Quý I/2025`, `tháng 3/2025`, `6 tháng đầu năm 2025`, `31/12/2025`. */
import { Period } from "@lantoa/core"
import { fold } from "./csv.ts"

const two = (text: string) => text.padStart(2, "0")
const romans = ["i", "ii", "iii", "iv"]

const spellings: ReadonlyArray<readonly [RegExp, (...parts: ReadonlyArray<string>) => string]> = [
  [/^(?:năm|year)\s*(\d{4})$/, (year) => year!],
  [
    /^(?:q|quý|quarter)\s*([1-4]|i{1,3}|iv)[\s./-]*(?:năm\s*)?(\d{4})$/,
    (part, year) => `${year}-Q${romans.indexOf(part!) + 1 || part}`
  ],
  [/^(?:(?:t|tháng|month)\s*)?(\d{1,2})[\s./-]+(?:năm\s*)?(\d{4})$/, (month, year) => `${year}-${two(month!)}`],
  [/^(\d{4})[./-](\d{1,2})$/, (year, month) => `${year}-${two(month!)}`],
  [/^6 tháng (đầu|cuối) năm\s*(\d{4})$/, (half, year) => `${year}-H${half === "đầu" ? 1 : 2}`],
  [/^(?:ngày\s*)?(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/, (day, month, year) => `${year}-${two(month!)}-${two(day!)}`]
]

/** The period that a text means, `undefined` where it means none. */
export const period = (text: string): Period.Period | undefined => {
  const folded = fold(text)
  const found = spellings.flatMap(([spelling, write]) => {
    const match = spelling.exec(folded)
    return match === null ? [] : [write(...match.slice(1))]
  })
  try {
    return Period.from(found[0] ?? text.toUpperCase())
  } catch {
    return undefined
  }
}

const longest = ["year", "half", "quarter", "month"] as const

/**
 * What days stand for in a series: the last days of years, or of months, are how things stood at the end of these; days of which
 * some follow each other are days. `undefined` where they are neither.
 */
export const closing = (days: ReadonlyArray<Period.Period>): Period.Bucket | undefined =>
  longest.find((kind) => {
    const ended = days.map((day) => Period.of(Period.lastDay(day), kind))
    return new Set(ended).size === days.length && ended.every((one, index) => Period.lastDay(one) === days[index])
  }) ?? (days.some((day) => days.includes(Period.shift(day, 1))) ? "day" : undefined)
