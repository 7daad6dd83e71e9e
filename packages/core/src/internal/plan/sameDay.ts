/** Of which day two stocks are divided by each other, and what they were on it. @internal */
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import { byRow, type Reports } from "../boxes/reports.ts"
import { type Cell, cells } from "../figures/cell.ts"
import { least, most } from "../extremes.ts"
import type { OneDay, RolledUp, SameDay } from "../operators/operator.ts"

type Table = (cell: number) => Cell

const newestOf = ({ days }: Cell): number => most(days.keys())
const isKnown = ({ left, right }: OneDay): boolean => left.cell.value !== undefined && right.cell.value !== undefined

export const sameDay = (
  reports: Reports,
  rollups: ReadonlyArray<Rollup.Rollup>,
  tables: ReadonlyArray<Table>
): SameDay => {
  const measureOf = (end: number) => reports.model.measures.get(rollups[end]!.measure)!
  const isLast = (end: number): boolean =>
    measureOf(end).accumulation !== "flow" && rollups[end]!.along.time === "last" && rollups[end]!.silent !== "zero"
  /** Whether its figures are said to stand for later days, and not only until the next form. */
  const stands = (end: number): boolean => typeof measureOf(end).missing === "object"
  const known = new Map<string, ReturnType<typeof cells>>()
  const during = (end: number, cell: number, ...days: readonly [start: number, end: number]): RolledUp => {
    const rollup = { ...rollups[end]!, buckets: [Period.ofDays(...days)] as const }
    const key = `${end} ${rollup.buckets}`
    const table = known.get(key) ?? cells(reports, rollup)
    known.set(key, table)
    const at = Math.floor(cell / rollups[end]!.buckets.length)
    return { rollup, at, cell: table(at, 0) }
  }
  /** Of which day those who told an end told it last. */
  const tellings = (end: number, cell: number): string => {
    const { days, end: until } = tables[end]!(cell)
    const said = byRow(reports.of(measureOf(end)))
    const found = new Map<string, number>()
    for (const row of during(end, cell, least(days.keys()), until).cell.rows) {
      const { start, units } = said.get(row)!
      if (days.has(start)) found.set(units.join(), Math.max(start, found.get(units.join()) ?? start))
    }
    return [...found].sort().join()
  }
  return ({ left, right }, cell) => {
    if (!isLast(left) || !isLast(right)) return undefined
    const [a, b] = [tables[left]!(cell), tables[right]!(cell)]
    if (a.days.size === 0 || b.days.size === 0) return undefined
    const on = (day: number): OneDay => ({
      day,
      left: during(left, cell, day, day + 1),
      right: during(right, cell, day, day + 1)
    })
    const [top, bottom] = [newestOf(a), newestOf(b)]
    if (stands(left) || stands(right)) {
      if (top === bottom) return undefined
      const found = on(stands(right) ? top : bottom)
      return isKnown(found) ? found : on(Math.max(top, bottom))
    }
    // Who is late with both told both of the same day.
    const isSame = a.days.size + b.days.size === 2 ? top === bottom : tellings(left, cell) === tellings(right, cell)
    if (isSame) return undefined
    // The newest day that both told, of those that the two are of; what a form carries stands only where there is none.
    const isOf = (day: number, { cell: { days } }: RolledUp): boolean => days.size === 1 && days.has(day)
    const told = [...new Set([...a.days.keys(), ...b.days.keys()])]
      .sort((one, other) => other - one)
      .map(on)
      .filter((one) => isKnown(one) && isOf(one.day, one.left) && isOf(one.day, one.right))
    return told.find((one) => one.left.cell.covered && one.right.cell.covered) ?? told[0] ?? on(Math.max(top, bottom))
  }
}
