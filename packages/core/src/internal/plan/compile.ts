/** From an expression and a grid to roll-ups and a tree that combines them. @internal */
import * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Grid } from "../operators/grid.ts"
import * as Mean from "../operators/mean.ts"
import type { MeasureOf } from "../operators/measure.ts"
import type { Compiling } from "../operators/operator.ts"
import { type Expression, type Node, operatorOf } from "../operators/table.ts"
import { infer } from "./infer.ts"

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
  grid: Grid,
  measure: Measure.Resolved,
  options: Omit<MeasureOf, "_tag" | "measure">
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
    along,
    ...(grid.silent === undefined ? {} : { silent: grid.silent })
  }
}

const compiling = (context: Context, grid: Grid): Compiling => ({
  model: context.model,
  grid,
  go: (part, inner = grid) => compile(context, inner, part),
  typeOf: (part) => infer(context.model, grid.hierarchy, part, []),
  ask: (measure, options) => ask(context, rollupOf(context, grid, measure, options))
})

/** Compiles an expression that {@link infer} found no problem with. */
export const compile = (context: Context, grid: Grid, expression: Expression): Node =>
  operatorOf(expression).compile(expression, compiling(context, grid))

/** The same, of an indicator that follows a merger by the plain mean. */
export const compileMean = (context: Context, grid: Grid, expression: Expression): Node =>
  Mean.compileMean(compiling(context, grid), expression)
