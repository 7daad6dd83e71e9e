/** What the ends of a quotient are in the units of a level below those that are asked for. @internal */
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import type { Reports } from "../boxes/reports.ts"
import { most } from "../extremes.ts"
import { type Cell, cells } from "../figures/cell.ts"
import { unitsIn } from "../operators/grid.ts"
import { type Told, tellings } from "./ofBothEnds.ts"

/** What units of a level say in a period, and of which units and days that is told. */
interface Below {
  readonly cell: (unit: string, period: Period.Period) => Cell
  readonly told: (unit: string, period: Period.Period) => Told
}

export interface Ends {
  readonly rollups: ReadonlyArray<Rollup.Rollup>
  readonly isStock: (end: number) => boolean
  /** Of which day the reading of a stock is, else the bucket: the same day's figures of others go with it. */
  readonly dayOf: (rollup: Rollup.Rollup, cell: number) => Period.Period
  readonly unitsOf: (
    rollup: Pick<Rollup.Rollup, "boundaries" | "hierarchy">,
    bucket: Period.Period,
    level: string,
    within?: string
  ) => ReadonlyArray<string>
  /**
   * The cells of an end, for all units of a level in the buckets of a roll-up, and on the days of its cells or on a day that is said:
   * those of its boundaries, or of those days themselves.
   */
  readonly below: (
    end: number,
    rollup: Rollup.Rollup,
    level: string,
    day?: Period.Period,
    boundaries?: Rollup.Rollup["boundaries"]
  ) => Below
}

export const make = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<(cell: number) => Cell>
): Ends => {
  const { measures, territory } = reports.model
  const isStock = (index: number): boolean => measures.get(rollups[index]!.measure)!.accumulation !== "flow"
  const unitsOf: Ends["unitsOf"] = (rollup, bucket, level, within) =>
    unitsIn(territory, rollup, bucket, Territory.levelIndex(territory, rollup.hierarchy, level), within)
  const dayOf: Ends["dayOf"] = (rollup, cell) => {
    const { days } = tables[rollups.indexOf(rollup)]!(cell)
    const bucket = rollup.buckets[cell % rollup.buckets.length]!
    return days.size === 0 || rollup.silent === "zero"
      ? bucket
      : Period.ofDays(most(days.keys()), most(days.keys()) + 1)
  }
  const daysOf = (rollup: Rollup.Rollup): ReadonlyArray<Period.Period> =>
    Array.from({ length: rollup.groups.length * rollup.buckets.length }, (_, cell) => dayOf(rollup, cell))
  const levels = new Map<string, Below>()
  const below: Ends["below"] = (end, rollup, level, day, boundaries = rollup.boundaries) => {
    const key = JSON.stringify([end, rollups.indexOf(rollup), level, day, boundaries])
    const known = levels.get(key)
    if (known !== undefined) return known
    const days = day === undefined ? daysOf(rollup) : [day]
    const groups = [
      ...new Set([...rollup.buckets, ...days].flatMap((bucket) => unitsOf({ ...rollup, boundaries }, bucket, level)))
    ]
    const buckets = [...new Set(isStock(end) ? days : rollup.buckets)]
    const [groupOf, bucketOf] = [groups, buckets].map((list) => new Map(list.map((one, index) => [one, index])))
    const asked = { ...rollups[end]!, boundaries, groups, buckets }
    const [of, told] = [cells(reports, asked), tellings(reports, asked)]
    const cell = (unit: string, period: Period.Period): Cell => of(groupOf!.get(unit)!, bucketOf!.get(period)!)
    const found = { cell, told: (unit: string, period: Period.Period) => told(cell(unit, period), period) }
    levels.set(key, found)
    return found
  }
  return { rollups, isStock, dayOf, unitsOf, below }
}
