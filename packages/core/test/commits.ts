/** A province with two communes, and calls that fail as they should. */
import { assert } from "@effect/vitest"
import { type Documents, Lantoa, Quantity } from "../src/index.ts"
import { DocumentError, PlanError, StoreError } from "../src/Problem.ts"

export const text = (name: string) => ({ vi: name, en: name })
export const measure = (more: object = {}) => ({
  id: "m",
  title: text("Guided"),
  basis: "turn",
  accumulation: "flow" as const,
  additivity: { time: "additive" as const },
  ...more
})
export const indicator = (value: number) => ({
  id: "i",
  title: text("Guided"),
  expression: {
    _tag: "Multiply" as const,
    left: { _tag: "Constant" as const, value },
    right: { _tag: "Measure" as const, measure: "m" }
  }
})
export const unit = (id: string) => ({ id, names: [{ name: text(id) }] as const })
export const team = (id: string, more: object = {}) => ({
  id,
  name: text(id),
  kind: "k",
  host: "p",
  from: "2024-01-01",
  ...more
})

const documents: Documents.Encoded = {
  measures: [measure()],
  indicators: [indicator(1), { id: "n", title: text("Teams"), expression: { _tag: "Measure", measure: "m" } }],
  units: ["p", "a", "b"].map(unit),
  hierarchies: [
    {
      id: "state",
      name: text("state"),
      levels: [
        { id: "province", name: text("province") },
        { id: "commune", name: text("commune") }
      ],
      edges: [
        { unit: "p", level: "province" },
        { unit: "a", parent: "p", level: "commune" },
        { unit: "b", parent: "p", level: "commune" }
      ]
    }
  ],
  forms: [
    {
      id: "f",
      title: text("Form"),
      measures: ["m"],
      by: { level: "commune", hierarchy: "state" },
      every: "month",
      from: "2025-01-01"
    },
    { id: "g", title: text("Team form"), measures: ["m"], by: { teams: "k", within: ["p"] }, every: "week" }
  ],
  teams: [team("t1"), team("t2", { kind: "other" })]
}

/** Communes a and b that become n in July, c beside them, and teams that stay, are moved, are lent, and name what is to come. */
export const moving: Documents.Encoded = {
  units: ["c", "n"].map(unit),
  hierarchies: [
    {
      ...documents.hierarchies![0]!,
      edges: [
        { unit: "p", level: "province" },
        { unit: "a", parent: "p", level: "commune", to: "2025-07-01" },
        { unit: "b", parent: "p", level: "commune", to: "2025-07-01" },
        { unit: "c", parent: "p", level: "commune" },
        { unit: "n", parent: "p", level: "commune", from: "2025-07-01" }
      ]
    }
  ],
  successions: [
    {
      id: "merger",
      kind: "merge",
      date: "2025-07-01",
      hierarchy: "state",
      moves: ["a", "b"].map((from) => ({ from, to: "n" }))
    }
  ],
  teams: [
    team("sits", { host: "a" }),
    team("new", { host: "n" }),
    team("moved", { host: "b", hosts: [{ unit: "c", to: "2025-03-01" }] }),
    team("lent", {
      host: "a",
      hosts: [
        { unit: "c", from: "2025-01-10", to: "2025-02-10" },
        { unit: "c", from: "2025-02-20", to: "2025-03-10" }
      ]
    })
  ]
}

export const figure = (more: object = {}) => ({
  measure: "m",
  units: ["a"] as [string],
  period: "2025-02",
  value: 10,
  knownAt: "2025-03-01T00:00:00Z",
  ...more
})

export const opened = async (store?: Lantoa.Store) => {
  const lantoa = await Lantoa.open(store === undefined ? {} : { store })
  await lantoa.put(documents, { knownAt: "2025-01-01T00:00:00Z" })
  return lantoa
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail("was taken"),
    (error: unknown) => error
  )
export const typed = async (promise: Promise<unknown>): Promise<DocumentError | PlanError | StoreError> => {
  const error = await failure(promise)
  assert.isTrue(
    error instanceof DocumentError || error instanceof PlanError || error instanceof StoreError,
    String(error)
  )
  return error as DocumentError
}

export const question = { indicator: "i", hierarchy: "state", units: ["a"], periods: ["2025-02"] }
export const valueOf = async (lantoa: Lantoa.Lantoa, more: Partial<Lantoa.Query> = {}) => {
  const [reading] = await lantoa.read({ ...question, ...more })
  return reading!.value === undefined ? undefined : Quantity.toJson(reading!.value)
}
