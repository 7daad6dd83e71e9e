/** Figures in columns that grow, found by measure and period, by series, by box and by id. @internal */
import * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type { Ended } from "./commitRules.ts"

/** What the figures of a measure are found by. */
interface Index {
  /** Rows by period, in the order they were written. */
  readonly periods: Map<number, Array<number>>
  /** Rows by series, in the order of their last days. */
  readonly series: Map<number, Array<number>>
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
type Coders = ReturnType<typeof coders>

/** Who says what of whom: everything of a box but its period. */
type Series = readonly [
  measure: number,
  units: number,
  category: number,
  team: number,
  activity: number,
  reporter: number
]

interface Columns {
  readonly series: Int32Array
  readonly period: Int32Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly flags: Uint8Array
  readonly knownAt: Float64Array
  readonly commit: Int32Array
  /** `NaN` while the figure stands. */
  readonly endedAt: Float64Array
  readonly endedIn: Int32Array
}

const columns = (capacity: number): Columns => ({
  series: new Int32Array(capacity),
  period: new Int32Array(capacity),
  lower: new Float64Array(capacity),
  upper: new Float64Array(capacity),
  flags: new Uint8Array(capacity),
  knownAt: new Float64Array(capacity),
  commit: new Int32Array(capacity),
  endedAt: new Float64Array(capacity).fill(NaN),
  endedIn: new Int32Array(capacity)
})

export interface Table {
  readonly coders: Coders
  readonly series: { readonly code: (series: Series | undefined) => number; readonly values: ReadonlyArray<Series> }
  readonly indexes: Array<Index>
  /** The last figure that was put in a box, standing or not. */
  readonly boxes: Map<number, number>
  readonly ids: Map<string, number>
  /** The rows as they were written. */
  readonly observations: Array<Observation.Observation>
  /** The figure that corrected a row. */
  readonly correctedBy: Map<number, string>
  columns: Columns
}

export const make = (): Table => ({
  coders: coders(),
  series: Figures.coder<Series>((series) => series.join(" ")),
  indexes: [],
  boxes: new Map(),
  ids: new Map(),
  observations: [],
  correctedBy: new Map(),
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

/** The number of an observation's box: its series and its period. */
export const boxOf = (table: Table, one: Observation.Observation): number =>
  seriesOf(table, one) * periodLimit + table.coders.periods.code(one.period)

const grow = (table: Table, needed: number): void => {
  const old = table.columns
  if (needed <= old.series.length) return
  const grown = columns(Math.max(needed, 2 * old.series.length))
  for (const name of Object.keys(old) as Array<keyof Columns>) grown[name].set(old[name])
  table.columns = grown
}

const rowsAt = (map: Map<number, Array<number>>, key: number): Array<number> => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made: Array<number> = []
  map.set(key, made)
  return made
}

/** Last days first, then first days, then the order of writing. */
const insert = (table: Table, rows: Array<number>, row: number): void => {
  const bounds = (of: number) => Period.bounds(table.coders.periods.values[table.columns.period[of]!]!)
  const own = bounds(row)
  let place = rows.length
  while (place > 0) {
    const before = bounds(rows[place - 1]!)
    if (before.end < own.end || (before.end === own.end && before.start <= own.start)) break
    place -= 1
  }
  rows.splice(place, 0, row)
}

/** Adds a figure; `box` is what {@link boxOf} gave. */
export const add = (table: Table, one: Observation.Observation, box: number, commit: number): void => {
  const row = table.observations.length
  grow(table, row + 1)
  const { columns: to } = table
  const [series, period] = [Math.floor(box / periodLimit), box % periodLimit]
  to.series[row] = series
  to.period[row] = period
  to.lower[row] = one.value?.lower ?? NaN
  to.upper[row] = one.value?.upper ?? NaN
  to.flags[row] = Figures.flagsOf(one.value)
  to.knownAt[row] = Instant.toMillis(one.knownAt)
  to.commit[row] = commit
  table.observations.push(one)
  table.ids.set(one.id, row)
  table.boxes.set(box, row)
  const measure = table.series.values[series]![0]
  const index = (table.indexes[measure] ??= { periods: new Map(), series: new Map() })
  rowsAt(index.periods, period).push(row)
  insert(table, rowsAt(index.series, series), row)
}

/** Ends a figure, by a correction or a withdrawal of a commit. */
export const end = (table: Table, id: string, { at, by }: Ended, commit: number): void => {
  const row = table.ids.get(id)!
  table.columns.endedAt[row] = at
  table.columns.endedIn[row] = commit
  if (by !== undefined) table.correctedBy.set(row, by)
}

/** A state: rows written by a commit and known at a moment, in milliseconds. */
export interface State {
  readonly at: number
  readonly known: number
}

export const isThere = ({ columns: { commit, knownAt } }: Table, row: number, { at, known }: State): boolean =>
  commit[row]! <= at && knownAt[row]! <= known

/** Whether a figure stands: it is there and not ended. */
export const stands = (table: Table, row: number, state: State): boolean => {
  const { endedAt, endedIn } = table.columns
  return isThere(table, row, state) && !(endedAt[row]! <= state.known && endedIn[row]! <= state.at)
}
