/** A `SqlClient` on a pool of sessions, and rows inserted by the column. @internal */
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { SqlStore } from "@lantoa/storage-sql"
import {
  beginning,
  type Client,
  compiler,
  type Connection,
  type Failure,
  makeClient,
  makePool,
  type Session
} from "./sql.ts"
import { asColumns, checked, columnOf, columnsOf, registry } from "./values.ts"

/** Where the database is and how patient we are with it; times in milliseconds. */
export interface Settings {
  readonly url: string
  readonly schema: string
  readonly readOnly: boolean
  readonly connections: number
  readonly connectTimeout: number
  readonly lockTimeout: number
  readonly statementTimeout: number
}

/** How many rows one statement inserts. */
const stride = 5000
/** A transaction that says nothing for so long has lost its client: it lets others write. */
const abandoned = 300_000
/** The longest answer the protocol has: a document may be long. */
const longest = 2 ** 30

const connect = (session: Session): Connection => {
  const rows = (sql: string, parameters: ReadonlyArray<unknown>, prepared = true) =>
    Effect.flatMap(checked(parameters), (given) => Effect.map(session.query(sql, given, prepared), ({ rows }) => rows))
  const values = (sql: string, parameters: ReadonlyArray<unknown>, prepared = true) =>
    Effect.flatMap(checked(parameters), (given) => session.queryValues(sql, given, prepared))
  return {
    execute: (sql, parameters) => rows(sql, parameters),
    executeRaw: (sql, parameters) => rows(sql, parameters),
    executeUnprepared: (sql, parameters) => rows(sql, parameters, false),
    executeValues: (sql, parameters) => values(sql, parameters),
    executeValuesUnprepared: (sql, parameters) => values(sql, parameters, false),
    executeStream: (sql, parameters) =>
      Stream.unwrap(Effect.map(checked(parameters), (given) => session.stream(sql, given)))
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Inserts columns by one statement for thousands of rows; the transaction around it is the caller's. */
export const insertInto =
  (client: Client): Opened["insert"] =>
  (table, columns, length) =>
    Effect.gen(function* () {
      // A column of nothing is left out: there is less to send.
      const written = columns.filter(({ values }) => values !== null)
      for (let from = 0; from < length; from += stride) {
        const sent = written.map((column) => columnOf(column, from, Math.min(length, from + stride)))
        const lists = sent.flatMap(({ isList, name, type }, at) =>
          isList ? [{ name, given: `$${at + 1}::${type}[]` }] : []
        )
        yield* client.unsafe(
          `INSERT INTO ${quoted(table)} (${written.map(({ name }) => quoted(name)).join(", ")})
            SELECT ${sent.map(({ isList, name, type }, at) => (isList ? `w.${quoted(name)}` : `$${at + 1}::${type}`)).join(", ")}
            FROM unnest(${lists.map(({ given }) => given).join(", ")}) AS w(${lists.map(({ name }) => quoted(name)).join(", ")})`,
          sent.map(({ parameter }) => parameter)
        )
      }
    })

/** Reads columns as arrays in one row: what is said of a row for itself, and read of it, costs more than what is in it. */
export const readFrom =
  (client: Client): Opened["read"] =>
  (sql, parameters, numbers, text) =>
    Effect.map(client.unsafe(asColumns(sql, numbers, text), parameters).values, columnsOf)

export interface Opened {
  readonly client: Client
  readonly insert: NonNullable<SqlStore.Options["insert"]>
  readonly read: NonNullable<SqlStore.Options["read"]>
}

/** Makes the schema where there is none. Two that do so at once wait for one another. */
const prepare = (client: Client, schema: string) =>
  Effect.gen(function* () {
    const found = yield* client`SELECT 1 WHERE to_regnamespace(quote_ident(${schema})) IS NOT NULL`
    if (found.length > 0) return
    yield* client
      .withTransaction(
        Effect.andThen(
          client`SELECT pg_advisory_xact_lock(hashtextextended('lantoa ' || ${schema}, 0))`,
          client.unsafe(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`)
        )
      )
      .pipe(beginning("BEGIN"))
  })

/** Opens a pool for as long as the scope; connections are made as they are needed. */
export const open = (settings: Settings): Effect.Effect<Opened, Failure, Scope.Scope> =>
  Effect.gen(function* () {
    const { connections, connectTimeout, lockTimeout, readOnly, schema, statementTimeout, url } = settings
    const pool = yield* makePool({
      url: Redacted.make(url),
      maxConnections: connections,
      connectTimeout,
      keepAlive: 30_000,
      maxMessageSize: longest,
      types: registry(),
      applicationName: "lantoa",
      startupParameters: {
        search_path: quoted(schema),
        lock_timeout: String(lockTimeout),
        statement_timeout: String(statementTimeout),
        idle_in_transaction_session_timeout: String(abandoned),
        ...(readOnly ? { default_transaction_read_only: "on" } : {})
      }
    })
    const client = yield* makeClient({
      acquirer: Effect.map(pool.get, connect),
      borrower: (use) => pool.use((session) => use(connect(session))),
      transactionAcquirer: Effect.map(pool.reserve, connect),
      driver: "pg",
      compiler: compiler(),
      prepareTransactionControls: true,
      spanAttributes: [["db.system.name", "postgresql"]]
    })
    if (!readOnly) yield* prepare(client, schema)
    return { client, insert: insertInto(client), read: readFrom(client) }
  })
