/** What came in of both ends of a ratio, over the units that told both; of counts also only over the periods of which they told both. @internal */
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { type Cell, cells } from "../figures/cell.ts"
import type { Reports } from "../boxes/reports.ts"
import { most } from "../extremes.ts"
import { unitsIn } from "../operators/grid.ts"
import type { Pair } from "../operators/operator.ts"
import { type Box, boxes, holds, packed, type Told, tellings } from "./ofBothEnds.ts"

/** By cell: the boxes of which both ends say something, and what they say. */
type Both = ReadonlyArray<
  () => ReadonlyArray<{ readonly box: Box; readonly ends: readonly [top: number, bottom: number] }>
>

/** What units of a level say in a period, and of which units and days that is told. */
interface Below {
  readonly cell: (unit: string, period: Period.Period) => Cell
  readonly told: (unit: string, period: Period.Period) => Told
}

export const pairing = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<(cell: number) => Cell>
) => {
  const { model } = reports
  const unitsOf = (rollup: Rollup.Rollup, bucket: Period.Period, level: string, within?: string) =>
    unitsIn(model.territory, rollup, bucket, Territory.levelIndex(model.territory, rollup.hierarchy, level), within)
  const levels = new Map<string, Below>()
  /** The cells of an end, for all units of a level in the buckets of a roll-up, and on the days of its cells or on a day that is said. */
  const below = (end: number, rollup: Rollup.Rollup, level: string, day?: Period.Period): Below => {
    const key = `${end} ${rollups.indexOf(rollup)} ${level} ${day}`
    const known = levels.get(key)
    if (known !== undefined) return known
    const days = day === undefined ? daysOf(rollup) : [day]
    const groups = [...new Set([...rollup.buckets, ...days].flatMap((bucket) => unitsOf(rollup, bucket, level)))]
    const buckets = [...new Set(isStock(end) ? days : rollup.buckets)]
    const [groupOf, bucketOf] = [groups, buckets].map((list) => new Map(list.map((one, index) => [one, index])))
    const asked = { ...rollups[end]!, groups, buckets }
    const [of, told] = [cells(reports, asked), tellings(reports, asked)]
    const cell = (unit: string, period: Period.Period): Cell => of(groupOf!.get(unit)!, bucketOf!.get(period)!)
    const found = { cell, told: (unit: string, period: Period.Period) => told(cell(unit, period), period) }
    levels.set(key, found)
    return found
  }
  const isCounted = (index: number): boolean =>
    model.measures.get(rollups[index]!.measure)!.accumulation === "flow" && rollups[index]!.along.time === "sum"

  const isStock = (index: number): boolean => model.measures.get(rollups[index]!.measure)!.accumulation !== "flow"
  /** Of which day the reading of a stock is, else the bucket: the same day's figures of others go with it. */
  const dayOf = (rollup: Rollup.Rollup, cell: number): Period.Period => {
    const { days } = tables[rollups.indexOf(rollup)]!(cell)
    const bucket = rollup.buckets[cell % rollup.buckets.length]!
    return days.size === 0 || rollup.silent === "zero"
      ? bucket
      : Period.ofDays(most(days.keys()), most(days.keys()) + 1)
  }
  const daysOf = (rollup: Rollup.Rollup): ReadonlyArray<Period.Period> =>
    Array.from({ length: rollup.groups.length * rollup.buckets.length }, (_, cell) => dayOf(rollup, cell))

  const pairs = new Map<string, Both>()
  /** What both ends say of, cell by cell, and what each says of such a box; the boxes are asked together, not cell by cell. */
  const bothOf = (numerator: number, denominator: number): Both => {
    const key = `${numerator} ${denominator}`
    const found = pairs.get(key)
    if (found !== undefined) return found
    const rollup = rollups[numerator]!
    const [top, bottom] = [numerator, denominator].map((end) => {
      const told = tellings(reports, rollups[end]!)
      return (cell: number) => told(tables[end]!(cell), rollup.buckets[cell % rollup.buckets.length]!)
    })
    const common = Array.from({ length: rollup.groups.length * rollup.buckets.length }, (_, index) =>
      packed(model, rollup.hierarchy, boxes(top!(index), bottom!(index)))
    )
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
          return a === undefined || b === undefined ? [] : [{ box, ends: [a * box.share, b * box.share] as const }]
        })
    )
    pairs.set(key, made)
    return made
  }
  const sums = (all: ReadonlyArray<readonly [number, number]>) => ({
    numerator: all.reduce((sum, one) => sum + one[0], 0),
    denominator: all.reduce((sum, one) => sum + one[1], 0)
  })

  /** Those of a level who should report in a cell of the first of two ends that says so. */
  const rolled = (ends: ReadonlyArray<number>, cell: number, level: string): ReadonlyArray<string> =>
    ends
      .map((end) => tables[end]!(cell))
      .find((one) => one.level === level)!
      .tellers()
      .flatMap((one) => (one.level === level ? [one.id] : []))

  return (numerator: number, denominator: number, cell: number, on?: number): Pair | "undivided" | undefined => {
    const rollup = rollups[numerator]!
    const level = tables[numerator]!(cell).level ?? tables[denominator]!(cell).level
    const bucket = cell % rollup.buckets.length
    const group = rollup.groups[Math.floor(cell / rollup.buckets.length)]!
    const said = on === undefined ? undefined : Period.ofDays(on, on + 1)
    const day = said ?? dayOf(rollup, cell)
    // Two stocks of a day are those of the units that there were on it.
    const isOfDay = isStock(numerator) && isStock(denominator)
    const units = level === undefined ? [] : unitsOf(rollup, isOfDay ? day : rollup.buckets[bucket]!, level, group)
    if (!isCounted(numerator) || !isCounted(denominator)) {
      if (level === undefined || units.length === 0) return "undivided"
      const ends = [numerator, denominator].map((end) => below(end, rollup, level, said))
      const periodOf = (end: number) => (isStock(end) ? day : rollup.buckets[bucket]!)
      let lacking = 0
      const both = units.flatMap((unit) => {
        const [a, b] = [numerator, denominator].map((end, index) => {
          return ends[index]!.cell(unit, periodOf(end)).reported
        })
        if (a === undefined) return []
        if (b === undefined) lacking++
        return b === undefined ? [] : [{ unit, ends: [a, b] as const }]
      })
      if (both.length === 0) return undefined
      const days = new Map<number, number>()
      for (const { unit } of both) {
        const newest = most(ends[0]!.cell(unit, periodOf(numerator)).days.keys())
        if (newest > -Infinity) days.set(newest, (days.get(newest) ?? 0) + 1)
      }
      const told = both.map((one) => one.unit)
      return { ...sums(both.map((one) => one.ends)), over: { told, units, level, lacking, days } }
    }
    const both = bothOf(numerator, denominator)[cell]!()
    if (both.length === 0) return undefined
    const found = sums(both.map((one) => one.ends))
    if (level === undefined || units.length === 0 || both.some(({ box }) => box.unit === group)) {
      return { ...found, over: undefined }
    }
    const end = below(numerator, rollup, level)
    const isIn = (unit: string): boolean => {
      const here = end.told(unit, rollup.buckets[bucket]!)
      return both.some(({ box }) => holds(here, box))
    }
    // Those who should have told either end, whom a merger ended among them.
    const roll = rolled([numerator, denominator], cell, level)
    const own = new Set(both.map(({ box }) => box.unit))
    const told = roll.filter((unit) => own.has(unit) || (units.includes(unit) && isIn(unit)))
    return { ...found, over: { told, units: roll, level, lacking: 0, days: new Map() } }
  }
}
