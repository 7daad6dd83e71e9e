/**
 * Quantiles brought nearer to their median or further from it.
 *
 * @internal
 */
import * as Forecast from "../../Forecast.ts"
import type { Range, Series } from "../../Series.ts"
import * as normal from "../numerics/normal.ts"

/** Scores of the middle, 1, and of the ends of 80, 95 and 98 %, which have factors. */
const scores = [0, 1.2815515655446004, 1.959963984540054, 2.3263478740408408]

/** The factor at a score between those of the ends, straight from one to the next and level outside. */
export const between = (score: number, factors: ReadonlyArray<number>): number => {
  const size = Math.abs(score)
  const next = scores.findIndex((other) => size < other)
  const factor = (place: number) => (place === 0 ? 1 : (factors[place - 1] as number))
  if (next < 0) return factor(scores.length - 1)
  const [from, to] = [scores[next - 1] as number, scores[next] as number]
  return factor(next - 1) + ((factor(next) - factor(next - 1)) * (size - from)) / (to - from)
}

/** Past this there are no numbers. */
const largest = Number.MAX_VALUE

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
        row[k] = Math.min(Math.max(median + direction * furthest, lower, -largest), upper, largest)
      }
    }
  }
  return { ...forecast, quantiles }
}

/** The step in which figures are written: 1 for whole numbers, 0.1 for those of one decimal. */
export const resolution = (values: ReadonlyArray<number>): number => {
  let step = 1
  while (step > 1e-9 && values.some((value) => Math.abs(value - Math.round(value / step) * step) > step / 1e6))
    step /= 10
  return step
}

/**
 * No interval so narrow that figures which never changed are certain never to change: by the rule of succession the next is another
 * once in as many as were seen and two. Another count is one more or less, another share one that is rounded to another.
 */
export const doubted = (forecast: Forecast.Forecast, series: Series): Forecast.Forecast => {
  const seen = Array.from(series.values).filter(Number.isFinite)
  const { lower, upper } = series.bounds
  const isShare = Number.isFinite(upper - lower)
  // What was learnt of shares knows how those that move go on.
  if (seen.length === 0 || (isShare && seen.some((value) => value !== seen[0]))) return forecast
  const change = resolution(seen) / (isShare ? 2 : 1)
  const one = change / normal.quantile(1 - 1 / (seen.length + 2))
  const width = forecast.levels.length
  const middle = forecast.levels.indexOf(0.5)
  const quantiles = forecast.quantiles.map((value, k) => {
    const step = Math.floor(k / width)
    const median = forecast.quantiles[step * width + middle] as number
    const least = one * Math.sqrt(1 + step / seen.length) * (Forecast.standardScores[k % width] as number)
    const other = median + (least < 0 ? Math.min(least, value - median) : Math.max(least, value - median))
    return Math.min(Math.max(other, lower, -largest), upper, largest)
  })
  return { ...forecast, quantiles }
}
