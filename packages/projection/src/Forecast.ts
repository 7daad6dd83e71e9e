/**
 * A forecast: a predictive distribution for each of the next steps.
 *
 * @since 0.1.0
 */
import { at } from "./internal/numerics/at.ts"
import * as cholesky from "./internal/numerics/cholesky.ts"
import * as normal from "./internal/numerics/normal.ts"
import { make as makeDraws } from "./Draws.ts"
import type { Range, Series } from "./Series.ts"

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

/**
 * The levels this package's own forecasters give: 1 % to 99 % by 1 %, the ends of the 95 % interval, and
 * 0.1, 0.5, 99.5 and 99.9 %.
 *
 * @category constants
 * @since 0.1.0
 */
export const standardLevels: Float64Array = Float64Array.from(
  [0.001, 0.005, 0.025, 0.975, 0.995, 0.999, ...Array.from({ length: 99 }, (_, index) => (index + 1) / 100)].sort(
    (a, b) => a - b
  )
)

/** @internal */
export const standardScores: Float64Array = standardLevels.map(normal.quantile)

const scoresOf = (levels: Float64Array): Float64Array =>
  levels === standardLevels ? standardScores : levels.map(normal.quantile)

/**
 * The quantile at probability `p` of step `step` (from 1). Between levels it runs straight in the normal score of
 * `p`; outside the outermost levels it stays at the outermost quantile, so it never leaves the forecast's bounds.
 *
 * @category getters
 * @since 0.1.0
 */
export const quantile = (self: Forecast, step: number, p: number): number => {
  const scores = scoresOf(self.levels)
  return interpolate(scores, self.quantiles, (step - 1) * scores.length, scores.length, normal.quantile(p))
}

const interpolate = (scores: Float64Array, quantiles: Float64Array, offset: number, width: number, z: number) => {
  if (z <= at(scores, 0)) return at(quantiles, offset)
  if (z >= at(scores, width - 1)) return at(quantiles, offset + width - 1)
  let low = 0
  let high = width - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at(scores, middle) <= z) low = middle
    else high = middle
  }
  const below = at(quantiles, offset + low)
  const share = (z - at(scores, low)) / (at(scores, high) - at(scores, low))
  return below + share * (at(quantiles, offset + high) - below)
}

/**
 * `P(value <= x)` at step `step` (from 1): the inverse of `quantile`. Below the lowest quantile it is half the lowest
 * level, above the highest it is half-way from the highest level to 1, since the forecast says no more than that.
 *
 * @category getters
 * @since 0.1.0
 */
export const cdf = (self: Forecast, step: number, x: number): number => {
  const width = self.levels.length
  const offset = (step - 1) * width
  let above = 0
  while (above < width && at(self.quantiles, offset + above) <= x) above++
  return between(self, offset, above, x)
}

/**
 * `P(value >= x)` at step `step` (from 1). Where the forecast has an atom at `x`, as at a bound, the atom counts.
 *
 * @category getters
 * @since 0.1.0
 */
export const probabilityAtLeast = (self: Forecast, step: number, x: number): number => {
  const width = self.levels.length
  const offset = (step - 1) * width
  let notBelow = 0
  while (notBelow < width && at(self.quantiles, offset + notBelow) < x) notBelow++
  return 1 - between(self, offset, notBelow, x)
}

/** The probability at `x`, where `above` is the index of the first quantile taken to lie above it. */
const between = (self: Forecast, offset: number, above: number, x: number): number => {
  const { levels, quantiles } = self
  const width = levels.length
  if (above === 0) return at(levels, 0) / 2
  if (above === width) return (1 + at(levels, width - 1)) / 2
  const low = at(quantiles, offset + above - 1)
  const high = at(quantiles, offset + above)
  const share = high > low ? (x - low) / (high - low) : 0
  const z = normal.quantile(at(levels, above - 1))
  return normal.cdf(z + share * (normal.quantile(at(levels, above)) - z))
}

/**
 * The medians, one a step.
 *
 * @category getters
 * @since 0.1.0
 */
export const median = (self: Forecast): Float64Array =>
  Float64Array.from({ length: self.horizon }, (_, step) => quantile(self, step + 1, 0.5))

/**
 * `count` joint draws by a Gaussian copula: the steps are joined by the forecast's correlation, and each step has
 * exactly the forecast's own quantiles. The same seed gives the same paths.
 *
 * @category sampling
 * @since 0.1.0
 */
export const paths = (self: Forecast, count: number, seed: number): Paths => {
  const { horizon, quantiles } = self
  const scores = scoresOf(self.levels)
  const width = scores.length
  const factor = new Float64Array(horizon * horizon)
  cholesky.decompose(self.correlation, horizon, factor, semidefinite)
  const random = makeDraws(seed)
  const draws = new Float64Array(horizon)
  const values = new Float64Array(count * horizon)
  for (let path = 0; path < count; path++) {
    for (let step = 0; step < horizon; step++) {
      draws[step] = random.normal()
      let z = 0
      for (let k = 0; k <= step; k++) z += at(factor, step * horizon + k) * at(draws, k)
      values[path * horizon + step] = interpolate(scores, quantiles, step * width, width, z)
    }
  }
  return { count, horizon, values }
}

/** A pivot that rounding made negative, or all but 0, counts as 0: steps that go together wholly. */
const semidefinite = (rest: number): number => (rest > 1e-16 ? Math.sqrt(rest) : 0)

/**
 * A forecast from normal distributions, one a step, on an unbounded scale.
 *
 * @category constructors
 * @since 0.1.0
 */
export const gaussian = (options: {
  readonly method: string
  readonly mean: Float64Array
  readonly deviation: Float64Array
  readonly correlation?: Float64Array
}): Forecast => {
  const horizon = options.mean.length
  const width = standardScores.length
  const quantiles = new Float64Array(horizon * width)
  for (let step = 0; step < horizon; step++) {
    const mean = at(options.mean, step)
    const deviation = at(options.deviation, step)
    for (let k = 0; k < width; k++) quantiles[step * width + k] = mean + deviation * at(standardScores, k)
  }
  const correlation = options.correlation ?? randomWalkCorrelation(horizon)
  return { method: options.method, horizon, levels: standardLevels, quantiles, correlation }
}

/**
 * The correlation of the steps of a random walk, `sqrt(min / max)`: what a forecaster uses that knows no better.
 *
 * @category constructors
 * @since 0.1.0
 */
export const randomWalkCorrelation = (horizon: number): Float64Array => {
  const correlation = new Float64Array(horizon * horizon)
  for (let i = 0; i < horizon; i++) {
    for (let k = 0; k < horizon; k++) {
      correlation[i * horizon + k] = Math.sqrt((Math.min(i, k) + 1) / (Math.max(i, k) + 1))
    }
  }
  return correlation
}

/**
 * The same forecast with each quantile moved by a non-decreasing function.
 *
 * @category mapping
 * @since 0.1.0
 */
export const map = (self: Forecast, f: (value: number) => number, method: string = self.method): Forecast => ({
  ...self,
  method,
  quantiles: self.quantiles.map(f)
})

/**
 * The same forecast with what lies outside the bounds brought to them.
 *
 * @category mapping
 * @since 0.1.0
 */
export const clamp = (self: Forecast, bounds: Range): Forecast =>
  bounds.lower === -Infinity && bounds.upper === Infinity
    ? self
    : map(self, (value) => Math.min(Math.max(value, bounds.lower), bounds.upper))

/**
 * The same forecast without its first `steps` steps: what is left when the first of them lie in the past.
 *
 * @category mapping
 * @since 0.1.0
 */
export const after = (self: Forecast, steps: number): Forecast => {
  const horizon = self.horizon - steps
  const correlation = new Float64Array(horizon * horizon)
  for (let i = 0; i < horizon; i++) {
    const from = (i + steps) * self.horizon + steps
    correlation.set(self.correlation.subarray(from, from + horizon), i * horizon)
  }
  return { ...self, horizon, quantiles: self.quantiles.slice(steps * self.levels.length), correlation }
}
