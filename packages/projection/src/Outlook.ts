/**
 * Outlooks: all there is to say about one target, as plain data and as text in Vietnamese and English.
 *
 * @since 0.1.0
 */
import type { Quantity, Text } from "@lantoa/core"
import * as Answer from "./Answer.ts"
import * as Attainment from "./Attainment.ts"
import type { Forecast } from "./Forecast.ts"
import * as warnings from "./internal/caveats.ts"
import type { Language } from "./internal/locale.ts"
import * as text from "./internal/outlookText.ts"
import * as spread from "./internal/spread.ts"
import * as RunRate from "./RunRate.ts"
import * as Sparkline from "./Sparkline.ts"
import * as Status from "./Status.ts"

/**
 * A target to look out for.
 *
 * @category models
 * @since 0.1.0
 */
export interface Goal {
  readonly id: string
  readonly title: Text.Text
  readonly comparator: Quantity.Comparator
  readonly threshold: Answer.Figure
  readonly tolerance?: number
  readonly mode?: "reach" | "stay"
  /** The deadline as people write it and in steps from the origin; absent where none is stated. */
  readonly deadline?: { readonly label: string; readonly step: number }
  /** Where the progress is counted from, for the statuses; `step` is 0 or negative. */
  readonly base?: { readonly step: number; readonly value: number }
  /** What stands after a number: `%`, ` tổ`. */
  readonly unit?: Text.Text
}

/**
 * How the method did on the past: what it said, compared with what came. The scores of `Evaluation` are one.
 *
 * @category models
 * @since 0.1.0
 */
export interface Backtest {
  /** How many outcomes were compared. */
  readonly count: number
  /** The shares of outcomes within the 80 % and 95 % intervals. */
  readonly coverage80: number
  readonly coverage95: number
  /** The mean absolute error of the median, in the unit of the series. */
  readonly mae: number
}

/**
 * What an outlook is made from.
 *
 * @category models
 * @since 0.1.0
 */
export interface Input extends Attainment.Evidence {
  readonly goal: Goal
  /** Where intervals are read from; from the paths when absent, as for reconciled paths. */
  readonly forecast?: Forecast
  /** The method's name; the forecast's own when absent. */
  readonly method?: string
  /** The label of a step: `step => String(2024 + step)`. */
  readonly label: (step: number) => string
  readonly backtest?: Backtest
  /** What else a reader must know: a changed definition, a break in the series. */
  readonly caveats?: ReadonlyArray<Text.Text>
}

/** @category models @since 0.1.0 */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * When the target is met (or breached, for a target to stay within): labels of steps, absent where the date lies beyond
 * the horizon.
 *
 * @category models
 * @since 0.1.0
 */
export interface Arrival {
  readonly event: "met" | "breached"
  /** Whether it has happened at the latest figure. */
  readonly already: boolean
  /** The dates by which it has happened with probability 0.1, 0.5 and 0.9. */
  readonly early?: string
  readonly median?: string
  readonly late?: string
  readonly notByHorizon: number
  readonly horizon: string
}

/**
 * Everything about one target. Plain data; each part that cannot be worked out has its reason.
 *
 * @category models
 * @since 0.1.0
 */
export interface Outlook {
  readonly goal: Goal
  readonly method: string
  /** How many paths the probabilities are counted over. */
  readonly draws: number
  readonly sparkline: string
  /** The newest figure; `reported` is the range it was reported as, where `value` only stands for it. */
  readonly latest: Answer.Answer<{ readonly label: string; readonly value: number; readonly reported?: Answer.Range }>
  readonly median: Answer.Answer<number>
  readonly interval80: Answer.Answer<Interval>
  readonly interval95: Answer.Answer<Interval>
  /** Whether the latest figure meets the target already. */
  readonly met: Answer.Answer<boolean>
  readonly probability: Answer.Answer<number>
  readonly arrival: Answer.Answer<Arrival>
  readonly gap: Answer.Answer<number>
  readonly rates: ReadonlyArray<{ readonly scale: RunRate.Scale; readonly rate: Answer.Answer<RunRate.RunRate> }>
  readonly statuses: ReadonlyArray<{ readonly method: Status.Method; readonly status: Answer.Answer<Status.Status> }>
  readonly backtest?: Backtest
  readonly caveats: ReadonlyArray<Text.Text>
}

/**
 * The outlook of a target. Total: where data carry no figure, that part has a reason.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (input: Input): Outlook => {
  const { goal, paths, series } = input
  const milestone = milestoneOf(goal)
  const at = (p: number) => quantileAtDeadline(input, p)
  const between = (low: number, high: number) =>
    Answer.flatMap(at(low), (lower) => Answer.map(at(high), (upper) => ({ lower, upper })))
  const arrival = arrivalOf(input, milestone)
  return {
    goal,
    method: input.method ?? input.forecast?.method ?? "paths",
    draws: paths.count,
    sparkline: Sparkline.make(series.values),
    latest: latestOf(input),
    median: at(0.5),
    interval80: between(0.1, 0.9),
    interval95: between(0.025, 0.975),
    met: Attainment.met(input, milestone),
    probability: Attainment.probability(input, milestone),
    arrival,
    gap: RunRate.gap(input, milestone),
    rates: (["raw", "logit", "gompertz"] as const).map((scale) => ({
      scale,
      rate: RunRate.of(input, milestone, scale)
    })),
    statuses: statusesOf(input, milestone),
    ...(input.backtest === undefined ? {} : { backtest: backtestOf(input.backtest) }),
    caveats: [...(input.caveats ?? []), ...warnings.make(input, Attainment.slack(milestone, series))]
  }
}

/**
 * The outlook as lines of text for a reader, numbers as the language writes them.
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (self: Outlook, language: "vi" | "en"): string => text.render(self, language satisfies Language)

/** The target of a goal on the time line of steps. @category getters @since 0.1.0 */
export const milestoneOf = ({ comparator, deadline, mode, threshold, tolerance }: Goal): Attainment.Milestone => ({
  comparator,
  threshold,
  ...(deadline === undefined ? {} : { step: deadline.step }),
  ...(tolerance === undefined ? {} : { tolerance }),
  ...(mode === undefined ? {} : { mode })
})

/** No more than what is printed, whatever else the scores hold. */
const backtestOf = ({ count, coverage80, coverage95, mae }: Backtest): Backtest => ({
  count,
  coverage80,
  coverage95,
  mae
})

const latestOf = (input: Input): Outlook["latest"] =>
  Answer.map(RunRate.position(input), ({ step, value }) => {
    const reported = input.vague?.find((one) => one.step === step)?.figure
    return { label: input.label(step), value, ...(reported === undefined ? {} : { reported }) }
  })

const quantileAtDeadline = (input: Input, p: number): Answer.Answer<number> => {
  const { forecast, goal, paths } = input
  const from = RunRate.position(input)
  const step = goal.deadline?.step
  if (step === undefined) return Answer.unknown({ _tag: "NoDeadline" })
  if (!Number.isInteger(step)) return Answer.unknown({ _tag: "DeadlineNotAStep" })
  if (step <= 0) return Answer.unknown({ _tag: "DeadlinePast" })
  if (from._tag === "Unknown") return from
  if (step > paths.horizon) return Answer.unknown({ _tag: "DeadlineBeyondHorizon", step, horizon: paths.horizon })
  if (paths.count === 0) return Answer.unknown({ _tag: "NoPaths" })
  return Answer.known(spread.quantile(paths, forecast, step, p))
}

const arrivalOf = (input: Input, milestone: Attainment.Milestone): Outlook["arrival"] =>
  Answer.map(Attainment.passage(input, milestone), (passage) => {
    const by = (name: "early" | "median" | "late", p: number) => {
      const step = Attainment.stepBy(passage, p)
      return step === undefined ? {} : { [name]: input.label(step) }
    }
    const { cumulative, event, notByHorizon } = passage
    const dates = { ...by("early", 0.1), ...by("median", 0.5), ...by("late", 0.9) }
    return { event, already: cumulative[0] === 1, ...dates, notByHorizon, horizon: input.label(input.paths.horizon) }
  })

const statusesOf = (input: Input, milestone: Attainment.Milestone): Outlook["statuses"] => {
  const { goal, series } = input
  const threshold = Answer.exact(goal.threshold)
  const from = RunRate.position(input)
  if (threshold === undefined) return noStatus({ _tag: "ThresholdIsBound" })
  if (from._tag === "Unknown") return noStatus(from.reason)
  const met = Attainment.met(input, milestone)
  const statuses = Status.all({
    ...(met._tag === "Known" ? { met: met.value } : {}),
    comparator: goal.comparator,
    threshold,
    bounds: series.bounds,
    latest: { at: from.value.step, value: from.value.value },
    ...(goal.base === undefined ? {} : { base: { at: goal.base.step, value: goal.base.value } }),
    ...(goal.deadline === undefined ? {} : { deadline: goal.deadline.step })
  })
  // What only the point of a range says, that the target is reached or missed, is not said.
  const decides = ({ status }: (typeof statuses)[number]) =>
    status._tag === "Known" && (status.value.verdict === "achieved" || status.value.verdict === "missed")
  return statuses.map((one) => (met._tag === "Unknown" && decides(one) ? { ...one, status: met } : one))
}

const noStatus = (reason: Answer.Reason): Outlook["statuses"] =>
  (["growth", "line", "path"] as const).map((method) => ({ method, status: Answer.unknown(reason) }))
