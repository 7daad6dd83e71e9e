/** The one door to the unstable modules of Effect, which may change in a minor release. @internal */
import * as Effect from "effect/Effect"
import { Reactivity } from "effect/reactivity"
import { SqlClient, type SqlConnection, SqlError, Statement } from "effect/sql"

export type Client = SqlClient.SqlClient
export const Client = SqlClient.SqlClient
export type Connection = SqlConnection.Connection
export type Failure = SqlError.SqlError
export const makeClient = (options: SqlClient.SqlClient.MakeOptions) =>
  SqlClient.make(options).pipe(Effect.provide(Reactivity.layer))
export const acquirers = SqlClient.makeSqliteAcquirers
export const compiler = Statement.makeCompilerSqlite

/** What SQLite threw; the classifier reads `errno` where node:sqlite says `errcode`. */
export const failure = (thrown: unknown): Failure => {
  const errno = typeof thrown === "object" && thrown !== null && "errcode" in thrown ? thrown.errcode : undefined
  const cause = thrown instanceof Error ? Object.assign(thrown, { errno }) : thrown
  return new SqlError.SqlError({ reason: SqlError.classifySqliteError(cause) })
}
