/**
 * Learns how far the intervals of open figures (counts, amounts) have to reach.
 *
 * From the training parts of M3's series alone: each is cut at several places, the default's members forecast what follows, and a
 * quantile regression says by how much the 80, 95 and 98 % intervals have to be longer or shorter. The official hold-outs are
 * never seen.
 */
import { Ensemble, Forecast, Season, type Series } from "@lantoa/projection"
import * as open from "../../packages/projection/src/internal/methods/open.ts"
import * as data from "./data.ts"
import { minimise } from "./lbfgs.ts"

const at = (values: ArrayLike<number>, index: number): number => values[index] as number

/** One step of one cut: what is known of it, and the distance of what came in units of each interval's reach. */
interface Row {
  readonly figures: Float64Array
  readonly reached: ReadonlyArray<number>
  readonly weight: number
}

const ends = [
  [0.1, 0.9],
  [0.025, 0.975],
  [0.01, 0.99]
] as const

/** Where a series is cut: its own hold-out before its end, and shorter ones, as many as are known for long. */
const cuts = (length: number, horizon: number): ReadonlyArray<number> => {
  const last = length - horizon
  return [last, Math.round(last * 0.7), Math.round(last * 0.45), Math.round(last * 0.25)].filter(
    (cut, place, all) => cut >= 4 && all.indexOf(cut) === place
  )
}

const rowsOf = (contest: ReadonlyArray<data.Contest>): ReadonlyArray<Row> =>
  contest.flatMap(({ holdout, training }) =>
    cuts(training.values.length, holdout.length).flatMap((cut) => {
      const known = { ...training, values: training.values.slice(0, cut) }
      const truth = training.values.slice(cut, cut + holdout.length)
      let rows: ReadonlyArray<Row> = []
      // The season is taken out as the default does; what came is compared in the same plain figures.
      Season.adjust((plain, horizon) => {
        const members = Ensemble.openMembers.map(({ forecaster }) => forecaster(plain, horizon))
        rows = steps(plain, members, truth)
        return members[0] as Forecast.Forecast
      })(known, holdout.length)
      const put = Season.adjust(
        Ensemble.mean(
          "ensemble",
          Ensemble.openMembers.map(({ forecaster }) => forecaster)
        )
      )
      const forecast = put(known, holdout.length)
      return rows.map((row, step) => ({ ...row, reached: reach(forecast, step + 1, at(truth, step)) }))
    })
  )

const steps = (
  series: Series.Series,
  members: ReadonlyArray<Forecast.Forecast>,
  truth: Float64Array
): ReadonlyArray<Row> =>
  Array.from(truth, (_, step) => ({
    figures: open.describe(series, members, step),
    reached: [],
    weight: 1 / truth.length
  }))

const reach = (forecast: Forecast.Forecast, step: number, truth: number): ReadonlyArray<number> => {
  const q = (p: number) => Forecast.quantile(forecast, step, p)
  const median = q(0.5)
  return ends.map(([low, high]) => {
    const side = Math.abs((truth < median ? q(low) : q(high)) - median)
    return truth === median ? 0 : Math.abs(truth - median) / Math.max(side, 1e-9 * Math.abs(median), 1e-12)
  })
}

const tails = [0.2, 0.05, 0.02]

/** For each interval the quantile regression of the distance on its reach, log-linear in the figures. */
const fit = (rows: ReadonlyArray<Row>): Float64Array => {
  const total = rows.reduce((sum, row) => sum + row.weight, 0)
  return Float64Array.from(
    tails.flatMap((tail, end) =>
      Array.from(
        minimise(
          (x, gradient) => {
            let loss = 0
            for (const row of rows) {
              const factor = open.linear(x, 0, row.figures)
              const beyond = Math.max((Math.log(Math.max(at(row.reached, end), 1e-9)) - factor) / smooth, -500)
              const weight = row.weight / total
              loss += weight * ((beyond > 30 ? beyond : Math.log1p(Math.exp(beyond))) * smooth + tail * factor)
              const slope = weight * (tail - 1 / (1 + Math.exp(-beyond)))
              gradient[0] = at(gradient, 0) + slope
              row.figures.forEach((figure, k) => (gradient[k + 1] = at(gradient, k + 1) + slope * figure))
            }
            for (let k = 1; k < x.length; k++) {
              loss += ridge * at(x, k) ** 2
              gradient[k] = at(gradient, k) + 2 * ridge * at(x, k)
            }
            return loss
          },
          new Float64Array(open.figureCount + 1),
          200
        )
      )
    )
  )
}

const smooth = 0.05
const ridge = 1e-4

/** The module of the factors, and to standard error what learning on half of the series gives the official hold-outs of the rest. */
export const learnOpen = (folder: string): string => {
  const contest = data.readContest(`${folder}/forecast/m3.csv`)
  const rows = contest.map((one) => rowsOf([one]))
  const half = fit(rows.filter((_, place) => place % 2 === 0).flat())
  tell(
    contest.filter((_, place) => place % 2 === 1),
    half
  )
  const list = Array.from({ length: tails.length }, (_, row) =>
    Array.from(fit(rows.flat()).subarray(row * (open.figureCount + 1), (row + 1) * (open.figureCount + 1)), (value) =>
      String(Number(value.toFixed(3)) + 0)
    ).join(", ")
  )
  return `/**
 * Printed by \`node benchmarks/projection/learn.ts\`; do not edit by hand.
 *
 * @internal
 */
import type { Parameters } from "./open.ts"

export const openParameters: Parameters = Float64Array.from([
  ${list.join(",\n  ")}
])
`
}

/** How often 80 and 95 % held on official hold-outs, by frequency. */
const tell = (contest: ReadonlyArray<data.Contest>, parameters: Float64Array): void => {
  const sums = new Map<string, { steps: number; inside80: number; inside95: number }>()
  const forecaster = Season.adjust((series, horizon) => {
    const members = Ensemble.openMembers.map((member) => member.forecaster(series, horizon))
    const whole = Ensemble.mean(
      "ensemble",
      members.map((forecast) => () => forecast)
    )(series, horizon)
    return open.calibrate(series, members, whole, parameters)
  })
  for (const { holdout, period, training } of contest) {
    const forecast = forecaster(training, holdout.length)
    for (const key of [period, "all"]) {
      const sum = sums.get(key) ?? { steps: 0, inside80: 0, inside95: 0 }
      sums.set(key, sum)
      holdout.forEach((truth, step) => {
        const within = (low: number, high: number) =>
          truth >= Forecast.quantile(forecast, step + 1, low) && truth <= Forecast.quantile(forecast, step + 1, high)
        sum.steps++
        if (within(0.1, 0.9)) sum.inside80++
        if (within(0.025, 0.975)) sum.inside95++
      })
    }
  }
  for (const [key, { inside80, inside95, steps }] of sums)
    process.stderr.write(
      `${JSON.stringify({ leftOut: `M3 ${key}`, steps, coverage80: inside80 / steps, coverage95: inside95 / steps })}\n`
    )
}
