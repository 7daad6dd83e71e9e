/** One question for each team, cohort or member of a dimension. @internal */
import type { Problem } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import type * as Period from "../../Period.ts"
import * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import type { Grid } from "../operators/grid.ts"
import type { Slice } from "../operators/operator.ts"
import { type Expression, operatorOf, parts, withParts } from "../operators/table.ts"
import { unknownId } from "../unknownId.ts"

export type Part = { readonly team: string } | Slice

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

/** A problem for each measure of an expression that has no such dimension: its total is no part of it. */
const undivided = (model: Model.Model, expression: Expression, dimension: string): ReadonlyArray<Problem> => {
  const below = parts(expression).flatMap(([, part]) => undivided(model, part, dimension))
  const id = operatorOf(expression).takes(expression)
  const measure = id === undefined ? undefined : model.measures.get(id)
  if (measure === undefined || measure.dimensions.includes(dimension)) return below
  const has = measure.dimensions.join(", ") || "none"
  const message = `measure "${id}" has no dimension "${dimension}"; it has ${has}`
  return [{ code: "unknown-dimension", path: ["by", "dimension"], message }, ...below]
}

/** A problem for each cohort or member that lies outside what an expression takes: its number would be somebody else's. */
const outside = (
  model: Model.Model,
  expression: Expression,
  slice: Slice,
  path: Problem["path"]
): ReadonlyArray<Problem> => {
  const below = parts(expression).flatMap(([, part]) => outside(model, part, slice, path))
  const operator = operatorOf(expression)
  const only = operator.outside(expression, slice, model)
  if (only === undefined) return below
  const takes = `the indicator takes "${operator.takes(expression)}" of`
  const problem: Problem =
    "cohort" in slice
      ? {
          code: "other-cohort",
          path,
          message: `${takes} cohort "${only}" only, and "${slice.cohort}" is not known to lie within it. Ask by cohorts within "${only}", or ask an indicator that names no cohort`
        }
      : {
          code: "other-member",
          path,
          message: `${takes} "${only}" of dimension "${slice.dimension}" only, which leaves nothing of "${slice.member}". Ask it without this dimension, or ask an indicator that fixes no member of it`
        }
  return [problem, ...below]
}

/** Each problem once, however many parts of an expression have it. */
const once = (problems: ReadonlyArray<Problem>): ReadonlyArray<Problem> => [
  ...new Map(problems.map((one) => [one.message, one])).values()
]

/** The parts that are asked for; one that is all where none are. */
export const partsOf = (
  model: Model.Model,
  grid: Grid,
  by: By,
  expressions: ReadonlyArray<Expression>,
  problems: Array<Problem>
): ReadonlyArray<Part | undefined> => {
  if (by === undefined) return [undefined]
  if (by === "team") {
    const sits = seating({ ...grid, model })
    const isIn = (part: Part): boolean =>
      grid.groups.some((_, group) => grid.buckets.some((bucket) => sits(part, group, bucket)))
    return model.documents.teams.map(({ id }) => ({ team: id })).filter(isIn)
  }
  if ("cohorts" in by) {
    if (by.cohorts.length === 0) {
      const message = "no cohort was asked for; name at least one"
      problems.push({ code: "unknown-id", path: ["by", "cohorts"], message })
    }
    problems.push(...twice(["by", "cohorts"], by.cohorts))
    by.cohorts.forEach((cohort, index) => {
      const path = ["by", "cohorts", index]
      if (!model.cohorts.has(cohort)) problems.push(unknownId("cohort", cohort, path, model.cohorts))
      else problems.push(...once(expressions.flatMap((one) => outside(model, one, { cohort }, path))))
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
  const slices = dimension.members.map((member) => ({ dimension: by.dimension, member: member.id }))
  const all = expressions.flatMap((one) => [
    ...undivided(model, one, by.dimension),
    ...slices.flatMap((slice) => outside(model, one, slice, ["by", "dimension"]))
  ])
  problems.push(...once(all))
  return slices
}

/** An expression of a part only: every measure in it is narrowed. */
export const narrowed = (model: Model.Model, expression: Expression, part: Part | undefined): Expression => {
  if (part === undefined || "team" in part) return expression
  const inside = withParts(expression, (inner) => narrowed(model, inner, part))
  return operatorOf(inside).narrow(inside, part, model)
}

/** Whether a part is asked for in a group: a team is in those in which it sits in the period, after its host had ended too. */
export const seating = ({ model, ...grid }: Grid & { readonly model: Model.Model }) => {
  const place = Territory.teamPlacer(model.territory, grid)
  return (part: Part | undefined, group: number, period: Period.Period): boolean => {
    const team = part !== undefined && "team" in part ? model.teams.get(part.team) : undefined
    return (
      team === undefined ||
      Team.hostDays(team, period).some((day) => place(team, day).some((seat) => seat.in === group))
    )
  }
}
