import { assert, it } from "@effect/vitest"
import { Documents, Store } from "@lantoa/core"
import { Postgres, Roles } from "@lantoa/storage-postgres"
import { Effect, Layer } from "effect"
import { commit, figure, knownAt, readAll, using } from "./figures.ts"
import { newSchema, onServer, postgres, query } from "./places.ts"

const later = "2025-04-02T00:00:00Z"

const as = (role: string): string => {
  const url = new URL(postgres)
  url.username = role
  return url.href
}

const run = (statements: ReadonlyArray<string>) => Effect.forEach(statements, (sql) => query(sql), { discard: true })

/** A role of the test server, gone after the scope. */
const newRole = (role: string) =>
  Effect.acquireRelease(Effect.as(query(`CREATE ROLE "${role}" LOGIN`), role), () =>
    Effect.orDie(Effect.andThen(query(`DROP OWNED BY "${role}"`), query(`DROP ROLE "${role}"`)))
  )

const of = (unit: string, more: Parameters<typeof figure>[1] = {}) =>
  figure(`${unit}.${more.team ?? "0"}`, { units: [unit], ...more })

/** Two districts of two communes, with figures of the owner in both, and a reporter's role for each. */
const office = Effect.gen(function* () {
  const schema = yield* newSchema
  const owner = yield* Layer.build(Layer.fresh(Postgres.layer({ url: postgres, schema })))
  const cohorts = Documents.from({ cohorts: [{ id: "youth", name: { vi: "thanh niên", en: "youth" } }] })
  yield* commit({
    documents: { put: cohorts, knownAt },
    figures: [
      of("a1"),
      of("b1"),
      of("a1", { team: "p", reporter: "p" }),
      { ...of("a2"), id: "both", units: ["a2", "b2"] }
    ],
    filings: ["a1", "b1"].map((reporter) => ({ form: "f", reporter, period: of("a1").period, knownAt }))
  }).pipe(Effect.provideContext(owner))
  yield* run(Roles.protect(schema))
  const named = (name: string) => `${schema}'\\${name}`
  const role = (name: string, grant: Omit<Roles.Grant, "role">) =>
    Effect.gen(function* () {
      const made = yield* newRole(named(name))
      yield* run(Roles.grant({ ...grant, role: made, schema }))
      return yield* Layer.build(Layer.fresh(Postgres.layer({ url: as(made), schema })))
    })
  return { schema, owner, role, named }
})

const span = { measure: "m", from: 0, to: 99_999, latestBefore: true }

/** What a role sees by every way there is. */
const seen = Effect.gen(function* () {
  const store = yield* Store.Store
  const found = (yield* readAll({ superseded: true })).map(({ id }) => id).sort()
  const { figures, filings } = yield* Store.snapshot([span])
  const gone = yield* store.withdrawals()
  const standing = (yield* readAll()).map(({ id }) => id).sort()
  assert.deepStrictEqual([...figures.ids].sort(), standing)
  return { found, filings: filings.map(({ reporter }) => reporter).sort(), gone: gone.map((one) => one.figure) }
})

const refused = (one: Store.Commit) =>
  Effect.gen(function* () {
    const error = yield* Effect.flip(commit(one))
    assert.strictEqual(error.reason, "Unavailable")
    assert.match(error.message, /you may not do this here; ask the owner of the database for the right/)
  })

onServer("a reporter of a district", () => {
  it.live("reads and writes what is of the district, and nothing of another", () =>
    Effect.gen(function* () {
      const { owner, role } = yield* office
      const a = yield* role("a", { may: "report", holds: ["a", "a1", "a2"] })
      const b = yield* role("b", { may: "report", holds: ["b", "b1", "b2"] })
      assert.deepStrictEqual(yield* seen.pipe(Effect.provideContext(a)), {
        found: ["a1.0", "a1.p"],
        filings: ["a1"],
        gone: []
      })
      assert.deepStrictEqual(yield* seen.pipe(Effect.provideContext(b)), { found: ["b1.0"], filings: ["b1"], gone: [] })
      yield* Effect.gen(function* () {
        const filing = { form: "f", reporter: "a2", period: of("a2").period, knownAt }
        yield* commit({ id: "1", figures: [of("a2"), of("a", { reporter: "a1", team: "t" })], filings: [filing] })
        yield* commit({
          figures: [of("a1", { value: 5, team: "new" })],
          withdrawals: [{ figure: "a1.0", reason: "sai", knownAt: later }]
        })
        const correction = { observation: "a2.0", reason: "đếm lại" }
        yield* commit({ figures: [{ ...of("a2", { value: 9 }), id: "again", knownAt: later, corrects: correction }] })
        assert.isTrue(
          (yield* commit({ id: "1", figures: [of("a2"), of("a", { reporter: "a1", team: "t" })], filings: [filing] }))
            .repeated
        )
      }).pipe(Effect.provideContext(a))
      yield* Effect.gen(function* () {
        yield* refused({ figures: [of("a1", { team: "forged" })] })
        yield* refused({ figures: [{ ...of("b1", { team: "x" }), units: ["a2", "b2"] }] })
        yield* refused({ figures: [of("b1", { team: "x", reporter: "a1" })] })
        yield* refused({ filings: [{ form: "f", reporter: "a2", period: of("a2", {}).period, knownAt: later }] })
        yield* refused({ documents: { put: Documents.from({ cohorts: [] }), knownAt }, figures: [of("a2")] })
        const unknown = [
          { withdrawals: [{ figure: "a1.p", reason: "sai", knownAt: later }] },
          { figures: [{ ...of("b1"), id: "c", knownAt: later, corrects: { observation: "again", reason: "x" } }] }
        ]
        for (const one of unknown) {
          const error = yield* Effect.flip(commit(one))
          assert.strictEqual(error.problems[0]!.code, "unknown-observation")
        }
        const taken = yield* Effect.flip(commit({ figures: [{ ...of("b2"), id: "a1.0" }] }))
        assert.match(taken.message, /taken by what you may not see; give another/)
        yield* commit({ figures: [of("b2")] })
      }).pipe(Effect.provideContext(b))
      assert.deepStrictEqual(yield* seen.pipe(Effect.provideContext(b)), {
        found: ["b1.0", "b2.0"],
        filings: ["b1"],
        gone: []
      })
      const all = yield* seen.pipe(Effect.provideContext(owner))
      assert.deepStrictEqual(all, {
        found: ["a.t", "a1.0", "a1.new", "a1.p", "a2.0", "again", "b1.0", "b2.0", "both"],
        filings: ["a1", "a2", "b1"],
        gone: ["a1.0"]
      })
      const docs = Store.Store.use((store) => store.library())
      assert.strictEqual((yield* docs.pipe(Effect.provideContext(b))).documents.cohorts.length, 1)
    })
  )

  it.live("cannot by a statement of one's own either", () =>
    Effect.gen(function* () {
      const { named, role, schema } = yield* office
      yield* role("b", { may: "report", holds: ["b1", "b2"] })
      const me = as(named("b"))
      const count = (sql: string) => Effect.map(query(sql, [], me), (rows) => rows.length)
      const table = (name: string) => `"${schema}".${name}`
      assert.strictEqual(yield* count(`SELECT * FROM ${table("figure")}`), 1)
      assert.strictEqual(yield* count(`SELECT * FROM ${table("filing")}`), 1)
      assert.strictEqual(yield* count(`SELECT DISTINCT role FROM ${table("holds")}`), 1)
      assert.strictEqual(yield* count(`UPDATE ${table("figure")} SET ended = place WHERE place = 1 RETURNING place`), 0)
      const forbidden = [
        `UPDATE ${table("figure")} SET upper = 0`,
        `DELETE FROM ${table("figure")}`,
        `TRUNCATE ${table("figure")}`,
        `UPDATE ${table("series")} SET units = 1`,
        `UPDATE ${table("term")} SET text = 'b1'`,
        `INSERT INTO ${table("holds")} VALUES (current_user, 'a1')`,
        `INSERT INTO ${table("document")} VALUES (99, 'cohorts', 'x', 99, 1, 0, '{}')`,
        `INSERT INTO ${table("commits")} VALUES (99, 'x', '', 1, 1, 0)`,
        `INSERT INTO ${table("withdrawal")} VALUES (1, 1, 0, 0, 'x')`,
        `INSERT INTO ${table("figure")} SELECT 99, 1, measure, id, 0, 0, 1, 1, 0, 0, 0 FROM ${table("series")} ORDER BY id LIMIT 1`,
        `ALTER TABLE ${table("figure")} DISABLE ROW LEVEL SECURITY`,
        `CREATE TABLE ${table("mine")} (a int)`
      ]
      for (const sql of forbidden) {
        const { reason } = yield* Effect.flip(query(sql, [], me))
        assert.strictEqual(reason._tag, "AuthorizationError", sql)
      }
    })
  )

  it.live("loses what is granted to others afterwards; readers and writers of everything have all", () =>
    Effect.gen(function* () {
      const { named, role, schema } = yield* office
      const b = yield* role("b", { may: "report", holds: ["b1"] })
      yield* run(Roles.protect(schema))
      yield* run(Roles.grant({ role: named("b"), schema, may: "read", holds: ["a1", "*"] }))
      assert.deepStrictEqual((yield* seen.pipe(Effect.provideContext(b))).found, ["a1.0", "a1.p"])
      yield* refused({ figures: [of("a1", { team: "x" })] }).pipe(Effect.provideContext(b))
      const reader = yield* role("r", { may: "read", holds: "everything" })
      assert.strictEqual((yield* seen.pipe(Effect.provideContext(reader))).found.length, 4)
      yield* refused({ figures: [of("a1", { team: "x" })] }).pipe(Effect.provideContext(reader))
      const writer = yield* role("w", { may: "write", holds: "everything" })
      const put = Documents.from({ cohorts: [{ id: "old", name: { vi: "già", en: "old" } }] })
      yield* commit({ documents: { put, knownAt }, figures: [of("b2", { reporter: "p" })] }).pipe(
        Effect.provideContext(writer)
      )
      assert.strictEqual((yield* seen.pipe(Effect.provideContext(writer))).found.length, 5)
      assert.strictEqual((yield* using(schema)(readAll())).length, 5)
    })
  )
})
