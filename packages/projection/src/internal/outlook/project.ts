/** From dated figures and a goal to a projection. @internal */
import { Day, Period, Quantity, type Text } from "@lantoa/core"
import type * as Attainment from "../../Attainment.ts"
import * as Evaluation from "../../Evaluation.ts"
import * as Forecast from "../../Forecast.ts"
import * as Series from "../../Series.ts"
import {
  type Dated,
  type Point,
  finished,
  ordered,
  percentages,
  problem,
  refuse,
  single,
  span,
  vagueness
} from "./history.ts"
import * as exceptional from "../methods/exceptional.ts"
import * as calendars from "./calendar.ts"
import type { Feast } from "./calendar.ts"
import { type Grid, between, stepsTo } from "./grid.ts"
import * as inside from "./inside.ts"
import { type Kind, boundsOf, forecasterOf, rising, unitOf } from "./nature.ts"
import type { Input } from "./outlook.ts"
import * as record from "./record.ts"
import { histories, pathsOf } from "./vague.ts"
import * as windows from "./windows.ts"

/**
 * A question about the future.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly id: string
  readonly title: Text.Text
  /** Figures in any order, all of one length of period; periods left out are unknown. */
  readonly history: ReadonlyArray<Point>
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  /** How far from the threshold still counts as met; see `Attainment.Milestone` for when it is not said. */
  readonly tolerance?: number
  /** The period at whose end the target falls due; absent where none is stated. */
  readonly deadline?: string
  /** The period that progress is counted from, for the statuses; they have no value without it. */
  readonly base?: string
  /** What the figures are, a share in percent when not said; of a flow, what happens in the deadline's own period is asked for. */
  readonly kind?: Kind
  /** Where figures can lie; what their kind says when not said. */
  readonly bounds?: Series.Range
  /** That the figures are not the target's own, and what they are of. */
  readonly standIn?: Attainment.StandIn
  /** The day of the question: what happened in a period that goes on is more than was told of it, and a share of it is left out. */
  readonly asOf?: string
  /** What is settled already, whatever the figures say: that it was met and stays so, or never can be. */
  readonly decided?: boolean
  /** Why nothing is settled though a figure of the deadline lies there: its target has nobody left, more is awaited. */
  readonly unsettled?: Text.Text
  /** What stands after a number; `%` for shares when not said. */
  readonly unit?: Text.Text
  /** `Ensemble.standard` when not said; of a share that is to stay below something, that of what is left of it. */
  readonly forecaster?: Forecast.Forecaster
  /** How many steps ahead to look for the date, at least to the deadline; 15 when not said. */
  readonly horizon?: number
  /** How many paths to draw; 2,000 when not said. */
  readonly draws?: number
  readonly seed?: number
  /** Feasts that move, such as `Feasts.tet` of `@lantoa/vietnam`: what they do is learnt and put where they fall next. */
  readonly calendar?: ReadonlyArray<Feast>
  /** Periods whose figures are kept and shown and not learnt from; figures alone far from those beside them never are. */
  readonly exceptional?: ReadonlyArray<string>
  /** What a reader must know: a changed definition, a stand-in for a missing figure. */
  readonly caveats?: ReadonlyArray<Text.Text>
  /** Of many units side by side not all are tried on their past, which costs more than all else. @internal */
  readonly untried?: boolean
}

/**
 * A series on its grid, with its forecast, its paths and its target: what `Outlook.make`, `Fan.svg` and `Attainment` ask for.
 *
 * @category models
 * @since 0.1.0
 */
export interface Projection extends Input {}

export const from = (options: Options, counted?: Counted): Projection => {
  if (options.kind === undefined && options.bounds === undefined) percentages(options)
  const [grid, all] = ordered(options)
  const points = finished(all, options)
  const deadline = counted?.period ?? (options.deadline === undefined ? undefined : Period.from(options.deadline))
  if (options.kind === "flow" && deadline !== undefined && grid.of(Period.firstDay(deadline)) !== deadline) {
    if (Period.days(deadline) > Period.days(points[0]!.period)) {
      return inWindow(options, points, grid, { sums: new Map(), ...counted, period: deadline })
    }
    const text = `the target is about what happens in ${deadline}, and figures of a ${grid.kind} do not say it: give figures of that length or shorter`
    return refuse(options.id, problem(["history"], text))
  }
  return onGrid(options, points, grid)
}

/** What is asked about figures that there are none of, and why it cannot be judged. */
export const withoutFigures = ({ deadline, ...options }: Omit<Options, "history">): Projection => {
  const bounds = options.bounds ?? boundsOf(options.kind ?? "share")
  const due = deadline === undefined ? undefined : { label: deadline, step: 1 }
  return {
    goal: goalOf({ ...options, history: [] }, due, undefined, options.unit ?? unitOf(bounds)),
    series: { values: new Float64Array(), frequency: 1, bounds },
    paths: { count: 0, horizon: 0, values: new Float64Array() },
    label: () => deadline ?? "",
    caveats: options.caveats ?? []
  }
}

/** What was counted since the beginning of a period that what happens in is asked for, until the end of each of its steps. */
export interface Counted {
  readonly period: Period.Period
  readonly sums?: ReadonlyMap<Period.Period, Quantity.Quantity>
}

/** What happens in a long period, from figures of short ones. */
const inWindow = (
  options: Options,
  points: ReadonlyArray<Dated>,
  grid: Grid,
  { period, sums }: Counted
): Projection => {
  const { asOf, deadline, ...rest } = options
  const newest = points.at(-1)!.period
  const origin = originOf(grid, newest, asOf, period)
  // What comes in late of a period that goes on is forecast as what is to come.
  const isOver = asOf !== undefined && Period.lastDay(period) <= asOf
  const window = windows.make(points, period, grid, isOver ? origin : newest, sums)
  const {
    caveats,
    forecast,
    goal,
    label: _,
    vague: __,
    ...apart
  } = onGrid({ ...rest, horizon: Math.max(window.left, 1) }, points, grid)
  return {
    method: forecast?.method ?? "paths",
    ...apart,
    goal: { ...goal, ...(deadline === undefined ? {} : { deadline: { label: period, step: window.left } }) },
    series: { ...apart.series, values: window.values },
    history: apart.series,
    late: isOver ? 0 : between(grid, newest, origin).length - 1,
    paths: windows.added(window, apart.paths),
    label: (ahead) => grid.shift(window.origin, ahead),
    vague: window.vague,
    caveats: [windows.caveat(period), ...window.caveats, ...(caveats ?? [])]
  }
}

const goalOf = (
  options: Options,
  deadline: Projection["goal"]["deadline"],
  base: { readonly step: number; readonly value: number } | undefined,
  unit: Text.Text | undefined
): Projection["goal"] => ({
  id: options.id,
  title: options.title,
  comparator: options.comparator,
  threshold: options.threshold,
  ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
  ...(deadline === undefined ? {} : { deadline }),
  ...(base === undefined ? {} : { base }),
  ...(options.decided === undefined ? {} : { decided: options.decided }),
  ...(options.unsettled === undefined ? {} : { unsettled: options.unsettled }),
  ...(options.kind === "flow" ? { within: true } : {}),
  ...(unit === undefined ? {} : { unit })
})

/**
 * The period that steps are counted from: on the day of the question the last that is over, or in which the deadline has passed; that of
 * the newest figure where no day is said.
 */
const originOf = (
  grid: Grid,
  newest: Period.Period,
  asOf: string | undefined,
  deadline: Period.Period | undefined
): Period.Period => {
  if (asOf === undefined) return newest
  const now = grid.of(Day.from(asOf))
  const over = Period.lastDay(now) <= asOf ? now : grid.shift(now, -1)
  const due = deadline === undefined ? undefined : Period.lastDay(deadline)
  const passed = due === undefined || due > asOf ? over : grid.of(due)
  return [over, passed].reduce((a, b) => (Period.compare(a, b) < 0 ? b : a), newest)
}

/** Figures and a deadline on one grid of periods. */
const onGrid = (options: Options, points: ReadonlyArray<Dated>, grid: Grid): Projection => {
  const bounds = options.bounds ?? boundsOf(options.kind ?? "share")
  const deadline = options.deadline === undefined ? undefined : Period.from(options.deadline)
  const newest = points[points.length - 1]!.period
  const origin = originOf(grid, newest, options.asOf, deadline)
  const periods = between(grid, points[0]!.period, origin)
  const places = new Map(periods.map((period, index) => [period, index]))
  const values = new Float64Array(places.size).fill(NaN)
  for (const point of points) values[places.get(point.period)!] = single(point.value, bounds)
  const plain: Series.Series = { values, frequency: grid.frequency, bounds }
  const step = deadline === undefined ? undefined : stepsTo(grid, origin, deadline)
  const forecaster = options.forecaster ?? forecasterOf(options.comparator)
  const horizon = Math.max(options.horizon ?? 15, step ?? 1)
  const series = calendars.withFeasts(plain, options.calendar, [
    ...periods,
    ...Array.from({ length: horizon }, (_, ahead) => grid.shift(origin, ahead + 1))
  ])
  const marked = periods.flatMap((period, at) => (options.exceptional?.includes(period) === true ? [at] : []))
  const unlike = exceptional.find(exceptional.leaveOut(series, marked))
  const learnt = exceptional.leaveOut(series, [...marked, ...unlike])
  const cases = options.untried === true ? [] : Evaluation.backTest(learnt, forecaster, { horizon: 5 })
  const backtest = record.summary(cases)
  const factor = record.widening(cases)
  const vague = points.flatMap(({ period, value }) => {
    const index = places.get(period)!
    const range = value === undefined || Quantity.isExact(value) ? undefined : span(value, bounds)
    return range === undefined || marked.includes(index) || unlike.includes(index) ? [] : [{ index, ...range }]
  })
  const last = values.findLast(Number.isFinite)
  const part = deadline === undefined || step === undefined || step < 1 ? 1 : inside.partOf(grid, deadline)
  const forecasts = histories(learnt, vague, forecaster).map((one) => {
    const whole = record.widen(forecaster(one, horizon), bounds, factor)
    return part === 1 ? whole : inside.sooner(whole, bounds, step!, part, one.values.findLast(Number.isFinite) ?? NaN)
  })
  const drawn = pathsOf(forecasts, options.draws ?? 2000, options.seed ?? 1)
  const unit = options.unit ?? unitOf(bounds)
  const base = options.base === undefined ? undefined : places.get(Period.from(options.base))
  const isTotal = options.kind === "total"
  const isAhead = options.decided === undefined && (step === undefined || step > 0)
  const isPast = (period: Period.Period) =>
    step !== undefined && step <= 0 && Period.lastDay(period) <= Period.lastDay(deadline!)
  // What never falls is still there where nobody told it again.
  const isMet =
    isTotal &&
    points.some(
      ({ period, value }) =>
        isPast(period) &&
        value !== undefined &&
        Quantity.compare(value, options.comparator, options.threshold, options.tolerance ?? 0) === true
    )
  return {
    goal: goalOf(
      isMet && options.comparator.startsWith(">") ? { decided: true, ...options } : options,
      step === undefined ? undefined : { label: deadline!, step, ...(part === 1 ? {} : { part }) },
      base === undefined ? undefined : { step: base - places.size + 1, value: values[base]! },
      unit
    ),
    series,
    // Where a figure is vague or none falls, the paths alone say what is to come.
    ...(forecasts.length === 1 && !isTotal ? { forecast: forecasts[0]! } : { method: forecasts[0]!.method }),
    paths: isTotal ? rising(last ?? NaN, drawn) : drawn,
    label: (ahead) => (part < 1 && ahead === step ? deadline! : grid.shift(origin, ahead)),
    ...(backtest === undefined ? {} : { backtest }),
    ...(options.standIn === undefined ? {} : { standIn: options.standIn }),
    vague: points.flatMap(({ period, value }) =>
      value === undefined || Quantity.isExact(value)
        ? []
        : [{ step: places.get(period)! - places.size + 1, figure: value }]
    ),
    caveats: [
      ...(options.caveats ?? []),
      ...vagueness(points, grid, bounds, unit, isAhead),
      // Of what has happened there is no forecast.
      ...(isAhead
        ? [
            ...(part === 1 ? [] : [inside.caveat(grid, deadline!)]),
            ...calendars.leftOut(periods, [...marked, ...unlike], marked),
            ...calendars.named(learnt),
            ...record.widened(factor)
          ]
        : [])
    ]
  }
}
