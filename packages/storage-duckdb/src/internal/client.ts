/** A `SqlClient` on DuckDB: a connection for each transaction. @internal */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { Problem } from "@lantoa/core"
import type { SqlStore } from "@lantoa/storage-sql"
import { type Bindings, called, driver, type DuckDB } from "./driver.ts"
import { append } from "./insert.ts"
import { type Client, compiler, type Connection, type Failure, makeClient } from "./sql.ts"
import { asColumns, columnsOf } from "./columns.ts"
import { bind, recordsOf, rowsOf } from "./values.ts"

/** How many connections are kept open. */
const kept = 4

interface Own extends Connection {
  readonly duckdb: DuckDB.DuckDBConnection
  readonly read: NonNullable<SqlStore.Options["read"]>
}

const connect = (duckdb: DuckDB.DuckDBConnection, bindings: Bindings): Own => {
  // Prepared for the one time: DuckDB plans by what a table holds then, and a plan used again would not see what came later.
  const prepared = <A>(
    sql: string,
    parameters: ReadonlyArray<unknown>,
    use: (statement: DuckDB.DuckDBPreparedStatement) => Promise<A>
  ) =>
    called(async () => {
      const statement = await duckdb.prepare(sql)
      try {
        bind(statement, parameters)
        return await use(statement)
      } finally {
        statement.destroySync()
      }
    })
  const run =
    <A>(read: (result: DuckDB.DuckDBMaterializedResult) => A) =>
    (sql: string, parameters: ReadonlyArray<unknown>) =>
      parameters.length === 0
        ? called(async () => read(await duckdb.run(sql)))
        : prepared(sql, parameters, async (statement) => read(await statement.run()))
  const [records, rows] = [run(recordsOf), run(rowsOf)]
  return {
    duckdb,
    read: (sql, parameters, numbers, text) =>
      prepared(asColumns(sql, numbers, text), parameters, async (statement) =>
        columnsOf(bindings, await statement.stream(), numbers)
      ),
    execute: records,
    executeRaw: records,
    executeUnprepared: records,
    executeValues: rows,
    executeValuesUnprepared: rows,
    executeStream: (sql, parameters) => Stream.unwrap(Effect.map(records(sql, parameters), Stream.fromIterable))
  }
}

export interface Opened {
  readonly client: Client
  readonly insert: NonNullable<SqlStore.Options["insert"]>
  readonly read: NonNullable<SqlStore.Options["read"]>
}

/** Connections of a database, each lent to one transaction or statement at a time. */
const pool = (instance: DuckDB.DuckDBInstance, bindings: Bindings) => {
  const idle: Array<Own> = []
  const close = ({ duckdb }: Own) => duckdb.closeSync()
  const lend = Effect.acquireRelease(
    Effect.suspend(() => {
      const one = idle.pop()
      return one === undefined
        ? Effect.map(
            called(() => instance.connect()),
            (duckdb) => connect(duckdb, bindings)
          )
        : Effect.succeed(one)
    }),
    (one) => Effect.sync(() => (idle.length < kept ? void idle.push(one) : close(one)))
  )
  return { lend, end: Effect.sync(() => idle.splice(0).forEach(close)) }
}

/** A client of a database that is open, for as long as the scope. */
export const clientOf = (
  instance: DuckDB.DuckDBInstance
): Effect.Effect<Opened, Failure | Problem.StoreError, Scope.Scope> =>
  Effect.gen(function* () {
    const { api, bindings } = yield* driver
    const { lend } = yield* Effect.acquireRelease(
      Effect.sync(() => pool(instance, bindings)),
      ({ end }) => end
    )
    const client = yield* makeClient({
      acquirer: lend,
      transactionAcquirer: lend,
      driver: "duckdb",
      compiler: compiler(),
      spanAttributes: [["db.system.name", "duckdb"]]
    })
    const orders = new Map<string, ReadonlyArray<string>>()
    /** The columns of a table as they lie; a table that is there does not change. */
    const orderOf = (duckdb: DuckDB.DuckDBConnection, table: string) =>
      called(async () => {
        const known = orders.get(table) ?? (await duckdb.run(`SELECT * FROM ${table} LIMIT 0`)).columnNames()
        orders.set(table, known)
        return known
      })
    /** That of the transaction that is open. */
    const current = Effect.map(Effect.serviceOption(client.transactionService), (found) => {
      const [connection] = Option.getOrThrow(found)
      return connection as Own
    })
    const insert: Opened["insert"] = (table, columns, length) =>
      Effect.gen(function* () {
        if (length === 0) return
        const { duckdb } = yield* current
        yield* append(api, duckdb, table, yield* orderOf(duckdb, table), columns, length)
      })
    const read: Opened["read"] = (...asked) => Effect.flatMap(current, ({ read }) => read(...asked))
    return { client, insert, read }
  })
