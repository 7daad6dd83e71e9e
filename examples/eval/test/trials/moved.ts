/** Parts of units that moved to others while both lived on, on the boundaries of a day. */
import { below, edge, figure, province, reform, teamsReported } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

type Share = number | "part" | "remainder"

/** Communes x, y and z; on the day of the reform a share of x went to y, which was there before unless it is new. */
const given = (share: Share, { measure = below(), isNew = false } = {}): Scenario["documents"] => {
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

const before = [figure("x", "2025-H1", 100), figure("y", "2025-H1", 10), figure("z", "2025-H1", 7)]
const halves = [...before, figure("x", "2025-H2", 60), figure("y", "2025-H2", 50), figure("z", "2025-H2", 3)]
const later = { boundaries: { asOf: "2025-12-31" } }
const earlier = { boundaries: { asOf: "2025-01-01" } }

export const moved: ReadonlyArray<Scenario> = [
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
  )
]
