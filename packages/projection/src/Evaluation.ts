/**
 * How good forecasts are: hold back what is known, forecast it, and score what was said.
 *
 * @since 0.1.0
 */
import * as Forecast from "./Forecast.ts"
import * as metrics from "./internal/methods/metrics.ts"
import * as observed from "./internal/methods/observed.ts"
import type { Series } from "./Series.ts"
import * as claimed from "./internal/methods/reliability.ts"
import type { Case, Options, ReliabilityBand, ReliabilityOptions, Scores } from "./internal/methods/scores.ts"

export type {
  AttainmentScores,
  Band,
  Case,
  Options,
  Reliability,
  ReliabilityBand,
  ReliabilityOptions,
  Scores
} from "./internal/methods/scores.ts"

/** For shares in percent, a step a year. @category constants @since 0.1.0 */
export const shares: Options = {
  levelBands: [0, 10, 30, 60, 80, 100.1],
  lengthBands: [1, 10, 15, 20, Infinity],
  thresholds: [25, 50, 60, 75, 90],
  minimumScale: 0.1
}

/**
 * A back-test: one case an origin, from the first with `minimum` observations, every `every` steps, as long as
 * something was observed afterwards.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const backTest = (
  series: Series,
  forecaster: Forecast.Forecaster,
  options: { readonly horizon: number; readonly minimum?: number; readonly every?: number; readonly group?: string }
): ReadonlyArray<Case> => {
  const { every = 1, group = "", horizon, minimum = 6 } = options
  const cases: Array<Case> = []
  let seen = 0
  let next = 0
  for (let t = 0; t < series.values.length - 1; t++) {
    if (!observed.isPresent(series.values[t] as number)) continue
    seen++
    if (seen < minimum || t < next) continue
    const truth = new Float64Array(horizon).fill(NaN)
    truth.set(series.values.subarray(t + 1, t + 1 + horizon))
    if (!truth.some(observed.isPresent)) continue
    const weights = series.weights?.slice(0, t + 1)
    const training = { ...series, values: series.values.slice(0, t + 1), ...(weights === undefined ? {} : { weights }) }
    cases.push({ group, training, forecast: forecaster(training, horizon), truth })
    next = t + every
  }
  return cases
}

/**
 * The continuous ranked probability score of step `step` (from 1): twice the mean pinball loss over 99 levels.
 *
 * @category scores
 * @since 0.1.0
 */
export const crps = (forecast: Forecast.Forecast, step: number, truth: number): number =>
  metrics.crps(metrics.percentiles(forecast, step), truth)

/**
 * All scores of many cases.
 *
 * @category scores
 * @since 0.1.0
 */
export const score = (cases: Iterable<Case>, options: Options = shares): Scores => {
  const tally = metrics.start(options)
  for (const one of cases) metrics.add(tally, one, options)
  return metrics.finish(tally)
}

/** What `reliability` asks for where nothing else is said: shares in percent. */
const claims: ReliabilityOptions = {
  thresholds: shares.thresholds,
  reached: false,
  claims: [0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 1],
  levelBands: [0, 10, 30, 60, 80, 95, 100.1],
  lengthBands: [1, 2, 3, 4, 5, 6, 10, 15, 20, Infinity],
  nearnessBands: [-Infinity, 0, 2, 5, 10, 25, Infinity]
}

/**
 * Whether claims hold: of the claims, one a step and a threshold, that it is reached with a probability of, say, below 2 %,
 * how many came true; over all, and by the last value, by the count of observations and by how near the threshold is.
 * Where `happened` is far from `said`, the probability is not to be believed for forecasts of that kind.
 *
 * @category scores
 * @since 0.1.0
 */
export const reliability = (
  cases: Iterable<Case>,
  options: Partial<ReliabilityOptions> = {}
): ReadonlyArray<ReliabilityBand> => claimed.reliability(cases, { ...claims, ...options })
