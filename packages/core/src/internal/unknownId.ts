/** What is said of an id that names nothing, wherever a question or an expression does. @internal */
import type { Problem } from "../Problem.ts"
import { suggester } from "./check/nearest.ts"

type Noun = "unit" | "cohort" | "hierarchy" | "measure" | "indicator"

export const unknownId = (
  noun: Noun,
  id: string,
  path: ReadonlyArray<string | number>,
  known: ReadonlyMap<string, unknown>
): Problem => {
  const near = suggester()(id, new Set(known.keys()))
  const plugin = noun === "measure" || noun === "indicator" ? ", load the plugin that does," : ""
  const remedy = near === undefined ? `define it${plugin} or correct the id` : `did you mean "${near}"?`
  return { code: "unknown-id", path: [...path], message: `there is no ${noun} "${id}"; ${remedy}` }
}
