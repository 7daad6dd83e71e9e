/** What is expected year by year, and the pace that it takes. @internal */
import * as Answer from "../../Answer.ts"
import * as Attainment from "../../Attainment.ts"
import * as RunRate from "../../RunRate.ts"
import type { Series } from "../../Series.ts"
import type { Input, Pace, Row } from "./outlook.ts"
import * as record from "./record.ts"
import * as spread from "./spread.ts"

const mostRows = 12

/** Back from the deadline in years, or in steps where it is less than a year away. */
export const rows = (input: Input, milestone: Attainment.Milestone): ReadonlyArray<Row> => {
  const { backtest, forecast, label, paths, series } = input
  const yearly = Math.max(series.frequency, 1)
  const end = milestone.step ?? Math.min(5 * yearly, paths.horizon)
  if (paths.count === 0 || !Number.isInteger(end) || end < 1 || end > paths.horizon) return []
  if (Attainment.latest(series) === undefined) return []
  // Half of what a year asks for is not missed in June.
  const isSum = input.history !== undefined
  const stride = end > yearly ? yearly * Math.ceil(end / yearly / mostRows) : Math.ceil(end / mostRows)
  const steps = Array.from({ length: Math.ceil(end / stride) }, (_, index) => end - index * stride).reverse()
  return steps.map((step) => {
    const at = (p: number) => spread.quantile(paths, forecast, step, p)
    const { decided, ...open } = milestone
    const p =
      decided === undefined && milestone.step !== undefined && !isSum
        ? Answer.value(Attainment.probability(input, { ...open, step }))
        : undefined
    const said = p !== undefined && !(record.failed(backtest) && record.isBold(p))
    return { label: label(step), median: at(0.5), lower: at(0.1), upper: at(0.9), ...(said ? { probability: p } : {}) }
  })
}

const periods: { readonly [frequency: number]: Pace["per"] } = {
  1: "year",
  2: "half",
  4: "quarter",
  12: "month",
  52: "week",
  7: "day"
}

/** A year, or one step where the deadline is less than a year away. */
export const pace = (input: Input, milestone: Attainment.Milestone): Pace => {
  const { frequency } = input.series
  const step = periods[frequency] ?? "year"
  const isNear = milestone.step !== undefined && milestone.step <= frequency
  const times = isNear || step === "day" ? 1 : frequency
  const rate = Answer.value(RunRate.of(input, milestone, "raw"))
  const needed = rate && Answer.value(rate.required)
  const recent = rate && Answer.value(rate.current)
  const { part = 1, step: due = 1 } = input.goal.deadline ?? {}
  const sooner = part === 1 ? 1 : due / (due - 1 + part)
  return {
    ...(input.history === undefined ? {} : { adds: true }),
    per: times === 1 ? step : "year",
    ...(needed === undefined ? {} : { needed: times * needed * sooner }),
    ...(recent === undefined ? {} : { recent: times * recent, over: seen(input.series) })
  }
}

/** Over how many steps the pace of late was seen. */
const seen = ({ values }: Series): number => {
  const last = values.findLastIndex(Number.isFinite)
  const first = values.findIndex((value, index) => index >= last - RunRate.window && Number.isFinite(value))
  return last - first
}

/** None where whole things are counted, one for shares or two near their bounds, and what small numbers need. */
export const decimals = ({ bounds, values }: Series): number => {
  const { lower, upper } = bounds
  if (upper - lower === 100) {
    const newest = values.findLast(Number.isFinite) ?? NaN
    return Math.min(newest - lower, upper - newest) < 1 ? 2 : 1
  }
  const known = values.filter(Number.isFinite)
  if (known.every(Number.isInteger)) return 0
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return largest < 1 ? 3 : largest < 10 ? 2 : largest < 10_000 ? 1 : 0
}
