/**
 * Projections: from dated figures and a target to everything that `Outlook`, `Attainment` and `Fan` ask for.
 *
 * @since 0.1.0
 */
import { LantoaError, Period, Quantity, type Reading, Target } from "@lantoa/core"
import type * as Answer from "./Answer.ts"
import * as Ensemble from "./Ensemble.ts"
import * as Evaluation from "./Evaluation.ts"
import * as Forecast from "./Forecast.ts"
import type * as Outlook from "./Outlook.ts"
import * as Series from "./Series.ts"

/**
 * A figure and the period it speaks of, both as they are written: `{ period: "2023", value: "> 75" }`. `null` is unknown.
 *
 * @category models
 * @since 0.1.0
 */
export interface Point {
  readonly period: string
  readonly value: number | string | null
}

/**
 * A question about the future.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly id: string
  readonly title: Answer.Text
  /** Figures in any order, all of one length of period; periods left out are unknown. */
  readonly history: ReadonlyArray<Point>
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  /** The period at whose end the target falls due; absent where none is stated. */
  readonly deadline?: string
  /** The period that progress is counted from, for the statuses; they have no value without it. */
  readonly base?: string
  /** Where figures can lie; a share in percent when not said. */
  readonly bounds?: Series.Bounds
  /** What stands after a number; `%` for shares when not said. */
  readonly unit?: Answer.Text
  /** `Ensemble.standard` when not said. */
  readonly forecaster?: Forecast.Forecaster
  /** How many steps ahead to look for the date, at least to the deadline; 15 when not said. */
  readonly horizon?: number
  /** How many paths to draw; 2,000 when not said. */
  readonly draws?: number
  readonly seed?: number
  /** What a reader must know: a changed definition, a stand-in for a missing figure. */
  readonly caveats?: ReadonlyArray<Answer.Text>
}

const problem = (path: ReadonlyArray<string | number>, message: string): LantoaError.Problem => ({
  code: "invalid",
  path: [...path],
  message
})

const refuse = (id: string, first: LantoaError.Problem, ...rest: ReadonlyArray<LantoaError.Problem>): never => {
  throw new LantoaError.DocumentError({ subject: `projection "${id}"`, problems: [first, ...rest] })
}

interface Dated {
  readonly period: Period.Period
  readonly value: Quantity.Quantity | undefined
}

/** The points in order, on one grid of periods; throws a `DocumentError` naming every point that does not fit. */
const ordered = (options: Options): readonly [Period.Bucket, ReadonlyArray<Dated>] => {
  const points = options.history
    .map((point) => ({
      period: Period.make(point.period),
      value: point.value === null ? undefined : Quantity.make(point.value)
    }))
    .sort((a, b) => Period.compare(a.period, b.period))
  if (points.length === 0) {
    return refuse(options.id, problem(["history"], "there are no figures to project; give at least one"))
  }
  const { kind } = Period.bounds(points[0]!.period)
  if (kind === "range") {
    return refuse(
      options.id,
      problem(["history"], `"${points[0]!.period}" is a range; give figures of years, quarters, months, weeks or days`)
    )
  }
  const wrong = points.flatMap(({ period }, index) => {
    if (Period.bounds(period).kind !== kind)
      return [problem(["history"], `"${period}" is no ${kind} as the others are; give figures of one length`)]
    return period === points[index - 1]?.period ? [problem(["history"], `"${period}" has two figures; keep one`)] : []
  })
  return wrong.length > 0 ? refuse(options.id, wrong[0]!, ...wrong.slice(1)) : [kind, points]
}

/** The number a series takes from a quantity: an exact figure, or the only known end of a bound. */
const single = (value: Quantity.Quantity | undefined): number => {
  if (value === undefined) return NaN
  if (value.lower === value.upper) return value.lower
  if (Number.isFinite(value.lower) && !Number.isFinite(value.upper)) return value.lower
  return Number.isFinite(value.upper) && !Number.isFinite(value.lower) ? value.upper : NaN
}

const vagueness = ({ period, value }: Dated): ReadonlyArray<Answer.Text> => {
  if (value === undefined || Quantity.isExact(value)) return []
  const number = single(value)
  const say = (language: "vi" | "en", used: string, unused: string) =>
    `${Period.render(period, language)}: ${Quantity.render(value, language)}; ${Number.isFinite(number) ? used : unused}`
  return [
    {
      vi: say("vi", `dùng ${Quantity.render(Quantity.exact(number), "vi")}.`, "coi như chưa biết."),
      en: say("en", `taken as ${Quantity.render(Quantity.exact(number), "en")}.`, "taken as unknown.")
    }
  ]
}

/**
 * Prepares a projection: the series on its grid, the forecast, the paths and the target, ready for `Outlook.make`,
 * `Fan.svg` and `Attainment`.
 *
 * Carries its own back-test. A figure reported as "more than 75" enters the series as 75, with a caveat that says so,
 * for a forecast needs a point; whether a target is met or was met in time is decided by "more than 75" itself. Throws
 * a `DocumentError` when figures are not of one length of period, or two are of the same period.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (options: Options): Outlook.Input => {
  const [kind, points] = ordered(options)
  const origin = points[points.length - 1]!.period
  const grid = Period.split(Period.span(Period.firstDay(points[0]!.period), Period.lastDay(origin)), kind)
  const values = new Float64Array(grid.length).fill(NaN)
  for (const point of points) values[grid.indexOf(point.period)] = single(point.value)
  const bounds = options.bounds ?? Series.percent
  const series: Series.Series = { values, frequency: frequencies[kind], bounds }
  const deadline = options.deadline === undefined ? undefined : Period.make(options.deadline)
  const step = deadline === undefined ? undefined : stepsTo(origin, deadline, kind)
  const forecaster = options.forecaster ?? Ensemble.standard
  const forecast = forecaster(series, Math.max(options.horizon ?? 15, step ?? 1))
  const backtest = backtestOf(series, forecaster)
  const percent = bounds.lower === 0 && bounds.upper === 100 ? { vi: "%", en: "%" } : undefined
  const unit = options.unit ?? percent
  const base = options.base === undefined ? undefined : grid.indexOf(Period.make(options.base))
  return {
    goal: {
      id: options.id,
      title: options.title,
      comparator: options.comparator,
      threshold: options.threshold,
      ...(step === undefined ? {} : { deadline: { label: deadline!, step } }),
      ...(base === undefined || base === -1 ? {} : { base: { step: base - grid.length + 1, value: values[base]! } }),
      ...(unit === undefined ? {} : { unit })
    },
    series,
    forecast,
    paths: Forecast.paths(forecast, options.draws ?? 2000, options.seed ?? 1),
    label: (ahead) => Period.shift(origin, ahead),
    ...(backtest === undefined ? {} : { backtest }),
    vague: points.flatMap(({ period, value }) =>
      value === undefined || Quantity.isExact(value)
        ? []
        : [{ step: grid.indexOf(period) - grid.length + 1, figure: value }]
    ),
    caveats: [...(options.caveats ?? []), ...points.flatMap(vagueness)]
  }
}

const frequencies: { readonly [K in Period.Bucket]: number } = {
  year: 1,
  half: 2,
  quarter: 4,
  month: 12,
  week: 52,
  day: 7
}

/** How the method did on this very series, up to five steps ahead; absent where the series is too short to hold any back. */
const backtestOf = (series: Series.Series, forecaster: Forecast.Forecaster): Outlook.Backtest | undefined => {
  const cases = Evaluation.backTest(series, forecaster, { horizon: 5 })
  if (cases.length === 0) return undefined
  const { count, coverage80, coverage95, mae } = Evaluation.score(cases)
  return { count, coverage80, coverage95, mae }
}

/** How many periods after `origin` the last day of `deadline` lies; 0 or negative when it does not lie after. */
const stepsTo = (origin: Period.Period, deadline: Period.Period, kind: Period.Bucket): number => {
  const due = Period.of(Period.lastDay(deadline), kind)
  const [early, late] = Period.compare(origin, due) <= 0 ? [origin, due] : [due, origin]
  const steps = Period.split(Period.span(Period.firstDay(early), Period.lastDay(late)), kind).length - 1
  return early === origin ? steps : -steps
}

/**
 * The questions a target of the model asks: one for itself and one for each milestone. `readings` are those of its
 * indicator for its unit, in any order; `asOf` decides which round of a recurring target is meant.
 *
 * @category constructors
 * @since 0.1.0
 */
export const ofTarget = (
  target: Target.Target,
  readings: ReadonlyArray<Reading.Reading>,
  options: Omit<Options, "id" | "title" | "history" | "comparator" | "threshold" | "deadline"> & {
    readonly asOf: string
  }
): ReadonlyArray<Outlook.Input> => {
  const history = readings.map(({ period, value }) => ({
    period,
    value: value === undefined ? null : Quantity.toJson(value)
  }))
  return [target, ...target.milestones].map((goal, index) => {
    const due = Target.due(goal.deadline, options.asOf)
    return make({
      ...options,
      id: index === 0 ? target.id : `${target.id}.${index}`,
      title: target.title,
      history,
      comparator: goal.comparator,
      threshold: goal.threshold,
      ...(due === undefined ? {} : { deadline: due })
    })
  })
}
