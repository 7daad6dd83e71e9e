/**
 * Forecasts without a fitted model: what everything else has to beat.
 *
 * @since 0.1.0
 */
import type { Forecaster } from "./Forecast.ts"
import * as observed from "./internal/methods/observed.ts"

/**
 * The last value goes on. The interval grows with the root of the step from the size of past one-step changes.
 *
 * @category forecasters
 * @since 0.1.0
 */
export const last: Forecaster = observed.forecaster("naive", (series, horizon) => {
  const mean = new Float64Array(horizon).fill(series.last)
  const deviation = new Float64Array(horizon)
  const one = deviationOfChange(series, undefined)
  for (let h = 0; h < horizon; h++) deviation[h] = one * Math.sqrt(h + 1)
  return { mean, deviation }
})

/**
 * The mean change from the first value to the last goes on; the interval counts that the mean change is itself
 * uncertain (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 5.5).
 *
 * @category forecasters
 * @since 0.1.0
 */
export const drift: Forecaster = observed.forecaster("drift", (series, horizon) => {
  const { values } = series
  const steps = values.length - 1
  const slope = steps > 0 ? (series.last - (values[0] as number)) / steps : 0
  const mean = new Float64Array(horizon)
  const deviation = new Float64Array(horizon)
  const one = deviationOfChange(series, slope)
  for (let h = 1; h <= horizon; h++) {
    mean[h - 1] = series.last + h * slope
    deviation[h - 1] = one * Math.sqrt(h * (1 + (steps > 0 ? h / steps : 0)))
  }
  return { mean, deviation }
})

/**
 * The value of the same season a year earlier goes on; with a frequency of 1 it is `last`.
 *
 * @category forecasters
 * @since 0.1.0
 */
export const seasonal: Forecaster = observed.forecaster("seasonal naive", (series, horizon) => {
  const { frequency, values } = series
  const mean = new Float64Array(horizon)
  const deviation = new Float64Array(horizon)
  let squares = 0
  let pairs = 0
  for (let t = frequency; t < values.length; t++) {
    const change = (values[t] as number) - (values[t - frequency] as number)
    if (change !== change) continue
    squares += change * change
    pairs++
  }
  const one = pairs > 0 ? Math.sqrt(squares / pairs) : observed.singleDeviation(series)
  for (let h = 0; h < horizon; h++) {
    mean[h] = sameSeason(values, frequency, h)
    deviation[h] = one * Math.sqrt(Math.floor(h / frequency) + 1)
  }
  return { mean, deviation }
})

const sameSeason = (values: Float64Array, frequency: number, step: number): number => {
  for (let t = values.length - frequency + (step % frequency); t >= 0; t -= frequency) {
    const value = values[t] as number
    if (value === value) return value
  }
  return values[values.length - 1] as number
}

/** The deviation of a one-step change around a fitted slope, or around 0; a change over a gap counts with its length. */
const deviationOfChange = (series: observed.Observed, fitted: number | undefined): number => {
  const { count, values } = series
  if (count < 2) return observed.singleDeviation(series)
  const slope = fitted ?? 0
  let squares = 0
  let before = 0
  for (let t = 1; t < values.length; t++) {
    const value = values[t] as number
    if (value !== value) continue
    const change = value - (values[before] as number) - slope * (t - before)
    squares += (change * change) / (t - before)
    before = t
  }
  return Math.sqrt(squares / Math.max(1, count - (fitted === undefined ? 1 : 2)))
}
