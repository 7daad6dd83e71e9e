/** How values travel: whole numbers as numbers, texts as they are or not at all. @internal */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { SqlStore } from "@lantoa/storage-sql"
import { type Failure, failure, type Registry, Types } from "./sql.ts"

const viewOf = (bytes: Uint8Array, offset = 0, size = bytes.byteLength): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset + offset, size)

const readWhole = (bytes: Uint8Array, offset: number): number => {
  const high = (bytes[offset]! << 24) | (bytes[offset + 1]! << 16) | (bytes[offset + 2]! << 8) | bytes[offset + 3]!
  const low = (bytes[offset + 4]! << 24) | (bytes[offset + 5]! << 16) | (bytes[offset + 6]! << 8) | bytes[offset + 7]!
  return high * 2 ** 32 + (low >>> 0)
}

/** Everything whole that is stored is below 2^53: numbers hold it, and cost less than a bigint. */
const wholeNumbers: Types.Codec<number | bigint> = {
  encode: (value) => {
    const bytes = new Uint8Array(8)
    viewOf(bytes).setBigInt64(0, BigInt(value))
    return Result.succeed(bytes)
  },
  decode: (bytes) => Result.succeed(readWhole(bytes, 0)),
  read: (bytes, offset) => Result.succeed(readWhole(bytes, offset))
}

/** How many dimensions there are, whether there are NULLs, and of which type; then length and first index of the dimension. */
const header = 20

const readDoubles = (view: DataView): Float64Array => {
  const length = view.getInt32(0) === 0 ? 0 : view.getInt32(12)
  const found = new Float64Array(length)
  for (let at = 0, from = header; at < length; at++) {
    const size = view.getInt32(from)
    found[at] = size === -1 ? NaN : view.getFloat64(from + 4)
    from += size === -1 ? 4 : 12
  }
  return found
}

/** Of such a column none is NULL. */
const readInts = (view: DataView): Int32Array => {
  const length = view.getInt32(0) === 0 ? 0 : view.getInt32(12)
  const found = new Int32Array(length)
  for (let at = 0, from = header + 4; at < length; at++, from += 8) found[at] = view.getInt32(from)
  return found
}

const writeDoubles = (values: ArrayLike<number | null>): Uint8Array => {
  const bytes = new Uint8Array(header + 12 * values.length)
  const view = viewOf(bytes)
  view.setInt32(8, Types.OID.float8)
  if (values.length === 0) return bytes.subarray(0, 12)
  view.setInt32(0, 1)
  view.setInt32(12, values.length)
  view.setInt32(16, 1)
  let to = header
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    const isNull = value === null || Number.isNaN(value)
    view.setInt32(to, isNull ? -1 : 8)
    if (isNull) view.setInt32(4, 1)
    else view.setFloat64(to + 4, value)
    to += isNull ? 4 : 12
  }
  return bytes.subarray(0, to)
}

/** Doubles of a column together; `NaN` is NULL. */
const doubles: Types.Codec<ArrayLike<number | null>> = {
  encode: (values) => Result.succeed(writeDoubles(values)),
  decode: (bytes) => Result.succeed(readDoubles(viewOf(bytes))),
  read: (bytes, offset, size) => Result.succeed(readDoubles(viewOf(bytes, offset, size)))
}

/** Whole numbers of 32 bits together. */
const ints: Types.Codec<Int32Array> = {
  encode: () => Result.fail(new Types.CodecError({ message: "they are only read" })),
  decode: (bytes) => Result.succeed(readInts(viewOf(bytes))),
  read: (bytes, offset, size) => Result.succeed(readInts(viewOf(bytes, offset, size)))
}

export const registry = (): Registry => {
  const types = Types.makeRegistry()
  types.register(Types.OID.int8, wholeNumbers)
  types.register(Types.OID.float8Array, doubles)
  types.register(Types.OID.int4Array, ints)
  return types
}

/** A statement for the columns of another in one row: numbers of the types that are wanted, and texts if there is one. */
export const asColumns = (sql: string, numbers: ReadonlyArray<SqlStore.Wanted>, text: string): string => {
  const arrays = numbers.map(({ name, type }) => `array_agg(${name}::${type === "int32" ? "int4" : "float8"})`)
  return `SELECT ${arrays.join(", ")}, CASE WHEN count(${text}) > 0 THEN array_agg(${text}) END FROM (${sql}) one`
}

/** The columns that such a statement finds. */
export const columnsOf = ([row]: ReadonlyArray<ReadonlyArray<unknown>>): SqlStore.Columns => {
  const none = new Float64Array()
  const numbers = row!.slice(0, -1).map((column) => (column as Float64Array | Int32Array | null) ?? none)
  const texts = (row!.at(-1) as ReadonlyArray<string | null> | null) ?? []
  return {
    length: numbers[0]!.length,
    numbers,
    texts: new Map(texts.flatMap((text, at) => (text === null ? [] : [[at, text] as const])))
  }
}

/** PostgreSQL keeps no NUL, and half a surrogate pair would silently become another character. */
const isKept = (text: string): boolean => !text.includes("\0") && text.isWellFormed()

const strangeIn = (value: unknown): string | undefined => {
  if (typeof value === "string") return isKept(value) ? undefined : value
  if (!Types.isParameter(value) || !Array.isArray(value.value)) return undefined
  return (value.value as ReadonlyArray<unknown>).find((one): one is string => typeof one === "string" && !isKept(one))
}

/** Fails as PostgreSQL does of a character that it does not know (22021), before anything is sent. */
export const checked = (parameters: ReadonlyArray<unknown>): Effect.Effect<ReadonlyArray<unknown>, Failure> => {
  for (const value of parameters) {
    const strange = strangeIn(value)
    if (strange === undefined) continue
    const shown = JSON.stringify(strange.slice(0, 80))
    return Effect.fail(failure(Object.assign(new Error(`no text of PostgreSQL: ${shown}`), { code: "22021" })))
  }
  return Effect.succeed(parameters)
}

/** Types by which values are sent. A double holds every whole number that is stored; the column takes it for what it is. */
const sending = {
  integer: ["float8", Types.OID.float8],
  real: ["float8", Types.OID.float8],
  text: ["text", Types.OID.text]
} as const

/** Rows of a column as a parameter, an array or what all rows have; `NaN` is NULL. */
export const columnOf = ({ name, type, values }: SqlStore.Column, from: number, to: number) => {
  const [sent, oid] = sending[type]
  if (values === null || typeof values !== "object") return { name, type: sent, isList: false, parameter: values }
  const cells = Array.from(values.slice(from, to), (cell) => (Number.isNaN(cell) ? null : cell))
  return { name, type: sent, isList: true, parameter: Result.getOrThrow(Types.array(cells, oid)) }
}
