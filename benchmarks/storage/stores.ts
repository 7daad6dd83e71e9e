/** Stores to measure, each opened on a folder that goes when it is done. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Lantoa, MemoryStore } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Sqlite } from "@lantoa/storage-sqlite"

export type Engine = "memory" | "sqlite" | "duckdb"

/** An empty folder for as long as the scope. */
export const folder = (scope: DisposableStack | AsyncDisposableStack): string => {
  const path = mkdtempSync(join(tmpdir(), "lantoa-benchmark-"))
  scope.defer(() => rmSync(path, { recursive: true }))
  return path
}

/** An empty store of the engine. */
export const layerOf = (scope: AsyncDisposableStack, engine: Engine): Lantoa.Store => {
  if (engine === "memory") return MemoryStore.layer
  const file = join(folder(scope), "figures.db")
  return engine === "sqlite" ? Sqlite.layer({ file }) : DuckDb.layer({ file })
}

/** Lantoa on an empty store of the engine. */
export const open = async (scope: AsyncDisposableStack, engine: Engine): Promise<Lantoa.Lantoa> =>
  scope.use(await Lantoa.open({ store: layerOf(scope, engine) }))
