/** Columns read as they lie in the memory of the driver. @internal */
import type { SqlStore } from "@lantoa/storage-sql"
import type { Bindings, DuckDB } from "./driver.ts"

type Wanted = SqlStore.Wanted

/**
 * A statement for the columns of another: numbers in the types that are wanted, of which none is NULL, and before the text at the
 * end whether there is one.
 */
export const asColumns = (sql: string, numbers: ReadonlyArray<Wanted>, text: string): string => {
  const given = numbers.map(({ name, type }) =>
    type === "int32" ? `CAST(${name} AS INTEGER)` : `COALESCE(CAST(${name} AS DOUBLE), 'NaN')`
  )
  return `SELECT ${given.join(", ")}, ${text} IS NOT NULL, ${text} FROM (${sql})`
}

/** The bytes of a column of a chunk: they are gone when the chunk is. */
const bytesOf = (bindings: Bindings, { chunk, rowCount }: DuckDB.DuckDBDataChunk, column: number, each: number) =>
  bindings.vector_get_data(bindings.data_chunk_get_vector(chunk, column), rowCount * each)

/** The columns that such a statement finds, from chunks as it makes them: of a result that is kept each would be copied once more. */
export const columnsOf = async (
  bindings: Bindings,
  result: DuckDB.DuckDBResult,
  wanted: ReadonlyArray<Wanted>
): Promise<SqlStore.Columns> => {
  const chunks = await result.fetchAllChunks()
  const length = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0)
  const numbers = wanted.map(({ type }) => (type === "int32" ? new Int32Array(length) : new Float64Array(length)))
  const texts = new Map<number, string>()
  let from = 0
  for (const chunk of chunks) {
    const { rowCount } = chunk
    for (const [place, column] of numbers.entries()) {
      const { buffer, byteOffset } = bytesOf(bindings, chunk, place, column.BYTES_PER_ELEMENT)
      const Values = column.constructor as typeof Float64Array
      column.set(new Values(buffer as ArrayBuffer, byteOffset, rowCount), from)
    }
    const isThere = bytesOf(bindings, chunk, wanted.length, 1)
    let text: DuckDB.DuckDBVector | undefined
    for (let row = 0; row < rowCount; row++) {
      if (isThere[row] === 0) continue
      text ??= chunk.getColumnVector(wanted.length + 1)
      texts.set(from + row, String(text.getItem(row)))
    }
    from += rowCount
  }
  return { length, numbers, texts }
}
