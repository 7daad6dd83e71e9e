/** Figures that are only ranges: what they may have been, as what came before them tells. @internal */
import * as Forecast from "../../Forecast.ts"
import type { Series } from "../../Series.ts"

/** A range that a figure lies in, and the place of its step in the series. */
export interface Vague {
  readonly index: number
  readonly lower: number
  readonly upper: number
}

/** So many histories stand for what is not known exactly. */
const worlds = 8
/** Ranges further back than this are left at the points that stand for them. */
const most = 12
/** What was expected leaves a range no less than this, or says nothing of where in it the figure lies. */
const least = 0.02

/**
 * Histories in which each range is a number: where in the range it lies follows from the forecast of what was known before it, as
 * far as that lies in the range. One history, the series itself, where nothing is vague.
 */
export const histories = (
  series: Series,
  vague: ReadonlyArray<Vague>,
  forecaster: Forecast.Forecaster
): ReadonlyArray<Series> => {
  const last = vague.slice(-most)
  if (last.length === 0) return [series]
  return Array.from({ length: worlds }, (_, world) => {
    const values = Float64Array.from(series.values)
    last.forEach(({ index, lower, upper }, order) => {
      // Each world takes another part of each range; 3 and 5 have no factor in common with their number.
      const part = (((world * (order % 2 === 0 ? 3 : 5) + order) % worlds) + 0.5) / worlds
      values[index] = within({ ...series, values: values.slice(0, index) }, lower, upper, part, forecaster)
    })
    return { ...series, values }
  })
}

const within = (
  before: Series,
  lower: number,
  upper: number,
  part: number,
  forecaster: Forecast.Forecaster
): number => {
  const end = Number.isFinite(lower) ? lower : upper
  const even = Number.isFinite(upper - lower) ? lower + part * (upper - lower) : end
  if (!before.values.some(Number.isFinite))
    return upper < before.bounds.upper && lower > before.bounds.lower ? even : end
  const forecast = forecaster(before, 1)
  const below = (value: number) =>
    value === Infinity ? 1 : value === -Infinity ? 0 : 1 - Forecast.probabilityAtLeast(forecast, 1, value)
  const [low, high] = [below(lower), below(upper)]
  if (high - low < least)
    return Number.isFinite(upper - lower) && upper < before.bounds.upper && lower > before.bounds.lower ? even : end
  return Math.min(Math.max(Forecast.quantile(forecast, 1, low + part * (high - low)), lower), upper)
}

/** Paths of several forecasts, as many of each. */
export const pathsOf = (forecasts: ReadonlyArray<Forecast.Forecast>, draws: number, seed: number): Forecast.Paths => {
  const parts = forecasts.map((forecast, world) => {
    const count = Math.floor(((world + 1) * draws) / forecasts.length) - Math.floor((world * draws) / forecasts.length)
    return Forecast.paths(forecast, count, seed + world)
  })
  const [first] = parts as [Forecast.Paths, ...Array<Forecast.Paths>]
  if (parts.length === 1) return first
  const values = new Float64Array(draws * first.horizon)
  let at = 0
  for (const part of parts) {
    values.set(part.values, at)
    at += part.values.length
  }
  return { count: draws, horizon: first.horizon, values }
}
