/**
 * Plans: an indicator and a question, checked and compiled. What must not be computed fails here, before any figure is read.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Indicator from "./Indicator.ts"
import { compile, compileMean, type Context } from "./internal/plan/compile.ts"
import { evaluate } from "./internal/plan/evaluate.ts"
import { infer } from "./internal/plan/infer.ts"
import { type Node, none, type Outcome } from "./internal/plan/node.ts"
import * as registry from "./internal/plan/registry.ts"
import { PlanError, type Problem, type StoreError } from "./LantoaError.ts"
import * as Model from "./Model.ts"
import * as Observation from "./Observation.ts"
import { ObservationStore } from "./ObservationStore.ts"
import * as Period from "./Period.ts"
import type { Reading } from "./Reading.ts"
import type * as Rollup from "./Rollup.ts"
import * as Territory from "./Territory.ts"

/**
 * A question: which indicator, for which units of which hierarchy, in which periods, on which boundaries, as known when.
 *
 * @category models
 * @since 0.1.0
 */
export interface Query {
  /** An id of the model's, or an indicator of one's own. */
  readonly indicator: string | Indicator.Indicator
  readonly hierarchy: string
  /** The units by id, or all of a level (within a unit). */
  readonly units: ReadonlyArray<string> | { readonly level: string; readonly within?: string }
  /** The periods, or the buckets of a span of time. */
  readonly periods: ReadonlyArray<Period.Period> | { readonly over: Period.Period; readonly by: Period.Bucket }
  /** The boundaries of each figure's own time when not said. */
  readonly boundaries?: Territory.Boundaries
  readonly asKnownAt?: Observation.Instant
}

/**
 * A compiled question: the roll-ups to ask a store for, and the tree that combines their answers.
 *
 * @category models
 * @since 0.1.0
 */
export interface Plan extends registry.Grid {
  readonly model: Model.Model
  readonly indicator: Indicator.Indicator
  /** What one unit of the value is. */
  readonly basis: string
  readonly asKnownAt: Observation.Instant | undefined
  readonly scans: ReadonlyArray<Rollup.Scan>
  /** @internal */
  readonly root: Node
}

/**
 * Checks a question and compiles it.
 *
 * Fails with every reason why the question must not be answered: unknown ids, an operator that a measure does not allow
 * along an axis (a stock added over months, percentages averaged over districts), count bases that do not mix (lượt and
 * người), a coverage whose numerator is not proven to lie in its denominator.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (model: Model.Model, query: Query): Result.Result<Plan, PlanError> => {
  const problems: Array<Problem> = []
  const indicator = typeof query.indicator === "string" ? model.indicators.get(query.indicator) : query.indicator
  const name = typeof query.indicator === "string" ? query.indicator : query.indicator.id
  const unknown = (path: string, message: string) => void problems.push({ code: "unknown-id", path: [path], message })
  if (indicator === undefined) {
    unknown("indicator", `there is no indicator "${name}"; define it, load the plugin that does, or correct the id`)
  }
  if (!model.territory.hierarchies.has(query.hierarchy)) {
    unknown(
      "hierarchy",
      `there is no hierarchy "${query.hierarchy}"; there are ${[...model.territory.hierarchies.keys()].join(", ") || "none"}`
    )
  }
  if (query.asKnownAt !== undefined && !Schema.is(Observation.Instant)(query.asKnownAt)) {
    problems.push({
      code: "invalid",
      path: ["asKnownAt"],
      message: `"${query.asKnownAt}" is no moment in UTC: write 2025-03-31T00:00:00Z`
    })
  }
  const buckets = bucketsOf(query)
  if (buckets.length === 0) unknown("periods", "no period was asked for; name at least one")
  const boundaries = query.boundaries ?? "as reported"
  problems.push(...Territory.problems(model.territory, query.hierarchy, boundaries))
  const groups = groupsOf(model, query, buckets, problems)
  const type = indicator === undefined ? undefined : infer(model, query.hierarchy, indicator.expression, problems)
  if (indicator === undefined || type === undefined || problems.length > 0) {
    return Result.fail(new PlanError({ indicator: name, problems: problems as [Problem, ...Array<Problem>] }))
  }
  const grid: registry.Grid = { hierarchy: query.hierarchy, boundaries, groups, buckets }
  const context: Context = { model, asKnownAt: query.asKnownAt, scans: new Map() }
  const build = indicator.onMerge === "mean" ? compileMean : compile
  const root = build(context, grid, indicator.expression)
  return Result.succeed({
    ...grid,
    model,
    indicator,
    basis: type.basis,
    asKnownAt: query.asKnownAt,
    scans: [...context.scans.values()].map(({ scan }) => scan),
    root
  })
}

const bucketsOf = (query: Query): ReadonlyArray<Period.Period> =>
  "over" in query.periods ? Period.split(query.periods.over, query.periods.by) : query.periods

const groupsOf = (
  model: Model.Model,
  query: Query,
  buckets: ReadonlyArray<Period.Period>,
  problems: Array<Problem>
): ReadonlyArray<string> => {
  const { units } = query
  const unknown = (id: string, path: ReadonlyArray<string | number>) => {
    if (!model.units.has(id)) {
      problems.push({
        code: "unknown-id",
        path: [...path],
        message: `there is no unit "${id}"; define it or correct the id`
      })
    }
  }
  if (!("level" in units)) {
    units.forEach((unit, index) => unknown(unit, ["units", index]))
    return units
  }
  if (units.within !== undefined) unknown(units.within, ["units", "within"])
  const level = Territory.levelIndex(model.territory, query.hierarchy, units.level)
  if (level === -1) {
    problems.push({
      code: "unknown-id",
      path: ["units", "level"],
      message: `hierarchy "${query.hierarchy}" has no level "${units.level}"`
    })
    return []
  }
  const days = [
    ...new Set(buckets.map((bucket) => registry.boundaryDay({ boundaries: query.boundaries ?? "as reported" }, bucket)))
  ]
  return [
    ...new Set(
      days.flatMap((day) =>
        Territory.unitsAtLevel(Territory.at(model.territory, query.hierarchy, day), level, units.within)
      )
    )
  ]
}

/**
 * Combines the answers of a store into readings, unit by unit, period by period.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const combine = (plan: Plan, tables: ReadonlyArray<Rollup.RollupTable>): ReadonlyArray<Reading> => {
  const outcomes = evaluate(plan.root, {
    tables,
    cells: plan.groups.length * plan.buckets.length,
    buckets: plan.buckets.length
  })
  return plan.groups.flatMap((unit, group) =>
    plan.buckets.map((period, bucket) =>
      toReading(
        plan,
        unit,
        period,
        alive(plan, unit, period) ?? sure(plan, outcomes[group * plan.buckets.length + bucket]!)
      )
    )
  )
}

/** A strict question takes no unknown part of a figure. */
const sure = (plan: Plan, outcome: Outcome): Outcome =>
  plan.boundaries !== "as reported" && plan.boundaries.strict === true && outcome.parts > 0
    ? none(
        {
          code: "unknown-share",
          text: {
            vi: "có số liệu của đơn vị bị chia tách mà chưa biết tỷ lệ; hãy cho tỷ lệ (weights) hoặc bỏ chế độ nghiêm ngặt (strict)",
            en: "figures of divided units went in without a known share; give weights, or drop strict to get a bound"
          }
        },
        outcome
      )
    : outcome

/** No outcome for a unit that does not exist then. */
const alive = (plan: Plan, unit: string, period: Period.Period): Outcome | undefined => {
  const days =
    plan.boundaries === "as reported" ? [Period.lastDay(period), Period.firstDay(period)] : [plan.boundaries.asOf]
  const exists = days.some((day) => Territory.at(plan.model.territory, plan.hierarchy, day).number.has(unit))
  if (exists) return undefined
  const [vi, en] = [Model.unitName(plan.model, unit, "vi"), Model.unitName(plan.model, unit, "en")]
  return none({
    code: "not-alive",
    text: {
      vi: `"${vi}" không tồn tại trong hệ thống vào ngày ${days[0]}`,
      en: `"${en}" does not exist in this hierarchy on ${days[0]}`
    }
  })
}

const toReading = (plan: Plan, unit: string, period: Period.Period, outcome: Outcome): Reading => ({
  indicator: plan.indicator.id,
  unit,
  period,
  hierarchy: plan.hierarchy,
  boundaries: plan.boundaries,
  ...(plan.asKnownAt === undefined ? {} : { asKnownAt: plan.asKnownAt }),
  value: outcome.value,
  reason: outcome.reason,
  reported: undefined,
  silent: [],
  findings: [],
  commit: 0,
  basis: plan.basis,
  completeness: { figures: outcome.figures, reporting: outcome.reporting, expected: outcome.expected },
  exactness: {
    exact: outcome.figures - outcome.apportioned - outcome.parts,
    apportioned: outcome.apportioned,
    bounded: outcome.parts
  },
  caveats: outcome.caveats
})

/** Asks the store and combines its answers. @category evaluation @since 0.1.0 */
export const run = Effect.fn("Plan.run")(function* (plan: Plan) {
  const store = yield* ObservationStore
  const tables = yield* Effect.forEach(plan.scans, store.rollup)
  return combine(plan, tables)
})

/** Compiles and runs a question in one call. @category evaluation @since 0.1.0 */
export const read = (
  model: Model.Model,
  query: Query
): Effect.Effect<ReadonlyArray<Reading>, PlanError | StoreError, ObservationStore> =>
  Effect.flatMap(Effect.fromResult(make(model, query)), run)
