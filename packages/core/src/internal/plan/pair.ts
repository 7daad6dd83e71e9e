/** What came in of both ends of a ratio, over the units that told both; of counts also only over the periods of which they told both. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { type Cell, rollUp } from "../figures/cell.ts"
import type { Reports } from "../figures/reports.ts"
import type { Pair } from "../operators/operator.ts"

/** A unit and a period of which a figure speaks, with the rows that do. */
interface Box {
  readonly unit: string
  readonly period: Period.Period
  readonly rows: ReadonlyArray<number>
}

const boxes = ({ figures }: Reports, { rows }: Cell, within: Period.Period): ReadonlyMap<string, Box> => {
  const { texts } = figures
  const found = new Map<string, Box>()
  for (const row of rows) {
    const [unit, ...others] = texts.units[figures.units[row]!]!
    const period = texts.periods[figures.period[row]!]!
    if (others.length > 0 || !Period.contains(within, period)) continue
    const key = `${unit} ${period}`
    found.set(key, { unit: unit!, period, rows: [...(found.get(key)?.rows ?? []), row] })
  }
  return found
}

/** As many boxes as share nothing, those of wider units and of longer periods first. */
const packed = (model: Model.Model, hierarchy: string, all: ReadonlyArray<Box>): ReadonlyArray<Box> => {
  const lines = new Map(
    all.map((one) => [
      one,
      Territory.ancestors(Territory.snapshotAt(model.territory, hierarchy, Period.lastDay(one.period)), one.unit)
    ])
  )
  const length = ({ period }: Box) => Period.bounds(period).end - Period.bounds(period).start
  const shares = (a: Box, b: Box): boolean => {
    const [one, other] = [Period.bounds(a.period), Period.bounds(b.period)]
    const related = a.unit === b.unit || lines.get(a)!.includes(b.unit) || lines.get(b)!.includes(a.unit)
    return related && one.start < other.end && other.start < one.end
  }
  const taken: Array<Box> = []
  const order = [...all].sort(
    (a, b) => lines.get(a)!.length - lines.get(b)!.length || length(b) - length(a) || (a.period < b.period ? -1 : 1)
  )
  for (const one of order) if (!taken.some((other) => shares(one, other))) taken.push(one)
  return taken
}

export const pairing = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<ReadonlyArray<Cell>>
) => {
  const { model } = reports
  const known = new Map<string, ReadonlyArray<Cell>>()
  const units = (rollup: Rollup.Rollup, group: string, bucket: Period.Period, level: string): ReadonlyArray<string> => {
    const { territory } = model
    const day = rollup.boundaries === "as reported" ? Period.lastDay(bucket) : rollup.boundaries.asOf
    const index = Territory.levelIndex(territory, rollup.hierarchy, level)
    return Territory.unitsAtLevel(Territory.snapshotAt(territory, rollup.hierarchy, day), index, group)
  }
  const below = (index: number, groups: ReadonlyArray<string>, bucket: Period.Period): ReadonlyArray<Cell> => {
    const key = `${index} ${groups[0]} ${groups.length} ${bucket}`
    const found = known.get(key) ?? rollUp(reports, { ...rollups[index]!, groups, buckets: [bucket] })
    known.set(key, found)
    return found
  }
  const isCounted = (index: number): boolean =>
    model.measures.get(rollups[index]!.measure)!.accumulation === "flow" && rollups[index]!.along.time === "sum"

  /** What each end says of these boxes, where both say something. */
  const said = (ends: readonly [number, number], all: ReadonlyArray<Box>) => {
    const groups = [...new Set(all.map((one) => one.unit))]
    const buckets = [...new Set(all.map((one) => one.period))]
    const [top, bottom] = ends.map((end) =>
      rollUp(reports, { ...rollups[end]!, boundaries: "as reported", groups, buckets })
    ) as [ReadonlyArray<Cell>, ReadonlyArray<Cell>]
    return all.flatMap((box) => {
      const at = groups.indexOf(box.unit) * buckets.length + buckets.indexOf(box.period)
      const [a, b] = [top[at]!.reported, bottom[at]!.reported]
      return a === undefined || b === undefined ? [] : [{ box, ends: [a, b] as const }]
    })
  }
  const sums = (all: ReadonlyArray<readonly [number, number]>) => ({
    numerator: all.reduce((sum, one) => sum + one[0], 0),
    denominator: all.reduce((sum, one) => sum + one[1], 0)
  })

  return (numerator: number, denominator: number, cell: number): Pair | undefined => {
    const rollup = rollups[numerator]!
    const cells = [tables[numerator]![cell]!, tables[denominator]![cell]!] as const
    const level = cells[0].level ?? cells[1].level
    const bucket = rollup.buckets[cell % rollup.buckets.length]!
    const group = rollup.groups[Math.floor(cell / rollup.buckets.length)]!
    const groups = level === undefined ? [] : units(rollup, group, bucket, level)
    if (!isCounted(numerator) || !isCounted(denominator)) {
      if (groups.length === 0) return undefined
      const [top, bottom] = [below(numerator, groups, bucket), below(denominator, groups, bucket)]
      const both = groups.flatMap((_, index) => {
        const [a, b] = [top[index]!.reported, bottom[index]!.reported]
        return a === undefined || b === undefined ? [] : [[a, b] as const]
      })
      if (both.length === 0) return undefined
      return { ...sums(both), over: { reporting: both.length, expected: groups.length, level } }
    }
    const [top, bottom] = cells.map((one) => boxes(reports, one, bucket)) as [
      ReadonlyMap<string, Box>,
      ReadonlyMap<string, Box>
    ]
    const common = [...top].flatMap(([key, box]) => (bottom.has(key) ? [box] : []))
    const both = said([numerator, denominator], packed(model, rollup.hierarchy, common))
    if (both.length === 0) return undefined
    const found = sums(both.map((one) => one.ends))
    if (groups.length === 0 || both.some(({ box }) => box.unit === group)) return { ...found, over: undefined }
    const rows = new Set(both.flatMap(({ box }) => box.rows))
    const reporting = below(numerator, groups, bucket).filter((one) => one.rows.some((row) => rows.has(row))).length
    return { ...found, over: { reporting, expected: groups.length, level } }
  }
}
