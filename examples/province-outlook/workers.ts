/** Forecasts on several processors: a pool of worker threads for `Bulk.spread`. Copy it; in a browser use `Worker` alike. */
import { availableParallelism } from "node:os"
import { Worker } from "node:worker_threads"
import type { Bulk, Forecast } from "@lantoa/projection"
import type { Answer, Question } from "./worker.ts"

export interface Pool extends AsyncDisposable {
  readonly executors: readonly [Bulk.Executor, ...Array<Bulk.Executor>]
}

interface Waiting {
  readonly resolve: (forecasts: ReadonlyArray<Forecast.Forecast>) => void
  readonly reject: (error: Error) => void
}

/** One thread and how to ask it; it does one thing at a time. */
const start = () => {
  const worker = new Worker(new URL("worker.ts", import.meta.url))
  let waiting: Waiting | undefined
  const fail = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  worker.on("message", (answer: Answer) => {
    if ("failure" in answer) return fail(new Error(answer.failure))
    waiting?.resolve(answer.forecasts)
    waiting = undefined
  })
  worker.on("error", fail)
  worker.on("exit", (code) => fail(new Error(`the worker ended with code ${code}`)))
  const executor: Bulk.Executor = (series, horizon) =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      worker.postMessage({ series, horizon } satisfies Question, [])
    })
  return { worker, executor }
}

/** As many threads as said, or as the machine runs at once. They end with the pool: `await using pool = open()`. */
export const open = (count: number = availableParallelism()): Pool => {
  const first = start()
  const rest = Array.from({ length: Math.max(count, 1) - 1 }, start)
  const close = async () => {
    await Promise.all([first, ...rest].map(({ worker }) => worker.terminate()))
  }
  return { executors: [first.executor, ...rest.map(({ executor }) => executor)], [Symbol.asyncDispose]: close }
}
