/** One question for each team, cohort or member of a dimension. @internal */
import type * as Expression from "../../Expression.ts"
import type { Problem } from "../../LantoaError.ts"
import * as Model from "../../Model.ts"
import * as Territory from "../../Territory.ts"
import type * as Registry from "./registry.ts"

export type Part =
  | { readonly team: string }
  | { readonly cohort: string }
  | { readonly dimension: string; readonly member: string }

type By = "team" | { readonly dimension: string } | { readonly cohorts: ReadonlyArray<string> } | undefined

/** A problem for each name in a list that was there before. */
export const twice = (path: Problem["path"], names: ReadonlyArray<string>): ReadonlyArray<Problem> => {
  const seen = new Set<string>()
  return names.flatMap((name, index) =>
    seen.size < seen.add(name).size
      ? []
      : [{ code: "duplicate-id", path: [...path, index], message: `"${name}" is asked for twice; name it once` }]
  )
}

/** The parts that are asked for; one that is all where none are. */
export const partsOf = (
  model: Model.Model,
  grid: Registry.Grid,
  by: By,
  problems: Array<Problem>
): ReadonlyArray<Part | undefined> => {
  if (by === undefined) return [undefined]
  if (by === "team") {
    const place = Territory.placer(model.territory, grid)
    return model.documents.teams
      .filter((team) => Model.hostsOf(team).some((host) => place(host).length > 0))
      .map((team) => ({ team: team.id }))
  }
  if ("cohorts" in by) {
    if (by.cohorts.length === 0) {
      const message = "no cohort was asked for; name at least one"
      problems.push({ code: "unknown-id", path: ["by", "cohorts"], message })
    }
    problems.push(...twice(["by", "cohorts"], by.cohorts))
    by.cohorts.forEach((cohort, index) => {
      if (model.cohorts.has(cohort)) return
      const message = `there is no cohort "${cohort}"; define it or correct the id`
      problems.push({ code: "unknown-id", path: ["by", "cohorts", index], message })
    })
    return by.cohorts.map((cohort) => ({ cohort }))
  }
  const dimension = model.dimensions.get(by.dimension)
  if (dimension === undefined) {
    const known = [...model.dimensions.keys()].join(", ") || "none"
    const message = `there is no dimension "${by.dimension}" with a list of members; there are ${known}`
    problems.push({ code: "unknown-id", path: ["by", "dimension"], message })
    return []
  }
  return dimension.members.map((member) => ({ dimension: by.dimension, member: member.id }))
}

/** An expression of a part only: every measure in it is narrowed. */
export const narrowed = (
  model: Model.Model,
  expression: Expression.Expression,
  part: Part | undefined
): Expression.Expression => {
  if (part === undefined || "team" in part) return expression
  const go = (inner: Expression.Expression) => narrowed(model, inner, part)
  switch (expression._tag) {
    case "Measure": {
      if ("cohort" in part) return { ...expression, cohort: part.cohort }
      const has = model.measures.get(expression.measure)?.dimensions.includes(part.dimension) ?? false
      return has ? { ...expression, where: { ...expression.where, [part.dimension]: part.member } } : expression
    }
    case "Population":
      return "cohort" in part ? { ...expression, cohort: part.cohort } : expression
    case "Add":
    case "Subtract":
    case "Multiply":
    case "Divide":
      return { ...expression, left: go(expression.left), right: go(expression.right) }
    case "Ratio":
    case "Coverage":
      return { ...expression, numerator: go(expression.numerator), denominator: go(expression.denominator) }
    case "ShareOfUnits":
      return { ...expression, of: go(expression.of) }
    default:
      return expression
  }
}
