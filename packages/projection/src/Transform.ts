/**
 * Scales on which to forecast. Quantiles survive any increasing function, so a forecast made on one scale can be read
 * on another without loss.
 *
 * @since 0.1.0
 */
import * as Forecast from "./Forecast.ts"
import type { Series } from "./Series.ts"

/**
 * An increasing function of a value, its inverse, and the name it prints with.
 *
 * @category models
 * @since 0.1.0
 */
export interface Transform {
  readonly name: string
  readonly forward: (value: number) => number
  readonly backward: (value: number) => number
}

/**
 * The logit of a share in percent, brought to 0.1 … 99.9 first, so that 0 and 100 are finite. Forecasts reach 0 and
 * 100 only in the limit.
 *
 * @category constants
 * @since 0.1.0
 */
export const logit: Transform = {
  name: "logit",
  forward: (value) => {
    const share = Math.min(Math.max(value, 0.1), 99.9)
    return Math.log(share / (100 - share))
  },
  backward: (value) => 100 / (1 + Math.exp(-value))
}

/**
 * The logarithm of a count, with `offset` added first so that 0 is finite.
 *
 * @category constructors
 * @since 0.1.0
 */
export const log = (offset: number): Transform => ({
  name: "log",
  forward: (value) => Math.log(Math.max(value, 0) + offset),
  backward: (value) => Math.max(Math.exp(value) - offset, 0)
})

/**
 * The forecaster on the transformed scale, its quantiles brought back and inside the series' bounds. The result is a
 * forecaster again.
 *
 * @category combinators
 * @since 0.1.0
 */
export const on =
  (forecaster: Forecast.Forecaster, transform: Transform): Forecast.Forecaster =>
  (series: Series, horizon: number) => {
    const moved = { ...series, values: series.values.map(transform.forward), bounds: unbounded }
    const forecast = forecaster(moved, horizon)
    const back = Forecast.map(
      forecast,
      (value) => Math.min(transform.backward(value), Number.MAX_VALUE),
      `${forecast.method} on ${transform.name}`
    )
    return Forecast.clamp(back, series.bounds)
  }

const unbounded = { lower: -Infinity, upper: Infinity }
