import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { Documents, type Problem, type Observation, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Sqlite } from "@lantoa/storage-sqlite"
import { StoreSuite } from "@lantoa/testkit"
import { Effect, Layer, Stream } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"
import { batch } from "./figures.ts"

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "lantoa-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

const inNewFile = Layer.unwrap(Effect.map(folder, (path) => Sqlite.layer({ file: join(path, "figures.db") })))

/** As a database whose adapter has no bulk insert of its own. */
const withoutBulkInsert = Layer.unwrap(
  Effect.map(Effect.orDie(open(":memory:")), ({ client }) =>
    SqlStore.layer({ dialect: Dialect.sqlite }).pipe(Layer.provide(Layer.succeed(Client, client)))
  )
)

StoreSuite.suite("sqlite in memory", Sqlite.layerMemory)
StoreSuite.suite("sqlite in a file", inNewFile)
StoreSuite.suite("sqlite, statements of many rows", withoutBulkInsert)

const using = (file: string, busyTimeout?: number) => {
  const layer = Layer.fresh(Sqlite.layer(busyTimeout === undefined ? { file } : { file, busyTimeout }))
  return <A, E>(effect: Effect.Effect<A, E, Store.Store>): Effect.Effect<A, E | Problem.StoreError> =>
    Effect.provide(effect, layer)
}

const commit = (one: Store.Commit) => Store.Store.use((store) => store.commit(one))
const readAll = Store.Store.use((store) => Stream.runCollect(store.read()))
const ids = (observations: ReadonlyArray<Observation.Observation>) => observations.map(({ id }) => id).sort()

/** Runs statements on the file, as another program would. */
const tamper = (file: string, sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

describe("a file", () => {
  it.effect("is there again when it is opened again", () =>
    Effect.gen(function* () {
      const use = using(join(yield* folder, "figures.db"))
      const documents = Documents.from({ cohorts: [{ id: "youth", name: { vi: "thanh niên", en: "youth" } }] })
      yield* use(commit(batch("first", 3)))
      yield* use(commit({ documents: { put: documents, knownAt: "2025-04-01T00:00:00Z" } }))
      yield* use(commit(batch("second", 3)))
      assert.deepStrictEqual(
        ids(yield* use(readAll)),
        ids([...batch("first", 3).figures, ...batch("second", 3).figures])
      )
      assert.deepStrictEqual(yield* use(Store.Store.use((store) => store.library())), {
        commit: 3,
        version: 2,
        documents
      })
      assert.isTrue((yield* use(commit(batch("second", 3)))).repeated)
    })
  )

  it.effect("may be open twice: one sees what the other appended, and numbers its texts on from there", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      const other = yield* Layer.build(Layer.fresh(Sqlite.layer({ file })))
      yield* using(file)(
        Effect.gen(function* () {
          yield* commit(batch("first", 2))
          yield* commit(batch("second", 2)).pipe(Effect.provideContext(other))
          yield* commit(batch("third", 2))
          assert.strictEqual((yield* readAll).length, 6)
          assert.deepStrictEqual(yield* readAll.pipe(Effect.provideContext(other)), yield* readAll)
        })
      )
    })
  )

  for (const rows of [1, 1_000, 2_000]) {
    it.effect(`holds whole batches only when the process is killed after ${rows} of 2000 rows`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "figures.db")
        const script = join(import.meta.dirname, "killed.ts")
        const child = spawnSync(process.execPath, [script, file, String(rows)], { encoding: "utf8" })
        assert.strictEqual(child.signal, "SIGKILL", child.stderr)
        const use = using(file)
        assert.deepStrictEqual(ids(yield* use(readAll)), ids(batch("first", 300).figures))
        const again = yield* use(commit(batch("second", 2_000)))
        assert.deepStrictEqual([again.commit, again.figures.accepted], [2, 2_000])
      })
    )
  }
})

describe("a file that cannot be used", () => {
  const refused = (file: string, busyTimeout?: number) => Effect.flip(using(file, busyTimeout)(readAll))

  it.effect("in a folder that is not there: says which, and does not make it", () =>
    Effect.gen(function* () {
      const missing = join(yield* folder, "nowhere")
      const error = yield* refused(join(missing, "figures.db"))
      assert.strictEqual(error.reason, "Unavailable")
      assert.include(error.message, `no folder ${missing}`)
      assert.isFalse(existsSync(missing))
    })
  )

  it.effect("that is a folder: says that it cannot be opened", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const error = yield* refused(path)
      assert.strictEqual(error.reason, "Unavailable")
      assert.include(error.message, path)
    })
  )

  it.effect("that is no database: is left as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.csv")
      const content = "unit,period,value\n".repeat(100)
      writeFileSync(file, content)
      const error = yield* refused(file)
      assert.strictEqual(error.reason, "Corrupt")
      assert.include(error.message, file)
      assert.strictEqual(readFileSync(file, "utf8"), content)
    })
  )

  it.effect("that is another program's database: is left as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "other.db")
      tamper(file, "CREATE TABLE document (title TEXT)")
      const before = readFileSync(file)
      const error = yield* refused(file)
      assert.strictEqual(error.reason, "Corrupt")
      assert.include(error.message, `"document"`)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

  it.effect("that a newer Lantoa wrote: names both versions, and is left as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      yield* using(file)(commit(batch("first", 3)))
      tamper(file, "UPDATE meta SET value = '99' WHERE name = 'schema'")
      const before = readFileSync(file)
      const error = yield* refused(file)
      assert.strictEqual(error.reason, "NewerVersion")
      assert.match(error.message, /version 99, this Lantoa knows version \d+; install a newer/)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

  it.effect("that has the layout of an older Lantoa: says what to do, and is left as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      tamper(
        file,
        `CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
         INSERT INTO meta VALUES ('schema', '1');
         CREATE TABLE observation (id TEXT NOT NULL PRIMARY KEY, batch INTEGER NOT NULL);
         CREATE TABLE document (number INTEGER NOT NULL PRIMARY KEY, json TEXT NOT NULL)`
      )
      const before = readFileSync(file)
      const error = yield* refused(file)
      assert.strictEqual(error.reason, "OlderLayout")
      assert.match(error.message, /layout 1, this Lantoa writes layout 2 and has changed nothing; .* to a new database/)
      assert.include(error.message, file)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

  for (const damage of ["DELETE FROM meta", "UPDATE meta SET value = 'x'"]) {
    it.effect(`whose version is unreadable (${damage}): is refused`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "figures.db")
        yield* using(file)(commit(batch("first", 3)))
        tamper(file, damage)
        assert.strictEqual((yield* refused(file)).reason, "Corrupt")
      })
    )
  }

  it.effect("whose pages are damaged: fails as corrupt when they are read", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      yield* using(file)(commit(batch("first", 2000)))
      tamper(file, "PRAGMA wal_checkpoint(TRUNCATE)")
      const bytes = readFileSync(file)
      writeFileSync(file, bytes.fill(0xff, 16_384))
      assert.strictEqual((yield* refused(file)).reason, "Corrupt")
    })
  )

  it.effect("whose rows name terms that are gone: fails as corrupt, naming the observation", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      yield* using(file)(commit(batch("first", 1)))
      tamper(file, "DELETE FROM term WHERE kind = 'units'")
      const error = yield* refused(file)
      assert.strictEqual(error.reason, "Corrupt")
      assert.include(error.message, "first.0")
    })
  )

  it.effect("that another process is writing to: says so, and takes the batch once it is free", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      const other = yield* Effect.acquireRelease(
        Effect.sync(() => new DatabaseSync(file)),
        (db) => Effect.sync(() => db.close())
      )
      yield* using(
        file,
        0
      )(
        Effect.gen(function* () {
          yield* commit(batch("first", 1))
          other.exec("BEGIN IMMEDIATE")
          const error = yield* Effect.flip(commit(batch("second", 1)))
          assert.strictEqual(error.reason, "Unavailable")
          assert.include(error.message, "somebody else holds the database")
          assert.strictEqual((yield* readAll).length, 1)
          other.exec("ROLLBACK")
          assert.strictEqual((yield* commit(batch("second", 1))).figures.accepted, 1)
        })
      )
    })
  )
})
