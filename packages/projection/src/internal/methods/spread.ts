/**
 * Quantiles brought nearer to their median or further from it.
 *
 * @internal
 */
import * as Forecast from "../../Forecast.ts"
import type { Range } from "../../Series.ts"

/** Each quantile's distance from the median times the factor of its step and level, kept in order and inside the bounds. */
export const stretch = (
  forecast: Forecast.Forecast,
  { lower, upper }: Range,
  factor: (step: number, score: number) => number
): Forecast.Forecast => {
  const width = forecast.levels.length
  const middle = forecast.levels.indexOf(0.5)
  const quantiles = Float64Array.from(forecast.quantiles)
  for (let step = 0; step < forecast.horizon; step++) {
    const row = quantiles.subarray(step * width, (step + 1) * width)
    const median = row[middle] as number
    for (const direction of [-1, 1]) {
      let furthest = 0
      for (let k = middle + direction; k >= 0 && k < width; k += direction) {
        const reach = factor(step, Forecast.standardScores[k] as number) * Math.abs((row[k] as number) - median)
        furthest = Math.max(furthest, reach)
        row[k] = Math.min(Math.max(median + direction * furthest, lower), upper)
      }
    }
  }
  return { ...forecast, quantiles }
}
