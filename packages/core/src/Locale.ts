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
   * `{ "thanh pho": "thanh pho", "tp.": "thanh pho" }`. Up to three words each; after a dot and before a number no space is needed.
   */
  readonly types: { readonly [words: string]: string }
  /** Whether these words may stand behind a name too: `Kiambu County`. */
  readonly behind?: boolean
  /** Combining marks that may stand on any vowel of a syllable, in one text: `Hòa` and `Hoà` are then one spelling. */
  readonly movableMarks: string
  /** Letters that are written for one another: `["ck", "iy"]`. A name that differs in nothing else is the one that is suggested. */
  readonly alike?: ReadonlyArray<string>
  /** What people call a place, by {@link key}, and its name: it is suggested and never found by it. `{ saigon: "Hồ Chí Minh" }` */
  readonly nicknames?: { readonly [key: string]: string }
}

/** No words for types, no movable marks: names are compared as they are written. @category constants @since 0.1.0 */
export const plain: Locale = { types: {}, movableMarks: "" }

/** What is written between the letters of a name, or left out: `Bà Rịa - Vũng Tàu`, `Bà Rịa-Vũng Tàu`; `Ea H'leo`, `Ea Hleo`; `Phường 05`. */
const joined = (text: string): string => text.replace(/(?<![\p{N}])0+(?=\p{N})|[\s'’‘ʼ`.–—-]/gu, "")

/**
 * A key for names without their marks: {@link Text.fold}, and what stands between letters left out.
 *
 * @category names
 * @since 0.1.0
 */
export const key = (text: string): string => joined(Text.fold(text))

/**
 * One text for all spellings of a name that count as the same: capitals, spaces, hyphens, apostrophes, noughts before a number
 * and the place of movable marks do not matter, other marks do.
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
  const apart = text.normalize("NFD").toLowerCase()
  const settled =
    marks === ""
      ? apart
      : apart.replace(/[\p{L}\p{M}]+/gu, (syllable) => {
          const letters = [...syllable]
          const isMovable = (letter: string) => marks.includes(letter)
          return letters.filter((letter) => !isMovable(letter)).join("") + letters.filter(isMovable).join("")
        })
  return joined(settled).normalize("NFC")
}

/**
 * A name with its first words, up to three, read as a type, or its last ones where they may stand behind; `undefined` when they
 * are none.
 *
 * @category names
 * @since 0.1.0
 */
export const untyped = (
  text: string,
  { behind, types }: Locale
): { readonly type: string; readonly rest: string } | undefined => {
  const words = text
    .trim()
    .replace(/^(\p{L}+\.)(?=\S)|^(\p{L})(?=\p{N})/u, "$1$2 ")
    .split(/\s+/)
  for (const length of [3, 2, 1]) {
    if (words.length <= length) continue
    for (const start of behind === true ? [0, words.length - length] : [0]) {
      const key = Text.fold(words.slice(start, start + length).join(" "))
      if (Object.hasOwn(types, key)) return { type: types[key]!, rest: words.toSpliced(start, length).join(" ") }
    }
  }
  return undefined
}

/**
 * Whether a text has any mark: one without marks may stand for any spelling, one with marks only for its own.
 *
 * @category names
 * @since 0.1.0
 */
export const isMarked = (text: string): boolean => spelling(text, plain) !== key(text)
