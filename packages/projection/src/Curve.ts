/**
 * Diffusion curves: how a habit spreads towards a ceiling. They point well and are too sure of themselves; use them
 * as members of an ensemble (Meade & Islam 2006).
 *
 * @since 0.1.0
 */
import type { Forecaster } from "./Forecast.ts"
import * as curves from "./internal/methods/curves.ts"
import * as observed from "./internal/methods/observed.ts"

/** Gompertz's curve, quick at first. @category forecasters @since 0.1.0 */
export const gompertz: Forecaster = observed.forecaster("gompertz", (series, horizon) =>
  along(series, horizon, curves.gompertz)
)

/** The logistic curve. @category forecasters @since 0.1.0 */
export const logistic: Forecaster = observed.forecaster("logistic", (series, horizon) =>
  along(series, horizon, curves.logistic)
)

/**
 * The curve by least squares, its ceiling between the highest value and the bound (twice the highest value where
 * there is none: a free ceiling hugs the last value, Van den Bulte & Lilien 1997), shifted to go through the last
 * value. The deviation is that of one-step changes around the curve's own, times the root of the step.
 */
const along = (series: observed.Observed, horizon: number, shape: curves.Shape): observed.Moments => {
  const { values } = series
  const end = values.length - 1
  const curve = series.count < 4 ? undefined : curves.fit(values, series.bounds.upper, shape)
  const rise = (t: number) => (curve === undefined ? 0 : curve(t))
  let squares = 0
  let before = 0
  for (let t = 1; t <= end; t++) {
    const value = values[t] as number
    if (value !== value) continue
    const change = value - (values[before] as number) - (rise(t) - rise(before))
    squares += (change * change) / (t - before)
    before = t
  }
  const one = series.count < 2 ? observed.singleDeviation(series) : Math.sqrt(squares / Math.max(1, series.count - 1))
  return {
    mean: Float64Array.from({ length: horizon }, (_, h) => series.last + rise(end + h + 1) - rise(end)),
    deviation: Float64Array.from({ length: horizon }, (_, h) => one * Math.sqrt(h + 1))
  }
}
