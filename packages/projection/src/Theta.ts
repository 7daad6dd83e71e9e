/**
 * The theta method.
 *
 * @since 0.1.0
 */
import type { Forecaster } from "./Forecast.ts"
import * as observed from "./internal/methods/observed.ts"
import * as smoothing from "./internal/methods/smoothing.ts"

/**
 * Simple exponential smoothing plus half the slope of the least-squares line (Hyndman & Billah 2003), as
 * `forecast::thetaf` has it. It does not look at seasons: wrap it in `Season.adjust`.
 *
 * @category forecasters
 * @since 0.1.0
 */
export const theta: Forecaster = observed.forecaster("theta", (series, horizon) => {
  const { values } = series
  if (series.count < 3) {
    const slope = series.count < 2 ? 0 : (series.last - (values[0] as number)) / (values.length - 1) / 2
    const one =
      series.count < 2 ? observed.singleDeviation(series) : Math.abs(slope) || observed.singleDeviation(series)
    return {
      mean: Float64Array.from({ length: horizon }, (_, h) => series.last + slope * (h + 1)),
      deviation: Float64Array.from({ length: horizon }, (_, h) => one * Math.sqrt(h + 1))
    }
  }
  const fitted = smoothing.fit(values, series.weights, 1, { trend: "none", seasonal: false })
  const slope = observed.slope(values) / 2
  const late = (1 - (1 - fitted.alpha) ** values.length) / fitted.alpha
  const weights = new Float64Array(horizon).fill(fitted.alpha)
  weights[0] = 1
  const level = fitted.states[0] as number
  return {
    mean: Float64Array.from({ length: horizon }, (_, h) => level + slope * (h + late)),
    ...observed.spread(weights, fitted.variance)
  }
})
