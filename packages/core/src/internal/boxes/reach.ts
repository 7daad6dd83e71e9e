/** The days about which something must be known to speak of some days. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import { least, most } from "../extremes.ts"
import { blankIsZero, formsOf } from "./reports.ts"

export interface Reach {
  readonly from: number
  readonly to: number
}

/**
 * The days of the periods of a measure's forms that share one with these: a line left blank is of a whole period, and stands only
 * beside what was told of all of it.
 */
export const inWhole = (model: Model.Model, measure: string, { from, to }: Reach): Reach => {
  const isBlank = blankIsZero(model.measures.get(measure)!)
  const periods = (isBlank ? formsOf(model, measure) : []).flatMap(({ every }) =>
    [from, to - 1].map((day) => Period.bounds(Period.of(Day.fromEpoch(day), every)))
  )
  return {
    from: Math.min(from, least(periods.map((one) => one.start))),
    to: Math.max(to, most(periods.map((one) => one.end)))
  }
}

/** The days to look at for some days of a measure: weeks reach beyond the months they belong to. */
export const around = (model: Model.Model, measure: string, { from, to }: Reach): Reach => {
  const beyond = formsOf(model, measure).some((form) => form.every === "week") ? 7 : 0
  return inWhole(model, measure, { from: from - beyond, to: to + beyond })
}
