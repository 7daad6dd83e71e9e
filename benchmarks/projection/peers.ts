/**
 * R's stored forecasts: a point and the ends of two intervals a step, brought to 0 … 100 when they were stored. They are
 * read as normal on the method's own scale, the deviation from the end that was cut least, so their scores come near
 * the published ones without being the same.
 */
import { readFileSync } from "node:fs"
import { gunzipSync } from "node:zlib"
import { Forecast, Transform } from "@lantoa/projection"
import { readCsv } from "./data.ts"

/** Normal scores of 90 % and 97.5 %. */
const [z80, z95] = [1.2815515655446004, 1.959963984540054]

const scaleOf = (method: string): Transform.Transform =>
  method.endsWith("_logit")
    ? { ...Transform.logit, forward: (y) => Math.log(Math.max(y, 1e-6) / Math.max(100 - y, 1e-6)) }
    : { name: "raw", forward: (y) => y, backward: (y) => Math.min(Math.max(y, 0), 100) }

export const readPeers = (path: string): ReadonlyMap<string, ReadonlyMap<string, Forecast.Forecast>> => {
  const bytes = readFileSync(path)
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")
  const peers = new Map<string, Map<string, Forecast.Forecast>>()
  for (const row of readCsv(text)) {
    const method = row["method"] ?? ""
    const { backward, forward } = scaleOf(method)
    const mean = new Float64Array(5)
    const deviation = new Float64Array(5)
    for (let step = 1; step <= 5; step++) {
      const read = (name: string) => forward(Number(row[`${name}_${step}`]))
      const middle = forward(Number(row[`p${step}`]))
      mean[step - 1] = middle
      deviation[step - 1] = Math.max(
        (middle - read("l80")) / z80,
        (read("u80") - middle) / z80,
        (middle - read("l95")) / z95,
        (read("u95") - middle) / z95
      )
    }
    let forecasts = peers.get(method)
    if (forecasts === undefined) peers.set(method, (forecasts = new Map()))
    forecasts.set(row["task_id"] ?? "", Forecast.map(Forecast.gaussian({ method, mean, deviation }), backward))
  }
  return peers
}
