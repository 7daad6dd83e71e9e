/** Whether figures lie on several servers, as the database itself says; and how they come to. @internal */
import * as Effect from "effect/Effect"
import type { Problem } from "@lantoa/core"
import type { Distribution } from "./citus.ts"
import { type Database, guarded, storeError } from "./database.ts"
import type { Failure } from "./sql.ts"

/** What has to be done for it where figures lie on several servers. */
export const distributionOf = ({ dialect, sql }: Database): Effect.Effect<Distribution | undefined, Failure> =>
  dialect.distribution === undefined
    ? Effect.succeed(undefined)
    : Effect.map(sql`SELECT 1 FROM meta WHERE name = 'distributed'`, (rows) =>
        rows.length === 0 ? undefined : dialect.distribution
      )

const spread = (database: Database) =>
  Effect.gen(function* () {
    const { dialect, sql } = database
    if ((yield* distributionOf(database)) !== undefined) return
    const refuse = (detail: string) => storeError(dialect, "distribute", "Unavailable", detail)
    if (dialect.distribution === undefined) return yield* refuse("this database is one server; use PostgreSQL")
    for (const [query, remedy] of dialect.distribution.obstacles) {
      if ((yield* sql.unsafe(query)).length > 0) return yield* refuse(remedy)
    }
    for (const statement of dialect.distribution.statements) yield* sql.unsafe(statement)
    yield* sql`INSERT INTO meta (name, value) VALUES ('distributed', 'series')`
  })

/** Spreads the figures of a database over several servers, unless they lie so already: all of it or nothing. */
export const distribute = (database: Database): Effect.Effect<void, Problem.StoreError> =>
  guarded(database.dialect, "distribute")(database.writing(spread(database)))
