/** From a target and a day to what it asks then. @internal */
import * as Result from "effect/Result"
import * as Day from "../../Day.ts"
import * as Expression from "../../Expression.ts"
import type * as Indicator from "../../Indicator.ts"
import { PlanError, type Problem } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Plan from "../../Plan.ts"
import type * as Quantity from "../../Quantity.ts"
import type * as Target from "../../Target.ts"
import { unknownId } from "../unknownId.ts"
import { bind } from "./cohort.ts"
import { due as dueOf } from "./due.ts"
import { isRedrawn } from "./redrawn.ts"
import { sure } from "./sure.ts"
import { course } from "./trend.ts"

type Goal = Pick<Target.Target, "comparator" | "threshold" | "deadline">

/** Whether more, or less, is what a comparator asks for; all that is asked of a share of 100 % is to reach it. */
const directionOf = (
  comparator: Quantity.Comparator,
  threshold: number,
  ofUnits: boolean
): Target.Question["direction"] =>
  comparator === "=" ? (ofUnits && threshold === 100 ? "up" : undefined) : comparator.startsWith(">") ? "up" : "down"

const known: ReadonlySet<string> = new Set(["asOf", "asKnownAt", "at", "milestone"])

export const ask = (
  model: Model.Model,
  target: Target.Target,
  options: Target.When
): Result.Result<Target.Question, PlanError> => {
  const { asOf, milestone } = options
  const problems: Array<Problem> = []
  if (!Day.exists(asOf)) {
    problems.push({
      code: "invalid",
      path: ["asOf"],
      message: `${JSON.stringify(asOf)} is no day: write 2025-03-31`
    })
  }
  for (const key of Object.keys(options).filter((one) => !known.has(one))) {
    problems.push({
      code: "unknown-key",
      path: [key],
      message: `there is no option "${key}"; there are ${[...known].join(", ")}`
    })
  }
  const goal: Goal | undefined = milestone === undefined ? target : target.milestones[milestone]
  if (goal === undefined) {
    problems.push({
      code: "unknown-id",
      path: ["milestone"],
      message: `target "${target.id}" has ${target.milestones.length} milestones, numbered from 0; there is no ${milestone}`
    })
  }
  const indicator = bound(model, target, problems)
  if (goal === undefined || indicator === undefined || problems.length > 0) {
    return Result.fail(
      new PlanError({ indicator: target.indicator, problems: problems as [Problem, ...Array<Problem>] })
    )
  }
  return Result.succeed(questionOf(model, target, goal, indicator, options))
}

/** The indicator with the target's cohort bound into it, under an id that says so where that changes it. */
const bound = (
  model: Model.Model,
  target: Target.Target,
  problems: Array<Problem>
): Indicator.Indicator | undefined => {
  const indicator = model.indicators.get(target.indicator)
  const { cohort } = target
  if (indicator === undefined) {
    problems.push({
      code: "unknown-id",
      path: ["indicator"],
      message: `target "${target.id}" is about an indicator that does not exist; define it, load the plugin that does, or correct the id`
    })
  }
  if (cohort !== undefined && !model.cohorts.has(cohort)) {
    problems.push(unknownId("cohort", cohort, ["cohort"], model.cohorts))
    return undefined
  }
  if (indicator === undefined || cohort === undefined) return indicator
  const expression = bind(model, indicator.expression, cohort, problems)
  return JSON.stringify(expression) === JSON.stringify(indicator.expression)
    ? indicator
    : { ...indicator, id: `${indicator.id}.of.${cohort}`, expression }
}

const questionOf = (
  model: Model.Model,
  target: Target.Target,
  goal: Goal,
  indicator: Indicator.Indicator,
  { asKnownAt, asOf, at, milestone }: Target.When
): Target.Question => {
  const { scope } = target
  const due = dueOf(goal.deadline, asOf)
  const isDue = due !== undefined && Period.lastDay(due) <= asOf
  const whole = wholeOf(due, isDue, asOf)
  const running = Period.lastDay(whole) > asOf
  const period = running ? Period.span(Period.firstDay(whole), asOf) : whole
  const each = scope._tag === "EachUnit" ? { level: scope.level, ...conditionOf(target, goal) } : undefined
  const asked = each === undefined ? indicator : shareOf(indicator, each)
  const judged =
    scope._tag === "EachUnit"
      ? { comparator: scope.share.comparator, threshold: scope.share.percent, tolerance: 0, baseline: undefined }
      : { ...conditionOf(target, goal), baseline: target.baseline }
  const direction = directionOf(judged.comparator, judged.threshold, each !== undefined)
  const moves = course(model, asked.expression)
  // What one year's count says of another year's target is nothing.
  const isAhead = due !== undefined && Period.firstDay(due) > asOf
  const begins = moves?.accrues === true && isAhead ? Period.firstDay(due) : undefined
  const unit = scope._tag === "EachUnit" ? scope.within : scope.unit
  const { hierarchy } = scope
  // The count of a year without a deadline is judged at its end.
  const moving = begins !== undefined || moves === undefined || moves.way === "stays" ? undefined : moves.way
  const last = due !== undefined ? Period.lastDay(due) : moving !== undefined ? Period.lastDay(whole) : asOf
  const redrawn = asOf < last && isRedrawn(model, { hierarchy, indicator: asked, unit }, asOf, last)
  const trend = redrawn ? undefined : moving
  // Without a deadline it is judged as it stands, unless it is the count of a period that still goes on.
  const stands = due === undefined && !(moving !== undefined && running)
  const reaches = direction === "up" && (each === undefined || each.comparator.startsWith(">"))
  // What there is on a day may be less on the last one, and so may what is divided or taken off.
  const keeps = reaches && trend === "rises"
  return {
    target: target.id,
    ...(milestone === undefined ? {} : { milestone }),
    asOf,
    moment: { ...(at === undefined ? {} : { at }), ...(asKnownAt === undefined ? {} : { asKnownAt }) },
    indicator: asked,
    hierarchy,
    units: [unit],
    period,
    boundaries: { asOf: isDue ? Period.lastDay(due) : asOf },
    ...judged,
    direction,
    deadline: goal.deadline,
    due,
    isDue,
    each,
    trend,
    begins,
    // Nor does what one year's ratio says meet another year's target.
    early: !isAhead && (keeps || stands || (trend === "falls" && direction === "down")),
    redrawn,
    accrues: moves?.accrues === true,
    sure: sure(model, indicator.expression, judged, each),
    closed: isDue && reaches ? closedOn(target, due, asOf) : undefined
  }
}

const conditionOf = (target: Target.Target, { comparator, threshold }: Goal) => ({
  comparator,
  threshold,
  tolerance: target.tolerance ?? 0
})

const signs: { readonly [K in Quantity.Comparator]: string } = {
  ">=": "ge",
  ">": "gt",
  "<=": "le",
  "<": "lt",
  "=": "eq"
}

/** An "each unit" target is judged by the share of units that meet its threshold. */
const shareOf = (indicator: Indicator.Indicator, each: NonNullable<Target.Question["each"]>): Indicator.Indicator => ({
  ...indicator,
  id: `${indicator.id}.each.${each.level}.${signs[each.comparator]}.${String(each.threshold).replace("-", "minus")}`,
  expression: Expression.shareOfUnits({
    level: each.level,
    of: indicator.expression,
    comparator: each.comparator,
    threshold: each.threshold,
    ...(each.tolerance === 0 ? {} : { tolerance: each.tolerance })
  })
})

/** The deadline's period once it is over or begun; before that, or without one, the like period of today, a year where there is no like. */
export const wholeOf = (due: Period.Period | undefined, isDue: boolean, asOf: Day.Day): Period.Period => {
  if (due !== undefined && (isDue || Period.contains(due, Period.of(asOf, "day")))) return due
  const kind = due === undefined ? "year" : Period.bounds(due).kind
  return Period.of(asOf, kind === "range" ? "year" : kind)
}

/** The closing day, once it is past, of a round that had ended by then. */
const closedOn = ({ closing }: Target.Target, due: Period.Period, asOf: Day.Day): Day.Day | undefined =>
  closing !== undefined && Period.lastDay(due) <= closing.day && closing.day < asOf ? closing.day : undefined

/** The question as the engine takes it. */
export const queryOf = ({ boundaries, hierarchy, indicator, moment, period, units }: Target.Question): Plan.Query => ({
  indicator,
  hierarchy,
  units,
  periods: [period],
  boundaries,
  ...moment
})
