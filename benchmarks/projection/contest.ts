/** The default and its members on the official hold-outs of a forecasting competition. */
import { writeFileSync } from "node:fs"
import { Ensemble, Forecast, Season } from "@lantoa/projection"
import * as check from "./check.ts"
import * as data from "./data.ts"
import * as references from "./references.ts"

interface Sums {
  series: number
  smape: number
  mase: number
  steps: number
  inside80: number
  inside95: number
}

const empty = (): Sums => ({ series: 0, smape: 0, mase: 0, steps: 0, inside80: 0, inside95: 0 })

const add = (sums: Sums, one: data.Contest, forecast: Forecast.Forecast): void => {
  const { frequency, values } = one.training
  let scale = 0
  for (let t = frequency; t < values.length; t++) {
    scale += Math.abs((values[t] as number) - (values[t - frequency] as number)) / (values.length - frequency)
  }
  const steps = one.holdout.length
  sums.series++
  one.holdout.forEach((truth, step) => {
    const at = (level: number) => Forecast.quantile(forecast, step + 1, level)
    const point = at(0.5)
    const error = Math.abs(truth - point)
    sums.smape += (200 * error) / (Math.abs(truth) + Math.abs(point)) / steps
    sums.mase += error / scale / steps
    sums.steps++
    if (truth >= at(0.1) && truth <= at(0.9)) sums.inside80++
    if (truth >= at(0.025) && truth <= at(0.975)) sums.inside95++
  })
}

const finish = (sums: Sums) => ({
  series: sums.series,
  smape: sums.smape / sums.series,
  mase: sums.mase / sums.series,
  coverage80: sums.inside80 / sums.steps,
  coverage95: sums.inside95 / sums.steps
})

export const scoreContest = (options: {
  readonly path: string
  readonly limit: number
  readonly dump: string | undefined
}) => {
  const series = data.readContest(options.path).slice(0, options.limit)
  const score = (forecaster: Forecast.Forecaster, paths: number, dump?: string) => {
    const run = { failures: 0, milliseconds: 0 }
    const sums = new Map<string, Sums>([["all", empty()]])
    let rows = check.dumpHeader
    for (const one of series) {
      const forecast = check.attempt(run, forecaster, one.training, one.holdout.length, paths)
      if (forecast === undefined) continue
      if (dump !== undefined) rows += check.dumpRows(one.id, forecast)
      for (const key of [one.period, "all"]) {
        const some = sums.get(key) ?? empty()
        sums.set(key, some)
        add(some, one, forecast)
      }
    }
    if (dump !== undefined) writeFileSync(dump, rows)
    const { failures, milliseconds } = run
    const byPeriod = Object.fromEntries(Array.from(sums, ([key, some]) => [key, finish(some)]))
    return { failures, msPerSeries: milliseconds / series.length, ...byPeriod }
  }
  return {
    series: series.length,
    default: score(Ensemble.standard, 2000, options.dump),
    members: Object.fromEntries(
      Ensemble.openMembers.map(({ forecaster, name }) => [name, score(Season.adjust(forecaster), 0)])
    ),
    references: references.m3
  }
}
