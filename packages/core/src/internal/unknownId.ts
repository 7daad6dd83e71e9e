/** What is said of an id that names nothing, wherever a question or an expression does. @internal */
import type { Problem } from "../Problem.ts"

type Noun = "unit" | "cohort" | "hierarchy" | "measure" | "indicator"

export const unknownId = (noun: Noun, id: string, path: ReadonlyArray<string | number>): Problem => {
  const plugin = noun === "measure" || noun === "indicator" ? ", load the plugin that does," : ""
  return {
    code: "unknown-id",
    path: [...path],
    message: `there is no ${noun} "${id}"; define it${plugin} or correct the id`
  }
}
