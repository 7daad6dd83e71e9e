/**
 * One scan of a file in a process that does nothing else, so that what it held at most is its own:
 * `node scanning.ts sqlite|duckdb FILE ours|hand` prints { rows, milliseconds, peak } of reading every figure once.
 */
import { DatabaseSync } from "node:sqlite"
import { Effect, Stream } from "effect"
import { Store } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Sqlite } from "@lantoa/storage-sqlite"
import * as ByHand from "./duckdb.ts"
import { peak, race } from "./measured.ts"
import { measures } from "./world.ts"

const ours = (engine: string, file: string): Promise<number> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const store = yield* Store.Store
      const requests = measures.map((measure) => ({ measure, from: 0, to: 100_000, latestBefore: false }))
      const { figures } = yield* store.scan(requests)
      return yield* Stream.runFold(
        figures,
        () => 0,
        (sum, page) => sum + page.length
      )
    }).pipe(Effect.provide((engine === "sqlite" ? Sqlite : DuckDb).layer({ file, readOnly: true })))
  )

/** The same numbers row by row from the same file. */
const byHand = async (engine: string, file: string): Promise<number> => {
  if (engine === "duckdb") return await ByHand.scan(file)
  const db = new DatabaseSync(file, { readOnly: true })
  const all = db.prepare("SELECT series, last_day, first_day, lower, upper, flags, known_at FROM figure")
  all.setReturnArrays(true)
  let rows = 0
  for (const _ of all.iterate()) rows++
  db.close()
  return rows
}

const [, , engine = "", file = "", how] = process.argv
let rows = 0
const [milliseconds] = await race(1, { run: async () => (rows = await (how === "ours" ? ours : byHand)(engine, file)) })
process.stdout.write(JSON.stringify({ rows, milliseconds, peak: peak() }))
