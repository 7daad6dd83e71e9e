/**
 * Assessments: whether a target is met, and the sentence that says why.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Day from "./Day.ts"
import * as Expression from "./Expression.ts"
import type * as Indicator from "./Indicator.ts"
import { fate } from "./internal/assess/abolition.ts"
import * as say from "./internal/assess/assessmentText.ts"
import { PlanError, type StoreError } from "./LantoaError.ts"
import * as Model from "./Model.ts"
import type * as Observation from "./Observation.ts"
import type { ObservationStore } from "./ObservationStore.ts"
import * as Period from "./Period.ts"
import * as Plan from "./Plan.ts"
import * as Quantity from "./Quantity.ts"
import type { Reading } from "./Reading.ts"
import * as Target from "./Target.ts"
import type * as Text from "./Text.ts"

/**
 * `met`; `notMet`, the deadline has passed; `notDue`, not met and time remains (or no deadline was set); `unmeasurable`, a
 * figure is missing or too vague to decide; `orphaned`, the level or unit it binds was abolished before its deadline and no
 * later document has re-scoped it.
 *
 * @category models
 * @since 0.1.0
 */
export type Status = "met" | "notMet" | "notDue" | "unmeasurable" | "orphaned"

/**
 * What became of a target, as of a day.
 *
 * @category models
 * @since 0.1.0
 */
export interface Assessment {
  readonly target: string
  readonly asOf: Day.Day
  readonly status: Status
  /** Why, in one sentence. */
  readonly because: Text.Text
  readonly comparator: Quantity.Comparator
  /** The threshold in the unit of the reading; for "each unit" targets the share of units, in percent. */
  readonly threshold: number
  readonly deadline: Target.Deadline
  /** The indicator as it was computed: for "each unit" targets, the share of units that meet the threshold. */
  readonly indicator: Indicator.Indicator
  /** What it was judged by; absent for an orphan. */
  readonly reading: Reading | undefined
  /** How far along, 1 is met; absent where a value or a direction is. */
  readonly progress: number | undefined
  /** The target that re-scoped this one. */
  readonly rescopedBy: string | undefined
  readonly milestones: ReadonlyArray<Assessment>
}

/** When to judge, and what to know. @category models @since 0.1.0 */
export interface Options {
  readonly asOf: Day.Day
  readonly asKnownAt?: Observation.Instant
}

interface Goal {
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly deadline: Target.Deadline
}

/**
 * Assesses a target and its milestones.
 *
 * A deadline has come on the last day of its period. The figure judged is then the one of that period, before that the one
 * of the period of the same length that holds `asOf`. Fails only when the indicator must not be computed, or the store fails.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const assess = Effect.fn("Assessment.assess")(function* (
  model: Model.Model,
  target: Target.Target,
  options: Options
): Effect.fn.Return<Assessment, PlanError | StoreError, ObservationStore> {
  const indicator = model.indicators.get(target.indicator)
  if (indicator === undefined) {
    return yield* new PlanError({
      indicator: target.indicator,
      problems: [
        {
          code: "unknown-id",
          path: ["indicator"],
          message: `target "${target.id}" is about an indicator that does not exist; define it, load the plugin that does, or correct the id`
        }
      ]
    })
  }
  const judge = (goal: Goal) => assessGoal(model, target, indicator, goal, options)
  const milestones = yield* Effect.forEach(target.milestones, judge)
  return { ...(yield* judge(target)), milestones }
})

const assessGoal = Effect.fnUntraced(function* (
  model: Model.Model,
  target: Target.Target,
  indicator: Indicator.Indicator,
  goal: Goal,
  options: Options
): Effect.fn.Return<Assessment, PlanError | StoreError, ObservationStore> {
  const due = Target.due(goal.deadline, options.asOf)
  const isDue = due !== undefined && Period.lastDay(due) <= options.asOf
  const { scope } = target
  // An "each unit" target is judged by the share of units that meet its threshold.
  const [comparator, threshold] =
    scope._tag === "EachUnit" ? [scope.share.comparator, scope.share.percent] : [goal.comparator, goal.threshold]
  const base = {
    target: target.id,
    asOf: options.asOf,
    comparator,
    threshold,
    deadline: goal.deadline,
    indicator: indicatorOf(target, goal, indicator),
    progress: undefined,
    reading: undefined,
    rescopedBy: undefined,
    milestones: []
  }
  const lost = fate(model, target, due, options.asOf)
  if (lost !== undefined) {
    const rescoped = [...model.targets.values()].find((other) => other.rescopes === target.id)
    return { ...base, status: "orphaned", because: say.orphaned(model, lost, rescoped), rescopedBy: rescoped?.id }
  }
  const period = periodOf(due, isDue, options.asOf)
  // A period that is not over is read on today's boundaries: those of its last day lie in the future.
  const boundaries = Period.lastDay(period) > options.asOf ? { boundaries: { asOf: options.asOf } } : {}
  const [reading] = yield* Plan.read(model, {
    indicator: base.indicator,
    hierarchy: scope.hierarchy,
    units: [scope._tag === "EachUnit" ? scope.within : scope.unit],
    periods: [period],
    ...boundaries,
    ...(options.asKnownAt === undefined ? {} : { asKnownAt: options.asKnownAt })
  })
  return { ...base, reading, ...verdict(goal, comparator, threshold, reading!, isDue, due) }
})

const indicatorOf = (target: Target.Target, goal: Goal, indicator: Indicator.Indicator): Indicator.Indicator =>
  target.scope._tag === "Unit"
    ? indicator
    : {
        ...indicator,
        expression: Expression.shareOfUnits({
          level: target.scope.level,
          of: indicator.expression,
          comparator: goal.comparator,
          threshold: goal.threshold
        })
      }

/** The period to read: the deadline's once it is over, else the like period of today; a year where there is no like. */
const periodOf = (due: Period.Period | undefined, isDue: boolean, asOf: Day.Day): Period.Period => {
  if (due !== undefined && (isDue || Period.contains(due, Period.of(asOf, "day")))) return due
  const kind = due === undefined ? "year" : Period.bounds(due).kind
  return Period.of(asOf, kind === "range" ? "year" : kind)
}

const verdict = (
  goal: Goal,
  comparator: Quantity.Comparator,
  threshold: number,
  reading: Reading,
  isDue: boolean,
  due: Period.Period | undefined
): Pick<Assessment, "status" | "because" | "progress"> => {
  const sentence = { reading, comparator, threshold, due }
  if (reading.value === undefined) {
    return { status: "unmeasurable", because: say.missing(reading), progress: undefined }
  }
  const holds = Quantity.compare(reading.value, comparator, threshold)
  const upward = comparator === ">=" || comparator === ">"
  const progress =
    upward && Quantity.isExact(reading.value) ? Target.progress({ threshold }, reading.value.lower) : undefined
  if (holds === true && (isDue || due === undefined || upward)) {
    return { status: "met", because: say.met(sentence), progress }
  }
  if (!isDue && holds !== undefined) {
    return { status: "notDue", because: say.notDue(sentence, goal.deadline), progress }
  }
  return holds === false
    ? { status: "notMet", because: say.notMet(sentence), progress }
    : { status: "unmeasurable", because: say.vague(sentence), progress }
}

/** The word for a status. @category rendering @since 0.1.0 */
export const render = (status: Status, language: Text.Language): string => say.status[status][language]
