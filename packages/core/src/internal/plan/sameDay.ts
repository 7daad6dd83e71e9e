/** What a stock was on the day of another: two stocks are divided by each other as of one day. @internal */
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Reports } from "../boxes/reports.ts"
import { type Cell, cells } from "../figures/cell.ts"
import { most } from "../extremes.ts"
import type { RolledUp, SameDay } from "../operators/operator.ts"

type Table = (cell: number) => Cell

export const sameDay = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<Table>
): SameDay => {
  const isLast = ({ along, measure, silent }: Rollup.Rollup): boolean =>
    reports.model.measures.get(measure)!.accumulation !== "flow" && along.time === "last" && silent !== "zero"
  const known = new Map<string, ReturnType<typeof cells>>()
  const onDay = (end: number, cell: number, day: number): RolledUp => {
    const rollup = { ...rollups[end]!, buckets: [Period.ofDays(day, day + 1)] as const }
    const key = `${end} ${day}`
    const table = known.get(key) ?? cells(reports, rollup)
    known.set(key, table)
    const at = Math.floor(cell / rollups[end]!.buckets.length)
    return { rollup, at, cell: table(at, 0) }
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
    const denominator = { end: "denominator", standing: onDay(right, cell, top) } as const
    if (denominator.standing.cell.value !== undefined) return denominator
    if (isPopulation) return undefined
    const numerator = { end: "numerator", standing: onDay(left, cell, bottom) } as const
    return numerator.standing.cell.value === undefined ? denominator : numerator
  }
}
