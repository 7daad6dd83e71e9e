/**
 * A Kalman filter of level and fading slope, its overall variance concentrated out of the likelihood.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"
import * as observed from "./observed.ts"

/** Variances relative to that of the one-step shock, and how much of a slope is left after a step. */
interface Noise {
  readonly measurement: number
  readonly level: number
  readonly slope: number
  readonly fade: number
}

const grid: ReadonlyArray<Noise> = [0, 1].flatMap((measurement) =>
  [0.02, 0.3, 1].flatMap((level) =>
    [0.0005, 0.01, 0.1].flatMap((slope) => [0.85, 0.97].map((fade) => ({ measurement, level, slope, fade })))
  )
)

/** What one pass leaves: the state, its covariance over the overall variance, that variance, and the likelihood. */
interface Pass {
  level: number
  slope: number
  p00: number
  p01: number
  p11: number
  variance: number
  logLikelihood: number
}

const filter = (series: observed.Observed, noise: Noise, start: Pass, pass: Pass): void => {
  const { values, weights } = series
  const { fade } = noise
  let { level, p00, p01, p11, slope } = start
  let squares = 0
  let logs = 0
  let counted = 0
  for (let t = 0; t < values.length; t++) {
    if (t > 0) {
      level += slope
      slope *= fade
      p00 += 2 * p01 + p11 + noise.level
      p01 = fade * (p01 + p11)
      p11 = fade * fade * p11 + noise.slope
    }
    const value = at(values, t)
    if (value !== value) continue
    const weight = weights === undefined ? 1 : Math.max(at(weights, t), 1e-6)
    const variance = p00 + noise.measurement / weight + 1e-9
    const error = value - level
    const gain = p00 / variance
    const slopeGain = p01 / variance
    level += gain * error
    slope += slopeGain * error
    p11 -= slopeGain * p01
    p01 -= gain * p01
    p00 -= gain * p00
    squares += (error * error) / variance
    logs += Math.log(variance)
    counted++
  }
  // One pseudo-observation of the start's own size keeps the variance of a perfectly smooth series above zero.
  pass.variance = (squares + 1e-6 * start.variance) / counted
  pass.logLikelihood = -0.5 * (logs + counted * Math.log(Math.max(pass.variance, 1e-300)))
  pass.level = level
  pass.slope = slope
  pass.p00 = p00
  pass.p01 = p01
  pass.p11 = p11
}

/** The mixture's first two moments. */
export const average = (series: observed.Observed, horizon: number): observed.Moments => {
  const start = diffuse(series)
  const passes = grid.map(() => ({ ...start }))
  let best = -Infinity
  grid.forEach((noise, index) => {
    const pass = passes[index] as Pass
    filter(series, noise, start, pass)
    if (pass.logLikelihood > best) best = pass.logLikelihood
  })
  const mean = new Float64Array(horizon)
  const squares = new Float64Array(horizon)
  let total = 0
  grid.forEach((noise, index) => {
    const pass = passes[index] as Pass
    const share = Math.exp(pass.logLikelihood - best)
    total += share
    let { level, p00, p01, p11, slope } = pass
    const { fade } = noise
    for (let h = 0; h < horizon; h++) {
      level += slope
      slope *= fade
      p00 += 2 * p01 + p11 + noise.level
      p01 = fade * (p01 + p11)
      p11 = fade * fade * p11 + noise.slope
      mean[h] = at(mean, h) + share * level
      squares[h] = at(squares, h) + share * (pass.variance * (p00 + noise.measurement) + (level - series.last) ** 2)
    }
  })
  const deviation = new Float64Array(horizon)
  for (let h = 0; h < horizon; h++) {
    mean[h] = at(mean, h) / total
    deviation[h] = Math.sqrt(Math.max(at(squares, h) / total - (at(mean, h) - series.last) ** 2, 0))
  }
  return { mean, deviation }
}

/** A start that says little: the first value, no slope, and a variance far above that of a step. */
const diffuse = (series: observed.Observed): Pass => {
  const first = at(series.values, 0)
  let squares = 0
  for (const value of series.values) if (value === value) squares += (value - first) ** 2
  const variance = squares > 0 ? squares / series.count : observed.singleDeviation(series) ** 2
  return { level: first, slope: 0, p00: 1e4, p01: 0, p11: 10, variance, logLikelihood: 0 }
}
