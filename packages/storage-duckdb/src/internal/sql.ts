/** The one door to the unstable modules of Effect, which may change in a minor release. @internal */
import * as Effect from "effect/Effect"
import { Reactivity } from "effect/reactivity"
import { SqlClient, type SqlConnection, SqlError, Statement } from "effect/sql"

export type Client = SqlClient.SqlClient
export const Client = SqlClient.SqlClient
export type Connection = SqlConnection.Connection
export type Failure = SqlError.SqlError
export const isFailure = SqlError.isSqlError
export const makeClient = (options: SqlClient.SqlClient.MakeOptions) =>
  SqlClient.make(options).pipe(Effect.provide(Reactivity.layer))
/** DuckDB takes `?` and quotes names as SQLite does. */
export const compiler = Statement.makeCompilerSqlite

/** What DuckDB said: its errors have no code, only a text. */
export const failure = (cause: unknown): Failure => {
  const said = cause instanceof Error ? cause.message : ""
  const props = { cause, message: said, operation: "query" }
  return new SqlError.SqlError({
    reason: said.startsWith("IO Error: Could not set lock on file")
      ? new SqlError.LockTimeoutError(props)
      : /Duplicate key .* violates/s.test(said)
        ? new SqlError.ConstraintError(props)
        : new SqlError.UnknownError(props)
  })
}
