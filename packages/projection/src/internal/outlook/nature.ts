/** What kind of thing a series is, and what that says of its future. @internal */
import type { Quantity, Text } from "@lantoa/core"
import * as Ensemble from "../../Ensemble.ts"
import type * as Forecast from "../../Forecast.ts"
import * as Series from "../../Series.ts"

/**
 * What the figures are: a `share` in percent; a `stock`, what there is at the end of a period; a `flow`, what happens in one; a
 * running `total`, which never falls; the editions of an `index`.
 *
 * @category models
 * @since 0.1.0
 */
export type Kind = "share" | "stock" | "flow" | "total" | "index"

/** Where they can lie. */
export const boundsOf = (kind: Kind): Series.Range => (kind === "share" ? Series.percent : Series.count)

/** What stands after a number. */
export const unitOf = ({ lower, upper }: Series.Range): Text.Text | undefined =>
  lower === 0 && upper === 100 ? { vi: "%", en: "%" } : undefined

/**
 * The default, which has learnt from shares that are to rise. One that is to come down, or to stay below, is forecast as what is left
 * of it: late files as those in time, so that both say the same.
 */
export const forecasterOf = (comparator: Quantity.Comparator): Forecast.Forecaster =>
  comparator.startsWith("<") ? turned : Ensemble.standard

const turned: Forecast.Forecaster = (series, horizon) => {
  const { lower, upper } = series.bounds
  if (!Number.isFinite(upper - lower)) return Ensemble.standard(series, horizon)
  const turn = (value: number) => lower + upper - value
  const forecast = Ensemble.standard({ ...series, values: series.values.map(turn) }, horizon)
  const width = forecast.levels.length
  // Its levels lie alike on both sides of the middle.
  const quantiles = forecast.quantiles.map((_, place) => {
    const level = place % width
    return turn(forecast.quantiles[place - level + width - 1 - level]!)
  })
  return { ...forecast, quantiles }
}

/** What never falls goes on from the latest figure. */
export const rising = (from: number, { count, horizon, values }: Forecast.Paths): Forecast.Paths => {
  const result = new Float64Array(values.length)
  for (let path = 0; path < count; path++) {
    let most = Number.isFinite(from) ? from : -Infinity
    for (let step = path * horizon; step < (path + 1) * horizon; step++) {
      result[step] = most = Math.max(most, values[step] as number)
    }
  }
  return { count, horizon, values: result }
}
