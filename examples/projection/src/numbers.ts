/** Numbers as they stand in cells: read in the spelling that is declared, or the only one in which all of a file are numbers. */
import { Numeral, type Quantity, type Text, Words } from "@lantoa/core"
import { Result } from "effect"
import { fold } from "./csv.ts"

type Language = "vi" | "en"

const unknown = new Set([
  "-",
  "–",
  "—",
  "…",
  "...",
  "chưa có",
  "chưa có số liệu",
  "không có số liệu",
  "n/a",
  "na",
  "unknown"
])

/** Whether a cell says that the figure is not known. An empty one does, and is no zero. */
export const isUnknown = (text: string | undefined): boolean => text === undefined || unknown.has(fold(text))

/** The one spelling in which all of these are numbers; `undefined` where it is none or both. */
export const spelling = (texts: ReadonlyArray<string>): Language | undefined => {
  const [first, ...others] = (["vi", "en"] as const).filter((locale) =>
    texts.every((text) => Result.isSuccess(Numeral.quantity(text, { locale })))
  )
  return others.length === 0 ? first : undefined
}

/** The number in a cell, or what is wrong with it. */
export const number = (text: string, locale: Language | undefined): Result.Result<Quantity.Quantity, Text.Text> =>
  Result.mapError(Numeral.quantity(text, { locale }), (error) => wrong(text, error))

const wrong = (text: string, { reason }: Numeral.NumeralError): Text.Text => {
  switch (reason) {
    case "Ambiguous": {
      const read = (locale: Language) => Result.getOrThrow(Numeral.parse(text.replace(/^\D+/, ""), { locale }))
      const said = (language: Language) => [read("vi"), read("en")].map((value) => Words.number(value, language, 12))
      const [[vi, viEn], [enVi, en]] = [said("vi"), said("en")] as [[string, string], [string, string]]
      return {
        vi: `“${text}” có thể là ${vi} (viết kiểu Việt Nam) hoặc ${viEn} (viết kiểu Anh); chọn --numbers vi hoặc --numbers en`,
        en: `"${text}" can be ${enVi} (as written in Vietnam) or ${en} (in English); say --numbers vi or --numbers en`
      }
    }
    case "TooLarge":
      return { vi: `“${text}” quá lớn; kiểm tra lại số liệu`, en: `"${text}" is too large; check the figure` }
    case "Empty":
    case "Grouping":
    case "NotANumber":
      return {
        vi: `“${text}” không phải là số; viết như 12,5 hoặc hơn 12; chưa có số liệu thì để trống`,
        en: `"${text}" is no number; write it as 12.5 or more than 12, and leave the cell empty where nothing is known`
      }
  }
}
