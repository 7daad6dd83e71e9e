/**
 * Roll-ups: what a plan asks of one measure, as plain data.
 *
 * @since 0.1.0
 */
import type * as Measure from "./Measure.ts"
import type * as Period from "./Period.ts"
import type * as Territory from "./Territory.ts"

/**
 * The figures of a measure, for groups of units, in buckets of time.
 *
 * @category models
 * @since 0.1.0
 */
export interface Rollup {
  readonly measure: string
  /** Members of dimensions to keep. */
  readonly where: { readonly [dimension: string]: string | ReadonlyArray<string> }
  /** Keep what this team did. */
  readonly team?: string
  /** Keep what this cohort did. */
  readonly cohort?: string
  /** Keep figures reported at this level of the hierarchy. */
  readonly from?: string
  readonly hierarchy: string
  readonly boundaries: Territory.Boundaries
  /** The units whose values are asked for. */
  readonly groups: ReadonlyArray<string>
  readonly buckets: ReadonlyArray<Period.Period>
  /** `"zero"`: whatever nobody told counts as nothing. */
  readonly silent?: "zero"
  readonly along: { readonly [A in Measure.Axis]: Measure.Operator }
}
