/**
 * How far the intervals of figures without two bounds reach: factors on what the members say together, by length,
 * frequency, step and how much the members disagree.
 *
 * @internal
 */
import * as Forecast from "../../Forecast.ts"
import type { Series } from "../../Series.ts"
import { at } from "../numerics/at.ts"
import * as spread from "./spread.ts"

/** Logarithms of the factors at 80, 95 and 98 %: a row each of a constant and a coefficient a figure. */
export type Parameters = Float64Array

export const figureCount = 5

const within = (value: number, limit: number): number => Math.min(Math.max(value, -limit), limit)

const middle = Forecast.standardLevels.indexOf(0.5)
const tenth = Forecast.standardLevels.indexOf(0.1)
const ninetieth = Forecast.standardLevels.indexOf(0.9)

/** What is known of one step of a forecast, from 0, and of the series behind it. */
export const describe = (series: Series, members: ReadonlyArray<Forecast.Forecast>, step: number): Float64Array => {
  const seen = series.values.reduce((count, value) => count + (Number.isFinite(value) ? 1 : 0), 0)
  const place = (k: number) => (one: Forecast.Forecast) => at(one.quantiles, step * one.levels.length + k)
  const medians = members.map(place(middle))
  const mean = medians.reduce((sum, median) => sum + median / members.length, 0)
  const apart = Math.sqrt(medians.reduce((sum, median) => sum + (median - mean) ** 2 / members.length, 0))
  const reach = members.reduce((sum, one) => sum + (place(ninetieth)(one) - place(tenth)(one)) / members.length, 0)
  const frequency = Math.max(series.frequency, 1)
  return Float64Array.of(
    within(Math.log(Math.max(seen, 1) / 20), 1.6),
    within(Math.log(frequency) / Math.log(12), 1),
    within(Math.log((step + 1) / 4), 1.5),
    Math.log1p(within(reach > 0 ? (2 * apart) / reach : 0, 3)),
    within((3 * frequency) / Math.max(seen, 1), 1.5)
  )
}

export const linear = (parameters: Parameters, row: number, figures: Float64Array): number => {
  const offset = row * (figureCount + 1)
  return figures.reduce((sum, figure, k) => sum + figure * at(parameters, offset + k + 1), at(parameters, offset))
}

/** The forecast with its intervals as far as they had to reach on series whose outcome is known. */
export const calibrate = (
  series: Series,
  members: ReadonlyArray<Forecast.Forecast>,
  forecast: Forecast.Forecast,
  parameters: Parameters
): Forecast.Forecast => {
  const factors = Array.from({ length: forecast.horizon }, (_, step) => {
    const figures = describe(series, members, step)
    return [0, 1, 2].map((row) => Math.exp(within(linear(parameters, row, figures), 1.5)))
  })
  return spread.stretch(forecast, series.bounds, (step, score) => spread.between(score, factors[step] ?? []))
}
