import { assert, describe, it } from "@effect/vitest"
import { type Problem, Store } from "@lantoa/core"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Layer, Stream } from "effect"
import { batch, commit, figure, readAll, using } from "./figures.ts"
import { hasReplicas, isInstalled, make, type Server } from "./server.ts"
import { newSchema, onServer, postgres, query } from "./places.ts"

const server = (copied?: Server, isBrought?: boolean) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const made = make(copied, isBrought)!
      await made.start()
      return made
    }),
    ({ remove }) => Effect.promise(remove)
  )

const opened = (url: string, more: Partial<Postgres.Options> = {}) =>
  Layer.build(Layer.fresh(Postgres.layer({ url, ...more })))

const span = { measure: "m", from: 0, to: 99_999, latestBefore: true }

/** Everything that can be asked of a store. */
const calls = (store: Store.Store["Service"]): ReadonlyArray<Effect.Effect<unknown, Problem.StoreError>> => [
  store.commit(batch("x", 1)),
  store.head,
  store.library(),
  store.scan([span]),
  store.withdrawals(),
  Stream.runCollect(store.read())
]

describe.skipIf(!isInstalled)("a server of one's own", () => {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    it.live(`that is stopped (${signal}) fails what is asked of it, and serves again when it is back`, () =>
      Effect.gen(function* () {
        const { start, stop, url } = yield* server()
        const context = yield* opened(url)
        yield* Effect.gen(function* () {
          const store = yield* Store.Store
          yield* commit(batch("first", 100))
          yield* Effect.promise(() => stop(signal))
          for (const round of [1, 2]) {
            for (const call of calls(store)) {
              const error = yield* Effect.flip(call)
              assert.strictEqual(error.reason, "Unavailable", `${round}`)
              assert.match(error.message, /the database cannot be reached|the server ended the connection/)
            }
          }
          const other = yield* Effect.flip(Effect.scoped(opened(url)))
          assert.match(other.message, /postgres open in postgres:.*cannot be reached/)
          yield* Effect.promise(start)
          assert.strictEqual((yield* commit(batch("second", 100))).commit, 2)
          assert.deepStrictEqual(yield* readAll(), [...batch("first", 100).figures, ...batch("second", 100).figures])
        }).pipe(Effect.provideContext(context))
      })
    )
  }

  it.live("that came with the install serves a store", () =>
    Effect.gen(function* () {
      const { url } = yield* server(undefined, true)
      const context = yield* opened(url)
      yield* commit(batch("first", 10)).pipe(Effect.provideContext(context))
      assert.deepStrictEqual(yield* readAll().pipe(Effect.provideContext(context)), batch("first", 10).figures)
    })
  )

  // What comes with the install makes no replicas.
  it.live.skipIf(!hasReplicas && process.env["CI"] !== "true")(
    "and its replica: that serves reads of what has come to it, and refuses commits",
    () =>
      Effect.gen(function* () {
        const primary = yield* server()
        const replica = yield* server(primary)
        for (const readOnly of [true, false]) {
          const error = yield* Effect.flip(Effect.scoped(opened(replica.url, { readOnly })))
          assert.strictEqual(error.reason, "ReadOnly")
        }
        const writer = yield* opened(primary.url)
        yield* commit(batch("first", 10)).pipe(Effect.provideContext(writer))
        const [[written]] = (yield* query("SELECT pg_current_wal_flush_lsn()::text", [], primary.url)) as [[string]]
        yield* Effect.repeat(query("SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn", [written], replica.url), {
          until: (rows) => rows[0]![0] === true
        })
        for (const readOnly of [true, false]) {
          const reader = yield* opened(replica.url, { readOnly })
          yield* Effect.gen(function* () {
            const store = yield* Store.Store
            assert.deepStrictEqual(yield* readAll(), batch("first", 10).figures)
            assert.strictEqual((yield* Store.snapshot([span])).figures.length, 10)
            assert.strictEqual((yield* store.library()).documents.cohorts.length, 1)
            const error = yield* Effect.flip(commit(batch("second", 1)))
            assert.strictEqual(error.reason, "ReadOnly")
          }).pipe(Effect.provideContext(reader))
        }
      })
  )
})

onServer("a store that was opened to read only", () => {
  it.live("reads what others write, writes nothing, and makes no tables", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      const reading = using(schema, { readOnly: true })
      const error = yield* Effect.flip(reading(readAll()))
      assert.strictEqual(error.reason, "ReadOnly")
      assert.match(
        error.message,
        /nothing of Lantoa's is here yet, and this store may only read; open it once to write/
      )
      assert.deepStrictEqual(yield* query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema]), [])
      const writer = yield* opened(postgres, { schema })
      yield* reading(
        Effect.gen(function* () {
          yield* commit({ figures: [figure("a")] }).pipe(Effect.provideContext(writer))
          assert.strictEqual((yield* readAll()).length, 1)
          const refused = yield* Effect.flip(commit({ figures: [figure("b", { team: "b" })] }))
          assert.strictEqual(refused.reason, "ReadOnly")
          assert.match(refused.message, /opened to read only; open it to write/)
          assert.strictEqual((yield* readAll()).length, 1)
        })
      )
    })
  )

  it.live("or whose user may only read refuses commits alike", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      yield* using(schema)(commit(batch("first", 1)))
      const role = `reader_${schema}`
      yield* Effect.acquireRelease(query(`CREATE ROLE "${role}" LOGIN`), () =>
        Effect.orDie(Effect.andThen(query(`DROP OWNED BY "${role}"`), query(`DROP ROLE "${role}"`)))
      )
      yield* query(`GRANT USAGE ON SCHEMA "${schema}" TO "${role}"`)
      yield* query(`GRANT SELECT ON ALL TABLES IN SCHEMA "${schema}" TO "${role}"`)
      const url = new URL(postgres)
      url.username = role
      const reader = yield* opened(url.href, { schema })
      assert.strictEqual((yield* readAll().pipe(Effect.provideContext(reader))).length, 1)
      const refused = yield* Effect.flip(commit(batch("second", 1))).pipe(Effect.provideContext(reader))
      assert.strictEqual(refused.reason, "Unavailable")
      assert.match(refused.message, /you may not do this here; ask the owner of the database for the right/)
      yield* query(`ALTER ROLE "${role}" SET default_transaction_read_only = on`)
      const again = yield* opened(url.href, { schema })
      const error = yield* Effect.flip(commit(batch("second", 1))).pipe(Effect.provideContext(again))
      assert.strictEqual(error.reason, "ReadOnly")
    })
  )
})
