/**
 * Outlooks: all there is to say about one target, as plain data and as text in Vietnamese and English.
 *
 * @since 0.1.0
 */
import type * as Effect from "effect/Effect"
import * as Answer from "./Answer.ts"
import * as Attainment from "./Attainment.ts"
import * as warnings from "./internal/outlook/caveats.ts"
import type { Language } from "./internal/locale.ts"
import * as record from "./internal/outlook/record.ts"
import * as headline from "./internal/outlook/headline.ts"
import * as table from "./internal/outlook/table.ts"
import * as details from "./internal/outlook/appendix.ts"
import * as page from "./internal/outlook/page.ts"
import * as spread from "./internal/outlook/spread.ts"
import * as RunRate from "./RunRate.ts"
import * as Sparkline from "./Sparkline.ts"
import * as Status from "./Status.ts"
import * as Asked from "./internal/outlook/asked.ts"
import { asking, type Failed, type Service } from "./internal/outlook/asking.ts"
import type { Backtest, Goal, Input, Outlook } from "./internal/outlook/outlook.ts"

export type {
  Arrival,
  Backtest,
  Each,
  EachUnit,
  Goal,
  Headline,
  Input,
  Interval,
  Likelihood,
  Outlook,
  Pace,
  Row
} from "./internal/outlook/outlook.ts"

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
  const met = metOf(input, milestone)
  const probability = probabilityOf(input, milestone)
  return {
    goal,
    headline: headline.make(input, milestone, probability, met),
    table: table.rows(input, milestone),
    pace: table.pace(input, milestone),
    decimals: table.decimals(series),
    ...(input.standIn === undefined ? {} : { standIn: input.standIn }),
    method: input.method ?? input.forecast?.method ?? "paths",
    draws: paths.count,
    sparkline: Sparkline.make(series.values),
    latest: latestOf(input),
    median: at(0.5),
    interval80: between(0.1, 0.9),
    interval95: between(0.025, 0.975),
    met,
    probability,
    arrival,
    gap: RunRate.gap(input, milestone),
    rates: (["raw", "logit", "gompertz"] as const).map((scale) => ({
      scale,
      rate: RunRate.of(input, milestone, scale)
    })),
    statuses: statusesOf(input, milestone),
    ...(input.backtest === undefined ? {} : { backtest: backtestOf(input.backtest) }),
    ...(input.each === undefined ? {} : { each: input.each }),
    caveats: [...(input.caveats ?? []), ...warnings.make(input, milestone)]
  }
}

export type { Asked, Options } from "./internal/outlook/asked.ts"
export type { Service } from "./internal/outlook/asking.ts"

/**
 * Asks about a target of a Lantoa, by its id or by itself: a Lantoa answers with a Promise, `Lantoa.Service` with an Effect.
 *
 * @category models
 * @since 0.1.0
 */
export interface Asking<A> {
  (lantoa: Asked.Asked, target: Asked.Wanted, options?: Asked.Options): Promise<A>
  (lantoa: Service, target: Asked.Wanted, options?: Asked.Options): Effect.Effect<A, Failed>
}

const asks = <A>(answer: (inputs: ReadonlyArray<Input>) => A): Asking<A> =>
  ((lantoa: Asked.Asked | Service, target: Asked.Wanted, options: Asked.Options = {}) =>
    asking(lantoa, (one) => Asked.inputs(one, target, options).then(answer))) as Asking<A>

/**
 * The outlooks of a target: the first of the target, and one of each of its milestones. Where it is about what happens in a period
 * that goes on, what was counted since its beginning is projected to its end. Where there is no figure the outlook says so. Fails as
 * `assess` does.
 *
 * @category constructors
 * @since 0.1.0
 */
export const of: Asking<ReadonlyArray<Outlook>> = asks((inputs) => inputs.map(make))

/** What {@link of} is made from, for `Fan.svg` and `Attainment`. @category constructors @since 0.1.0 */
export const inputs: Asking<ReadonlyArray<Input>> = asks((inputs) => inputs)

/**
 * The outlook as a page: one headline, with the confidence in it and what lowers it, the table to the deadline, the pace it takes,
 * the date, and what a reader must know. Methods, paces on curved scales and statuses are in the {@link appendix}.
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (self: Outlook, language: "vi" | "en"): string => page.render(self, language satisfies Language)

/**
 * How the page was made: the method, the wider interval, paces on three scales, the status by three methods, the back-test.
 *
 * @category rendering
 * @since 0.1.0
 */
export const appendix = (self: Outlook, language: "vi" | "en"): string => details.render(self, language)

/** The target of a goal on the time line of steps. @category getters @since 0.1.0 */
export const milestoneOf = ({
  comparator,
  deadline,
  decided,
  mode,
  threshold,
  tolerance
}: Goal): Attainment.Milestone => ({
  comparator,
  threshold,
  ...(deadline === undefined ? {} : { step: deadline.step }),
  ...(tolerance === undefined ? {} : { tolerance }),
  ...(mode === undefined ? {} : { mode }),
  ...(decided === undefined ? {} : { decided })
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

/** Bold odds are withdrawn where the method failed on the past of this very series; what was observed stays as it is. */
const probabilityOf = (input: Input, milestone: Attainment.Milestone): Answer.Answer<number> =>
  Answer.flatMap(settledBy(input), () => {
    const { backtest } = input
    const found = Attainment.probability(input, milestone)
    if (backtest === undefined || !record.failed(backtest)) return found
    if (milestone.decided !== undefined || (milestone.step ?? 0) <= 0) return found
    const { count, coverage80 } = backtest
    if (found._tag === "Known") {
      return record.isBold(found.value) ? Answer.unknown({ _tag: "BacktestFailed", coverage80, count }) : found
    }
    const { reason } = found
    if (reason._tag !== "OnlyABound") return found
    const { kind, least = 0, most = 1 } = reason
    const isBold = (least > 0 && record.isBold(least)) || (most < 1 && record.isBold(most))
    return !isBold ? found : Answer.unknown({ _tag: "OnlyABound", kind, failed: { coverage80, count } })
  })

/** Whether the figures may speak at all: not where nobody is left, nor of a deadline whose figure is not all that is awaited. */
const settledBy = ({ goal: { unsettled } }: Input): Answer.Answer<true> =>
  unsettled === undefined ? Answer.known(true) : Answer.unknown({ _tag: "Unsettled", text: unsettled })

const metOf = (input: Input, milestone: Attainment.Milestone): Answer.Answer<boolean> =>
  Answer.flatMap(settledBy(input), () =>
    milestone.decided === true ? Answer.known(true) : Attainment.met(input, milestone)
  )

const arrivalOf = (input: Input, milestone: Attainment.Milestone): Outlook["arrival"] =>
  Answer.map(Attainment.passage(input, milestone), (passage) => {
    const by = (name: "early" | "median" | "late", p: number) => {
      const step = Attainment.stepBy(passage, p)
      return step === undefined ? {} : { [name]: input.label(step) }
    }
    const { cumulative, event, notByHorizon } = passage
    const due = milestone.step ?? 0
    const then =
      due > 0 && milestone.mode !== "stay" ? Answer.value(Attainment.probability(input, milestone)) : undefined
    const isPassing = then !== undefined && (cumulative[due] ?? 0) - then > 0.05
    const dates = { ...by("early", 0.1), ...by("median", 0.5), ...by("late", 0.9) }
    return {
      event,
      already: cumulative[0] === 1,
      ...dates,
      ...(isPassing ? { passing: true } : {}),
      notByHorizon,
      horizon: input.label(input.paths.horizon)
    }
  })

const statusesOf = (input: Input, milestone: Attainment.Milestone): Outlook["statuses"] => {
  const { goal, series } = input
  const threshold = Answer.exact(goal.threshold)
  const from = RunRate.position(input)
  if (threshold === undefined) return noStatus({ _tag: "ThresholdIsBound" })
  if (from._tag === "Unknown") return noStatus(from.reason)
  const met = metOf(input, milestone)
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
