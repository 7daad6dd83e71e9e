import { assert, describe, it } from "@effect/vitest"
import { Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Effect, Layer } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"
import { batch } from "./figures.ts"
import { commit, readAll } from "./files.ts"

describe("a disk that is full", () => {
  it.effect("refuses the commit whole, keeps what there is, and takes the commit once there is room", () =>
    Effect.gen(function* () {
      const { client, insert } = yield* open(":memory:")
      const layer = SqlStore.layer({ dialect: Dialect.sqlite, place: "figures.db", insert })
      const store = yield* Layer.build(layer.pipe(Layer.provide(Layer.succeed(Client, client))))
      yield* Effect.gen(function* () {
        yield* commit(batch("first", 100))
        const before = yield* readAll
        const [{ page_count: pages }] = (yield* client`PRAGMA page_count`) as [{ page_count: number }]
        yield* client.unsafe(`PRAGMA max_page_count = ${pages + 2}`)
        for (let time = 0; time < 2; time++) {
          const error = yield* Effect.flip(commit(batch("second", 2000)))
          assert.strictEqual(error.reason, "Full")
          assert.match(error.message, /^sqlite commit in figures\.db: .*there is no room for it: make some/)
          assert.deepStrictEqual(yield* readAll, before)
        }
        yield* client.unsafe("PRAGMA max_page_count = 1000000")
        assert.strictEqual((yield* commit(batch("second", 2000))).commit, 2)
        assert.strictEqual((yield* readAll).length, 2100)
      }).pipe(Effect.provideService(Store.Store, yield* Effect.provideContext(Store.Store, store)))
    })
  )
})
