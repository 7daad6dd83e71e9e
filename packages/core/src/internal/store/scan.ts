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
  const { length } = rows
  const { coders, columns } = table
  const [measures, periods, units] = [recode(coders.measures), recode(coders.periods), recode(coders.units)]
  const [categories, teams] = [recode(coders.categories), recode(coders.teams)]
  const [activities, reporters] = [recode(coders.activities), recode(coders.reporters)]
  const ints = () => new Int32Array(length)
  let ids: ReadonlyArray<string> | undefined
  const found = {
    length,
    measure: ints(),
    period: ints(),
    units: ints(),
    category: ints(),
    team: ints(),
    activity: ints(),
    reporter: ints(),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    flags: new Uint8Array(length),
    knownAt: new Float64Array(length),
    // Texts of their own, which few ask for.
    get ids() {
      return (ids ??= Array.from(rows, (row) => idOf(table, row)))
    },
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
  for (let at = 0; at < length; at++) {
    const row = rows[at]!
    const [measure, set, category, team, activity, reporter] = seriesAt(table, row)
    found.measure[at] = measures.code(measure)
    found.period[at] = periods.code(columns.period[row]!)
    found.units[at] = units.code(set)
    found.category[at] = categories.code(category)
    found.team[at] = teams.code(team)
    found.activity[at] = activities.code(activity)
    found.reporter[at] = reporters.code(reporter)
    found.lower[at] = columns.lower[row]!
    found.upper[at] = columns.upper[row]!
    found.flags[at] = columns.flags[row]!
    found.knownAt[at] = columns.knownAt[row]!
  }
  return found
}
