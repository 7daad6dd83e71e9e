/** Seasons as R's `decompose` has them, to compare with: M3's test at 90 %, indices as they are. */
import { Forecast, Series } from "../src/index.ts"

/** Means by season of the ratios to, or the differences from, the centred moving average; nothing where no season stands out. */
export const indices = (values: Float64Array, period: number, multiplicative: boolean): ReadonlyArray<number> => {
  const half = Math.floor(period / 2)
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = half; t + half < values.length; t++) {
    let middle = 0
    for (let k = -half; k <= half; k++)
      middle += (values[t + k]! * (period % 2 === 0 && Math.abs(k) === half ? 0.5 : 1)) / period
    sums[t % period]! += multiplicative ? values[t]! / middle : values[t]! - middle
    counts[t % period]! += 1
  }
  const means = Array.from(sums, (sum, season) => sum / counts[season]!)
  const mean = means.reduce((a, b) => a + b, 0) / period
  return means.map((one) => (multiplicative ? one / mean : one - mean))
}

const standsOut = (values: Float64Array, period: number): boolean => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const product = (lag: number) =>
    values.subarray(lag).reduce((sum, value, t) => sum + (value - mean) * (values[t]! - mean), 0)
  let squares = 0
  for (let lag = 1; lag < period; lag++) squares += (product(lag) / product(0)) ** 2
  const limit = 1.6448536269514722 * Math.sqrt((1 + 2 * squares) / values.length)
  return product(0) > 0 && Math.abs(product(period) / product(0)) > limit
}

/** The forecaster on the series without its season, which is put back on every quantile. */
export const adjust =
  (forecaster: Forecast.Forecaster): Forecast.Forecaster =>
  (series: Series.Series, horizon) => {
    const { frequency: period, values } = series
    if (period < 2 || values.length <= 2 * period || !standsOut(values, period)) return forecaster(series, horizon)
    const multiplicative = values.every((value) => value > 0)
    const found = indices(values, period, multiplicative)
    const index = (t: number) => found[t % period]!
    const calm = values.map((value, t) => (multiplicative ? value / index(t) : value - index(t)))
    const forecast = forecaster({ ...series, values: calm }, horizon)
    const width = forecast.levels.length
    const quantiles = forecast.quantiles.map((value, k) => {
      const t = values.length + Math.floor(k / width)
      return multiplicative ? value * index(t) : value + index(t)
    })
    return { ...forecast, quantiles }
  }
