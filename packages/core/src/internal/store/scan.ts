/** Answering requests from the columns of the memory store: what is asked is read, not what is kept. @internal */
import * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"
import type { Request } from "../../Store.ts"
import { type State, stands, type Table } from "./table.ts"

/** Rows of a series that end latest among those that end on or before a day. */
const latest = (table: Table, rows: ReadonlyArray<number>, day: number, state: State, found: Array<number>): void => {
  const end = (row: number) => Period.bounds(table.coders.periods.values[table.columns.period[row]!]!).end
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (end(rows[middle]!) <= day) low = middle + 1
    else high = middle
  }
  let last: number | undefined
  for (let at = low - 1; at >= 0; at--) {
    const row = rows[at]!
    if (last !== undefined && end(row) < last) return
    if (!stands(table, row, state)) continue
    last = end(row)
    found.push(row)
  }
}

const rowsOf = (table: Table, request: Request, state: State, found: Array<number>): void => {
  const measure = table.coders.measures.find(request.measure)
  const index = measure === undefined ? undefined : table.indexes[measure]
  if (index === undefined) return
  for (const [period, rows] of index.periods) {
    const { end, start } = Period.bounds(table.coders.periods.values[period]!)
    if (start >= request.to || end <= request.from) continue
    for (const row of rows) if (stands(table, row, state)) found.push(row)
  }
  if (!request.latestBefore) return
  for (const rows of index.series.values()) latest(table, rows, request.from, state, found)
}

/** The rows of all requests, each once, in the order they were written. */
const gather = (table: Table, requests: ReadonlyArray<Request>, state: State): Int32Array => {
  const found: Array<number> = []
  for (const request of requests) rowsOf(table, request, state, found)
  const sorted = Int32Array.from(found).sort()
  let length = 0
  for (const row of sorted) if (length === 0 || sorted[length - 1] !== row) sorted[length++] = row
  return sorted.subarray(0, length)
}

/** Codes anew, in the order in which they first come up. */
const recode = <A>(values: ReadonlyArray<A>) => {
  const places = new Int32Array(values.length).fill(-1)
  const used: Array<A> = []
  const code = (old: number): number => {
    if (old < 0) return -1
    if (places[old] === -1) places[old] = used.push(values[old]!) - 1
    return places[old]!
  }
  return { code, used }
}

/** Figures that answer the requests in a state. */
export const scan = (table: Table, requests: ReadonlyArray<Request>, state: State): Figures.Figures => {
  const rows = gather(table, requests, state)
  const { coders, columns, observations, series } = table
  const [measures, periods, units] = [coders.measures, coders.periods, coders.units].map(({ values }) =>
    recode<unknown>(values)
  ) as never as [
    ReturnType<typeof recode<string>>,
    ReturnType<typeof recode<Period.Period>>,
    ReturnType<typeof recode<ReadonlyArray<string>>>
  ]
  const categories = recode(coders.categories.values)
  const [teams, activities, reporters] = [coders.teams, coders.activities, coders.reporters].map(({ values }) =>
    recode(values)
  )
  const of = (row: number, part: number) => series.values[columns.series[row]!]![part]!
  return {
    length: rows.length,
    measure: rows.map((row) => measures.code(of(row, 0))),
    period: rows.map((row) => periods.code(columns.period[row]!)),
    units: rows.map((row) => units.code(of(row, 1))),
    category: rows.map((row) => categories.code(of(row, 2))),
    team: rows.map((row) => teams!.code(of(row, 3))),
    activity: rows.map((row) => activities!.code(of(row, 4))),
    reporter: rows.map((row) => reporters!.code(of(row, 5))),
    lower: Float64Array.from(rows, (row) => columns.lower[row]!),
    upper: Float64Array.from(rows, (row) => columns.upper[row]!),
    flags: Uint8Array.from(rows, (row) => columns.flags[row]!),
    knownAt: Float64Array.from(rows, (row) => columns.knownAt[row]!),
    ids: Array.from(rows, (row) => observations[row]!.id),
    texts: {
      measures: measures.used,
      periods: periods.used,
      units: units.used,
      categories: categories.used,
      teams: teams!.used,
      activities: activities!.used,
      reporters: reporters!.used
    }
  }
}
