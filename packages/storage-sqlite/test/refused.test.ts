import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { batch } from "./figures.ts"
import { commit, folder, readAll, tamper, using } from "./files.ts"

describe("a file that cannot be used", () => {
  const refused = (file: string) => Effect.flip(using(file)(readAll))

  it.effect("in a folder that is not there: says which, and does not make it", () =>
    Effect.gen(function* () {
      const missing = join(yield* folder, "nowhere")
      const error = yield* refused(join(missing, "figures.db"))
      assert.strictEqual(error.reason, "Unavailable")
      assert.include(error.message, `no folder ${missing}`)
      assert.isFalse(existsSync(missing))
    })
  )

  for (const name of ["", "  ", "a\0b", undefined, 7]) {
    it.effect(`named ${JSON.stringify(name)}: asks for a path`, () =>
      Effect.gen(function* () {
        const error = yield* refused(name as string)
        assert.strictEqual(error.reason, "Unavailable")
        assert.match(error.message, /no path; give that of a file/)
      })
    )
  }

  it.effect("that is a folder: says that it cannot be opened", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const error = yield* refused(path)
      assert.strictEqual(error.reason, "Unavailable")
      assert.include(error.message, `${path}: this is a folder; give the path of a file in it`)
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

  const foreign = [
    "CREATE TABLE document (title TEXT)",
    "CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)",
    "CREATE VIEW seven AS SELECT 7",
    "CREATE TABLE meta (version INTEGER)"
  ]
  for (const sql of foreign) {
    it.effect(`that is another program's database (${sql}): is left as it is`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "other.db")
        tamper(file, sql)
        const before = readFileSync(file)
        const error = yield* refused(file)
        assert.strictEqual(error.reason, "Corrupt")
        assert.match(error.message, /other\.db: .*use another database/)
        assert.deepStrictEqual(readFileSync(file), before)
      })
    )
  }

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
      assert.match(error.message, /layout 1, this Lantoa writes layout 5 and has changed nothing; .* to a new database/)
      assert.include(error.message, file)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

  for (const [layout, what] of [
    [3, "whose hashes are of another content"],
    [4, "whose figures lie in another order"]
  ] as const) {
    it.effect(`${what}: is of an older layout, though its tables have the same names`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "figures.db")
        yield* using(file)(commit(batch("first", 3)))
        tamper(file, `UPDATE meta SET value = '${layout}' WHERE name = 'schema'`)
        const { message, reason } = yield* refused(file)
        assert.strictEqual(reason, "OlderLayout")
        assert.include(message, `layout ${layout}, this Lantoa writes layout 5 and has changed nothing`)
      })
    )
  }

  it.effect("is not one that this Lantoa wrote: the hash of a commit belongs to the layout", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      yield* using(file)(commit(batch("first", 3)))
      const database = new DatabaseSync(file)
      // Another hash is another layout: a repeat of what an older Lantoa wrote would be taken for a conflict.
      const written = [
        database.prepare("SELECT value FROM meta WHERE name = 'schema'").get()!["value"],
        database.prepare("SELECT hash FROM commits").get()!["hash"]
      ]
      database.close()
      assert.deepStrictEqual(written, ["5", "2e4urn712cl.n3vsjvj4oa"])
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
      yield* using(file, { busyTimeout: 0 })(
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
