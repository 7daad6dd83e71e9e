/** How long what was said of a stock holds, and on which days it is asked for. @internal */
import * as Day from "../../Day.ts"
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import { formsOf, type Reports } from "../boxes/reports.ts"
import { least } from "../extremes.ts"
import type { Valid } from "./standing.ts"

/** How long a stock holds: as the measure says, else until the form it came by is next due. */
export const validity = (reports: Reports, measure: Measure.Resolved): Valid => {
  const { missing } = measure
  if (typeof missing === "object") {
    const days = missing.carry === "forever" ? Infinity : missing.carry
    return (day, on) => on - day <= days
  }
  const forms = formsOf(reports.model, measure.id)
  return (day, on) =>
    on === day ||
    forms.some((form) => {
      const period = Period.of(Day.fromEpoch(day), form.every)
      const next = Period.bounds(Period.shift(period, 1))
      return on < next.end + form.due
    })
}

/**
 * The first day from one on for which a stock is asked: the last of its form's period. Where no form asks, each day counts. What
 * stood before says something of a period only if it stands on such a day, and not while a form of that period is waited for.
 */
export const firstAsked = ({ model }: Reports, { id }: Measure.Resolved): ((start: number) => number) => {
  const forms = formsOf(model, id)
  if (forms.length === 0) return (start) => start
  return (start) => least(forms.map(({ every }) => Period.bounds(Period.of(Day.fromEpoch(start), every)).end - 1))
}
