/** Values no wider than their figures: the smallest situations behind wide answers that the oracle found; `seed` names its office. */
import {
  below,
  commune,
  edge,
  figure,
  figures,
  form,
  province,
  merged,
  reform,
  team,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, world } from "./world.ts"

const other = { id: "other", title: text("Dòng khác", "Another line"), basis: "turn", accumulation: "flow" } as const
const monthly = province({ measures: [below(), other] }, { forms: [form("month", { measures: ["m", "other"] })] })
const blank = (period: string) => figure("a", period, 1, { measure: "other" })
const asOf = { boundaries: { asOf: "2025-12-31" } }

/** Communes a and b; b was divided into n and o on the day of the reform. */
const divided = (): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "n", "o"], measures: [below()] })
  const state = documents.hierarchies![0]!
  const moves = [
    { from: "b", to: "n", shares: { population: "part", count: "part" } },
    { from: "b", to: "o", shares: { population: "remainder", count: "remainder" } }
  ]
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        edges: [
          { unit: "p", level: "province" },
          edge("a"),
          edge("b", { to: reform }),
          edge("n", { from: reform }),
          edge("o", { from: reform })
        ]
      }
    ],
    successions: [{ id: "reform", kind: "split", date: reform, hierarchy: "state", moves }]
  } as Scenario["documents"]
}

/** Communes a with a hamlet a1, b that got the code n on the day of the reform, and c. */
const recoded = (fields: object): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "n", "c", "a1"], measures: [below(fields)] })
  const state = documents.hierarchies![0]!
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        edges: [
          { unit: "p", level: "province" },
          edge("a"),
          edge("b", { to: reform }),
          edge("n", { from: reform }),
          edge("c"),
          edge("a1", { parent: "a", level: "hamlet" })
        ]
      }
    ],
    successions: [{ id: "reform", kind: "recode", date: reform, hierarchy: "state", moves: [{ from: "b", to: "n" }] }]
  } as Scenario["documents"]
}

const member = (id: string) => ({ id, title: text(id) })

/** Province p of a single commune a; a district d of a between them. */
const single = (fields: object): Scenario["documents"] => {
  const stock = teamsReported({ own: "no", missing: { carry: "forever" }, ...fields })
  const documents = province({ communes: ["a"], measures: [stock] })
  const state = documents.hierarchies![0]!
  const [top, lower, hamlet] = state.levels
  return {
    ...documents,
    units: [...documents.units!, commune("d")],
    dimensions: [{ id: "channel", title: text("kênh"), members: [member("web"), member("app")] }],
    hierarchies: [
      {
        ...state,
        levels: [top, { id: "district", name: text("huyện", "district"), complete: true }, lower, hamlet],
        edges: [
          { unit: "p", level: "province" },
          { unit: "d", parent: "p", level: "district" },
          { unit: "a", parent: "d", level: "commune" }
        ]
      }
    ]
  } as Scenario["documents"]
}
/** Province p of districts, each of some communes. */
const districts = (
  fields: object,
  inside: { readonly [district: string]: ReadonlyArray<string> }
): Scenario["documents"] => {
  const documents = province({ communes: Object.values(inside).flat(), measures: [below(fields)] })
  const state = documents.hierarchies![0]!
  const [top, lower, hamlet] = state.levels
  const edges = Object.entries(inside).flatMap(([district, communes]) => [
    { unit: district, parent: "p", level: "district" },
    ...communes.map((unit) => ({ unit, parent: district, level: "commune" }))
  ])
  return {
    ...documents,
    units: [...documents.units!, ...Object.keys(inside).map(commune)],
    hierarchies: [
      {
        ...state,
        levels: [top, { id: "district", name: text("huyện", "district"), complete: true }, lower, hamlet],
        edges: [{ unit: "p", level: "province" }, ...edges]
      }
    ]
  } as Scenario["documents"]
}

const web = { breakdown: { channel: "web" } }

export const tight: ReadonlyArray<Scenario> = [
  // seeds 3.1, 7.67 and 38.44
  finding(
    "a blank month is nothing where the other month may hold all that the whole says",
    monthly,
    [figure("a", "2025-01", "> 8"), figure("a", "2025-01/2025-02", 22), blank("2025-02")],
    [["a"], ["2025-01", "2025-02"]],
    { "a 2025-01": { value: 22 }, "a 2025-02": { value: 0 } }
  ),
  // seed 4.81
  finding(
    "a month that is asked alone is what it is beside the others: a longer figure of it brings their forms too",
    monthly,
    [figure("a", "2025-Q1", 20), blank("2025-01"), blank("2025-02")],
    [["a"], ["2025-03"]],
    { "a 2025-03": { value: 20 } }
  ),
  // seed 13.56
  finding(
    "who says about has no part in an end that somebody says exactly too",
    {
      ...province({ communes: ["a", "b"], measures: [below()] }),
      cohorts: [{ id: "youth", name: text("thanh niên", "youth") }]
    },
    [
      ...figures("2025-01", { a: "~ 2", b: 6, p: 8 }),
      figure("p", "2025-01", 8, { cohorts: ["youth"] }),
      figure("p", "2025-01/2025-02", 50)
    ],
    [["p"], ["2025-02"]],
    { "p 2025-02": { value: 42 } }
  ),
  // seeds 5.43, 17.90, 19.14 and 32.54
  finding(
    "a part of a divided unit and then itself are no more than what holds both",
    divided(),
    [figure("p", "2025", 39), figure("a", "2025", 10)],
    [["n"], ["2025"], asOf],
    { "n 2025": { value: "[0, 29]" } }
  ),
  // seed 3.16
  finding(
    "a carried bound gives way to a newer stock of all around it",
    single({}),
    [figure("a", "2025-04", "> 6"), figure("p", "2025-06", 14)],
    [["a"], ["2025-06"]],
    { "a 2025-06": { value: 14 } }
  ),
  // seed 38.8
  finding(
    "what is carried as about gives way to a newer stock of all around it",
    single({}),
    [figure("a", "2025-05", "~ 1"), figure("d", "2025-06", 1, { reporter: "p" })],
    [["a"], ["2025-06"]],
    { "a 2025-06": { value: 1 } }
  ),
  // seeds 39.5 and 39.24
  finding(
    "a stock that follows from an older figure is carried under a newer bound",
    single({ dimensions: ["channel"] }),
    [figure("d", "2025-03", 6, web), figure("d", "2025-04", 17)],
    [["a"], ["2025-04"], { expression: { _tag: "Measure", measure: "m", where: { channel: "web" } } }],
    { "a 2025-04": { value: 6 } }
  ),
  // seed 12.3
  finding(
    "a stock of the last day stands before one of an earlier day that is a bound",
    single({ dimensions: ["channel"] }),
    [
      figure("a", "2025-03-10", ">= 0", web),
      figure("a", "2025-03-16", 12, { breakdown: { channel: "app" } }),
      figure("p", "2025-03", 22)
    ],
    [["a"], ["2025-03"]],
    { "a 2025-03": { value: 22 } }
  ),
  // seed 50.2
  finding(
    "sets of bodies and of bodies below them add up where figures leave out those below",
    world([measureOf({ own: "always" })]),
    [figure(["a", "b"], "2025", 3), figure(["a1", "c"], "2025", 5)],
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 8" } }
  ),
  finding(
    "sets of bodies below one member of a set add to it where figures leave out those below",
    world([measureOf({ own: "always" })]),
    [figure(["a", "b"], "2025", 3), figure(["a1", "a2"], "2025", 5)],
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 8" } }
  ),
  // seed 69.16
  ...(["always", "no"] as const).map((own) =>
    finding(
      "sets of which one ends on the day on which the other begins are one after the other, whatever crosses the day",
      recoded({ own }),
      [
        figure(["a", "b"], "2025-H1", 19),
        figure(["a", "n"], "2025-H2", 3),
        ...(own === "always" ? [figure("a1", "2025", 5)] : figures("2025", { c: 5 }))
      ],
      [["p"], ["2025"]],
      { "p 2025": own === "always" ? { value: ">= 27" } : { value: 27 } }
    )
  ),
  // seed 71.67
  finding(
    "a figure that leaves out those below contradicts nothing where it does not bound its unit",
    world([measureOf({ own: "always" })]),
    [figure("a", "2025-Q1", 0)],
    [["a"], ["2025-01"]],
    { "a 2025-01": { value: null, reason: "no-figures" } }
  ),
  // accounts of seed 33, office 5
  finding(
    "what follows from a whole that came early is told from it, and not from what that leads back to",
    recoded({ own: "no" }),
    [figure("p", "2025-07", 3, { knownAt: "2025-07-15T00:00:00Z" }), ...figures("2025-07", { a: 0, c: 0 })],
    [["n"], ["2025-07"]],
    { "n 2025-07": { value: ">= 3" } },
    /· P(rovince P)? · July 2025/
  ),
  // accounts of seed 21, office 55
  finding(
    "of people only the other parts are taken off a longer whole, and none of the other days",
    {
      ...(single({ basis: "person", accumulation: "flow", own: "may", missing: "unknown" }) as object),
      teams: [team("t", "p")]
    } as Scenario["documents"],
    [figure("a", "2025-01", 4), figure("p", "2025-Q1", 5, { team: "t" }), figure("p", "2025-H1", 14)],
    [["d"], ["2025-02"]],
    { "d 2025-02": { value: "[0, 9]" } },
    /at most 9 · Commune D/
  ),
  // seeds 1.578 and 13.588
  finding(
    "all that merged into a commune is the stock of a province that had nothing else",
    merged({ measures: [teamsReported({ own: "no", missing: { carry: 45 } })] }),
    [figure("p", "2025-06", 7)],
    [["n"], ["2025-06", "2025-07"], asOf],
    { "n 2025-06": { value: 7 }, "n 2025-07": { value: 7 } }
  ),
  // seed 3.274
  finding(
    "sets that lie in a district stand beside one that reaches into it",
    districts({}, { d: ["a", "a2"], e: ["b", "b2", "c"] }),
    [figure(["a", "c"], "2025", 3), figure(["b", "b2"], "2025", 5), figure("a2", "2025", 1)],
    [["p"], ["2025"]],
    { "p 2025": { value: 9 } }
  ),
  // seed 11.473
  finding(
    "a bound that is carried gives way to a stock of all around it that is of no older day",
    districts({ basis: "team", accumulation: "stock", missing: { carry: 60 } }, { d: ["a", "a2"] }),
    [figure("a", "2025-03", ">= 1"), figure("a2", "2025-04", 2), figure("p", "2025-Q1", 8)],
    [["d"], ["2025-04"]],
    { "d 2025-04": { value: 8 } }
  ),
  finding(
    "a newer stock of all around what is known only in part stands",
    districts({ basis: "team", accumulation: "stock" }, { d: ["a", "a2"] }),
    [...figures("2025-03", { a: 0, a2: 0 }), figure("a2", "2025-06", 1), figure("p", "2025-Q2", 4)],
    [["d"], ["2025-H1"]],
    { "d 2025-H1": { value: 4 } }
  ),
  finding(
    "a stock of all around a commune stands before an older one of its own that stands no more",
    single({ missing: "unknown" }),
    [figure("a", "2025-03", 2), figure("p", "2025-06", 3)],
    [["a"], ["2025-H1"]],
    { "a 2025-H1": { value: 3 } }
  ),
  // seed 12.372
  finding(
    "what came of a divided unit is there on the days for which that no longer files",
    divided(),
    [
      ...figures("2025-07", { n: 2 }),
      ...figures("2025-08", { b: 3 }),
      ...figures("2025-09", { o: 4 }),
      figure("a", "2025-Q3", 1)
    ],
    [["p"], ["2025-Q3"]],
    { "p 2025-Q3": { value: ">= 10" } }
  ),
  // seed 15.258
  finding(
    "weeks of another quarter make no reporting quarter of one",
    { ...single({ basis: "turn", accumulation: "flow", missing: "unknown" }), forms: [form("week")] } as object,
    [figure("d", "2025-Q1", 6), figure("a", "2025-W14", 1)],
    [["a"], ["2025-Q1"]],
    { "a 2025-Q1": { value: 6 } }
  ),
  // seeds 101.344 and 104.426
  finding(
    "what is beside a unit is taken off what holds both, over all the days of which that speaks",
    districts({}, { d: ["a", "a2"], e: ["b"] }),
    [figure("p", "2025-Q1", 15), figure("a2", "2025-Q1", 2)],
    [["a"], ["2025-01"]],
    { "a 2025-01": { value: "[0, 13]" } }
  )
]
