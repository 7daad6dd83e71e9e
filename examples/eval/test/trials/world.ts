/** The world of the findings: nothing is declared complete and no form says who reports. */
import type { Documents } from "@lantoa/core"
import { activity, commune, edge, province, query, team, text } from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"

export const measureOf = (fields: object = {}) =>
  ({
    id: "m",
    title: text("m"),
    basis: "turn",
    accumulation: "flow",
    additivity: { time: "additive" },
    ...fields
  }) as NonNullable<Documents.Encoded["measures"]>[number]

const snapshot = { accumulation: "stock", additivity: { time: "snapshot" } }
export const stock = (fields: object = {}) => measureOf({ ...snapshot, ...fields })
export const people = measureOf({ basis: "person", additivity: { time: "overlapping" } })
/** How many of cohort y do something, at the end of a period. */
export const peopleStock = stock({ basis: "person", counts: { cohort: "y" } })
export const percent = stock({ basis: "percent" })

/** Province p, communes a, b, c, hamlets a1 and a2 of a; y within ytn and apart from old; teams and activities of a. */
export const world = (
  measures: ReadonlyArray<ReturnType<typeof measureOf>>,
  more: Documents.Encoded = {}
): Documents.Encoded => {
  const documents = province({ complete: false, measures })
  const state = documents.hierarchies![0]!
  const hamlets = ["a1", "a2"]
  return {
    ...documents,
    units: [...documents.units!, ...hamlets.map(commune)],
    hierarchies: [
      {
        ...state,
        edges: [...state.edges!, ...hamlets.map((id) => edge(id, { parent: "a", level: "hamlet" }))]
      }
    ],
    cohorts: [
      { id: "ytn", name: text("ytn") },
      { id: "y", name: text("y"), within: ["ytn"], apartFrom: ["old"] },
      { id: "old", name: text("old") }
    ],
    teams: [team("t1", "a"), team("t2", "a")],
    activities: [activity("x1", ["a"]), activity("x2", ["a"])],
    ...more
  }
}

type Ask = Parameters<typeof query>[2] & object

/** One list of figures, one question, its answers. */
export const finding = (
  title: string,
  documents: Scenario["documents"],
  figures: ReadonlyArray<object>,
  [units, periods, more = {}]: readonly [units: ReadonlyArray<string>, periods: ReadonlyArray<string>, more?: Ask],
  gives: { readonly [cell: string]: Expected } | RegExp,
  explains?: RegExp
): Scenario => ({
  title,
  documents,
  commits: [figures as ReadonlyArray<{ readonly [key: string]: unknown }>],
  asks: [{ query: query(units, periods, more), gives, ...(explains === undefined ? {} : { explains }) }]
})
