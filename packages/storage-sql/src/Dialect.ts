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
  /** What a driver's error says of the database, where it says that: damaged or none of ours, full, or only to be read. */
  readonly faultOf: (cause: unknown) => Fault | undefined
}

/** What can be the matter with a database, whoever uses it. @category models @since 0.1.0 */
export type Fault = "Corrupt" | "Full" | "ReadOnly"

const faults: { readonly [code: number]: Fault } = { 8: "ReadOnly", 11: "Corrupt", 13: "Full", 26: "Corrupt" }

const sqliteFault = (cause: unknown): Fault | undefined => {
  if (typeof cause !== "object" || cause === null || !("errcode" in cause)) return undefined
  // Statements are fixed: what they name is there, unless somebody changed the tables.
  const changed = cause.errcode === 1 && cause instanceof Error && /^no such (table|column)/.test(cause.message)
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
  tables: "SELECT name FROM sqlite_schema WHERE type = 'table'",
  parameters: 30_000,
  faultOf: sqliteFault
}
