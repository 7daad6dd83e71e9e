/**
 * Lantoa on DuckDB: one file that analysts read with SQL, or a database in memory.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Problem, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import * as Asked from "@lantoa/storage-sql/Asked"
import { clientOf } from "./internal/client.ts"
import { type Exported, write } from "./internal/export.ts"
import { type Base, inFile, inMemory } from "./internal/files.ts"
import * as Folder from "./internal/folder/open.ts"
import * as Place from "./internal/place.ts"
import { Client, type Failure } from "./internal/sql.ts"

/** Where the database is, and how patient we are with others who use it. @category models @since 0.1.0 */
export interface Options {
  /** Path of the file; it is created when absent, its folder is not. */
  readonly file: string
  /** Milliseconds to wait at the opening for another program that has the file open. @defaultValue 5000 */
  readonly busyTimeout?: number
  /** Only reads: a file that is not there is refused, and so is every commit. @defaultValue false */
  readonly readOnly?: boolean
}

const fields = { file: Asked.path, busyTimeout: Asked.milliseconds, readOnly: Asked.flag }

const asStoreError =
  (operation: string, place: string) =>
  (error: Failure | Problem.StoreError): Problem.StoreError =>
    error._tag === "SqlError"
      ? new Problem.StoreError({ ...SqlStore.storeError(Dialect.duckdb, operation)(error), place })
      : error

const stored = ({ instance, turn }: Base, options: Partial<SqlStore.Options>) =>
  Effect.flatMap(clientOf(instance), ({ client, insert, read }) =>
    Layer.build(
      SqlStore.layer({ dialect: Dialect.duckdb, insert, read, exclusive: turn.withPermit, ...options }).pipe(
        Layer.provide(Layer.succeed(Client, client))
      )
    )
  )

const opened = ({ busyTimeout = 5000, file, readOnly = false }: Options) =>
  Effect.gen(function* () {
    const path = yield* Place.pathOf("open", file)
    yield* Place.check("open", path, readOnly)
    return yield* stored(yield* inFile(path, readOnly, busyTimeout), { place: file, readOnly })
  })

/** A store in memory, gone when the layer's scope closes. @category layers @since 0.1.0 */
export const layerMemory: Layer.Layer<Store.Store, Problem.StoreError> = Layer.effectContext(
  Effect.flatMap(inMemory, (base) => stored(base, {})).pipe(Effect.mapError(asStoreError("open", "memory")))
)

/**
 * A store in a file. One program at a time writes to it, with as many stores as it likes; others wait until it has closed them.
 * Any number of programs read it together while nobody writes. Fails with a `StoreError` that names the file and the remedy:
 * `Unavailable` (no path, no folder, no right, another program has it, no DuckDB for this platform), `ReadOnly` (no right to
 * write), `Corrupt` (no database, damaged, or not Lantoa's), `OlderLayout`, `NewerVersion`. A file that is refused is left as it
 * was.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Store.Store, Problem.StoreError> =>
  Layer.unwrap(
    Effect.map(Asked.asked("duckdb open", options, fields), (asked) =>
      asked.file === ":memory:"
        ? layerMemory
        : Layer.effectContext(Effect.mapError(opened(asked), asStoreError("open", asked.file)))
    )
  )

const exported = ({ file, ...asked }: ExportOptions) =>
  Effect.gen(function* () {
    const path = yield* Place.pathOf("export", file)
    const to = yield* Place.pathOf("export", asked.to)
    yield* Place.check("export", path, true)
    const base = yield* inFile(path, true, 0)
    const opened = yield* clientOf(base.instance)
    const store = yield* stored(base, { place: file, readOnly: true })
    return yield* base.turn.withPermit(Effect.provideContext(write(opened, { ...asked, to }), store))
  }).pipe(Effect.scoped, Effect.mapError(asStoreError("export", file)))

/** Which figures to write where, and what their folders are. @category models @since 0.1.0 */
export interface ExportOptions {
  readonly file: string
  /** The folder that is made; nothing is there yet. */
  readonly to: string
  /** The units of a level of a hierarchy, on the boundaries of a figure's last day, are the places: provinces of the state. */
  readonly hierarchy: string
  readonly level: string
}

export type { Exported }

/**
 * Writes the figures that stand as Parquet, by year and place: `year=2025/place=vn.quang-ngai/data_0.parquet`, with the columns
 * of the view `figures`, and beside them `documents.json`. The year is that of a figure's last day; what lies in no one unit of
 * the level has none (`place=__HIVE_DEFAULT_PARTITION__`, which is read as NULL). Whoever commits in this program meanwhile waits.
 * Rejects with a `StoreError`, and then leaves nothing behind.
 *
 * @category export
 * @since 0.1.0
 */
export const exportParquet = (options: ExportOptions): Promise<Exported> => {
  const [file, to, hierarchy, level] = [Asked.path, Asked.path, Asked.neededText, Asked.neededText]
  const asked = Asked.asked("duckdb export", options, { file, to, hierarchy, level })
  return Effect.runPromise(Effect.flatMap(asked, exported))
}

/** What to do with figures for a folder. */
const elsewhere =
  "files of a folder are only read: copy it to a database (Lantoa.copy to DuckDb.layer) and commit there"

const ofFolder = (folder: string) =>
  Effect.gen(function* () {
    const path = yield* Place.pathOf("open", folder)
    yield* Place.checkFolder("open", path)
    const base = yield* inMemory
    const { client } = yield* clientOf(base.instance)
    const made = yield* stored(base, { dialect: { ...Dialect.duckdb, views: [] } })
    yield* Effect.provideContext(Folder.open(client, path), made)
    return yield* stored(base, { place: folder, readOnly: elsewhere })
  })

/**
 * A store that only reads: the figures of a folder, where they lie. `documents.json` holds the documents, as `Lantoa.put` takes them;
 * they have always been known. Every `.parquet` and `.csv` in it and below is figures, a row each; the README of the package says
 * which columns. A folder that `exportParquet` made is one. The files may not change while it is open. Fails with a `StoreError`:
 * `InvalidObservation` names each row that is no figure, stands there twice or does not fit the documents, by file and row;
 * `Unavailable` (no folder, no files, no documents, no DuckDB for this platform).
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFolder = (options: { readonly folder: string }): Layer.Layer<Store.Store, Problem.StoreError> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const { folder } = yield* Asked.asked("duckdb open", options, { folder: Asked.path })
      return yield* Effect.mapError(ofFolder(folder), asStoreError("open", folder))
    })
  )
