/**
 * The store of figures: append-only, atomic by batch, read as known now or at any earlier moment.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { StoreError } from "./LantoaError.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"
import type * as Rollup from "./Rollup.ts"

export { judge, type Judged, type Known, type Stored } from "./internal/store/batchRules.ts"

/**
 * Figures that belong together: all are stored or none. The id makes a repeat harmless: the same batch twice is stored once;
 * another batch under a used id is refused.
 *
 * @category models
 * @since 0.1.0
 */
export interface Batch {
  readonly id: string
  readonly observations: ReadonlyArray<Observation.Observation>
}

/** What an append did: how many figures are new; 0 and `repeated` when the batch was there already. @category models @since 0.1.0 */
export interface Appended {
  readonly appended: number
  readonly repeated: boolean
}

/** Which figures to read back. Every condition may be left out; lists mean "any of". @category models @since 0.1.0 */
export interface Filter {
  readonly ids?: ReadonlyArray<string>
  readonly measures?: ReadonlyArray<string>
  /** Figures that name at least one of these units. */
  readonly units?: ReadonlyArray<string>
  /** Figures whose period shares a day with this one. */
  readonly overlapping?: Period.Period
  /** As known at this moment: later figures and later corrections do not exist yet. */
  readonly asKnownAt?: Observation.Instant
  /** Also figures that have been corrected. */
  readonly superseded?: boolean
}

/**
 * A store of observations.
 *
 * `append` fails with a `StoreError` and writes nothing when the batch id holds other figures (`BatchConflict`) or some
 * figures cannot be taken (`InvalidObservation`, a problem each: `duplicate-id`; `duplicate-figure`, the cell is filled and
 * the figure is no correction; `unknown-observation`, `other-figure`, `already-corrected` or `known-too-early` for a
 * correction). `read` gives figures ordered by `knownAt`, then by id. `rollup` answers a scan; every store answers alike.
 *
 * @category services
 * @since 0.1.0
 */
export class ObservationStore extends Context.Service<
  ObservationStore,
  {
    readonly append: (batch: Batch) => Effect.Effect<Appended, StoreError>
    readonly read: (filter: Filter) => Stream.Stream<Observation.Observation, StoreError>
    readonly rollup: (scan: Rollup.Scan) => Effect.Effect<Rollup.RollupTable, StoreError>
  }
>()("@lantoa/core/ObservationStore") {}
