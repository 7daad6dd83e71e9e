/**
 * The readings of one question: a list of them, and the same as columns of numbers for whoever works with many.
 *
 * @since 0.1.0
 */
import type * as Period from "./Period.ts"
import type { Reading } from "./Reading.ts"

/**
 * Readings in columns: entry `n` of each is of reading `n`, by indicator, part, unit and period. They hold what is reckoned with;
 * its sentence, who is silent and what contradicts is said by the reading itself.
 *
 * @category models
 * @since 0.1.0
 */
export interface Columns {
  readonly indicator: ReadonlyArray<string>
  readonly part: ReadonlyArray<Reading["part"] | undefined>
  readonly unit: ReadonlyArray<string>
  readonly period: ReadonlyArray<Period.Period>
  /** The ends of the value, which may be infinite; both `NaN` where there is none. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Bits of `Figures.flag`: which end is open, and whether the value is "about". */
  readonly flags: Uint8Array
  /** What came in so far; `NaN` where nothing did. */
  readonly reported: Float64Array
  /** How many figures went in, and from how many reporters. */
  readonly figures: Int32Array
  readonly reporting: Int32Array
  /** How many should report; `NaN` where nobody says who should. */
  readonly expected: Float64Array
}

/**
 * The readings of one question. Of up to a thousand each is there; of more each is made when it is looked at, and every time
 * anew, so that a great many can be gone through without being kept. `columns` are made when they are first looked at, all in one go:
 * `Lantoa.columns` makes the same in slices.
 *
 * @category models
 * @since 0.1.0
 */
export interface Readings extends ReadonlyArray<Reading> {
  readonly columns: Columns
}
