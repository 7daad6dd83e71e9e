import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Observation, type Problem, Store } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect, Layer, Stream } from "effect"

/** A folder of its own, for as long as the test. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "lantoa-duckdb-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

export const inNewFile = Layer.unwrap(
  Effect.map(folder, (path) => DuckDb.layer({ file: join(path, "figures.duckdb") }))
)

/** Opens a file for each effect anew. */
export const using = (file: string, options: Omit<DuckDb.Options, "file"> = {}) => {
  const layer = Layer.fresh(DuckDb.layer({ file, ...options }))
  return <A, E>(effect: Effect.Effect<A, E, Store.Store>): Effect.Effect<A, E | Problem.StoreError> =>
    Effect.provide(effect, layer)
}

export const commit = (one: Store.Commit) => Store.Store.use((store) => store.commit(one))
export const readAll: Effect.Effect<Array<Observation.Observation>, Problem.StoreError, Store.Store> = Store.Store.use(
  (store) => Stream.runCollect(store.read())
)

/** A commit of so many figures, one a team. */
export const batch = (
  name: string,
  size: number
): Store.Commit & { readonly figures: ReadonlyArray<Observation.Observation> } => ({
  id: name,
  figures: Array.from({ length: size }, (_, index) =>
    Observation.from({
      id: `${name}.${index}`,
      measure: "trainings",
      units: ["vn.quang-ngai"],
      period: "2025-03",
      value: index,
      team: `${name}.team-${index}`,
      knownAt: "2025-04-01T00:00:00Z"
    })
  )
})

/** Runs statements on a file that nobody has open, as another program would. */
export const tamper = async (file: string, ...statements: ReadonlyArray<string>) => {
  const { DuckDBInstance } = await import("@duckdb/node-api")
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  for (const sql of statements) await connection.run(sql)
  connection.closeSync()
  instance.closeSync()
}

/** What a query answers on a file that nobody has open to write. */
export const rowsOf = async (file: string, sql: string) => {
  const { DuckDBInstance } = await import("@duckdb/node-api")
  const instance = await DuckDBInstance.create(file, { access_mode: "READ_ONLY" })
  const connection = await instance.connect()
  const found = (await connection.runAndReadAll(sql)).getRowsJS()
  connection.closeSync()
  instance.closeSync()
  return found.map((row) => row.map((value) => (typeof value === "bigint" ? Number(value) : value)))
}
