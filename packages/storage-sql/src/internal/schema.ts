/** Tables, and how a database comes to have them. @internal */
import * as Effect from "effect/Effect"
import type { Problem } from "@lantoa/core"
import type { Dialect } from "../Dialect.ts"
import { type Database, guarded, storeError } from "./database.ts"
import type { Failure } from "./sql.ts"

/**
 * `term` holds each text that figures share once: measures, sets of units, categories (cohorts and members of dimensions),
 * teams, activities, reporters. `series` is everything of a figure's box but its period, `span` the periods there are of a
 * measure. A figure is a row of numbers, and lies with the others of its measure and its period: `place` orders figures as they
 * were written and, with the first place of its commit, makes its id where none was given. Moments are milliseconds, days day
 * numbers. `ended` is 0 while a figure stands and its own place afterwards, which keeps one standing figure a box. A figure's
 * own few texts are JSON in `more`.
 */
const tables = ({
  clustered = "",
  columnar = false,
  termIndexes,
  types: { integer, real, text },
  views = []
}: Dialect): ReadonlyArray<string> => [
  `CREATE TABLE meta (name ${text} NOT NULL PRIMARY KEY, value ${text} NOT NULL)`,
  `CREATE TABLE commits (
    number ${integer} NOT NULL PRIMARY KEY,
    id ${text},
    hash ${text} NOT NULL,
    documents ${integer} NOT NULL,
    first ${integer} NOT NULL,
    figures ${integer} NOT NULL
  )`,
  `CREATE UNIQUE INDEX commits_id ON commits (id)`,
  `CREATE INDEX commits_documents ON commits (documents, number)`,
  `CREATE TABLE term (id ${integer} NOT NULL PRIMARY KEY, kind ${text} NOT NULL, text ${text} NOT NULL)`,
  ...termIndexes,
  `CREATE TABLE series (
    id ${integer} NOT NULL PRIMARY KEY,
    measure ${integer} NOT NULL,
    units ${integer} NOT NULL,
    category ${integer} NOT NULL,
    team ${integer} NOT NULL,
    activity ${integer} NOT NULL,
    reporter ${integer} NOT NULL
  )`,
  `CREATE UNIQUE INDEX series_key ON series (measure, units, category, team, activity, reporter)`,
  `CREATE TABLE span (
    measure ${integer} NOT NULL,
    last_day ${integer} NOT NULL,
    first_day ${integer} NOT NULL,
    PRIMARY KEY (measure, last_day, first_day)
  )`,
  `CREATE TABLE figure (
    measure ${integer} NOT NULL,
    last_day ${integer} NOT NULL,
    first_day ${integer} NOT NULL,
    series ${integer} NOT NULL,
    ended ${integer} NOT NULL,
    place ${integer} NOT NULL,
    written_in ${integer} NOT NULL,
    lower ${real},
    upper ${real},
    flags ${integer} NOT NULL,
    known_at ${integer} NOT NULL,
    ended_at ${integer},
    ended_in ${integer},
    ended_by ${text},
    id ${text},
    corrects ${text},
    more ${text}${columnar ? "" : ",\n    PRIMARY KEY (measure, last_day, first_day, series, ended)"}
  )${clustered}`,
  ...(columnar
    ? [`CREATE UNIQUE INDEX figure_id ON figure (id)`]
    : [
        `CREATE UNIQUE INDEX figure_place ON figure (place)`,
        `CREATE UNIQUE INDEX figure_id ON figure (id) WHERE id IS NOT NULL`,
        `CREATE INDEX figure_ended ON figure (measure, place) WHERE ended <> 0`
      ]),
  `CREATE TABLE withdrawal (
    place ${integer} NOT NULL PRIMARY KEY,
    written_in ${integer} NOT NULL,
    row ${integer} NOT NULL,
    known_at ${integer} NOT NULL,
    reason ${text} NOT NULL
  )`,
  `CREATE INDEX withdrawal_commit ON withdrawal (written_in)`,
  `CREATE TABLE filing (
    form ${text} NOT NULL,
    reporter ${text} NOT NULL,
    last_day ${integer} NOT NULL,
    first_day ${integer} NOT NULL,
    written_in ${integer} NOT NULL,
    known_at ${integer} NOT NULL,
    PRIMARY KEY (form, reporter, last_day, first_day, known_at)
  )`,
  `CREATE INDEX filing_span ON filing (last_day, first_day)`,
  `CREATE INDEX filing_commit ON filing (written_in)`,
  `CREATE TABLE document (
    number ${integer} NOT NULL PRIMARY KEY,
    kind ${text} NOT NULL,
    id ${text} NOT NULL,
    version ${integer} NOT NULL,
    written_in ${integer} NOT NULL,
    known_at ${integer} NOT NULL,
    json ${text} NOT NULL
  )`,
  `CREATE UNIQUE INDEX document_version ON document (kind, id, version)`,
  `CREATE INDEX document_commit ON document (written_in)`,
  ...views
]

/** The layout that this code writes, and the only one it reads: another where tables change, or what the hash of a commit is of. */
export const version = 5

const names = ["commits", "term", "series", "span", "figure", "withdrawal", "filing", "document"]

const stored = ({ dialect, sql }: Database) =>
  Effect.gen(function* () {
    const there = new Set((yield* sql.unsafe<{ name: string }>(dialect.tables)).map((table) => table.name))
    const refuse = (detail: string) => storeError(dialect, "open", "Corrupt", detail)
    if (!there.has("meta")) {
      const foreign = dialect.alone
        ? [...there]
        : [...names, "batch", "observation"].filter((table) => there.has(table))
      if (foreign.length === 0) return 0
      return yield* refuse(`the table "${foreign[0]}" is not Lantoa's; use another database`)
    }
    // Not by its columns: those of another program's table of that name are others.
    const rows = yield* sql<{ name?: unknown; value?: unknown }>`SELECT * FROM meta LIMIT 20`
    const found = Number(rows.find(({ name }) => name === "schema")?.value)
    if (!Number.isInteger(found) || found < 1) {
      return yield* refuse(`the table "meta" names no version of Lantoa; use another database, or restore a copy`)
    }
    if (found === version) {
      const gone = names.find((table) => !there.has(table))
      return gone === undefined
        ? found
        : yield* refuse(`the table "${gone}" of Lantoa is gone; restore the database from a copy`)
    }
    return yield* found < version
      ? storeError(
          dialect,
          "open",
          "OlderLayout",
          `the database has the older layout ${found}, this Lantoa writes layout ${version} and has changed nothing; read the figures with the Lantoa that wrote them, and commit them to a new database`
        )
      : storeError(
          dialect,
          "open",
          "NewerVersion",
          `the database has tables of version ${found}, this Lantoa knows version ${version}; install a newer @lantoa/storage-sql`
        )
  })

const create = (database: Database) =>
  Effect.gen(function* () {
    const { dialect, sql } = database
    if ((yield* stored(database)) === version) return
    for (const statement of tables(dialect)) yield* sql.unsafe(statement)
    yield* sql`INSERT INTO meta (name, value) VALUES ('schema', ${String(version)})`
  })

/**
 * Makes the tables in a database that has none; one that needs nothing, or is refused, is only read. What may only be read
 * has to have them already.
 */
export const migrate = (database: Database, readOnly: boolean): Effect.Effect<void, Problem.StoreError> =>
  Effect.gen(function* () {
    const found: number = yield* database.reading(stored(database))
    if (found === version) return
    if (!readOnly) return yield* database.writing(create(database))
    return yield* storeError(
      database.dialect,
      "open",
      "ReadOnly",
      "nothing of Lantoa's is here yet, and this store may only read; open it once to write"
    )
  }).pipe((effect: Effect.Effect<void, Failure | Problem.StoreError>) => guarded(database.dialect, "open")(effect))
