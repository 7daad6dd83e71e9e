/**
 * The default forecast of a hierarchy of series on one thread and on worker threads, in one run: seconds, and how many
 * times as fast as one thread.
 *
 *   pnpm --silent run bench workers [--json] [--series 2000] [--workers 2]
 */
import { Batch, Ensemble, Random, Series } from "@lantoa/projection"
import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"
import { open } from "../examples/province-outlook/workers.ts"

const horizon = 5

/** Shares of twelve years on S-curves with noise. */
const generated = (count: number): ReadonlyArray<Series.Series> => {
  const random = Random.make(1)
  return Array.from({ length: count }, () => {
    const [start, pace] = [-3 + 2 * random.uniform(), 0.1 + 0.3 * random.uniform()]
    const values = Float64Array.from(
      { length: 12 },
      (_, t) => 100 / (1 + Math.exp(-(start + pace * t + 0.15 * random.normal())))
    )
    return { values, frequency: 1, bounds: Series.percent }
  })
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      json: { type: "boolean", default: false },
      series: { type: "string", default: "2000" },
      workers: { type: "string", default: String(availableParallelism()) }
    }
  })
  const series = generated(Number(values.series))
  const few = series.slice(0, 100)
  await Batch.all(few, Ensemble.standard, { horizon })
  const alone = await timed(() => Batch.all(series, Ensemble.standard, { horizon }))
  const result = (name: string, seconds: number) => ({
    name,
    series: series.length,
    seconds: Number(seconds.toFixed(3)),
    milliseconds: Number(((1000 * seconds) / series.length).toFixed(3)),
    times: Number((alone / seconds).toFixed(2))
  })
  const results = [result("one thread", alone)]
  for (const count of new Set([1, Number(values.workers)])) {
    await using pool = open(count)
    // Each worker loads and warms up first, as the one thread has.
    await Promise.all(pool.executors.map((executor) => executor(few, horizon)))
    const seconds = await timed(() => Batch.spread(series, pool.executors, { horizon }))
    results.push(result(count === 1 ? "1 worker" : `${count} workers`, seconds))
  }
  if (values.json) for (const line of results) process.stdout.write(`${JSON.stringify(line)}\n`)
  else console.table(results)
}
