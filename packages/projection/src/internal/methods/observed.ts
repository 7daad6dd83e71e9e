/**
 * What every forecaster does around its model: cut a series to what was observed, keep the numbers in a range where
 * squares neither overflow nor vanish, forecast through a trailing gap, and bring the result inside the bounds.
 *
 * @internal
 */
import * as Forecast from "../../Forecast.ts"
import type { Range, Series } from "../../Series.ts"

/** From the first observation to the last, scaled; gaps are `NaN`. */
export interface Observed {
  readonly values: Float64Array
  readonly weights: Float64Array | undefined
  /** How many values are not gaps. */
  readonly count: number
  readonly last: number
  readonly frequency: number
  readonly bounds: Range
}

/** Normal distributions, one a step. */
export interface Moments {
  readonly mean: Float64Array
  readonly deviation: Float64Array
  readonly correlation?: Float64Array
}

export const isPresent = (value: number): boolean => value === value && value !== Infinity && value !== -Infinity

const cut = (
  series: Series
): { readonly first: number; readonly last: number; readonly count: number; readonly largest: number } => {
  let first = -1
  let last = -1
  let count = 0
  let largest = 0
  for (let t = 0; t < series.values.length; t++) {
    const value = series.values[t] as number
    if (!isPresent(value)) continue
    if (first < 0) first = t
    last = t
    count++
    largest = Math.max(largest, Math.abs(value))
  }
  return { first, last, count, largest }
}

/** A forecaster from a model on observed values. */
export const forecaster =
  (method: string, model: (observed: Observed, horizon: number) => Moments): Forecast.Forecaster =>
  (series, horizon) => {
    const { count, first, largest, last } = cut(series)
    if (count === 0) return ignorance(method, series.bounds, horizon)
    const scale = largest > 1e60 || (largest < 1e-60 && largest > 0) ? largest : 1
    const values = series.values.slice(first, last + 1)
    for (let t = 0; t < values.length; t++) {
      const value = values[t] as number
      values[t] = isPresent(value) ? value / scale : NaN
    }
    const bounds = { lower: series.bounds.lower / scale, upper: series.bounds.upper / scale }
    const trailing = series.values.length - 1 - last
    const observed: Observed = {
      values,
      weights: series.weights?.slice(first, last + 1),
      count,
      last: values[values.length - 1] as number,
      frequency: Math.max(1, Math.round(series.frequency)),
      bounds
    }
    const whole = finite(model(observed, horizon + trailing), observed, scale)
    const forecast = Forecast.gaussian({ method, ...whole })
    return Forecast.clamp(trailing === 0 ? forecast : Forecast.after(forecast, trailing), series.bounds)
  }

const finite = (moments: Moments, observed: Observed, scale: number): Moments => {
  const spread = singleDeviation(observed)
  const limit = Number.MAX_VALUE / 16
  const guard = (value: number) => Math.min(Math.max(value * scale, -limit), limit)
  return {
    ...moments,
    mean: moments.mean.map((value) => guard(isPresent(value) ? value : observed.last)),
    deviation: moments.deviation.map((value, step) => guard(isPresent(value) ? value : spread * Math.sqrt(step + 1)))
  }
}

/** The deviation of one step where a series says nothing about it: a tenth of the value, or of the bounded range. */
export const singleDeviation = (observed: Observed): number => {
  const range = observed.bounds.upper - observed.bounds.lower
  return (isPresent(range) ? range : Math.abs(observed.last) || 1) / 10
}

/** What is said where nothing was observed: anything inside the bounds, or a standard normal where there are none. */
const ignorance = (method: string, bounds: Range, horizon: number): Forecast.Forecast => {
  const mean = new Float64Array(horizon)
  const deviation = new Float64Array(horizon).fill(1)
  const vague = Forecast.gaussian({ method, mean, deviation })
  if (!isPresent(bounds.upper - bounds.lower)) return Forecast.clamp(vague, bounds)
  const width = vague.levels.length
  const quantiles = vague.quantiles.map(
    (_, index) => bounds.lower + (bounds.upper - bounds.lower) * (vague.levels[index % width] as number)
  )
  return { ...vague, quantiles }
}

/** Deviations and correlation of steps whose error is a moving sum of past shocks with these weights, newest first. */
export const spread = (
  weights: Float64Array,
  variance: number
): { readonly deviation: Float64Array; readonly correlation: Float64Array } => {
  const horizon = weights.length
  const correlation = new Float64Array(horizon * horizon)
  const deviation = new Float64Array(horizon)
  for (let i = 0; i < horizon; i++) {
    for (let k = 0; k <= i; k++) {
      let sum = 0
      for (let j = 0; j <= k; j++) sum += (weights[i - j] as number) * (weights[k - j] as number)
      correlation[i * horizon + k] = sum
    }
    deviation[i] = Math.sqrt(correlation[i * horizon + i] as number)
  }
  for (let i = 0; i < horizon; i++) {
    for (let k = 0; k <= i; k++) {
      const size = (deviation[i] as number) * (deviation[k] as number)
      const value = i === k ? 1 : (correlation[i * horizon + k] as number) / size
      correlation[i * horizon + k] = value
      correlation[k * horizon + i] = value
    }
  }
  const one = Math.sqrt(variance)
  return { deviation: deviation.map((size) => size * one), correlation }
}

/** The slope of the least-squares line through what was observed. */
export const slope = (values: Float64Array): number => {
  let count = 0
  let times = 0
  let sum = 0
  for (let t = 0; t < values.length; t++) {
    const value = values[t] as number
    if (value !== value) continue
    count++
    times += t
    sum += value
  }
  let product = 0
  let square = 0
  for (let t = 0; t < values.length; t++) {
    const value = values[t] as number
    if (value !== value) continue
    product += (t - times / count) * (value - sum / count)
    square += (t - times / count) ** 2
  }
  return square > 0 ? product / square : 0
}
