/**
 * Lantoa's two stores over any `SqlClient` of `effect/sql`: tables, migrations and roll-ups once, for every database.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { DocumentStore, type LantoaError, ObservationStore } from "@lantoa/core"
import type * as Dialect from "./Dialect.ts"
import { append } from "./internal/append.ts"
import * as Database from "./internal/database.ts"
import * as documents from "./internal/documents.ts"
import { read } from "./internal/read.ts"
import { rollup } from "./internal/rollup.ts"
import { migrate } from "./internal/schema.ts"
import { Client, type Failure } from "./internal/sql.ts"
import * as Terms from "./internal/terms.ts"

/**
 * What an adapter says of its database. `insert` puts many rows into a table inside the transaction that is open; leave it
 * out where statements of many rows are fast enough.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly dialect: Dialect.Dialect
  readonly insert?: (
    table: string,
    columns: ReadonlyArray<string>,
    rows: ReadonlyArray<ReadonlyArray<string | number | null>>
  ) => Effect.Effect<void, Failure>
}

/**
 * Both stores on the `SqlClient` at hand. Creates the tables or brings them up to date first; fails with a `StoreError`
 * (`NewerVersion`, `Corrupt`, `Unavailable`) and leaves the database as it was when it cannot.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (
  options: Options
): Layer.Layer<ObservationStore.ObservationStore | DocumentStore.DocumentStore, LantoaError.StoreError, Client> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const database = Database.make(yield* Client, options.dialect, options.insert)
      yield* migrate(database)
      const terms = Terms.make()
      return Context.make(ObservationStore.ObservationStore, {
        append: (batch) => append(database, terms, batch),
        read: (filter) => read(database, terms, filter),
        rollup: (scan) => rollup(database, terms, scan)
      }).pipe(Context.add(DocumentStore.DocumentStore, documents.make(database)))
    })
  )

/** A driver's failure as a `StoreError`: what happened, and what to do about it. @category errors @since 0.1.0 */
export const storeError: (dialect: Dialect.Dialect, operation: string) => (failure: Failure) => LantoaError.StoreError =
  Database.fromSql
