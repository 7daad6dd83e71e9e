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
