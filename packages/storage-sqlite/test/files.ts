import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { type Observation, type Problem, Store } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { Effect, Layer, Stream } from "effect"

/** A folder of its own, for as long as the test. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "lantoa-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

/** Opens a file for each effect anew. */
export const using = (file: string, options: Omit<Sqlite.Options, "file"> = {}) => {
  const layer = Layer.fresh(Sqlite.layer({ file, ...options }))
  return <A, E>(effect: Effect.Effect<A, E, Store.Store>): Effect.Effect<A, E | Problem.StoreError> =>
    Effect.provide(effect, layer)
}

export const commit = (one: Store.Commit) => Store.Store.use((store) => store.commit(one))
export const readAll: Effect.Effect<Array<Observation.Observation>, Problem.StoreError, Store.Store> = Store.Store.use(
  (store) => Stream.runCollect(store.read())
)

/** Runs statements on the file, as another program would. */
export const tamper = (file: string, sql: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}
