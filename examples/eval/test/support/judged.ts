/** Three communes, a form and a target of the quarter: what most scenarios of verdicts are made of. */
import type { Expression } from "@lantoa/core"
import { below, figures, form, type measure, of, province, target } from "./documents.ts"
import type { Judged, Scenario } from "./Scenario.ts"

export const quarter = "2025-Q1"
export const [due, closed] = ["2025-04-10", "2025-06-01"]
export const closing = { closing: { day: "2025-05-01", silent: "zero" } }
export const eachCommune = { scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } }

export type Promised = readonly [comparator: ">=" | "<=", threshold: number, more?: object]

/** Communes a, b and c with one form and one target for the quarter. */
export const judged = (
  title: string,
  [comparator, threshold, more]: Promised,
  values: { readonly [unit: string]: number | string },
  judge: Judged,
  [counted, every]: readonly [object, "month" | "quarter"] = [below(), "quarter"]
): Scenario => ({
  title,
  documents: province(
    { measures: [counted as ReturnType<typeof measure>] },
    { forms: [form(every)], targets: [target(comparator, threshold, quarter, more)] }
  ),
  commits: [figures(quarter, values)],
  judges: [judge]
})

/** Turns a session. */
export const sessions: Expression.Expression = { _tag: "Ratio", numerator: of("m"), denominator: of("n") }
