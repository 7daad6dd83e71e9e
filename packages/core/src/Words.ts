/**
 * Words: numbers, days and nouns as people write them, in Vietnamese and in English. Own code rather than `Intl`, whose output
 * differs between runtimes.
 *
 * @since 0.1.0
 */
import * as Day from "./Day.ts"
import type * as Text from "./Text.ts"
import { spoken } from "./internal/spoken.ts"

type Language = Text.Language

/** A text written by one function for both languages. @category constructors @since 0.1.0 */
export const both = (write: (language: Language) => string): Text.Text => ({ vi: write("vi"), en: write("en") })

/** The decimals of a number as it is published: two, below 1 four, as indices are. */
const published = (value: number): number => (Math.abs(value) < 1 ? 4 : 2)

/** Half away from zero, on the digits that the number is written with: 1.005 is 1.01. */
const rounded = (value: number, decimals: number): string => {
  if (decimals === 0 && Number.isSafeInteger(value)) return String(Math.abs(value))
  const [digits = "0", exponent = "0"] = String(Math.abs(value)).split("e")
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`))
  // Beyond what digits can tell, nothing is rounded.
  if (!Number.isSafeInteger(shifted)) return Math.abs(value).toFixed(Math.min(decimals, 12))
  const text = String(shifted).padStart(decimals + 1, "0")
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`
}

const group = (whole: string, language: Language): string =>
  /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, language === "vi" ? "." : ",")

/**
 * With so many decimals, zeros kept: `2.853,40` in Vietnamese, `2,853.40` in English; a true minus sign before what is below zero.
 *
 * @category numbers
 * @since 0.1.0
 */
export const fixed = (value: number, language: Language, decimals = 0): string => {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞"
  const [whole = "0", fraction] = rounded(value, decimals).split(".")
  const text = `${group(whole, spoken(language))}${fraction === undefined ? "" : `${language === "vi" ? "," : "."}${fraction}`}`
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** The number that {@link number} prints. @category numbers @since 0.1.0 */
export const round = (value: number, decimals: number = published(value)): number =>
  Number.isFinite(value) ? Math.sign(value) * Number(rounded(value, decimals)) : value

/**
 * A number as people write it: `2.853` in Vietnamese, `2,853` in English; at most two decimals, below 1 four, as indices
 * are published, or as many as asked for.
 *
 * @example
 * ```ts
 * import { Words } from "@lantoa/core"
 *
 * Words.number(59.996, "vi") // => "60"
 * Words.number(59.996, "vi", 3) // => "59,996"
 * Words.number(-2.5, "en") // => "−2.5"
 * ```
 *
 * @category numbers
 * @since 0.1.0
 */
export const number = (value: number, language: Language, decimals: number = published(value)): string => {
  // Most numbers are whole, and need no digits looked at.
  if (!Number.isFinite(value) || Number.isSafeInteger(value)) return fixed(value, language)
  const [, fraction = ""] = rounded(value, decimals).split(".")
  return fixed(value, language, fraction.replace(/0+$/, "").length)
}

/** How English writes the last letters of a noun when there are several; the first that fits. */
const endings: ReadonlyArray<readonly [last: RegExp, several: string]> = [
  [/([^aeiou])y$/, "$1ies"],
  [/(s|x|z|ch|sh)$/, "$1es"],
  [/$/, "s"]
]

/**
 * Several of a thing. Vietnamese nouns do not change.
 *
 * @example
 * ```ts
 * import { Words } from "@lantoa/core"
 *
 * Words.plural("commune", "en") // => "communes"
 * Words.plural("xã", "vi") // => "xã"
 * ```
 *
 * @category nouns
 * @since 0.1.0
 */
export const plural = (noun: string, language: Language): string => {
  if (spoken(language) === "vi") return noun
  const [last, several] = endings.find(([ending]) => ending.test(noun))!
  return noun.replace(last, several)
}

/** So many of a thing: `1 commune`, `3 communes`. @category nouns @since 0.1.0 */
export const count = (value: number, noun: string, language: Language): string =>
  `${number(value, language)} ${value === 1 ? noun : plural(noun, language)}`

/** The months of a year in English; Vietnamese numbers them. @category days @since 0.1.0 */
export const months: ReadonlyArray<string> = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
]

/**
 * A day within a sentence; its year goes without saying in the year `within`. In Vietnamese as Decree 30/2020 has it: days under
 * 10 and the months January and February take a leading zero.
 *
 * @example
 * ```ts
 * import { Day, Words } from "@lantoa/core"
 *
 * Words.day(Day.from("2025-11-25"), "vi", 2025) // => "25/11"
 * Words.day(Day.from("2025-07-01"), "vi") // => "01/7/2025"
 * Words.day(Day.from("2024-12-31"), "en", 2025) // => "31 December 2024"
 * ```
 *
 * @category days
 * @since 0.1.0
 */
export const day = (value: Day.Day, language: Language, within?: number): string => {
  const { day: date, month, year } = Day.civil(Day.toEpoch(value))
  if (spoken(language) === "en") return `${date} ${months[month - 1]}${year === within ? "" : ` ${year}`}`
  const two = (part: number) => String(part).padStart(2, "0")
  return `${two(date)}/${month <= 2 ? two(month) : month}${year === within ? "" : `/${year}`}`
}
