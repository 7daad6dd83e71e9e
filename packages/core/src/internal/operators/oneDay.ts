/** Two stocks of which one is divided by the other, or taken off it: both as of one day, or it is said of which days they are. @internal */
import { most } from "../extremes.ts"
import type { OneDay, RolledUp, SameDay } from "./operator.ts"
import type { Outcome } from "./outcome.ts"
import type { Paired } from "./paired.ts"
import { isEstimate } from "./rolledUp.ts"

export type Ends = readonly [left: Outcome, right: Outcome]

/** Of two stocks that are of different days, what they were on one. */
export const onOneDay = (paired: Paired, sameDay: SameDay, cell: number, [left, right]: Ends): OneDay | undefined =>
  typeof paired !== "object" || left.value === undefined || right.value === undefined
    ? undefined
    : sameDay(paired, cell)

/** What an end was on a day. */
const then = (end: Outcome, { cell }: RolledUp): Outcome => ({
  ...end,
  value: cell.value,
  reported: cell.reported,
  covered: cell.covered,
  isEstimate: () => isEstimate(cell)
})

/** The ends as they were on a day, where that is another than their own. */
export const endsOn = (ends: Ends, found: OneDay | undefined): Ends =>
  found === undefined ? ends : [then(ends[0], found.left), then(ends[1], found.right)]

/** Of which days the two are: those of the first, and of the other where a form carried that from another. */
export const daysSaid = ({ alone }: Outcome, other: Outcome, found: OneDay | undefined): Outcome["stock"] => {
  const days = (found?.left ?? alone)?.cell.days
  if (alone === undefined || days === undefined || days.size === 0) return undefined
  const top = most(days.keys())
  const day = most((found?.right ?? other.alone)?.cell.days.keys() ?? [])
  // What is said to stand is of any later day.
  const since = typeof other.alone?.measure.missing === "object" ? top : -Infinity
  return { alone, days, other: day > since && day !== top ? day : undefined }
}
