/** The periods that a series goes in steps of: those of the calendar, and those anchored to another day. @internal */
import { Day, Period } from "@lantoa/core"

/** Steps of one length. */
export interface Grid {
  readonly kind: Period.Bucket
  /** How many of them make a year. */
  readonly frequency: number
  /** The step that a day lies in. */
  readonly of: (day: Day.Day) => Period.Period
  readonly shift: (step: Period.Period, by: number) => Period.Period
}

const frequencies: { readonly [K in Period.Bucket]: number } = {
  year: 1,
  half: 2,
  quarter: 4,
  month: 12,
  week: 52,
  day: 7
}

/** Months of an anchored step, and what it is then. */
const lengths: { readonly [months: number]: Period.Bucket } = { 1: "month", 3: "quarter", 6: "half", 12: "year" }

/** The grid that a period is a step of; `undefined` for a range that is no month, quarter, half or year from some day on. */
export const make = (first: Period.Period): Grid | undefined => {
  const { end, kind, start } = Period.bounds(first)
  if (kind !== "range") {
    return { kind, frequency: frequencies[kind], of: (day) => Period.of(day, kind), shift: Period.shift }
  }
  const [from, next] = [Day.civil(start), Day.civil(end)]
  const months = 12 * (next.year - from.year) + next.month - from.month
  const own = lengths[months]
  // A month that has no such day has no such step.
  if (own === undefined || from.day !== next.day || from.day > 28) return undefined
  const of = (day: Day.Day): Period.Period => {
    const { day: date, month, year } = Day.civil(Day.toEpoch(day))
    const passed = 12 * (year - from.year) + month - from.month - (date < from.day ? 1 : 0)
    return Period.shift(first, Math.floor(passed / months))
  }
  return { kind: own, frequency: frequencies[own], of, shift: Period.shift }
}

/** All steps from one to another, in order. */
export const between = (grid: Grid, first: Period.Period, last: Period.Period): ReadonlyArray<Period.Period> => {
  const steps: Array<Period.Period> = []
  for (let one = first; Period.firstDay(one) <= Period.firstDay(last); one = grid.shift(one, 1)) steps.push(one)
  return steps
}

/** The steps that a longer period is made of. */
export const within = (grid: Grid, period: Period.Period): ReadonlyArray<Period.Period> =>
  between(grid, grid.of(Period.firstDay(period)), grid.of(Period.lastDay(period)))

/** How many steps after `origin` the last day of `deadline` lies; 0 or negative when it does not lie after. */
export const stepsTo = (grid: Grid, origin: Period.Period, deadline: Period.Period): number => {
  const due = grid.of(Period.lastDay(deadline))
  return Period.compare(origin, due) <= 0
    ? between(grid, origin, due).length - 1
    : 1 - between(grid, due, origin).length
}
