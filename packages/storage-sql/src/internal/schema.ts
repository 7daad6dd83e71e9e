/** Tables, and how a database comes to have them. @internal */
import * as Effect from "effect/Effect"
import type { LantoaError } from "@lantoa/core"
import type { Dialect } from "../Dialect.ts"
import { type Database, guarded, storeError } from "./database.ts"
import type { Failure } from "./sql.ts"

/**
 * One list of statements a version, never changed once released.
 *
 * `term` holds each text that figures share once: measures, sets of units, periods, teams, categories (cohorts and
 * breakdown), activities. An observation is numbers and its own few texts. `superseded_by` is '' until a correction comes,
 * which makes the cell's index unique for uncorrected figures and lets it serve reads of any moment.
 */
const migrations: ReadonlyArray<(types: Dialect["types"]) => ReadonlyArray<string>> = [
  ({ integer, real, text }) => [
    `CREATE TABLE meta (name ${text} NOT NULL PRIMARY KEY, value ${text} NOT NULL)`,
    `CREATE TABLE term (id ${integer} NOT NULL PRIMARY KEY, kind ${text} NOT NULL, text ${text} NOT NULL)`,
    `CREATE UNIQUE INDEX term_text ON term (kind, text)`,
    `CREATE TABLE batch (number ${integer} NOT NULL PRIMARY KEY, id ${text} NOT NULL, hash ${text} NOT NULL)`,
    `CREATE UNIQUE INDEX batch_id ON batch (id)`,
    `CREATE TABLE observation (
      id ${text} NOT NULL PRIMARY KEY,
      batch ${integer} NOT NULL,
      measure ${integer} NOT NULL,
      period ${integer} NOT NULL,
      units ${integer} NOT NULL,
      category ${integer} NOT NULL,
      team ${integer} NOT NULL,
      activity ${integer} NOT NULL,
      lower ${real},
      upper ${real},
      flags ${integer} NOT NULL,
      known_at ${text} NOT NULL,
      superseded_at ${text},
      superseded_by ${text} NOT NULL,
      corrects ${text},
      reason ${text},
      source ${text},
      doubt ${text},
      written ${text}
    )`,
    `CREATE UNIQUE INDEX observation_cell ON observation (measure, period, units, category, team, activity, superseded_by)`,
    `CREATE INDEX observation_known ON observation (known_at, id)`,
    `CREATE TABLE document (
      number ${integer} NOT NULL PRIMARY KEY,
      kind ${text} NOT NULL,
      id ${text} NOT NULL,
      version ${integer} NOT NULL,
      known_at ${text} NOT NULL,
      json ${text} NOT NULL
    )`,
    `CREATE UNIQUE INDEX document_version ON document (kind, id, version)`
  ]
]

/** The version of the tables that this code writes. */
export const version = migrations.length

const stored = ({ sql, dialect }: Database) =>
  Effect.gen(function* () {
    const tables = new Set((yield* sql.unsafe<{ name: string }>(dialect.tables)).map((table) => table.name))
    const refuse = (detail: string) => storeError(dialect, "open", "Corrupt", detail)
    if (!tables.has("meta")) {
      const foreign = ["term", "batch", "observation", "document"].filter((table) => tables.has(table))
      if (foreign.length === 0) return 0
      return yield* refuse(`the table "${foreign[0]}" is not Lantoa's; use another database`)
    }
    const [row] = yield* sql<{ value: string }>`SELECT value FROM meta WHERE name = 'schema'`
    const found = Number(row?.value)
    if (!Number.isInteger(found) || found < 1) {
      return yield* refuse(`the table "meta" names no version of Lantoa; use another database, or restore a copy`)
    }
    if (found <= version) return found
    return yield* storeError(
      dialect,
      "open",
      "NewerVersion",
      `the database has tables of version ${found}, this Lantoa knows version ${version}; install a newer @lantoa/storage-sql`
    )
  })

const upgrade = (database: Database) =>
  Effect.gen(function* () {
    const { sql, dialect } = database
    const from = yield* stored(database)
    for (const migration of migrations.slice(from)) {
      for (const statement of migration(dialect.types)) yield* sql.unsafe(statement)
    }
    yield* sql`DELETE FROM meta WHERE name = 'schema'`
    yield* sql`INSERT INTO meta (name, value) VALUES ('schema', ${String(version)})`
  })

/** Brings the tables up to this version; a database that needs nothing, or is refused, is only read. */
export const migrate = (database: Database): Effect.Effect<void, LantoaError.StoreError> =>
  Effect.gen(function* () {
    const found: number = yield* database.reading(stored(database))
    if (found < version) yield* database.writing(upgrade(database))
  }).pipe((effect: Effect.Effect<void, Failure | LantoaError.StoreError>) => guarded(database.dialect, "open")(effect))
