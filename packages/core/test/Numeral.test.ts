import { assert, describe, it } from "@effect/vitest"
import { Numeral, Quantity, Words } from "@lantoa/core"
import * as Result from "effect/Result"
import { random } from "./fixtures/random.ts"

const read = (text: string, locale?: "vi" | "en"): number | string =>
  Result.match(Numeral.parse(text, { locale }), {
    onSuccess: (value): number | string => value,
    onFailure: (error) => error.reason
  })

describe("a numeral", () => {
  it("is read by its locale", () => {
    const table: ReadonlyArray<
      readonly [text: string, vi: number | string, en: number | string, none: number | string]
    > = [
      ["2.853", 2853, 2.853, "Ambiguous"],
      ["2,853", 2.853, 2853, "Ambiguous"],
      ["-2.853", -2853, -2.853, "Ambiguous"],
      ["2853", 2853, 2853, 2853],
      ["12.5", "Grouping", 12.5, 12.5],
      ["12,5", 12.5, "Grouping", 12.5],
      ["0.853", "Grouping", 0.853, 0.853],
      ["0,853", 0.853, "Grouping", 0.853],
      ["1.234,5", 1234.5, "Grouping", 1234.5],
      ["1,234.5", "Grouping", 1234.5, 1234.5],
      ["1.234.567", 1234567, "Grouping", 1234567],
      ["1234.567", "Grouping", 1234.567, 1234.567],
      ["1.23.456", "Grouping", "Grouping", "Grouping"],
      ["1.2345.678", "Grouping", "Grouping", "Grouping"],
      ["1,234,56", "Grouping", "Grouping", "Grouping"],
      ["1.234.567,8,9", "Grouping", "Grouping", "Grouping"],
      ["5.", "Grouping", "Grouping", "Grouping"],
      ["1 234.567", "Grouping", 1234.567, 1234.567],
      ["01", 1, 1, 1],
      ["0", 0, 0, 0],
      ["-0", 0, 0, 0],
      ["+7", 7, 7, 7],
      ["60%", 60, 60, 60],
      ["60 %", 60, 60, 60],
      ["60,5\u00a0%", 60.5, "Grouping", 60.5],
      ["1\u00a0234", 1234, 1234, 1234],
      ["1\u2009234\u2009567", 1234567, 1234567, 1234567],
      ["1\u202f234,5", 1234.5, "Grouping", 1234.5],
      ["12 34", "Grouping", "Grouping", "Grouping"],
      ["\u22125", -5, -5, -5],
      ["", "Empty", "Empty", "Empty"],
      [" \u00a0", "Empty", "Empty", "Empty"],
      ["%", "Empty", "Empty", "Empty"],
      ["NaN", "NotANumber", "NotANumber", "NotANumber"],
      ["Infinity", "NotANumber", "NotANumber", "NotANumber"],
      ["1e5", "NotANumber", "NotANumber", "NotANumber"],
      [".5", "NotANumber", "NotANumber", "NotANumber"],
      ["--5", "NotANumber", "NotANumber", "NotANumber"],
      ["12 lượt", "NotANumber", "NotANumber", "NotANumber"],
      ["9007199254740993", "TooLarge", "TooLarge", "TooLarge"]
    ]
    for (const [text, vi, en, none] of table) {
      assert.deepStrictEqual([read(text, "vi"), read(text, "en"), read(text)], [vi, en, none], JSON.stringify(text))
    }
  })

  it("that could be two numbers shows both and asks for the locale", () => {
    const error = Result.getOrThrow(Result.flip(Numeral.parse("2.853", { locale: undefined })))
    assert.strictEqual(error._tag, "NumeralError")
    assert.strictEqual(
      error.message,
      '"2.853" is 2853 in Vietnamese and 2.853 in English: declare the locale it was written in'
    )
  })

  it("of the other locale is refused with the reading it would have there", () => {
    const error = Result.getOrThrow(Result.flip(Numeral.parse("12.5", { locale: "vi" })))
    assert.strictEqual(
      error.message,
      '"12.5" is no number: in "vi" thousands are parted by "." in threes and decimals by ","; written in "en" it would be 12.5, declare that if it is meant'
    )
  })

  it("is read back as it is printed, in both locales", () => {
    const rng = random(11)
    for (let run = 0; run < 2000; run++) {
      const value = (rng.chance(0.5) ? 1 : -1) * (Math.round(10 ** rng.int(0, 12) * rng.next() * 100) / 100)
      for (const locale of ["vi", "en"] as const) {
        assert.strictEqual(read(Words.number(value, locale), locale), value === 0 ? 0 : value)
      }
    }
  })

  it("read without a locale has that value in every locale that can read it", () => {
    const rng = random(12)
    let decided = 0
    for (let run = 0; run < 20_000; run++) {
      const text = Array.from({ length: rng.int(1, 9) }, () => rng.pick([..."0123456789.,. "])).join("")
      const value = read(text)
      const readings = [read(text, "vi"), read(text, "en")].filter((one) => typeof one === "number")
      if (typeof value === "number") {
        decided++
        assert.isAbove(readings.length, 0, text)
        assert.isTrue(
          readings.every((one) => one === value),
          text
        )
      } else if (value === "Ambiguous") assert.strictEqual(new Set(readings).size, 2, text)
      else assert.strictEqual(readings.length, 0, text)
    }
    assert.isAbove(decided, 1000)
  })
})

const bound = (text: string, locale: "vi" | "en" | "none" = "vi"): number | string =>
  Result.match(Numeral.quantity(text, { locale: locale === "none" ? undefined : locale }), {
    onSuccess: Quantity.toJson,
    onFailure: (error) => `${error.reason} ${error.text}`
  })

describe("a bounded numeral", () => {
  it("is read with its Vietnamese word", () => {
    assert.deepStrictEqual(
      [
        "550",
        "hơn 550",
        "Trên 2.853",
        "ít nhất 143",
        "tối thiểu 60 %",
        "dưới 10",
        "chưa đến 5",
        "không quá 7",
        "tối đa 7",
        "gần 60",
        "khoảng 60"
      ].map((text) => bound(text)),
      [550, "> 550", "> 2853", ">= 143", ">= 60", "< 10", "< 5", "<= 7", "<= 7", "~ 60", "~ 60"]
    )
  })

  it("is read with its English word or its sign", () => {
    assert.deepStrictEqual(
      [
        "more than 1,000",
        "Over 5",
        "at least 2",
        "less than 3",
        "under 3",
        "at most 9",
        "no more than 9",
        "nearly 12",
        "about 12",
        ">550",
        "≥ 5",
        "~60",
        "<= 1,000"
      ].map((text) => bound(text, "en")),
      ["> 1000", "> 5", ">= 2", "< 3", "< 3", "<= 9", "<= 9", "~ 12", "~ 12", "> 550", ">= 5", "~ 60", "<= 1000"]
    )
  })

  it("is read whatever the Unicode form and the spaces of its word", () => {
    assert.strictEqual(bound("hơn\u00a0550".normalize("NFD")), "> 550")
    assert.strictEqual(bound("  ít   nhất 5 "), ">= 5")
  })

  it("is refused as a whole when its number is", () => {
    assert.strictEqual(bound("hơn 2.853", "none"), "Ambiguous hơn 2.853")
    assert.strictEqual(bound("hơn"), "NotANumber hơn")
    assert.strictEqual(bound("hơn550"), "NotANumber hơn550")
    assert.strictEqual(bound("hơn khoảng 5"), "NotANumber hơn khoảng 5")
    assert.strictEqual(bound(""), "Empty ")
  })
})
