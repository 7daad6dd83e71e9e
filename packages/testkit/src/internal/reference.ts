/** The answers of the reference: the stores in memory of `@lantoa/core`. @internal */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type LantoaError, MemoryStore, ObservationStore } from "@lantoa/core"
import type { Stores } from "./cases.ts"

/** What the reference says after these batches. */
export const run = <A, E>(
  batches: ReadonlyArray<ObservationStore.Batch>,
  ask: Effect.Effect<A, E, Stores>
): Effect.Effect<A, E | LantoaError.StoreError> =>
  ObservationStore.ObservationStore.use((store) => Effect.forEach(batches, store.append)).pipe(
    Effect.andThen(ask),
    Effect.provide(Layer.fresh(MemoryStore.layer))
  )
