/**
 * Two ends of which one is divided by the other, or taken off it: both as of one day, or it is said of which days they are. @internal
 */
import { most } from "../extremes.ts"
import type { OneDay, RolledUp, SameDay } from "./operator.ts"
import type { Outcome, Then } from "./outcome.ts"
import type { Paired } from "./paired.ts"
import { isEstimate } from "./rolledUp.ts"

export type Ends = readonly [left: Outcome, right: Outcome]

/** The day as of which two ends are, and what roll-ups were on it. */
type Found = Then & Partial<OneDay>

/** The stock that an end is, and of which days. */
const stockOf = ({ alone, stock }: Outcome, then?: RolledUp): Outcome["stock"] => {
  if (stock !== undefined || alone === undefined) return stock
  const { days } = then?.cell ?? alone.cell
  return days.size === 0 ? undefined : { alone, days }
}

const newest = (stock: Outcome["stock"]): number => most(stock?.days.keys() ?? [])

/** Whether it is said to stand on any later day as well, and does on the last one. */
const stands = (stock: Outcome["stock"]): boolean =>
  typeof stock?.alone.measure.missing === "object" && stock.alone.cell.hasLapsed !== true

/** The day of a stock, as of which what is known of any day goes with it: of what is made to stand the last one. */
const dayOf = (end: Outcome): Then | undefined => {
  const stock = stockOf(end)
  if (stock === undefined || stock.days.size === 0 || stock.alone.cell.isClosed === true) return undefined
  const { counts } = stock.alone.measure
  const isOfUnits = counts !== undefined && "level" in counts
  const [own, last] = [newest(stock), stock.alone.cell.end - 1]
  const goesOn = stands(stock) && own < last
  // What else is known of any day is of the last one as it is.
  return goesOn && !isOfUnits ? undefined : { day: goesOn ? last : own, isOfUnits }
}

/** What the ends were on one day, where that is not what they are. */
export const onOneDay = (paired: Paired, sameDay: SameDay, cell: number, [left, right]: Ends): Found | undefined => {
  if (left.on !== undefined || right.on !== undefined) {
    return left.on === undefined ? dayOf(left) : right.on === undefined ? dayOf(right) : undefined
  }
  return typeof paired !== "object" || left.value === undefined || right.value === undefined
    ? undefined
    : sameDay(paired, cell)
}

/** What an end was on a day. */
const then = (end: Outcome, found: Found, rolledUp: RolledUp | undefined): Outcome => {
  if (rolledUp === undefined) return end.on === undefined ? end : { ...end.on(found), on: end.on }
  const { cell } = rolledUp
  const { covered, reported, value } = cell
  return { ...end, value, reported, covered, isEstimate: () => isEstimate(cell) }
}

/** The ends as they were on a day, where that is another than their own. */
export const endsOn = (ends: Ends, found: Found | undefined): Ends =>
  found === undefined ? ends : [then(ends[0], found, found.left), then(ends[1], found, found.right)]

const isSame = (a: Outcome["value"], b: Outcome["value"]): boolean => a?.lower === b?.lower && a?.upper === b?.upper

/** Of which days the two are: those of the first, and of the other where it is of another. */
export const daysSaid = (left: Outcome, right: Outcome, found: Found | undefined): Outcome["stock"] => {
  const [top, bottom] = [stockOf(left, found?.left), stockOf(right, found?.right)]
  const [first, day] = [newest(top), newest(bottom)]
  if (bottom === undefined) {
    // What is made to stand goes with what there is on the last day, where that is not what there was on its own.
    const isOther = found?.day !== first && first > -Infinity && right.on !== undefined
    if (!isOther || isSame(right.on({ ...found, day: first }).value, right.value)) return top
    return { ...top!, other: top!.alone.cell.end - 1 }
  }
  // What is said to stand is of any later day.
  if (top === undefined) {
    if (found?.day === day) return bottom
    const isSaid = !stands(bottom) && day !== bottom.alone.cell.end - 1
    return { ...bottom, days: new Map(), other: isSaid ? day : undefined }
  }
  const since = stands(bottom) ? first : -Infinity
  return { ...top, other: day > since && day !== first ? day : top.other }
}
