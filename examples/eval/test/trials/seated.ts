/** Whose a team's figure is: its host's of those days, whatever unit it names. */
import type { Documents } from "@lantoa/core"
import {
  below,
  commune,
  edge,
  figure,
  form,
  measure,
  merged,
  province,
  sexes,
  team,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

/** The same as {@link merged}, of two districts: a and b, that became n, lie in d1, and c in d2. */
const districts = (
  counted: ReturnType<typeof below>,
  teams: ReadonlyArray<ReturnType<typeof team>>
): Documents.Encoded => {
  const documents = merged({ parents: ["a", "b", "c"], measures: [counted] }, { teams })
  const [state] = documents.hierarchies!
  const [act] = documents.successions!
  const placed = state!.edges!.map((one) => {
    if (one.unit === "p") return one
    return one.unit === "c" ? edge("c", { parent: "d2" }) : { ...one, parent: "d1" }
  })
  return {
    ...documents,
    units: [...documents.units!, commune("d1"), commune("d2")],
    hierarchies: [
      {
        ...state!,
        levels: [
          state!.levels![0]!,
          { id: "district", name: text("huyện", "district"), complete: true },
          ...state!.levels!.slice(1)
        ],
        edges: [...placed, edge("d1", { level: "district" }), edge("d2", { level: "district" })]
      }
    ],
    successions: [{ ...act!, moves: act!.moves!.filter(({ from }) => from !== "c") }],
    ...sexes
  }
}
const byTeam = { by: "team" }

const asked: ReadonlyArray<Scenario> = [
  finding(
    "teams of a unit that ended are asked beside figures of men of another district's team",
    districts(below({ own: "may", dimensions: ["sex"] }), [team("t1", "c"), team("t2", "b")]),
    [
      figure("c", "2025-07/2025-08", 63, { team: "t1", breakdown: { sex: "m" } }),
      figure("c", "2025-06/2025-08", 229, { team: "t1" })
    ],
    [["b"], ["2025-06"], byTeam],
    { "b 2025-06": { value: null, reason: "no-figures", silent: ["t2 2025-06"] } }
  )
]

/** Team t of commune a, that went to b on the last day of 2024. */
const went = (counted = measure()) =>
  province({ measures: [counted] }, { teams: [team("t", "a", { hosts: [{ unit: "b", from: "2024-12-31" }] })] })
const t = { team: "t" }
const January = "2025-01"

const moved: ReadonlyArray<Scenario> = [
  finding(
    "what is told for the province is the same as what is told for the host",
    went(),
    [figure("b", January, 9, t), figure("p", January, 9, t)],
    [["p", "b"], [January]],
    { "p 2025-01": { value: ">= 9", reported: 9 }, "b 2025-01": { value: ">= 9" } }
  ),
  finding(
    "and holds what it told for the host of a week",
    went(),
    [figure("b", "2025-W03", 5, t), figure("p", January, 9, t)],
    [["p", "b"], [January]],
    { "p 2025-01": { value: ">= 9", reported: 9 }, "b 2025-01": { value: ">= 9" } }
  ),
  finding(
    "what is told for the province lies in the commune where the team sat",
    went(),
    [figure("p", January, 10), figure("p", January, 5, t)],
    [["a", "b", "c"], [January]],
    { "a 2025-01": { value: "[0, 5]" }, "b 2025-01": { value: "[5, 10]" }, "c 2025-01": { value: "[0, 5]" } }
  ),
  finding(
    "what is told for the province of days on both sides of a move lies in both communes, and not beside them",
    went(),
    [figure("p", "2024-12/2025-01", 20, t), figure("b", January, 9, t)],
    [["p", "b"], ["2024-12/2025-01"]],
    { "p 2024-12/2025-01": { value: ">= 20", reported: 20 }, "b 2024-12/2025-01": { value: ">= 9" } }
  ),
  finding(
    "what is told for one of both communes is that one's, who reports it",
    went(below()),
    [figure("b", "2024-12/2025-01", 10, t)],
    [["a", "b"], ["2024-12/2025-01"]],
    { "a 2024-12/2025-01": { value: null }, "b 2024-12/2025-01": { value: ">= 10", reported: 10 } }
  )
]

const summer = "2025-06/2025-08"
const merger = (fields: object = {}) => merged({ measures: [below(fields)] }, { teams: [team("t", "a")] })

const followed: ReadonlyArray<Scenario> = [
  finding(
    "what is told for the province over a merger is of all these days, and of the commune that came of it",
    merger(),
    [figure("p", summer, 119, t)],
    [
      ["p", "n"],
      ["2025-07", summer]
    ],
    {
      "p 2025-07": { value: null },
      "n 2025-07": { value: null },
      [`p ${summer}`]: { value: ">= 119" },
      [`n ${summer}`]: { value: ">= 119" }
    }
  ),
  finding(
    "before it nobody knows how much of that there was",
    merger(),
    [figure("p", summer, 119, t)],
    [["p", "a"], ["2025-06"]],
    { "p 2025-06": { value: null }, "a 2025-06": { value: null } }
  ),
  finding(
    "by team it is what was told, and at most that of each month",
    merger(),
    [figure("p", summer, 119, t)],
    [["p"], ["2025-06", "2025-07", summer], byTeam],
    { "p 2025-06": { value: "[0, 119]" }, "p 2025-07": { value: "[0, 119]" }, [`p ${summer}`]: { value: 119 } }
  ),
  finding(
    "it holds what the new commune told of a week",
    merger({ reports: ["teams"] }),
    [figure("p", summer, 154, t), figure("n", "2025-W30", 10)],
    [["p", "n"], [summer]],
    { [`p ${summer}`]: { lower: 154, reported: 154 }, [`n ${summer}`]: { lower: 154 } }
  )
]

const stock = (fields: object = {}) =>
  below({ basis: "account", accumulation: "stock", missing: { carry: "forever" }, ...fields })
/** Team t of commune a, that went to c on the first of May. */
const inMay = (fields: object = {}) =>
  province({ measures: [stock(fields)] }, { teams: [team("t", "a", { hosts: [{ unit: "c", from: "2025-05-01" }] })] })

const stocks: ReadonlyArray<Scenario> = [
  finding(
    "what a team told where it sat before is no longer that unit's, nor added to what it told since",
    inMay({ reports: ["teams"] }),
    [figure("a", "2025-04", 3, t), figure("c", "2025-05", 8, t)],
    [["a", "c", "p"], ["2025-05"]],
    { "a 2025-05": { value: null }, "c 2025-05": { value: 8 }, "p 2025-05": { value: ">= 8", reported: 8 } }
  ),
  finding(
    "until it tells more, what it told there is where it sits now",
    inMay({ reports: ["teams"] }),
    [figure("a", "2025-04", 3, t)],
    [
      ["a", "c", "p"],
      ["2025-04", "2025-05"]
    ],
    {
      "a 2025-04": { value: 3 },
      "c 2025-04": { value: null },
      "p 2025-04": { value: ">= 3" },
      "a 2025-05": { value: null },
      "c 2025-05": { value: 3, text: text("3 tài khoản (số ngày 30/4)", "3 accounts (as of 30 April)") },
      "p 2025-05": { value: ">= 3" }
    }
  ),
  finding(
    "by team the newest stands, wherever it was told",
    inMay(),
    [figure("p", "2025-05", 8, t), figure("c", "2025-06", 4, t)],
    [["p", "c", "a"], ["2025-06"], byTeam],
    { "p 2025-06": { value: 4 }, "c 2025-06": { value: 4 } }
  ),
  finding(
    "and so in the province",
    inMay(),
    [figure("p", "2025-05", 8, t), figure("c", "2025-06", 4, t)],
    [["p"], ["2025-06"]],
    { "p 2025-06": { value: ">= 4", reported: 4 } }
  ),
  finding(
    "a team whose commune became another tells there the next one of the same",
    merged({ measures: [stock()] }, { teams: [team("t", "a")] }),
    [figure("a", "2025-06", 8, t), figure("n", "2025-07", 4, t)],
    [
      ["n", "p"],
      ["2025-07", "2025-08"]
    ],
    {
      "n 2025-07": {
        value: ">= 4",
        text: text("4 tài khoản (các tổ; chưa có số của xã)", "4 accounts (teams; none from the commune)")
      },
      "n 2025-08": { value: ">= 4", reported: 4 },
      "p 2025-07": { value: ">= 4" },
      "p 2025-08": { value: ">= 4", reported: 4 }
    }
  )
]

/** Team t1 sat in a, then for two months in b, and went back. */
const lent: ReadonlyArray<Scenario> = [[], [{ ...form("week"), by: { teams: "all" as const } }]].map((forms) =>
  finding(
    `what teams told of a unit is all of it on days on which another did not sit there, ${forms.length === 0 ? "without" : "with"} a form`,
    province(
      { communes: ["a", "b"], measures: [below({ reports: ["teams"] })] },
      {
        teams: [
          team("t1", "a", { hosts: [{ unit: "b", from: "2025-08-04", to: "2025-10-06" }] }),
          team("t2", "b"),
          team("t3", "a")
        ],
        forms
      }
    ),
    [
      ...["2025-W05", "2025-W40", "2025-W45"].flatMap((week) => [
        figure("b", week, 20, { team: "t2" }),
        figure("a", week, 1, { team: "t3" })
      ]),
      figure("a", "2025-W05", 10, { team: "t1" }),
      figure("b", "2025-W40", 3, { team: "t1" }),
      figure("a", "2025-W45", 4, { team: "t1" })
    ],
    [
      ["a", "b", "p"],
      ["2025-W05", "2025-W40", "2025-W45"]
    ],
    {
      "a 2025-W05": { value: 11, silent: [] },
      "a 2025-W40": { value: 1, silent: [] },
      "a 2025-W45": { value: 5, silent: [] },
      "b 2025-W05": { value: 20, silent: [] },
      "b 2025-W40": { value: 23, silent: [] },
      "b 2025-W45": { value: 20, silent: [] },
      "p 2025-W05": { value: 31, silent: [] },
      "p 2025-W40": { value: 24, silent: [] },
      "p 2025-W45": { value: 25, silent: [] }
    }
  )
)

export const seated: ReadonlyArray<Scenario> = [...asked, ...moved, ...lent, ...followed, ...stocks]
