/**
 * Running sums behind `Evaluation.score`.
 *
 * @internal
 */
import type { AttainmentScores, Band, Case, Options, Reliability, Scores } from "./scores.ts"
import * as Forecast from "../../Forecast.ts"

/** Levels 1 % to 99 %, then 2.5 % and 97.5 %. */
const levels: Float64Array = Float64Array.from({ length: 101 }, (_, index) =>
  index < 99 ? (index + 1) / 100 : index === 99 ? 0.025 : 0.975
)

const standardPlaces = Array.from(levels, (level) => Forecast.standardLevels.indexOf(level))

/** The quantiles of one step at `levels`. */
export const percentiles = (forecast: Forecast.Forecast, step: number): Float64Array => {
  const result = new Float64Array(levels.length)
  const standard = forecast.levels === Forecast.standardLevels
  const offset = (step - 1) * forecast.levels.length
  for (let k = 0; k < levels.length; k++) {
    result[k] = standard
      ? (forecast.quantiles[offset + (standardPlaces[k] as number)] as number)
      : Forecast.quantile(forecast, step, levels[k] as number)
  }
  return result
}

export const crps = (quantiles: Float64Array, truth: number): number => {
  let sum = 0
  for (let k = 0; k < 99; k++) {
    const level = levels[k] as number
    const error = truth - (quantiles[k] as number)
    sum += error > 0 ? level * error : (level - 1) * error
  }
  return (2 * sum) / 99
}

/** `P(value >= x)` along the 99 quantiles, 0.995 and 0.005 outside them. */
export const probabilityAtLeast = (quantiles: Float64Array, x: number): number => {
  if (x <= (quantiles[0] as number)) return 0.995
  if (x > (quantiles[98] as number)) return 0.005
  let k = 1
  while ((quantiles[k] as number) < x) k++
  const low = quantiles[k - 1] as number
  return 1 - (k + (x - low) / ((quantiles[k] as number) - low)) / 100
}

interface Sums {
  count: number
  crps: number
  inside80: number
  inside95: number
}

interface BandSums extends Sums {
  readonly from: number
  readonly to: number
}

interface Tally extends Sums {
  cases: number
  below: number
  absolute: number
  scaled: number
  symmetric: number
  scaledCrps: number
  readonly byLevel: ReadonlyArray<BandSums>
  readonly byLength: ReadonlyArray<BandSums>
  events: number
  happened: number
  brier: number
  steps: number
  ranked: number
  logLoss: number
  readonly bins: ReadonlyArray<{ count: number; said: number; happened: number }>
}

const binCount = 20

const bands = (edges: ReadonlyArray<number>): ReadonlyArray<BandSums> =>
  edges
    .slice(0, -1)
    .map((from, index) => ({ from, to: edges[index + 1] ?? Infinity, count: 0, crps: 0, inside80: 0, inside95: 0 }))

export const start = (options: Options): Tally => ({
  cases: 0,
  below: 0,
  count: 0,
  crps: 0,
  inside80: 0,
  inside95: 0,
  absolute: 0,
  scaled: 0,
  symmetric: 0,
  scaledCrps: 0,
  byLevel: bands(options.levelBands),
  byLength: bands(options.lengthBands),
  events: 0,
  happened: 0,
  brier: 0,
  steps: 0,
  ranked: 0,
  logLoss: 0,
  bins: Array.from({ length: binCount }, () => ({ count: 0, said: 0, happened: 0 }))
})

/** The mean absolute one-step change (one-season change where there are seasons), gaps filled along straight lines. */
const scaleOf = (training: Case["training"], minimum: number): number => {
  const filled = interpolate(training.values)
  const lag = filled.length > training.frequency ? training.frequency : 1
  let sum = 0
  for (let t = lag; t < filled.length; t++) sum += Math.abs((filled[t] as number) - (filled[t - lag] as number))
  return Math.max(filled.length > lag ? sum / (filled.length - lag) : 0, minimum)
}

/** The values from the first observed to the last, gaps filled along straight lines. */
export const interpolate = (values: Float64Array): Float64Array => {
  const filled: Array<number> = []
  let gap = 0
  for (const value of values) {
    if (!Number.isFinite(value)) {
      gap++
      continue
    }
    const before = filled.at(-1)
    if (before !== undefined) {
      for (let k = 1; k <= gap; k++) filled.push(before + ((value - before) * k) / (gap + 1))
    }
    filled.push(value)
    gap = 0
  }
  return Float64Array.from(filled)
}

export const add = (tally: Tally, one: Case, options: Options): void => {
  const seen = one.training.values.filter(Number.isFinite)
  const last = seen.at(-1) ?? NaN
  const scale = scaleOf(one.training, options.minimumScale)
  const places = [
    tally,
    tally.byLevel.find((band) => last >= band.from && last < band.to),
    tally.byLength.find((band) => seen.length >= band.from && seen.length < band.to)
  ]
  tally.cases++
  for (let step = 1; step <= one.forecast.horizon; step++) {
    const truth = one.truth[step - 1] as number
    if (!Number.isFinite(truth)) continue
    const quantiles = percentiles(one.forecast, step)
    const score = crps(quantiles, truth)
    for (const place of places) if (place !== undefined) count(place, quantiles, truth, score)
    const point = quantiles[49] as number
    const size = Math.abs(truth) + Math.abs(point)
    tally.below += truth <= point ? 1 : 0
    tally.absolute += Math.abs(truth - point)
    tally.scaled += Math.abs(truth - point) / scale
    tally.symmetric += size > 0 ? (200 * Math.abs(truth - point)) / size : 0
    tally.scaledCrps += score / scale
    for (const threshold of options.thresholds) {
      if (last < threshold)
        attain(tally, probabilityAtLeast(quantiles, threshold), truth >= threshold, step === one.forecast.horizon)
    }
  }
}

const count = (sums: Sums, quantiles: Float64Array, truth: number, score: number): void => {
  sums.count++
  sums.crps += score
  if (truth >= (quantiles[9] as number) && truth <= (quantiles[89] as number)) sums.inside80++
  if (truth >= (quantiles[99] as number) && truth <= (quantiles[100] as number)) sums.inside95++
}

const attain = (tally: Tally, said: number, happened: boolean, atEnd: boolean): void => {
  const error = (said - (happened ? 1 : 0)) ** 2
  tally.steps++
  tally.ranked += error
  if (!atEnd) return
  tally.events++
  tally.happened += happened ? 1 : 0
  tally.brier += error
  tally.logLoss -= Math.log(happened ? said : 1 - said)
  const bin = tally.bins[Math.min(binCount - 1, Math.floor(said * binCount))]
  if (bin === undefined) return
  bin.count++
  bin.said += said
  bin.happened += happened ? 1 : 0
}

export const finish = (tally: Tally): Scores => ({
  cases: tally.cases,
  count: tally.count,
  mae: tally.absolute / tally.count,
  mase: tally.scaled / tally.count,
  smape: tally.symmetric / tally.count,
  crps: tally.crps / tally.count,
  scaledCrps: tally.scaledCrps / tally.count,
  coverage80: tally.inside80 / tally.count,
  coverage95: tally.inside95 / tally.count,
  belowMedian: tally.below / tally.count,
  byLevel: tally.byLevel.map(finishBand),
  byLength: tally.byLength.map(finishBand),
  attainment: finishAttainment(tally)
})

const finishBand = (band: BandSums): Band => ({
  from: band.from,
  to: band.to,
  count: band.count,
  crps: band.crps / band.count,
  coverage80: band.inside80 / band.count,
  coverage95: band.inside95 / band.count
})

const finishAttainment = (tally: Tally): AttainmentScores => ({
  events: tally.events,
  baseRate: tally.happened / tally.events,
  brier: tally.brier / tally.events,
  rps: tally.ranked / tally.steps,
  logLoss: tally.logLoss / tally.events,
  reliability: tally.bins.map((bin, index): Reliability => ({
    from: index / binCount,
    to: (index + 1) / binCount,
    count: bin.count,
    said: bin.said / bin.count,
    happened: bin.happened / bin.count
  }))
})
