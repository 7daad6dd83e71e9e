/**
 * Quantiles of a step, from a forecast where there is one and else from its paths.
 *
 * @internal
 */
import * as Forecast from "../../Forecast.ts"

/** The quantile at probability `p` of step `step` (from 1), `NaN` past the horizon or without paths. */
export const quantile = (
  paths: Forecast.Paths,
  forecast: Forecast.Forecast | undefined,
  step: number,
  p: number
): number => {
  if (forecast !== undefined && step <= forecast.horizon) return Forecast.quantile(forecast, step, p)
  const { count, horizon, values } = paths
  if (step > horizon || count === 0) return Number.NaN
  const column = Float64Array.from({ length: count }, (_, path) => values[path * horizon + step - 1] as number).sort()
  const position = p * (count - 1)
  const below = Math.floor(position)
  const low = column[below] as number
  const high = column[Math.min(below + 1, count - 1)] as number
  return low + (position - below) * (high - low)
}
