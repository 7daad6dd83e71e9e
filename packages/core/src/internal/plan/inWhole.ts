/** What is counted of a coverage at most: nowhere more than there are, though some told nothing. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Territory from "../../Territory.ts"
import type { Cell } from "../figures/cell.ts"
import { boundaryDay } from "../operators/grid.ts"
import type { InWhole } from "../operators/operator.ts"
import type { Ends } from "./below.ts"

/** How many there are. */
type Size = Pick<Cell, "value" | "clashes">

/** The most of a whole; no number where more are counted than there are, or figures of them contradict each other. */
const mostOf = (top: Cell, bottom: Size): number => {
  const [{ lower = 0, upper = Infinity } = {}, most = Infinity] = [top.value, bottom.value?.upper]
  return lower > most || top.clashes.length + bottom.clashes.length > 0 ? NaN : Math.min(upper, most)
}

export const inWhole =
  ({ model: { measures, territory } }: { readonly model: Model.Model }, ends: Ends): InWhole =>
  (numerator, whole, cell, on) => {
    const rollup = ends.rollups[numerator]!
    const { boundaries, buckets, from, groups, hierarchy, measure, team } = rollup
    const bucket = buckets[cell % buckets.length]!
    const day = on === undefined ? ends.dayOf(rollup, cell) : Period.ofDays(on, on + 1)
    const dayOf = (end: number): Period.Period => (ends.isStock(end) ? day : bucket)
    const period = dayOf(numerator)
    const [tree, ...others] = [
      boundaryDay({ boundaries }, period),
      Day.fromEpoch(Period.bounds(period).start),
      Period.lastDay(period)
    ].map((one) => Territory.snapshotAt(territory, hierarchy, one))
    // Only where no others can have counted anything, and nothing moved meanwhile, what lies below a unit is all of it.
    const isSteady = others.every((one) => one === tree) && measures.get(measure)!.own === "no"
    if (!isSteady || (team ?? from) !== undefined) return Infinity
    const { last, level, number, units } = tree!
    const { levels } = territory.hierarchies.get(hierarchy)!
    const cellOf = (end: number, unit: number): Cell =>
      ends.below(end, rollup, levels[level[unit]!]!.id, day).cell(units[unit]!, dayOf(end))
    const sizeOf = (unit: number): Size =>
      typeof whole === "number"
        ? cellOf(whole, unit)
        : {
            value: Quantity.exact(ends.unitsOf({ ...rollup, ...whole }, period, whole.level, units[unit]).length),
            clashes: []
          }
    const below = (unit: number): number => {
      let [sum, lowest] = [0, -1]
      for (let n = unit + 1; n <= last[unit]!; n = last[n]! + 1) {
        sum += Math.min(mostOf(cellOf(numerator, n), sizeOf(n)), below(n))
        lowest = Math.max(lowest, level[n]!)
      }
      return lowest >= 0 && levels.some(({ complete }, index) => complete === true && lowest <= index) ? sum : Infinity
    }
    return below(number.get(groups[Math.floor(cell / buckets.length)]!) ?? units.length)
  }
