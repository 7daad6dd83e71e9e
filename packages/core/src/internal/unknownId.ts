/** What is said of an id that names nothing, wherever a question or an expression does. @internal */
import type { Problem } from "../Problem.ts"
import type { Indicator } from "../Indicator.ts"
import type { Model } from "../Model.ts"
import { didYouMean, suggester } from "./check/nearest.ts"

import { references } from "./operators/table.ts"

type Noun = "unit" | "cohort" | "hierarchy" | "measure" | "indicator" | "target" | "form"

export const unknownId = (
  noun: Noun,
  id: string,
  path: ReadonlyArray<string | number>,
  known: { readonly keys: () => Iterable<string> }
): Problem => {
  const near = suggester()(id, new Set(known.keys()))
  const plugin = noun === "measure" || noun === "indicator" ? ", load the plugin that does," : ""
  const define = noun === "target" || noun === "form" ? "put it first" : `define it${plugin}`
  const remedy = near.length === 0 ? `${define} or correct the id` : didYouMean(near)
  return { code: "unknown-id", path: [...path], message: `there is no ${noun} "${id}"; ${remedy}` }
}

/** Of what no indicator is: where a measure is called so, which indicators ask for it, or how one is written. */
export const unknownIndicator = (
  { indicators, measures }: Pick<Model, "indicators" | "measures">,
  id: string,
  path: ReadonlyArray<string | number>
): Problem => {
  if (!measures.has(id)) return unknownId("indicator", id, path, indicators)
  const asks = ({ expression }: Indicator) =>
    references(expression).some((one) => one.noun === "measure" && one.id === id)
  const asking = [...indicators.values()].filter(asks).map((one) => one.id)
  const written = `{ id: "${id}", title, expression: { _tag: "Measure", measure: "${id}" } }`
  const remedy = asking.length > 0 ? didYouMean(asking) : `put one that asks for it, or ask by it itself: ${written}`
  return {
    code: "unknown-id",
    path: [...path],
    message: `there is no indicator "${id}": "${id}" is a measure, and indicators are what is read; ${remedy}`
  }
}
