/** Whose a team's figure is: its host's of those days, whatever unit it names. */
import { below, edge, figure, merged, province, team, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

/** The same as {@link merged}, of two districts: a and b, that became n, lie in d1, and c in d2. */
const districts = (measure: ReturnType<typeof below>, teams: ReadonlyArray<ReturnType<typeof team>>) => {
  const documents = merged({ parents: ["a", "b", "c"], measures: [measure] }, { teams })
  const [state] = documents.hierarchies!
  const [act] = documents.successions!
  const named = (id: string) => ({ id, names: [{ name: text(id) }] })
  const placed = state!.edges!.map((one) => {
    if (one.unit === "p") return one
    return one.unit === "c" ? edge("c", { parent: "d2" }) : { ...one, parent: "d1" }
  })
  return {
    ...documents,
    units: [...documents.units!, named("d1"), named("d2")],
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
    dimensions: [{ id: "sex", title: text("sex"), members: ["m", "f"].map((id) => ({ id, title: text(id) })) }]
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

export const seated: ReadonlyArray<Scenario> = [...asked]
