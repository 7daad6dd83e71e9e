/** What a stock was on the day of another: two stocks are divided by each other as of one day. @internal */
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Reports } from "../boxes/reports.ts"
import { type Cell, cells } from "../figures/cell.ts"
import { most } from "../extremes.ts"
import type { SameDay } from "../operators/operator.ts"

type Table = (cell: number) => Cell

export const sameDay = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<Table>
): SameDay => {
  const isLast = ({ along, measure, silent }: Rollup.Rollup): boolean =>
    reports.model.measures.get(measure)!.accumulation !== "flow" && along.time === "last" && silent !== "zero"
  const known = new Map<string, ReturnType<typeof cells>>()
  const at = (end: number, cell: number, day: number): Cell => {
    const rollup = rollups[end]!
    const key = `${end} ${day}`
    const table = known.get(key) ?? cells(reports, { ...rollup, buckets: [Period.ofDays(day, day + 1)] })
    known.set(key, table)
    return table(Math.floor(cell / rollup.buckets.length), 0)
  }
  /** The newest day that a stock is of. */
  const dayOf = (end: number, cell: number): number => most(tables[end]!(cell).days.keys())
  const lastDay = ({ buckets }: Rollup.Rollup, cell: number): number =>
    Period.bounds(buckets[cell % buckets.length]!).end - 1
  return ({ isPopulation, left, right }, cell) => {
    const rollup = rollups[left]!
    if (!isLast(rollup) || !isLast(rollups[right]!)) return undefined
    const [top, bottom] = [dayOf(left, cell), dayOf(right, cell)]
    const isThere = top > -Infinity && bottom > -Infinity && top !== bottom
    // What people there are is said of any day.
    if (!isThere || (isPopulation && top === lastDay(rollup, cell))) return undefined
    const then = { end: "denominator", cell: at(right, cell, top) } as const
    if (then.cell.value !== undefined) return then
    if (isPopulation) return undefined
    const before = { end: "numerator", cell: at(left, cell, bottom) } as const
    return before.cell.value === undefined ? then : before
  }
}
