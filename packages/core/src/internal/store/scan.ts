/** Answering requests from the columns of the memory store: what is asked is read, not what is kept. @internal */
import type * as Figures from "../../Figures.ts"
import type { Request } from "../../Store.ts"
import * as Page from "./page.ts"
import { type State, stands } from "./row.ts"
import { lastIn, rowsOf, type Span, type Table } from "./table.ts"
import * as Wanted from "./wanted.ts"

const sizeOf = ({ runs }: Span): number => {
  let size = 0
  for (let run = 0; run < runs.length; run += 2) size += runs[run + 1]! - runs[run]!
  return size
}

type Index = NonNullable<Table["measures"][number]>

/** Rows from one until before another; not all of them need stand. */
type Run = readonly [from: number, to: number]

/** Rows of periods that share a day with what is asked. */
function* within(table: Table, index: Index, wanted: Wanted.Wanted): Generator<Run> {
  for (const number of index.spans) {
    const { end, runs, start } = table.spans[number]!
    if (!Wanted.isWithin(wanted, start, end)) continue
    for (let run = 0; run < runs.length; run += 2) yield [runs[run]!, runs[run + 1]!]
  }
}

/**
 * The rows of each series that end latest among those that end on or before a day. Periods are gone through from the last: all
 * of one's rows while many series have none yet, and then the boxes of those few.
 */
function* latest(table: Table, index: Index, by: number, state: State): Generator<readonly [span: Span, row: number]> {
  const { series } = table.columns
  const ends = new Map<number, number>()
  const spans = index.spans.filter((span) => table.spans[span]!.end <= by)
  spans.sort((a, b) => table.spans[b]!.end - table.spans[a]!.end)
  const isLatest = (own: number, end: number): boolean => (ends.get(own) ?? end) === end
  const takes = (row: number, own: number, end: number): boolean => {
    if (!isLatest(own, end) || !stands(table, row, state)) return false
    ends.set(own, end)
    return true
  }
  let left: ReadonlyArray<number> = index.series
  for (const number of spans) {
    const span = table.spans[number]!
    if (left.length > 0 && ends.size > 0) left = left.filter((own) => isLatest(own, span.end))
    if (left.length === 0) return
    if (left.length > sizeOf(span)) {
      for (const row of rowsOf(span)) if (takes(row, series.get(row), span.end)) yield [span, row]
      continue
    }
    for (const own of left)
      for (let row: number | undefined = lastIn(table, own, number); row !== undefined && row !== -1;) {
        if (takes(row, own, span.end)) yield [span, row]
        row = table.before.get(row)
      }
  }
}

/** The rows of what is asked, each once, by measure and period. */
function* found(table: Table, requests: ReadonlyArray<Request>, state: State): Generator<Run> {
  for (const wanted of Wanted.of(requests)) {
    const index = table.measures[table.coders.measures.find(wanted.measure) ?? -1]
    if (index === undefined) continue
    yield* within(table, index, wanted)
    for (const { after, by } of wanted.latest)
      for (const [{ end, start }, row] of latest(table, index, by, state))
        if (end > after && !Wanted.isWithin(wanted, start, end)) yield [row, row + 1]
  }
}

/** The rows of a state that answer the requests. */
function* standing(table: Table, requests: ReadonlyArray<Request>, state: State): Generator<Run> {
  for (const [from, to] of found(table, requests, state)) {
    if (table.ends.size === 0 && to <= state.limit && state.known === Infinity) yield [from, to]
    else
      for (let row = from; row < to; row++) {
        const first = row
        while (row < to && stands(table, row, state)) row++
        if (first < row) yield [first, row]
      }
  }
}

/** Pages of the figures that answer the requests in a state; none is made before it is asked for. */
export function* scan(
  table: Table,
  requests: ReadonlyArray<Request>,
  state: State,
  size = Page.size
): Generator<Figures.Figures> {
  const page = Page.pages(table)
  let runs: Page.Runs = []
  let length = 0
  for (const [first, to] of standing(table, requests, state)) {
    for (let from = first; from < to;) {
      const until = Math.min(to, from + size - length)
      Page.extend(table, runs, from, until)
      length += until - from
      from = until
      if (length < size) continue
      yield page(runs, length)
      runs = []
      length = 0
    }
  }
  if (length > 0) yield page(runs, length)
}
