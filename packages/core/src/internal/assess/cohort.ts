/** Binding the cohort of a target into its indicator. @internal */
import type { Problem } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import type { Binding, Path } from "../operators/operator.ts"
import { type Expression, operatorOf, withParts } from "../operators/table.ts"

/**
 * The expression of what the cohort did or is: figures and populations of wider cohorts are narrowed to it. What counts no
 * people (teams, units) stays. A problem for each measure or population that lies apart from the cohort, or that nobody
 * knows how to narrow.
 */
export const bind = (
  model: Model.Model,
  expression: Expression,
  cohort: string,
  problems: Array<Problem>,
  path: Path = ["expression"]
): Expression => {
  const refuse: Binding["refuse"] = (what, other, apart, remedy) => {
    const how = apart ? `shares nobody with "${cohort}"` : `is not known to lie within "${cohort}" or to contain it`
    problems.push({
      code: "other-cohort",
      path: [...path],
      message: `the target is for cohort "${cohort}", but ${what} cohort "${other}", which ${how}. ${remedy}`
    })
  }
  const inside = withParts(expression, (part, key) => bind(model, part, cohort, problems, [...path, key]))
  return operatorOf(inside).bind(inside, { model, cohort, refuse })
}
