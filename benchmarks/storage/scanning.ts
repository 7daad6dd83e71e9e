/**
 * One scan of a file in a process that does nothing else, so that what it held at most is its own:
 * `node scanning.ts FILE ours|hand` prints { rows, milliseconds, peak } of reading every figure once.
 */
import { DatabaseSync } from "node:sqlite"
import { Effect, Stream } from "effect"
import { Store } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { peak, race } from "./measured.ts"
import { measures } from "./world.ts"

const ours = (file: string): Promise<number> =>
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
    }).pipe(Effect.provide(Sqlite.layer({ file, readOnly: true })))
  )

/** The same numbers row by row from the same file. */
const byHand = (file: string): number => {
  const db = new DatabaseSync(file, { readOnly: true })
  const all = db.prepare("SELECT series, last_day, first_day, lower, upper, flags, known_at FROM figure")
  all.setReturnArrays(true)
  let rows = 0
  for (const _ of all.iterate()) rows++
  db.close()
  return rows
}

const [, , file = "", how] = process.argv
let rows = 0
const [milliseconds] = await race(1, { run: async () => (rows = how === "ours" ? await ours(file) : byHand(file)) })
process.stdout.write(JSON.stringify({ rows, milliseconds, peak: peak() }))
