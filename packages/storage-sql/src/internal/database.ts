/** A connected database as the stores use it: transactions, bulk inserts, typed failures. @internal */
import * as Effect from "effect/Effect"
import { Problem } from "@lantoa/core"
import type { Dialect, Fault } from "../Dialect.ts"
import { type Client, type Failure, transaction } from "./sql.ts"

export type Row = ReadonlyArray<string | number | null>

/**
 * A column to be written: a value for each row, or one value that all rows have. Numbers of an integer column are whole; `null`
 * and `NaN` are NULL.
 *
 * @category models
 * @since 0.1.0
 */
export interface Column {
  readonly name: string
  readonly type: "integer" | "real" | "text"
  readonly values: Int32Array | Float64Array | ReadonlyArray<string | number | null> | string | number | null
}

/** Writes so many rows fast, inside the transaction that is open. */
export type BulkInsert = (table: string, columns: ReadonlyArray<Column>, length: number) => Effect.Effect<void, Failure>

/**
 * A column to be read: whole numbers of 32 bits, of which none is NULL, or any numbers.
 *
 * @category models
 * @since 0.1.0
 */
export interface Wanted {
  readonly name: string
  readonly type: "int32" | "double"
}

/** The numbers of a column: less memory is less to clear away. */
export type Numbers = Float64Array | Int32Array

/**
 * What a statement found of numbers and a text.
 *
 * @category models
 * @since 0.1.0
 */
export interface Columns {
  readonly length: number
  /** By column; `NaN` for NULL. Whole numbers of 32 bits may come as doubles too. */
  readonly numbers: ReadonlyArray<Numbers>
  /** The texts of the last column by their rows; none for NULL. */
  readonly texts: ReadonlyMap<number, string>
}

/** Reads columns of numbers, and behind them one of texts, inside the transaction that is open. */
export type BulkRead = (
  sql: string,
  parameters: ReadonlyArray<unknown>,
  numbers: ReadonlyArray<Wanted>,
  text: string
) => Effect.Effect<Columns, Failure>

export interface Database {
  readonly sql: Client
  readonly dialect: Dialect
  readonly insert: BulkInsert
  readonly read: BulkRead | undefined
  readonly reading: <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<A, E | Failure>
  readonly writing: <A, E>(effect: Effect.Effect<A, E>) => Effect.Effect<A, E | Failure>
}

export const chunksOf = <A>(items: ReadonlyArray<A>, size: number): Array<ReadonlyArray<A>> => {
  const chunks: Array<ReadonlyArray<A>> = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}

/**
 * The columns `more` and then `key` of the rows of a table whose `key` is one of those wanted. One statement, prepared once,
 * for so many keys.
 */
export const rowsIn = (
  { dialect, sql }: Pick<Database, "sql" | "dialect">,
  table: string,
  key: ReadonlyArray<string>,
  wanted: ReadonlyArray<ReadonlyArray<number>>,
  more: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<ReadonlyArray<unknown>>, Failure> => {
  const select = [...more, ...key].map((column) => `t.${column}`).join(", ")
  const on = key.map((column) => `t.${column} = w.${column}`).join(" AND ")
  return Effect.map(
    Effect.forEach(chunksOf(wanted, dialect.keys.most), (chunk) => {
      const [given, parameters] = dialect.keys.table(key, chunk)
      return sql.unsafe(`WITH ${given} SELECT ${select} FROM w CROSS JOIN ${table} t WHERE ${on}`, parameters).values
    }),
    (found) => found.flat()
  )
}

const valueAt = ({ values }: Column, row: number): string | number | null => {
  const value = values === null || typeof values !== "object" ? values : values[row]!
  return Number.isNaN(value) ? null : value
}

/** What any client can do: many rows a statement. */
const insertByStatements =
  (sql: Client, dialect: Dialect): BulkInsert =>
  (table, columns, length) => {
    const record = (row: number) => Object.fromEntries(columns.map((column) => [column.name, valueAt(column, row)]))
    const rows = Array.from({ length }, (_, row) => row)
    return Effect.forEach(
      chunksOf(rows, Math.floor(dialect.parameters / columns.length)),
      ([first, ...others]) => sql`INSERT INTO ${sql(table)} ${sql.insert([record(first!), ...others.map(record)])}`,
      { discard: true }
    )
  }

/** Numbers of a list by their places in it. */
export const taken = <A extends Int32Array | Float64Array>(values: A, places: Int32Array): A => {
  const found = new (values.constructor as new (length: number) => A)(places.length)
  for (let at = 0; at < places.length; at++) found[at] = values[places[at]!]!
  return found
}

/** Rows as columns of the types that a table has. */
export const columnsOf = (
  rows: ReadonlyArray<Row>,
  columns: ReadonlyArray<readonly [name: string, type: Column["type"]]>
): ReadonlyArray<Column> =>
  columns.map(([name, type], index) => ({ name, type, values: rows.map((row) => row[index]!) }))

/** Something to do around a transaction, or around each attempt at it. */
export type Around = <A, E>(transaction: Effect.Effect<A, E | Failure>) => Effect.Effect<A, E | Failure>

interface Adapter {
  readonly dialect: Dialect
  readonly insert?: BulkInsert
  readonly read?: BulkRead
  readonly exclusive?: Around
  readonly retrying?: Around
}

const asItIs: Around = (transaction) => transaction

export const make = (sql: Client, adapter: Adapter): Database => {
  const { dialect, exclusive = asItIs, insert, read, retrying = asItIs } = adapter
  const [reading, writing] = [transaction(sql, dialect.beginRead), transaction(sql, dialect.beginWrite)]
  const locked = dialect.lock === undefined ? Effect.void : sql.unsafe(dialect.lock)
  return {
    sql,
    dialect,
    insert: insert ?? insertByStatements(sql, dialect),
    read,
    reading: (effect) => retrying(reading(effect)),
    writing: (effect) => exclusive(retrying(writing(Effect.andThen(locked, effect))))
  }
}

export const storeError = (
  dialect: Dialect,
  operation: string,
  reason: Problem.StoreError["reason"],
  detail: string,
  more: { readonly problems?: ReadonlyArray<Problem.Problem>; readonly cause?: unknown } = {}
): Problem.StoreError =>
  new Problem.StoreError({ reason, operation: `${dialect.name} ${operation}`, detail, problems: [], ...more })

/** What rows say, where they are as they were written. */
export const decoded = <A>(
  dialect: Dialect,
  operation: string,
  decode: () => A
): Effect.Effect<A, Problem.StoreError> =>
  Effect.try({
    try: decode,
    catch: (cause) =>
      storeError(dialect, operation, "Corrupt", `${String(cause)}; restore the database from a copy`, { cause })
  })

const told: { readonly [tag: string]: string } = {
  LockTimeoutError: "somebody else holds the database; wait until they are done, then try again",
  StatementTimeoutError: "the database took longer than it may; ask for less at once, or allow more time",
  ConnectionError: "the database cannot be reached; check that it is there and that you may use it",
  AuthenticationError: "the database refuses you; check the user and the password",
  AuthorizationError: "you may not do this here; ask the owner of the database for the right"
}

const remedies: { readonly [F in Fault]: string } = {
  Corrupt: "restore the database from a copy",
  Full: "there is no room for it: make some, then try again",
  ReadOnly: "the database may only be read: ask for the right to write, or use another",
  InvalidObservation: "the database cannot keep such a text: leave out what is no character, or make it shorter"
}

/** A driver's failure in words: what happened, and what to do. */
export const fromSql =
  (dialect: Dialect, operation: string) =>
  (failure: Failure): Problem.StoreError => {
    const cause = failure.reason.cause
    const said = cause instanceof Error ? cause.message : failure.message
    const fault = dialect.faultOf(cause)
    if (fault !== undefined) {
      return storeError(dialect, operation, fault, `${said}; ${remedies[fault]}`, { cause: failure })
    }
    const remedy = dialect.remedyOf?.(cause) ?? told[failure.reason._tag] ?? "the database failed; see the cause"
    return storeError(dialect, operation, "Unavailable", `${remedy} (${said})`, { cause: failure })
  }

/** Turns SQL failures into store errors. */
export const guarded =
  (dialect: Dialect, operation: string) =>
  <A>(effect: Effect.Effect<A, Failure | Problem.StoreError>): Effect.Effect<A, Problem.StoreError> =>
    Effect.mapError(effect, (error) => (error._tag === "SqlError" ? fromSql(dialect, operation)(error) : error))
