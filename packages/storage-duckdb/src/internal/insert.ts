/** Columns written in bulk, by DuckDB's appender. @internal */
import * as Effect from "effect/Effect"
import type { SqlStore } from "@lantoa/storage-sql"
import { called, type DuckDB } from "./driver.ts"
import { type Failure, failure } from "./sql.ts"
import { checkTexts } from "./values.ts"

type Column = SqlStore.Column

/** How many rows go to the appender at once: as many as a chunk holds. */
const stride = 2048
/** How many strides go in before other fibers get their turn. */
const turn = 4

const isShared = ({ values }: Column): boolean => values === null || typeof values !== "object"

/** The type in which a column goes to the appender, which makes of it the table's: a double holds every whole number that is stored. */
const typeOf = ({ DOUBLE, INTEGER, VARCHAR }: typeof DuckDB, { type, values }: Column): DuckDB.DuckDBType =>
  type === "text" ? VARCHAR : values instanceof Int32Array ? INTEGER : DOUBLE

/** Fills rows of a chunk's column; `NaN` is NULL. */
const fill = (vector: DuckDB.DuckDBVector, { values }: Column, from: number, rows: number): void => {
  if (values instanceof Int32Array) for (let row = 0; row < rows; row++) vector.setItem(row, values[from + row]!)
  else {
    const list = values !== null && typeof values === "object" ? values : undefined
    for (let row = 0; row < rows; row++) {
      const value = list === undefined ? (values as string | number | null) : list[from + row]!
      vector.setItem(row, Number.isNaN(value) ? null : value)
    }
  }
  vector.flush()
}

const attempt = <A>(run: () => A): Effect.Effect<A, Failure> => Effect.try({ try: run, catch: failure })

/** Rows go to an appender chunk by chunk, and other fibers get their turn in between. */
const fed = (
  loaded: typeof DuckDB,
  appender: DuckDB.DuckDBAppender,
  all: ReadonlyArray<Column>,
  length: number
): Effect.Effect<void, Failure> =>
  Effect.gen(function* () {
    const types = all.map((column) => typeOf(loaded, column))
    let chunk: DuckDB.DuckDBDataChunk | undefined
    for (let from = 0; from < length; from += stride) {
      yield* attempt(() => {
        const rows = Math.min(stride, length - from)
        // A chunk is used again: what all rows have is written to it once.
        const isNew = chunk?.rowCount !== rows
        const filled = (chunk = isNew ? loaded.DuckDBDataChunk.create(types, rows) : chunk!)
        for (const [index, column] of all.entries()) {
          if (isNew || !isShared(column)) fill(filled.getColumnVector(index), column, from, rows)
        }
        appender.appendDataChunk(filled)
      })
      if ((from / stride) % turn === turn - 1) yield* Effect.yieldNow
    }
  })

/**
 * Appends columns to a table, in the order that the table has them; what it has beside them is NULL. However it ends, nothing is
 * left in the appender: what an open one holds is written when it is collected, outside of any transaction.
 */
export const append = (
  loaded: typeof DuckDB,
  connection: DuckDB.DuckDBConnection,
  table: string,
  order: ReadonlyArray<string>,
  columns: ReadonlyArray<Column>,
  length: number
): Effect.Effect<void, Failure> =>
  Effect.gen(function* () {
    const given = new Map(columns.map((column) => [column.name, column]))
    const all = order.map((name): Column => given.get(name) ?? { name, type: "text", values: null })
    yield* attempt(() => {
      for (const { values } of all)
        checkTexts(typeof values === "string" ? [values] : typeof values === "object" && values !== null ? values : [])
    })
    yield* Effect.acquireUseRelease(
      called(() => connection.createAppender(table)),
      (appender) => fed(loaded, appender, all, length),
      (appender, exit) => {
        const close = attempt(() => appender.closeSync())
        return exit._tag === "Success" ? close : Effect.ignore(close)
      }
    )
  })
