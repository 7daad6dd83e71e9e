/** The gate, the width and the shift of the default ensemble: fitted to rows by pinball loss with a ridge. */
import { Ensemble, Forecast } from "@lantoa/projection"
import {
  describe,
  gateFigures,
  horizonPlace,
  shiftFigures,
  shiftUnit,
  stepFigure,
  widthFigures
} from "../../packages/projection/src/internal/methods/regime.ts"
import { linear, weigh } from "../../packages/projection/src/internal/methods/blend.ts"
import * as pooled from "../../packages/projection/src/internal/methods/pooled.ts"
import { minimise } from "./lbfgs.ts"
import * as network from "./network.ts"
import * as origins from "./origins.ts"

/** 33 levels carry the loss; six more carry the calibration. */
export const lossLevels = Array.from({ length: 33 }, (_, k) => (2 + 3 * k) / 100)
export const ends = [0.1, 0.9, 0.025, 0.975, 0.01, 0.99]
export const levels = [...lossLevels, ...ends]
export const middle = 16
const members = Ensemble.shareMembers.length
const ridge = { gate: 1e-3, width: 4e-3, shift: 1e-3 }

export interface Row {
  readonly fold: number
  readonly kind: origins.Kind
  readonly truth: number
  readonly figures: Float64Array
  readonly unit: number
  /** Members by levels. */
  readonly quantiles: Float64Array
  /** Ends of the members' quantiles at each level. */
  readonly lowest: Float64Array
  readonly highest: Float64Array
  /** What the pooled member, the last, is asked. */
  readonly asked: pooled.History
}

export const at = (values: ArrayLike<number>, index: number): number => values[index] as number

export const readRows = (asked: ReadonlyArray<origins.Origin>): ReadonlyArray<Row> =>
  asked.flatMap((task) => {
    const forecasts = Ensemble.shareMembers.map((member) => member.forecaster(task.training, task.truth.length))
    const regime = describe(task.training.values)
    const history = pooled.describe(task.training.values)
    const steps = Array.from(task.truth.keys()).filter((step) => Number.isFinite(task.truth[step]))
    return steps.map((step) => {
      const figures = Float64Array.from(regime.figures)
      figures[horizonPlace] = stepFigure(step)
      const quantiles = Float64Array.from(
        forecasts.flatMap((forecast) => levels.map((level) => Forecast.quantile(forecast, step + 1, level)))
      )
      return {
        fold: task.fold,
        kind: task.kind,
        truth: at(task.truth, step),
        figures,
        unit: shiftUnit(regime.noise, step),
        quantiles,
        ...hullOf(quantiles),
        asked: pooled.ahead(history, step)
      }
    })
  })

/** The least and the greatest of the members' quantiles at each level. */
const hullOf = (quantiles: Float64Array): { readonly lowest: Float64Array; readonly highest: Float64Array } => {
  const lowest = new Float64Array(levels.length).fill(Infinity)
  const highest = new Float64Array(levels.length).fill(-Infinity)
  quantiles.forEach((value, place) => {
    const k = place % levels.length
    lowest[k] = Math.min(at(lowest, k), value)
    highest[k] = Math.max(at(highest, k), value)
  })
  return { lowest, highest }
}

const scores = levels.map((level) => Forecast.quantile(network.standardNormal, 1, level))

/** The rows with the pooled member as it is without `judged` and without each row's own fold. */
export const leftOutOf = (rows: ReadonlyArray<Row>, judged: number | undefined, networksWithout: NetworksWithout) =>
  rows.map((row): Row => {
    const quantiles = Float64Array.from(row.quantiles)
    pooled.tell(
      networksWithout([row.fold, judged ?? row.fold]),
      row.asked,
      scores,
      quantiles.subarray((members - 1) * levels.length)
    )
    return { ...row, quantiles, ...hullOf(quantiles) }
  })

export type NetworksWithout = (left: readonly [number, number]) => ReadonlyArray<Float64Array>

/** Networks by the folds they leave out, each learnt when it is first asked for. */
export const networksOf = (every: ReadonlyArray<origins.Origin>): NetworksWithout => {
  const known = new Map<string, ReadonlyArray<Float64Array>>()
  return ([one, other]) => {
    const name = one < other ? `${one} ${other}` : `${other} ${one}`
    const found = known.get(name) ?? network.learn(every.filter(({ fold }) => fold !== one && fold !== other))
    known.set(name, found)
    return found
  }
}

const gateSize = members * (gateFigures.length + 1)
const widthSize = 2 * (widthFigures.length + 1)
const shiftSize = shiftFigures.length + 1

export const parts = (x: Float64Array) => ({
  gate: x.subarray(0, gateSize),
  width: x.subarray(gateSize, gateSize + widthSize),
  shift: x.subarray(gateSize + widthSize)
})

/** The blend of one row at all levels, without calibration. */
export const forward = (x: Float64Array, row: Row, mixed: Float64Array, out: Float64Array) => {
  const { gate, shift, width } = parts(x)
  const weights = weigh(gate, row.figures, members)
  mixed.fill(0)
  for (let m = 0; m < members; m++) {
    for (let k = 0; k < levels.length; k++)
      mixed[k] = at(mixed, k) + at(weights, m) * at(row.quantiles, m * levels.length + k)
  }
  const below = Math.exp(Math.min(Math.max(linear(width, 0, widthFigures, row.figures), -3), 3))
  const above = Math.exp(Math.min(Math.max(linear(width, 1, widthFigures, row.figures), -3), 3))
  const median = at(mixed, middle)
  const moved = median + row.unit * linear(shift, 0, shiftFigures, row.figures)
  for (let k = 0; k < levels.length; k++)
    out[k] = moved + ((levels[k] as number) < 0.5 ? below : above) * (at(mixed, k) - median)
  return { weights, below, above, median }
}

export const addLinear = (
  gradient: Float64Array,
  offset: number,
  places: ReadonlyArray<number>,
  row: Row,
  by: number
): void => {
  gradient[offset] = at(gradient, offset) + by
  for (let k = 0; k < places.length; k++) {
    gradient[offset + k + 1] = at(gradient, offset + k + 1) + by * at(row.figures, places[k] as number)
  }
}

/** As for the network, but modelled figures and those near the ceiling count more: few numbers serve them all. */
const weights: typeof origins.weights = {
  ...origins.weights,
  modelled: 1.5 * origins.weights.modelled,
  ceiling: 2 * origins.weights.ceiling
}

/** What a row of each kind weighs. */
const sharesOf = (rows: ReadonlyArray<Row>): Readonly<Record<origins.Kind, number>> => {
  const count = { measured: 0, modelled: 0, first: 0, ceiling: 0 }
  for (const { kind } of rows) count[kind]++
  const { ceiling, first, measured, modelled } = weights
  return {
    measured: measured / count.measured,
    modelled: modelled / count.modelled,
    first: first / count.first,
    ceiling: ceiling / count.ceiling
  }
}

export const fit = (rows: ReadonlyArray<Row>): Float64Array => {
  const shares = sharesOf(rows)
  const mixed = new Float64Array(levels.length)
  const out = new Float64Array(levels.length)
  const pull = new Float64Array(lossLevels.length)
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    let loss = 0
    for (const row of rows) {
      const share = shares[row.kind]
      const { above, below, median, weights } = forward(x, row, mixed, out)
      let total = 0
      let toMedian = 0
      const sides = [0, 0]
      for (let k = 0; k < lossLevels.length; k++) {
        const level = lossLevels[k] as number
        const clamped = Math.min(Math.max(at(out, k), at(row.lowest, k)), at(row.highest, k))
        const error = row.truth - clamped
        const scale = (2 * share) / lossLevels.length
        loss += scale * (error > 0 ? level * error : (level - 1) * error)
        const slope = clamped === at(out, k) ? scale * (error > 0 ? -level : 1 - level) : 0
        const side = level < 0.5 ? 0 : 1
        const spread = side === 0 ? below : above
        total += slope
        sides[side] = (sides[side] ?? 0) + slope * spread * (at(mixed, k) - median)
        pull[k] = slope * spread
        toMedian += slope * (1 - spread)
      }
      pull[middle] = at(pull, middle) + toMedian
      addGate(gradient, row, weights, pull)
      addLinear(gradient, gateSize, widthFigures, row, sides[0] ?? 0)
      addLinear(gradient, gateSize + widthFigures.length + 1, widthFigures, row, sides[1] ?? 0)
      addLinear(gradient, gateSize + widthSize, shiftFigures, row, total * row.unit)
    }
    return loss + addRidge(x, gradient)
  }
  return minimise(objective, new Float64Array(gateSize + widthSize + shiftSize), 150)
}

const addGate = (gradient: Float64Array, row: Row, weights: Float64Array, pull: Float64Array): void => {
  const pulls = Array.from(weights, (_, m) => {
    let sum = 0
    for (let k = 0; k < lossLevels.length; k++) sum += at(pull, k) * at(row.quantiles, m * levels.length + k)
    return sum
  })
  const mean = pulls.reduce((sum, value, m) => sum + value * at(weights, m), 0)
  pulls.forEach((value, m) => {
    addLinear(gradient, m * (gateFigures.length + 1), gateFigures, row, at(weights, m) * (value - mean))
  })
}

const addRidge = (x: Float64Array, gradient: Float64Array): number => {
  let loss = 0
  for (let j = 0; j < x.length; j++) {
    const constant = j < gateSize && j % (gateFigures.length + 1) === 0
    const strength =
      j < gateSize ? ridge.gate * (constant ? 0.1 : 1) : j < gateSize + widthSize ? ridge.width : ridge.shift
    loss += strength * at(x, j) ** 2
    gradient[j] = at(gradient, j) + 2 * strength * at(x, j)
  }
  return loss
}
