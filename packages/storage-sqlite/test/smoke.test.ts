import { assert, it } from "@effect/vitest"
import { Observation, ObservationStore } from "@lantoa/core"
import { Effect, Stream } from "effect"
import { Sqlite } from "@lantoa/storage-sqlite"
it.effect("x", () => Effect.gen(function*() {
  const store = yield* ObservationStore.ObservationStore
  const o = Observation.make({ id: "a", measure: "m", units: ["u", "b"], period: "2025-03", value: "> 550", knownAt: "2025-03-31T00:00:00Z" })
  console.log(yield* store.append({ id: "1", observations: [o] }))
  console.log(yield* store.append({ id: "1", observations: [o] }))
  console.log(String(yield* Effect.flip(store.append({ id: "2", observations: [o, {...o, id: "b"}] }))))
  assert.deepStrictEqual(yield* Stream.runCollect(store.read({})), [o])
}).pipe(Effect.provide(Sqlite.layerMemory)))
