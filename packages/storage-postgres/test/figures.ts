import { Documents, Observation, type Problem, Store } from "@lantoa/core"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Layer, Stream } from "effect"
import { postgres } from "./places.ts"

export const knownAt = "2025-04-01T00:00:00Z"

export const figure = (id: string, more: Partial<Observation.Encoded> = {}): Observation.Observation =>
  Observation.from({ id, measure: "m", units: ["a"], period: "2025-03", value: 1, knownAt, ...more })

/** A commit of so many figures, one a team, with a document and a filing. */
export const batch = (
  name: string,
  size: number
): Store.Commit & { readonly figures: ReadonlyArray<Observation.Observation> } => ({
  id: name,
  documents: { put: Documents.from({ cohorts: [{ id: name, name: { vi: name, en: name } }] }), knownAt },
  figures: Array.from({ length: size }, (_, index) =>
    figure(`${name}.${index}`, { value: index, team: `${name}.team-${index}` })
  ),
  filings: [{ form: "f", reporter: name, period: figure("x").period, knownAt }]
})

type Asked<A> = Effect.Effect<A, Problem.StoreError, Store.Store>

export const commit = (one: Store.Commit): Asked<Store.Receipt> => Store.Store.use((store) => store.commit(one))
export const readAll = (filter: Store.Filter = {}): Asked<ReadonlyArray<Observation.Observation>> =>
  Store.Store.use((store) => Stream.runCollect(store.read(filter)))

/** Uses a store of its own for what is asked of it. */
export const using = (schema: string, more: Partial<Postgres.Options> = {}) => {
  const layer = Layer.fresh(Postgres.layer({ url: postgres, schema, ...more }))
  return <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | Problem.StoreError, Exclude<R, Store.Store>> =>
    Effect.provide(effect, layer)
}
