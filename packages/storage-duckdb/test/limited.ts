/** Makes a commit to a file and then a larger one, and says what comes of that: `node limited.ts <file>`. */
import { Store } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect } from "effect"
import { batch } from "./files.ts"

const said = await Effect.runPromise(
  Effect.gen(function* () {
    const store = yield* Store.Store
    yield* store.commit(batch("first", 100))
    const { message, reason } = yield* Effect.flip(store.commit(batch("second", 6000)))
    return { message, reason }
  }).pipe(Effect.provide(DuckDb.layer({ file: process.argv[2]! })))
)
process.stdout.write(JSON.stringify(said))
