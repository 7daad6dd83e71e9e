/**
 * Lantoa on SQLite: one file, through the `node:sqlite` that Node brings along.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Problem, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import * as Asked from "@lantoa/storage-sql/Asked"
import * as FilePlace from "@lantoa/storage-sql/FilePlace"
import { copy } from "./internal/backup.ts"
import { open } from "./internal/client.ts"
import { Client, type Failure } from "./internal/sql.ts"
import { inTurn, patient } from "./internal/waiting.ts"

const Place = FilePlace.of("sqlite")

/** Where the database is, and how patient we are with others who use it. @category models @since 0.1.0 */
export interface Options {
  /** Path of the file; it is created when absent, its folder is not. */
  readonly file: string
  /** Milliseconds to wait for somebody else who is writing. @defaultValue 5000 */
  readonly busyTimeout?: number
  /** Only reads: a file that is not there is refused, and so is every commit. @defaultValue false */
  readonly readOnly?: boolean
}

const fields = { file: Asked.path, busyTimeout: Asked.milliseconds, readOnly: Asked.flag }

const stored = (client: Client, options: Omit<SqlStore.Options, "dialect">) =>
  Layer.build(
    SqlStore.layer({ dialect: Dialect.sqlite, ...options }).pipe(Layer.provide(Layer.succeed(Client, client)))
  )

const inFile = ({ busyTimeout = 5000, file, readOnly = false }: Options) =>
  Effect.gen(function* () {
    const path = yield* Place.pathOf("open", file)
    yield* Place.check("open", path, readOnly)
    const { client, insert } = yield* open(path, readOnly)
    const retrying = patient(busyTimeout)
    const store = yield* stored(client, { place: file, insert, exclusive: inTurn(path), retrying, readOnly })
    // Not before: a file that is refused stays as it is.
    if (!readOnly) {
      yield* retrying(client`PRAGMA journal_mode = WAL`)
      // 16 MB, in which a commit of many figures fills tables and indexes before they are written.
      yield* retrying(client`PRAGMA cache_size = -16384`)
    }
    return store
  })

const asStoreError =
  (operation: string, place: string) =>
  (error: Failure | Problem.StoreError): Problem.StoreError =>
    error._tag === "SqlError"
      ? new Problem.StoreError({ ...SqlStore.storeError(Dialect.sqlite, operation)(error), place })
      : error

/** A store in memory, gone when the layer's scope closes. @category layers @since 0.1.0 */
export const layerMemory: Layer.Layer<Store.Store, Problem.StoreError> = Layer.effectContext(
  Effect.flatMap(open(":memory:"), ({ client, insert }) => stored(client, { insert })).pipe(
    Effect.mapError(asStoreError("open", "memory"))
  )
)

/**
 * A store in a file, in write-ahead mode: others read while one writes, and who writes is waited for. Fails with a `StoreError`
 * that names the file and the remedy: `Unavailable` (no path, no folder, no right, locked), `ReadOnly` (no right to write),
 * `Corrupt` (no database, damaged, or not Lantoa's), `OlderLayout`, `NewerVersion`. A file that is refused is left as it was.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Store.Store, Problem.StoreError> =>
  Layer.unwrap(
    Effect.map(Asked.asked("sqlite open", options, fields), (asked) =>
      asked.file === ":memory:"
        ? layerMemory
        : Layer.effectContext(Effect.mapError(inFile(asked), asStoreError("open", asked.file)))
    )
  )

const copied = (file: string, to: string) =>
  Effect.gen(function* () {
    const [from, target] = [yield* Place.pathOf("backup", file), yield* Place.pathOf("backup", to)]
    yield* Place.check("backup", from, true)
    return yield* copy(from, target, (part) =>
      Effect.flatMap(inFile({ file: part, readOnly: true }), (store) =>
        Effect.provideContext(
          Store.Store.use((opened) => opened.head),
          store
        )
      ).pipe(
        Effect.mapError((error) => new Problem.StoreError({ ...asStoreError("backup", file)(error), place: file }))
      )
    )
  })

/** What to copy, and to where. @category models @since 0.1.0 */
export interface BackupOptions {
  readonly file: string
  /** Path of the copy, where nothing is yet. */
  readonly to: string
}

/**
 * Copies a database while others go on writing to it, and says how far the copy has come: it holds all commits up to that one,
 * and has been opened and asked. It is a database of its own, to be read where it lies or to be gone on with. Rejects with a
 * `StoreError`, and then leaves nothing behind.
 *
 * @category backup
 * @since 0.1.0
 */
export const backup = (options: BackupOptions): Promise<Store.Head> =>
  Effect.gen(function* () {
    const { file, to } = yield* Asked.asked("sqlite backup", options, { file: Asked.path, to: Asked.path })
    return yield* Effect.mapError(copied(file, to), asStoreError("backup", file))
  }).pipe(Effect.runPromise)
