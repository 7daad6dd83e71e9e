/** The driver, which is loaded when a database is opened: it is not there for every platform. @internal */
import type * as DuckDB from "@duckdb/node-api"
import type Module from "@duckdb/node-bindings"
import * as Effect from "effect/Effect"
import type { Problem } from "@lantoa/core"
import * as Place from "./place.ts"
import { type Failure, failure } from "./sql.ts"

/** What is below the driver. */
export type Bindings = typeof Module
export type { DuckDB }

/** The driver, and what is below it: the memory of a column is reached there alone. */
export interface Driver {
  readonly api: typeof DuckDB
  readonly bindings: Bindings
}

/** Fails where DuckDB has no program for this platform, or it was not installed. */
export const driver: Effect.Effect<Driver, Problem.StoreError> = Effect.tryPromise({
  try: async () => ({
    api: await import("@duckdb/node-api"),
    bindings: (await import("@duckdb/node-bindings")).default
  }),
  catch: (cause) =>
    Place.refused(
      "open",
      "this program",
      "Unavailable",
      `DuckDB cannot be loaded on ${process.platform}-${process.arch} (${String(cause)}); install the optional packages of @duckdb/node-bindings, or use another store`
    )
})

/** What is begun in the driver is waited for, whoever is interrupted: a connection does one thing at a time. */
export const called = <A>(call: () => Promise<A>): Effect.Effect<A, Failure> =>
  Effect.uninterruptible(Effect.tryPromise({ try: call, catch: failure }))
