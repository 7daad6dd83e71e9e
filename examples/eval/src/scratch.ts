/** A store in PostgreSQL for one case: in a schema of its own, which goes when the case is answered. */
import { PgConnection } from "@effect/sql-pg"
import type { Problem, Store } from "@lantoa/core"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Layer, Redacted } from "effect"

/** The address of a database to try cases in, where there is one. */
const variable = "LANTOA_PG_URL"

const drop = (url: string, schema: string) =>
  Effect.scoped(
    Effect.flatMap(PgConnection.make({ url: Redacted.make(url) }), (session) =>
      session.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`)
    )
  )

const schemaOf = (url: string) =>
  Effect.acquireRelease(
    Effect.sync(() => `lantoa_eval_${crypto.randomUUID()}`),
    (schema) => Effect.orDie(drop(url, schema))
  )

/** Throws where no database is named. */
export const scratch = (): Layer.Layer<Store.Store, Problem.StoreError> => {
  const url = process.env[variable]
  if (url === undefined) {
    throw new Error(
      `stores: "postgres" needs ${variable}, postgres://user:password@host:port/database of a database to try cases in`
    )
  }
  return Layer.unwrap(Effect.map(schemaOf(url), (schema) => Postgres.layer({ url, schema, connections: 2 })))
}
