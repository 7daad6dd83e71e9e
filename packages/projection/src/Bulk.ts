/**
 * Many series at once, with progress and a way to stop.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import type { Forecast, Forecaster } from "./Forecast.ts"
import type { Series } from "./Series.ts"

/**
 * How a batch runs. `size` is how many series are forecast before the caller gets its turn again.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly horizon: number
  readonly size?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Forecasts in the order of the series, a chunk at a time: between chunks the event loop turns, so a page stays alive
 * and a signal is heard. After the signal it throws the signal's reason. For several processors see {@link spread}.
 *
 * @category running
 * @since 0.1.0
 */
export async function* run(
  series: ReadonlyArray<Series>,
  forecaster: Forecaster,
  options: Options
): AsyncGenerator<ReadonlyArray<Forecast>, void, void> {
  const { horizon, onProgress, signal, size = 64 } = options
  for (let from = 0; from < series.length; from += size) {
    signal?.throwIfAborted()
    const chunk = series.slice(from, from + size).map((one) => forecaster(one, horizon))
    onProgress?.(Math.min(from + size, series.length), series.length)
    yield chunk
    await turn()
  }
}

/** Lets everything else that waits go first. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener(
      "message",
      () => {
        port1.close()
        resolve()
      },
      { once: true }
    )
    port1.start()
    port2.postMessage(null)
  })

/**
 * All forecasts of a batch.
 *
 * @category running
 * @since 0.1.0
 */
export const all = async (
  series: ReadonlyArray<Series>,
  forecaster: Forecaster,
  options: Options
): Promise<ReadonlyArray<Forecast>> => {
  const forecasts: Array<Forecast> = []
  for await (const chunk of run(series, forecaster, options)) forecasts.push(...chunk)
  return forecasts
}

/**
 * Somebody who forecasts series elsewhere: a worker thread, another machine. Series and forecasts are plain data and cross
 * over as they are.
 *
 * @category models
 * @since 0.1.0
 */
export type Executor = (series: ReadonlyArray<Series>, horizon: number) => Promise<ReadonlyArray<Forecast>>

/**
 * Which series an executor failed at, `from` up to but not including `to`; `cause` is what it said.
 *
 * @category errors
 * @since 0.1.0
 */
export class BatchError extends Data.TaggedError("BatchError")<{
  readonly from: number
  readonly to: number
  readonly cause: unknown
}> {
  override get message(): string {
    const said = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return `Series ${this.from} to ${this.to - 1} could not be forecast: ${said}. Correct or leave out what is wrong with them, and run the batch again`
  }
}

/**
 * All forecasts of a batch, in the order of the series, by several executors at once: each takes the next `size` series
 * as soon as it is free, so what comes out does not depend on how many there are. Throws a {@link BatchError} at the
 * first failure and, at once, the signal's reason; whatever executors still do then is not waited for.
 *
 * @category running
 * @since 0.1.0
 */
export const spread = async (
  series: ReadonlyArray<Series>,
  executors: readonly [Executor, ...Array<Executor>],
  options: Options
): Promise<ReadonlyArray<Forecast>> => {
  const { horizon, onProgress, signal, size = 64 } = options
  const chunks: Array<ReadonlyArray<Forecast>> = []
  let next = 0
  let done = 0
  let failed = false
  const over = () => failed || signal?.aborted === true
  const work = async (executor: Executor): Promise<void> => {
    while (next < series.length && !over()) {
      const from = next
      const chunk = series.slice(from, (next += size))
      const to = from + chunk.length
      const fail = (cause: unknown) => {
        failed = true
        return new BatchError({ from, to, cause })
      }
      const made = await executor(chunk, horizon).catch((cause: unknown) => Promise.reject(fail(cause)))
      if (made.length !== chunk.length) throw fail(`${made.length} forecasts came back for ${chunk.length} series`)
      if (over()) return
      chunks[from / size] = made
      onProgress?.((done += chunk.length), series.length)
    }
  }
  await unless(signal, Promise.all(executors.map(work)))
  return chunks.flat()
}

/** What the work comes to, unless the signal is given before. */
const unless = async (signal: AbortSignal | undefined, work: Promise<unknown>): Promise<void> => {
  if (signal === undefined) return void (await work)
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error)
    signal.addEventListener("abort", stop)
  })
  if (signal.aborted) stop()
  try {
    await Promise.race([stopped, work])
  } finally {
    signal.removeEventListener("abort", stop)
  }
}
