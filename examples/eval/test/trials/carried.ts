/** Figures that reach over a change of boundaries, over other spans than their own, and whole numbers of any size. */
import { commune, edge, figure, figures, form, province, target, teamsReported, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, stock, world } from "./world.ts"

const asOf = { boundaries: { asOf: "2025-12-31" } }
const zero = world([measureOf({ missing: "zero", own: "no" })])

/** Communes a and b; on 1 July a gives n three tenths or an unknown part, or takes in b. */
const changed = (measure: ReturnType<typeof measureOf>, move: object, kind: string): Scenario["documents"] => {
  const documents = province({ complete: true, measures: [measure] })
  const state = documents.hierarchies![0]!
  const ends = kind === "merge" ? { to: "2025-07-01" } : {}
  const begins = kind === "merge" ? [] : [edge("n", { parent: "p", level: "commune", from: "2025-07-01" })]
  const edges = [
    { unit: "p", level: "province" },
    edge("a", { parent: "p", level: "commune" }),
    edge("b", { parent: "p", level: "commune", ...ends }),
    ...begins
  ]
  return {
    ...documents,
    units: [...documents.units!.filter((one) => one.id !== "n"), commune("n")],
    hierarchies: [{ ...state, edges }],
    successions: [{ id: "r", kind, date: "2025-07-01", hierarchy: "state", moves: [move] }]
  } as Scenario["documents"]
}
const carry = stock({ missing: { carry: "forever" }, own: "no" })
const tenths = { from: "a", to: "n", shares: { population: 0.3, count: 0.3 } }
const flows = [figure("a", "2025-H1", 100), figure("a", "2025-H2", 60), figure("n", "2025-H2", 40)]
const june = figures("2025-06", { a: 100, b: 10 })
const december = [["a", "n"], ["2025-12"]] as const

/** A stock by a monthly form: what was said in September stands until that of October is due, and no longer. */
const byMonths = province({ measures: [teamsReported({ own: "no" })] }, { forms: [form("month", { due: 10 })] })
const lapsed = [
  ...figures("2025-09", { a: 12, b: 20, c: 5 }),
  ...figures("2025-10", { a: 13, b: 20 }),
  ...figures("2025-11", { a: 14, b: 20 }),
  figure("a", "2025-12", 15)
]

export const carried: ReadonlyArray<Scenario> = [
  finding(
    "a nothing that a form carries came in as it was told, where others are silent",
    byMonths,
    [figure("b", "2025-03", 0)],
    [["p"], ["2025-04-01", "2025-04"]],
    {
      "p 2025-04-01": {
        value: ">= 0",
        reported: 0,
        text: text("0 tổ (1/3 xã đã báo cáo; số ngày 31/3)", "0 teams (1 of 3 communes; as of 31 March)")
      },
      "p 2025-04": { value: ">= 0", reported: 0 }
    }
  ),
  finding(
    "a quarter holds what still stood of a stock when it began, of the unit as of the province",
    byMonths,
    lapsed,
    [
      ["p", "b", "c"],
      ["2025-10", "2025-Q4", "2025-12"]
    ],
    {
      "p 2025-10": { value: 38 },
      "p 2025-Q4": {
        value: 38,
        text: text(
          "38 tổ (số ngày 31/10; 1 xã dùng số ngày 30/9); mới hơn: 2 xã 35",
          "38 teams (as of 31 October; 1 commune as of 30 September); newer: 2 communes 35"
        )
      },
      "p 2025-12": { value: ">= 35" },
      "b 2025-10": { value: 20 },
      "b 2025-12": { value: 20 },
      "b 2025-Q4": { value: 20, text: text("20 tổ (số ngày 30/11)", "20 teams (as of 30 November)") },
      "c 2025-10": { value: 5, text: text("5 tổ (số ngày 30/9)", "5 teams (as of 30 September)") },
      "c 2025-Q4": { value: 5, text: text("5 tổ (số ngày 30/9)", "5 teams (as of 30 September)") },
      "c 2025-12": { value: null, reason: "no-figures" }
    }
  ),
  finding(
    "so does a province whose communes all stood then",
    byMonths,
    [...figures("2025-09", { a: 12, b: 20, c: 5 }), figure("a", "2025-12", 15)],
    [["p"], ["2025-10", "2025-Q4"]],
    {
      "p 2025-10": { value: 37 },
      "p 2025-Q4": {
        value: 37,
        text: text("37 tổ (số ngày 30/9); mới hơn: 1 xã 15", "37 teams (as of 30 September); newer: 1 commune 15")
      }
    }
  ),
  ...[{}, asOf].map((more) =>
    finding(
      "a carried stock is divided where its unit gives a part away and lives on",
      changed(carry, tenths, "part"),
      [...june, figure("n", "2025-12", 35)],
      [["a", "n", "p"], ["2025-12"], more],
      { "a 2025-12": { value: 70 }, "n 2025-12": { value: 35 }, "p 2025-12": { value: 115 } }
    )
  ),
  finding(
    "a carried stock of which an unknown part went is a bound",
    changed(carry, { from: "a", to: "n", shares: { population: "part", count: "part" } }, "part"),
    [...june, figure("n", "2025-12", 35)],
    december,
    { "a 2025-12": { value: "[0, 100]" }, "n 2025-12": { value: 35 } }
  ),
  finding(
    "a carried stock of a unit that took in another is that of both",
    changed(carry, { from: "b", to: "a" }, "merge"),
    june,
    [["a", "p"], ["2025-12"]],
    { "a 2025-12": { value: 110 }, "p 2025-12": { value: 110 } }
  ),
  finding(
    "a unit that gave a part away is counted under its code once",
    changed(measureOf({ own: "no" }), tenths, "part"),
    flows,
    [["a", "n"], ["2025"], asOf],
    { "a 2025": { value: 130 }, "n 2025": { value: 70 } }
  ),
  finding(
    "as reported, a unit that gave a part away keeps what it reported, and none of it is counted twice",
    changed(measureOf({ own: "no" }), tenths, "part"),
    flows,
    [["a", "n"], ["2025"]],
    { "a 2025": { value: 160 }, "n 2025": { value: 40, text: { vi: "40 lượt", en: "40 turns" } } }
  ),
  {
    ...finding(
      "where silence is zero, a figure of the whole still leaves its parts open in longer spans",
      { ...zero, targets: [target("<=", 3, "2025-Q1", { scope: { _tag: "Unit", unit: "a", hierarchy: "state" } })] },
      [figure("p", "2025-02", 5)],
      [["a"], ["2025-02", "2025-Q1"]],
      { "a 2025-02": { value: "[0, 5]" }, "a 2025-Q1": { value: "[0, 5]", reported: null } }
    ),
    judges: [{ asOf: "2026-02-01", status: "unmeasurable" }]
  },
  finding(
    "where silence is zero, a figure of a longer span is not silence in a shorter one",
    zero,
    [figure("a", "2025-02", 9), figure("b", "2025-Q1", 19)],
    [["p"], ["2025-02", "2025-Q1", "2025-02/2025-03"]],
    {
      "p 2025-02": { value: "[9, 28]" },
      "p 2025-Q1": { value: 28 },
      "p 2025-02/2025-03": { value: "[9, 28]", reported: 9 }
    }
  ),
  finding(
    "a figure of those who do not owe a form does not file it",
    {
      ...world([measureOf(), { ...measureOf(), id: "other" }]),
      forms: [{ ...form("month"), measures: ["m", "other"] }]
    },
    [figure("p", "2025-02", 4, { measure: "other" })],
    [["p", "a"], ["2025-02"]],
    { "p 2025-02": { value: null }, "a 2025-02": { value: null } }
  ),
  finding(
    "a quarter is not one of its months",
    world([measureOf({ own: "no" })]),
    [...figures("2025-01", { a: 2 }), ...figures("2025-02", { a: 9 }), figure("b", "2025-Q1", 19)],
    [["p"], ["2025-Q1"], { expression: { _tag: "Measure", measure: "m", along: { time: "max" } } }],
    { "p 2025-Q1": { value: null, reason: "several-figures" } }
  ),
  finding(
    "no rounding excuses whole numbers",
    province({ communes: ["a", "b"], measures: [measureOf({ own: "no" })] }),
    figures("2025-01", { p: 10_000_000_000_000, a: 9_999_999_999_999, b: 3 }),
    [["p"], ["2025-01"]],
    { "p 2025-01": { value: "[10000000000000, 10000000000002]" } }
  ),
  finding(
    "what only rounding leaves is nothing",
    province({ complete: true, measures: [measureOf({ own: "no", basis: "hour" })] }) as Scenario["documents"],
    figures("2025-01", { p: 0.8, a: 0.7, b: 0.1 }),
    [["c"], ["2025-01"]],
    { "c 2025-01": { value: 0 } }
  )
]
