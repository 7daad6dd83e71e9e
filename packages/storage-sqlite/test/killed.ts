/** Makes two commits to a file, and is killed while it makes the second: `node killed.ts <file> <rows before the end>`. */
import { Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Effect, Layer } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"
import { batch } from "./figures.ts"

const [file, last] = process.argv.slice(2)

const layer = Layer.unwrap(
  Effect.map(open(file!), ({ client, insert }) =>
    SqlStore.layer({
      dialect: Dialect.sqlite,
      insert: (table, columns, length) =>
        table === "figure" && length === 2_000
          ? Effect.andThen(
              insert(table, columns, Number(last)),
              Effect.sync(() => process.kill(process.pid, "SIGKILL"))
            )
          : insert(table, columns, length)
    }).pipe(Layer.provide(Layer.succeed(Client, client)))
  )
)

await Effect.runPromise(
  Effect.gen(function* () {
    const store = yield* Store.Store
    yield* store.commit(batch("first", 300))
    yield* store.commit(batch("second", 2_000))
  }).pipe(Effect.provide(layer))
)
