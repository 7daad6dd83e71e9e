/**
 * Several forecasters joined into one, and the forecaster to use where nothing speaks for another.
 *
 * @since 0.1.0
 */
import * as Curve from "./Curve.ts"
import * as Forecast from "./Forecast.ts"
import { blend } from "./internal/methods/blend.ts"
import { interpolate } from "./internal/methods/metrics.ts"
import * as opened from "./internal/methods/open.ts"
import { openParameters } from "./internal/methods/openParameters.ts"
import * as pooled from "./internal/methods/pooled.ts"
import { pooledParameters } from "./internal/methods/pooledParameters.ts"
import * as spread from "./internal/methods/spread.ts"
import * as regimes from "./internal/methods/regime.ts"
import { shareParameters } from "./internal/methods/shareParameters.ts"
import * as LocalTrend from "./LocalTrend.ts"
import * as Naive from "./Naive.ts"
import * as Season from "./Season.ts"
import { type Series, percent } from "./Series.ts"
import * as Smoothing from "./Smoothing.ts"
import * as Theta from "./Theta.ts"
import * as Transform from "./Transform.ts"

/**
 * A member with the name it prints with.
 *
 * @category models
 * @since 0.1.0
 */
export interface Member {
  readonly name: string
  readonly forecaster: Forecast.Forecaster
}

/**
 * Quantiles averaged level by level, all members alike. Averaging quantiles keeps the shape of the members where
 * averaging probabilities would widen it.
 *
 * @category constructors
 * @since 0.1.0
 */
export const mean =
  (method: string, members: ReadonlyArray<Forecast.Forecaster>): Forecast.Forecaster =>
  (series, horizon) =>
    weighed(
      method,
      members.map((member) => member(series, horizon)),
      members.map(() => 1 / members.length)
    )

const weighed = (
  method: string,
  forecasts: ReadonlyArray<Forecast.Forecast>,
  weights: ReadonlyArray<number>
): Forecast.Forecast => {
  const horizon = forecasts[0]?.horizon ?? 0
  const average = (pick: (forecast: Forecast.Forecast) => Float64Array, length: number) =>
    Float64Array.from({ length }, (_, k) =>
      forecasts.reduce((sum, one, m) => sum + (pick(one)[k] as number) * (weights[m] as number), 0)
    )
  return {
    method,
    horizon,
    levels: Forecast.standardLevels,
    quantiles: average((one) => one.quantiles, horizon * Forecast.standardLevels.length),
    correlation: average((one) => one.correlation, horizon * horizon)
  }
}

/** Gaps between observations filled along straight lines: for members that would read a gap as standing still. */
const filled =
  (forecaster: Forecast.Forecaster): Forecast.Forecaster =>
  (series, horizon) => {
    const last = series.values.findLastIndex((value) => Number.isFinite(value))
    const first = series.values.findIndex((value) => Number.isFinite(value))
    if (first < 0) return forecaster(series, horizon)
    const values = Float64Array.from(series.values)
    values.set(interpolate(series.values.subarray(first, last + 1)), first)
    return forecaster({ ...series, values }, horizon)
  }

/**
 * The members for a share in percent: a curve, trends on the raw and on the logit scale, a damped trend that wins
 * where the figures are themselves a model's, and last a small network that has learnt from the yearly changes of many
 * public series what such a history tends to be followed by. It takes bounds of 0 and 100 for granted.
 *
 * @category members
 * @since 0.1.0
 */
export const shareMembers: ReadonlyArray<Member> = [
  { name: "gompertz", forecaster: Curve.gompertz },
  { name: "theta on logit", forecaster: filled(Transform.on(Theta.theta, Transform.logit)) },
  { name: "local trend on logit", forecaster: Transform.on(LocalTrend.localTrend, Transform.logit) },
  { name: "local trend", forecaster: LocalTrend.localTrend },
  { name: "damped", forecaster: filled(Smoothing.damped) },
  { name: "drift on logit", forecaster: Transform.on(Naive.drift, Transform.logit) },
  { name: "pooled", forecaster: pooled.forecaster(pooledParameters) }
]

/**
 * The members for a share followed within the year, by week, month or quarter: two curves and two trends, joined with
 * equal weights. What was learnt from yearly steps says nothing about weekly ones, where a whole curve can pass in a
 * season.
 *
 * @category members
 * @since 0.1.0
 */
export const quickMembers: ReadonlyArray<Member> = [
  { name: "gompertz", forecaster: Curve.gompertz },
  { name: "logistic", forecaster: Curve.logistic },
  { name: "ets", forecaster: filled(seasonless(Smoothing.auto)) },
  { name: "local trend on logit", forecaster: Transform.on(LocalTrend.localTrend, Transform.logit) }
]

/**
 * The members for a share within the year whose season was seen more than twice and is taken out: no curve passes in so
 * long a time as quickly as one that is over in a season, so exponential smoothing counts three times as much.
 *
 * @category members
 * @since 0.1.0
 */
export const seasonalMembers: ReadonlyArray<Member> = [
  { name: "ets", forecaster: filled(seasonless(Smoothing.auto)) },
  { name: "gompertz", forecaster: Curve.gompertz },
  { name: "local trend on logit", forecaster: Transform.on(LocalTrend.localTrend, Transform.logit) }
]

/**
 * The members for figures without an upper bound, joined with equal weights after the season is taken out, their intervals as
 * long as they had to be on the training parts of M3's series.
 *
 * @category members
 * @since 0.1.0
 */
export const openMembers: ReadonlyArray<Member> = [
  { name: "theta", forecaster: filled(Theta.theta) },
  { name: "theta on log", forecaster: filled(onLog(Theta.theta)) },
  { name: "ets", forecaster: filled(seasonless(Smoothing.auto)) },
  { name: "local trend", forecaster: LocalTrend.localTrend }
]

function seasonless(forecaster: Forecast.Forecaster): Forecast.Forecaster {
  return (series, horizon) => forecaster({ ...series, frequency: 1 }, horizon)
}

/** On the logarithm where every value is above 0, else as it is. */
function onLog(forecaster: Forecast.Forecaster): Forecast.Forecaster {
  const logarithmic = Transform.on(forecaster, Transform.log(0))
  return (series, horizon) =>
    (series.values.every((value) => !(value <= 0)) ? logarithmic : forecaster)(series, horizon)
}

const alike = (members: ReadonlyArray<Member>): Forecast.Forecaster =>
  mean(
    "ensemble",
    members.map((member) => member.forecaster)
  )

const open = Season.adjust((series, horizon) => {
  const forecasts = openMembers.map((member) => member.forecaster(series, horizon))
  const whole = weighed(
    "ensemble",
    forecasts,
    forecasts.map(() => 1 / forecasts.length)
  )
  return opened.calibrate(series, forecasts, whole, openParameters)
})
const quick = alike(quickMembers)

/** Intervals of a share with a season, wider the fewer seasons it is known from: an index is a mean of few. */
const seasonal: Forecast.Forecaster = (series, horizon) => {
  const forecasts = seasonalMembers.map((member) => member.forecaster(series, horizon))
  const forecast = weighed("ensemble", forecasts, [0.6, 0.2, 0.2])
  const seasons = series.values.length / Math.max(series.frequency, 1)
  return spread.stretch(forecast, series.bounds, () => Math.sqrt(1 + 0.8 / Math.max(seasons - 1.7, 0.3)))
}

const yearly = (series: Series, horizon: number): Forecast.Forecast => {
  const last = series.values.findLastIndex((value) => Number.isFinite(value))
  if (last < 0) return Naive.last(series, horizon)
  const cut = { ...series, values: series.values.subarray(0, last + 1) }
  const trailing = series.values.length - 1 - last
  const forecasts = shareMembers.map((member) => member.forecaster(cut, horizon + trailing))
  const whole = blend("ensemble", forecasts, regimes.describe(cut.values), shareParameters)
  return trailing === 0 ? whole : Forecast.after(whole, trailing)
}

/** The deviation of a year's change on the logit scale that is usual among public series; nobody knows that of a month's. */
const usualChange = 0.35

/** What is usual, not a trend: the last value, with a spread from the changes that were seen and from usual ones. */
const walk: Forecast.Forecaster = (series, horizon) => {
  const z = interpolate(series.values).map(Transform.logit.forward)
  const gap = series.values.length - 1 - series.values.findLastIndex((value) => Number.isFinite(value))
  let squares = 4 * usualChange ** 2
  for (let t = 1; t < z.length; t++) squares += ((z[t] as number) - (z[t - 1] as number)) ** 2
  const one = Math.sqrt(squares / (z.length + 3))
  const whole = Forecast.gaussian({
    method: "walk",
    mean: new Float64Array(horizon).fill(z.at(-1) as number),
    deviation: Float64Array.from({ length: horizon }, (_, step) => one * Math.sqrt(step + 1 + gap))
  })
  return Forecast.map(whole, Transform.logit.backward)
}

/** A trend within the year is believed little by little: not at all from two figures, wholly from eight. */
const withinYear: Forecast.Forecaster = (series, horizon) => {
  const count = series.values.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0)
  if (count === 0) return Naive.last(series, horizon)
  const trust = Math.min(Math.max((count - 2) / 6, 0), 1)
  if (trust === 1) return quick(series, horizon)
  return weighed("ensemble", [walk(series, horizon), quick(series, horizon)], [1 - trust, trust])
}

/**
 * The default. A share, in whatever unit its two bounds give, gets `shareMembers` weighed by regime: level, length,
 * roughness and step, with a smooth turn to the trend on the raw scale where figures are near-noiseless; the weights
 * were learnt from yearly public series by country. A share with a frequency above 1 gets `quickMembers`, anything
 * without two bounds `openMembers`. So say what a step is: 52 for weeks, 12 for months.
 *
 * @category forecasters
 * @since 0.1.0
 */
export const standard: Forecast.Forecaster = (series, horizon) =>
  spread.doubted({ ...learnt(series, horizon), method: "ensemble" }, series)

const learnt: Forecast.Forecaster = (series, horizon) => {
  const { lower, upper } = series.bounds
  const range = upper - lower
  if (!(range > 0) || !Number.isFinite(range)) return open(series, horizon)
  const shares = series.frequency > 1 ? Season.adjust(seasonal, withinYear) : yearly
  if (lower === 0 && upper === 100) return shares(inside(series), horizon)
  const values = series.values.map((value) => ((value - lower) / range) * 100)
  const forecast = shares(inside({ ...series, values, bounds: percent }), horizon)
  return Forecast.map(forecast, (value) => lower + (value / 100) * range)
}

/** A figure outside its bounds is forecast from the bound; `Diagnosis` says so. */
const inside = (series: Series): Series => ({
  ...series,
  values: series.values.map((value) => Math.min(Math.max(value, 0), 100))
})
