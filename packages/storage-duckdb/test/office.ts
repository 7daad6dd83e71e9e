import { join } from "node:path"
import { type Documents, Lantoa } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect } from "effect"

const same = (text: string) => ({ vi: text, en: text })
const level = (id: string) => ({ id, name: same(id) })

/** Two provinces with a commune each; the second commune goes to the first province in 2025. */
export const documents: Documents.Encoded = {
  measures: [{ id: "turns", title: same("turns"), basis: "turn", accumulation: "flow", dimensions: ["sex"] }],
  cohorts: [{ id: "youth", name: same("youth") }],
  dimensions: [{ id: "sex", title: same("sex"), members: [{ id: "f", title: same("f") }] }],
  units: ["vn", "p", "q", "a", "b"].map((id) => ({ id, names: [{ name: same(id) }] })),
  hierarchies: [
    {
      id: "state",
      name: same("state"),
      levels: [level("nation"), level("province"), level("commune")],
      edges: [
        { unit: "vn", level: "nation" },
        { unit: "p", parent: "vn", level: "province" },
        { unit: "q", parent: "vn", level: "province" },
        { unit: "a", parent: "p", level: "commune" },
        { unit: "b", parent: "q", level: "commune", to: "2025-01-01" },
        { unit: "b", parent: "p", level: "commune", from: "2025-01-01" }
      ]
    }
  ]
}

const figure = (units: readonly [string, ...Array<string>], period: string, value: number | string | null) => ({
  measure: "turns",
  units,
  period,
  value,
  knownAt: "2025-07-01T00:00:00Z"
})

const figures = [
  figure(["a"], "2024-12", 3),
  figure(["b"], "2024-12", 4),
  { ...figure(["b"], "2025-03", "> 5"), id: "b.own", cohorts: ["youth"], breakdown: { sex: ["f"] } },
  figure(["a", "b"], "2025-Q1", 20),
  figure(["a", "b"], "2024-Q4", null),
  figure(["vn"], "2025-Q1", "~ 100")
]

/** A file with the figures, closed again. */
export const filled = (path: string) =>
  Effect.promise(async () => {
    const file = join(path, "figures.duckdb")
    await using lantoa = await Lantoa.open({ store: DuckDb.layer({ file }) })
    await lantoa.put(documents, { knownAt: "2024-01-01" })
    await lantoa.append({ id: "first", observations: figures as never })
    await lantoa.withdraw("2#0", { reason: "counted twice", knownAt: "2025-08-01" })
    return file
  })
