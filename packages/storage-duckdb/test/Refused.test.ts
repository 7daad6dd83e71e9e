import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
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

onDuckDb("a path", () => {
  for (const file of ["", " ", "a\0b"]) {
    it.effect(`that is none (${JSON.stringify(file)}) is refused`, () =>
      Effect.gen(function* () {
        const error = yield* refused(file)
        assert.strictEqual(error.reason, "Unavailable")
        assert.include(error.message, "this is no path")
      })
    )
  }

  it.effect("whose folder is missing, or that is a folder, says so", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const missing = yield* refused(join(path, "nowhere", "figures.duckdb"))
      assert.match(missing.message, /figures\.duckdb: there is no folder .*nowhere; make it/)
      const error = yield* refused(path)
      assert.match(error.message, /this is a folder; give the path of a file in it/)
    })
  )

  it.effect("of nothing cannot be read only, and nothing is made there", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      assert.match((yield* refused(file, { readOnly: true })).message, /there is no such file to be read/)
      assert.isFalse(existsSync(file))
    })
  )
})

onDuckDb("a file", () => {
  const others: Readonly<Record<string, (file: string) => unknown>> = {
    "a CSV": (file) => writeFileSync(file, "unit,period,value\n".repeat(100)),
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

  for (const sql of [
    "CREATE TABLE document (title TEXT)",
    "CREATE VIEW seven AS SELECT 7",
    "CREATE TABLE meta (v INT)"
  ]) {
    it.effect(`of another program (${sql}) is refused and left as it is`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "other.duckdb")
        yield* changed(file, sql)
        const before = readFileSync(file)
        const error = yield* refused(file)
        assert.strictEqual(error.reason, "Corrupt")
        assert.match(error.message, /other\.duckdb: .*use another database/)
        assert.deepStrictEqual(readFileSync(file), before)
      })
    )
  }

  for (const [version, reason] of [
    ["99", "NewerVersion"],
    ["1", "OlderLayout"]
  ] as const) {
    it.effect(`of layout ${version} is refused as ${reason} and left as it is`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "figures.duckdb")
        yield* using(file)(commit(batch("first", 3)))
        yield* changed(file, `UPDATE meta SET value = '${version}' WHERE name = 'schema'`)
        const before = readFileSync(file)
        const error = yield* refused(file)
        assert.strictEqual(error.reason, reason)
        assert.include(error.message, file)
        assert.deepStrictEqual(readFileSync(file), before)
      })
    )
  }

  it.effect("whose blocks are damaged fails as corrupt", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      yield* using(file)(commit(batch("first", 2000)))
      writeFileSync(file, readFileSync(file).fill(0xff, 16_384))
      assert.strictEqual((yield* refused(file)).reason, "Corrupt")
    })
  )

  it.effect("that is cut off fails as corrupt", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      yield* using(file)(commit(batch("first", 2000)))
      writeFileSync(file, readFileSync(file).subarray(0, 100_000))
      assert.strictEqual((yield* refused(file)).reason, "Corrupt")
    })
  )

  it.effect("whose rows name terms that are gone fails as corrupt, naming the figure", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      yield* using(file)(commit(batch("first", 1)))
      yield* changed(file, "DELETE FROM term WHERE kind = 'units'")
      const error = yield* refused(file)
      assert.strictEqual(error.reason, "Corrupt")
      assert.include(error.message, "first.0")
    })
  )

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
  it.effect("is read, takes no commit, and stays as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      yield* using(file)(commit(batch("first", 3)))
      const before = readFileSync(file)
      const read = using(file, { readOnly: true })
      const error = yield* Effect.flip(read(commit(batch("second", 3))))
      assert.strictEqual(error.reason, "ReadOnly")
      assert.match(error.message, /figures\.duckdb: the store was opened to read only; open it to write/)
      assert.strictEqual((yield* read(readAll)).length, 3)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

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
