import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import type { Observation } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Sqlite } from "@lantoa/storage-sqlite"
import { StoreSuite } from "@lantoa/testkit"
import * as FileSuite from "@lantoa/testkit/FileSuite"
import { Effect, Layer } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"
import { batch } from "./figures.ts"
import { commit, folder, readAll, tamper, using } from "./files.ts"

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
FileSuite.suite("sqlite", {
  layer: (file, options) => Sqlite.layer({ file, busyTimeout: 0, ...options }),
  tamper: async (file, sql) => tamper(file, sql),
  opener: join(import.meta.dirname, "nobody.ts"),
  // A write-ahead log needs a place beside the file.
  settle: "PRAGMA journal_mode = DELETE"
})

const ids = (observations: ReadonlyArray<Observation.Observation>) => observations.map(({ id }) => id).sort()

describe("a file", () => {
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
