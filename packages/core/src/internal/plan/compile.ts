/** From an expression and a grid to roll-ups and a tree that combines them. @internal */
import type * as Expression from "../../Expression.ts"
import type { Problem } from "../../LantoaError.ts"
import * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { infer } from "./infer.ts"
import type { Node } from "./node.ts"
import * as registry from "./registry.ts"
import { mayOverlap as overlap } from "./type.ts"

export interface Context {
  readonly model: Model.Model
  /** The roll-ups asked for so far; equal ones are asked once. */
  readonly rollups: Map<string, { readonly index: number; readonly rollup: Rollup.Rollup }>
  /** The one team whose figures are asked for. */
  readonly team?: string
}

const ask = (context: Context, rollup: Rollup.Rollup): number => {
  const key = JSON.stringify(rollup)
  const known = context.rollups.get(key)
  if (known !== undefined) return known.index
  const index = context.rollups.size
  context.rollups.set(key, { index, rollup })
  return index
}

const rollupOf = (
  context: Context,
  grid: registry.Grid,
  measure: Measure.Resolved,
  options: Omit<Expression.MeasureOf, "_tag" | "measure">
): Rollup.Rollup => {
  const along = Object.fromEntries(
    Measure.axes.map((axis) => [axis, options.along?.[axis] ?? Measure.defaultOperator(measure, axis)])
  ) as Rollup.Rollup["along"]
  return {
    measure: measure.id,
    where: options.where ?? {},
    ...(context.team === undefined || measure.id === "population" ? {} : { team: context.team }),
    ...(options.cohort === undefined ? {} : { cohort: options.cohort }),
    ...(options.from === undefined ? {} : { from: options.from }),
    hierarchy: grid.hierarchy,
    boundaries: grid.boundaries,
    groups: grid.groups,
    buckets: grid.buckets,
    along
  }
}

/** The roll-up that a node is, where it is one. */
const rollupIn = (node: Node): number | undefined =>
  node._tag === "Rollup" || node._tag === "Population" ? node.rollup : undefined

const ratio = (factor: number, numerator: Node, denominator: Node): Node => {
  const [top, bottom] = [rollupIn(numerator), rollupIn(denominator)]
  const paired = top === undefined || bottom === undefined ? undefined : { numerator: top, denominator: bottom }
  return { _tag: "Ratio", factor, numerator, denominator, paired }
}

/** Compiles an expression that {@link infer} found no problem with. */
export const compile = (context: Context, grid: registry.Grid, expression: Expression.Expression): Node => {
  const { model } = context
  const go = (inner: Expression.Expression) => compile(context, grid, inner)
  switch (expression._tag) {
    case "Measure": {
      const measure = model.measures.get(expression.measure)!
      return { _tag: "Rollup", rollup: ask(context, rollupOf(context, grid, measure, expression)), measure: measure.id }
    }
    case "Population": {
      const rollup = rollupOf(context, grid, model.measures.get("population")!, {
        cohort: expression.cohort,
        ...(expression.from === undefined ? {} : { from: expression.from })
      })
      return { _tag: "Population", rollup: ask(context, rollup), cohort: expression.cohort }
    }
    case "Teams":
      return {
        _tag: "Given",
        label: { vi: "Số tổ trong sổ đăng ký", en: "Teams in the registry" },
        cells: registry.teams(model, grid, expression)
      }
    case "Members":
      return {
        _tag: "Given",
        label: { vi: "Thành viên trong sổ đăng ký", en: "Members in the registry" },
        cells: registry.members(model, grid, expression)
      }
    case "Units": {
      const hierarchy = expression.hierarchy ?? grid.hierarchy
      const level = model.territory.hierarchies.get(hierarchy)?.levels.find((one) => one.id === expression.level)
      return {
        _tag: "Given",
        label: { vi: `Số đơn vị ${level?.name.vi ?? ""}`, en: `Number of units: ${level?.name.en ?? ""}` },
        cells: registry.units(model, grid, expression.level, hierarchy)
      }
    }
    case "Constant":
      return { _tag: "Constant", value: expression.value }
    case "Add":
    case "Subtract":
    case "Multiply":
    case "Divide":
      return {
        _tag: "Binary",
        operator: expression._tag,
        overlapping: expression._tag === "Add" && mayOverlap(context, grid, expression),
        left: go(expression.left),
        right: go(expression.right)
      }
    case "Ratio":
      return ratio(expression.per ?? 1, go(expression.numerator), go(expression.denominator))
    case "Coverage":
      return ratio(100, go(expression.numerator), go(expression.denominator))
    case "ShareOfUnits":
      return compileShare(context, grid, expression)
  }
}

const mayOverlap = (
  context: Context,
  grid: registry.Grid,
  sum: { readonly left: Expression.Expression; readonly right: Expression.Expression }
): boolean => {
  const ignored: Array<Problem> = []
  const left = infer(context.model, grid.hierarchy, sum.left, ignored)
  const right = infer(context.model, grid.hierarchy, sum.right, ignored)
  return overlap(context.model, left, right)
}

const compileShare = (
  context: Context,
  grid: registry.Grid,
  expression: Extract<Expression.Expression, { readonly _tag: "ShareOfUnits" }>
): Node => {
  const cells = registry.unitsOf(context.model, grid, expression.level, grid.hierarchy)
  const groups = [...new Set(cells.flat())]
  const number = new Map(groups.map((unit, index) => [unit, index]))
  const parts = grid.buckets.map((bucket) =>
    expression.per === undefined ? [bucket] : Period.split(bucket, expression.per)
  )
  const buckets = [...new Set(parts.flat())]
  return {
    _tag: "Share",
    level: expression.level,
    inner: compile(context, { ...grid, groups, buckets }, expression.of),
    innerBuckets: buckets.length,
    units: groups,
    groups: cells.map((units) => units.map((unit) => number.get(unit)!)),
    buckets: parts.map((periods) => periods.map((period) => buckets.indexOf(period))),
    comparator: expression.comparator,
    threshold: expression.threshold,
    tolerance: expression.tolerance ?? 0
  }
}

/**
 * An indicator that follows a merger by the plain mean: each group's value is the mean over the units it was made of, each
 * read on the boundaries of its own time. Without a merger in between it is compiled as it stands.
 */
export const compileMean = (context: Context, grid: registry.Grid, expression: Expression.Expression): Node => {
  const { boundaries } = grid
  if (boundaries === "as reported") return compile(context, grid, expression)
  const origins = grid.groups.flatMap((unit) =>
    grid.buckets.map((bucket) => {
      const at = Period.lastDay(bucket)
      if (at >= boundaries.asOf) return [unit]
      const found = Territory.origins(context.model.territory, { ...grid, unit, on: boundaries.asOf, at })
      return found.length === 0 ? [unit] : found
    })
  )
  const groups = [...new Set(origins.flat())]
  const number = new Map(groups.map((unit, index) => [unit, index]))
  return {
    _tag: "Mean",
    inner: compile(context, { ...grid, groups, boundaries: "as reported" }, expression),
    innerGroups: groups.length,
    units: groups,
    groups: origins.map((units) => units.map((unit) => number.get(unit)!))
  }
}
