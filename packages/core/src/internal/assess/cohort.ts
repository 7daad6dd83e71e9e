/** Binding the cohort of a target into its indicator. @internal */
import type * as Expression from "../../Expression.ts"
import type { Problem } from "../../LantoaError.ts"
import type * as Model from "../../Model.ts"

type Path = ReadonlyArray<string | number>

/**
 * The expression of what the cohort did or is: figures and populations of wider cohorts are narrowed to it. What counts no
 * people (teams, units) stays. A problem for each measure or population that lies apart from the cohort, or that nobody
 * knows how to narrow.
 */
export const bind = (
  model: Model.Model,
  expression: Expression.Expression,
  cohort: string,
  problems: Array<Problem>,
  path: Path = ["expression"]
): Expression.Expression => {
  const go = (inner: Expression.Expression, key: string) => bind(model, inner, cohort, problems, [...path, key])
  const refuse = (what: string, other: string, apart: boolean, remedy: string) => {
    const how = apart ? `shares nobody with "${cohort}"` : `is not known to lie within "${cohort}" or to contain it`
    problems.push({
      code: "other-cohort",
      path: [...path],
      message: `the target is for cohort "${cohort}", but ${what} cohort "${other}", which ${how}. ${remedy}`
    })
  }
  switch (expression._tag) {
    case "Measure": {
      const counts = model.measures.get(expression.measure)?.counts
      if (counts !== undefined && "level" in counts) return expression
      const own = expression.cohort ?? counts?.cohort
      const lies = own === undefined ? "contains" : model.lattice.relation(own, cohort)
      if (own === undefined || lies === "contains") return { ...expression, cohort }
      if (lies === "same" || lies === "within") return expression
      // What a measure counts can be narrowed to those who are also in the cohort; a cohort that is named cannot twice.
      if (lies === "overlap" && expression.cohort === undefined) return { ...expression, cohort }
      refuse(
        expression.cohort === undefined
          ? `measure "${expression.measure}" counts`
          : `the indicator takes "${expression.measure}" of`,
        own,
        lies === "apart",
        "Correct the cohort, or use an indicator of it."
      )
      return expression
    }
    case "Population": {
      const lies = model.lattice.relation(expression.cohort, cohort)
      if (lies === "contains") return { ...expression, cohort }
      if (lies === "apart" || lies === "overlap") {
        refuse(
          "the indicator divides by, or counts,",
          expression.cohort,
          lies === "apart",
          'State how the two lie ("within", "apartFrom"), or use an indicator of the cohort.'
        )
      }
      return expression
    }
    case "Teams":
    case "Members":
    case "Units":
    case "Constant":
      return expression
    case "Add":
    case "Subtract":
    case "Multiply":
    case "Divide":
      return { ...expression, left: go(expression.left, "left"), right: go(expression.right, "right") }
    case "Ratio":
    case "Coverage":
      return {
        ...expression,
        numerator: go(expression.numerator, "numerator"),
        denominator: go(expression.denominator, "denominator")
      }
    case "ShareOfUnits":
      return { ...expression, of: go(expression.of, "of") }
  }
}
