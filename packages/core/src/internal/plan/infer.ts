/** What an expression counts, and every reason why it must not be computed. @internal */
import type * as Expression from "../../Expression.ts"
import type { Problem } from "../../LantoaError.ts"
import * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import {
  basisName,
  count,
  type Counted,
  isWithin,
  percent,
  plain,
  product,
  quotient,
  type Type,
  unknown
} from "./type.ts"

type Path = ReadonlyArray<string | number>
type Coverage = Extract<Expression.Expression, { readonly _tag: "Coverage" }>

/** What of a model decides types; documents that are still being checked have it too. */
export interface Vocabulary extends Pick<Model.Model, "bases" | "cohorts" | "dimensions" | "measures" | "lattice"> {
  readonly territory: {
    readonly hierarchies: ReadonlyMap<string, { readonly levels: ReadonlyArray<{ readonly id: string }> }>
  }
}

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

const because = (measure: Measure.Resolved, axis: Measure.Axis): string => {
  if (measure.kind === "share")
    return "its figures are percentages reported without their parts, and percentages of different wholes do not combine"
  if (measure.kind === "score") return "its figures are points of an index, and a mix of them is nobody's score"
  if (axis === "time" && measure.accumulation === "stock")
    return "it is a stock: each figure is the same thing seen again"
  if (axis === "time" && measure.accumulation === "cumulative")
    return "it is cumulative: each figure contains the one before"
  if (measure.additivity[axis] === "overlapping") return "the same one may be counted in several figures"
  return `its figures are "${measure.additivity[axis]}" along ${axis}`
}

const remedy = (measure: Measure.Resolved, axis: Measure.Axis): string => {
  const operators = Measure.operators(measure, axis).filter((operator) => operator !== "only")
  const use = operators.length === 0 ? "" : `Use ${operators.join(", ")}`
  if (measure.kind === "share") {
    return `${use === "" ? "Use" : `${use},`} a coverage of the numerator's and the denominator's measures, which are rolled up apart and divided last, or read each unit's own figure`
  }
  return use === "" ? "Read the figure of each unit and period as it was reported" : use
}

type Report = (code: string, message: string, at?: Path) => void

/** Checks of ids that an expression names: whether the model has them. */
const naming = (model: Vocabulary, problem: Report) => ({
  cohort: (id: string, at: Path): boolean => {
    if (model.cohorts.has(id)) return true
    problem("unknown-id", `there is no cohort "${id}"; define it or correct the id`, at)
    return false
  },
  level: (id: string, tree: string, at: Path): boolean => {
    const levels = model.territory.hierarchies.get(tree)?.levels
    if (levels?.some((one) => one.id === id) === true) return true
    // Whoever asks in a hierarchy that is not there is told so once, and not for every level.
    if (levels !== undefined) {
      const has = levels.map((one) => one.id).join(", ")
      problem("unknown-id", `hierarchy "${tree}" has no level "${id}"; its levels are ${has}`, at)
    }
    return false
  }
})

/** Whether what a measure says it counts is in the model; where not, the documents are at fault and say so. */
const isKnown = (model: Vocabulary, of: Measure.Measure["counts"]): boolean =>
  of === undefined ||
  ("cohort" in of
    ? model.cohorts.has(of.cohort)
    : (model.territory.hierarchies.get(of.hierarchy)?.levels.some(({ id }) => id === of.level) ?? false))

/**
 * Infers the type of an expression asked in a hierarchy; problems are added to `problems`.
 *
 * A type keeps its basis whatever is done to it: a ratio of turns by people is turns per person, times or by a constant it is
 * what it was. So a sum of two things is of one basis, and never of percentages.
 */
export const infer = (
  model: Vocabulary,
  hierarchy: string,
  expression: Expression.Expression,
  problems: Array<Problem>,
  path: Path = ["expression"]
): Type => {
  const problem: Report = (code, message, at = path) => void problems.push({ code, path: [...at], message })
  const go = (inner: Expression.Expression, key: string) => infer(model, hierarchy, inner, problems, [...path, key])
  const { cohort, level } = naming(model, problem)
  switch (expression._tag) {
    case "Measure":
      return inferMeasure(model, hierarchy, expression, problem, path)
    case "Population":
      if (expression.from !== undefined) level(expression.from, hierarchy, [...path, "from"])
      return cohort(expression.cohort, [...path, "cohort"])
        ? count(model, "person", { cohort: expression.cohort })
        : unknown
    case "Teams":
      return count(model, "team", expression.kind === undefined ? undefined : { teams: expression.kind })
    case "Members":
      return count(model, expression.count === "people" ? "person" : "seat", undefined)
    case "Units": {
      const tree = expression.hierarchy ?? hierarchy
      if (expression.hierarchy !== undefined && !model.territory.hierarchies.has(tree)) {
        problem("unknown-id", `there is no hierarchy "${tree}"; define it or correct the id`, [...path, "hierarchy"])
      }
      return level(expression.level, tree, [...path, "level"])
        ? count(model, "unit", { level: expression.level, hierarchy: tree })
        : unknown
    }
    case "Constant":
      return plain
    case "Add":
    case "Subtract":
      return inferSum(model, expression._tag, go(expression.left, "left"), go(expression.right, "right"), problem)
    case "Multiply":
      return product(model, go(expression.left, "left"), go(expression.right, "right"))
    case "Divide":
      return quotient(model, go(expression.left, "left"), go(expression.right, "right"))
    case "Ratio":
      return quotient(model, go(expression.numerator, "numerator"), go(expression.denominator, "denominator"))
    case "Coverage":
      proveCoverage(model, go(expression.numerator, "numerator"), go(expression.denominator, "denominator"), problem)
      proveMembers(expression, problem)
      return percent
    case "ShareOfUnits":
      level(expression.level, hierarchy, [...path, "level"])
      go(expression.of, "of")
      return percent
  }
}

const inferMeasure = (
  model: Vocabulary,
  hierarchy: string,
  expression: Expression.MeasureOf,
  problem: Report,
  path: Path
): Type => {
  const measure = model.measures.get(expression.measure)
  const { cohort, level } = naming(model, problem)
  if (expression.from !== undefined) level(expression.from, hierarchy, [...path, "from"])
  const named = expression.cohort === undefined || cohort(expression.cohort, [...path, "cohort"])
  if (measure === undefined) {
    problem(
      "unknown-id",
      `there is no measure "${expression.measure}"; define it, load the plugin that does, or correct the id`,
      [...path, "measure"]
    )
    return unknown
  }
  for (const axis of Measure.axes) {
    const operator = expression.along?.[axis]
    if (operator !== undefined && !Measure.operators(measure, axis).includes(operator)) {
      problem(
        "illegal-operator",
        `measure "${measure.id}" (${measure.title.en}) cannot be ${verbs[operator]} along ${axis}: ${because(measure, axis)}. ${remedy(measure, axis)}.`,
        [...path, "along", axis]
      )
    }
  }
  narrowed(model, measure, expression.where ?? {}, problem, [...path, "where"])
  const of = expression.cohort === undefined ? measure.counts : { cohort: expression.cohort }
  return named && isKnown(model, of) ? count(model, measure.basis, of) : unknown
}

const narrowed = (
  model: Vocabulary,
  measure: Measure.Resolved,
  where: NonNullable<Expression.MeasureOf["where"]>,
  problem: Report,
  path: Path
): void => {
  for (const [dimension, member] of Object.entries(where)) {
    const members = model.dimensions.get(dimension)?.members
    if (!measure.dimensions.includes(dimension)) {
      problem(
        "unknown-dimension",
        `measure "${measure.id}" has no dimension "${dimension}"; it has ${measure.dimensions.join(", ") || "none"}`,
        [...path, dimension]
      )
    } else if (members !== undefined && !members.some(({ id }) => id === member)) {
      problem(
        "unknown-id",
        `dimension "${dimension}" has no member "${member}"; it has ${members.map(({ id }) => id).join(", ")}`,
        [...path, dimension]
      )
    }
  }
}

const inferSum = (model: Vocabulary, tag: "Add" | "Subtract", left: Type, right: Type, problem: Report): Type => {
  const verb = tag === "Add" ? "added to" : "subtracted from"
  if (left.kind === "unknown") return { ...right, of: undefined }
  if (left.kind === "share" || right.kind === "share") {
    problem(
      "mixed-basis",
      `percentages cannot be added or subtracted: they are of different wholes. Add the numerators and the denominators and divide last, with a coverage or a ratio.`
    )
  } else if (left.basis !== right.basis && right.kind !== "unknown") {
    problem(
      "mixed-basis",
      `${basisName(model, right)} cannot be ${verb} ${basisName(model, left)}: they count different things. Keep two indicators, or divide one by the other with a ratio.`
    )
  }
  return { ...left, of: undefined, entities: left.entities || right.entities }
}

const counted = (of: Counted): string =>
  of === undefined
    ? "nothing it names"
    : "cohort" in of
      ? `cohort "${of.cohort}"`
      : "level" in of
        ? `the units of level "${of.level}" in "${of.hierarchy}"`
        : `teams of kind "${of.teams}"`

const proveCoverage = (model: Vocabulary, numerator: Type, denominator: Type, problem: Report): void => {
  if (numerator.kind === "unknown" || denominator.kind === "unknown") return
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

/** A denominator of some members of a dimension holds only a numerator of the same measure that is of those members too. */
const proveMembers = ({ numerator, denominator }: Coverage, problem: Report): void => {
  if (denominator._tag !== "Measure") return
  for (const [dimension, member] of Object.entries(denominator.where ?? {})) {
    const same = numerator._tag === "Measure" && numerator.measure === denominator.measure
    if (same && numerator.where?.[dimension] === member) continue
    problem(
      "no-coverage",
      `nothing proves that the numerator lies in the denominator: the denominator keeps only "${dimension}" = "${member}" of "${denominator.measure}". Narrow a numerator of the same measure in the same way, leave it out, or use a ratio.`
    )
  }
}
