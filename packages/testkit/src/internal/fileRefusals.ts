/** Files that cannot be used: each is told, with what to do, and left as it was. @internal */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import type { Problem } from "@lantoa/core"
import { commit } from "./cases.ts"
import { batch, type Files, folder, refused, using } from "./files.ts"

const paths = (files: Files): void => {
  for (const file of ["", "  ", "a\0b", undefined, 7]) {
    it.effect(`that is none (${JSON.stringify(file)}) is refused`, () =>
      Effect.gen(function* () {
        const error = yield* refused(files, file as string)
        assert.strictEqual(error.reason, "Unavailable")
        assert.include(error.message, "this is no path; give that of a file")
      })
    )
  }

  it.effect("whose folder is missing, or that is a folder, or of nothing to be read, says so and nothing is made", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const missing = join(path, "nowhere")
      const cases = [
        [join(missing, "figures.db"), {}, `figures.db: there is no folder ${missing}; make it`],
        [path, {}, `${path}: this is a folder; give the path of a file in it`],
        [join(path, "missing.db"), { readOnly: true }, "missing.db: there is no such file to be read"]
      ] as const
      for (const [file, options, told] of cases) {
        const error = yield* refused(files, file, options)
        assert.strictEqual(error.reason, "Unavailable")
        assert.include(error.message, told)
      }
      assert.isFalse(existsSync(missing) || existsSync(join(path, "missing.db")))
    })
  )
}

/** A file with one commit of so many figures. */
const filled = (files: Files, figures: number) =>
  Effect.gen(function* () {
    const file = join(yield* folder, "figures.db")
    yield* using(files, file)(commit(batch("first", figures)))
    return file
  })

/** That a file is refused for a reason, in these words, and not a byte of it changed. */
const leftAlone = (files: Files, file: string, reason: Problem.StoreError["reason"], told: RegExp) =>
  Effect.gen(function* () {
    const before = readFileSync(file)
    const error = yield* refused(files, file)
    assert.strictEqual(error.reason, reason)
    assert.match(error.message, told)
    assert.include(error.message, file)
    assert.deepStrictEqual(readFileSync(file), before)
  })

const foreign = (files: Files): void => {
  it.effect("that is no database is refused and left as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.csv")
      writeFileSync(file, "unit,period,value\n".repeat(100))
      yield* leftAlone(files, file, "Corrupt", /figures\.csv: /)
    })
  )

  const statements = [
    "CREATE TABLE document (title TEXT)",
    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)",
    "CREATE VIEW seven AS SELECT 7",
    "CREATE TABLE meta (version INTEGER)"
  ]
  for (const sql of statements) {
    it.effect(`of another program (${sql}) is refused and left as it is`, () =>
      Effect.gen(function* () {
        const file = join(yield* folder, "other.db")
        yield* Effect.promise(() => files.tamper(file, sql))
        yield* leftAlone(files, file, "Corrupt", /other\.db: .*use another database/)
      })
    )
  }
}

const layouts = (files: Files): void => {
  const versions = [
    ["99", "NewerVersion", /version 99, this Lantoa knows version \d+; install a newer/],
    ["1", "OlderLayout", /layout 1, this Lantoa writes layout \d+ and has changed nothing; .* to a new database/],
    ["x", "Corrupt", /figures\.db: /]
  ] as const
  for (const [version, reason, told] of versions) {
    it.effect(`of layout ${version} is refused as ${reason} and left as it is`, () =>
      Effect.gen(function* () {
        const file = yield* filled(files, 3)
        yield* Effect.promise(() => files.tamper(file, `UPDATE meta SET value = '${version}' WHERE name = 'schema'`))
        yield* leftAlone(files, file, reason, told)
      })
    )
  }

  it.effect("that names no layout is refused and left as it is", () =>
    Effect.gen(function* () {
      const file = yield* filled(files, 3)
      yield* Effect.promise(() => files.tamper(file, "DELETE FROM meta"))
      yield* leftAlone(files, file, "Corrupt", /figures\.db: /)
    })
  )
}

const damage = (files: Files): void => {
  const ways: Readonly<Record<string, (bytes: Buffer) => Uint8Array>> = {
    "whose blocks are damaged": (bytes) => bytes.fill(0xff, 16_384),
    "that is cut off": (bytes) => bytes.subarray(0, 100_000)
  }
  for (const [what, change] of Object.entries(ways)) {
    it.effect(`${what} fails as corrupt`, () =>
      Effect.gen(function* () {
        const file = yield* filled(files, 2000)
        writeFileSync(file, change(readFileSync(file)))
        assert.strictEqual((yield* refused(files, file)).reason, "Corrupt")
      })
    )
  }

  it.effect("whose rows name terms that are gone fails as corrupt, naming the figure", () =>
    Effect.gen(function* () {
      const file = yield* filled(files, 1)
      yield* Effect.promise(() => files.tamper(file, "DELETE FROM term WHERE kind = 'units'"))
      const error = yield* refused(files, file)
      assert.strictEqual(error.reason, "Corrupt")
      assert.include(error.message, "first.0")
    })
  )
}

export const refusals = (name: string, files: Files): void => {
  describe(`A path (${name})`, () => paths(files))
  describe(`A file that cannot be used (${name})`, () => {
    foreign(files)
    layouts(files)
    damage(files)
  })
}
