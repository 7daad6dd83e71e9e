/** The one door to the unstable modules of Effect and to the driver, which may change in a minor release. @internal */
import { PgClient, type PgConnection, PgPool, PgTypes } from "@effect/sql-pg"
import * as Effect from "effect/Effect"
import { Reactivity } from "effect/reactivity"
import { SqlClient, type SqlConnection, SqlError } from "effect/sql"

export type Client = SqlClient.SqlClient
export const Client = SqlClient.SqlClient
export type Connection = SqlConnection.Connection
export type Session = PgConnection.PgConnection
export type Failure = SqlError.SqlError
export const isFailure = SqlError.isSqlError
export type Registry = PgTypes.Registry
export const makeClient = (options: SqlClient.SqlClient.MakeOptions) =>
  SqlClient.make(options).pipe(Effect.provide(Reactivity.layer))
export const compiler = PgClient.makeCompiler
export const makePool = PgPool.make
export { PgTypes as Types }

export const failure = (cause: Error): Failure =>
  new SqlError.SqlError({ reason: new SqlError.UnknownError({ cause, message: cause.message, operation: "query" }) })

/** Starts a transaction with a statement of its own. */
export const beginning = (statement: string) => Effect.provideService(SqlClient.BeginTransaction, statement)
