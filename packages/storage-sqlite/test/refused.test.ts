import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { batch } from "./figures.ts"
import { commit, folder, readAll, tamper, using } from "./files.ts"

describe("a file that cannot be used", () => {
  const refused = (file: string) => Effect.flip(using(file)(readAll))

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

describe("a file that is opened to be read only", () => {
  it.effect("has to be a database of Lantoa's", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "empty.db")
      writeFileSync(file, "")
      const error = yield* Effect.flip(using(file, { readOnly: true })(readAll))
      assert.strictEqual(error.reason, "ReadOnly")
      assert.match(error.message, /empty\.db: nothing of Lantoa's is here yet/)
      assert.strictEqual(readFileSync(file).length, 0)
    })
  )
})
