/**
 * Lantoa on PostgreSQL: one schema of a database that many may use at once.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Problem, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import * as Asked from "@lantoa/storage-sql/Asked"
import { open, type Settings } from "./internal/client.ts"
import { Client, type Failure, isFailure } from "./internal/sql.ts"

/** Where the database is, and how patient we are with it. Times are milliseconds. @category models @since 0.1.0 */
export interface Options {
  /**
   * `postgres://user:password@host:port/database`, as `psql` takes it: `?sslmode=require` encrypts, `?host=/folder` is a
   * socket. The database is there already.
   */
  readonly url: string
  /** The schema that holds Lantoa's tables; it is made when absent. @defaultValue "lantoa" */
  readonly schema?: string
  /** Serves reads, of a replica too, and refuses commits; the tables have to be there. @defaultValue false */
  readonly readOnly?: boolean
  /** How many connections at most. @defaultValue 10 */
  readonly connections?: number
  /** How long to try to connect. @defaultValue 5000 */
  readonly connectTimeout?: number
  /** How long to wait for others who write. @defaultValue 30000 */
  readonly lockTimeout?: number
  /** How long one statement may take; 0 for as long as it needs. @defaultValue 0 */
  readonly statementTimeout?: number
}

const fields = {
  url: Asked.neededText,
  schema: Asked.text,
  readOnly: Asked.flag,
  connections: Asked.count,
  connectTimeout: Asked.milliseconds,
  lockTimeout: Asked.milliseconds,
  statementTimeout: Asked.milliseconds
}

const refusal = (detail: string): Problem.StoreError =>
  new Problem.StoreError({ reason: "Unavailable", operation: "postgres open", detail, problems: [] })

/** How often a transaction is tried again that the server gave up for the sake of another. */
const tries = 10

const givenUp = (error: unknown): boolean =>
  isFailure(error) && (error.reason._tag === "SerializationError" || error.reason._tag === "DeadlockError")

const retrying: SqlStore.Around = (transaction) => Effect.retry(transaction, { times: tries, while: givenUp })

/** The longest name that PostgreSQL gives a schema, in bytes. */
const longestName = 63

const isName = (name: string): boolean =>
  name !== "" && !name.includes("\0") && name.isWellFormed() && new TextEncoder().encode(name).length <= longestName

/** The place without its password: what errors name. */
const placeOf = ({ schema, url }: Settings): string | undefined => {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname, port, protocol, searchParams } = new URL(url)
  if (protocol !== "postgres:" && protocol !== "postgresql:") return undefined
  const host = searchParams.get("host") ?? hostname
  const at = searchParams.get("port") ?? port
  return `postgres://${host}${at === "" ? "" : `:${at}`}${pathname}, schema "${schema}"`
}

/** What is asked for in full, and the place as errors name it; fails where that is none. */
const settled = ({
  connections = 10,
  connectTimeout = 5000,
  lockTimeout = 30_000,
  readOnly = false,
  schema = "lantoa",
  statementTimeout = 0,
  url
}: Options) => {
  const settings: Settings = { url, schema, readOnly, connections, connectTimeout, lockTimeout, statementTimeout }
  const place = placeOf(settings)
  if (place === undefined) {
    return Effect.fail(refusal("the address is none; write postgres://user:password@host:port/database"))
  }
  if (!isName(schema)) {
    return Effect.fail(refusal(`no schema can be named ${JSON.stringify(schema)}; give it 1 to 63 bytes, and no NUL`))
  }
  return Effect.succeed({ settings, place })
}

/** A client of the database for as long as the scope, and what the store is told of it. */
const connected = (options: Options) =>
  Effect.gen(function* () {
    const { place, settings } = yield* settled(yield* Asked.asked("postgres open", options, fields))
    const refused = (failure: Failure) =>
      new Problem.StoreError({ ...SqlStore.storeError(Dialect.postgres, "open")(failure), place })
    const { client, insert, read } = yield* Effect.mapError(open(settings), refused)
    const { readOnly } = settings
    const told: SqlStore.Options = { dialect: Dialect.postgres, place, insert, read, retrying, readOnly }
    return { client, told }
  })

/**
 * A store in a schema of a PostgreSQL database. Any number of programs may use it; commits stand in line. Fails with a
 * `StoreError` that names the place and the remedy: `Unavailable` (not reached, no right, locked, too slow), `Corrupt` (not
 * Lantoa's, damaged), `OlderLayout`, `NewerVersion`, `ReadOnly`. A database that is refused is left as it was. A server that
 * went away fails what is asked meanwhile; the store works again when it is back. Where a commit fails as `Unavailable` it may
 * have been stored all the same: commit it again under the same id.
 *
 * @category layers
 * @since 0.1.0
 */
export const layer = (options: Options): Layer.Layer<Store.Store, Problem.StoreError> =>
  Layer.unwrap(
    Effect.map(connected(options), ({ client, told }) =>
      SqlStore.layer(told).pipe(Layer.provide(Layer.succeed(Client, client)))
    )
  )

/**
 * Spreads the figures of a store over the servers of a Citus cluster, for good: figures by their series, everything they are read with
 * on each server. For the owner of the schema to run once, on an empty store or a filled one; run again it does nothing. The
 * address is that of the coordinator. Others may have the store open; writers wait meanwhile. Rejects with a `StoreError`
 * (`Unavailable`: no Citus in the database, rows that are kept apart by roles), and then leaves everything as it was.
 *
 * @category distribution
 * @since 0.1.0
 */
export const distribute = (options: Omit<Options, "readOnly">): Promise<void> =>
  Effect.gen(function* () {
    const { client, told } = yield* connected(options)
    yield* Effect.provideService(SqlStore.distribute(told), Client, client)
  }).pipe(Effect.scoped, Effect.runPromise)
