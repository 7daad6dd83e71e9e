/**
 * Lantoa's store over any `SqlClient` of `effect/sql`: tables and statements once, for every database.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { Problem, Store } from "@lantoa/core"
import type * as Dialect from "./Dialect.ts"
import { commit } from "./internal/commit.ts"
import * as Database from "./internal/database.ts"
import * as Distributed from "./internal/distribution.ts"
import { library } from "./internal/documents.ts"
import * as Journal from "./internal/journal.ts"
import * as Names from "./internal/names.ts"
import { count, read, withdrawals } from "./internal/read.ts"
import { scan } from "./internal/scan.ts"
import { migrate } from "./internal/schema.ts"
import { Client, type Failure } from "./internal/sql.ts"
import * as State from "./internal/state.ts"
import { told } from "./internal/told.ts"

export type { Column, Columns, Wanted } from "./internal/database.ts"

/** Something to do around a transaction. @category models @since 0.1.0 */
export type Around = Database.Around

/**
 * What an adapter says of its database. `place` is what errors call it: a path, a host. `insert` writes columns to a table
 * inside the transaction that is open, `read` reads columns there; leave them out where statements of many rows, and rows, are fast
 * enough. `exclusive` keeps other
 * writers of this process out while it runs a writing transaction. `retrying` runs a transaction, reading or writing, again
 * for as long as the database says that it may succeed then: a lock that somebody holds, a clash with another writer.
 * `readOnly` makes no tables and refuses every commit; where it cannot be opened otherwise, a text says what to do instead.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly dialect: Dialect.Dialect
  readonly place?: string
  readonly insert?: Database.BulkInsert
  readonly read?: Database.BulkRead
  readonly exclusive?: Around
  readonly retrying?: Around
  readonly readOnly?: boolean | string
}

const placed =
  (place: string | undefined) =>
  (error: Problem.StoreError): Problem.StoreError =>
    place === undefined ? error : new Problem.StoreError({ ...error, place })

const refused = (dialect: Dialect.Dialect, readOnly: true | string): Problem.StoreError => {
  const remedy = readOnly === true ? "open it to write" : readOnly
  return Database.storeError(dialect, "commit", "ReadOnly", `the store was opened to read only; ${remedy}`)
}

/**
 * The store on the `SqlClient` at hand. Creates the tables where there are none; fails with a `StoreError` (`OlderLayout`,
 * `NewerVersion`, `Corrupt`, `ReadOnly`, `Unavailable`) and leaves the database as it was when it cannot.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Store.Store, Problem.StoreError, Client> =>
  Layer.effect(
    Store.Store,
    Effect.gen(function* () {
      const { dialect, place, readOnly = false } = options
      const database = Database.make(yield* Client, options)
      const at = Effect.mapError(placed(place))
      yield* at(migrate(database, readOnly !== false))
      const names = Names.make()
      const head: Effect.Effect<Store.Head, Failure | Problem.StoreError> = database.reading(State.head(database))
      const write = (one: Store.Commit, entry?: Store.Entry) =>
        at(readOnly !== false ? Effect.fail(refused(dialect, readOnly)) : commit(database, names, one, entry))
      return Store.Store.of({
        commit: (one) => write(one),
        head: at(Database.guarded(dialect, "head")(head)),
        library: (moment = {}) => at(library(database, moment)),
        scan: (requests, moment = {}, size = 0) => at(scan(database, names, requests, moment, size)),
        told: (request, moment = {}) => at(told(database, names, request, moment)),
        withdrawals: (moment = {}) => at(withdrawals(database, names, moment)),
        read: (filter = {}) => Stream.mapError(read(database, names, filter), placed(place)),
        count: (filter = {}) => at(count(database, names, filter)),
        history: (figure, moment = {}) => at(Journal.history(database, names, figure, moment)),
        versions: (kind, key, moment = {}) => at(Journal.versions(database, kind, key, moment)),
        entry: (number) => at(Journal.entry(database, names, number)),
        restore: (entry) => Effect.asVoid(write(entry, entry))
      })
    })
  )

/**
 * Spreads the figures of the database at hand over the servers that it has, for good; does nothing where they lie so already.
 * Programs that have the store open go on. Fails with a `StoreError`, and leaves everything as it was, where the database cannot.
 *
 * @category distribution
 * @since 0.1.0
 */
export const distribute = (options: Options): Effect.Effect<void, Problem.StoreError, Client> =>
  Effect.gen(function* () {
    const database = Database.make(yield* Client, options)
    yield* migrate(database, false)
    yield* Distributed.distribute(database)
  }).pipe(Effect.mapError(placed(options.place)))

/** A driver's failure as a `StoreError`: what happened, and what to do about it. @category errors @since 0.1.0 */
export const storeError: (dialect: Dialect.Dialect, operation: string) => (failure: Failure) => Problem.StoreError =
  Database.fromSql
