/**
 * Forecasts of shares joined into one: a weighed mean of quantiles, its median moved and its spread scaled.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"
import * as Forecast from "../../Forecast.ts"
import * as regimes from "./regime.ts"
import * as spread from "./spread.ts"

/** Learnt from public series by the benchmark's `learn` program. Rows of a matrix follow the figures of a regime. */
export interface Parameters {
  /** One row a member: constant, then a coefficient a gate figure. */
  readonly gate: Float64Array
  /** Logarithm of the factor on the spread below and above the median. */
  readonly width: Float64Array
  readonly shift: Float64Array
  /** Logarithm of a further factor at 10, 90, 2.5, 97.5, 1 and 99 %, learnt on series that were left out. */
  readonly calibration: Float64Array
}

/** `row`-th linear form: a constant, then a coefficient a figure. */
export const linear = (
  coefficients: Float64Array,
  row: number,
  places: ReadonlyArray<number>,
  figures: Float64Array
): number => {
  const offset = row * (places.length + 1)
  let sum = at(coefficients, offset)
  for (let k = 0; k < places.length; k++) sum += at(coefficients, offset + k + 1) * at(figures, places[k] as number)
  return sum
}

const factor = (logarithm: number): number => Math.exp(Math.min(Math.max(logarithm, -3), 3))

/** Weights of the members at one step, summing to 1. */
export const weigh = (gate: Float64Array, figures: Float64Array, members: number): Float64Array => {
  const weights = new Float64Array(members)
  let largest = -Infinity
  for (let m = 0; m < members; m++) {
    weights[m] = linear(gate, m, regimes.gateFigures, figures)
    largest = Math.max(largest, at(weights, m))
  }
  let total = 0
  for (let m = 0; m < members; m++) {
    weights[m] = Math.exp(at(weights, m) - largest)
    total += at(weights, m)
  }
  for (let m = 0; m < members; m++) weights[m] = at(weights, m) / total
  return weights
}

/** The blend of forecasts in percent. */
export const blend = (
  method: string,
  members: ReadonlyArray<Forecast.Forecast>,
  regime: regimes.Regime,
  parameters: Parameters
): Forecast.Forecast => {
  const horizon = members[0]?.horizon ?? 0
  const levels = Forecast.standardLevels
  const width = levels.length
  const quantiles = new Float64Array(horizon * width)
  const correlation = new Float64Array(horizon * horizon)
  const figures = Float64Array.from(regime.figures)
  for (let step = 0; step < horizon; step++) {
    figures[regimes.horizonPlace] = regimes.stepFigure(step)
    const weights = weigh(parameters.gate, figures, members.length)
    const row = quantiles.subarray(step * width, (step + 1) * width)
    members.forEach((member, m) => {
      const weight = at(weights, m)
      for (let k = 0; k < width; k++) row[k] = at(row, k) + weight * at(member.quantiles, step * width + k)
      for (let k = 0; k < horizon; k++) {
        const place = step * horizon + k
        correlation[place] = at(correlation, place) + weight * at(member.correlation, place)
      }
    })
    respread(row, figures, regimes.shiftUnit(regime.noise, step), parameters)
    hold(row, members, step)
  }
  symmetrise(correlation, horizon)
  return { method, horizon, levels, quantiles, correlation }
}

const middle = Forecast.standardLevels.indexOf(0.5)

const respread = (row: Float64Array, figures: Float64Array, unit: number, parameters: Parameters): void => {
  const { calibration, shift, width } = parameters
  const places = regimes.calibrationFigures
  const median = at(row, middle)
  const moved = median + unit * linear(shift, 0, regimes.shiftFigures, figures)
  for (const side of [0, 1]) {
    const scale = factor(linear(width, side, regimes.widthFigures, figures))
    const factors = [0, 2, 4].map((end) => factor(linear(calibration, side + end, places, figures)))
    let furthest = 0
    const direction = side === 0 ? -1 : 1
    for (let k = middle + direction; k >= 0 && k < row.length; k += direction) {
      const score = Math.abs(at(Forecast.standardScores, k))
      furthest = Math.max(furthest, scale * spread.between(score, factors) * Math.abs(at(row, k) - median))
      row[k] = moved + direction * furthest
    }
  }
  row[middle] = moved
  for (let k = 0; k < row.length; k++) row[k] = Math.min(Math.max(at(row, k), 0), 100)
}

/** No quantile goes where no member has its own: what moves and scales them was learnt on others than this series. */
const hold = (row: Float64Array, members: ReadonlyArray<Forecast.Forecast>, step: number): void => {
  for (let k = 0; k < row.length; k++) {
    const told = members.map(({ quantiles }) => at(quantiles, step * row.length + k))
    row[k] = Math.min(Math.max(at(row, k), Math.min(...told)), Math.max(...told))
  }
}

/** Weights differ a little from step to step, so the two halves are averaged. */
const symmetrise = (correlation: Float64Array, size: number): void => {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      const mean = (at(correlation, i * size + k) + at(correlation, k * size + i)) / 2
      correlation[i * size + k] = mean
      correlation[k * size + i] = mean
    }
  }
}
