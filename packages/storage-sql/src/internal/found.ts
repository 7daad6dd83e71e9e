/** Figures as a scan reads them: column by column. @internal */
import * as Effect from "effect/Effect"
import { type Columns, type Database, type Numbers, taken, type Wanted } from "./database.ts"
import { selected } from "./rows.ts"
import type { Failure, Statement } from "./sql.ts"

/** Figures in the columns of their table; `NaN` for NULL. */
export interface Found {
  readonly length: number
  readonly place: Float64Array
  readonly written: Numbers
  readonly series: Numbers
  readonly first: Numbers
  readonly last: Numbers
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly flags: Numbers
  readonly knownAt: Float64Array
  /** By row, the ids that were given. */
  readonly ids: ReadonlyMap<number, string>
}

const ints = new Set(["written_in", "series", "first_day", "last_day", "flags"])
/** The columns of {@link selected} by their names. */
const names = selected.split(", ").map((column) => column.slice("f.".length))
const [wanted, id] = [
  names.slice(0, -1).map((name): Wanted => ({ name, type: ints.has(name) ? "int32" : "double" })),
  names.at(-1)!
]

/** What any client can do: rows, of which columns are made at once. */
const columnsIn = (rows: ReadonlyArray<ReadonlyArray<unknown>>, wanted: ReadonlyArray<Wanted>): Columns => {
  const numbers = wanted.map(() => new Float64Array(rows.length))
  const texts = new Map<number, string>()
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    for (let column = 0; column < numbers.length; column++) {
      const cell = row[column]
      numbers[column]![at] = typeof cell === "number" ? cell : cell === null ? NaN : Number(cell)
    }
    const text = row[numbers.length]
    if (text !== null) texts.set(at, String(text))
  }
  return { length: rows.length, numbers, texts }
}

const named = ({ length, numbers, texts }: Columns): Found => ({
  length,
  place: numbers[0] as Float64Array,
  written: numbers[1]!,
  series: numbers[2]!,
  first: numbers[3]!,
  last: numbers[4]!,
  lower: numbers[5] as Float64Array,
  upper: numbers[6] as Float64Array,
  flags: numbers[7]!,
  knownAt: numbers[8] as Float64Array,
  ids: texts
})

/** The columns that a statement selects: numbers, and a text behind them. */
export const columnsOf = (
  { read }: Database,
  statement: Statement,
  wanted: ReadonlyArray<Wanted>,
  text: string
): Effect.Effect<Columns, Failure> => {
  if (read === undefined) return Effect.map(statement.values, (rows) => columnsIn(rows, wanted))
  const [sql, parameters] = statement.compile()
  return read(sql, parameters, wanted, text)
}

/** The figures that a statement selects as {@link selected}. */
export const found = (database: Database, statement: Statement): Effect.Effect<Found, Failure> =>
  Effect.map(columnsOf(database, statement, wanted, id), named)

/** Those for which a condition holds. */
export const where = (all: Found, holds: (at: number) => boolean): Found => {
  const rows = new Int32Array(all.length)
  let length = 0
  for (let at = 0; at < all.length; at++) if (holds(at)) rows[length++] = at
  if (length === all.length) return all
  const kept = rows.subarray(0, length)
  const of = <A extends Numbers>(column: A) => taken(column, kept)
  const ids = new Map<number, string>()
  if (all.ids.size > 0)
    kept.forEach((at, row) => {
      const id = all.ids.get(at)
      if (id !== undefined) ids.set(row, id)
    })
  return {
    length,
    place: of(all.place),
    written: of(all.written),
    series: of(all.series),
    first: of(all.first),
    last: of(all.last),
    lower: of(all.lower),
    upper: of(all.upper),
    flags: of(all.flags),
    knownAt: of(all.knownAt),
    ids
  }
}
