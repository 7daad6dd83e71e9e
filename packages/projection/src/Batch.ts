/**
 * Many series at once, with progress and a way to stop.
 *
 * @since 0.1.0
 */
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
 * and a signal is heard. After the signal it throws the signal's reason. For several processors give each worker a
 * slice of the series; a forecast is plain data and crosses over as it is.
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
