/** Single rows of the table of figures: their ids, what they say, and whether they stand. @internal */
import * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import type * as Observation from "../../Observation.ts"
import { restored } from "./rest.ts"
import type { Table } from "./table.ts"

/** The commit that wrote a row. */
export const commitOf = ({ limits }: Table, row: number): number => {
  let [low, high] = [1, limits.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (limits[middle]! <= row) low = middle + 1
    else high = middle
  }
  return low
}

/** Rows by their ranks, -1 where there is none. */
const seats = ({ columns: { rank } }: Table, rows: Int32Array): Int32Array => {
  let last = -1
  for (const row of rows) last = Math.max(last, rank.get(row))
  const found = new Int32Array(last + 1).fill(-1)
  for (const row of rows) found[rank.get(row)] = row
  return found
}

/** Rows of one commit in the order they were written. */
const byRank = (table: Table, rows: Int32Array): Int32Array => {
  const { rank } = table.columns
  let [inOrder, last] = [true, -1]
  for (const row of rows) {
    const own = rank.get(row)
    inOrder &&= own > last
    last = Math.max(last, own)
  }
  if (inOrder) return rows
  // Few rows of a large commit are sorted, many fall into their places.
  return last > 8 * rows.length
    ? rows.sort((a, b) => rank.get(a) - rank.get(b))
    : seats(table, rows).filter((row) => row !== -1)
}

/**
 * Rows in the order they were written, from rows in order of their numbers: a commit at a time, as they are asked for. Those behind
 * a row cost no more than the first.
 */
export function* behind(table: Table, rows: Int32Array, after?: number): Generator<number> {
  const { columns, limits } = table
  const first = after === undefined ? 0 : commitOf(table, after)
  for (let from = 0; from < rows.length;) {
    const commit = commitOf(table, rows[from]!)
    const [start, limit] = [limits[commit - 1]!, limits[commit]!]
    const isWhole = rows[from] === start && rows[from + limit - start - 1] === limit - 1
    let to = isWhole ? from + limit - start : from + 1
    while (to < rows.length && rows[to]! < limit) to++
    const ordered = isWhole ? ranked(table, commit) : byRank(table, rows.slice(from, to))
    const skipped = commit === first ? columns.rank.get(after!) : -1
    if (commit >= first) {
      for (let at = isWhole ? skipped + 1 : 0; at < ordered.length; at++) {
        const row = ordered[at]!
        if (row !== -1 && columns.rank.get(row) > skipped) yield row
      }
    }
    from = to
  }
}

/** The same, all at once. */
export const asWritten = (table: Table, rows: Int32Array): Int32Array => Int32Array.from(behind(table, rows))

/** The id that was given, or the one that follows from the commit. */
export const idOf = (table: Table, row: number): string =>
  table.names.get(row) ?? `${commitOf(table, row)}#${table.columns.rank.get(row)}`

/** How many commits have their rows by rank at hand. */
const kept = 8

const ranked = (table: Table, commit: number): Int32Array => {
  const { limits, seats: known } = table
  const found = known.get(commit) ?? seats(table, between(limits[commit - 1]!, limits[commit]!))
  known.delete(commit)
  known.set(commit, found)
  if (known.size > kept) known.delete(known.keys().next().value!)
  return found
}

/** All numbers from one until before another. */
export const between = (from: number, to: number): Int32Array => {
  const found = new Int32Array(to - from)
  for (let at = 0; at < found.length; at++) found[at] = from + at
  return found
}

/** The row of an id, given or not; -1 for none. */
export const rowOf = (table: Table, id: string): number => {
  const derived = /^(\d+)#(\d+)$/.exec(id)
  if (derived === null) return table.ids.get(id) ?? -1
  const commit = Number(derived[1])
  if (!(commit >= 1 && commit < table.limits.length)) return -1
  const row = ranked(table, commit)[Number(derived[2])] ?? -1
  return table.names.has(row) || (row !== -1 && idOf(table, row) !== id) ? -1 : row
}

/** The upper end of a row's value. */
const upperAt = ({ columns: { lower, upper } }: Table, row: number): number => {
  const end = upper.get(row)
  return Number.isNaN(end) ? lower.get(row) : end
}

/** The moment at which a row became known, in milliseconds. */
export const knownAt = ({ coders, columns }: Table, row: number): number =>
  coders.moments.values[columns.known.get(row)]!

export const valueAt = (table: Table, row: number): Observation.Observation["value"] =>
  Figures.valueOf(table.columns.lower.get(row), upperAt(table, row), table.columns.flags.get(row))

/** A row as it was written. */
export const observationAt = (table: Table, row: number): Observation.Observation => {
  const { coders, columns, series, spans } = table
  const [measure, units, category, team, activity, reporter] = series.at(columns.series.get(row))
  return restored(
    {
      id: idOf(table, row),
      measure: coders.measures.values[measure]!,
      units: coders.units.values[units]!,
      category: coders.categories.values[category]!,
      period: coders.periods.values[spans[columns.span.get(row)]!.period]!,
      value: valueAt(table, row),
      team: coders.teams.values[team],
      activity: coders.activities.values[activity],
      reporter: coders.reporters.values[reporter],
      knownAt: Instant.fromMillis(knownAt(table, row))
    },
    table.rests.get(row)
  )
}

/** A state: so many rows were written by the commit `at`; known at a moment, in milliseconds. */
export interface State {
  readonly at: number
  readonly limit: number
  readonly known: number
}

export const isThere = (table: Table, row: number, { known, limit }: State): boolean =>
  row < limit && (known === Infinity || knownAt(table, row) <= known)

/** Whether a figure stands: it is there and not ended. */
export const stands = (table: Table, row: number, state: State): boolean => {
  if (!isThere(table, row, state)) return false
  const end = table.ends.get(row)
  return end === undefined || end.at > state.known || end.commit > state.at
}
