/** What came in of both ends of a ratio, over the units that told both; of counts also only over the periods of which they told both. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { type Cell, cells } from "../figures/cell.ts"
import type { Reports } from "../boxes/reports.ts"
import { unitsIn } from "../operators/grid.ts"
import type { Pair } from "../operators/operator.ts"
import * as Stretches from "./stretches.ts"

/** A unit and days of which both ends tell, with the rows of the first. */
interface Box {
  readonly unit: string
  readonly period: Period.Period
  readonly rows: ReadonlyArray<number>
}

/** Days of which a unit told a number, with the row that does. */
interface Told extends Stretches.Stretch {
  readonly row: number
}

const toldOf = ({ figures }: Reports, { rows }: Cell, within: Period.Period): ReadonlyMap<string, Array<Told>> => {
  const { texts } = figures
  const found = new Map<string, Array<Told>>()
  for (const row of rows) {
    const [unit, ...others] = texts.units[figures.units[row]!]!
    const period = texts.periods[figures.period[row]!]!
    if (others.length > 0 || Number.isNaN(figures.lower[row]!) || !Period.contains(within, period)) continue
    const told = { ...Period.bounds(period), row }
    const known = found.get(unit!)
    if (known === undefined) found.set(unit!, [told])
    else known.push(told)
  }
  return found
}

/** The boxes of which both ends tell: of each unit, the same days. */
const boxes = (top: ReadonlyMap<string, ReadonlyArray<Told>>, bottom: typeof top): ReadonlyArray<Box> =>
  [...top].flatMap(([unit, told]) =>
    Stretches.ofBoth(told, bottom.get(unit) ?? []).map(({ end, start }) => ({
      unit,
      period: Period.ofDays(start, end),
      rows: told.flatMap((one) => (start <= one.start && one.end <= end ? [one.row] : []))
    }))
  )

/** By cell: the boxes of which both ends say something, and what they say. */
type Both = ReadonlyArray<
  () => ReadonlyArray<{ readonly box: Box; readonly ends: readonly [top: number, bottom: number] }>
>

/** As many boxes as share nothing, those of wider units and of longer periods first. */
const packed = (model: Model.Model, hierarchy: string, all: ReadonlyArray<Box>): ReadonlyArray<Box> => {
  const made = all.map((box) => {
    const { end, start } = Period.bounds(box.period)
    const day = Period.lastDay(box.period)
    const line = Territory.ancestors(Territory.snapshotAt(model.territory, hierarchy, day), box.unit)
    return { box, start, end, depth: line.length, line: new Set([box.unit, ...line]) }
  })
  made.sort((a, b) => a.depth - b.depth || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken: Array<Box> = []
  // What was taken, by its own unit and by all in which that lies.
  const [own, inside] = [
    new Map<string, Array<(typeof made)[number]>>(),
    new Map<string, Array<(typeof made)[number]>>()
  ]
  const note = (list: typeof own, unit: string, one: (typeof made)[number]): void => {
    const known = list.get(unit)
    if (known === undefined) list.set(unit, [one])
    else known.push(one)
  }
  for (const one of made) {
    const shares = (other: (typeof made)[number]): boolean => one.start < other.end && other.start < one.end
    const above = [...one.line].some((unit) => own.get(unit)?.some(shares))
    if (above || inside.get(one.box.unit)?.some(shares)) continue
    taken.push(one.box)
    note(own, one.box.unit, one)
    for (const unit of one.line) note(inside, unit, one)
  }
  return taken
}

export const pairing = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<(cell: number) => Cell>
) => {
  const { model } = reports
  const unitsOf = (rollup: Rollup.Rollup, bucket: Period.Period, level: string, within?: string) =>
    unitsIn(model.territory, rollup, bucket, Territory.levelIndex(model.territory, rollup.hierarchy, level), within)
  const levels = new Map<string, (unit: string, bucket: number) => Cell>()
  /** The cells of an end, for all units of a level in the buckets of a roll-up. */
  const below = (end: number, rollup: Rollup.Rollup, level: string): ((unit: string, bucket: number) => Cell) => {
    const key = `${end} ${rollups.indexOf(rollup)} ${level}`
    const known = levels.get(key)
    if (known !== undefined) return known
    const groups = [...new Set(rollup.buckets.flatMap((bucket) => unitsOf(rollup, bucket, level)))]
    const numbers = new Map(groups.map((unit, group) => [unit, group]))
    const of = cells(reports, { ...rollups[end]!, groups, buckets: rollup.buckets })
    const found = (unit: string, bucket: number): Cell => of(numbers.get(unit)!, bucket)
    levels.set(key, found)
    return found
  }
  const isCounted = (index: number): boolean =>
    model.measures.get(rollups[index]!.measure)!.accumulation === "flow" && rollups[index]!.along.time === "sum"

  const pairs = new Map<string, Both>()
  /** What both ends say of, cell by cell, and what each says of such a box; the boxes are asked together, not cell by cell. */
  const bothOf = (numerator: number, denominator: number): Both => {
    const key = `${numerator} ${denominator}`
    const found = pairs.get(key)
    if (found !== undefined) return found
    const rollup = rollups[numerator]!
    const [tops, bottoms] = [tables[numerator]!, tables[denominator]!]
    const common = Array.from({ length: rollup.groups.length * rollup.buckets.length }, (_, index) => {
      const bucket = rollup.buckets[index % rollup.buckets.length]!
      const [top, bottom] = [tops, bottoms].map((end) => toldOf(reports, end(index), bucket))
      return packed(model, rollup.hierarchy, boxes(top!, bottom!))
    })
    const all = common.flat()
    const groups = [...new Set(all.map((one) => one.unit))]
    const buckets = [...new Set(all.map((one) => one.period))]
    const [groupOf, bucketOf] = [groups, buckets].map((list) => new Map(list.map((one, index) => [one, index])))
    const ends = [numerator, denominator].map((end) =>
      cells(reports, { ...rollups[end]!, boundaries: "as reported", groups, buckets })
    )
    const made: Both = common.map(
      (each) => () =>
        each.flatMap((box) => {
          const [a, b] = ends.map((end) => end(groupOf!.get(box.unit)!, bucketOf!.get(box.period)!).reported)
          return a === undefined || b === undefined ? [] : [{ box, ends: [a, b] as const }]
        })
    )
    pairs.set(key, made)
    return made
  }
  const sums = (all: ReadonlyArray<readonly [number, number]>) => ({
    numerator: all.reduce((sum, one) => sum + one[0], 0),
    denominator: all.reduce((sum, one) => sum + one[1], 0)
  })

  return (numerator: number, denominator: number, cell: number): Pair | undefined => {
    const rollup = rollups[numerator]!
    const level = tables[numerator]!(cell).level ?? tables[denominator]!(cell).level
    const bucket = cell % rollup.buckets.length
    const group = rollup.groups[Math.floor(cell / rollup.buckets.length)]!
    const units = level === undefined ? [] : unitsOf(rollup, rollup.buckets[bucket]!, level, group)
    if (!isCounted(numerator) || !isCounted(denominator)) {
      if (level === undefined || units.length === 0) return undefined
      const ends = [numerator, denominator].map((end) => below(end, rollup, level))
      const both = units.flatMap((unit) => {
        const [a, b] = ends.map((end) => end(unit, bucket).reported)
        return a === undefined || b === undefined ? [] : [{ unit, ends: [a, b] as const }]
      })
      if (both.length === 0) return undefined
      return { ...sums(both.map((one) => one.ends)), over: { told: both.map((one) => one.unit), units, level } }
    }
    const both = bothOf(numerator, denominator)[cell]!()
    if (both.length === 0) return undefined
    const found = sums(both.map((one) => one.ends))
    if (level === undefined || units.length === 0 || both.some(({ box }) => box.unit === group)) {
      return { ...found, over: undefined }
    }
    const rows = new Set(both.flatMap(({ box }) => box.rows))
    const told = below(numerator, rollup, level)
    const reporting = units.filter((unit) => told(unit, bucket).rows.some((row) => rows.has(row)))
    return { ...found, over: { told: reporting, units, level } }
  }
}
