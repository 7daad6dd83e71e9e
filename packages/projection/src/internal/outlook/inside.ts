/** A deadline inside a step of the figures: what holds there lies between the ends of two steps. @internal */
import { Day, Period, type Text } from "@lantoa/core"
import type * as Forecast from "../../Forecast.ts"
import type { Range } from "../../Series.ts"
import type { Grid } from "./grid.ts"
import { dated } from "./writing.ts"

/** How much of its step has passed on the last day of a deadline; 1 where both end together. */
export const partOf = (grid: Grid, deadline: Period.Period): number => {
  const last = Period.lastDay(deadline)
  const step = grid.of(last)
  return (Day.toEpoch(last) + 1 - Day.toEpoch(Period.firstDay(step))) / Period.days(step)
}

/**
 * The forecast with the end of one step brought forward into it: the median on the line from the step before, or from the latest
 * figure, and its spread as that of what moves from day to day, whose squares grow with time.
 */
export const sooner = (
  forecast: Forecast.Forecast,
  { lower, upper }: Range,
  step: number,
  part: number,
  latest: number
): Forecast.Forecast => {
  const width = forecast.levels.length
  const middle = forecast.levels.indexOf(0.5)
  const quantiles = Float64Array.from(forecast.quantiles)
  const row = quantiles.subarray((step - 1) * width, step * width)
  const before = step === 1 ? new Float64Array(width).fill(latest) : forecast.quantiles.subarray((step - 2) * width)
  const [from, to] = [before[middle]!, row[middle]!]
  if (!Number.isFinite(from)) return forecast
  for (let k = 0; k < width; k++) {
    const size = Math.sqrt((1 - part) * (before[k]! - from) ** 2 + part * (row[k]! - to) ** 2)
    const value = from + part * (to - from) + (k < middle ? -size : size)
    row[k] = Math.min(Math.max(value, lower), upper)
  }
  return { ...forecast, quantiles }
}

/** What a reader must know of it. */
export const caveat = (grid: Grid, deadline: Period.Period): Text.Text => {
  const step = grid.of(Period.lastDay(deadline))
  const say = (language: "vi" | "en") => [deadline, step, grid.shift(step, -1)].map((one) => dated(one, language))
  const [[viWhen, viStep, viBefore], [when, whole, last]] = [say("vi"), say("en")]
  return {
    vi: `Số liệu là số đến cuối mỗi kỳ; mức vào ${viWhen} được tính giữa cuối ${viBefore} và dự báo cuối ${viStep}.`,
    en: `Figures are of the ends of periods; what holds in ${when} is read between the end of ${last} and the forecast of the end of ${whole}.`
  }
}
