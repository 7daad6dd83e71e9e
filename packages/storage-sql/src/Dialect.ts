/**
 * Dialects: what differs from one database to the next, as data. Everything else is one SQL.
 *
 * @since 0.1.0
 */

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
  /** A query for the tables there are, in a column `name`. */
  readonly tables: string
  /** How many parameters a statement may take. */
  readonly parameters: number
  /** Whether a driver's error says that the file or the database is damaged, or none of ours. */
  readonly isCorrupt: (cause: unknown) => boolean
}

const hasCode = (cause: unknown, codes: ReadonlyArray<number>): boolean =>
  typeof cause === "object" &&
  cause !== null &&
  "errcode" in cause &&
  typeof cause.errcode === "number" &&
  codes.includes(cause.errcode & 0xff)

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
  tables: "SELECT name FROM sqlite_schema WHERE type = 'table'",
  parameters: 30_000,
  isCorrupt: (cause) => hasCode(cause, [11, 26])
}
