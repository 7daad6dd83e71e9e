import { assert, it } from "@effect/vitest"
import { Store } from "@lantoa/core"
import { Postgres, Roles } from "@lantoa/storage-postgres"
import { StoreSuite } from "@lantoa/testkit"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe } from "vitest"
import { batch, commit, figure, readAll, using } from "./figures.ts"
import { newSchema, newSchemaOf, onServer, postgres, query } from "./places.ts"

/** The coordinator of a Citus cluster, where these are run by hand; what needs one is not listed without it. */
const citus = process.env["LANTOA_CITUS_URL"] ?? ""

const distribute = (schema: string, url = citus) => Effect.tryPromise(() => Postgres.distribute({ url, schema }))

/** A schema whose store is distributed. */
const distributed = Effect.tap(newSchemaOf(citus), (schema) => Effect.orDie(distribute(schema)))

const opened = (schema: string) => Layer.build(Layer.fresh(Postgres.layer({ url: citus, schema })))

const span = { measure: "m", from: 0, to: 99_999, latestBefore: true }

onServer("a store on a server without Citus", () => {
  it.live("is not distributed: the error says what to do, and it stays as it was", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      yield* using(schema)(commit(batch("first", 3)))
      const error = yield* Effect.flip(
        Effect.tryPromise({
          try: () => Postgres.distribute({ url: postgres, schema }),
          catch: (error) => error as Error
        })
      )
      assert.match(
        error.message,
        /^postgres distribute in postgres:.*the database has no Citus; have CREATE EXTENSION citus run/
      )
      const unique = yield* query(
        "SELECT 1 FROM pg_indexes WHERE schemaname = $1 AND indexdef LIKE 'CREATE UNIQUE INDEX figure_%'",
        [schema]
      )
      assert.strictEqual(unique.length, 3)
      yield* using(schema)(commit(batch("second", 3)))
      assert.strictEqual((yield* using(schema)(readAll())).length, 6)
    })
  )
})

const onCluster = citus === "" ? () => undefined : describe

onCluster("figures on the servers of a cluster", () => {
  const layer = Layer.unwrap(Effect.map(distributed, (schema) => Postgres.layer({ url: citus, schema })))
  StoreSuite.suite("citus", Layer.effectContext(TestClock.withLive(Layer.build(Layer.fresh(layer)))))

  it.live("come there from a filled store that somebody has open, and once only", () =>
    Effect.gen(function* () {
      const schema = yield* newSchemaOf(citus)
      const before = yield* opened(schema)
      yield* commit(batch("first", 100)).pipe(Effect.provideContext(before))
      yield* distribute(schema)
      yield* distribute(schema)
      yield* commit(batch("second", 100)).pipe(Effect.provideContext(before))
      const all = [...batch("first", 100).figures, ...batch("second", 100).figures]
      for (const context of [before, yield* opened(schema)]) {
        yield* Effect.gen(function* () {
          assert.deepStrictEqual(yield* readAll(), all)
          assert.strictEqual((yield* Store.snapshot([span])).figures.length, 200)
          const error = yield* Effect.flip(commit({ figures: [figure("first.7", { team: "another" })] }))
          assert.strictEqual(error.problems[0]!.code, "duplicate-id")
        }).pipe(Effect.provideContext(context))
      }
      const [[kept]] = (yield* query(`SELECT pg_relation_size('"${schema}".figure')::int`, [], citus)) as [[number]]
      assert.strictEqual(kept, 0)
    })
  )

  it.live("of a commit that is seen are all seen", () =>
    Effect.gen(function* () {
      const schema = yield* distributed
      const [writer, reader] = [yield* opened(schema), yield* opened(schema)]
      const size = 64
      const seen = Effect.map(Store.snapshot([span]), ({ commit, figures }) => {
        assert.strictEqual(figures.length, commit * size)
        return commit
      }).pipe(Effect.provideContext(reader))
      const commits = Array.from({ length: 30 }, (_, number) =>
        commit({ figures: batch(`${number}`, size).figures }).pipe(Effect.provideContext(writer))
      )
      const writing = yield* Effect.forkChild(Effect.all(commits))
      const watching = Effect.repeat(seen, { until: (number) => number === commits.length })
      yield* Effect.all([watching, watching, watching], { concurrency: "unbounded" })
      yield* Fiber.join(writing)
    })
  )

  it.live("stay on one server where roles keep rows apart", () =>
    Effect.gen(function* () {
      const schema = yield* newSchemaOf(citus)
      yield* Effect.scoped(opened(schema))
      for (const statement of Roles.protect(schema)) yield* query(statement, [], citus)
      const error = yield* Effect.flip(distribute(schema))
      assert.match(String(error.cause), /kept apart by roles, which Citus cannot do/)
      yield* commit(batch("first", 3)).pipe(Effect.provide(Postgres.layer({ url: citus, schema })))
    })
  )
})
