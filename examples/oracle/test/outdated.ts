/** A form that asks each commune for its number at the end of every quarter. */
const form = {
  id: "form",
  title: { vi: "form", en: "form" },
  measures: ["m"],
  by: { level: "commune", hierarchy: "state" },
  every: "quarter",
  due: 40
} as const

/**
 * Communes, sets of them and their province that tell a stock on days of their own choosing, so that wholes and parts of one day
 * contradict each other and some of them say something newer. What was told stands for ever, for some days, or until its form is due.
 * Now and then one of them changes its province, silence counts as nothing, or the boundaries are those of another day.
 */
import type { Oracle } from "@lantoa/testkit"
import { chances } from "./changes.ts"
import { small } from "./small.ts"

const told = ["2024-H2", "2024-12", "2025-01", "2025-02", "2025-Q1", "2025-04"]
const tellers = [["p"], ["a"], ["b"], ["c"], ["a", "b"]]
const q: Oracle.DocumentsJson["units"][number] = { id: "q", names: [{ name: { vi: "q", en: "q" } }] }
const asked = ["2024-12", "2025-01", "2025-02", "2025-Q1", "2025-05", "2025-01/2025-05"]

export const outdated = (seed: number): Oracle.Case => {
  const chance = chances(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(chance() * list.length)]!
  const bare = small("team", [], ["p", "2025-Q1"])
  const missing = pick([{ carry: "forever" }, { carry: "forever" }, { carry: 100 }, undefined])
  const measure = {
    ...bare.documents.measures[0]!,
    accumulation: "stock",
    ...(missing === undefined ? {} : { missing })
  }
  const figures = told.flatMap((period) =>
    tellers.flatMap((units) =>
      chance() < 0.45
        ? [
            {
              id: `${units.join("")}-${period.toLowerCase()}`,
              measure: "m",
              units,
              period,
              value: Math.floor(chance() * (units[0] === "p" ? 30 : 12)),
              knownAt: "2026-01-01T00:00:00Z"
            }
          ]
        : []
    )
  )
  const [state] = bare.documents.hierarchies
  const move = pick(["2025-01-01", "2025-02-01", undefined])
  const ofC = { unit: "c", level: "commune" }
  const moved = [
    { unit: "q", level: "province" },
    ...state!.edges.filter(({ unit }) => unit !== "c"),
    { ...ofC, parent: "p", to: move },
    { ...ofC, parent: "q", from: move }
  ]
  const boundaries = pick([undefined, undefined, "2024-12-15", "2025-06-30"])
  const question = {
    ...(chance() < 0.5 ? { silent: "zero" } : {}),
    ...(boundaries === undefined ? {} : { boundaries: { asOf: boundaries } })
  }
  return {
    ...bare,
    id: `outdated ${seed}`,
    documents: {
      ...bare.documents,
      ...(move === undefined
        ? {}
        : {
            units: [...bare.documents.units, q],
            hierarchies: [{ ...state!, edges: moved as never }]
          }),
      measures: [measure as never],
      forms: chance() < 0.5 ? [form as never] : []
    },
    commits: [{ figures: figures as never, filings: [], withdrawals: [] }],
    queries: [
      { indicator: "m", hierarchy: "state", units: ["p", "a", "b", "c"], periods: asked, ...(question as object) }
    ]
  }
}
