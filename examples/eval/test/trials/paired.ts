/** What came in of both ends of a ratio: over the same units, and the same periods. */
import type { Expression } from "@lantoa/core"
import { figure, figures, form, measure, of, province, text } from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

export const measures = [measure({ own: "no" }), measure({ id: "d", own: "no" })]
export const ratio: { readonly expression: Extract<Expression.Expression, { readonly _tag: "Ratio" }> } = {
  expression: { _tag: "Ratio", numerator: of("m"), denominator: of("d") }
}
export const below = { measure: "d" }
const [left, right] = [of("m"), of("d")]
const two = { _tag: "Constant", value: 2 } as const
const quotient = { expression: { _tag: "Divide", left, right } } as const
const difference = { expression: { _tag: "Subtract", left, right } } as const
const told = [
  ...figures("2025-01", { a: 6, b: 20 }),
  ...figures("2025-01", { a: 10 }, below),
  ...figures("2025-02", { a: 20 })
]
/** Commune a told both ends of January, and one of February. */
const pairs = (
  [expression, title]: readonly [{ readonly expression: object }, string],
  month: { readonly reported: number; readonly text: ReturnType<typeof text> },
  quarter: number
): Scenario =>
  finding(
    `${title} is over units and periods of which both ends came in`,
    province({ measures }),
    told,
    [["p", "a"], ["2025-01", "2025-Q1"], expression as never],
    {
      "p 2025-01": { ...month, reporting: 1, expected: 3 },
      "p 2025-Q1": { reported: quarter },
      "a 2025-01": { reported: month.reported },
      "a 2025-Q1": { reported: quarter }
    }
  )

/** Commune a tells one end of a half-year by pieces of it, and the other by others; b tells nothing. */
const pieces = (
  title: string,
  top: { readonly [period: string]: number | string | null },
  bottom: typeof top,
  reported: number | null,
  counts: Expected = { reporting: 1, expected: 2 }
): Scenario => {
  const one = (values: typeof top, more: object = {}) =>
    Object.entries(values).map(([period, value]) => figure("a", period, value, more))
  return finding(
    title,
    province({ communes: ["a", "b"], measures }),
    [...one(top), ...one(bottom, below)],
    [["p"], ["2025-H1"], { expression: { ...ratio.expression, per: 100 } }],
    { "p 2025-H1": { reported, ...(reported === null ? {} : counts) } }
  )
}
/** Who told a part of the days is silent about the rest. */
const inPart = (reported: number): Expected => ({
  reporting: 0,
  expected: 2,
  text: text(`${reported} (tính trên 1/2 xã mới báo cáo một phần)`, `${reported} (over 1 of 2 communes, in part)`)
})
const byQuarters = { "2025-Q1": 8, "2025-Q2": 9 }
const half = { "2025-H1": 20 }

export const monthly = { forms: [form("month", { measures: ["m", "d"] })] }
/** Commune a told both ends, b nothing, and c left the line of the second blank, which is nothing. */
const blank = (
  [expression, title]: readonly [{ readonly expression: object }, string],
  month: Expected,
  year: Expected
): Scenario =>
  finding(
    `${title} is over those whose line is blank as well`,
    province({ measures }, monthly),
    [
      ...["2025-01", "2025-02"].map((period) => figure("a", period, 10)),
      ...["2025-01", "2025-02"].map((period) => figure("a", period, 2, below)),
      ...["2025-01", "2025-02"].map((period) => figure("c", period, 7))
    ],
    [["p"], ["2025-01", "2025-Q1"], expression as never],
    { "p 2025-01": month, "p 2025-Q1": year }
  )

export const paired: ReadonlyArray<Scenario> = [
  blank(
    [ratio, "a ratio"],
    {
      reported: 8.5,
      reporting: 2,
      text: text("8,5 (tính trên 2/3 xã đã báo cáo)", "8.5 (over 2 of 3 communes)")
    },
    {
      reported: 8.5,
      reporting: 0,
      text: text("8,5 (tính trên 2/3 xã mới báo cáo một phần)", "8.5 (over 2 of 3 communes, in part)")
    }
  ),
  blank(
    [difference, "a difference"],
    { reported: 15, reporting: 2, text: text("15 lượt (2/3 xã đã báo cáo)", "15 turns (2 of 3 communes)") },
    { reported: 30, reporting: 0 }
  ),
  finding(
    "a blank line is a pair with what a unit told of the other end, of its own days and of the unit alone",
    province({ measures }, monthly),
    figures("2025-01", { b: 5 }),
    [["p", "b"], ["2025-01", "2025-Q1"], difference],
    {
      "p 2025-01": { reported: 5, reporting: 1 },
      "p 2025-Q1": { reported: 5 },
      "b 2025-01": { value: 5 },
      "b 2025-Q1": { reported: 5, text: text("5 lượt (mới có 1/3 tháng)", "5 turns (1 of 3 months)") }
    }
  ),
  finding(
    "months that only one end tells are not in what came in of a ratio",
    province({ communes: ["a", "b"], measures }),
    [
      ...["2025-01", "2025-02"].map((month) => figure("a", month, 10)),
      ...["2025-02", "2025-03"].map((month) => figure("a", month, 40, below)),
      ...figures("2025-01", { b: 5 }),
      ...figures("2025-01", { b: 50 }, below)
    ],
    [["a", "b", "p"], ["2025"], ratio],
    { "a 2025": { reported: 0.25 }, "b 2025": { reported: 0.1 }, "p 2025": { reported: 15 / 90 } }
  ),
  pairs(
    [quotient, "a quotient"],
    { reported: 0.6, text: text("0,6 (tính trên 1/3 xã đã báo cáo)", "0.6 (over 1 of 3 communes)") },
    0.6
  ),
  pairs(
    [difference, "a difference"],
    { reported: -4, text: text("−4 lượt (1/3 xã đã báo cáo)", "−4 turns (1 of 3 communes)") },
    -4
  ),
  pieces("two quarters of one end are a pair with the other's half-year", byQuarters, half, 85),
  pieces("a half-year of one end is a pair with the other's quarters", half, { "2025-Q1": 16, "2025-Q2": 9 }, 80),
  pieces("a figure that crosses the quarters takes no pair away", { ...byQuarters, "2025-01/2025-04": 8 }, half, 85),
  pieces("a quarter of one end is no pair with the other's half-year", { "2025-Q1": 8 }, half, null),
  pieces(
    "quarters of which one is not known are no pair with a half-year",
    { ...byQuarters, "2025-Q2": null },
    half,
    null
  ),
  pieces(
    "pieces that cross go together over the days of both",
    { "2025-01/2025-02": 5, "2025-03/2025-05": 6, "2025-06": 50 },
    { "2025-01": 10, "2025-02/2025-05": 12 },
    50,
    inPart(50)
  ),
  pieces(
    "days of one end alone stay out",
    byQuarters,
    { "2025-01": 2, "2025-02": 3, "2025-03": 5, "2025-05": 9 },
    80,
    inPart(80)
  ),
  finding(
    "a longer period of the province makes no pair of what its communes told of one end alone",
    province({ measures }),
    [
      ...figures("2025-04", { a: 9, b: 10, c: 5 }),
      ...figures("2025-04", { c: 1 }, below),
      figure("p", "2025-01/2025-04", 80, below)
    ],
    [["p"], ["2025-04"], ratio],
    { "p 2025-04": { reported: 5, reporting: 1, expected: 3, text: text("từ 0,3 đến 24", "0.3 to 24") } }
  ),
  finding(
    "who told the numerator alone is not in a pair that a longer figure of the province decides",
    province({ measures }),
    [
      ...figures("2025-04", { a: 9, b: 10, c: 5 }, below),
      ...figures("2025-04", { c: 1 }),
      figure("p", "2025-01/2025-04", 80)
    ],
    [["p"], ["2025-04", "2025-01/2025-04"], ratio],
    {
      "p 2025-04": { reported: 0.2, reporting: 1, expected: 3 },
      "p 2025-01/2025-04": {
        reported: 0.2,
        text: text("0,2 (tính trên 1/3 xã mới báo cáo một phần)", "0.2 (over 1 of 3 communes, in part)")
      }
    }
  ),
  finding(
    "a most that a province says is no pair with what communes told of another",
    province({ measures: measures.map((one) => ({ ...one, accumulation: "stock" as const })) }),
    [
      ...figures("2025-04", { a: 9, b: 10, c: ">=5" }),
      ...figures("2025-04", { c: 1 }, below),
      ...figures("2025-04", { p: "<=80" }, below)
    ],
    [["p", "c"], ["2025-04"], ratio],
    { "p 2025-04": { reported: 5, reporting: 1, expected: 3 }, "c 2025-04": { value: ">=5", reported: 5 } }
  ),
  finding(
    "a number between bounds that the province told itself is beside what its communes told of the other end",
    province({ measures }),
    [
      ...["2025-04", "2025-05"].flatMap((month) => figures(month, { a: 9, b: 10, c: 5 })),
      figure("p", "2025-04", "~80", below),
      figure("p", "2025-05", "[60, 80]", below)
    ],
    [["p"], ["2025-04", "2025-05"], ratio],
    { "p 2025-04": { reported: 0.3 }, "p 2025-05": { reported: 0.4 } }
  ),
  finding(
    "what came in by a number is a part of the whole by that number",
    province({ measures }),
    told,
    [["p"], ["2025-01"], { expression: { _tag: "Divide", left, right: two } }],
    { "p 2025-01": { reported: 13, reporting: 2, expected: 3 } }
  )
]
