/**
 * A forecast: a predictive distribution for each of the next steps.
 *
 * @since 0.1.0
 */
import type { Series } from "./Series.ts"

/**
 * Quantiles for each step ahead. Row `h` (from 0) holds the quantiles of step `h + 1`, ascending, one a level.
 *
 * @category models
 * @since 0.1.0
 */
export interface Forecast {
  /** The method's name as it is printed. */
  readonly method: string
  /** How many steps ahead. */
  readonly horizon: number
  /** Probabilities, ascending, inside (0, 1). */
  readonly levels: Float64Array
  /** `horizon * levels.length` values, row-major by step. */
  readonly quantiles: Float64Array
  /** Correlation of steps on the normal scale, `horizon * horizon`, row-major: what joins the rows into paths. */
  readonly correlation: Float64Array
}

/**
 * Joint draws: row `i` holds path `i`, one value a step ahead.
 *
 * @category models
 * @since 0.1.0
 */
export interface Paths {
  readonly count: number
  readonly horizon: number
  /** `count * horizon` values, row-major by path. */
  readonly values: Float64Array
}

/**
 * A method: from a series and a horizon to a predictive distribution. Pure, total for finite input, `n = 1` included.
 *
 * @category models
 * @since 0.1.0
 */
export type Forecaster = (series: Series, horizon: number) => Forecast
