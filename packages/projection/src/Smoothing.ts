/**
 * Exponential smoothing with additive errors: simple, Holt's trend, the damped trend, and the choice among them.
 *
 * @since 0.1.0
 */
import type { Forecaster } from "./Forecast.ts"
import * as observed from "./internal/methods/observed.ts"
import * as smoothing from "./internal/methods/smoothing.ts"
import type { Series } from "./Series.ts"

/**
 * Which parts a model has besides its level.
 *
 * @category models
 * @since 0.1.0
 */
export interface Model {
  readonly trend: "none" | "additive" | "damped"
  readonly seasonal: boolean
}

/**
 * A fitted model, in R's notation: `beta` and `gamma` are applied to the error itself, and the log-likelihood leaves
 * out the same constants as `forecast::ets`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Fit {
  readonly model: Model
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly phi: number
  readonly logLikelihood: number
  /** Infinite where the series is too short for it. */
  readonly aicc: number
  readonly variance: number
}

const simple: Model = { trend: "none", seasonal: false }
const trended: Model = { trend: "additive", seasonal: false }
const dampedTrend: Model = { trend: "damped", seasonal: false }

/**
 * Fits one model by maximum likelihood within R's bounds (0.0001 to 0.9999, damping 0.8 to 0.98), with the initial
 * states solved exactly. Gaps carry the state forward. With fewer than three observations there is nothing to fit.
 *
 * @category fitting
 * @since 0.1.0
 */
export const fit = (series: Series, model: Model): Fit | undefined => {
  const present = series.values.reduce((count, value) => count + (observed.isPresent(value) ? 1 : 0), 0)
  if (present < 3) return undefined
  return smoothing.fit(series.values, series.weights, series.frequency, model)
}

/** Simple exponential smoothing. @category forecasters @since 0.1.0 */
export const ses: Forecaster = observed.forecaster("ses", (series, horizon) => momentsOf(series, horizon, [simple]))

/** Holt's linear trend. @category forecasters @since 0.1.0 */
export const holt: Forecaster = observed.forecaster("holt", (series, horizon) => momentsOf(series, horizon, [trended]))

/** Holt's trend, damped. @category forecasters @since 0.1.0 */
export const damped: Forecaster = observed.forecaster("damped", (series, horizon) =>
  momentsOf(series, horizon, [dampedTrend])
)

/**
 * The additive model with the least corrected Akaike criterion: with and without a trend, damped or not, and with a
 * season where two full seasons were seen and the season is at most 24 steps.
 *
 * @category forecasters
 * @since 0.1.0
 */
export const auto: Forecaster = observed.forecaster("ets", (series, horizon) => {
  const plain = [simple, trended, dampedTrend]
  const seasonal = series.frequency > 1 && series.frequency <= 24 && series.count >= 2 * series.frequency + 3
  return momentsOf(series, horizon, seasonal ? [...plain, ...plain.map((model) => ({ ...model, seasonal }))] : plain)
})

const momentsOf = (series: observed.Observed, horizon: number, models: ReadonlyArray<Model>): observed.Moments => {
  if (series.count < 3) return held(series, horizon)
  let best: smoothing.Fit | undefined
  for (const model of models) {
    if (model.trend !== "none" && series.count < 4) continue
    const next = smoothing.fit(series.values, series.weights, series.frequency, model)
    if (best === undefined || next.aicc < best.aicc) best = next
  }
  best ??= smoothing.fit(series.values, series.weights, series.frequency, simple)
  return project(best, series.values.length, series.frequency, horizon)
}

/** Too short for a fit: the last value goes on. */
const held = (series: observed.Observed, horizon: number): observed.Moments => {
  const first = series.values[0] as number
  const change = series.count > 1 ? Math.abs(series.last - first) / Math.sqrt(series.values.length - 1) : 0
  const one = change > 0 ? change : observed.singleDeviation(series)
  return {
    mean: new Float64Array(horizon).fill(series.last),
    deviation: Float64Array.from({ length: horizon }, (_, h) => one * Math.sqrt(h + 1))
  }
}

/** Means and closed-form variances (Hyndman et al. 2008, table 6.1). */
const project = (fitted: smoothing.Fit, length: number, frequency: number, horizon: number): observed.Moments => {
  const { alpha, beta, gamma, model, phi, states } = fitted
  const mean = new Float64Array(horizon)
  const weights = new Float64Array(horizon)
  let slopes = 0
  let power = 1
  for (let h = 0; h < horizon; h++) {
    weights[h] = h === 0 ? 1 : alpha + beta * slopes + (model.seasonal && h % frequency === 0 ? gamma : 0)
    power *= phi
    slopes += power
    const season = model.seasonal ? (states[2 + ((length + h) % frequency)] as number) : 0
    mean[h] = (states[0] as number) + slopes * (states[1] as number) + season
  }
  return { mean, ...observed.spread(weights, fitted.variance) }
}
