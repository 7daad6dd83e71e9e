/**
 * The local linear trend: a level that moves by a slope, and a slope that itself wanders and fades.
 *
 * @since 0.1.0
 */
import type { Forecaster } from "./Forecast.ts"
import * as kalman from "./internal/methods/kalman.ts"
import * as observed from "./internal/methods/observed.ts"

/**
 * By Kalman filter, so that gaps cost information instead of being filled, and an observation counts by its weight.
 * Instead of one best set of noise ratios it averages over a grid of them by likelihood (Bayesian model averaging
 * with equal priors), which short series need: their likelihood hardly tells the sets apart.
 *
 * @category forecasters
 * @since 0.1.0
 */
export const localTrend: Forecaster = observed.forecaster("local trend", (series, horizon) =>
  kalman.average(series, horizon)
)
