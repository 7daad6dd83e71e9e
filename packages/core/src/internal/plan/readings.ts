/** A list of readings that are made when they are looked at, and their columns. @internal */
import * as Figures from "../../Figures.ts"
import type { Reading } from "../../Reading.ts"
import type { Columns, Readings } from "../../Readings.ts"

/** What columns say of a reading. */
interface Entry extends Pick<Reading, "indicator" | "unit" | "period" | "value" | "reported" | "completeness"> {
  readonly part?: Reading["part"] | undefined
}

/** How readings are found: how many there are, what columns say of one, and the whole of it. */
export interface Rows {
  readonly length: number
  /** The order in which they are gone through with the least held at a time: period by period, whose cells rest on the same figures. */
  readonly order: () => Int32Array
  readonly entry: (row: number) => Entry
  readonly reading: (row: number) => Reading
}

/** Columns, and what puts the next row into them. */
export const columning = ({
  entry,
  length,
  order
}: Rows): { readonly columns: Columns; readonly put: (at: number) => void } => {
  const rows = order()
  const entries = {
    indicator: Array.from({ length }, () => ""),
    part: Array.from({ length }, (): Entry["part"] => undefined),
    unit: Array.from({ length }, () => ""),
    period: Array.from({ length }, () => "" as Reading["period"])
  }
  const numbers = {
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    flags: new Uint8Array(length),
    reported: new Float64Array(length),
    figures: new Int32Array(length),
    reporting: new Int32Array(length),
    expected: new Float64Array(length)
  }
  const put = (at: number): void => {
    const row = rows[at]!
    const { completeness, indicator, part, period, reported = NaN, unit, value } = entry(row)
    entries.indicator[row] = indicator
    entries.part[row] = part
    entries.unit[row] = unit
    entries.period[row] = period
    numbers.lower[row] = value?.lower ?? NaN
    numbers.upper[row] = value?.upper ?? NaN
    numbers.flags[row] = value === undefined ? 0 : Figures.flagsOf(value)
    numbers.reported[row] = reported
    numbers.figures[row] = completeness.figures
    numbers.reporting[row] = completeness.reporting
    numbers.expected[row] = completeness.expected ?? NaN
  }
  return { columns: { ...entries, ...numbers }, put }
}

const columnsOf = (rows: Rows): Columns => {
  const { columns, put } = columning(rows)
  for (let at = 0; at < rows.length; at++) put(at)
  return columns
}

/** From how many on readings are made one by one when they are looked at. */
const many = 1000

/** The place that a key of a list names; `NaN` for any other key. */
const placeOf = (key: string | symbol): number => (typeof key === "string" && /^\d+$/.test(key) ? Number(key) : NaN)

/** A list that holds nothing and makes what is looked at. */
const lazily = ({ length, reading }: Rows): ReadonlyArray<Reading> => {
  const empty: Array<Reading> = []
  empty.length = length
  return new Proxy(empty, {
    get: (list, key, self) => {
      const place = placeOf(key)
      return place < length ? reading(place) : Reflect.get(list, key, self)
    },
    has: (list, key) => placeOf(key) < length || Reflect.has(list, key),
    set: () => false
  })
}

/** Where the rows of some readings are found. */
const found = new WeakMap<Readings, Rows>()

/** The rows of readings. */
export const rowsOf = (readings: Readings): Rows => found.get(readings)!

export const make = (rows: Rows): Readings => {
  const list = rows.length < many ? Array.from({ length: rows.length }, (_, row) => rows.reading(row)) : lazily(rows)
  const entries = rows.length < many ? { ...rows, entry: (row: number) => list[row]! } : rows
  let known: Columns | undefined
  const readings = Object.defineProperty(list, "columns", {
    get: () => (known ??= columnsOf(entries))
  }) as Readings
  found.set(readings, entries)
  return readings
}
