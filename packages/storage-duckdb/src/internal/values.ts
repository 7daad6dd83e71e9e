/** How values travel: whole numbers as numbers, texts as they are or not at all. @internal */
import type { DuckDB } from "./driver.ts"

/** Throws as DuckDB does of a text that is none: half of a character would silently become another. */
const checked = (text: string): string => {
  if (text.isWellFormed()) return text
  throw new Error(`Invalid unicode: no text of DuckDB's: ${JSON.stringify(text.slice(0, 80))}`)
}

/** Throws where one of some texts is none. */
export const checkTexts = (values: ArrayLike<unknown>): void => {
  if (ArrayBuffer.isView(values)) return
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (typeof value === "string") checked(value)
  }
}

/** Whole numbers go in as such: compared with a double, a column could not be searched by what its parts hold. */
export const bind = (statement: DuckDB.DuckDBPreparedStatement, parameters: ReadonlyArray<unknown>): void => {
  for (const [index, value] of parameters.entries()) {
    if (value === null) statement.bindNull(index + 1)
    else if (typeof value === "string") statement.bindVarchar(index + 1, checked(value))
    else if (Number.isSafeInteger(value)) statement.bindBigInt(index + 1, BigInt(value as number))
    else statement.bindDouble(index + 1, Number(value))
  }
}

/** Rows as arrays. Everything whole that is stored is below 2^53: numbers hold it, and cost less than a bigint. */
export const rowsOf = (result: DuckDB.DuckDBMaterializedResult): ReadonlyArray<ReadonlyArray<unknown>> => {
  const { chunkCount, columnCount } = result
  const rows: Array<Array<unknown>> = []
  for (let part = 0; part < chunkCount; part++) {
    const chunk = result.getChunk(part)
    const { rowCount } = chunk
    const first = rows.length
    for (let row = 0; row < rowCount; row++) rows.push([])
    for (let column = 0; column < columnCount; column++) {
      const vector = chunk.getColumnVector(column)
      for (let row = 0; row < rowCount; row++) {
        const value = vector.getItem(row)
        rows[first + row]!.push(typeof value === "bigint" ? Number(value) : value)
      }
    }
  }
  return rows
}

/** Rows as records. */
export const recordsOf = (result: DuckDB.DuckDBMaterializedResult): ReadonlyArray<Record<string, unknown>> => {
  const names = result.columnNames()
  return rowsOf(result).map((row) => Object.fromEntries(names.map((name, column) => [name, row[column]])))
}
