/** Stocks beside what a registry or a hierarchy counts on any day: both are as of one day. */
import {
  edge,
  figure,
  figures,
  merged,
  of,
  province,
  query,
  target,
  team,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, stock } from "./world.ts"

const since = "2025-07-01"
const documents = province({
  communes: ["a", "b", "n"],
  measures: [
    stock({ basis: "unit", own: "no", counts: { level: "commune", hierarchy: "state" } }),
    stock({ id: "s", basis: "account", own: "no" }),
    teamsReported({ id: "carried", own: "no", missing: { carry: "forever" } })
  ]
})
const [state] = documents.hierarchies!
/** Communes a and b, and n since July; a team, and another since July. */
const world = {
  ...documents,
  hierarchies: [
    {
      ...state!,
      edges: state!.edges!.map((one) => (one.unit === "n" ? edge("n", { from: since }) : one))
    }
  ],
  teams: [team("t1", "a"), team("t2", "a", { from: since })],
  members: [{ id: "x" }, { id: "y" }],
  memberships: [
    { team: "t1", member: "x", role: "member" as const },
    { team: "t2", member: "y", role: "member" as const, from: since }
  ]
}
const units = { _tag: "Units", level: "commune" } as const
const teams = { _tag: "Teams", complete: true } as const
const seats = { _tag: "Members", count: "seats", complete: true } as const
const s = of("s")
const covered = { _tag: "Coverage", numerator: of("m"), denominator: units } as const
const ratio = (numerator: typeof s, denominator: typeof s) => ({ _tag: "Ratio", numerator, denominator }) as const
const accounts = [figure("p", "2025-06", 12, { measure: "s" })]
const communes = [figure("p", "2025-06", 2)]
const ofJune = (value: number, vi: string, en = vi) => ({
  value,
  reported: value,
  text: text(`${vi} (số ngày 30/6)`, `${en} (as of 30 June)`)
})

const ofFebruary = (value: number, vi: string, en = vi) => ({
  value,
  reported: value,
  text: text(`${vi} (số ngày 28/02)`, `${en} (as of 28 February)`)
})
const left = { _tag: "Subtract", left: units, right: of("m") } as const
const ofBoth = {
  value: 200 / 3,
  text: text(
    "66,67% (số ngày 28/02; mẫu số dùng số ngày 31/12)",
    "66.67% (as of 28 February; denominator as of 31 December)"
  )
}
/** The same, where a number of units stands for some days. */
const carrying = (carry: number | "forever") => ({
  ...world,
  measures: documents.measures!.map((one) => (one.id === "m" ? { ...one, missing: { carry } } : one))
})
/** The same, where n was another province's before July. */
const taken = (of: typeof world) => ({
  ...of,
  units: [...of.units!, { id: "q", names: [{ name: text("Tỉnh Q", "Province Q") }] as const }],
  hierarchies: of.hierarchies.map((one) => ({
    ...one,
    edges: [...one.edges, { unit: "q", level: "province" }, edge("n", { parent: "q", to: since })]
  }))
})

type Judges = NonNullable<Scenario["judges"]>

const judged = (title: string, [comparator, threshold]: readonly [">=" | "<=", number], judges: Judges): Scenario => ({
  title,
  documents: {
    ...world,
    indicators: [...world.indicators!, { id: "i", title: text("Tỷ lệ", "Share"), expression: covered }],
    targets: [
      target(comparator, threshold, "2025", {
        indicator: "i",
        ...(comparator === ">=" ? { closing: { day: "2026-01-10", silent: "zero" } } : {})
      })
    ]
  },
  commits: [communes],
  judges
})

export const ofRegistries: ReadonlyArray<Scenario> = [
  finding(
    "a coverage of units is of those that there were on the day of the stock",
    world,
    communes,
    [["p"], ["2025-06", "2025"], { expression: covered }],
    { "p 2025-06": { value: 100, text: text("100%") }, "p 2025": ofJune(100, "100%") },
    /: 2\n/
  ),
  finding(
    "a stock taken off the units is taken off those of its day",
    world,
    communes,
    [["p"], ["2025"], { expression: left }],
    { "p 2025": ofJune(0, "0 đơn vị", "0 units") }
  ),
  finding(
    "a stock is divided by the teams of its day",
    world,
    accounts,
    [["p"], ["2025"], { expression: ratio(s, teams) }],
    { "p 2025": ofJune(12, "12") }
  ),
  finding(
    "teams are divided by a stock as of its day",
    world,
    accounts,
    [["p"], ["2025"], { expression: { _tag: "Divide", left: seats, right: s } }],
    {
      "p 2025": {
        value: 1 / 12,
        reported: 1 / 12,
        text: text("0,0833 (số ngày 30/6)", "0.0833 (as of 30 June)")
      }
    }
  ),
  finding(
    "sums of what a registry counts are of the day of the stock as well",
    world,
    accounts,
    [
      ["p"],
      ["2025"],
      {
        expression: ratio(s, {
          _tag: "Multiply",
          left: { _tag: "Teams", kind: "digital", complete: true },
          right: { _tag: "Constant", value: 2 }
        })
      }
    ],
    { "p 2025": ofJune(6, "6") }
  ),
  finding(
    "what is made to stand is divided by the teams of the last day, and both days are said",
    world,
    [figure("p", "2025-06", 12, { measure: "carried" })],
    [["p"], ["2025"], { expression: ratio(of("carried"), teams) }],
    {
      "p 2025": {
        value: 6,
        text: text("6 (số ngày 30/6; mẫu số dùng số ngày 31/12)", "6 (as of 30 June; denominator as of 31 December)")
      }
    }
  ),
  finding(
    "what happened in a period, by a stock of an older day, says that day",
    {
      ...province({
        communes: ["a"],
        measures: [
          { ...stock({ own: "no" }), id: "s" },
          { ...stock(), id: "m", accumulation: "flow", additivity: { time: "additive" } }
        ]
      })
    },
    [figure("a", "2025-Q1", 30), figure("a", "2025-01", 2, { measure: "s" })],
    [["a"], ["2025-Q1"], { expression: ratio(of("m"), s) }],
    { "a 2025-Q1": { value: 15, text: text("15 (mẫu số dùng số ngày 31/01)", "15 (denominator as of 31 January)") } }
  ),
  {
    title: "the units of a day before a merger are those that merged, on whatever boundaries",
    documents: {
      ...merged({ measures: documents.measures! }),
      teams: [team("t1", "a"), team("t2", "b", { to: since })]
    },
    commits: [[...figures("2025-06", { a: 1, b: 1 }), ...figures("2025-06", { a: 6, b: 6 }, { measure: "s" })]],
    asks: [
      {
        query: query(["p", "n"], ["2025"], { expression: covered }),
        gives: { "p 2025": { value: 100 }, "n 2025": ofJune(100, "100%") }
      },
      {
        query: query(["p", "n"], ["2025"], { expression: covered, boundaries: { asOf: "2025-12-31" } }),
        gives: { "p 2025": ofJune(100, "100%"), "n 2025": ofJune(100, "100%") }
      },
      {
        query: query(["p", "n"], ["2025"], { expression: ratio(s, teams) }),
        gives: { "p 2025": { value: 6 }, "n 2025": ofJune(6, "6") }
      },
      {
        query: query(["p", "n"], ["2025"], { expression: ratio(s, units) }),
        gives: { "p 2025": { value: 6 }, "n 2025": ofJune(6, "6") }
      },
      {
        query: query(["p"], ["2025"], { expression: ratio(s, units), boundaries: { asOf: "2025-12-31" } }),
        gives: { "p 2025": ofJune(12, "12") }
      }
    ]
  },
  finding(
    "units of a day after a merger are those that came of it, on the boundaries before as well",
    merged({ measures: documents.measures! }),
    [figure("p", "2025-12", 1)],
    [["p"], ["2025-12", "2025"], { expression: covered, boundaries: { asOf: "2025-06-30" } }],
    { "p 2025-12": { value: 100, text: text("100%") }, "p 2025": { value: 100 } }
  ),
  finding(
    "what is made to stand is of its own day on that day, on whatever boundaries",
    merged({
      measures: documents.measures!.map((one) => (one.id === "m" ? { ...one, missing: { carry: "forever" } } : one))
    }),
    [figure("p", "2025-06", 2)],
    [["p"], ["2025-06"], { expression: covered, boundaries: { asOf: "2025-12-31" } }],
    { "p 2025-06": { value: 100, text: text("100%") } }
  ),
  finding(
    "what has lapsed does not stand on a later day: both are of its own day",
    carrying(90),
    [figure("p", "2025-02", 2)],
    [["p"], ["2025-H1", "2025"], { expression: covered }],
    { "p 2025-H1": ofFebruary(100, "100%"), "p 2025": ofFebruary(100, "100%") }
  ),
  finding(
    "and of its own day it is taken off the units",
    carrying(90),
    [figure("p", "2025-02", 2)],
    [["p"], ["2025"], { expression: left }],
    { "p 2025": ofFebruary(0, "0 đơn vị", "0 units") }
  ),
  finding(
    "what is made to stand is taken off the units of the last day",
    carrying("forever"),
    [figure("p", "2025-02", 2)],
    [["p"], ["2025"], { expression: covered }],
    { "p 2025": ofBoth }
  ),
  finding(
    "a number of units does not stand once a unit came from elsewhere",
    taken(carrying("forever")),
    [figure("p", "2025-02", 2)],
    [["p"], ["2025"], { expression: covered }],
    { "p 2025": ofFebruary(100, "100%") }
  ),
  ...["2025-04-30", "2025-12-31"].map((asOf) =>
    finding(
      `what is made to stand is beside the units of the last day on the boundaries of ${asOf}`,
      carrying("forever"),
      [figure("p", "2025-02", 2)],
      [["p"], ["2025-H1", "2025"], { expression: covered, boundaries: { asOf } }],
      { "p 2025-H1": ofFebruary(100, "100%"), "p 2025": ofBoth }
    )
  ),
  judged(
    "a floor is judged by the units of the day of the stock, closed or not",
    [">=", 100],
    [
      { asOf: "2025-12-31", status: "met" },
      { asOf: "2026-02-01", status: "met" }
    ]
  ),
  judged(
    "a ceiling is judged by the units of the day of the stock",
    ["<=", 70],
    [{ asOf: "2025-12-31", status: "notMet" }]
  )
]
