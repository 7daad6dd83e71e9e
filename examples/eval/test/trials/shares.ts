/** Coverages of stocks: of which day they are, over whom, and who lacks a population. */
import { figure, figures, form, of, province, text } from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"
import { finding, peopleStock } from "./world.ts"

const covered = {
  expression: { _tag: "Coverage", numerator: of("m"), denominator: { _tag: "Population", cohort: "y" } }
} as const
const communes = ["a", "b", "c"]
const documents = (every: "month" | "quarter") =>
  province(
    { communes, measures: [{ ...peopleStock, own: "no" }] },
    { forms: [form(every, { due: 15 })], cohorts: [{ id: "y", name: text("thanh niên", "youth") }] }
  )
const residents = (units: ReadonlyArray<string>) =>
  units.map((unit) => figure(unit, "2024", 100, { measure: "population", cohorts: ["y"] }))

const shares = (
  title: string,
  counted: ReadonlyArray<string>,
  told: ReadonlyArray<object>,
  gives: { readonly [cell: string]: Expected },
  every: "month" | "quarter" = "quarter"
): Scenario =>
  finding(
    title,
    documents(every),
    [...residents(counted), ...told],
    [["p"], Object.keys(gives).map((cell) => cell.slice(2)), covered],
    gives
  )

const third = figures("2025-Q3", { a: 40, b: 50 })

export const coverages: ReadonlyArray<Scenario> = [
  shares(
    "a coverage is of the day of which its numerator's own reading is, and says of which",
    ["a", "b"],
    [...third, ...figures("2025-Q2", { c: 30 }), ...figures("2025-Q4", { a: 60 })],
    {
      "p 2025": {
        reported: 45,
        text: text(
          "45% (tính trên 2/3 xã; 1 xã chưa có dân số; số ngày 30/9)",
          "45% (over 2 of 3 communes; 1 without a population; as of 30 September)"
        )
      },
      "p 2025-09": {
        reported: 45,
        text: text("45% (tính trên 2/3 xã; 1 xã chưa có dân số)", "45% (over 2 of 3 communes; 1 without a population)")
      },
      "p 2025-12": {
        reported: 55,
        text: text(
          "55% (tính trên 2/3 xã; 1 xã dùng số ngày 30/9)",
          "55% (over 2 of 3 communes; 1 commune as of 30 September)"
        )
      }
    }
  ),
  shares(
    "who has an older figure is in a coverage whole, and its day is said",
    communes,
    [...third, ...figures("2025-Q3", { c: 30 }), ...figures("2025-Q4", { a: 60, b: 70 })],
    {
      "p 2025": {
        value: 160 / 3,
        text: text("53,33% (1 xã dùng số ngày 30/9)", "53.33% (1 commune as of 30 September)")
      },
      "p 2025-09": { value: 40, text: text("40%", "40%") }
    }
  ),
  shares(
    "who has no population is not silent",
    ["a", "b"],
    figures("2025-03", { a: 60, b: 80, c: 3 }),
    {
      "p 2025-03": {
        reported: 70,
        silent: [],
        text: text("70% (tính trên 2/3 xã; 1 xã chưa có dân số)", "70% (over 2 of 3 communes; 1 without a population)")
      }
    },
    "month"
  ),
  shares(
    "who is silent is said to be so",
    communes,
    figures("2025-03", { a: 60, b: 80 }),
    {
      "p 2025-03": {
        reported: 70,
        silent: ["c 2025-03"],
        text: text("70% (tính trên 2/3 xã đã báo cáo)", "70% (over 2 of 3 communes)")
      }
    },
    "month"
  )
]
