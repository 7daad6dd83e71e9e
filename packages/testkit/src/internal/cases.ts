/** What the suites are made of. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type Problem, Observation, Store } from "@lantoa/core"

/** Cases are told one after the other; each runs on an empty store. */
export type Cases = (test: (name: string, run: Effect.Effect<void, unknown, Store.Store>) => void) => void

type Asked<A> = Effect.Effect<A, Problem.StoreError, Store.Store>

export const commit = (one: Store.Commit): Asked<Store.Receipt> => Store.Store.use((store) => store.commit(one))

/** What a store gives of a filter, which is as many as it says. */
export const readAll = (filter: Store.Filter = {}): Asked<Array<Observation.Observation>> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const found = yield* Stream.runCollect(store.read(filter))
    assert.strictEqual(yield* store.count(filter), found.length)
    return found
  })

export const knownAt = "2025-04-01T00:00:00Z"
export const later = "2025-04-02T00:00:00Z"
export const latest = "2025-04-03T00:00:00Z"

/** A figure of which only the id is said. */
export const figure = (id: string, more: Partial<Observation.Encoded> = {}): Observation.Observation =>
  Observation.from({ id, measure: "m", units: ["a"], period: "2025-03", value: 1, knownAt, ...more })

/** A figure whose id is left to the store. */
export const nameless = (more: Partial<Observation.Encoded> = {}): Observation.Observation => {
  const { id: _, ...rest } = figure("nobody", more)
  return { id: "", ...rest }
}

export const ids = (observations: ReadonlyArray<Observation.Observation>): ReadonlyArray<string> =>
  observations.map((one) => one.id)

/** What a refused commit complains of. */
export const complaints = (one: Store.Commit): Effect.Effect<ReadonlyArray<unknown>, unknown, Store.Store> =>
  Effect.map(Effect.flip(commit(one)), ({ problems }) => problems.map(({ code, path }) => [code, ...path].join(" ")))
