/** Parts given to others, and units that were divided by known shares: what an heir says is its own, and nobody files for another. */
import {
  below,
  edge,
  figure,
  figures,
  form,
  measure,
  merged,
  province,
  query,
  reform,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { given } from "./moved.ts"
import { finding } from "./world.ts"

/** Commune c became d, which took 60 in 100 of it, and e. */
const divided = (): Scenario["documents"] => {
  const documents = province({ communes: ["c", "d", "e"], measures: [below()] })
  const state = documents.hierarchies![0]!
  const shares = { d: 0.6, e: "remainder" }
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        edges: [
          { unit: "p", level: "province" },
          edge("c", { to: reform }),
          ...["d", "e"].map((id) => edge(id, { from: reform }))
        ]
      }
    ],
    successions: [
      {
        id: "s",
        kind: "split",
        date: reform,
        hierarchy: "state",
        moves: Object.entries(shares).map(([to, population]) => ({ from: "c", to, shares: { population } }))
      }
    ]
  } as Scenario["documents"]
}

const before = { boundaries: { asOf: "2025-01-01" } }
const people = measure({ basis: "person", own: "no" })

const withForm = (documents: Scenario["documents"]): Scenario["documents"] =>
  ({ ...documents, forms: [form("month")] }) as Scenario["documents"]

export const parts: ReadonlyArray<Scenario> = [
  finding(
    "on its old boundaries a divided unit is what its heirs say, and a silent one is given no share of the other's",
    divided(),
    [figure("c", "2025-06", 100), figure("d", "2025-07", 133)],
    [["c", "p"], ["2025-07", "2025"], before],
    {
      "c 2025-07": { value: ">= 133", reported: 133 },
      "p 2025-07": { value: ">= 133", reported: 133 },
      "c 2025": { value: ">= 233", reported: 233 },
      "p 2025": { value: ">= 233", reported: 233 }
    }
  ),
  finding(
    "nor is a bound of one heir made sharper by what the other says",
    divided(),
    [figure("d", "2025-Q3", 60), figure("e", "2025-07", 10)],
    [["c", "p"], ["2025-07"], before],
    { "c 2025-07": { value: "[10, 70]" }, "p 2025-07": { value: "[10, 70]" } }
  ),
  finding(
    "more than some of one heir is more than some of both",
    divided(),
    [figure("d", "2025-07", 60), figure("e", "2025-07", "> 10")],
    [["c"], ["2025-07"], before],
    { "c 2025-07": { value: "> 70", text: text("hơn 70 lượt", "more than 70 turns") } }
  ),
  ...(["part", 0.4] as const).map((share) =>
    finding(
      `who lives in a part that was given away (${share}) may be counted on both sides of that day`,
      given(share, { measure: people }),
      [...figures("2025-06", { x: 10, y: 0, z: 0 }), ...figures("2025-07", { x: 0, y: 10, z: 0 })],
      [["p", "x"], ["2025-06/2025-07"]],
      { "p 2025-06/2025-07": { value: "[10, 20]", reported: 10 }, "x 2025-06/2025-07": { value: 10 } }
    )
  ),
  {
    title: "who was given a part has its own form to file",
    documents: withForm(given("part")),
    commits: [[figure("x", "2025-07", 34), figure("z", "2025-07", 1)]],
    asks: [
      {
        query: query(["p", "y"], ["2025-07"]),
        gives: {
          "p 2025-07": { value: ">= 35", silent: ["y 2025-07"], reporting: 2, expected: 3 },
          "y 2025-07": { value: null, silent: ["y 2025-07"], reporting: 0, expected: 1 }
        }
      }
    ]
  },
  {
    title: "a stock in a period of whose last form a unit saw nothing is counted by the forms that it saw",
    documents: merged({ measures: [teamsReported({ own: "no" })] }, { forms: [form("month", { due: 10 })] }),
    commits: [[figure("p", "2025-06", 37)]],
    asks: [
      {
        query: query(["a"], ["2025-06/2025-07"]),
        gives: { "a 2025-06/2025-07": { value: "[0, 37]", silent: ["a 2025-06"] } }
      }
    ]
  }
]
