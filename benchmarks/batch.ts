/**
 * Forecasts of many generated series on one processor and on several: `pnpm run bench batch [--count N] [--workers N]`.
 * Each worker gets a slice and reports how far it is; an interrupt (Ctrl-C) stops them all.
 */
import { availableParallelism } from "node:os"
import { parseArgs } from "node:util"
import { Worker } from "node:worker_threads"
import { forecastSlice } from "./batchWorker.ts"

interface Told {
  readonly done?: number
  readonly sum?: number
}

const inWorker = (from: number, to: number, signal: AbortSignal, onDone: (done: number) => void): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("batchWorker.ts", import.meta.url), { workerData: { from, to } })
    const stop = () => void worker.terminate().then(() => reject(signal.reason))
    signal.addEventListener("abort", stop, { once: true })
    worker.on("message", ({ done, sum }: Told) => {
      if (done !== undefined) onDone(done)
      if (sum !== undefined) resolve(sum)
    })
    worker.on("error", reject)
  })

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { count: { type: "string", default: "4000" }, workers: { type: "string" } }
  })
  const count = Number(values.count)
  const workers = values.workers === undefined ? availableParallelism() : Number(values.workers)
  const stop = new AbortController()
  process.once("SIGINT", () => stop.abort())
  const started = performance.now()
  const alone = await forecastSlice(0, count, stop.signal, () => undefined)
  const single = performance.now() - started
  const done = Array.from({ length: workers }, () => 0)
  const again = performance.now()
  const sums = await Promise.all(
    done.map((_, k) =>
      inWorker(Math.floor((k * count) / workers), Math.floor(((k + 1) * count) / workers), stop.signal, (own) => {
        done[k] = own
        process.stderr.write(`\r${done.reduce((total, value) => total + value, 0)} of ${count}`)
      })
    )
  )
  const parallel = performance.now() - again
  process.stderr.write("\n")
  const same = Math.abs(sums.reduce((total, value) => total + value, 0) - alone) < 1e-6 * Math.abs(alone)
  const result = { count, workers, secondsAlone: single / 1000, secondsTogether: parallel / 1000, sameForecasts: same }
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
}
