/**
 * Lantoa on SQLite: one file, through the `node:sqlite` that Node brings along.
 *
 * @since 0.1.0
 */
import { existsSync } from "node:fs"
import { dirname, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type DocumentStore, LantoaError, MemoryStore, type ObservationStore, type Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { open } from "./internal/client.ts"
import { Client } from "./internal/sql.ts"

/** What a layer of this module gives. @category models @since 0.1.0 */
export type Stores = Store.Store | ObservationStore.ObservationStore | DocumentStore.DocumentStore

/** Where the database is, and how patient we are with others who use it. @category models @since 0.1.0 */
export interface Options {
  /** Path of the file; it is created when absent, its folder is not. */
  readonly file: string
  /** Milliseconds to wait for another process that is writing. @defaultValue 5000 */
  readonly busyTimeout?: number
}

const noFolder = (file: string): LantoaError.StoreError =>
  new LantoaError.StoreError({
    reason: "Unavailable",
    operation: "sqlite open",
    detail: `there is no folder ${dirname(resolve(file))} for ${file}; make it, or give another path`,
    problems: []
  })

const named =
  (file: string) =>
  (error: LantoaError.StoreError): LantoaError.StoreError =>
    new LantoaError.StoreError({ ...error, detail: `${file}: ${error.detail}` })

const stores = (file: string, busyTimeout: number): Layer.Layer<Stores, LantoaError.StoreError> =>
  Layer.unwrap(
    Effect.map(
      Effect.mapError(open(file, busyTimeout), SqlStore.storeError(Dialect.sqlite, "open")),
      ({ client, insert }) =>
        MemoryStore.bridge.pipe(
          Layer.provideMerge(
            SqlStore.layer({ dialect: Dialect.sqlite, insert }).pipe(Layer.provide(Layer.succeed(Client, client)))
          )
        )
    )
  )

/**
 * A store in a file, in write-ahead mode: readers of other processes go on while one writes. Fails with a `StoreError`
 * that names the file and the remedy: `Unavailable` (no folder, no right, locked), `Corrupt` (no database, damaged, or not
 * Lantoa's), `OlderLayout`, `NewerVersion`. A file that is refused is left as it was.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = ({ file, busyTimeout = 5000 }: Options): Layer.Layer<Stores, LantoaError.StoreError> =>
  Layer.unwrap(
    Effect.suspend(() =>
      existsSync(dirname(resolve(file)))
        ? Effect.succeed(
            stores(file, busyTimeout).pipe(Layer.catch((error) => Layer.effectContext(Effect.fail(named(file)(error)))))
          )
        : Effect.fail(noFolder(file))
    )
  )

/** A store in memory, gone when the layer's scope closes. @category layers @since 0.1.0 */
export const layerMemory: Layer.Layer<Stores, LantoaError.StoreError> = stores(":memory:", 0)
