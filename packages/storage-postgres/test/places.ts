/** Schemas of the test server, each for one test. */
import { PgConnection } from "@effect/sql-pg"
import { Effect, Redacted } from "effect"
import { describe, inject } from "vitest"

/** The address of the test server; empty where there is none. */
export const postgres = inject("postgres")

/** Declares tests that need the server. */
export const onServer = (name: string, tests: () => void) => describe.skipIf(postgres === "")(name, tests)

/** Runs a statement in a session of its own, as another program would. */
export const query = (sql: string, parameters: ReadonlyArray<unknown> = [], url = postgres) =>
  Effect.scoped(
    Effect.flatMap(PgConnection.make({ url: Redacted.make(url) }), (session) => session.queryValues(sql, parameters))
  )

let made = 0

/** The name of a schema that is not there on a server; what is made under it is gone after the scope. */
export const newSchemaOf = (url: string) =>
  Effect.acquireRelease(
    Effect.sync(() => `t_${process.pid}_${++made}`),
    (schema) => Effect.orDie(query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`, [], url))
  )

/** The same on the test server. */
export const newSchema = newSchemaOf(postgres)
