/**
 * A series: what was observed at evenly spaced steps, with gaps left as gaps.
 *
 * @since 0.1.0
 */

import type { Text } from "@lantoa/core"

/**
 * Where values can lie. A share in percent is `{ lower: 0, upper: 100 }`, a count `{ lower: 0, upper: Infinity }`,
 * any other figure `{ lower: -Infinity, upper: Infinity }`. Bounds choose the scale on which a forecaster works.
 *
 * @category models
 * @since 0.1.0
 */
export interface Range {
  readonly lower: number
  readonly upper: number
}

/**
 * What comes each year at another time, as Tết does.
 *
 * @category models
 * @since 0.1.0
 */
export interface Feast {
  readonly name: Text.Text
  /** One a step, those ahead too: how much of the feast falls into it, 0 to 1. */
  readonly weights: Float64Array
}

/**
 * Observations at steps 0, 1, 2 … of one length.
 *
 * @category models
 * @since 0.1.0
 */
export interface Series {
  /** One value a step; `NaN` where nothing was observed. */
  readonly values: Float64Array
  /** Steps in a season: 1 for yearly data, 4 quarterly, 12 monthly, 52 weekly. */
  readonly frequency: number
  readonly bounds: Range
  /** How much each observation weighs, for instance the size of a survey; all alike when absent. */
  readonly weights?: Float64Array
  /** Known events that move; `Season` finds out what they do. */
  readonly feasts?: ReadonlyArray<Feast>
}

/** The bounds of a share in percent. @category constants @since 0.1.0 */
export const percent: Range = { lower: 0, upper: 100 }

/** The bounds of a count. @category constants @since 0.1.0 */
export const count: Range = { lower: 0, upper: Infinity }

/** No bounds. @category constants @since 0.1.0 */
export const unbounded: Range = { lower: -Infinity, upper: Infinity }
