/** Figures in columns that grow, found by measure and period, by series, by box and by id. @internal */
import * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type { Ended } from "./commitRules.ts"
import { type Rest, restOf, restored } from "./rest.ts"

/** What the figures of a measure are found by. */
interface Index {
  readonly series: Array<number>
  /** Rows by period, in the order they were written. */
  readonly periods: Map<number, Array<number>>
}

const text = (value: string): string => value

const coders = () => ({
  measures: Figures.coder(text),
  periods: Figures.coder<Period.Period>(text),
  units: Figures.coder<ReadonlyArray<string>>((set) => set.join("+")),
  categories: Figures.coder<Figures.Category>((category) => JSON.stringify(category)),
  teams: Figures.coder(text),
  activities: Figures.coder(text),
  reporters: Figures.coder(text)
})
export type Coders = ReturnType<typeof coders>

/** Who says what of whom: everything of a box but its period. */
export type Series = readonly [
  measure: number,
  units: number,
  category: number,
  team: number,
  activity: number,
  reporter: number
]

const columns = (capacity: number) => ({
  series: new Int32Array(capacity),
  period: new Int32Array(capacity),
  lower: new Float64Array(capacity),
  upper: new Float64Array(capacity),
  flags: new Uint8Array(capacity),
  knownAt: new Float64Array(capacity),
  /** The figure's place in its commit. */
  rank: new Int32Array(capacity)
})
type Columns = ReturnType<typeof columns>

export interface Table {
  readonly coders: Coders
  readonly series: { readonly code: (series: Series) => number; readonly values: ReadonlyArray<Series> }
  readonly measures: Array<Index>
  /** Rows of each series, by last day, then first day, then as they were written. */
  readonly rows: Array<Array<number>>
  /** Ids that were given, both ways. */
  readonly ids: Map<string, number>
  readonly names: Map<number, string>
  readonly rests: Map<number, Rest>
  readonly ends: Map<number, Ended & { readonly commit: number }>
  /** How many rows there were after each commit, none before the first. */
  readonly limits: Array<number>
  length: number
  columns: Columns
}

export const make = (): Table => ({
  coders: coders(),
  series: Figures.coder<Series>((series) => series.join(" ")),
  measures: [],
  rows: [],
  ids: new Map(),
  names: new Map(),
  rests: new Map(),
  ends: new Map(),
  limits: [0],
  length: 0,
  columns: columns(1024)
})

/** The code of an observation's series. */
const seriesOf = ({ coders, series }: Table, one: Observation.Observation): number =>
  series.code([
    coders.measures.code(one.measure),
    coders.units.code(one.units.length === 1 ? one.units : [...new Set(one.units)].sort()),
    coders.categories.code(Figures.categoryOf(one)),
    coders.teams.code(one.team),
    coders.activities.code(one.activity),
    coders.reporters.code(Observation.reporterOf(one))
  ])

const periodLimit = 2 ** 20

/** The number of the box of a series and a period. */
export const box = (series: number, period: number): number => series * periodLimit + period

/** The number of an observation's box. */
export const boxOf = (table: Table, one: Observation.Observation): number =>
  box(seriesOf(table, one), table.coders.periods.code(one.period))

const boundsOf = ({ coders, columns }: Table, row: number): Period.DayInterval =>
  Period.bounds(coders.periods.values[columns.period[row]!]!)

/** How many rows of a series end before a day, or on it and start before another. */
const before = (table: Table, rows: ReadonlyArray<number>, end: number, start: number): number => {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const at = boundsOf(table, rows[middle]!)
    if (at.end < end || (at.end === end && at.start < start)) low = middle + 1
    else high = middle
  }
  return low
}

/** How many rows of a series end on or before a day. */
export const endedBy = (table: Table, rows: ReadonlyArray<number>, day: number): number =>
  before(table, rows, day + 1, -Infinity)

/** The row that was put in a box last. */
export const lastIn = (table: Table, at: number): number | undefined => {
  const rows = table.rows[Math.floor(at / periodLimit)]
  if (rows === undefined) return undefined
  const { end, start } = Period.bounds(table.coders.periods.values[at % periodLimit]!)
  const row = rows[before(table, rows, end, start + 1) - 1]
  return row !== undefined && table.columns.period[row] === at % periodLimit ? row : undefined
}

const grow = (table: Table, needed: number): void => {
  const old = table.columns
  if (needed <= old.series.length) return
  const grown = columns(Math.max(needed, 2 * old.series.length))
  for (const name of Object.keys(old) as Array<keyof Columns>) grown[name].set(old[name])
  table.columns = grown
}

/** A row's numbers, as columns hold them. */
export interface Numbers {
  readonly lower: number
  readonly upper: number
  readonly flags: number
  readonly knownAt: number
  readonly rank: number
}

const link = (table: Table, series: number, period: number, row: number): void => {
  const measure = table.series.values[series]![0]
  const index = (table.measures[measure] ??= { series: [], periods: new Map() })
  const known = table.rows[series]
  if (known === undefined) index.series.push(series)
  const rows = (table.rows[series] ??= [])
  const { end, start } = boundsOf(table, row)
  const place = before(table, rows, end, start + 1)
  if (place === rows.length) rows.push(row)
  else rows.splice(place, 0, row)
  const same = index.periods.get(period)
  if (same === undefined) index.periods.set(period, [row])
  else same.push(row)
}

/** Adds a row to a box. */
export const addRow = (table: Table, at: number, numbers: Numbers, id: string): void => {
  const row = table.length++
  grow(table, table.length)
  const [series, period] = [Math.floor(at / periodLimit), at % periodLimit]
  const { columns: to } = table
  to.series[row] = series
  to.period[row] = period
  to.lower[row] = numbers.lower
  to.upper[row] = numbers.upper
  to.flags[row] = numbers.flags
  to.knownAt[row] = numbers.knownAt
  to.rank[row] = numbers.rank
  if (id !== "") {
    table.ids.set(id, row)
    table.names.set(row, id)
  }
  link(table, series, period, row)
}

/** Adds a figure to the box that {@link boxOf} gave. */
export const add = (table: Table, one: Observation.Observation, at: number, rank: number): void => {
  const { value } = one
  const [lower, upper] = value === null ? [NaN, NaN] : [value.lower, value.upper]
  const rest = restOf(one)
  if (rest !== undefined) table.rests.set(table.length, rest)
  addRow(
    table,
    at,
    { lower, upper, flags: Figures.flagsOf(value), knownAt: Instant.toMillis(one.knownAt), rank },
    one.id
  )
}

/** The commit that wrote a row. */
const commitOf = ({ limits }: Table, row: number): number => {
  let [low, high] = [1, limits.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (limits[middle]! <= row) low = middle + 1
    else high = middle
  }
  return low
}

/** The id that was given, or the one that follows from the commit. */
export const idOf = (table: Table, row: number): string =>
  table.names.get(row) ?? `${commitOf(table, row)}#${table.columns.rank[row]}`

/** The row of an id, given or not. */
export const rowOf = (table: Table, id: string): number | undefined => {
  const derived = /^(\d+)#(\d+)$/.exec(id)
  if (derived === null) return table.ids.get(id)
  const [commit, rank] = [Number(derived[1]), Number(derived[2])]
  let [low, high] = [table.limits[commit - 1] ?? 0, table.limits[commit] ?? 0]
  const last = high
  while (low < high) {
    const middle = (low + high) >> 1
    if (table.columns.rank[middle]! < rank) low = middle + 1
    else high = middle
  }
  return low < last && table.columns.rank[low] === rank && !table.names.has(low) ? low : undefined
}

export const valueOf = ({ columns: { flags, lower, upper } }: Table, row: number): Observation.Observation["value"] =>
  Figures.valueOf(lower[row]!, upper[row]!, flags[row]!)

export const seriesAt = ({ columns, series }: Table, row: number): Series => series.values[columns.series[row]!]!

/** A row as it was written. */
export const observation = (table: Table, row: number): Observation.Observation => {
  const { coders, columns } = table
  const [measure, units, category, team, activity, reporter] = seriesAt(table, row)
  return restored(
    {
      id: idOf(table, row),
      measure: coders.measures.values[measure]!,
      units: coders.units.values[units]!,
      category: coders.categories.values[category]!,
      period: coders.periods.values[columns.period[row]!]!,
      value: valueOf(table, row),
      team: coders.teams.values[team],
      activity: coders.activities.values[activity],
      reporter: coders.reporters.values[reporter],
      knownAt: Instant.fromMillis(columns.knownAt[row]!)
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

export const isThere = ({ columns: { knownAt } }: Table, row: number, { known, limit }: State): boolean =>
  row < limit && knownAt[row]! <= known

/** Whether a figure stands: it is there and not ended. */
export const stands = (table: Table, row: number, state: State): boolean => {
  if (!isThere(table, row, state)) return false
  const end = table.ends.get(row)
  return end === undefined || end.at > state.known || end.commit > state.at
}

/** Whether any figure of a measure stands. */
export const hasFigures = (table: Table, measure: string): boolean => {
  const own = table.measures[table.coders.measures.find(measure) ?? -1]
  return own !== undefined && [...own.periods.values()].some((rows) => rows.some((row) => !table.ends.has(row)))
}
