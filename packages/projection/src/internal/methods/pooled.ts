/**
 * The member learnt across series: small networks from figures of a share's history to the place, the spread and the
 * tails of its change on the logit scale. What one short series cannot say of itself, the others say of it.
 *
 * @internal
 */
import * as Forecast from "../../Forecast.ts"
import { logit } from "../../Transform.ts"
import { interpolate } from "./metrics.ts"

/** What a network is told of a history; the last place is the step's. */
export const figureCount = 27
export const hiddenCount = 11
/** Place, logarithms of the spread below and above, tails below and above. */
export const outputCount = 5
/** Rows of `1 + figureCount` a hidden unit, then of `1 + hiddenCount + figureCount` an output; constants first. */
export const parameterCount = hiddenCount * (1 + figureCount) + outputCount * (1 + hiddenCount + figureCount)

/** A history as the network sees it. */
export interface History {
  readonly figures: Float64Array
  /** The latest value on the logit scale. */
  readonly level: number
  /** The size of a usual change on the logit scale: the unit of place and spread. */
  readonly unit: number
}

const at = (values: ArrayLike<number>, index: number): number => values[index] as number
const within = (value: number): number => Math.min(Math.max(value, -3), 3)
const soft = (value: number): number => 3 * Math.tanh(value / 3)
const middleOf = (values: Float64Array): number =>
  values.length === 0 ? 0 : at(values.sort(), Math.floor(values.length / 2))

/** From observations in percent that end with one, gaps as `NaN`. */
export const describe = (values: Float64Array): History => {
  const y = interpolate(values)
  const z = y.map(logit.forward)
  const end = y.length - 1
  const level = at(z, end)
  const seen = values.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0)
  const size = sizes(y, z, seen)
  const { unit } = size
  /** Mean slope over the last `k` steps, or over fewer where the series is shorter. */
  const slope = (scale: Float64Array, k: number) => (at(scale, end) - at(scale, Math.max(end - k, 0))) / k
  const mean = (from: number) => [0, 1, 2].reduce((sum, k) => sum + at(z, Math.max(end - from - k, 0)) / 3, 0)
  const whole = end > 0 ? (level - at(z, 0)) / end : 0
  let top = 0
  for (let t = 1; t <= end; t++) if (at(y, t) >= at(y, top)) top = t
  const fallen = level - at(z, top)
  let gap = 0
  while (gap + 2 <= values.length && !Number.isFinite(at(values, values.length - 2 - gap))) gap++
  const figures = Float64Array.of(
    within(level / 2),
    within((level / 2) ** 2 - 1),
    within(2 * Math.log(y.length / 15)),
    within((Math.log(size.bend + 0.02) + 0.5) / 1.5),
    within(Math.log(size.roughness) + 2),
    within((Math.log(size.change) + 1.7) / 0.8),
    within((Math.log(size.logitBend + 0.005) + 2.5) / 1.2),
    soft(slope(z, 1) / unit),
    soft(slope(z, 2) / unit),
    soft(slope(z, 3) / unit),
    soft(slope(z, 5) / unit),
    soft(whole / unit),
    soft(5 * slope(z, 3)),
    soft((slope(z, 3) - whole) / unit),
    soft(slope(y, 3) / 3),
    soft(slope(y, 1) / 4),
    soft(slope(y, 5) / 3),
    soft((mean(0) - mean(3)) / 3 / unit),
    within(fallen / unit),
    within(3 * fallen),
    within(3 * size.drop - 1),
    within(4 * (1 - seen / y.length)),
    within(gap),
    within((end - top) / 4),
    within(3 / seen),
    within(Math.max(level - 2.5, 0)),
    0
  )
  return { figures, level, unit }
}

/**
 * How large changes and bends are, recent ones counting more. Small constants keep a flat series away from 0, and what a
 * few figures say of their changes is drawn towards what is usual, the more so the fewer there are.
 */
const sizes = (y: Float64Array, z: Float64Array, seen: number) => {
  const prior = 4 * 0.4 ** (seen - 1)
  const end = z.length - 1
  const bends = new Float64Array(Math.max(end - 1, 0))
  const logitBends = new Float64Array(bends.length)
  let squares = 0
  let weights = 0
  let bent = 0
  let bentWeights = 0
  let drop = 0
  for (let t = 1; t <= end; t++) {
    const weight = 0.9 ** (end - t)
    const change = at(z, t) - at(z, t - 1)
    squares += weight * within(change) ** 2
    weights += weight
    drop = Math.max(drop, -change)
    if (t === 1) continue
    const bend = at(z, t) - 2 * at(z, t - 1) + at(z, t - 2)
    bent += weight * within(bend) ** 2
    bentWeights += weight
    logitBends[t - 2] = Math.abs(bend)
    bends[t - 2] = Math.abs(at(y, t) - 2 * at(y, t - 1) + at(y, t - 2))
  }
  return {
    unit: Math.min(Math.max(Math.sqrt((squares + 0.005 + 0.12 * prior) / (weights + 2 + prior)), 0.01), 1),
    change: Math.sqrt((squares + 0.0025) / (weights + 1)),
    roughness: Math.sqrt((bent + 0.0004) / (bentWeights + 1)),
    bend: middleOf(bends),
    logitBend: middleOf(logitBends),
    drop
  }
}

/** Past the steps that were learnt from, the figure stays where it is. */
const stepFigure = (step: number): number => (Math.min(step, 4) - 2) / 1.4

/** The network: figures in, outputs out. `hidden` is left as the training needs it. */
export const evaluate = (
  parameters: Float64Array,
  figures: Float64Array,
  hidden: Float64Array,
  outputs: Float64Array
): void => {
  let place = 0
  for (let unit = 0; unit < hiddenCount; unit++) {
    let sum = at(parameters, place++)
    for (let k = 0; k < figureCount; k++) sum += at(parameters, place++) * at(figures, k)
    hidden[unit] = Math.tanh(sum)
  }
  for (let output = 0; output < outputCount; output++) {
    let sum = at(parameters, place++)
    for (let unit = 0; unit < hiddenCount; unit++) sum += at(parameters, place++) * at(hidden, unit)
    for (let k = 0; k < figureCount; k++) sum += at(parameters, place++) * at(figures, k)
    outputs[output] = sum
  }
}

const heaviest = 0.8

/** How heavy a tail is, from 0 (normal) to `heaviest`. */
export const tail = (output: number): number => heaviest / (1 + Math.exp(-output))

/** The derivative of `tail`. */
export const tailSlope = (output: number): number => tail(output) * (1 - tail(output) / heaviest)

/** The spread's logarithm is kept where the spread is neither nothing nor everything. */
export const spreadLogarithm = (output: number): number => Math.min(Math.max(output, -5), 3)

/**
 * Writes the quantiles in percent at normal scores: on the logit scale `place ± spread · |score| · exp(tail · score² / 2)`,
 * Tukey's h distribution with two sides. Ascending, since the tails are not below 0.
 */
const quantiles = (
  outputs: Float64Array,
  level: number,
  unit: number,
  scores: ArrayLike<number>,
  into: Float64Array
): void => {
  const place = level + unit * at(outputs, 0)
  const spreads = [1, 2].map((k) => unit * Math.exp(spreadLogarithm(at(outputs, k))))
  const tails = [3, 4].map((k) => tail(at(outputs, k)))
  for (let k = 0; k < scores.length; k++) {
    const score = at(scores, k)
    const side = score < 0 ? 0 : 1
    into[k] = logit.backward(place + at(spreads, side) * score * Math.exp((at(tails, side) * score * score) / 2))
  }
}

/** Writes the mean of what several networks, alike but for their starts, say of a step's quantiles in percent. */
export const tell = (
  networks: ReadonlyArray<Float64Array>,
  history: History,
  scores: ArrayLike<number>,
  into: Float64Array
): void => {
  const hidden = new Float64Array(hiddenCount)
  const outputs = new Float64Array(outputCount)
  const one = new Float64Array(scores.length)
  into.fill(0, 0, scores.length)
  for (const network of networks) {
    evaluate(network, history.figures, hidden, outputs)
    quantiles(outputs, history.level, history.unit, scores, one)
    for (let k = 0; k < one.length; k++) into[k] = at(into, k) + at(one, k) / networks.length
  }
}

/** The history as it is asked about a step, from 0: the step filled in, the unit grown with its root. */
export const ahead = (history: History, step: number): History => {
  const figures = Float64Array.from(history.figures)
  figures[figureCount - 1] = stepFigure(step)
  return { figures, level: history.level, unit: history.unit * Math.sqrt(step + 1) }
}

/** Without any observation it is forecast from the middle. */
const unknown = Float64Array.of(50)

/** The member with such networks, for series in percent. */
export const forecaster =
  (networks: ReadonlyArray<Float64Array>): Forecast.Forecaster =>
  ({ values }, horizon) => {
    const last = values.findLastIndex((value) => Number.isFinite(value))
    const gap = last < 0 ? 0 : values.length - 1 - last
    const history = describe(last < 0 ? unknown : values.subarray(0, last + 1))
    const steps = horizon + gap
    const width = Forecast.standardLevels.length
    const forecast = {
      method: "pooled",
      horizon: steps,
      levels: Forecast.standardLevels,
      quantiles: new Float64Array(steps * width),
      correlation: Forecast.randomWalkCorrelation(steps)
    }
    for (let step = 0; step < steps; step++) {
      const row = forecast.quantiles.subarray(step * width, (step + 1) * width)
      tell(networks, ahead(history, step), Forecast.standardScores, row)
    }
    return gap === 0 ? forecast : Forecast.after(forecast, gap)
  }
