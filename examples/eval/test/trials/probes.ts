/** What a reading rests on: operators over time and over shares of units; knowledge of definitions and teams. */
import type { Expression, Quantity } from "@lantoa/core"
import { commune, edge, figure, figures, measure, of, on, province, query, team, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, stock } from "./world.ts"

const january = [["p"], ["2025-01"]] as const
type Level = { readonly id: string }
/** Hamlets a1 and a2 in a, b1 in b, none in c; the levels are all there is of them where that is said. */
const world = (
  measures: ReadonlyArray<ReturnType<typeof measureOf>>,
  { known = false, ...more }: { readonly known?: boolean; readonly [key: string]: unknown } = {}
) => {
  const documents = province({ complete: false, measures })
  const state = documents.hierarchies![0]!
  const hamlets = { a1: "a", a2: "a", b1: "b" }
  return {
    ...documents,
    units: [...documents.units!, ...Object.keys(hamlets).map(commune)],
    hierarchies: [
      {
        ...state,
        levels: state.levels.map((one: Level) => ({ ...one, ...(known ? { complete: true } : {}) })) as never,
        edges: [
          ...state.edges!,
          ...Object.entries(hamlets).map(([id, parent]) => edge(id, { parent, level: "hamlet" }))
        ]
      }
    ],
    ...more
  }
}
const share = (level: string, threshold = 2, inner: Expression.Expression = of("m"), more: object = {}) =>
  ({
    _tag: "ShareOfUnits",
    level,
    of: inner,
    comparator: ">=" as Quantity.Comparator,
    threshold,
    ...more
  }) as Expression.Expression
const ratio = (numerator: Expression.Expression, denominator: Expression.Expression): Expression.Expression => ({
  _tag: "Ratio",
  numerator,
  denominator
})
const hundred: Expression.Expression = { _tag: "Constant", value: 100 }
const third = 100 / 3

export const probes: ReadonlyArray<Scenario> = [
  finding(
    "the last of two months is the later one",
    world([stock()]),
    [figure("a", "2025-01", 10), figure("a", "2025-02", 20)],
    [["a"], ["2025-Q1"]],
    {
      "a 2025-Q1": { value: 20 }
    },
    /20.*February 2025/
  ),
  finding(
    "a mean over months of which one is silent is no exact number",
    world([measureOf()]),
    [figure("a", "2025-01", 10), figure("a", "2025-02", 20)],
    [["a"], ["2025-Q1"], { expression: of("m", { along: { time: "average" } }) }],
    { "a 2025-Q1": { value: ">= 10" } }
  ),
  finding(
    "silence is zero where the measure says so and no form does",
    world([measureOf({ missing: "zero" })]),
    [],
    [["a"], ["2025-Q1"]],
    {
      "a 2025-Q1": { value: 0 }
    }
  ),
  finding(
    "a stock carried from long ago says of when it is",
    world([stock({ missing: { carry: "forever" } })]),
    [figure("a", "2015-01", 10)],
    [["a"], ["2025-Q1"]],
    {
      "a 2025-Q1": {
        value: 10,
        text: text("10 lượt (số ngày 31/01/2015)", "10 turns (as of 31 January 2015)")
      }
    },
    /10.*January 2015/
  ),
  finding(
    "shares of communes and of hamlets are each judged at their own level",
    world([measureOf()], { known: true }),
    figures("2025-01", { a1: 5, a2: 1, b1: 3, c: 1 }),
    [...january, { expression: ratio(share("commune"), share("hamlet")) }],
    { "p 2025-01": { value: 1 } },
    /Commune A\b[^]*Commune C\b[^]*Commune A1\b[^]*Commune B1\b/
  ),
  finding(
    "a commune without a registered team is not surely without one",
    world([measureOf()], { teams: [team("t1", "a")], known: true }),
    [],
    [...january, { expression: share("commune", 1, { _tag: "Teams" }) }],
    { "p 2025-01": { value: `[${third}, 100]` } }
  ),
  finding(
    "a share over months is open where communes are silent",
    world([measureOf()], { known: true }),
    [...["2025-01", "2025-02", "2025-03"].map((month) => figure("a", month, 5)), figure("b", "2025-01", 5)],
    [["p"], ["2025-Q1"], { expression: share("commune", 2, of("m"), { per: "month" }) }],
    { "p 2025-Q1": { value: `[${third}, 100]` } }
  ),
  finding(
    "a commune's turns times the share of its hamlets",
    world([measureOf(), measureOf({ id: "n" })], { known: true }),
    [figure("b1", "2025-01", 5), figure("b", "2025-01", 7, { measure: "n" })],
    [["b"], ["2025-01"], { expression: { _tag: "Multiply", left: of("n"), right: ratio(share("hamlet"), hundred) } }],
    { "b 2025-01": { value: 7 } }
  ),
  finding(
    "of three communes asked one reported",
    world([measureOf()]),
    [figure("a", "2025-01", 5)],
    [...january, { expression: of("m", { from: "commune" }) }],
    {
      "p 2025-01": {
        value: ">= 5",
        reported: 5,
        silent: ["b 2025-01", "c 2025-01"],
        text: text("5 lượt (1/3 xã đã báo cáo)", "5 turns (1 of 3 communes)")
      }
    }
  ),
  finding(
    "a part of what is about 60 is at most a tenth more",
    world([measureOf()]),
    [figure(["a", "b"], "2025-01", "~ 60"), figure("a", "2025-W05", "> 5")],
    [["a"], ["2025-01"]],
    { "a 2025-01": { lower: 0, upper: 66 } }
  ),
  {
    title: "a reading as known at a moment uses the definitions, and the teams, known then",
    documents: [
      {
        knownAt: on("2025-01-01"),
        ...province(
          { communes: [], measures: [measure()] },
          { teams: [team("t1", "p", { from: "2024-01-01" as never })] }
        )
      }
    ],
    commits: [
      [figure("p", "2025-01", 10, { knownAt: on("2025-02-01") })],
      {
        knownAt: on("2026-01-01"),
        documents: {
          teams: [team("t2", "p", { from: "2024-01-01" as never })],
          indicators: [
            {
              id: "m",
              title: text("Gấp đôi", "Twice"),
              expression: { _tag: "Multiply", left: { _tag: "Constant", value: 2 }, right: of("m") }
            }
          ]
        }
      }
    ],
    asks: [
      { query: query(["p"], ["2025-01"], { asKnownAt: on("2025-03-01") }), gives: { "p 2025-01": { value: 10 } } },
      { query: query(["p"], ["2025-01"]), gives: { "p 2025-01": { value: 20 } } },
      {
        query: query(["p"], ["2025-01"], { expression: { _tag: "Teams" }, asKnownAt: on("2025-03-01") }),
        gives: { "p 2025-01": { value: ">= 1" } }
      },
      {
        query: query(["p"], ["2025-01"], { expression: { _tag: "Teams" } }),
        gives: { "p 2025-01": { value: ">= 2" } }
      }
    ]
  }
]
