/**
 * Figures: many observations as columns, the form in which they travel between stores and the model. A text is coded once,
 * not once a row.
 *
 * @since 0.1.0
 */
import * as Instant from "./Instant.ts"
import { valueOf } from "./internal/store/coding.ts"
import { collecting } from "./internal/store/collecting.ts"
import { type Rest, restored } from "./internal/store/rest.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"

export { categoryOf, coder, flag, flagsOf, valueOf } from "./internal/store/coding.ts"
export { combinations, type Combinations } from "./internal/store/combinations.ts"
export { malformed } from "./internal/store/malformed.ts"
export { type Rest, restOf, restored, type Said } from "./internal/store/rest.ts"

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
  /** The ids that were given; `""`, or nothing where the list is empty, for a figure whose id the store derives. */
  readonly ids: ReadonlyArray<string>
  /**
   * What the columns do not say of some rows: what a figure corrects, its source, its doubts. Figures that are committed have
   * it; those of a scan do not.
   */
  readonly rests?: ReadonlyMap<number, Rest>
}

/** Observations as columns. @category conversions @since 0.1.0 */
export const fromObservations = (observations: ReadonlyArray<Observation.Observation>): Figures => {
  const found = collecting(observations.length)
  for (const one of observations) found.add(one)
  return found.done()
}

/** Columns of whatever is given: observations are turned into them. @category conversions @since 0.1.0 */
export const of = (figures: Figures | ReadonlyArray<Observation.Observation>): Figures =>
  "texts" in figures ? figures : fromObservations(figures)

/** One row as it was written. @category conversions @since 0.1.0 */
export const observationAt = (figures: Figures, row: number): Observation.Observation => {
  const { texts } = figures
  return restored(
    {
      id: figures.ids[row] ?? "",
      measure: texts.measures[figures.measure[row]!]!,
      units: texts.units[figures.units[row]!]!,
      category: texts.categories[figures.category[row]!]!,
      period: texts.periods[figures.period[row]!]!,
      value: valueOf(figures.lower[row]!, figures.upper[row]!, figures.flags[row]!),
      team: texts.teams[figures.team[row]!],
      activity: texts.activities[figures.activity[row]!],
      reporter: texts.reporters[figures.reporter[row]!],
      knownAt: Instant.fromMillis(figures.knownAt[row]!)
    },
    figures.rests?.get(row)
  )
}
