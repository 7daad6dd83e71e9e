/** Forecasts one slice of the generated series of the batch benchmark; run as a worker, it reports to its parent. */
import { isMainThread, parentPort, workerData } from "node:worker_threads"
import { Batch, Ensemble, Forecast, Random, Series } from "@lantoa/projection"

const generated = (index: number): Series.Series => {
  const random = Random.make(index)
  let z = -3 + random.normal()
  const values = Float64Array.from({ length: 10 + Math.floor(20 * random.uniform()) }, () => {
    z += 0.25 + 0.2 * random.normal()
    return 100 / (1 + Math.exp(-z))
  })
  return { values, frequency: 1, bounds: Series.percent }
}

/** The sum of the medians five steps ahead: enough to see that two runs agree. */
export const forecastSlice = async (
  from: number,
  to: number,
  signal: AbortSignal,
  onDone: (done: number) => void
): Promise<number> => {
  const series = Array.from({ length: to - from }, (_, k) => generated(from + k))
  let sum = 0
  for await (const chunk of Batch.run(series, Ensemble.standard, { horizon: 5, signal, onProgress: onDone })) {
    for (const forecast of chunk) sum += Forecast.quantile(forecast, 5, 0.5)
  }
  return sum
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort
  const { from, to } = workerData as { readonly from: number; readonly to: number }
  const { signal } = new AbortController()
  const sum = await forecastSlice(from, to, signal, (done) => port.postMessage({ done }))
  port.postMessage({ sum })
  port.close()
}
