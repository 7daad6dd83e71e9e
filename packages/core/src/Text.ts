/**
 * Text for people: every title in Vietnamese and in English.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Line, maker } from "./internal/document.ts"

/** The languages Lantoa speaks. @category models @since 0.1.0 */
export const Language = Schema.Literals(["vi", "en"])
/** @category models @since 0.1.0 */
export type Language = typeof Language.Type

/**
 * The same text twice: `vi` as an official would write it (full diacritics, NFC), `en` for everyone else.
 *
 * @category models
 * @since 0.1.0
 */
export const Text = Schema.Struct({ vi: Line, en: Line })
/** @category models @since 0.1.0 */
export interface Text extends Schema.Schema.Type<typeof Text> {}

/** A text; throws a `DocumentError` when either language is empty. @category constructors @since 0.1.0 */
export const make = maker("Text", Text)

const collators = { vi: new Intl.Collator("vi"), en: new Intl.Collator("en") }

/**
 * Orders names as a Vietnamese dictionary does: An, Áp, Ăn, Ân, Đà Nẵng after Dak.
 *
 * @example
 * ```ts
 * import { Text } from "@lantoa/core"
 *
 * const names = ["Đà Nẵng", "Dak", "Ân", "Ăn", "Áp"]
 * names.sort((a, b) => Text.compare(a, b)) // => [ 'Áp', 'Ăn', 'Ân', 'Dak', 'Đà Nẵng' ]
 * ```
 *
 * @category ordering
 * @since 0.1.0
 */
export const compare = (a: string, b: string, language: Language = "vi"): number => collators[language].compare(a, b)

/**
 * A key for searching without accents: lower case, no marks, `đ` as `d`, single spaces, straight apostrophes.
 *
 * `Hòa` and `Hoà` have one key; so have `Đà Nẵng` and `da nang`.
 *
 * @example
 * ```ts
 * import { Text } from "@lantoa/core"
 *
 * Text.fold("Đà Nẵng") // => "da nang"
 * Text.fold("Hoà Bình") === Text.fold("Hòa Bình") // => true
 * ```
 *
 * @category searching
 * @since 0.1.0
 */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .replace(/[’‘ʼ`]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()

const locales = { vi: "vi-VN", en: "en-GB" }
const formats = new Map<string, Intl.NumberFormat>()

const format = (language: Language, decimals: number): Intl.NumberFormat => {
  const key = `${language}${decimals}`
  let found = formats.get(key)
  if (found === undefined) {
    found = new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals, signDisplay: "negative" })
    formats.set(key, found)
  }
  return found
}

/** The decimals of a number as it is published: two, below 1 four, as indices are. */
const published = (value: number): number => (Math.abs(value) < 1 ? 4 : 2)

/**
 * A number as people write it: `2.853` in Vietnamese, `2,853` in English; at most two decimals, below 1 four, as indices
 * are published, or as many as asked for.
 *
 * @example
 * ```ts
 * import { Text } from "@lantoa/core"
 *
 * Text.number(59.996, "vi") // => "60"
 * Text.number(59.996, "vi", 3) // => "59,996"
 * ```
 *
 * @category rendering
 * @since 0.1.0
 */
export const number = (value: number, language: Language, decimals: number = published(value)): string =>
  format(language, decimals).format(value)

/** The number that {@link number} prints. @category rendering @since 0.1.0 */
export const round = (value: number, decimals: number = published(value)): number =>
  Number.isFinite(value) ? Number(number(value, "en", decimals).replaceAll(",", "")) : value
