/**
 * Numerals: numbers as people write them, read strictly by the locale their author declares.
 *
 * `2.853` is 2853 in Vietnamese and 2.853 in English. Nothing is guessed: without a locale, a text that could be two
 * numbers is an error that shows both.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type BoundSign, splitBound } from "./internal/boundWords.ts"
import * as Quantity from "./Quantity.ts"
import { Language } from "./Text.ts"
import { spoken } from "./internal/spoken.ts"

/**
 * A text that is no number, or could be several. `Empty`: nothing there. `Ambiguous`: two numbers without a locale.
 * `Grouping`: digits and separators that do not make a number. `TooLarge`: more than a double holds exactly. `NotANumber`:
 * anything else, `NaN` and `Infinity` among it.
 *
 * @category errors
 * @since 0.1.0
 */
export class NumeralError extends Schema.TaggedError<NumeralError>()("NumeralError", {
  reason: Schema.Literals(["Empty", "Ambiguous", "Grouping", "TooLarge", "NotANumber"]),
  /** The text as given. */
  text: Schema.String,
  locale: Schema.optionalKey(Language),
  /** What is wrong and what to do. */
  detail: Schema.String
}) {
  override get message() {
    return `${JSON.stringify(this.text)} ${this.detail}`
  }
}

/** How the text was written: its author's locale, or `undefined` when nobody knows. @category models @since 0.1.0 */
export interface Options {
  readonly locale: Language | undefined
}

interface Separators {
  readonly group: string
  readonly decimal: string
}

const separators: { readonly [L in Language]: Separators } = {
  vi: { group: ".", decimal: "," },
  en: { group: ",", decimal: "." }
}

/** Groups of three digits after one to three that do not start with 0, all with one separator; or digits alone. */
const shape = ({ group, decimal }: Separators): RegExp =>
  new RegExp(String.raw`^([-+]?)([1-9]\d{0,2}(?:[${group}]\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:[${decimal}](\d+))?$`)

const shapes: { readonly [L in Language]: RegExp } = { vi: shape(separators.vi), en: shape(separators.en) }

/** The one spelling of signs and spaces, without the percent sign. */
const tidy = (text: string): string =>
  text
    .trim()
    .replace(/\s*%$/, "")
    .replace(/^\u2212/, "-")
    .replace(/^([-+])\s+/, "$1")
    .replace(/[\u00a0\u2009\u202f]/g, " ")

const read = (tidied: string, locale: Language): number | undefined => {
  const match = shapes[locale].exec(tidied)
  if (match === null) return undefined
  const whole = match[2]!.replace(/\D/g, "")
  const value = Number(match[3] === undefined ? whole : `${whole}.${match[3]}`)
  return match[1] === "-" && value !== 0 ? -value : value
}

const refuse = (
  text: string,
  locale: Language | undefined,
  reason: NumeralError["reason"],
  detail: string
): Result.Result<never, NumeralError> =>
  Result.fail(new NumeralError({ text, reason, detail, ...(locale === undefined ? {} : { locale }) }))

const malformed = (text: string, tidied: string, locale: Language | undefined): Result.Result<never, NumeralError> => {
  if (!/^[-+]?\d[\d., ]*$/.test(tidied)) {
    return refuse(text, locale, "NotANumber", "is no number: write digits, as in 2853 or -12,5")
  }
  const other = locale === undefined ? undefined : locale === "vi" ? "en" : "vi"
  const reading = other === undefined ? undefined : read(tidied, other)
  const hint =
    reading === undefined ? "" : `; written in "${other}" it would be ${reading}, declare that if it is meant`
  const rule =
    locale === undefined
      ? "thousands go in threes, and a decimal sign comes once and last"
      : `in "${locale}" thousands are parted by "${separators[locale].group}" in threes and decimals by "${separators[locale].decimal}"`
  return refuse(text, locale, "Grouping", `is no number: ${rule}${hint}`)
}

const sized = (text: string, locale: Language | undefined, value: number): Result.Result<number, NumeralError> =>
  Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? refuse(
        text,
        locale,
        "TooLarge",
        `is more than can be held exactly (${Number.MAX_SAFE_INTEGER}): check the figure`
      )
    : Result.succeed(value)

/**
 * Reads a number. Thousands may be parted by the locale's sign or by spaces of any kind, regularly or not at all; a percent
 * sign at the end is dropped (`60 %` is 60, as shares are kept in percent); zeros may lead (`01`).
 *
 * @example
 * ```ts
 * import { Numeral } from "@lantoa/core"
 * import { Result } from "effect"
 *
 * Result.getOrThrow(Numeral.parse("2.853", { locale: "vi" })) // => 2853
 * Result.getOrThrow(Numeral.parse("2.853", { locale: "en" })) // => 2.853
 * Result.isFailure(Numeral.parse("2.853", { locale: undefined })) // => true
 * Result.getOrThrow(Numeral.parse("1.234,5", { locale: undefined })) // => 1234.5
 * ```
 *
 * @category reading
 * @since 0.1.0
 */
export const parse = (text: string, options: Options): Result.Result<number, NumeralError> => {
  const { locale } = (options as Options | undefined) ?? { locale: undefined }
  if (typeof text !== "string") return refuse(typeof text, locale, "NotANumber", "is no text: give what was written")
  const tidied = tidy(text)
  if (tidied === "")
    return refuse(text, locale, "Empty", "holds no number: leave the figure out, or say null where it is unknown")
  if (locale !== undefined) {
    const value = read(tidied, spoken(locale))
    return value === undefined ? malformed(text, tidied, locale) : sized(text, locale, value)
  }
  const vi = read(tidied, "vi")
  const en = read(tidied, "en")
  if (vi !== undefined && en !== undefined && vi !== en) {
    return refuse(
      text,
      locale,
      "Ambiguous",
      `is ${vi} in Vietnamese and ${en} in English: declare the locale it was written in`
    )
  }
  const value = vi ?? en
  return value === undefined ? malformed(text, tidied, locale) : sized(text, locale, value)
}

const makers: { readonly [S in BoundSign]: (value: number) => Quantity.Quantity } = {
  ">=": Quantity.atLeast,
  "<=": Quantity.atMost,
  ">": Quantity.moreThan,
  "<": Quantity.lessThan,
  "~": Quantity.about
}

/**
 * Reads a number with the word that bounds it: `hơn 550`, `ít nhất 143`, `khoảng 60 %`, `more than 1,000`, `~ 60`. Both
 * languages' words are known whatever the locale, which is that of the number. "gần" and "nearly" are read as about.
 *
 * @example
 * ```ts
 * import { Numeral, Quantity } from "@lantoa/core"
 * import { Result } from "effect"
 *
 * Quantity.toJson(Result.getOrThrow(Numeral.quantity("hơn 550", { locale: "vi" }))) // => "> 550"
 * Quantity.toJson(Result.getOrThrow(Numeral.quantity("tối thiểu 2.853", { locale: "vi" }))) // => ">= 2853"
 * ```
 *
 * @category reading
 * @since 0.1.0
 */
export const quantity = (text: string, options: Options): Result.Result<Quantity.Quantity, NumeralError> => {
  const { rest, sign } = typeof text === "string" ? splitBound(text) : { rest: text }
  return Result.mapBoth(parse(rest, options), {
    onSuccess: sign === undefined ? Quantity.exact : makers[sign],
    onFailure: (error) => new NumeralError({ ...error, ...(sign === undefined ? {} : { text }) })
  })
}
