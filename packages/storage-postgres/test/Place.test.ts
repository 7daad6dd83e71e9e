import { assert, it } from "@effect/vitest"
import { Documents, type Problem, Store } from "@lantoa/core"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Layer } from "effect"
import { batch, commit, readAll, using } from "./figures.ts"
import { newSchema, onServer, postgres, query } from "./places.ts"

const refused = (options: Partial<Postgres.Options>) =>
  Effect.flip(Effect.scoped(Layer.build(Layer.fresh(Postgres.layer({ url: postgres, ...options })))))

/** What is in a schema: tables and indexes with their columns. */
const contents = (schema: string) =>
  query(
    `SELECT c.relname::text, a.attname::text FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = to_regnamespace(quote_ident($1)) ORDER BY 1, 2`,
    [schema]
  )

const leftAlone = (schema: string, reason: Problem.StoreError["reason"], message: RegExp) =>
  Effect.gen(function* () {
    const before = yield* contents(schema)
    const error = yield* refused({ schema })
    assert.strictEqual(error.reason, reason)
    assert.match(error.message, message)
    assert.include(error.message, `schema "${schema}"`)
    assert.deepStrictEqual(yield* contents(schema), before)
  })

onServer("a schema", () => {
  it.live("is there again when it is opened again", () =>
    Effect.gen(function* () {
      const use = using(yield* newSchema)
      const documents = Documents.from({ cohorts: [{ id: "youth", name: { vi: "thanh niên", en: "youth" } }] })
      yield* use(commit({ figures: batch("first", 3).figures }))
      yield* use(commit({ documents: { put: documents, knownAt: "2025-04-01T00:00:00Z" } }))
      assert.deepStrictEqual(yield* use(readAll()), batch("first", 3).figures)
      assert.deepStrictEqual(yield* use(Store.Store.use((store) => store.library())), {
        commit: 2,
        version: 2,
        documents,
        early: new Set<string>()
      })
    })
  )

  it.live("is apart from every other, whatever it is called", () =>
    Effect.gen(function* () {
      const plain = yield* newSchema
      const names = [plain, `${plain} ; DROP "x`, `${plain}'Đoàn🌾`, `${plain}.a,b`, `${plain.toUpperCase()}\\`]
      for (const name of names) {
        yield* Effect.acquireRelease(Effect.void, () =>
          Effect.orDie(query(`DROP SCHEMA IF EXISTS "${name.replaceAll('"', '""')}" CASCADE`))
        )
        const use = using(name)
        yield* use(commit(batch("first", 1)))
        assert.strictEqual((yield* use(readAll())).length, 1, name)
      }
      const found = yield* query("SELECT nspname::text FROM pg_namespace WHERE starts_with(lower(nspname), $1)", [
        plain
      ])
      assert.includeMembers(found.flat(), names)
    })
  )

  it.live("that may be none is refused", () =>
    Effect.gen(function* () {
      for (const schema of ["", "x".repeat(64), "ờ".repeat(22), "a\0b", "a\uD800"]) {
        const error = yield* refused({ schema })
        assert.strictEqual(error.reason, "Unavailable")
        assert.match(error.message, /no schema can be named/)
      }
    })
  )

  it.live("may be made by several at once", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      const opened = yield* Effect.forEach(
        [1, 2, 3, 4],
        () => Layer.build(Layer.fresh(Postgres.layer({ url: postgres, schema }))),
        { concurrency: "unbounded" }
      )
      assert.strictEqual(opened.length, 4)
    })
  )

  const foreign: ReadonlyArray<readonly [string, string, Problem.StoreError["reason"], RegExp]> = [
    [
      "has a table of somebody else",
      `CREATE TABLE "$".figure (a int)`,
      "Corrupt",
      /"figure" is not Lantoa's; use another/
    ],
    ["has a view of somebody else", `CREATE VIEW "$".term AS SELECT 1`, "Corrupt", /"term" is not Lantoa's/]
  ]
  const changed: ReadonlyArray<readonly [string, string, Problem.StoreError["reason"], RegExp]> = [
    ["has a newer layout", `UPDATE "$".meta SET value = '99'`, "NewerVersion", /version 99, .*install a newer/],
    ["has an older layout", `UPDATE "$".meta SET value = '2'`, "OlderLayout", /layout 2, .*has changed nothing/],
    ["has no version", `DELETE FROM "$".meta`, "Corrupt", /names no version of Lantoa/],
    ["has an odd version", `UPDATE "$".meta SET value = 'x'`, "Corrupt", /names no version of Lantoa/],
    ["lacks a table", `DROP TABLE "$".figure`, "Corrupt", /"figure" of Lantoa is gone; restore/]
  ]
  for (const [what, statement, reason, message] of foreign) {
    it.live(`that ${what} is refused, and left as it was`, () =>
      Effect.gen(function* () {
        const schema = yield* newSchema
        yield* query(`CREATE SCHEMA "${schema}"`)
        yield* query(statement.replace("$", schema))
        yield* leftAlone(schema, reason, message)
      })
    )
  }
  for (const [what, statement, reason, message] of changed) {
    it.live(`that ${what} is refused, and left as it was`, () =>
      Effect.gen(function* () {
        const schema = yield* newSchema
        yield* using(schema)(commit(batch("first", 3)))
        yield* query(statement.replace("$", schema))
        yield* leftAlone(schema, reason, message)
      })
    )
  }

  it.live("that is damaged while it is open fails as corrupt", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      yield* using(schema)(
        Effect.gen(function* () {
          yield* commit(batch("first", 3))
          yield* query(`DROP TABLE "${schema}".withdrawal`)
          const error = yield* Effect.flip(Store.Store.use((store) => store.withdrawals()))
          assert.strictEqual(error.reason, "Corrupt")
        })
      )
      yield* query(`DELETE FROM "${schema}".term WHERE kind = 'units'`)
      yield* query(`CREATE TABLE "${schema}".withdrawal (place int)`)
      const error = yield* Effect.flip(using(schema)(readAll()))
      assert.strictEqual(error.reason, "Corrupt")
      assert.include(error.message, "first.0")
    })
  )
})

onServer("an address", () => {
  const secret = "gi0ngtre"
  const to = (change: (url: URL) => void): string => {
    const url = new URL(postgres)
    url.password = secret
    change(url)
    return url.href
  }
  const cases: ReadonlyArray<readonly [string, () => string, RegExp]> = [
    ["of nothing", () => `not an address ${secret}`, /the address is none; write postgres:/],
    ["of another kind", () => `mysql://me:${secret}@localhost/x`, /the address is none; write postgres:/],
    [
      "where nobody listens",
      () => `postgres://me:${secret}@localhost:1/x`,
      /cannot be reached; check that it is there/
    ],
    ["of a host that is not", () => `postgres://me:${secret}@nowhere.invalid/x`, /cannot be reached/],
    ["of a database that is not", () => to((url) => (url.pathname = "/nowhere")), /no such database; create it/],
    ["of a user that is not", () => to((url) => (url.username = "nobody-of-ours")), /refuses you; check the user/]
  ]
  for (const [what, url, message] of cases) {
    it.live(`${what} is refused with a remedy, and its password kept`, () =>
      Effect.gen(function* () {
        const error = yield* refused({ url: url() })
        assert.strictEqual(error.reason, "Unavailable")
        assert.match(error.message, message)
        assert.notInclude(JSON.stringify([error.message, error, String(error.cause)]), secret)
      })
    )
  }
})
