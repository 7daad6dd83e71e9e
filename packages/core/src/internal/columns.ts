/**
 * Figures in columns: one measure, exact values, one figure for each unit and period. A fast path beside the reference
 * executor, which it must equal.
 *
 * @internal
 */
import type { Problem } from "../LantoaError.ts"
import * as Observation from "../Observation.ts"
import * as Period from "../Period.ts"
import * as Quantity from "../Quantity.ts"
import * as Rollup from "../Rollup.ts"
import { combineLevels } from "./execute.ts"

export interface Columns {
  /** Id of the batch; the figure of row `n` has the id `<batch>.<n>`. */
  readonly batch: string
  readonly measure: string
  readonly knownAt: Observation.Instant
  readonly units: ReadonlyArray<string>
  readonly periods: ReadonlyArray<Period.Period>
  /** For each figure the index of its unit, the index of its period, and its value. */
  readonly unit: Uint16Array | Int32Array
  readonly period: Uint16Array | Int32Array
  readonly value: Float64Array
}

/** Columns, and which row holds which cell (0 for none, else the row plus one). */
export interface Block {
  readonly columns: Columns
  readonly cells: Int32Array
  readonly unitIndex: ReadonlyMap<string, number>
  readonly periodIndex: ReadonlyMap<string, number>
}

const at = (columns: Columns, row: number): string =>
  `${columns.batch}.${row} (${columns.units[columns.unit[row]!]}, ${columns.periods[columns.period[row]!]})`

/** A block, or the first problem of each kind that keeps the columns from being one. */
export const make = (columns: Columns): Block | ReadonlyArray<Problem> => {
  const { period, periods, unit, units, value } = columns
  const problem = (code: string, message: string): ReadonlyArray<Problem> => [
    { code, path: ["columns", columns.batch], message }
  ]
  if (unit.length !== value.length || period.length !== value.length) {
    return problem(
      "invalid",
      `has columns of ${unit.length}, ${period.length} and ${value.length} rows; give each row all three`
    )
  }
  const unitIndex = new Map(units.map((id, index) => [id, index]))
  const periodIndex = new Map(periods.map((text, index) => [text as string, index]))
  if (unitIndex.size !== units.length || periodIndex.size !== periods.length) {
    return problem("invalid", "lists a unit or a period twice; list each once")
  }
  const cells = new Int32Array(units.length * periods.length)
  for (let row = 0; row < value.length; row++) {
    if (!(unit[row]! >= 0 && unit[row]! < units.length && period[row]! >= 0 && period[row]! < periods.length)) {
      return problem("invalid", `row ${row} names a unit or period that is not listed; correct its index`)
    }
    if (!Number.isFinite(value[row]))
      return problem("invalid", `${at(columns, row)} has no finite value; leave the row out`)
    const cell = unit[row]! * periods.length + period[row]!
    if (cells[cell] !== 0) {
      return problem(
        "duplicate-figure",
        `${at(columns, row)} is the figure of row ${cells[cell]! - 1} again; keep one of them`
      )
    }
    cells[cell] = row + 1
  }
  return { columns, cells, unitIndex, periodIndex }
}

/** The row of an observation's id, -1 when it is none of this block. */
export const rowOf = ({ columns }: Block, id: string): number => {
  const head = `${columns.batch}.`
  const row = id.startsWith(head) ? Number(id.slice(head.length)) : -1
  return Number.isInteger(row) && row >= 0 && row < columns.value.length && id === `${head}${row}` ? row : -1
}

/** The id of the figure that fills the cell of an observation, where this block holds it. */
export const holder = (
  { cells, columns, periodIndex, unitIndex }: Block,
  observation: Observation.Observation
): string | undefined => {
  const plain =
    observation.measure === columns.measure &&
    observation.units.length === 1 &&
    observation.team === undefined &&
    observation.activity === undefined &&
    observation.cohorts.length === 0 &&
    Object.keys(observation.breakdown).length === 0
  if (!plain) return undefined
  const unit = unitIndex.get(observation.units[0])
  const period = periodIndex.get(observation.period)
  const row = unit === undefined || period === undefined ? 0 : cells[unit * columns.periods.length + period]!
  return row === 0 ? undefined : `${columns.batch}.${row - 1}`
}

/** A row as the observation it stands for. */
export const observation = ({ columns }: Block, row: number): Observation.Observation => ({
  id: `${columns.batch}.${row}`,
  measure: columns.measure,
  units: [columns.units[columns.unit[row]!]!],
  period: columns.periods[columns.period[row]!]!,
  value: Quantity.exact(columns.value[row]!),
  cohorts: [],
  breakdown: {},
  knownAt: columns.knownAt
})

/** Every row as an observation. */
export function* observations(block: Block): Generator<Observation.Observation> {
  for (let row = 0; row < block.columns.value.length; row++) yield observation(block, row)
}

/** Where figures of a unit and period go: to a slot of the sums, wholly or by a weight. */
interface Part {
  readonly slot: number
  readonly weight: number
}

/** Sums by level, group and bucket. */
interface Sums {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly figures: Float64Array
  readonly apportioned: Float64Array
  readonly parts: Float64Array
  /** By unit and bucket: whether a unit that goes wholly to one group reported into the bucket. */
  readonly seen: Uint8Array
}

/** Whether sums are all that a roll-up asks of figures without teams, cohorts and breakdown. */
export const fits = ({ along }: Rollup.Rollup): boolean => along.time === "sum" && along.place === "sum"

/** What one period means to a question: its last day, and its share of each bucket. */
interface Moment {
  readonly day: number
  readonly slots: ReadonlyArray<Rollup.Slot>
}

/** Rolls a block up. */
export const rollup = (scan: Rollup.Scan, { columns }: Block): Rollup.RollupTable => {
  const { buckets: asked, groups: wanted, where } = scan.rollup
  const [groups, buckets] = [wanted.length, asked.length]
  const table = Rollup.table(groups, buckets)
  const cohort = scan.cohort([])
  if (cohort === 0 || Object.keys(where).length > 0) return table
  const moments = columns.periods.map((period): Moment => ({
    day: Period.bounds(period).end - 1,
    slots: scan.time(period)
  }))
  const places = columns.units.map((unit) => scan.place([unit]))
  const levels = [...new Set(places.flat().map((placement) => placement.level))].sort((a, b) => a - b)
  const rank = new Map(levels.map((level, index) => [level, index]))
  const size = levels.length * groups * buckets
  const sums: Sums = {
    lower: new Float64Array(size),
    upper: new Float64Array(size),
    figures: new Float64Array(size),
    apportioned: new Float64Array(size),
    parts: new Float64Array(size),
    seen: new Uint8Array(columns.units.length * buckets)
  }
  // The first slot of a unit that goes wholly to one group at all times, and the bucket of a period that lies in one.
  const base = Int32Array.from(places, ([only, ...others]) =>
    only !== undefined && others.length === 0 && only.weight === 1 && only.from === -Infinity && only.to === Infinity
      ? (rank.get(only.level)! * groups + only.group) * buckets
      : -1
  )
  const bucket = Int32Array.from(moments, ({ slots: [only, ...others] }) =>
    only !== undefined && others.length === 0 && only.weight === 1 && cohort === 1 ? only.bucket : -1
  )
  const parts = (unit: number, period: number): ReadonlyArray<Part> => {
    const { day, slots } = moments[period]!
    return places[unit]!.flatMap(({ from, group, level, to, weight }) =>
      day < from || day >= to
        ? []
        : slots.map((slot) => ({
            slot: (rank.get(level)! * groups + group) * buckets + slot.bucket,
            weight: weight * slot.weight * cohort
          }))
    ).filter((part) => part.weight !== 0)
  }
  const cells = groups * buckets
  const odd = addWhole(columns, base, bucket, buckets, sums)
  const counted = (unit: number, cell: number): boolean => {
    const start = base[unit]!
    const at = cell % buckets
    return start >= 0 && (start % cells) + at === cell && sums.seen[unit * buckets + at] === 1
  }
  for (const [cell, units] of addOdd(columns, odd, parts, sums, cells)) {
    for (const unit of units) if (!counted(unit, cell)) table.reporting[cell]! += 1
  }
  sums.seen.forEach((seen, index) => {
    if (seen === 1) table.reporting[(base[Math.floor(index / buckets)]! % cells) + (index % buckets)]! += 1
  })
  settle(table, sums, levels.length, cells)
  return table
}

/** Adds the figures that go wholly to one slot; gives the rows of the others. */
const addWhole = (
  columns: Columns,
  base: Int32Array,
  bucket: Int32Array,
  buckets: number,
  sums: Sums
): ReadonlyArray<number> => {
  const { period, unit, value } = columns
  const { figures, lower, seen } = sums
  const odd: Array<number> = []
  for (let row = 0; row < value.length; row++) {
    const start = base[unit[row]!]!
    const at = bucket[period[row]!]!
    if (start < 0 || at < 0) {
      odd.push(row)
      continue
    }
    lower[start + at]! += value[row]!
    figures[start + at]! += 1
    seen[unit[row]! * buckets + at] = 1
  }
  sums.upper.set(lower)
  return odd
}

/** Adds the figures that go to several slots, by weights or for a time; gives which units reported into each cell. */
const addOdd = (
  columns: Columns,
  rows: ReadonlyArray<number>,
  parts: (unit: number, period: number) => ReadonlyArray<Part>,
  sums: Sums,
  cells: number
): ReadonlyMap<number, ReadonlySet<number>> => {
  const seen = new Map<number, Set<number>>()
  for (const row of rows) {
    const unit = columns.unit[row]!
    const value = columns.value[row]!
    for (const { slot, weight } of parts(unit, columns.period[row]!)) {
      const whole = Number.isNaN(weight) ? value : value * weight
      sums.lower[slot]! += Number.isNaN(weight) ? Math.min(0, value) : whole
      sums.upper[slot]! += Number.isNaN(weight) ? Math.max(0, value) : whole
      sums.figures[slot]! += 1
      if (Number.isNaN(weight)) sums.parts[slot]! += 1
      else if (weight !== 1) sums.apportioned[slot]! += 1
      const units = seen.get(slot % cells) ?? new Set()
      seen.set(slot % cells, units.add(unit))
    }
  }
  return seen
}

/** Puts the sums of all levels into the table: figures of several levels bound each other. */
const settle = (table: Rollup.RollupTable, sums: Sums, levels: number, cells: number): void => {
  for (let cell = 0; cell < cells; cell++) {
    const slots = Array.from({ length: levels }, (_, level) => level * cells + cell).filter(
      (slot) => sums.figures[slot]! > 0
    )
    if (slots.length === 0) continue
    const value = combineLevels(
      "sum",
      slots.map((slot) => Quantity.between(sums.lower[slot]!, sums.upper[slot]!))
    )
    table.lower[cell] = value.lower
    table.upper[cell] = value.upper
    table.flags[cell] = Rollup.flag.present | (slots.length > 1 ? Rollup.flag.nested : 0)
    for (const slot of slots) {
      table.figures[cell]! += sums.figures[slot]!
      table.apportioned[cell]! += sums.apportioned[slot]!
      table.parts[cell]! += sums.parts[slot]!
    }
  }
}
