/** Parts of units that moved to others while both lived on, on the boundaries of a day. */
import type { Documents } from "@lantoa/core"
import {
  below,
  edge,
  figure,
  figures,
  measure,
  province,
  query,
  reform,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

type Share = number | "part" | "remainder"

/** Communes x, y and z; on the day of the reform a share of x went to y, which was there before unless it is new. */
export const given = (share: Share, { measure = below(), isNew = false } = {}): Scenario["documents"] => {
  const documents = province({ communes: ["x", "y", "z"], measures: [measure] })
  const state = documents.hierarchies![0]!
  const edges = state.edges!.map((one) => (isNew && one.unit === "y" ? edge("y", { from: reform }) : one))
  const move = { from: "x", to: "y", shares: { population: share } }
  return {
    ...documents,
    hierarchies: [{ ...state, edges }],
    successions: [{ id: "s", kind: "split", date: reform, hierarchy: "state", moves: [move] }]
  } as Scenario["documents"]
}

/** The same, y being new and made of z as well, which ended. */
const joined = (): Scenario["documents"] => {
  const documents = given("part", { isNew: true }) as Documents.Encoded
  const [state] = documents.hierarchies!
  const [act] = documents.successions!
  return {
    ...documents,
    hierarchies: [
      { ...state!, edges: state!.edges!.map((one) => (one.unit === "z" ? edge("z", { to: reform }) : one)) }
    ],
    successions: [{ ...act!, moves: [...act!.moves!, { from: "z", to: "y" }] }]
  } as Scenario["documents"]
}

/** Commune d went from province p to q in the middle of a quarter. */
const came = (of: ReturnType<typeof measure>): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "c", "d", "q"], measures: [of] })
  const day = "2025-08-01"
  const edges = [
    ...["p", "q"].map((unit) => ({ unit, level: "province" })),
    ...["a", "b"].map((unit) => edge(unit, { parent: "q" })),
    edge("c"),
    edge("d", { to: day }),
    edge("d", { parent: "q", from: day })
  ]
  return { ...documents, hierarchies: [{ ...documents.hierarchies![0]!, edges }] }
}

/** Province p divided, its commune a in the new province q; the law says only that a part of it went. */
const divided = (): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "q"], measures: [below()] })
  return {
    ...documents,
    hierarchies: [
      {
        ...documents.hierarchies![0]!,
        edges: [
          { unit: "p", level: "province" },
          { unit: "q", level: "province", from: reform },
          edge("a", { to: reform }),
          edge("a", { parent: "q", from: reform }),
          edge("b")
        ]
      }
    ],
    successions: [
      {
        id: "s",
        kind: "split",
        date: reform,
        hierarchy: "state",
        moves: [{ from: "p", to: "q", shares: { population: "part" } }]
      }
    ]
  } as Scenario["documents"]
}

/** Commune a of p went to province q in March; b is p's, and q has no other unless c is its. */
const taken = (more: ReadonlyArray<string> = [], measure = below()): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "q", "n", ...more], measures: [measure] })
  const state = documents.hierarchies![0]!
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        levels: [
          { id: "nation", name: text("nước", "nation") },
          ...state.levels.map((one) => ({ ...one, complete: true }))
        ],
        edges: [
          { unit: "n", level: "nation" },
          { unit: "p", parent: "n", level: "province" },
          { unit: "q", parent: "n", level: "province" },
          edge("a", { to: "2025-03-01" }),
          edge("a", { parent: "q", from: "2025-03-01" }),
          edge("b"),
          ...more.map((id) => edge(id, { parent: "q" }))
        ]
      }
    ]
  } as Scenario["documents"]
}
/** People, who may be met again. */
const people = measure({ basis: "person" })
const early = ["2025-01-01", "2025-02-28"]
const late = ["2025-03-01", "2025-12-31"]
const march = [figure("a", "2025-03", 30), figure("b", "2025-03", 5), figure("c", "2025-03", 2)]
const january = [figure("a", "2025-01", 10), figure("b", "2025-01", 60), figure("c", "2025-01", 1)]

const before = [figure("x", "2025-H1", 100), figure("y", "2025-H1", 10), figure("z", "2025-H1", 7)]
const halves = [...before, figure("x", "2025-H2", 60), figure("y", "2025-H2", 50), figure("z", "2025-H2", 3)]
const later = { boundaries: { asOf: "2025-12-31" } }
const earlier = { boundaries: { asOf: "2025-01-01" } }

/** A year in which commune a went from p to q: nobody knows how much of it was in which. */
const year = ["2025"]

export const moved: ReadonlyArray<Scenario> = [
  finding(
    "the nation holds a commune's year whole, though it changed its province in it",
    taken(["c"]),
    [figure("a", "2025", 40), figure("b", "2025", 25), figure("c", "2025", 35)],
    [["n", "p", "q"], year],
    { "n 2025": { value: 100 }, "p 2025": { value: "[25, 65]" }, "q 2025": { value: "[35, 75]" } }
  ),
  finding(
    "what a province does not say follows from the other one and from communes for the whole year",
    taken(["c"]),
    [figure("a", "2025", 40), figure("b", "2025", 25), figure("c", "2025", 35), figure("p", "2025", 35)],
    [["n", "q"], year],
    { "n 2025": { value: 100 }, "q 2025": { value: 65 } }
  ),
  finding(
    "what a commune does not say follows from the nation and the others, one of which changed its province",
    taken(["c"]),
    [figure("n", "2025", 100), figure("a", "2025", 40), figure("b", "2025", 25)],
    [["c", "q"], year],
    { "c 2025": { value: 35 }, "q 2025": { value: "[35, 75]" } }
  ),
  finding(
    "as reported, the year of who was made of a whole unit and a part of one that lives on holds nothing that the latter keeps",
    joined(),
    [figure("x", "2025", 60), figure("z", "2025-H1", 14), figure("y", "2025", 50)],
    [
      ["p", "x", "y"],
      ["2025", "2025-H2"]
    ],
    {
      "p 2025": { value: 110 },
      "p 2025-H2": { value: "[36, 96]" },
      "x 2025": { value: 60 },
      "x 2025-H2": { value: "[0, 60]" },
      "y 2025": { value: 50 },
      "y 2025-H2": { value: 36 }
    }
  ),
  finding(
    "what is filed under a former code is not all of a unit that was made of a part of another besides",
    joined(),
    [
      ...Object.entries({ "2025-05": 3, "2025-06": 2, "2025-07": 8 }).map(([month, value]) =>
        figure("z", month, value)
      ),
      figure("y", "2025-07", 16),
      figure("p", "2025-05/2025-08", 30)
    ],
    [["y"], ["2025-08"]],
    { "y 2025-08": { value: "[0, 9]" } }
  ),
  finding(
    "on the boundaries after, an unknown part of what the latter did is in it",
    joined(),
    [figure("z", "2025-H1", 14), figure("y", "2025", 50)],
    [["y"], ["2025-H2"], later],
    { "y 2025-H2": { value: "[0, 36]" } }
  ),
  finding(
    "a figure of days before and after a part went elsewhere is at least the share that stayed, and at most itself",
    given(0.4),
    [figure("x", "2025", 100), figure("y", "2025", 10), figure("z", "2025", 7)],
    [["x", "y", "p"], year, later],
    { "x 2025": { value: "[60, 100]" }, "y 2025": { value: "[10, 50]" }, "p 2025": { value: 117 } }
  ),
  finding(
    "a known share goes from one unit to another that both live on",
    given(0.4),
    halves,
    [["x", "y", "p"], ["2025-H1", "2025-H2", "2025"], later],
    {
      "x 2025-H1": { value: 60 },
      "y 2025-H1": { value: 50 },
      "p 2025-H1": { value: 117 },
      "x 2025-H2": { value: 60 },
      "y 2025-H2": { value: 50 },
      "p 2025-H2": { value: 113 },
      "x 2025": { value: 120 },
      "y 2025": { value: 100 },
      "p 2025": { value: 230 }
    }
  ),
  finding(
    "on the boundaries before, an unknown part of the one that was given something is the other's",
    given(0.4),
    halves,
    [["x", "y"], ["2025-H1", "2025-H2"], earlier],
    {
      "x 2025-H1": { value: 100 },
      "y 2025-H1": { value: 10 },
      "x 2025-H2": { value: "[60, 110]" },
      "y 2025-H2": { value: "[0, 50]" }
    }
  ),
  finding(
    "an unknown part that goes from one unit to another bounds both",
    given("part"),
    before,
    [["x", "y", "p"], ["2025-H1"], later],
    { "x 2025-H1": { value: "[0, 100]" }, "y 2025-H1": { value: "[10, 110]" }, "p 2025-H1": { value: 117 } }
  ),
  finding(
    "a known share of a stock goes from one unit to another that both live on",
    given(0.4, { measure: teamsReported({ own: "no" }) }),
    [figure("x", "2025-06", 100), figure("y", "2025-06", 10)],
    [["x", "y"], ["2025-06"], later],
    { "x 2025-06": { value: 60 }, "y 2025-06": { value: 50 } }
  ),
  finding(
    "what a unit that lives on gave wholly does not stay with it as well",
    given("remainder", { isNew: true }),
    [figure("x", "2025-H1", 100), figure("z", "2025-H1", 7)],
    [["x", "y", "p"], ["2025-H1"], later],
    { "x 2025-H1": { holds: 0, lower: 0 }, "y 2025-H1": { value: 100 }, "p 2025-H1": { value: 107 } }
  ),
  finding(
    "where a part went, communes show who got it",
    divided(),
    [figure("a", "2025-H1", 10), figure("b", "2025-H1", 20), figure("a", "2025-H2", 30), figure("b", "2025-H2", 5)],
    [["p", "q"], ["2025-H1", "2025-H2", "2025"], later],
    {
      "p 2025-H1": { value: 20 },
      "q 2025-H1": { value: 10 },
      "p 2025-H2": { value: 5 },
      "q 2025-H2": { value: 30 },
      "p 2025": { value: 25 },
      "q 2025": { value: 40 }
    }
  ),
  finding(
    "where a part went and only the whole reported, both are bounds",
    divided(),
    [figure("p", "2025-H1", 30)],
    [["p", "q"], ["2025-H1"], later],
    { "p 2025-H1": { value: "[0, 30]" }, "q 2025-H1": { value: "[0, 30]" } }
  ),
  ...early.flatMap((asOf) => [
    finding(
      `a commune that changed its province lies in the old one alone on the boundaries of ${asOf}`,
      taken(["c"]),
      [...january, ...march],
      [["n", "p", "q"], ["2025-01", "2025-03"], { boundaries: { asOf } }],
      {
        "n 2025-01": { value: 71 },
        "p 2025-01": { value: 70 },
        "q 2025-01": { value: 1 },
        "n 2025-03": { value: 37 },
        "p 2025-03": { value: 35 },
        "q 2025-03": { value: 2 }
      }
    ),
    finding(
      `a figure over the change of a commune's province is the old one's on the boundaries of ${asOf}`,
      taken(),
      [figure("a", "2025-Q1", 60), figure("b", "2025-Q1", 60)],
      [["p", "q"], ["2025-Q1"], { boundaries: { asOf } }],
      { "p 2025-Q1": { value: 120 }, "q 2025-Q1": { value: 0, text: text("0 lượt", "0 turns") } }
    ),
    finding(
      `a stock of a commune that changed its province is the old one's on the boundaries of ${asOf}`,
      taken(["c"], teamsReported({ own: "no" })),
      march,
      [["n", "p", "q"], ["2025-03"], { boundaries: { asOf } }],
      { "n 2025-03": { value: 37 }, "p 2025-03": { value: 35 }, "q 2025-03": { value: 2 } }
    )
  ]),
  ...late.flatMap((asOf) => [
    finding(
      `a commune that changed its province lies in the new one alone on the boundaries of ${asOf}`,
      taken(["c"]),
      [...january, ...march],
      [["n", "p", "q"], ["2025-01", "2025-03"], { boundaries: { asOf } }],
      {
        "n 2025-01": { value: 71 },
        "p 2025-01": { value: 60 },
        "q 2025-01": { value: 11 },
        "n 2025-03": { value: 37 },
        "p 2025-03": { value: 5 },
        "q 2025-03": { value: 32 }
      }
    ),
    finding(
      `a figure over the change of a commune's province is the new one's on the boundaries of ${asOf}`,
      taken(["c"]),
      [figure("a", "2025-Q1", 60), figure("b", "2025-Q1", 60), figure("c", "2025-Q1", 4)],
      [["p", "q"], ["2025-Q1"], { boundaries: { asOf } }],
      { "p 2025-Q1": { value: 60 }, "q 2025-Q1": { value: 64 } }
    )
  ]),
  finding(
    "of provinces' own totals, what lies in the commune that went is the old one's, once",
    taken(),
    [figure("p", "2025-03", 7), figure("q", "2025-03", 30), figure("p", "2025-01", 70), figure("q", "2025-01", 5)],
    [["n", "p", "q"], ["2025-01", "2025-03"], { boundaries: { asOf: "2025-01-01" } }],
    {
      "n 2025-01": { value: 75 },
      "p 2025-01": { value: 70 },
      "q 2025-01": { value: 5 },
      "n 2025-03": { value: 37 },
      "p 2025-03": { value: 37 },
      "q 2025-03": { value: 0 }
    }
  ),
  finding(
    "who was met in a commune before it changed its province may be met there again after it",
    taken([], people),
    [figure("a", "2025-01", 1), figure("a", "2025-03", 2)],
    [["n", "p", "q"], ["2025-Q1"]],
    { "n 2025-Q1": { value: ">= 2" }, "p 2025-Q1": { value: ">= 1" }, "q 2025-Q1": { value: 2 } }
  ),
  finding(
    "whom communes that stayed met in all of the period is in the province's number, whoever left within it",
    taken(["c", "d"], people),
    [...figures("2025-Q1", { b: 50, c: 20, d: 8 }), figure("a", "2025-Q1", 30)],
    [
      ["p", "q"],
      ["2025-Q1", "2025-H1"]
    ],
    {
      "p 2025-Q1": {
        value: "[50, 80]",
        reported: 50,
        reporting: 1,
        expected: 1,
        text: text("từ 50 đến 80 người", "50 to 80 people")
      },
      "q 2025-Q1": { value: "[28, 58]", reported: 28, reporting: 3, expected: 3 },
      "p 2025-H1": { value: ">= 50", reported: 50 },
      "q 2025-H1": { value: ">= 28", reported: 28 }
    }
  ),
  finding(
    "whom one met in all of the period may be whom another met that came within it",
    taken(["c"], people),
    [figure("a", "2025-03", 9), figure("c", "2025-Q1", 20)],
    [["q"], ["2025-Q1"]],
    { "q 2025-Q1": { value: "[20, 29]", reported: 20 } }
  ),
  finding(
    "and is then among those that the nation met, whatever the other province met before",
    taken([], people),
    [figure("n", "2025-Q1", 10), figure("p", "2025-Q1", 4)],
    [["q"], ["2025-Q1"]],
    { "q 2025-Q1": { value: "[0, 10]" } }
  ),
  // Silence counts as nothing on whatever boundaries.
  ...(["stock", "flow"] as const).flatMap((accumulation) =>
    ([5, "[3, 5]"] as const).map((told) => {
      const periods = ["2025-08", "2025-Q3"]
      const days = ["2025-05-31", "2025-12-31"]
      const value = { value: told, caveat: /phần chưa báo cáo tính 0/ }
      return {
        title: `what nobody told of a ${accumulation} counts as nothing beside ${told}, also where a commune came on a day between`,
        documents: came(teamsReported({ own: "no", accumulation, once: accumulation === "flow" })),
        commits: [[figure("a", "2025-08", told)]],
        asks: [{}, ...days.map((asOf) => ({ boundaries: { asOf } }))].map((more) => ({
          query: query(["q"], periods, { silent: "zero", ...more }),
          gives: Object.fromEntries(periods.map((period) => [`q ${period}`, value]))
        }))
      }
    })
  )
]
