/**
 * Seasons taken out before a forecast and put back after it.
 *
 * @since 0.1.0
 */
import { at } from "./internal/numerics/at.ts"
import type { Forecaster } from "./Forecast.ts"
import { interpolate } from "./internal/methods/metrics.ts"
import type { Series } from "./Series.ts"

/**
 * The seasonal pattern of a series: one index a season, starting with the season of the first step. A multiplicative
 * pattern has mean 1, an additive one mean 0.
 *
 * @category models
 * @since 0.1.0
 */
export interface Pattern {
  readonly kind: "multiplicative" | "additive"
  readonly indices: Float64Array
}

/**
 * How a pattern is found. `threshold` is how many standard errors the autocorrelation at the seasonal lag has to lie
 * from 0. `shrink` draws the indices towards no season by how uncertain they are (Miller & Williams 2003).
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly threshold: number
  readonly shrink: boolean
}

/** The test of the M3 and M4 benchmarks at 90 %, indices as they are. @category constants @since 0.1.0 */
export const classical: Options = { threshold: 1.6448536269514722, shrink: false }

/** A weaker test, its false alarms made harmless by shrinking. @category constants @since 0.1.0 */
export const shrunk: Options = { threshold: 1, shrink: true }

/**
 * The pattern by classical decomposition, if a season stands out and more than two were seen. Multiplicative where
 * every value is above 0 and no index comes near it, else additive.
 *
 * @category detection
 * @since 0.1.0
 */
export const detect = (series: Series, options: Options = shrunk): Pattern | undefined => {
  const period = Math.round(series.frequency)
  const values = interpolate(series.values)
  const lead = series.values.findIndex((value) => Number.isFinite(value))
  if (period < 2 || values.length <= 2 * period || !standsOut(values, period, options.threshold)) return undefined
  const multiplicative = values.every((value) => value > 0)
    ? decompose(values, period, "multiplicative", options.shrink)
    : undefined
  const usable = multiplicative !== undefined && multiplicative.every((index) => index > 0.01)
  const indices = usable ? multiplicative : decompose(values, period, "additive", options.shrink)
  return {
    kind: usable ? "multiplicative" : "additive",
    indices: Float64Array.from({ length: period }, (_, s) => at(indices, (((s - lead) % period) + period) % period))
  }
}

/**
 * The forecaster on the series without its season, the season put back on every quantile. Where no season stands out
 * the series is forecast as it is.
 *
 * @category combinators
 * @since 0.1.0
 */
export const adjust =
  (forecaster: Forecaster, options: Options = shrunk): Forecaster =>
  (series, horizon) => {
    const pattern = detect(series, options)
    if (pattern === undefined) return forecaster(series, horizon)
    const { indices, kind } = pattern
    const index = (t: number) => at(indices, t % indices.length)
    const without = kind === "multiplicative" ? (y: number, s: number) => y / s : (y: number, s: number) => y - s
    const withIt = kind === "multiplicative" ? (y: number, s: number) => y * s : (y: number, s: number) => y + s
    const plain = { ...series, values: series.values.map((value, t) => without(value, index(t))) }
    const forecast = forecaster(plain, horizon)
    const width = forecast.levels.length
    const { lower, upper } = series.bounds
    const quantiles = forecast.quantiles.map((value, k) =>
      Math.min(Math.max(withIt(value, index(series.values.length + Math.floor(k / width))), lower), upper)
    )
    return { ...forecast, quantiles }
  }

const standsOut = (values: Float64Array, period: number, threshold: number): boolean => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const product = (lag: number) => {
    let sum = 0
    for (let t = lag; t < values.length; t++) sum += (at(values, t) - mean) * (at(values, t - lag) - mean)
    return sum
  }
  const variance = product(0)
  if (!(variance > 0)) return false
  let squares = 0
  for (let lag = 1; lag < period; lag++) squares += (product(lag) / variance) ** 2
  return Math.abs(product(period) / variance) > threshold * Math.sqrt((1 + 2 * squares) / values.length)
}

/**
 * Indices as R's `decompose` has them: centred moving average, means of what it leaves, mean brought to 1 or 0; then,
 * if asked, shrunk.
 */
const decompose = (values: Float64Array, period: number, kind: Pattern["kind"], shrink: boolean): Float64Array => {
  const half = Math.floor(period / 2)
  const sums = new Float64Array(period)
  const squares = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = half; t + half < values.length; t++) {
    let average = 0
    for (let k = -half; k <= half; k++) {
      const edge = period % 2 === 0 && Math.abs(k) === half
      average += at(values, t + k) * (edge ? 0.5 : 1)
    }
    average /= period
    const left = kind === "multiplicative" ? at(values, t) / average : at(values, t) - average
    const season = t % period
    sums[season] = at(sums, season) + left
    squares[season] = at(squares, season) + left * left
    counts[season] = at(counts, season) + 1
  }
  const means = sums.map((sum, season) => sum / at(counts, season))
  const overall = means.reduce((sum, value) => sum + value, 0) / period
  const kept = shrink ? 1 - doubt(means, overall, squares, counts) : 1
  return kind === "multiplicative"
    ? means.map((value) => 1 + kept * (value / overall - 1))
    : means.map((value) => kept * (value - overall))
}

/** James and Stein's share of the indices' variance that is noise: sampling variance over variance seen. */
const doubt = (means: Float64Array, overall: number, squares: Float64Array, counts: Float64Array): number => {
  const period = means.length
  let within = 0
  let freedom = 0
  let inverse = 0
  let between = 0
  for (let s = 0; s < period; s++) {
    within += at(squares, s) - at(counts, s) * at(means, s) ** 2
    freedom += at(counts, s) - 1
    inverse += 1 / at(counts, s)
    between += (at(means, s) - overall) ** 2
  }
  if (!(between > 0) || freedom <= 0) return 0
  const sampling = (Math.max(within, 0) / freedom) * (inverse / period)
  return Math.min(1, (Math.max(period - 3, 0) / (period - 1)) * (sampling / (between / (period - 1))))
}
