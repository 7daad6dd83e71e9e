/** How values travel: whole numbers as numbers, texts as they are or not at all. @internal */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { SqlStore } from "@lantoa/storage-sql"
import { type Failure, failure, type Registry, Types } from "./sql.ts"

/** Everything whole that is stored is below 2^53: numbers hold it, and cost less than a bigint. */
const wholeNumbers: Types.Codec<number | bigint> = {
  encode: (value) => {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setBigInt64(0, BigInt(value))
    return Result.succeed(bytes)
  },
  decode: (bytes) =>
    Result.succeed(Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(0))),
  read: (bytes, offset) =>
    Result.succeed(Number(new DataView(bytes.buffer, bytes.byteOffset + offset, 8).getBigInt64(0)))
}

export const registry = (): Registry => {
  const types = Types.makeRegistry()
  types.register(Types.OID.int8, wholeNumbers)
  return types
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
