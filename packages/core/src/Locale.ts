/**
 * How a country writes the names of its units: which words say what kind of unit it is, and which marks may stand on either
 * vowel of a syllable. A locale is plain data. Core knows {@link plain} only; a country's package brings its own.
 *
 * @since 0.1.0
 */
import * as Text from "./Text.ts"

/**
 * What a look-up by name has to know of a language.
 *
 * @category models
 * @since 0.1.0
 */
export interface Locale {
  /**
   * Words before a name that say its type, as {@link Text.fold} writes them, with the type they stand for:
   * `{ "thanh pho": "thanh pho", "tp.": "thanh pho" }`. One or two words each.
   */
  readonly types: { readonly [words: string]: string }
  /** Combining marks that may stand on any vowel of a syllable, in one text: `Hòa` and `Hoà` are then one spelling. */
  readonly movableMarks: string
}

/** No words for types, no movable marks: names are compared as they are written. @category constants @since 0.1.0 */
export const plain: Locale = { types: {}, movableMarks: "" }

/**
 * One text for all spellings of a name that count as the same: capitals, spaces, apostrophes and the place of movable marks
 * do not matter, other marks do.
 *
 * @example
 * ```ts
 * import { Locale } from "@lantoa/core"
 *
 * const grave = { types: {}, movableMarks: "\u0300" }
 * Locale.spelling("Hoà An", grave) === Locale.spelling("Hòa An", grave) // => true
 * Locale.spelling("Hoà An", Locale.plain) === Locale.spelling("Hòa An", Locale.plain) // => false
 * ```
 *
 * @category names
 * @since 0.1.0
 */
export const spelling = (text: string, locale: Locale): string => {
  const marks = locale.movableMarks
  const apart = text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[’‘ʼ`]/g, "'")
  const settled =
    marks === ""
      ? apart
      : apart.replace(/[\p{L}\p{M}]+/gu, (syllable) => {
          const letters = [...syllable]
          const isMovable = (letter: string) => marks.includes(letter)
          return letters.filter((letter) => !isMovable(letter)).join("") + letters.filter(isMovable).join("")
        })
  return settled.replace(/\s+/g, " ").trim().normalize("NFC")
}

/**
 * A name with its first one or two words read as a type; `undefined` when they are none.
 *
 * @category names
 * @since 0.1.0
 */
export const untyped = (
  text: string,
  { types }: Locale
): { readonly type: string; readonly rest: string } | undefined => {
  const words = text.trim().split(/\s+/)
  for (const length of [2, 1]) {
    const key = Text.fold(words.slice(0, length).join(" "))
    const type = Object.hasOwn(types, key) ? types[key] : undefined
    if (type !== undefined && words.length > length) return { type, rest: words.slice(length).join(" ") }
  }
  return undefined
}

/**
 * Whether a text has any mark: one without marks may stand for any spelling, one with marks only for its own.
 *
 * @category names
 * @since 0.1.0
 */
export const isMarked = (text: string): boolean => spelling(text, plain) !== Text.fold(text)
