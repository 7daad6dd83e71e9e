/**
 * The default forecast of many generated series on one thread and on worker threads, in one run: seconds, how many times
 * as fast as one thread, and how many processors the work had on average, for a busy machine gives no more than it has.
 * An interrupt (Ctrl-C) stops it.
 *
 *   pnpm --silent run bench batch [--json] [--count 2000] [--workers 2]
 */
import { Bulk, Ensemble, Forecast, Draws, Series } from "@lantoa/projection"
import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"
import { open } from "../examples/province-outlook/workers.ts"

const horizon = 5

/** Shares of twelve years on S-curves with noise. */
const generated = (count: number): ReadonlyArray<Series.Series> => {
  const random = Draws.make(1)
  return Array.from({ length: count }, () => {
    const [start, pace] = [-3 + 2 * random.uniform(), 0.1 + 0.3 * random.uniform()]
    const values = Float64Array.from(
      { length: 12 },
      (_, t) => 100 / (1 + Math.exp(-(start + pace * t + 0.15 * random.normal())))
    )
    return { values, frequency: 1, bounds: Series.percent }
  })
}

interface Timed {
  readonly seconds: number
  readonly processors: number
  readonly forecasts: ReadonlyArray<Forecast.Forecast>
}

/** The best of three: what else the machine does only makes it slower. */
const timed = async (work: () => Promise<ReadonlyArray<Forecast.Forecast>>): Promise<Timed> => {
  const rounds: Array<Timed> = []
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    const before = process.cpuUsage()
    const forecasts = await work()
    const seconds = (performance.now() - start) / 1000
    const { system, user } = process.cpuUsage(before)
    rounds.push({ seconds, processors: (system + user) / 1e6 / seconds, forecasts })
  }
  return rounds.reduce((best, one) => (one.seconds < best.seconds ? one : best))
}

/** The sum of the medians: enough to see that two runs agree. */
const total = (forecasts: ReadonlyArray<Forecast.Forecast>): number =>
  forecasts.reduce((sum, forecast) => sum + Forecast.quantile(forecast, horizon, 0.5), 0)

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      json: { type: "boolean", default: false },
      count: { type: "string", default: "2000" },
      workers: { type: "string", default: String(availableParallelism()) }
    }
  })
  const stop = new AbortController()
  process.once("SIGINT", () => stop.abort())
  const { signal } = stop
  const series = generated(Number(values.count))
  const few = series.slice(0, 100)
  const onProgress = (done: number) => void process.stderr.write(`\r${done} of ${series.length} `)
  await Bulk.all(few, Ensemble.standard, { horizon })
  const alone = await timed(() => Bulk.all(series, Ensemble.standard, { horizon, signal, onProgress }))
  const result = (name: string, { forecasts, processors, seconds }: Timed) => ({
    name,
    count: series.length,
    seconds: Number(seconds.toFixed(3)),
    millisecondsEach: Number(((1000 * seconds) / series.length).toFixed(3)),
    times: Number((alone.seconds / seconds).toFixed(2)),
    processors: Number(processors.toFixed(2)),
    sameForecasts: total(forecasts) === total(alone.forecasts)
  })
  const results = [result("one thread", alone)]
  for (const count of new Set([1, Number(values.workers)])) {
    await using pool = open(count)
    // Each worker loads and warms up first, as the one thread has.
    await Promise.all(pool.executors.map((executor) => executor(few, horizon)))
    const spread = () => Bulk.spread(series, pool.executors, { horizon, signal, onProgress })
    results.push(result(count === 1 ? "1 worker" : `${count} workers`, await timed(spread)))
  }
  process.stderr.write("\n")
  if (values.json) for (const line of results) process.stdout.write(`${JSON.stringify(line)}\n`)
  else console.table(results)
}
