/**
 * Plans: an indicator and a question, checked and compiled. What must not be computed fails here, before any figure is read.
 *
 * @since 0.1.0
 */
import type * as Ids from "./Ids.ts"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Indicator from "./Indicator.ts"
import type { Reports } from "./internal/boxes/reports.ts"
import * as Span from "./internal/boxes/span.ts"
import { release } from "./internal/figures/cell.ts"
import { boundaryDay, type Grid } from "./internal/operators/grid.ts"
import { none, type Outcome } from "./internal/operators/outcome.ts"
import * as reasons from "./internal/operators/reasons.ts"
import type { Node } from "./internal/operators/table.ts"
import * as Absent from "./internal/plan/absent.ts"
import { bucketsOf } from "./internal/plan/buckets.ts"
import { compile, compileMean, type Context } from "./internal/plan/compile.ts"
import * as Contradiction from "./internal/plan/contradiction.ts"
import * as Evaluations from "./internal/plan/evaluations.ts"
import { headline } from "./internal/plan/headline.ts"
import { infer } from "./internal/plan/infer.ts"
import * as Life from "./internal/plan/life.ts"
import * as names from "./internal/plan/names.ts"
import { narrowed, type Part, partsOf, twice } from "./internal/plan/narrow.ts"
import { make as makeReadings } from "./internal/plan/readings.ts"
import { requestsOf, toldRequests, widened } from "./internal/plan/requests.ts"
import { rowsOf } from "./internal/plan/rows.ts"
import { unrecorded } from "./internal/plan/unrecorded.ts"
import { unknownId, unknownIndicator } from "./internal/unknownId.ts"
import { PlanError, type Problem, type StoreError } from "./Problem.ts"
import * as Model from "./Model.ts"
import * as Observation from "./Observation.ts"
import * as Period from "./Period.ts"
import type { Reading } from "./Reading.ts"
import type { Readings } from "./Readings.ts"
import type * as Rollup from "./Rollup.ts"
import * as Store from "./Store.ts"
import * as Territory from "./Territory.ts"

/**
 * A question: which indicators, for which units of which hierarchy, in which periods, on which boundaries, as known when.
 *
 * @category models
 * @since 0.1.0
 */
export interface Query extends Store.Moment {
  /** An id of the model's, or an indicator of one's own. */
  readonly indicator?: Ids.Indicator | Indicator.Indicator
  /** Several at once, all read from one state. */
  readonly indicators?: ReadonlyArray<Ids.Indicator | Indicator.Indicator>
  readonly hierarchy: Ids.Hierarchy
  /** The units by id, or all of a level (within a unit). */
  readonly units: ReadonlyArray<Ids.Unit> | { readonly level: Ids.Level; readonly within?: Ids.Unit }
  /**
   * The periods, or all buckets that touch a span of time, whole: the first and the last reach beyond it where it ends within them, as
   * the weeks of a year do. Up to 10,000.
   */
  readonly periods: ReadonlyArray<Period.Period> | { readonly over: Period.Period; readonly by: Period.Bucket }
  /** The boundaries of each figure's own time when not said. */
  readonly boundaries?: Territory.Boundaries
  /** `"zero"`: whatever nobody told counts as nothing, as once a target is closed; what is known only in part stays open, and so does a denominator. */
  readonly silent?: "zero"
  /**
   * One reading for each member of a dimension, each of some cohorts, or each team of the units, instead of one for all. Of an
   * indicator that names a cohort or a member itself only what lies within that can be asked.
   */
  readonly by?: "team" | { readonly dimension: string } | { readonly cohorts: ReadonlyArray<Ids.Cohort> }
}

/** One indicator of a plan, for all or for one part of what it counts. */
interface Asked {
  readonly indicator: Indicator.Indicator
  readonly part: Part | undefined
  /** What one unit of the value is. */
  readonly basis: string
  readonly root: Node
}

/**
 * A compiled question: the roll-ups to ask a store for, and the trees that combine their answers. All but the model is plain
 * data.
 *
 * @category models
 * @since 0.1.0
 */
export interface Plan extends Grid {
  readonly model: Model.Model
  readonly moment: Store.Moment
  readonly rollups: ReadonlyArray<Rollup.Rollup>
  readonly requests: ReadonlyArray<Store.Request>
  /** @internal */
  readonly asked: ReadonlyArray<Asked>
}

const indicatorsOf = (
  model: Model.Model,
  query: Query,
  problems: Array<Problem>
): ReadonlyArray<Indicator.Indicator> => {
  const all = query.indicators ?? (query.indicator === undefined ? [] : [query.indicator])
  if (all.length === 0) {
    problems.push({ code: "unknown-id", path: ["indicator"], message: "no indicator was asked for; name at least one" })
  }
  const ids = all.map((one) => (typeof one === "string" ? one : one.id))
  problems.push(...twice(["indicators"], ids))
  return all.flatMap((one, index) => {
    if (typeof one !== "string") return [one]
    const found = model.indicators.get(one)
    if (found !== undefined) return [found]
    const path = query.indicators === undefined ? ["indicator"] : ["indicators", index]
    const aside = model.aside?.get(one)
    problems.push(
      aside === undefined
        ? unknownIndicator(model, one, path)
        : { code: "set-aside", path, message: `"${one}" was set aside: ${aside}` }
    )
    return []
  })
}

/** The indicators that a problem is of; none where one of them is not there, which is then the problem. */
const nameOf = (model: Model.Model, { indicator, indicators }: Query): string => {
  const asked = [indicators ?? indicator ?? []].flat()
  return asked.some((one) => typeof one === "string" && !model.indicators.has(one))
    ? ""
    : asked.map((one) => (typeof one === "string" ? one : one.id)).join(", ")
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
  const problem = (code: string, path: string, message: string) => void problems.push({ code, path: [path], message })
  const indicators = indicatorsOf(model, query, problems)
  if (!model.territory.hierarchies.has(query.hierarchy)) {
    const known = [...model.territory.hierarchies.keys()].join(", ") || "none"
    problem("unknown-id", "hierarchy", `there is no hierarchy "${query.hierarchy}"; there are ${known}`)
  }
  if (query.asKnownAt !== undefined && !Schema.is(Observation.Instant)(query.asKnownAt)) {
    problem("invalid", "asKnownAt", `"${query.asKnownAt}" is no moment: write 2025-03-31T00:00:00Z`)
  }
  const buckets = bucketsOf(query, problems)
  const boundaries = query.boundaries ?? "as reported"
  if (boundaries !== "as reported" && !Day.exists(boundaries.asOf)) {
    problem("invalid", "boundaries", `"${boundaries.asOf}" is no day that exists: write 2025-07-01`)
    return Result.fail(
      new PlanError({ indicator: nameOf(model, query), problems: problems as [Problem, ...Array<Problem>] })
    )
  }
  problems.push(...Territory.checkWeights(model.territory, query.hierarchy, boundaries))
  const groups = groupsOf(model, query, buckets, problems)
  const types = indicators.map((one) => infer(model, query.hierarchy, one.expression, problems))
  const grid: Grid = {
    hierarchy: query.hierarchy,
    boundaries,
    groups,
    buckets,
    ...(query.silent === undefined ? {} : { silent: query.silent })
  }
  const expressions = indicators.map((one) => one.expression)
  const parts = partsOf(model, grid, query.by, expressions, problems)
  if (problems.length > 0) {
    return Result.fail(
      new PlanError({ indicator: nameOf(model, query), problems: problems as [Problem, ...Array<Problem>] })
    )
  }
  const rollups: Context["rollups"] = new Map()
  const asked = indicators.flatMap((indicator, index) =>
    parts.map((part): Asked => {
      const build = indicator.onMerge === "mean" ? compileMean : compile
      const context = { model, rollups, ...(part !== undefined && "team" in part ? { team: part.team } : {}) }
      const root = build(context, grid, narrowed(model, indicator.expression, part))
      return { indicator, part, basis: types[index]!.basis, root }
    })
  )
  const all = [...rollups.values()].map(({ rollup }) => rollup)
  const moment = {
    ...(query.asKnownAt === undefined ? {} : { asKnownAt: query.asKnownAt }),
    ...(query.at === undefined ? {} : { at: query.at })
  }
  return Result.succeed({ ...grid, model, moment, rollups: all, requests: requestsOf(model, all), asked })
}

const groupsOf = (
  model: Model.Model,
  query: Query,
  buckets: ReadonlyArray<Period.Period>,
  problems: Array<Problem>
): ReadonlyArray<string> => {
  const { units } = query
  const unknown = (id: string, path: ReadonlyArray<string | number>) => {
    if (!model.units.has(id)) problems.push(unknownId("unit", id, path, model.units))
  }
  if (!("level" in units)) {
    if (units.length === 0) {
      problems.push({ code: "unknown-id", path: ["units"], message: "no unit was asked for; name at least one" })
    }
    units.forEach((unit, index) => unknown(unit, ["units", index]))
    problems.push(...twice(["units"], units))
    return units
  }
  if (units.within !== undefined) unknown(units.within, ["units", "within"])
  const level = Territory.levelIndex(model.territory, query.hierarchy, units.level)
  if (level === -1) {
    // Whoever asks in a hierarchy that is not there is told so once.
    const has = model.territory.hierarchies.get(query.hierarchy)?.levels.map(({ id }) => id)
    if (has !== undefined) {
      problems.push({
        code: "unknown-id",
        path: ["units", "level"],
        message: `hierarchy "${query.hierarchy}" has no level "${units.level}"; its levels are ${has.join(", ")}`
      })
    }
    return []
  }
  const days = [
    ...new Set(buckets.map((bucket) => boundaryDay({ boundaries: query.boundaries ?? "as reported" }, bucket)))
  ]
  return [
    ...new Set(
      days.flatMap((day) =>
        Territory.unitsAtLevel(Territory.snapshotAt(model.territory, query.hierarchy, day), level, units.within)
      )
    )
  ]
}

/**
 * Combines what a store answered into readings, indicator by indicator, unit by unit, period by period.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const combine = (plan: Plan, snapshot: Store.Snapshot): Readings => {
  const { buckets, groups, hierarchy } = plan
  const doubts = unrecorded(plan.model, plan)
  const evaluation = Evaluations.make(plan, snapshot)
  const { input, reports } = evaluation
  const made = new WeakRef(evaluation)
  const alive = living(plan)
  const rows = rowsOf(plan)
  const outcomes = plan.asked.map((one) => evaluation.outcomes(one.root, input))
  const found = (index: number, cell: number): Found => {
    release(reports)
    const asked = plan.asked[index]!
    const [unit, bucket] = [groups[Math.floor(cell / buckets.length)]!, cell % buckets.length]
    const outcome = finite(alive(unit, bucket) ?? sure(plan, outcomes[index]!(cell)))
    return { asked, unit, period: buckets[bucket]!, outcome }
  }
  return makeReadings({
    length: rows.cell.length,
    order: rows.order,
    entry: (row) => {
      const { asked, outcome, period, unit } = found(rows.asked[row]!, rows.cell[row]!)
      const { reported, value } = outcome
      return { indicator: asked.indicator.id, part: asked.part, unit, period, reported, value, completeness: outcome }
    },
    reading: (row) => {
      const [index, cell] = [rows.asked[row]!, rows.cell[row]!]
      const one = found(index, cell)
      const { asked, outcome, period, unit } = one
      const known = Absent.because(reports, { hierarchy, unit, period, basis: asked.basis }, outcome)
      const whole = { ...one, outcome: doubted(known, doubts(unit, period)) }
      return Evaluations.keep(toReading(plan, whole, reports), made, index, cell)
    }
  })
}

/** One cell of a plan, and what came of it. */
interface Found {
  readonly asked: Asked
  readonly unit: string
  readonly period: Period.Period
  readonly outcome: Outcome
}

/** Of an outcome that rests on figures: what nobody recorded of where units went. */
const doubted = (outcome: Outcome, doubts: Outcome["caveats"]): Outcome =>
  outcome.figures === 0 || doubts.length === 0 ? outcome : { ...outcome, caveats: [...outcome.caveats, ...doubts] }

/** A strict question takes no unknown part of a figure. */
const sure = (plan: Plan, outcome: Outcome): Outcome =>
  plan.boundaries !== "as reported" && plan.boundaries.strict === true && outcome.parts > 0
    ? none(reasons.share, outcome)
    : outcome

/** No number is beyond all numbers, and none is told to the last digit that holds it no more. */
const finite = (outcome: Outcome): Outcome => {
  const { reported = 0, value } = outcome
  const isBeyond = value !== undefined && (value.lower === Infinity || value.upper === -Infinity)
  if (isBeyond || !Number.isFinite(reported)) return none(reasons.overflow, outcome)
  const held = value && Span.held(value)
  return held === value ? outcome : { ...outcome, value: held, reported: undefined }
}

/** No outcome for a unit that does not exist then. */
const living = ({ boundaries, buckets, hierarchy, model }: Plan) => {
  const times = buckets.map((period) => {
    const days = boundaries === "as reported" ? [Period.lastDay(period), Period.firstDay(period)] : [boundaries.asOf]
    return { day: days[0]!, snapshots: days.map((day) => Territory.snapshotAt(model.territory, hierarchy, day)) }
  })
  return (unit: string, bucket: number): Outcome | undefined => {
    const { day, snapshots } = times[bucket]!
    if (snapshots.some(({ number }) => number.has(unit))) return undefined
    return none(reasons.notAlive(names.unit(model, unit), day, Life.of(model, hierarchy, unit)))
  }
}

const toReading = (plan: Plan, { asked, outcome, period, unit }: Found, reports: Reports): Reading => {
  const { basis, indicator, part } = asked
  const { hierarchy } = plan
  return {
    indicator: indicator.id,
    unit,
    period,
    ...(part === undefined ? {} : { part }),
    hierarchy,
    boundaries: plan.boundaries,
    ...(plan.moment.asKnownAt === undefined ? {} : { asKnownAt: plan.moment.asKnownAt }),
    value: outcome.value,
    reason: outcome.reason,
    text: headline(reports, { hierarchy, unit, period, basis }, outcome),
    reported: outcome.reported,
    silent: outcome.silent,
    findings: Contradiction.findings(reports, hierarchy, outcome.clashes),
    commit: reports.commit,
    basis,
    completeness: { figures: outcome.figures, reporting: outcome.reporting, expected: outcome.expected },
    exactness: {
      exact: Math.max(0, outcome.figures - outcome.apportioned - outcome.parts),
      apportioned: outcome.apportioned,
      bounded: outcome.parts
    },
    estimated: outcome.value !== undefined && outcome.isEstimate(),
    caveats: outcome.caveats
  }
}

/** What a plan needs of the store, all of it from one state. @category evaluation @since 0.1.0 */
export const snapshot = Effect.fn("Plan.snapshot")(function* (plan: Plan) {
  let { requests } = plan
  let found = yield* Store.snapshot(requests, plan.moment)
  // Figures that reach beyond the days asked for bring others with them: what a whole leaves to a part needs its other parts.
  for (let round = 0; round < 4; round++) {
    const wider = widened(plan.model, plan.rollups, requests, found)
    if (wider === undefined) break
    requests = wider
    found = yield* Store.snapshot(requests, { ...plan.moment, at: found.commit })
  }
  const store = yield* Store.Store
  const told = new Map<string, Store.Told>()
  for (const [form, request] of toldRequests(plan.model, requests))
    told.set(form, yield* store.told(request, { ...plan.moment, at: found.commit }))
  return { ...found, told }
})

/** Asks the store and combines its answer. @category evaluation @since 0.1.0 */
export const run = (plan: Plan): Effect.Effect<Readings, StoreError, Store.Store> =>
  Effect.map(snapshot(plan), (found) => combine(plan, found))

/** Compiles and runs a question in one call. @category evaluation @since 0.1.0 */
export const read = (model: Model.Model, query: Query): Effect.Effect<Readings, PlanError | StoreError, Store.Store> =>
  Effect.flatMap(Effect.fromResult(make(model, query)), run)
