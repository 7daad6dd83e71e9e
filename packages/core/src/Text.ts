/**
 * Text for people: every title in Vietnamese and in English.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Line, maker } from "./internal/document.ts"
import { spoken } from "./internal/spoken.ts"

/** The languages Lantoa speaks. @category models @since 0.1.0 */
export const Language = Schema.Literals(["vi", "en"])
/** @category models @since 0.1.0 */
export type Language = typeof Language.Type

const struct = Schema.Struct({ vi: Line, en: Line })
/** @category models @since 0.1.0 */
export interface Text extends Schema.Schema.Type<typeof struct> {}

/**
 * The same text twice: `vi` as an official would write it (full diacritics, NFC), `en` for everyone else.
 *
 * @category models
 * @since 0.1.0
 */
export const Text: Schema.Codec<Text> = struct

/** A text; throws a `DocumentError` when either language is empty. @category constructors @since 0.1.0 */
export const from: (input: Text) => Text = maker("Text", Text)

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
export const compare = (a: string, b: string, language: Language = "vi"): number =>
  collators[spoken(language)].compare(a, b)

/** Letters that are no letter with a mark, and how they are written without them; apostrophes. */
const plain: ReadonlyMap<string, string> = new Map(
  "đd ðd øo łl ıi ħh ŧt ŋn æae œoe ßss þth ’' ‘' ʼ' `'"
    .split(" ")
    .map(([letter, ...others]) => [letter!, others.join("")])
)

/**
 * A key for searching without accents: lower case, no marks, `đ` as `d`, `ø` as `o`, `æ` as `ae`, `ß` as `ss`, single spaces,
 * straight apostrophes.
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
    .toLowerCase()
    .replace(/[^\0-_a-~]/gu, (letter) => plain.get(letter) ?? letter)
    .replace(/\s+/g, " ")
    .trim()
