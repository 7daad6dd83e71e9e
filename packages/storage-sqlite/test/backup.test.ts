import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Problem, Store } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { Effect, Stream } from "effect"
import { batch } from "./figures.ts"
import { commit, folder, readAll, tamper, using } from "./files.ts"

const backedUp = (options: Sqlite.BackupOptions) =>
  Effect.tryPromise({ try: () => Sqlite.backup(options), catch: (error) => error as Problem.StoreError })

describe("a backup", () => {
  it.effect("made while others write holds whole commits, up to the one it names, and can be gone on with", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const [file, to] = [join(path, "figures.db"), join(path, "copy.db")]
      const writing = Effect.forEach(
        Array.from({ length: 30 }, (_, index) => `b${index}`),
        (name) => commit(batch(name, 50))
      )
      yield* using(file)(
        Effect.gen(function* () {
          yield* commit(batch("first", 2000))
          const [, { commit: last }] = yield* Effect.all([writing, backedUp({ file, to })], { concurrency: 2 })
          const before = yield* Store.Store.use((store) => Stream.runCollect(store.read({ at: last })))
          assert.strictEqual(before.length, 2000 + 50 * (last - 1))
          assert.deepStrictEqual(yield* using(to, { readOnly: true })(readAll), before)
        })
      )
      assert.deepStrictEqual(readdirSync(path).sort(), ["copy.db", "figures.db"])
      const copy = yield* Effect.flip(backedUp({ file, to }))
      assert.strictEqual(copy.reason, "Unavailable")
      assert.match(copy.message, /copy\.db: there is something already; give another name/)
      yield* using(to)(commit(batch("later", 3)))
      assert.isAbove((yield* using(to)(readAll)).length, 2000)
    })
  )

  it.effect(
    "of what is not there, or no database of Lantoa's, or to where nothing can be: says so and leaves nothing",
    () =>
      Effect.gen(function* () {
        const path = yield* folder
        const [file, csv, other] = ["figures.db", "figures.csv", "other.db"].map((name) => join(path, name)) as [
          string,
          string,
          string
        ]
        yield* using(file)(commit(batch("first", 3)))
        writeFileSync(csv, "unit,period,value\n".repeat(100))
        tamper(other, "CREATE TABLE users (name TEXT)")
        const to = join(path, "copy.db")
        const cases = [
          [{ file: join(path, "missing.db"), to }, "Unavailable", /missing\.db: there is no such file/],
          [{ file: csv, to }, "Corrupt", /figures\.csv: /],
          [{ file: other, to }, "Corrupt", /other\.db: the table "users"/],
          [{ file, to: "" }, "Unavailable", /no path/],
          [{ file, to: path }, "Unavailable", /there is something already/],
          [{ file, to: join(path, "nowhere", "copy.db") }, "Unavailable", /no folder .*nowhere/],
          [{ file, to: file }, "Unavailable", /there is something already/]
        ] as const
        for (const [options, reason, told] of cases) {
          const error = yield* Effect.flip(backedUp(options))
          assert.instanceOf(error, Problem.StoreError)
          assert.strictEqual(error.reason, reason)
          assert.match(error.message, told)
        }
        assert.isFalse(existsSync(to))
        assert.deepStrictEqual(readdirSync(path).sort(), ["figures.csv", "figures.db", "other.db"])
        assert.strictEqual(readFileSync(csv, "utf8").length, 1800)
      })
  )
})
