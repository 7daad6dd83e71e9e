/**
 * Scores of tasks at the edges: histories of one to five figures and figures near the ceiling, told apart by what follows
 * `#` in a task's name.
 */
import { Evaluation, Forecast, Transform } from "@lantoa/projection"
import type * as data from "./data.ts"

/** What a careful person says without a history: the last value, with a spread that is usual on the logit scale. */
export const flat: Forecast.Forecaster = (series, horizon) => {
  const last = clip(series.values.findLast(Number.isFinite) ?? 50)
  const walk = Forecast.gaussian({
    method: "flat",
    mean: new Float64Array(horizon).fill(Math.log(last / (100 - last))),
    deviation: Float64Array.from({ length: horizon }, (_, step) => 0.35 * Math.sqrt(step + 1))
  })
  return Forecast.map(walk, Transform.logit.backward)
}

const clip = (value: number): number => Math.min(Math.max(value, 0.05), 99.95)

const tagOf = (task: data.Task | undefined): string => task?.id.split("#")[1] ?? ""

/** Nothing where no task is at an edge. */
export const score = (tasks: ReadonlyArray<data.Task>, cases: ReadonlyArray<Evaluation.Case | undefined>) => {
  const tags = [...new Set(tasks.map(tagOf))].filter((tag) => tag !== "").sort()
  if (tags.length === 0) return undefined
  const of = (keep: (tag: string) => boolean) =>
    cases.filter((one, k) => one !== undefined && keep(tagOf(tasks[k]))) as ReadonlyArray<Evaluation.Case>
  const claims = (some: ReadonlyArray<Evaluation.Case>, options: Partial<Evaluation.ReliabilityOptions>) => {
    const [all] = Evaluation.reliability(some, options)
    return { under2: all?.claims.at(0), over98: all?.claims.at(-1) }
  }
  // A target of 100 % with half a point of tolerance, by what was said of it.
  const [hundred] = Evaluation.reliability(
    of((tag) => tag === "top"),
    { thresholds: [99.5], reached: true }
  )
  return {
    ...Object.fromEntries(
      tags.map((tag) => {
        const some = of((other) => other === tag)
        const { belowMedian, coverage80, coverage95, crps } = Evaluation.score(some)
        const asFlat = some.map((one) => ({ ...one, forecast: flat(one.training, one.forecast.horizon) }))
        return [tag, { crps, crpsToFlat: crps / Evaluation.score(asFlat).crps, coverage80, coverage95, belowMedian }]
      })
    ),
    claims: {
      short: claims(
        of((tag) => tag !== "top"),
        { thresholds: [25, 50, 75] }
      ),
      top: claims(
        of((tag) => tag === "top"),
        { thresholds: [95, 98, 99, 99.5], reached: true }
      ),
      hundred: hundred?.claims
    }
  }
}
