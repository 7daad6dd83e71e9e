/** The state of the database that a moment speaks of. @internal */
import * as Effect from "effect/Effect"
import { Instant, type Problem, Store } from "@lantoa/core"
import { type Database, storeError } from "./database.ts"
import { distributionOf } from "./distribution.ts"
import type { Client, Failure, Fragment } from "./sql.ts"

export interface State {
  readonly at: number
  /** Milliseconds; `undefined` for whatever is committed. */
  readonly known: number | undefined
  /** Whether figures lie on several servers. */
  readonly isDistributed: boolean
}

/** How far the database has come. */
export const head = ({ sql }: Database) =>
  Effect.map(
    sql<{ number: number | null; version: number | null }>`SELECT MAX(number) AS number,
      (SELECT MAX(number) FROM commits WHERE documents = 1) AS version FROM commits`,
    ([row]): Store.Head => ({ commit: Number(row?.number ?? 0), version: Number(row?.version ?? 0) })
  )

/** The last commit by `at` that changed documents. */
export const versionAt = ({ sql }: Database, at: number) =>
  Effect.map(
    sql<{ version: number | null }>`SELECT MAX(number) AS version FROM commits WHERE documents = 1 AND number <= ${at}`,
    ([row]) => Number(row?.version ?? 0)
  )

export const stateOf = (
  database: Database,
  operation: string,
  { asKnownAt, at }: Store.Moment
): Effect.Effect<State, Problem.StoreError | Failure> =>
  Effect.gen(function* () {
    const { commit } = yield* head(database)
    const distribution = yield* distributionOf(database)
    if (distribution !== undefined) yield* database.sql.unsafe(distribution.settling)
    if (at !== undefined && (at > commit || at < 0 || !Number.isInteger(at))) {
      return yield* storeError(database.dialect, operation, "UnknownCommit", Store.noCommit(at, commit))
    }
    const state: State = {
      at: at ?? commit,
      known: asKnownAt === undefined ? undefined : Instant.toMillis(asKnownAt),
      isDistributed: distribution !== undefined
    }
    return state
  })

/** Rows of a table that are there in a state. */
export const there = (sql: Client, table: string, { at, known }: State): Fragment => {
  const of = (column: string) => sql.literal(`${table}.${column}`)
  return known === undefined
    ? sql`${of("written_in")} <= ${at}`
    : sql`${of("written_in")} <= ${at} AND ${of("known_at")} <= ${known}`
}

/** Figures that stand in a state. */
export const standing = (sql: Client, table: string, state: State): Fragment => {
  const of = (column: string) => sql.literal(`${table}.${column}`)
  const { at, known } = state
  const later = known === undefined ? sql`` : sql` OR ${of("ended_at")} > ${known}`
  return sql`${there(sql, table, state)} AND (${of("ended")} = 0 OR ${of("ended_in")} > ${at}${later})`
}
