/** What the suites are made of. @internal */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type DocumentStore, type LantoaError, type Observation, ObservationStore, type Rollup } from "@lantoa/core"

export type Stores = ObservationStore.ObservationStore | DocumentStore.DocumentStore

/** Cases are told one after the other; each runs on empty stores. */
export type Cases = (test: (name: string, run: Effect.Effect<void, unknown, Stores>) => void) => void

type Asked<A> = Effect.Effect<A, LantoaError.StoreError, ObservationStore.ObservationStore>

export const readAll = (filter: ObservationStore.Filter): Asked<Array<Observation.Observation>> =>
  ObservationStore.ObservationStore.use((store) => Stream.runCollect(store.read(filter)))

export const tables = (scans: ReadonlyArray<Rollup.Scan>): Asked<Array<Rollup.RollupTable>> =>
  ObservationStore.ObservationStore.use((store) => Effect.forEach(scans, store.rollup))
