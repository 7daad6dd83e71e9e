import { assert, describe, it } from "@effect/vitest"
import { Day, Words } from "@lantoa/core"

describe("numbers for people", () => {
  it("print by language, with two decimals at most, four below 1, and no signed zero", () => {
    assert.deepStrictEqual(
      [2853, 0.5, 1234567.891, -12, 0.70245, -0.00001].map((value) => Words.number(value, "vi")),
      ["2.853", "0,5", "1.234.567,89", "−12", "0,7025", "0"]
    )
    assert.deepStrictEqual(
      [2853, 0.5, 1234567.891, -12, 0.70245, -0.00001].map((value) => Words.number(value, "en")),
      ["2,853", "0.5", "1,234,567.89", "−12", "0.7025", "0"]
    )
  })
})

describe("words for people", () => {
  it("keep the zeros that are asked for, and group thousands", () => {
    assert.deepStrictEqual(
      [Words.fixed(2853.4, "vi", 2), Words.fixed(-0.5, "en", 1), Words.fixed(1e21, "en"), Words.fixed(NaN, "vi")],
      ["2.853,40", "−0.5", "1e+21", "–"]
    )
  })

  it("round half away from zero on the digits that a number is written with", () => {
    assert.deepStrictEqual(
      [1.005, -1.005, 2.5, 1e-7].map((value) => Words.round(value, 2)),
      [1.01, -1.01, 2.5, 0]
    )
  })

  it("are several by the endings of English, and do not change in Vietnamese", () => {
    assert.deepStrictEqual(
      ["commune", "city", "day", "branch", "class"].map((noun) => Words.plural(noun, "en")),
      ["communes", "cities", "days", "branches", "classes"]
    )
    assert.deepStrictEqual([Words.count(1, "commune", "en"), Words.count(3, "xã", "vi")], ["1 commune", "3 xã"])
  })

  it("leave the year out of a day where it goes without saying", () => {
    const day = Day.from("2024-12-31")
    assert.deepStrictEqual([Words.day(day, "vi", 2024), Words.day(day, "en", 2025)], ["31/12", "31 December 2024"])
  })

  it("write a Vietnamese day as Decree 30/2020 has it: zeros before days below ten, January and February", () => {
    const written = ["2025-07-01", "2025-01-31", "2025-02-09", "2025-11-25"].map((day) =>
      Words.day(Day.from(day), "vi")
    )
    assert.deepStrictEqual(written, ["01/7/2025", "31/01/2025", "09/02/2025", "25/11/2025"])
  })
})
