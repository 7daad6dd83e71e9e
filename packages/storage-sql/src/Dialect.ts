/**
 * Dialects: what differs from one database to the next, as data. Everything else is one SQL.
 *
 * @since 0.1.0
 */

import { citus, type Distribution } from "./internal/citus.ts"

export type { Distribution } from "./internal/citus.ts"

/**
 * The facts about a database that Lantoa's SQL needs.
 *
 * @category models
 * @since 0.1.0
 */
export interface Dialect {
  /** Names the store in errors: `sqlite append`. */
  readonly name: string
  /** Types of columns. A text must compare byte by byte, a real must hold infinities. */
  readonly types: { readonly integer: string; readonly real: string; readonly text: string }
  /** Starts a transaction that reads one state of the database throughout. */
  readonly beginRead: string
  /** Starts a transaction that no other writer can interleave with. */
  readonly beginWrite: string
  /** The first statement of a writing transaction, where it is not its beginning that keeps other writers out. */
  readonly lock?: string
  /** A query for the tables there are, in a column `name`. */
  readonly tables: string
  /** Whether all of them have to be Lantoa's: a file's have to, a schema of a server may hold others too. */
  readonly alone: boolean
  /**
   * Whether figures are kept by columns and found by reading those: no index but that of given ids, and no key. The adapter sees
   * to it that one transaction writes at a time, for what is in a box is looked up before it is filled.
   */
  readonly columnar?: boolean
  /** What follows the columns of a table whose rows are to lie in the order of their key, where the database knows such. */
  readonly clustered?: string
  /** Indexes of `term` that find a text of any length, and keep each text once. */
  readonly termIndexes: ReadonlyArray<string>
  /** Statements that make views beside the tables, for people who read the database with SQL. */
  readonly views?: ReadonlyArray<string>
  /** How figures are spread over several servers, where the database can. */
  readonly distribution?: Distribution
  /** How many figures a statement reads for who holds all of them anyway, where nobody waits for it meanwhile; else some thousand. */
  readonly atOnce?: number
  /** How many parameters a statement may take. */
  readonly parameters: number
  /** A table `w` of whole numbers that a statement brings along. */
  readonly keys: Keys
  /** What a driver's error says of the database, where it says that: damaged or none of ours, full, or only to be read. */
  readonly faultOf: (cause: unknown) => Fault | undefined
  /** What to do about an error that is no such fault, where the database says more than most. */
  readonly remedyOf?: (cause: unknown) => string | undefined
}

/** How a statement brings a table of whole numbers along. @category models @since 0.1.0 */
export interface Keys {
  /** How many rows one statement brings. */
  readonly most: number
  /** What follows `WITH`, and its parameters. */
  readonly table: (
    columns: ReadonlyArray<string>,
    rows: ReadonlyArray<ReadonlyArray<number>>
  ) => readonly [text: string, parameters: ReadonlyArray<string | number>]
}

/**
 * What can be the matter with a database, whoever uses it, or with what it was given: a text that it cannot keep.
 *
 * @category models
 * @since 0.1.0
 */
export type Fault = "Corrupt" | "Full" | "ReadOnly" | "InvalidObservation"

/** What is written has been judged before: where a constraint or a type objects, what is there is not what was written. */
const faults: { readonly [code: number]: Fault } = {
  8: "ReadOnly",
  11: "Corrupt",
  13: "Full",
  18: "InvalidObservation",
  19: "Corrupt",
  20: "Corrupt",
  26: "Corrupt"
}

const sqliteFault = (cause: unknown): Fault | undefined => {
  if (!(cause instanceof Error)) return undefined
  const code = "code" in cause ? cause.code : undefined
  if (code === "ERR_OUT_OF_RANGE") return "Corrupt"
  if (code === "ERR_INVALID_ARG_VALUE") return "InvalidObservation"
  if (!("errcode" in cause)) return undefined
  // Statements are fixed: what they name is there, unless somebody changed the tables.
  const changed = cause.errcode === 1 && /^no such (table|column)/.test(cause.message)
  return changed ? "Corrupt" : faults[Number(cause.errcode) & 0xff]
}

/**
 * SQLite 3.44 or newer: older ones do not add infinities up. Result codes: https://sqlite.org/rescode.html
 *
 * @category dialects
 * @since 0.1.0
 */
export const sqlite: Dialect = {
  name: "sqlite",
  types: { integer: "INTEGER", real: "REAL", text: "TEXT" },
  beginRead: "BEGIN",
  beginWrite: "BEGIN IMMEDIATE",
  tables: "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  alone: true,
  clustered: " WITHOUT ROWID",
  termIndexes: ["CREATE UNIQUE INDEX term_text ON term (kind, text)"],
  parameters: 30_000,
  keys: {
    most: 250,
    table: (columns, rows) => {
      const row = `(${columns.map(() => "CAST(? AS INTEGER)").join(", ")})`
      return [`w(${columns.join(", ")}) AS (VALUES ${rows.map(() => row).join(", ")})`, rows.flat()]
    }
  },
  faultOf: sqliteFault
}

const stateOf = (cause: unknown): string =>
  typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" ? cause.code : ""

const states: { readonly [code: string]: Fault } = {
  "22003": "Corrupt",
  "22021": "InvalidObservation",
  "22P05": "InvalidObservation",
  "25006": "ReadOnly",
  "42703": "Corrupt",
  "42P01": "Corrupt",
  "53100": "Full",
  "54000": "InvalidObservation",
  XX001: "Corrupt",
  XX002: "Corrupt"
}

const remedies: { readonly [code: string]: string } = {
  "23505": "an id of it is taken by what you may not see; give another",
  "3D000": "there is no such database; create it, or name another",
  "3F000": "you may not use the schema, or it is gone; ask the owner of the database for the right",
  "53300": "the server takes no more connections; let others go, or use fewer",
  "57P01": "the server ended the connection; try again",
  "57P02": "the server is restarting; try again",
  "57P03": "the server is starting or stopping; try again"
}

/**
 * PostgreSQL 15 or newer, in the first schema of the search path. Codes of errors:
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 *
 * Writers stand in line for one advisory lock, taken before anything is read, so that each sees all that came before it.
 *
 * @category dialects
 * @since 0.1.0
 */
export const postgres: Dialect = {
  name: "postgres",
  types: { integer: "BIGINT", real: "DOUBLE PRECISION", text: `TEXT COLLATE "C"` },
  beginRead: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
  beginWrite: "BEGIN ISOLATION LEVEL READ COMMITTED",
  lock: "SELECT pg_advisory_xact_lock(hashtextextended('lantoa ' || current_schema()::text, 0))",
  tables: `SELECT relname::text AS name FROM pg_class
    WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relkind IN ('r', 'p', 'v', 'm', 'f')`,
  alone: false,
  // An entry of a B-tree has to be short, and the text of a set of units need not be.
  termIndexes: [
    "CREATE UNIQUE INDEX term_once ON term (kind, md5(text))",
    "CREATE INDEX term_text ON term USING hash (text)"
  ],
  distribution: citus,
  atOnce: 2 ** 17,
  parameters: 30_000,
  keys: {
    most: 5000,
    table: (columns, rows) => [
      `w(${columns.join(", ")}) AS (SELECT * FROM unnest(${columns.map((_, at) => `$${at + 1}::bigint[]`).join(", ")}))`,
      columns.map((_, at) => `{${rows.map((row) => row[at]).join(",")}}`)
    ]
  },
  faultOf: (cause) => states[stateOf(cause)],
  remedyOf: (cause) => remedies[stateOf(cause)]
}

/** What DuckDB says; it gives its errors no code. */
const said: ReadonlyArray<readonly [pattern: RegExp, fault: Fault]> = [
  // Statements are fixed, and what is written has been judged before.
  [/^(Catalog|Binder|Constraint|Conversion|Serialization|INTERNAL) Error|violates .* constraint/, "Corrupt"],
  [/No space left on device|File too large|Disk quota exceeded/, "Full"],
  [/read-only mode|Read-only file system/, "ReadOnly"],
  [/^Invalid unicode/, "InvalidObservation"],
  [/^IO Error: (Corrupt database file|Could not read enough bytes)|not a valid DuckDB database file/, "Corrupt"]
]

/** Figures that stand, in the words of whoever asks for them: docs/guides/duckdb.md says what each column means. */
const figures = `CREATE VIEW figures AS
  SELECT COALESCE(f.id, f.written_in || '#' || (f.place - c.first)) AS id, m.text AS measure, u.text AS unit,
    DATE '1970-01-01' + CAST(f.first_day AS INTEGER) AS first_day,
    DATE '1970-01-01' + CAST(f.last_day AS INTEGER) AS last_day,
    CASE WHEN f.lower = f.upper AND f.flags & 14 = 0 THEN f.lower END AS value, f.lower, f.upper,
    f.flags & 2 <> 0 AS lower_open, f.flags & 4 <> 0 AS upper_open, f.flags & 8 <> 0 AS about,
    g.cohorts, g.breakdown, t.text AS team, a.text AS activity, r.text AS reporter,
    make_timestamp_ms(f.known_at) AS known_at, f.written_in AS "commit"
  FROM figure f JOIN commits c ON c.number = f.written_in JOIN series s ON s.id = f.series
    JOIN term m ON m.id = s.measure JOIN term u ON u.id = s.units
    JOIN (SELECT id, from_json(json_extract(text, '$.cohorts'), '["VARCHAR"]') AS cohorts,
        map_from_entries(list_transform(json_extract(text, '$.breakdown[*]'),
          one -> struct_pack(dimension := one ->> 0, members := from_json(one -> 1, '["VARCHAR"]')))) AS breakdown
      FROM term WHERE kind = 'category') g ON g.id = s.category
    LEFT JOIN term t ON t.id = s.team LEFT JOIN term a ON a.id = s.activity LEFT JOIN term r ON r.id = s.reporter
  WHERE f.ended = 0`

/**
 * DuckDB 1.5 or newer. A columnar engine: it adds up and looks through millions of figures, and takes them best by the thousand.
 *
 * @category dialects
 * @since 0.1.0
 */
export const duckdb: Dialect = {
  name: "duckdb",
  types: { integer: "BIGINT", real: "DOUBLE", text: "VARCHAR" },
  beginRead: "BEGIN TRANSACTION READ ONLY",
  beginWrite: "BEGIN TRANSACTION",
  tables: `SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal
    UNION ALL SELECT view_name AS name FROM duckdb_views() WHERE NOT internal`,
  alone: true,
  columnar: true,
  termIndexes: ["CREATE UNIQUE INDEX term_text ON term (kind, text)"],
  views: [figures],
  parameters: 30_000,
  keys: {
    most: 50_000,
    table: (columns, rows) => [
      `w(${columns.join(", ")}) AS (SELECT ${columns.map(() => "unnest(CAST(? AS BIGINT[]))").join(", ")})`,
      columns.map((_, at) => `[${rows.map((row) => row[at]).join(",")}]`)
    ]
  },
  faultOf: (cause) => (cause instanceof Error ? said.find(([pattern]) => pattern.test(cause.message))?.[1] : undefined),
  remedyOf: (cause) =>
    cause instanceof Error && cause.message.includes("database has been invalidated")
      ? "the database stopped after an earlier failure; close it, make room for it if there was none, and open it again"
      : undefined
}
