/** Small evidence for tests. */
import { type Attainment, Forecast, Draws, Series } from "@lantoa/projection"

export const series = (values: ReadonlyArray<number>, bounds: Series.Range = Series.percent): Series.Series => ({
  values: Float64Array.from(values),
  frequency: 1,
  bounds
})

export const paths = (rows: ReadonlyArray<ReadonlyArray<number>>): Forecast.Paths => ({
  count: rows.length,
  horizon: rows[0]?.length ?? 0,
  values: Float64Array.from(rows.flat())
})

/** A share that climbs about five points a year from 40 %, drawn 500 times. */
export const climbing = (seed: number, horizon = 6): Attainment.Evidence => {
  const mean = Float64Array.from({ length: horizon }, (_, step) => 45 + 5 * step)
  const deviation = Float64Array.from({ length: horizon }, (_, step) => 3 * Math.sqrt(step + 1))
  const forecast = Forecast.clamp(Forecast.gaussian({ method: "walk", mean, deviation }), Series.percent)
  return { series: series([20, 25, 31, 35, 40]), paths: Forecast.paths(forecast, 500, seed) }
}

/** Cases for a law: as many seeded draws as asked for, each with its own source of random numbers. */
export const cases = (count: number): ReadonlyArray<{ readonly seed: number; readonly random: Draws.Draws }> =>
  Array.from({ length: count }, (_, seed) => ({ seed, random: Draws.make(seed + 1) }))

/** A whole number from `low` to `high`, both included. */
export const between = (random: Draws.Draws, low: number, high: number): number =>
  low + Math.floor(random.uniform() * (high - low + 1))
