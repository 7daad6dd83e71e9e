/** Training of the member that is learnt across series: pinball loss over rolling origins, with a ridge, by L-BFGS. */
import { Forecast, Draws, type Series } from "@lantoa/projection"
import * as pooled from "../../packages/projection/src/internal/methods/pooled.ts"
import { minimise } from "./lbfgs.ts"
import { type Kind, type Origin, weights } from "./origins.ts"

/** One step of one origin. */
export interface Row {
  readonly history: pooled.History
  readonly truth: number
  readonly weight: number
}

/** The steps of a history that were observed, as rows of this weight. */
const rowsOf = (training: Series.Series, truth: Float64Array, weight: number): ReadonlyArray<Row> => {
  const history = pooled.describe(training.values)
  return Array.from(truth).flatMap((value, step) =>
    Number.isNaN(value) ? [] : { history: pooled.ahead(history, step), truth: value, weight }
  )
}

const { figureCount, hiddenCount, outputCount, parameterCount } = pooled
const hiddenSize = hiddenCount * (1 + figureCount)
const outputSize = 1 + hiddenCount + figureCount

/** The levels that carry the loss: the middles of eleven equal parts, and one further out on each side. */
const levels = [0.01, ...Array.from({ length: 11 }, (_, k) => (2 * k + 1) / 22), 0.99]
/** How much more the outermost weigh: claims of "surely" rest on them, and their loss is small. */
const outermost = 3
const median = levels.indexOf(0.5)
export const standardNormal = Forecast.gaussian({
  method: "normal",
  mean: new Float64Array(1),
  deviation: Float64Array.of(1)
})
const scores = levels.map((level) => Forecast.quantile(standardNormal, 1, level))

const at = (values: ArrayLike<number>, index: number): number => values[index] as number

const start = (seed: number): Float64Array => {
  const random = Draws.make(seed)
  const x = new Float64Array(parameterCount)
  for (let k = 0; k < hiddenSize; k++) x[k] = (2.4 * (random.uniform() - 0.5)) / Math.sqrt(figureCount)
  for (let output = 0; output < outputCount; output++) {
    const from = hiddenSize + output * outputSize
    x[from] = [0, -0.3, -0.3, -1, -1][output] ?? 0
    for (let k = 1; k <= hiddenCount; k++) x[from + k] = 0.2 * (random.uniform() - 0.5)
  }
  return x
}

/** The loss of one row; its slopes along the outputs go to `slopes`. */
const rowLoss = (row: Row, outputs: Float64Array, slopes: Float64Array): number => {
  const place = row.history.level + row.history.unit * at(outputs, 0)
  slopes.fill(0)
  let loss = 0
  for (let side = 0; side < 2; side++) {
    const logarithm = at(outputs, 1 + side)
    const spread = row.history.unit * Math.exp(pooled.spreadLogarithm(logarithm))
    const free = pooled.spreadLogarithm(logarithm) === logarithm ? 1 : 0
    const tail = pooled.tail(at(outputs, 3 + side))
    const tailSlope = pooled.tailSlope(at(outputs, 3 + side))
    // The median belongs to the upper side, where its score of 0 moves nothing.
    for (let k = side === 0 ? 0 : median; k < (side === 0 ? median : levels.length); k++) {
      const level = at(levels, k)
      const score = at(scores, k)
      const reach = spread * score * Math.exp((tail * score * score) / 2)
      const share = 1 / (1 + Math.exp(-(place + reach)))
      const error = row.truth - 100 * share
      const scale = ((2 * row.weight) / levels.length) * (k === 0 || k === levels.length - 1 ? outermost : 1)
      loss += scale * (error > 0 ? level * error : (level - 1) * error)
      const slope = scale * (error > 0 ? -level : 1 - level) * 100 * share * (1 - share)
      slopes[0] = at(slopes, 0) + slope * row.history.unit
      slopes[1 + side] = at(slopes, 1 + side) + free * slope * reach
      slopes[3 + side] = at(slopes, 3 + side) + (slope * reach * tailSlope * score * score) / 2
    }
  }
  return loss
}

/** Adds what a row's slopes along the outputs say about the parameters. */
const push = (
  x: Float64Array,
  gradient: Float64Array,
  row: Row,
  hidden: Float64Array,
  slopes: Float64Array,
  back: Float64Array
): void => {
  back.fill(0)
  let place = hiddenSize
  for (let output = 0; output < outputCount; output++) {
    const slope = at(slopes, output)
    gradient[place] = at(gradient, place) + slope
    place++
    for (let k = 0; k < hiddenCount; k++, place++) {
      gradient[place] = at(gradient, place) + slope * at(hidden, k)
      back[k] = at(back, k) + slope * at(x, place)
    }
    for (let k = 0; k < figureCount; k++, place++)
      gradient[place] = at(gradient, place) + slope * at(row.history.figures, k)
  }
  place = 0
  for (let unit = 0; unit < hiddenCount; unit++) {
    const slope = at(back, unit) * (1 - at(hidden, unit) ** 2)
    gradient[place] = at(gradient, place) + slope
    place++
    for (let k = 0; k < figureCount; k++, place++)
      gradient[place] = at(gradient, place) + slope * at(row.history.figures, k)
  }
}

const isConstant = (place: number): boolean =>
  place < hiddenSize ? place % (1 + figureCount) === 0 : (place - hiddenSize) % outputSize === 0

/** The parameters that fit the rows. The same seed and rows give the same parameters. */
const train = (
  rows: ReadonlyArray<Row>,
  options: { readonly seed: number; readonly ridge: number; readonly rounds: number }
): Float64Array => {
  const hidden = new Float64Array(hiddenCount)
  const back = new Float64Array(hiddenCount)
  const outputs = new Float64Array(outputCount)
  const slopes = new Float64Array(outputCount)
  return minimise(
    (x, gradient) => {
      let loss = 0
      for (const row of rows) {
        pooled.evaluate(x, row.history.figures, hidden, outputs)
        loss += rowLoss(row, outputs, slopes)
        push(x, gradient, row, hidden, slopes, back)
      }
      for (let k = 0; k < x.length; k++) {
        if (isConstant(k)) continue
        loss += options.ridge * at(x, k) ** 2
        gradient[k] = at(gradient, k) + 2 * options.ridge * at(x, k)
      }
      return loss
    },
    start(options.seed),
    options.rounds
  )
}

const seeds = [1]

/** The network of these origins, from this start. */
export const learnOne = (origins: ReadonlyArray<Origin>, seed: number): Float64Array => {
  const steps: Record<Kind, number> = { measured: 0, modelled: 0, first: 0, ceiling: 0 }
  for (const { kind, truth } of origins) steps[kind] += truth.filter(Number.isFinite).length
  const rows = origins.flatMap(({ kind, training, truth }) => rowsOf(training, truth, weights[kind] / steps[kind]))
  return train(rows, { seed, ridge: 7e-4, rounds: 160 })
}

/** Networks from so many starts: their mean errs less than one. */
export const learn = (origins: ReadonlyArray<Origin>): ReadonlyArray<Float64Array> =>
  seeds.map((seed) => learnOne(origins, seed))
