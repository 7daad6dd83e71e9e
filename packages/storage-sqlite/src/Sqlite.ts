/**
 * Lantoa on SQLite: one file, through the `node:sqlite` that Node brings along.
 *
 * @since 0.1.0
 */
import { existsSync, realpathSync } from "node:fs"
import { dirname, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Semaphore from "effect/Semaphore"
import { Problem, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { open } from "./internal/client.ts"
import { Client } from "./internal/sql.ts"

/** Where the database is, and how patient we are with others who use it. @category models @since 0.1.0 */
export interface Options {
  /** Path of the file; it is created when absent, its folder is not. */
  readonly file: string
  /** Milliseconds to wait for another process that is writing. @defaultValue 5000 */
  readonly busyTimeout?: number
}

const noFolder = (file: string): Problem.StoreError =>
  new Problem.StoreError({
    reason: "Unavailable",
    operation: "sqlite open",
    detail: `there is no folder ${dirname(resolve(file))} for ${file}; make it, or give another path`,
    problems: []
  })

const named =
  (file: string) =>
  (error: Problem.StoreError): Problem.StoreError =>
    new Problem.StoreError({ ...error, detail: `${file}: ${error.detail}` })

const writers = new Map<string, Semaphore.Semaphore>()

/**
 * Who may write to a file, among all stores of this process: SQLite waits for a lock by blocking the thread, on which whoever
 * holds it could never go on.
 */
const writersOf = (file: string): Semaphore.Semaphore => {
  if (file === ":memory:") return Semaphore.makeUnsafe(1)
  const path = existsSync(file) ? realpathSync(file) : resolve(file)
  const known = writers.get(path) ?? Semaphore.makeUnsafe(1)
  writers.set(path, known)
  return known
}

const inFile = (file: string, busyTimeout: number): Layer.Layer<Store.Store, Problem.StoreError> =>
  Layer.unwrap(
    Effect.map(
      Effect.mapError(open(file, busyTimeout), SqlStore.storeError(Dialect.sqlite, "open")),
      ({ client, insert }) =>
        SqlStore.layer({ dialect: Dialect.sqlite, insert, exclusive: writersOf(file).withPermit }).pipe(
          Layer.provide(Layer.succeed(Client, client))
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
export const layer = ({ file, busyTimeout = 5000 }: Options): Layer.Layer<Store.Store, Problem.StoreError> =>
  Layer.unwrap(
    Effect.suspend(() =>
      existsSync(dirname(resolve(file)))
        ? Effect.succeed(
            inFile(file, busyTimeout).pipe(
              Layer.catch((error) => Layer.effect(Store.Store, Effect.fail(named(file)(error))))
            )
          )
        : Effect.fail(noFolder(file))
    )
  )

/** A store in memory, gone when the layer's scope closes. @category layers @since 0.1.0 */
export const layerMemory: Layer.Layer<Store.Store, Problem.StoreError> = inFile(":memory:", 0)
