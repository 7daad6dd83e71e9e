/** What came in of both ends of a ratio, over the units that told both. @internal */
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { type Cell, rollUp } from "../figures/cell.ts"
import type { Reports } from "../figures/reports.ts"
import type { Pair } from "../operators/operator.ts"

export const pairing = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<ReadonlyArray<Cell>>
) => {
  const known = new Map<string, ReadonlyArray<Cell>>()
  const units = (rollup: Rollup.Rollup, group: string, bucket: Period.Period, level: string): ReadonlyArray<string> => {
    const { territory } = reports.model
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
  return (numerator: number, denominator: number, cell: number): Pair | undefined => {
    const rollup = rollups[numerator]!
    const level = tables[numerator]![cell]!.level ?? tables[denominator]![cell]!.level
    if (level === undefined) return undefined
    const bucket = rollup.buckets[cell % rollup.buckets.length]!
    const groups = units(rollup, rollup.groups[Math.floor(cell / rollup.buckets.length)]!, bucket, level)
    if (groups.length === 0) return undefined
    const [top, bottom] = [below(numerator, groups, bucket), below(denominator, groups, bucket)]
    const both = groups.flatMap((_, index) => {
      const [a, b] = [top[index]!.reported, bottom[index]!.reported]
      return a === undefined || b === undefined ? [] : [[a, b] as const]
    })
    if (both.length === 0) return undefined
    const sum = (side: 0 | 1) => both.reduce((total, pair) => total + pair[side], 0)
    return { numerator: sum(0), denominator: sum(1), reporting: both.length, expected: groups.length, level }
  }
}
