/**
 * How futures that add up did on the past.
 *
 * @internal
 */
import type * as Evaluation from "../../Evaluation.ts"
import * as Forecast from "../../Forecast.ts"
import type { Backtest } from "../../Outlook.ts"

/** So many paths of each unit say what its intervals were. */
const draws = 200

/**
 * What was said of each node once the forecasts of each origin were made to add up, compared with what came. `join` gives the paths
 * of all nodes that add up.
 */
export const tried = (
  origins: ReadonlyArray<ReadonlyArray<Evaluation.Case>>,
  seed: number,
  join: (nodes: ReadonlyArray<Forecast.Paths>) => ReadonlyArray<Forecast.Paths>
): ReadonlyArray<Backtest> => {
  const tallies = (origins[0] ?? []).map(() => ({ count: 0, within80: 0, within95: 0, error: 0 }))
  for (const cases of origins) {
    const joined = join(cases.map(({ forecast }, node) => Forecast.paths(forecast, draws, seed + node)))
    cases.forEach(({ truth }, node) => {
      const { horizon, values } = joined[node]!
      const tally = tallies[node]!
      truth.forEach((value, step) => {
        if (!Number.isFinite(value)) return
        const said = Float64Array.from({ length: draws }, (_, path) => values[path * horizon + step]!).sort()
        // Paths are numbers, and a figure at a bound is among those that lie there.
        const [below, upTo] = [said.filter((one) => one < value).length, said.filter((one) => one <= value).length]
        const within = (tail: number) => (upTo >= tail * draws && below <= (1 - tail) * draws ? 1 : 0)
        tally.count++
        tally.within80 += within(0.1)
        tally.within95 += within(0.025)
        tally.error += Math.abs(value - said[draws / 2]!)
      })
    })
  }
  return tallies.map(({ count, error, within80, within95 }) => ({
    count,
    coverage80: within80 / count,
    coverage95: within95 / count,
    mae: error / count
  }))
}
