/** The one door to `effect/sql`, which may change in a minor release. @internal */
import * as Effect from "effect/Effect"
import { SqlClient, SqlError, type Statement as Statements } from "effect/sql"

export type Client = SqlClient.SqlClient
export const Client = SqlClient.SqlClient
export type Failure = SqlError.SqlError
export const isFailure = SqlError.isSqlError
export type Fragment = Statements.Fragment
export type Statement = Statements.Statement<unknown>

/**
 * Runs an effect in a transaction that starts with a statement of the dialect's. A connection that is gone cannot be rolled
 * back either: that is a failure of the database, and none of ours.
 */
export const transaction =
  (client: Client, begin: string) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E | Failure, R> =>
    client.withTransaction(effect).pipe(
      Effect.provideService(SqlClient.BeginTransaction, begin),
      Effect.catchDefect((defect) => (isFailure(defect) ? Effect.fail(defect) : Effect.die(defect)))
    )
