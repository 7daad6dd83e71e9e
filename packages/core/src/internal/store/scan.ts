/** Answering requests from the columns of the memory store: what is asked is read, not what is kept. @internal */
import type * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"
import type { Request } from "../../Store.ts"
import { endedBy, idOf, seriesAt, type State, stands, type Table } from "./table.ts"

/** Rows of a series that end latest among those that end on or before a day. */
const latest = (table: Table, rows: ReadonlyArray<number>, day: number, state: State, found: Array<number>): void => {
  const end = (row: number) => Period.bounds(table.coders.periods.values[table.columns.period[row]!]!).end
  let last: number | undefined
  for (let at = endedBy(table, rows, day) - 1; at >= 0; at--) {
    const row = rows[at]!
    if (last !== undefined && end(row) < last) return
    if (!stands(table, row, state)) continue
    last = end(row)
    found.push(row)
  }
}

const rowsOf = (table: Table, request: Request, state: State, found: Array<number>): void => {
  const measure = table.coders.measures.find(request.measure)
  const index = measure === undefined ? undefined : table.measures[measure]
  if (index === undefined) return
  for (const [period, rows] of index.periods) {
    const { end, start } = Period.bounds(table.coders.periods.values[period]!)
    if (start >= request.to || end <= request.from) continue
    for (const row of rows) if (stands(table, row, state)) found.push(row)
  }
  if (!request.latestBefore) return
  for (const series of index.series) latest(table, table.rows[series]!, request.from, state, found)
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
const recode = <A>({ values }: { readonly values: ReadonlyArray<A> }) => {
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
  const { coders, columns } = table
  const [measures, periods, units] = [recode(coders.measures), recode(coders.periods), recode(coders.units)]
  const [categories, teams] = [recode(coders.categories), recode(coders.teams)]
  const [activities, reporters] = [recode(coders.activities), recode(coders.reporters)]
  const part = (index: number, code: (old: number) => number) => rows.map((row) => code(seriesAt(table, row)[index]!))
  return {
    length: rows.length,
    measure: part(0, measures.code),
    period: rows.map((row) => periods.code(columns.period[row]!)),
    units: part(1, units.code),
    category: part(2, categories.code),
    team: part(3, teams.code),
    activity: part(4, activities.code),
    reporter: part(5, reporters.code),
    lower: Float64Array.from(rows, (row) => columns.lower[row]!),
    upper: Float64Array.from(rows, (row) => columns.upper[row]!),
    flags: Uint8Array.from(rows, (row) => columns.flags[row]!),
    knownAt: Float64Array.from(rows, (row) => columns.knownAt[row]!),
    ids: Array.from(rows, (row) => idOf(table, row)),
    texts: {
      measures: measures.used,
      periods: periods.used,
      units: units.used,
      categories: categories.used,
      teams: teams.used,
      activities: activities.used,
      reporters: reporters.used
    }
  }
}
