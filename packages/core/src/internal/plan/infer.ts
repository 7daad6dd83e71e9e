/** What an expression counts, and every reason why it must not be computed. @internal */
import type * as CountBasis from "../../CountBasis.ts"
import type * as Expression from "../../Expression.ts"
import type { Problem } from "../../LantoaError.ts"
import * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"

/** The set of things counted, where it is known: what a coverage needs to prove that its numerator lies in its denominator. */
export type Counted =
  | { readonly cohort: string }
  | { readonly level: string; readonly hierarchy: string }
  | { readonly teams: string }
  | undefined

export interface Type {
  /** The id of a count basis; `number` for a plain number, `quotient` for one thing by another. */
  readonly basis: string
  readonly kind: CountBasis.CountBasis["kind"] | "number"
  readonly of: Counted
}

type Path = ReadonlyArray<string | number>

const plain: Type = { basis: "number", kind: "number", of: undefined }
const percent: Type = { basis: "percent", kind: "share", of: undefined }

const verbs: { readonly [K in Measure.Operator]: string } = {
  sum: "added",
  average: "averaged",
  min: "compared for the smallest",
  max: "compared for the largest",
  last: "read as the last one",
  first: "read as the first one",
  bounds: "bounded",
  only: "taken alone"
}

const because = (measure: Measure.Measure, basis: CountBasis.CountBasis | undefined, axis: Measure.Axis): string => {
  if (basis?.kind === "share")
    return "its figures are percentages reported without their parts, and percentages of different wholes do not combine"
  if (axis === "time" && measure.accumulation === "stock")
    return "it is a stock: each figure is the same thing seen again"
  if (axis === "time" && measure.accumulation === "cumulative")
    return "it is cumulative: each figure contains the one before"
  if (measure.additivity[axis] === "overlapping") return "the same one may be counted in several figures"
  return `its figures are "${measure.additivity[axis]}" along ${axis}`
}

const remedy = (measure: Measure.Measure, basis: CountBasis.CountBasis | undefined, axis: Measure.Axis): string => {
  const operators = Measure.operators(measure, axis).filter((operator) => operator !== "only")
  if (basis?.kind === "share") {
    return "Use a coverage of the numerator's and the denominator's measures, which are rolled up apart and divided last, or read each unit's own figure"
  }
  return operators.length === 0
    ? "Read the figure of each unit and period as it was reported"
    : `Use ${operators.join(", ")}`
}

/** Infers the type of an expression; problems are added to `problems`. */
export const infer = (
  model: Model.Model,
  hierarchy: string,
  expression: Expression.Expression,
  problems: Array<Problem>,
  path: Path = ["expression"]
): Type => {
  const problem = (code: string, message: string, at: Path = path) =>
    void problems.push({ code, path: [...at], message })
  const go = (inner: Expression.Expression, key: string) => infer(model, hierarchy, inner, problems, [...path, key])
  const cohort = (id: string) => {
    if (!model.cohorts.has(id)) problem("unknown-id", `there is no cohort "${id}"; define it or correct the id`)
  }
  const level = (id: string, tree: string) => {
    if (!(model.territory.hierarchies.get(tree)?.levels.some((one) => one.id === id) ?? false)) {
      problem(
        "unknown-id",
        `hierarchy "${tree}" has no level "${id}"; its levels are ${(model.territory.hierarchies.get(tree)?.levels ?? []).map((one) => one.id).join(", ")}`
      )
    }
  }
  switch (expression._tag) {
    case "Measure":
      return inferMeasure(model, hierarchy, expression, problem, path, level, cohort)
    case "Population":
      cohort(expression.cohort)
      return { basis: "person", kind: "entity", of: { cohort: expression.cohort } }
    case "Teams":
      return {
        basis: "team",
        kind: "entity",
        of: expression.kind === undefined ? undefined : { teams: expression.kind }
      }
    case "Members":
      return expression.count === "people"
        ? { basis: "person", kind: "entity", of: undefined }
        : { basis: "seat", kind: "event", of: undefined }
    case "Units": {
      const tree = expression.hierarchy ?? hierarchy
      level(expression.level, tree)
      return { basis: "unit", kind: "entity", of: { level: expression.level, hierarchy: tree } }
    }
    case "Constant":
      return plain
    case "Add":
    case "Subtract":
      return inferSum(model, expression._tag, go(expression.left, "left"), go(expression.right, "right"), problem)
    case "Multiply": {
      const [left, right] = [go(expression.left, "left"), go(expression.right, "right")]
      if (left.kind === "number") return { ...right, of: undefined }
      return right.kind === "number" ? { ...left, of: undefined } : plain
    }
    case "Divide": {
      const [left, right] = [go(expression.left, "left"), go(expression.right, "right")]
      return right.kind === "number" ? { ...left, of: undefined } : plain
    }
    case "Ratio":
      go(expression.numerator, "numerator")
      go(expression.denominator, "denominator")
      return plain
    case "Coverage":
      proveCoverage(model, go(expression.numerator, "numerator"), go(expression.denominator, "denominator"), problem)
      return percent
    case "ShareOfUnits":
      level(expression.level, hierarchy)
      go(expression.of, "of")
      return percent
  }
}

type Report = (code: string, message: string, at?: Path) => void

const inferMeasure = (
  model: Model.Model,
  hierarchy: string,
  expression: Expression.MeasureOf,
  problem: Report,
  path: Path,
  level: (id: string, tree: string) => void,
  cohort: (id: string) => void
): Type => {
  const measure = model.measures.get(expression.measure)
  if (measure === undefined) {
    problem(
      "unknown-id",
      `there is no measure "${expression.measure}"; define it, load the plugin that does, or correct the id`
    )
    return plain
  }
  const basis = model.bases.get(measure.basis)
  for (const axis of Measure.axes) {
    const operator = expression.along?.[axis]
    if (operator !== undefined && !Measure.operators(measure, axis).includes(operator)) {
      problem(
        "illegal-operator",
        `measure "${measure.id}" (${measure.title.en}) cannot be ${verbs[operator]} along ${axis}: ${because(measure, basis, axis)}. ${remedy(measure, basis, axis)}.`,
        [...path, "along", axis]
      )
    }
  }
  for (const dimension of Object.keys(expression.where ?? {})) {
    if (!measure.dimensions.includes(dimension)) {
      problem(
        "unknown-dimension",
        `measure "${measure.id}" has no dimension "${dimension}"; it has ${measure.dimensions.join(", ") || "none"}`,
        [...path, "where", dimension]
      )
    }
  }
  if (expression.from !== undefined) level(expression.from, hierarchy)
  if (expression.cohort !== undefined) cohort(expression.cohort)
  return {
    basis: measure.basis,
    kind: basis?.kind ?? "event",
    of: expression.cohort === undefined ? measure.counts : { cohort: expression.cohort }
  }
}

const basisName = (model: Model.Model, type: Type): string =>
  type.kind === "number" ? "a plain number" : `${model.bases.get(type.basis)?.name.vi ?? type.basis} (${type.basis})`

const inferSum = (model: Model.Model, tag: "Add" | "Subtract", left: Type, right: Type, problem: Report): Type => {
  const verb = tag === "Add" ? "added to" : "subtracted from"
  if (left.kind === "share" || right.kind === "share") {
    problem(
      "mixed-basis",
      `percentages cannot be added or subtracted: they are of different wholes. Add the numerators and the denominators and divide last, with a coverage or a ratio.`
    )
  } else if (left.basis !== right.basis) {
    problem(
      "mixed-basis",
      `${basisName(model, right)} cannot be ${verb} ${basisName(model, left)}: they count different things. Keep two indicators, or divide one by the other with a ratio.`
    )
  }
  return { ...left, of: undefined }
}

/** Whether everything in `inner` is proven to be in `outer`. */
export const isWithin = (model: Model.Model, inner: Counted, outer: Counted): boolean => {
  if (inner === undefined || outer === undefined) return false
  if ("cohort" in inner) return "cohort" in outer && model.lattice.isWithin(inner.cohort, outer.cohort)
  if ("level" in inner) return "level" in outer && inner.level === outer.level && inner.hierarchy === outer.hierarchy
  return "teams" in outer && inner.teams === outer.teams
}

/** Whether the two are proven to share nothing. */
export const isApart = (model: Model.Model, a: Counted, b: Counted): boolean => {
  if (a === undefined || b === undefined) return false
  if ("cohort" in a) return "cohort" in b && model.lattice.relation(a.cohort, b.cohort) === "apart"
  if ("teams" in a) return "teams" in b && a.teams !== b.teams
  return "level" in b && "level" in a && a.level !== b.level
}

const counted = (of: Counted): string =>
  of === undefined
    ? "nothing it names"
    : "cohort" in of
      ? `cohort "${of.cohort}"`
      : "level" in of
        ? `the units of level "${of.level}" in "${of.hierarchy}"`
        : `teams of kind "${of.teams}"`

const proveCoverage = (model: Model.Model, numerator: Type, denominator: Type, problem: Report): void => {
  if (numerator.kind !== "entity" || denominator.kind !== "entity" || numerator.basis !== denominator.basis) {
    problem(
      "no-coverage",
      `a coverage divides things by things of the same kind, but the numerator counts ${basisName(model, numerator)} and the denominator ${basisName(model, denominator)}. Use a ratio if a quotient of the two means something.`
    )
  } else if (!isWithin(model, numerator.of, denominator.of)) {
    problem(
      "no-coverage",
      `nothing proves that the numerator lies in the denominator: the numerator counts members of ${counted(numerator.of)}, the denominator ${counted(denominator.of)}. Say what the measure counts (its "counts"), name a cohort within the denominator's, or use a ratio.`
    )
  }
}
