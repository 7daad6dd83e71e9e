/**
 * Lantoa's store over any `SqlClient` of `effect/sql`: tables and statements once, for every database.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Problem, Store } from "@lantoa/core"
import type * as Dialect from "./Dialect.ts"
import { commit } from "./internal/commit.ts"
import * as Database from "./internal/database.ts"
import { library } from "./internal/documents.ts"
import * as Names from "./internal/names.ts"
import { read, withdrawals } from "./internal/read.ts"
import { scan } from "./internal/scan.ts"
import { migrate } from "./internal/schema.ts"
import { Client, type Failure } from "./internal/sql.ts"
import * as State from "./internal/state.ts"

/**
 * What an adapter says of its database. `insert` puts many rows into a table inside the transaction that is open; leave it
 * out where statements of many rows are fast enough. `exclusive` keeps other writers of this process out while it runs a
 * writing transaction; a database that waits for a lock by blocking the thread needs it, or two stores wait for each other.
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
  readonly exclusive?: <A, E>(write: Effect.Effect<A, E>) => Effect.Effect<A, E>
}

/**
 * The store on the `SqlClient` at hand. Creates the tables where there are none; fails with a `StoreError` (`OlderLayout`,
 * `NewerVersion`, `Corrupt`, `Unavailable`) and leaves the database as it was when it cannot.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Store.Store, Problem.StoreError, Client> =>
  Layer.effect(
    Store.Store,
    Effect.gen(function* () {
      const database = Database.make(yield* Client, options)
      yield* migrate(database)
      const names = Names.make()
      return Store.Store.of({
        commit: (one) => commit(database, names, one),
        head: database
          .reading(State.head(database))
          .pipe((effect: Effect.Effect<Store.Head, Failure | Problem.StoreError>) =>
            Database.guarded(options.dialect, "head")(effect)
          ),
        library: (moment = {}) => library(database, moment),
        scan: (requests, moment = {}) => scan(database, names, requests, moment),
        withdrawals: (moment = {}) => withdrawals(database, names, moment),
        read: (filter = {}) => read(database, names, filter)
      })
    })
  )

/** A driver's failure as a `StoreError`: what happened, and what to do about it. @category errors @since 0.1.0 */
export const storeError: (dialect: Dialect.Dialect, operation: string) => (failure: Failure) => Problem.StoreError =
  Database.fromSql
