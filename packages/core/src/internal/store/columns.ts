/**
 * Figures in columns: one measure, exact values, one figure for each unit and period. A fast path beside the reference
 * executor, which it must equal.
 *
 * @internal
 */
import type { Problem } from "../../LantoaError.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Rollup from "../../Rollup.ts"
import type * as Territory from "../../Territory.ts"
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

/** Columns, and the table of units by periods that they fill: which row (0 for none, else the row plus one), which value. */
export interface Block {
  readonly columns: Columns
  readonly cells: Int32Array
  /** `NaN` where there is no figure. */
  readonly values: Float64Array
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
  const values = new Float64Array(cells.length).fill(NaN)
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
    values[cell] = value[row]!
  }
  return { columns, cells, values, unitIndex, periodIndex }
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

/** Sums by level, group and bucket, and by cell (group and bucket) the units that reported. */
interface Sums {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly figures: Float64Array
  readonly apportioned: Float64Array
  readonly parts: Float64Array
  readonly reporting: Float64Array
  /** The unit that reported last: units come one after the other. */
  readonly latest: Int32Array
}

/** Whether sums are all that a roll-up asks of figures without teams, cohorts and breakdown. */
export const fits = ({ along }: Rollup.Rollup): boolean => along.time === "sum" && along.place === "sum"

/** What one period means to a question: its last day, and its share of each bucket. */
interface Moment {
  readonly day: number
  readonly slots: ReadonlyArray<Rollup.Slot>
}

/** Rolls a block up. */
export const rollup = (scan: Rollup.Scan, block: Block): Rollup.RollupTable => {
  const { columns } = block
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
  const levels = [...new Set(places.flatMap((own) => own.map(({ level }) => level)))].sort((a, b) => a - b)
  const rank = new Map(levels.map((level, index) => [level, index]))
  const cells = groups * buckets
  const column = () => new Float64Array(levels.length * cells)
  const sums: Sums = {
    lower: column(),
    upper: column(),
    figures: column(),
    apportioned: column(),
    parts: column(),
    reporting: table.reporting,
    latest: new Int32Array(cells).fill(-1)
  }
  const slotOf = (placement: Territory.Placement, bucket: number): number =>
    rank.get(placement.level)! * cells + placement.group * buckets + bucket
  // The bucket of a period that lies wholly in one; -1 for one to be looked at more closely, -2 for one in none.
  const bucketOf = Int32Array.from(moments, ({ slots: [only, ...others] }) =>
    only === undefined ? -2 : others.length === 0 && only.weight === 1 && cohort === 1 ? only.bucket : -1
  )
  const used = [...bucketOf.keys()].filter((period) => bucketOf[period] !== -2)
  const odd = used.filter((period) => bucketOf[period] === -1)
  const within = stretches(bucketOf)
  places.forEach((own, unit) => {
    const [only] = own
    if (only === undefined) return
    const whole = own.length === 1 && only.weight === 1 && only.from === -Infinity && only.to === Infinity
    if (whole) addWhole(block, unit, within, slotOf(only, 0), cells, sums)
    for (const period of whole ? odd : used) {
      const { day, slots } = moments[period]!
      const parts = own.flatMap((placement) =>
        day < placement.from || day >= placement.to
          ? []
          : slots.map((slot): Part => ({
              slot: slotOf(placement, slot.bucket),
              weight: placement.weight * slot.weight * cohort
            }))
      )
      addParts(block, unit, period, parts, cells, sums)
    }
  })
  settle(table, sums, levels.length, cells)
  return table
}

const report = ({ latest, reporting }: Sums, cell: number, unit: number): void => {
  if (latest[cell] === unit) return
  latest[cell] = unit
  reporting[cell]! += 1
}

/** Neighbouring periods that lie wholly in one bucket. */
interface Stretch {
  readonly bucket: number
  readonly from: number
  readonly to: number
}

const stretches = (bucketOf: Int32Array): ReadonlyArray<Stretch> => {
  const found: Array<Stretch> = []
  for (let from = 0; from < bucketOf.length;) {
    const bucket = bucketOf[from]!
    let to = from + 1
    while (to < bucketOf.length && bucketOf[to] === bucket) to++
    if (bucket >= 0) found.push({ bucket, from, to })
    from = to
  }
  return found
}

/** Adds the figures of a unit that goes wholly to one group, in the periods that lie wholly in one bucket. */
const addWhole = (
  { columns, values }: Block,
  unit: number,
  within: ReadonlyArray<Stretch>,
  start: number,
  cells: number,
  sums: Sums
): void => {
  const first = unit * columns.periods.length
  for (const { bucket, from, to } of within) {
    let sum = 0
    for (let at = first + from; at < first + to; at++) sum += values[at]!
    let count = to - from
    if (Number.isNaN(sum)) {
      // Some figure is missing: count what is there.
      sum = 0
      count = 0
      for (let at = first + from; at < first + to; at++) {
        const value = values[at]!
        if (Number.isNaN(value)) continue
        sum += value
        count += 1
      }
    }
    if (count === 0) continue
    const slot = start + bucket
    sums.lower[slot]! += sum
    sums.upper[slot]! += sum
    sums.figures[slot]! += count
    report(sums, slot % cells, unit)
  }
}

/** Adds a figure that goes to several slots, by weights, or for a time. */
const addParts = (
  { columns, values }: Block,
  unit: number,
  period: number,
  parts: ReadonlyArray<Part>,
  cells: number,
  sums: Sums
): void => {
  const value = values[unit * columns.periods.length + period]!
  if (Number.isNaN(value)) return
  for (const { slot, weight } of parts) {
    if (weight === 0) continue
    const unknown = Number.isNaN(weight)
    sums.lower[slot]! += unknown ? Math.min(0, value) : value * weight
    sums.upper[slot]! += unknown ? Math.max(0, value) : value * weight
    sums.figures[slot]! += 1
    if (unknown) sums.parts[slot]! += 1
    else if (weight !== 1) sums.apportioned[slot]! += 1
    report(sums, slot % cells, unit)
  }
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
