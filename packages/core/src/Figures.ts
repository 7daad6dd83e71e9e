/**
 * Figures: many observations as columns, the form in which they travel between stores and the model. A text is coded once,
 * not once a row.
 *
 * @since 0.1.0
 */
import type * as Period from "./Period.ts"

/** Cohorts and members of dimensions that a figure speaks of; none of either is all. @category models @since 0.1.0 */
export interface Category {
  /** Sorted, each once. */
  readonly cohorts: ReadonlyArray<string>
  /** Dimensions in order, each with its members sorted. */
  readonly breakdown: ReadonlyArray<readonly [dimension: string, members: ReadonlyArray<string>]>
}

/** The texts that figures share; a column holds places in these lists, -1 for none. @category models @since 0.1.0 */
export interface Texts {
  readonly measures: ReadonlyArray<string>
  readonly periods: ReadonlyArray<Period.Period>
  /** Sets of units, each sorted. */
  readonly units: ReadonlyArray<ReadonlyArray<string>>
  readonly categories: ReadonlyArray<Category>
  readonly teams: ReadonlyArray<string>
  readonly activities: ReadonlyArray<string>
  readonly reporters: ReadonlyArray<string>
}

/** Bits of {@link Figures}' `flags`. @category constants @since 0.1.0 */
export const flag = { lowerOpen: 2, upperOpen: 4, about: 8 } as const

/**
 * Figures in columns: row `n` of each column is one figure. Plain data: it survives `structuredClone`, a worker, a wire.
 *
 * @category models
 * @since 0.1.0
 */
export interface Figures {
  readonly length: number
  readonly texts: Texts
  readonly measure: Int32Array
  readonly period: Int32Array
  readonly units: Int32Array
  readonly category: Int32Array
  readonly team: Int32Array
  readonly activity: Int32Array
  /** -1: the units themselves reported. */
  readonly reporter: Int32Array
  /** Both ends `NaN`: asked for and not known. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly flags: Uint8Array
  /** Milliseconds since 1970-01-01T00:00:00Z at which it became known. */
  readonly knownAt: Float64Array
  readonly ids: ReadonlyArray<string>
}
