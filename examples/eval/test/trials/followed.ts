/** Teams that went with their communes, and what came in of several figures of one commune. */
import {
  below,
  commune,
  edge,
  figure,
  form,
  measure,
  merged,
  province,
  reform,
  team,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

/** Communes a and b became n on 1 July, and their teams went with them. */
const joined = (...teams: ReadonlyArray<ReturnType<typeof team>>) =>
  merged({ measures: [below({ reports: ["teams"] })] }, { teams, forms: [{ ...form("month"), by: { teams: "all" } }] })
/** What {@link joined} says, and a commune c that did not change. */
const withWhole = (fields: object, ...teams: ReadonlyArray<ReturnType<typeof team>>) => {
  const documents = joined(...teams)
  const [state] = documents.hierarchies!
  return {
    ...documents,
    measures: [measure(fields)],
    units: [...documents.units!, commune("c")],
    hierarchies: [{ ...state!, edges: [...state!.edges!, edge("c")] }]
  }
}
/** Commune a was divided on 1 July: parts of it are b and c. */
const divided = (...teams: ReadonlyArray<ReturnType<typeof team>>): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "c"], measures: [below({ reports: ["teams"] })] }, { teams })
  const part = { population: "part" }
  return {
    ...documents,
    hierarchies: [
      {
        ...documents.hierarchies![0]!,
        edges: [
          { unit: "p", level: "province" },
          edge("a", { to: reform }),
          edge("b", { from: reform }),
          edge("c", { from: reform })
        ]
      }
    ],
    successions: [
      {
        id: "s",
        kind: "split",
        date: reform,
        hierarchy: "state",
        moves: ["b", "c"].map((to) => ({ from: "a", to, shares: part }))
      }
    ]
  } as Scenario["documents"]
}

const told = (id: string, unit: string, values: Readonly<Record<string, number | string>>) =>
  Object.entries(values).map(([period, value]) => figure(unit, period, value, { team: id }))

export const followed: ReadonlyArray<Scenario> = [
  finding(
    "a team that went with its commune into a merged one is waited for there",
    joined(team("t1", "a"), team("t2", "a")),
    told("t1", "n", { "2025-07": 2 }),
    [["n", "p"], ["2025-07"]],
    {
      "n 2025-07": { value: ">= 2", reported: 2, silent: ["t2 2025-07"] },
      "p 2025-07": { value: ">= 2", reported: 2, silent: ["t2 2025-07"] }
    }
  ),
  finding(
    "who told a number in a merged commune is counted there and above",
    joined(team("t1", "a"), team("t2", "a"), team("t3", "b")),
    [...told("t1", "n", { "2025-07": 2 }), ...told("t3", "n", { "2025-07": 1 })],
    [["n", "p"], ["2025-07"]],
    {
      "n 2025-07": { text: text("3 lượt (2/3 tổ đã báo cáo)", "3 turns (2 of 3 teams)") },
      "p 2025-07": { text: text("3 lượt (2/3 tổ đã báo cáo)", "3 turns (2 of 3 teams)") }
    }
  ),
  finding(
    "a merged commune to which teams came is none without a team",
    withWhole({ own: "no", reports: ["teams"] }, team("t1", "a"), team("t2", "b")),
    [...told("t1", "n", { "2025-07": 2 }), ...told("t2", "n", { "2025-07": 1 })],
    [["p"], ["2025-07"]],
    {
      "p 2025-07": {
        text: text("3 lượt (2/2 tổ đã báo cáo; 1 xã không có tổ)", "3 turns (2 of 2 teams; 1 commune without a team)")
      }
    }
  ),
  finding(
    "and it is what these teams are: it has no part of its own",
    withWhole({ own: "may", reports: ["teams"] }, team("t1", "a"), team("t2", "b")),
    [...told("t1", "n", { "2025-07": 2 }), ...told("t2", "n", { "2025-07": ">= 1" })],
    [["n"], ["2025-07"]],
    { "n 2025-07": { text: text("ít nhất 3 lượt", "at least 3 turns") } }
  ),
  finding(
    "what a team told in a merged commune is the team's above as well",
    joined(team("t1", "a")),
    told("t1", "n", { "2025-07": 2 }),
    [["n", "p"], ["2025-07", "2025-06/2025-07"], { by: "team" }],
    {
      "n 2025-07": { value: 2, reported: 2 },
      "n 2025-06/2025-07": { value: ">= 2", reported: 2 },
      "p 2025-07": { value: 2, reported: 2 },
      "p 2025-06/2025-07": { value: ">= 2", reported: 2 }
    }
  ),
  finding(
    "a team that went with its commune is asked for in the merged one alone, under whichever code it files",
    joined(team("t1", "a")),
    told("t1", "a", { "2025-07": 3 }),
    [["n"], ["2025-07"], { by: "team" }],
    { "n 2025-07": { value: 3, reported: 3, reporting: 1, silent: [] } }
  ),
  finding(
    "the teams of a merged commune say nothing of what its other part did before",
    joined(team("t1", "a")),
    [...told("t1", "a", { "2025-06": 3 }), ...told("t1", "n", { "2025-07": 4 })],
    [["n"], ["2025-06/2025-07", "2025-07"]],
    { "n 2025-06/2025-07": { value: ">= 7", reported: 7 }, "n 2025-07": { value: 4, reported: 4 } }
  ),
  finding(
    "the year of a merged commune holds what its parts did before it had teams",
    joined(team("t1", "n", { from: reform })),
    [figure("n", "2025", 21), ...told("t1", "n", { "2025-08": 1 })],
    [["n"], ["2025-07"]],
    { "n 2025-07": { value: "[0, 20]" } }
  ),
  finding(
    "a team of a divided commune is with one of its heirs, nobody knows which",
    divided(team("t1", "a"), team("t2", "b")),
    told("t2", "b", { "2025-08": 5 }),
    [["b"], ["2025-08"]],
    { "b 2025-08": { value: ">= 5", reported: 5 } }
  ),
  finding(
    "what came in is that of the figures that fill the period, not of a longer one that crosses them",
    province({ communes: ["a"], measures: [below()] }),
    [figure("a", "2025-Q1", 8), figure("a", "2025-Q2", 9), figure("a", "2025-01/2025-04", 8)],
    [["a"], ["2025-H1"]],
    { "a 2025-H1": { value: 17, reported: 17 } }
  )
]
