import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, it } from "@effect/vitest"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect } from "effect"
import { onDuckDb } from "./duckdb.ts"
import { batch, commit, folder, readAll, tamper, using } from "./files.ts"

const refused = (file: string, options: Omit<DuckDb.Options, "file"> = {}) =>
  Effect.flip(using(file, { busyTimeout: 0, ...options })(readAll))

/** Statements run on a file by another program. */
const changed = (file: string, ...statements: ReadonlyArray<string>) =>
  Effect.promise(() => tamper(file, ...statements))

onDuckDb("a file", () => {
  const others: Readonly<Record<string, (file: string) => unknown>> = {
    "an empty file": (file) => writeFileSync(file, ""),
    "a SQLite database": (file) => new DatabaseSync(file).exec("CREATE TABLE a (b)")
  }
  for (const [what, write] of Object.entries(others)) {
    it.effect(`that is ${what} is refused and left as it is`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "figures.csv")
        write(file)
        const before = readFileSync(file)
        const error = yield* refused(file)
        assert.strictEqual(error.reason, "Corrupt")
        assert.match(error.message, /figures\.csv: this is no database of DuckDB's; give another path/)
        assert.deepStrictEqual(readFileSync(file), before)
      })
    )
  }

  it.live("that another program has open says so, and is waited for", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      yield* using(file)(commit(batch("first", 1)))
      const child = spawn(process.execPath, [join(import.meta.dirname, "holder.ts"), file], {
        stdio: ["ignore", "pipe", "inherit"]
      })
      yield* Effect.promise(() => once(child.stdout, "data"))
      for (const readOnly of [false, true]) {
        const error = yield* refused(file, { readOnly })
        assert.strictEqual(error.reason, "Unavailable")
        assert.match(error.message, /figures\.duckdb: somebody else holds the database; wait until they are done/)
      }
      setImmediate(() => child.kill("SIGKILL"))
      assert.strictEqual((yield* using(file, { busyTimeout: 60_000 })(readAll)).length, 1)
    })
  )
})

onDuckDb("a file that is opened to be read only", () => {
  it.effect("has to hold Lantoa's tables", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "empty.duckdb")
      yield* changed(file, "SELECT 1")
      const error = yield* refused(file, { readOnly: true })
      assert.strictEqual(error.reason, "ReadOnly")
      assert.match(error.message, /nothing of Lantoa's is here yet/)
    })
  )

  it.effect("cannot be opened to write meanwhile by the same program, but the other way round", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      yield* using(file)(
        Effect.gen(function* () {
          yield* commit(batch("first", 3))
          const read = using(file, { readOnly: true })
          assert.strictEqual((yield* read(readAll)).length, 3)
          assert.strictEqual((yield* Effect.flip(read(commit(batch("second", 3))))).reason, "ReadOnly")
        })
      )
      yield* using(file, { readOnly: true })(
        Effect.gen(function* () {
          const error = yield* refused(file)
          assert.strictEqual(error.reason, "Unavailable")
          assert.match(error.message, /this program has the file open to read only; close it there first/)
        })
      )
    })
  )
})
