/** Answering requests from the columns of the memory store: what is asked is read, not what is kept. @internal */
import type * as Figures from "../../Figures.ts"
import type { Request } from "../../Store.ts"
import type * as Series from "./series.ts"
import { asWritten, idOf, knownAt, type State, stands, upperAt } from "./row.ts"
import { lastIn, type Span, type Table } from "./table.ts"

/** Rows that are found, in no order, some more than once. */
class Found {
  private rows = new Int32Array(1024)
  private length = 0

  add(row: number): void {
    if (this.length === this.rows.length) {
      const grown = new Int32Array(2 * this.length)
      grown.set(this.rows)
      this.rows = grown
    }
    this.rows[this.length++] = row
  }

  /** The rows by their numbers, each once. */
  sorted(): Int32Array {
    const sorted = this.rows.subarray(0, this.length)
    if (sorted.some((row, at) => at > 0 && sorted[at - 1]! >= row)) sorted.sort()
    let length = 0
    for (const row of sorted) if (length === 0 || sorted[length - 1] !== row) sorted[length++] = row
    return sorted.slice(0, length)
  }
}

const sizeOf = ({ runs }: Span): number => {
  let size = 0
  for (let run = 0; run < runs.length; run += 2) size += runs[run + 1]! - runs[run]!
  return size
}

/** Does something with each row of a span, in the order they were written. */
const each = ({ runs }: Span, visit: (row: number) => void): void => {
  for (let run = 0; run < runs.length; run += 2) for (let row = runs[run]!; row < runs[run + 1]!; row++) visit(row)
}

/**
 * The rows of each series that end latest among those that end on or before a day. Periods are gone through from the last: all
 * of one's rows while many series have none yet, and then the boxes of those few.
 */
const latest = (
  table: Table,
  index: NonNullable<Table["measures"][number]>,
  day: number,
  state: State,
  found: Found
) => {
  const { series } = table.columns
  const ends = new Map<number, number>()
  const spans = index.spans.filter((span) => table.spans[span]!.end <= day)
  spans.sort((a, b) => table.spans[b]!.end - table.spans[a]!.end)
  const isLatest = (own: number, end: number): boolean => (ends.get(own) ?? end) === end
  const take = (row: number, own: number, end: number): void => {
    if (!isLatest(own, end) || !stands(table, row, state)) return
    ends.set(own, end)
    found.add(row)
  }
  let left: ReadonlyArray<number> = index.series
  for (const number of spans) {
    const span = table.spans[number]!
    if (left.length > 0 && ends.size > 0) left = left.filter((own) => isLatest(own, span.end))
    if (left.length === 0) return
    if (left.length > sizeOf(span)) {
      each(span, (row) => take(row, series.get(row), span.end))
      continue
    }
    for (const own of left)
      for (let row: number | undefined = lastIn(table, own, number); row !== undefined && row !== -1;) {
        take(row, own, span.end)
        row = table.before.get(row)
      }
  }
}

const rowsOf = (table: Table, request: Request, state: State, found: Found): void => {
  const measure = table.coders.measures.find(request.measure)
  const index = measure === undefined ? undefined : table.measures[measure]
  if (index === undefined) return
  for (const number of index.spans) {
    const span = table.spans[number]!
    if (span.start >= request.to || span.end <= request.from) continue
    each(span, (row) => {
      if (stands(table, row, state)) found.add(row)
    })
  }
  if (request.latestBefore) latest(table, index, request.from, state, found)
}

/** The rows of all requests, each once, in the order they were written. */
const gather = (table: Table, requests: ReadonlyArray<Request>, state: State): Int32Array => {
  const found = new Found()
  for (const request of requests) rowsOf(table, request, state, found)
  return asWritten(table, found.sorted())
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
  const { coders, columns, series, spans } = table
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
  const said: Array<Series.Said | undefined> = []
  for (let at = 0; at < length; at++) {
    const row = rows[at]!
    const own = columns.series.get(row)
    const [measure, set, category, team, activity, reporter] = (said[own] ??= series.at(own))
    found.measure[at] = measures.code(measure)
    found.period[at] = periods.code(spans[columns.span.get(row)]!.period)
    found.units[at] = units.code(set)
    found.category[at] = categories.code(category)
    found.team[at] = teams.code(team)
    found.activity[at] = activities.code(activity)
    found.reporter[at] = reporters.code(reporter)
    found.lower[at] = columns.lower.get(row)
    found.upper[at] = upperAt(table, row)
    found.flags[at] = columns.flags.get(row)
    found.knownAt[at] = knownAt(table, row)
  }
  return found
}
