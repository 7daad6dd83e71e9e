/** What `Projection.from` refuses, and where it says that it lies. */
import { assert, describe, it } from "@effect/vitest"
import { Projection } from "../src/index.ts"

const given = (more: object) => () =>
  Projection.from({
    id: "x",
    title: { vi: "X", en: "X" },
    comparator: ">=",
    threshold: 60,
    history: [
      { period: "2024", value: 30 },
      { period: "2025", value: 40 }
    ],
    ...more
  } as Projection.Options)
const told = (value: unknown, period = "2024") => ({ history: [{ period, value }] })

describe("Projection.from", () => {
  const mistakes: ReadonlyArray<readonly [name: string, options: object, message: RegExp]> = [
    ["a comparator that is none", { comparator: "≥" }, /comparator: must be ">=", ">"/],
    [
      "a period that is none",
      told(3, "năm 2028"),
      /history\[0\]\.period: "năm 2028" is no period.*did you mean 2028\?/
    ],
    ["a deadline that is none", { deadline: "năm 2028" }, /deadline: "năm 2028" is no period.*did you mean 2028\?/],
    ["a base that is none", { base: "T1/2025" }, /base: .*did you mean 2025-01\?/],
    ["a figure that is none", told("hơn 87"), /history\[0\]\.value: "hơn 87" must be a number or a bound/],
    [
      "counts of which nobody says that they are counts",
      told(850),
      /history\[0\]\.value: 850 is no percentage; say kind: "stock", "flow", "total" or "index"/
    ],
    ["bounds beyond 100 %", told("> 550"), /history\[0\]\.value: > 550 is no percentage/],
    ["figures below 0 %", told(-3), /history\[0\]\.value: -3 is no percentage/],
    ["a threshold beyond 100 %", { threshold: 1000 }, /threshold: 1000 is no percentage/]
  ]
  for (const [name, options, message] of mistakes) {
    it(`refuses ${name}, saying where and what to do`, () => assert.throws(given(options), message))
  }

  it("takes what is said to be no percentage, and percentages above 100 that are said to be such", () => {
    assert.doesNotThrow(given({ kind: "stock", threshold: 1000, ...told(850) }))
    assert.doesNotThrow(given({ bounds: { lower: 0, upper: 1000 }, ...told(850) }))
    // More accounts than adults is a finding, of which the page tells.
    assert.doesNotThrow(given({ kind: "share", ...told(104) }))
  })
})
