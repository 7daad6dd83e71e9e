/** A `SqlClient` on `node:sqlite`: one connection, its statements prepared once, many rows inserted by one of them. @internal */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import type { SqlStore } from "@lantoa/storage-sql"
import { acquirers, type Client, compiler, type Connection, type Failure, failure, makeClient } from "./sql.ts"

/** How many statements are kept prepared. */
const kept = 100
/** How many rows go in before other fibers get their turn. */
const stride = 5120

type Column = SqlStore.Column

/** The statements used last, prepared. */
const cache = (db: DatabaseSync): ((sql: string) => StatementSync) => {
  const statements = new Map<string, StatementSync>()
  return (sql) => {
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.delete(sql)
    statements.set(sql, statement)
    if (statements.size > kept) statements.delete(statements.keys().next().value!)
    return statement
  }
}

const attempt = <A>(run: () => A): Effect.Effect<A, Failure> => Effect.try({ try: run, catch: failure })

/** Throws where a text is none: half of a character would silently become another. */
const check = (values: ArrayLike<unknown>): void => {
  if (ArrayBuffer.isView(values)) return
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (typeof value !== "string" || value.isWellFormed()) continue
    const shown = JSON.stringify(value.slice(0, 80))
    throw Object.assign(new Error(`no text of SQLite: ${shown}`), { code: "ERR_INVALID_ARG_VALUE" })
  }
}

const connect = (db: DatabaseSync, prepared: (sql: string) => StatementSync): Connection => {
  const all = (statement: StatementSync, params: ReadonlyArray<unknown>, asArrays: boolean) => {
    check(params)
    statement.setReturnArrays(asArrays)
    return statement.all(...(params as ReadonlyArray<SQLInputValue>)) as unknown as ReadonlyArray<never>
  }
  const rows =
    (statement: (sql: string) => StatementSync, asArrays: boolean) => (sql: string, params: ReadonlyArray<unknown>) =>
      attempt(() => all(statement(sql), params, asArrays))
  const execute =
    (statement: (sql: string) => StatementSync): Connection["execute"] =>
    (sql, params, transform) => {
      const found = rows(statement, false)(sql, params)
      return transform === undefined ? found : Effect.map(found, transform)
    }
  const once = (sql: string) => db.prepare(sql)
  return {
    execute: execute(prepared),
    executeUnprepared: execute(once),
    executeRaw: rows(prepared, false),
    executeValues: rows(prepared, true),
    executeValuesUnprepared: rows(once, true),
    executeStream: (sql, params, transform) =>
      Stream.unwrap(Effect.map(execute(prepared)(sql, params, transform), Stream.fromIterable))
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const isShared = ({ values }: Column): boolean => values === null || typeof values !== "object"

/** From so many rows on statements are made for them alone, in which what all of them share is written out. */
const many = 1000
/** How many of many rows a statement inserts: each call of it costs as much as a few rows do. */
const atOnce = 64

/** The statement that inserts so many rows of columns, and the columns whose values are given to it. */
const inserting = (table: string, columns: ReadonlyArray<Column>, rows: number, length: number) => {
  const isWrittenOut = (column: Column) => isShared(column) && typeof column.values === "number" && length >= many
  const row = `(${columns.map((column) => (isWrittenOut(column) ? String(column.values) : "?")).join(", ")})`
  const names = columns.map(({ name }) => quoted(name)).join(", ")
  return {
    sql: `INSERT INTO ${quoted(table)} (${names}) VALUES ${Array.from({ length: rows }, () => row).join(", ")}`,
    bound: columns.filter((column) => !isWrittenOut(column)).map(({ values }) => values)
  }
}

/** Runs a statement for rows from one until before another, so many at a time. */
const inserted = (statement: StatementSync, bound: ReadonlyArray<Column["values"]>, rows: number) => {
  const given = Array.from({ length: rows * bound.length }, (): SQLInputValue => null)
  return (from: number, to: number): void => {
    for (let at = from; at < to; at += rows) {
      for (let place = 0; place < bound.length; place++) {
        const values = bound[place]!
        for (let row = 0; row < rows; row++) {
          const value = values !== null && typeof values === "object" ? values[at + row]! : values
          given[row * bound.length + place] = Number.isNaN(value) ? null : value
        }
      }
      statement.run(...given)
    }
  }
}

/** Inserts columns by prepared statements; the transaction around it is the caller's. */
const insertColumns =
  (db: DatabaseSync, prepared: (sql: string) => StatementSync): Opened["insert"] =>
  (table, columns, length) =>
    Effect.gen(function* () {
      // A column of nothing is left out: there is less to write.
      const written = columns.filter(({ values }) => values !== null)
      yield* attempt(() => {
        for (const { values } of written) check(values !== null && typeof values === "object" ? values : [values])
      })
      const rowByRow = (rows: number) => {
        const { bound, sql } = inserting(table, written, rows, length)
        return inserted(length >= many ? db.prepare(sql) : prepared(sql), bound, rows)
      }
      const whole = length >= many ? length - (length % atOnce) : 0
      if (whole > 0) {
        const insert = yield* attempt(() => rowByRow(atOnce))
        for (let from = 0; from < whole; from += stride) {
          yield* attempt(() => insert(from, Math.min(whole, from + stride)))
          yield* Effect.yieldNow
        }
      }
      if (whole < length) yield* attempt(() => rowByRow(1)(whole, length))
    })

export interface Opened {
  readonly client: Client
  readonly insert: NonNullable<SqlStore.Options["insert"]>
}

/** Opens a file, or a database in memory, for as long as the scope. A lock that is held is never waited for in here. */
export const open = (file: string, readOnly = false): Effect.Effect<Opened, Failure, Scope.Scope> =>
  Effect.gen(function* () {
    const db = yield* Effect.acquireRelease(
      attempt(() => new DatabaseSync(file, { readOnly, timeout: 0 })),
      (db) => Effect.sync(() => db.close())
    )
    yield* attempt(() => db.exec("PRAGMA temp_store = MEMORY"))
    const prepared = cache(db)
    const connection = Effect.succeed(connect(db, prepared))
    const semaphore = yield* Semaphore.make(1)
    const client = yield* makeClient({
      ...acquirers({ connection, semaphore, isTransaction: () => db.isTransaction }),
      driver: "node:sqlite",
      compiler: compiler(),
      spanAttributes: [["db.system.name", "sqlite"]],
      prepareTransactionControls: true
    })
    return { client, insert: insertColumns(db, prepared) }
  })
