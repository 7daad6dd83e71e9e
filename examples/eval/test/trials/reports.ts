/** Public bug reports of other tools, as inputs to this one: the case's number stands first. */
import type { Documents } from "@lantoa/core"
import { edge, figure, measure, province, query, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf } from "./world.ts"

const accounts = measure({ id: "m", basis: "account", accumulation: "stock" })
/** Province p, districts d1 (communes a, b) and d2 (commune c). */
const world = (measures: NonNullable<Documents.Encoded["measures"]>, ends: object = {}): Documents.Encoded => {
  const documents = province({ communes: ["d1", "d2", "a", "b", "c"], complete: false, measures })
  return {
    ...documents,
    hierarchies: [
      {
        id: "state",
        name: text("Hành chính", "State"),
        levels: [
          { id: "province", name: text("tỉnh", "province") },
          { id: "district", name: text("huyện", "district") },
          { id: "commune", name: text("xã", "commune") }
        ],
        edges: [
          { unit: "p", level: "province" },
          edge("d1", { level: "district" }),
          edge("d2", { level: "district" }),
          edge("a", { parent: "d1" }),
          edge("b", { parent: "d1", ...ends }),
          edge("c", { parent: "d2" })
        ]
      }
    ]
  }
}
const carried = [figure("a", "2025-01", 10), figure("b", "2025-01", 5), figure("a", "2025-04", 12)]
const forever = { ...accounts, missing: { carry: "forever" as const } }
const ended = world([forever], { to: "2025-03-01" })

export const reports: ReadonlyArray<Scenario> = [
  finding(
    "case02: the year holds its nine months, and those their six",
    world([measureOf()]),
    [figure("b", "2025-H1", 100), figure("b", "2025-01/2025-09", 150), figure("b", "2025", 210)],
    [["b"], ["2025", "2025-Q3"]],
    { "b 2025": { value: 210, reported: 210 }, "b 2025-Q3": { value: 50 } }
  ),
  finding(
    "case02: a quarter and its three months are the same thing",
    world([measureOf()]),
    ["2025-01", "2025-02", "2025-03"].map((month) => figure("a", month, 100)).concat([figure("a", "2025-Q1", 300)]),
    [["a"], ["2025-Q1"]],
    { "a 2025-Q1": { value: 300, reported: 300 } }
  ),
  finding(
    "case03: what nobody said is unknown, and a null stays one",
    world([measureOf()]),
    [figure("a", "2025", 100), figure("b", "2025", null)],
    [["d2", "d1", "p"], ["2025"]],
    {
      "d2 2025": { value: null, reported: null },
      "d1 2025": { value: ">= 100", reported: 100 },
      "p 2025": { value: ">= 100", reported: 100 }
    }
  ),
  finding(
    "case03: a stock at the end of March is that at the end of the quarter",
    world([accounts]),
    [figure("a", "2025-01", 5), figure("b", "2025-03", 10)],
    [["d1"], ["2025-03", "2025-Q1"]],
    { "d1 2025-03": { value: ">= 10" }, "d1 2025-Q1": { value: ">= 10" } }
  ),
  finding(
    "case04: nothing is carried beyond the life of its unit",
    ended,
    carried,
    [
      ["d1", "b"],
      ["2025-02", "2025-04"]
    ],
    {
      "d1 2025-02": { value: ">= 15", reported: 15 },
      "d1 2025-04": { value: ">= 12", reported: 12 },
      "b 2025-02": { value: 5 },
      "b 2025-04": { value: null, reason: "not-alive" }
    }
  ),
  finding(
    "case04: nor on the boundaries of a later day",
    ended,
    carried,
    [["d1"], ["2025-04"], { boundaries: { asOf: "2025-04-30" } }],
    { "d1 2025-04": { value: ">= 12", reported: 12 } }
  ),
  finding(
    "case17: the months of a school year are in it, those of the next are not",
    world([measureOf()]),
    [figure("a", "2024-10", 5), figure("a", "2025-03", 7), figure("a", "2025-10", 9)],
    [["a"], ["2024Sep"]],
    { "a 2024-09/2025-08": { value: ">= 12", reported: 12 } }
  ),
  {
    title: "case19: the half year of a commune that closed in July is in its district's year",
    documents: world([measureOf()], { to: "2025-07-01" }),
    commits: [[figure("a", "2025", 100)], [figure("b", "2025-H1", 40)]],
    asks: [{ query: query(["d1"], ["2025"]), gives: { "d1 2025": { value: ">= 140", reported: 140 } } }]
  }
]
