import { assert, it } from "@effect/vitest"
import { type Documents, Lantoa, Problem, Store } from "@lantoa/core"
import { Postgres } from "@lantoa/storage-postgres"
import { PgConnection } from "@effect/sql-pg"
import { Deferred, Effect, Fiber, Layer, Redacted } from "effect"
import { batch, commit, figure, readAll, using } from "./figures.ts"
import { newSchema, onServer, postgres, query } from "./places.ts"

const session = PgConnection.make({ url: Redacted.make(postgres) })

const text = (name: string) => ({ vi: name, en: name })
const measure: NonNullable<Documents.Encoded["measures"]>[number] = {
  id: "m",
  title: text("m"),
  basis: "turn",
  accumulation: "flow",
  additivity: { time: "additive" }
}
const cohort = (id: string, within: ReadonlyArray<string> = []) => ({ id, name: text(id), within })

const writers = 8
const rounds = 5

const unit = (index: number): NonNullable<Documents.Encoded["units"]>[number] => ({
  id: `u${index}`,
  names: [{ name: text(`u${index}`) }]
})

const office: Documents.Encoded = {
  measures: [measure],
  units: Array.from({ length: writers }, (_, index) => unit(index)),
  hierarchies: [
    {
      id: "s",
      name: text("s"),
      levels: [{ id: "u", name: text("u") }],
      edges: Array.from({ length: writers }, (_, index) => ({ unit: `u${index}`, level: "u" }))
    }
  ]
}

/** Each its own pool, as programs of their own have. */
const opened = (schema: string) =>
  Effect.forEach(
    Array.from({ length: writers }),
    () =>
      Effect.acquireRelease(
        Effect.promise(() => Lantoa.open({ store: Postgres.layer({ url: postgres, schema, connections: 2 }) })),
        (lantoa) => Effect.promise(lantoa.close)
      ),
    { concurrency: "unbounded" }
  )

onServer("eight programs that write at once", () => {
  it.live("lose no figure, and number their commits in turn", () =>
    Effect.gen(function* () {
      const all = yield* opened(yield* newSchema)
      yield* Effect.promise(() => all[0]!.put(office, { knownAt: "2025-01-01" }))
      const receipts = yield* Effect.promise(() =>
        Promise.all(
          all.flatMap((lantoa, writer) =>
            Array.from({ length: rounds }, (_, round) =>
              lantoa.append({
                id: `${writer}.${round}`,
                observations: Array.from({ length: 20 }, (_, index) => ({
                  measure: "m",
                  units: [`u${(writer + index) % writers}`] as [string],
                  period: `2025-0${round + 1}-${String(index + 1).padStart(2, "0")}`,
                  reporter: `u${writer}`,
                  value: writer,
                  knownAt: "2025-07-01T00:00:00Z"
                }))
              })
            )
          )
        )
      )
      const numbers = receipts.map((receipt) => receipt.commit).sort((a, b) => a - b)
      assert.deepStrictEqual(
        numbers,
        numbers.map((_, index) => index + 2)
      )
      for (const lantoa of all) {
        const found = yield* Effect.promise(() => lantoa.observations())
        assert.strictEqual(found.length, writers * rounds * 20)
        assert.strictEqual(new Set(found.map(({ id }) => id)).size, found.length)
      }
    })
  )

  it.live("fill a box once: one is taken, the others hear who holds it", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      const stores = yield* Effect.forEach(Array.from({ length: writers }), () =>
        Layer.build(Layer.fresh(Postgres.layer({ url: postgres, schema })))
      )
      const results = yield* Effect.forEach(
        stores,
        (store, writer) =>
          Effect.result(
            commit({ figures: [figure(`f${writer}`, { value: writer })] }).pipe(Effect.provideContext(store))
          ),
        { concurrency: "unbounded" }
      )
      const refused = results.flatMap((result) => (result._tag === "Failure" ? [result.failure] : []))
      assert.strictEqual(refused.length, writers - 1)
      for (const error of refused) assert.strictEqual(error.problems[0]!.code, "duplicate-figure")
      assert.strictEqual((yield* readAll().pipe(Effect.provideContext(stores[0]!))).length, 1)
    })
  )

  it.live("never leave documents that contradict each other", () =>
    Effect.gen(function* () {
      const all = yield* opened(yield* newSchema)
      const ids = all.map((_, index) => `c${index}`)
      yield* Effect.promise(() => all[0]!.put({ cohorts: ids.map((id) => cohort(id)) }, { knownAt: "2025-01-01" }))
      // Each puts its cohort inside the next: all of them together would be a circle.
      const results = yield* Effect.promise(() =>
        Promise.allSettled(
          all.map((lantoa, index) =>
            lantoa.put({ cohorts: [cohort(ids[index]!, [ids[(index + 1) % writers]!])] }, { knownAt: "2025-01-02" })
          )
        )
      )
      const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []))
      assert.strictEqual(refused.length, 1)
      assert.isTrue(refused[0] instanceof Problem.DocumentError || refused[0] instanceof Problem.StoreError)
      for (const lantoa of all) {
        const { cohorts } = yield* Effect.promise(() => lantoa.model())
        assert.strictEqual([...cohorts.values()].filter(({ within }) => within.length === 1).length, writers - 1)
      }
    })
  )
})

onServer("a program that reads what another writes, several things at once", () => {
  it.live("finds what each figure names", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      const [writer, reader] = yield* Effect.forEach([1, 2], () =>
        Layer.build(Layer.fresh(Postgres.layer({ url: postgres, schema })))
      )
      const seen = Store.snapshot([{ measure: "m", from: 0, to: 99_999, latestBefore: true }])
      for (let round = 0; round < 3; round++) {
        yield* commit({ figures: batch(`${round}`, 2000).figures }).pipe(Effect.provideContext(writer!))
        const sizes = yield* Effect.all(
          Array.from({ length: 6 }, (_, turn) => Effect.delay(seen, turn * 10)),
          {
            concurrency: "unbounded"
          }
        ).pipe(Effect.provideContext(reader!))
        for (const { figures } of sizes) assert.strictEqual(figures.length, 2000 * (round + 1))
      }
    })
  )
})

/** Waits until somebody waits for the session. */
const awaited = (processId: number) =>
  Effect.repeat(query("SELECT 1 FROM pg_stat_activity WHERE $1::int = ANY(pg_blocking_pids(pid))", [processId]), {
    until: (rows) => rows.length > 0
  })

onServer("a commit that meets another program's lock", () => {
  it.live("is tried again when the server gives it up to end a deadlock", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      yield* using(schema)(
        Effect.gen(function* () {
          yield* commit(batch("first", 1))
          const other = yield* session
          yield* other.query(`SET search_path = "${schema}"`)
          yield* other.query("SET deadlock_timeout = '1h'")
          yield* other.query("BEGIN")
          yield* other.query("LOCK TABLE series IN ACCESS EXCLUSIVE MODE")
          const given = yield* Deferred.make<void>()
          const writing = yield* Effect.forkChild(
            Effect.ensuring(commit(batch("second", 1)), Deferred.succeed(given, undefined))
          )
          yield* awaited(other.processId)
          // Now each waits for the other; only the store looks whether that can ever end.
          yield* other.query("SELECT pg_advisory_xact_lock(hashtextextended('lantoa ' || current_schema()::text, 0))")
          assert.isFalse(yield* Deferred.isDone(given))
          yield* other.query("COMMIT")
          assert.strictEqual((yield* Fiber.join(writing)).figures.accepted, 1)
          assert.strictEqual((yield* readAll()).length, 2)
        })
      )
    })
  )

  it.live("says so when the time is up, and is taken once the lock is free", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      yield* using(schema, { lockTimeout: 1 })(
        Effect.gen(function* () {
          yield* commit(batch("first", 1))
          const other = yield* session
          yield* other.query(`SET search_path = "${schema}"`)
          yield* other.query("BEGIN")
          yield* other.query("SELECT pg_advisory_xact_lock(hashtextextended('lantoa ' || current_schema()::text, 0))")
          const error = yield* Effect.flip(commit(batch("second", 1)))
          assert.strictEqual(error.reason, "Unavailable")
          assert.match(error.message, /somebody else holds the database; wait until they are done/)
          assert.strictEqual((yield* readAll()).length, 1)
          yield* other.query("COMMIT")
          assert.strictEqual((yield* commit(batch("second", 1))).figures.accepted, 1)
        })
      )
    })
  )

  it.live("or takes longer than a statement may: says so", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      yield* using(schema)(commit(batch("first", 1)))
      yield* using(schema, { statementTimeout: 2000, lockTimeout: 0 })(
        Effect.gen(function* () {
          const store = yield* Store.Store
          const other = yield* session
          yield* other.query("BEGIN")
          yield* other.query(`LOCK TABLE "${schema}".document`)
          const error = yield* Effect.flip(store.library())
          assert.strictEqual(error.reason, "Unavailable")
          assert.match(error.message, /took longer than it may; ask for less at once, or allow more time/)
        })
      )
    })
  )
})
