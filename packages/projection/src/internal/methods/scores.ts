/**
 * What forecasts are scored by; public as types of `Evaluation`.
 *
 * @internal
 */
import type { Forecast } from "../../Forecast.ts"
import type { Series } from "../../Series.ts"

/**
 * One forecast and what came: `truth[h]` is step `h + 1`, `NaN` where nothing was observed.
 *
 * @category models
 * @since 0.1.0
 */
export interface Case {
  /** What shares shocks, for instance a country; resampled together. */
  readonly group: string
  readonly training: Series
  readonly forecast: Forecast
  readonly truth: Float64Array
}

/**
 * The share of truths inside the 80 % and 95 % intervals where the last value, or the count of observations, was at
 * least `from` and below `to`. The shares are `NaN` where `count` is 0.
 *
 * @category models
 * @since 0.1.0
 */
export interface Band {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly crps: number
  readonly coverage80: number
  readonly coverage95: number
}

/**
 * Of the forecasts that gave a probability from `from` to `to`: the mean they gave, and how often it happened.
 *
 * @category models
 * @since 0.1.0
 */
export interface Reliability {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly said: number
  readonly happened: number
}

/**
 * Whether thresholds not yet reached were reached: the squared error of the probability at the last step (`brier`) and
 * over all steps, which scores the date (`rps`), and the logarithmic loss at the last step.
 *
 * @category models
 * @since 0.1.0
 */
export interface AttainmentScores {
  readonly events: number
  readonly baseRate: number
  readonly brier: number
  readonly rps: number
  readonly logLoss: number
  readonly reliability: ReadonlyArray<Reliability>
}

/**
 * Means over every observed step of every case. `crps` is twice the mean pinball loss over the levels 1 % to 99 %;
 * `mase` and `scaledCrps` are in units of the training's mean absolute change, at least `minimumScale`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Scores {
  readonly cases: number
  readonly count: number
  readonly mae: number
  readonly mase: number
  readonly smape: number
  readonly crps: number
  readonly scaledCrps: number
  readonly coverage80: number
  readonly coverage95: number
  /** The share of truths at or below the median. */
  readonly belowMedian: number
  readonly byLevel: ReadonlyArray<Band>
  readonly byLength: ReadonlyArray<Band>
  readonly attainment: AttainmentScores
}

/**
 * Where bands start and end, which thresholds are asked for, and the least scale of `mase`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly levelBands: ReadonlyArray<number>
  readonly lengthBands: ReadonlyArray<number>
  readonly thresholds: ReadonlyArray<number>
  readonly minimumScale: number
}

/**
 * How claims that a threshold is reached came true, among forecasts of one kind: by the last value (`level`), the count of
 * observations (`length`) or the distance from the last value to the threshold (`nearness`), from `from` to below `to`.
 *
 * @category models
 * @since 0.1.0
 */
export interface ReliabilityBand {
  readonly by: "all" | "level" | "length" | "nearness"
  readonly from: number
  readonly to: number
  /** One an interval of the probability that was given, in order. */
  readonly claims: ReadonlyArray<Reliability>
}

/**
 * Where bands of `Evaluation.reliability` start and end, and which thresholds are asked for.
 *
 * @category models
 * @since 0.1.0
 */
export interface ReliabilityOptions {
  readonly thresholds: ReadonlyArray<number>
  /** Whether to ask for thresholds too that the last value has reached: will it still be there? */
  readonly reached: boolean
  /** Where the intervals of the probability start and end. */
  readonly claims: ReadonlyArray<number>
  readonly levelBands: ReadonlyArray<number>
  readonly lengthBands: ReadonlyArray<number>
  /** In the unit of the series; negative where the threshold is reached. */
  readonly nearnessBands: ReadonlyArray<number>
}
