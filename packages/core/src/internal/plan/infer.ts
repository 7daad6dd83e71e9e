/** What an expression counts, and every reason why it must not be computed. @internal */
import type { Problem } from "../../Problem.ts"
import type { Path, Typing, Vocabulary } from "../operators/operator.ts"
import { type Expression, operatorOf } from "../operators/table.ts"
import type { Type } from "../operators/type.ts"
import { unknownId } from "../unknownId.ts"

/**
 * Infers the type of an expression asked in a hierarchy; problems are added to `problems`.
 *
 * A type keeps its basis whatever is done to it: a ratio of turns by people is turns per person, times or by a constant it is
 * what it was. So a sum of two things is of one basis, and never of percentages.
 */
export const infer = (
  model: Vocabulary,
  hierarchy: string,
  expression: Expression,
  problems: Array<Problem>,
  path: Path = ["expression"]
): Type => {
  const problem: Typing["problem"] = (code, message, at = []) =>
    void problems.push({ code, path: [...path, ...at], message })
  const known = { cohort: model.cohorts, hierarchy: model.territory.hierarchies, measure: model.measures }
  const missing: Typing["missing"] = (noun, id, key) =>
    void problems.push(unknownId(noun, id, [...path, key], known[noun]))
  return operatorOf(expression).infer(expression, {
    model,
    hierarchy,
    problem,
    missing,
    go: (part, key) => infer(model, hierarchy, part, problems, [...path, key]),
    cohort: (id, key) => {
      if (model.cohorts.has(id)) return true
      missing("cohort", id, key)
      return false
    },
    level: (id, tree, key) => {
      const levels = model.territory.hierarchies.get(tree)?.levels
      if (levels?.some((one) => one.id === id) === true) return true
      // Whoever asks in a hierarchy that is not there is told so once, and not for every level.
      if (levels !== undefined) {
        const has = levels.map((one) => one.id).join(", ")
        problem("unknown-id", `hierarchy "${tree}" has no level "${id}"; its levels are ${has}`, [key])
      }
      return false
    }
  })
}
