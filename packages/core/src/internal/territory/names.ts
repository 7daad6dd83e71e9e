/**
 * Names as people type them: with or without marks, with the tone mark on either vowel, with or without the unit's type.
 *
 * @internal
 */
import * as Text from "../../Text.ts"

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** One text for both places of a tone mark: `Hòa` and `Hoà` alike, but not `Hoa`. */
export const spelling = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[\p{L}\p{M}]+/gu, (syllable) => syllable.replace(tones, "") + (syllable.match(tones) ?? []).join(""))
    .replace(/\s+/g, " ")
    .trim()
    .normalize("NFC")

/** Also takes i for y: the law and the statistics office differ in Sĩ/Sỹ. For finding variants, never for resolving. */
export const loose = (text: string): string =>
  Text.fold(text)
    .replace(/y/g, "i")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()

/** Types as people write them before a name, folded, with their short forms. */
const types: { readonly [prefix: string]: string } = {
  "thanh pho": "thanh pho",
  tp: "thanh pho",
  "tp.": "thanh pho",
  "thi xa": "thi xa",
  tx: "thi xa",
  "tx.": "thi xa",
  "thi tran": "thi tran",
  tt: "thi tran",
  "tt.": "thi tran",
  "dac khu": "dac khu",
  tinh: "tinh",
  huyen: "huyen",
  quan: "quan",
  phuong: "phuong",
  xa: "xa"
}

/** A name with its first one or two words read as a type, or `undefined` when they are none. */
export const untyped = (text: string): { readonly type: string; readonly rest: string } | undefined => {
  const words = text.trim().split(/\s+/)
  for (const length of [2, 1]) {
    const type = types[Text.fold(words.slice(0, length).join(" "))]
    if (type !== undefined && words.length > length) return { type, rest: words.slice(length).join(" ") }
  }
  return undefined
}

/** Whether a text has any mark: one without marks may stand for any spelling, one with marks only for its own. */
export const isMarked = (text: string): boolean => spelling(text) !== Text.fold(text)
