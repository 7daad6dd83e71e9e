/**
 * Additive exponential smoothing in innovations form (Hyndman, Koehler, Ord & Snyder 2008). The errors are linear in
 * the initial states, so these are solved exactly for each set of smoothing parameters and the search runs over at
 * most four numbers instead of four plus the season.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"
import * as cholesky from "../numerics/cholesky.ts"
import { minimise } from "../numerics/nelderMead.ts"

type Trend = "none" | "additive" | "damped"

export interface Model {
  readonly trend: Trend
  readonly seasonal: boolean
}

/** A fitted model. `states` is level, slope and the season, newest last, at the end of the series. */
export interface Fit {
  readonly model: Model
  readonly alpha: number
  readonly beta: number
  readonly gamma: number
  readonly phi: number
  readonly initial: Float64Array
  readonly states: Float64Array
  readonly sse: number
  readonly logLikelihood: number
  readonly aicc: number
  /** Free parameters, the variance included. */
  readonly parameters: number
  readonly variance: number
}

/** The four parameters at one point of the search. */
interface Parameters {
  alpha: number
  beta: number
  gamma: number
  phi: number
}

/** Initial states that the data hardly tell apart are told apart by rounding; their pivot is kept from 0. */
const floored = (rest: number): number => Math.sqrt(Math.max(rest, 1e-12))

/** Reused arrays of one fit: nothing is allocated while searching. */
class Filter {
  readonly values: Float64Array
  readonly weights: Float64Array | undefined
  readonly frequency: number
  readonly trend: Trend
  readonly size: number
  readonly lanes: number
  readonly states: Float64Array
  readonly errors: Float64Array
  readonly normal: Float64Array
  readonly right: Float64Array
  readonly initial: Float64Array
  constructor(values: Float64Array, weights: Float64Array | undefined, frequency: number, model: Model) {
    this.values = values
    this.weights = weights
    this.trend = model.trend
    this.frequency = model.seasonal ? frequency : 0
    this.size = 2 + this.frequency
    // One lane runs the data from zero states, each other lane one unit state without data.
    this.lanes = 1 + (model.trend === "none" ? 1 : 2) + (model.seasonal ? frequency - 1 : 0)
    this.states = new Float64Array(this.size * this.lanes)
    this.errors = new Float64Array(this.lanes)
    this.normal = new Float64Array((this.lanes - 1) * (this.lanes - 1))
    this.right = new Float64Array(this.lanes - 1)
    this.initial = new Float64Array(this.size)
  }

  /** The smallest sum of squares over the initial states, which are left in `initial`. */
  run(p: Parameters): number {
    const { errors, lanes, normal, right, values, weights } = this
    const unknowns = lanes - 1
    this.start()
    normal.fill(0)
    right.fill(0)
    let total = 0
    for (let t = 0; t < values.length; t++) {
      const value = at(values, t)
      const present = value === value
      for (let lane = 0; lane < lanes; lane++) this.step(p, lane, lane === 0 ? value : 0, present, t)
      if (!present) continue
      const weight = weights === undefined ? 1 : at(weights, t)
      const base = at(errors, 0)
      total += weight * base * base
      for (let i = 0; i < unknowns; i++) {
        const scaled = weight * at(errors, i + 1)
        right[i] = at(right, i) - scaled * base
        for (let k = 0; k <= i; k++)
          normal[i * unknowns + k] = at(normal, i * unknowns + k) + scaled * at(errors, k + 1)
      }
    }
    return Math.max(this.solve(total), 0)
  }

  private start(): void {
    const { frequency, lanes, size, states, trend } = this
    states.fill(0)
    states[size] = 1
    let lane = 2
    if (trend !== "none") states[size * lane++ + 1] = 1
    for (let season = 0; season + 1 < frequency; season++, lane++) states[size * lane + 2 + season] = 1
    if (lane !== lanes) throw new RangeError("lanes of the filter do not fit its model")
  }

  private step(p: Parameters, lane: number, value: number, present: boolean, t: number): void {
    const { frequency, states } = this
    const offset = lane * this.size
    const slope = p.phi * at(states, offset + 1)
    const level = at(states, offset) + slope
    const place = frequency > 0 ? offset + 2 + (t % frequency) : -1
    const error = present ? value - level - (place < 0 ? 0 : at(states, place)) : 0
    this.errors[lane] = error
    states[offset] = level + p.alpha * error
    states[offset + 1] = slope + p.beta * error
    if (place >= 0) states[place] = at(states, place) + p.gamma * error
  }

  /** Solves the normal equations; leaves the initial states and the states at the end. */
  private solve(total: number): number {
    const { lanes, normal, right, size, states } = this
    const n = lanes - 1
    cholesky.decompose(normal, n, normal, floored)
    cholesky.forward(normal, n, right)
    let sse = total
    for (let i = 0; i < n; i++) sse -= at(right, i) * at(right, i)
    cholesky.backward(normal, n, right)
    for (let lane = 1; lane <= n; lane++) {
      for (let k = 0; k < size; k++) states[k] = at(states, k) + at(right, lane - 1) * at(states, lane * size + k)
    }
    this.initial.fill(0)
    const slopes = this.trend === "none" ? 0 : 1
    for (let i = 0; i < n; i++) this.initial[i === 0 || slopes === 1 ? i : i + 1] = at(right, i)
    return sse
  }
}

const lowest = 1e-4
const highest = 0.9999
const dampedFrom = 0.8
const dampedTo = 0.98

/** Starting points: smoothing from slow to quick. */
const starts = [
  [0.1, 0.1, 0.9],
  [0.5, 0.1, 0.97],
  [0.9, 0.5, 0.85]
] as const

/** Fits by maximum likelihood inside R's bounds (`forecast::ets`, bounds "usual"). Needs two observations. */
export const fit = (values: Float64Array, weights: Float64Array | undefined, frequency: number, model: Model): Fit => {
  const filter = new Filter(values, weights, frequency, model)
  const trended = model.trend !== "none"
  const lower: Array<number> = [lowest]
  const upper: Array<number> = [highest]
  if (trended) push(lower, upper, 0, 1)
  if (model.trend === "damped") push(lower, upper, dampedFrom, dampedTo)
  if (model.seasonal) push(lower, upper, 0, 1)
  const p: Parameters = { alpha: 0, beta: 0, gamma: 0, phi: trended ? 1 : 0 }
  // Slope and season are searched as shares of what alpha leaves them, so that the region is a box.
  const read = (x: Float64Array): void => {
    let k = 0
    p.alpha = at(x, k++)
    if (trended) p.beta = Math.max(lowest, at(x, k++) * p.alpha)
    if (model.trend === "damped") p.phi = at(x, k++)
    if (model.seasonal) p.gamma = Math.max(lowest, at(x, k) * (1 - p.alpha))
  }
  let count = 0
  let power = 0
  for (const value of values) {
    if (value !== value) continue
    count++
    power += value * value
  }
  const floor = Math.max(power, 1e-200) * 1e-20
  const problem = {
    objective: (x: Float64Array) => {
      read(x)
      return count * Math.log(Math.max(filter.run(p), floor))
    },
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
    tolerance: 1e-6,
    evaluations: 220
  }
  let best = Infinity
  let bestPoint = new Float64Array(lower.length)
  for (const start of starts) {
    const point = startAt(start, model)
    const score = minimise(problem, point)
    if (score < best || best === Infinity) {
      best = score
      bestPoint = point
    }
  }
  read(bestPoint)
  const sse = filter.run(p)
  const parameters = lower.length + filter.lanes - 1 + 1
  const left = count - parameters - 1
  const aic = best + 2 * parameters
  return {
    model,
    ...p,
    initial: filter.initial,
    states: filter.states.slice(0, filter.size),
    sse,
    logLikelihood: -best / 2,
    aicc: left > 0 ? aic + (2 * parameters * (parameters + 1)) / left : Infinity,
    parameters,
    variance: sse / Math.max(1, count - parameters + 1)
  }
}

const push = (lower: Array<number>, upper: Array<number>, from: number, to: number): void => {
  lower.push(from)
  upper.push(to)
}

const startAt = (start: readonly [number, number, number], model: Model): Float64Array<ArrayBuffer> => {
  const point: Array<number> = [start[0]]
  if (model.trend !== "none") point.push(start[1])
  if (model.trend === "damped") point.push(start[2])
  if (model.seasonal) point.push(0.1)
  return Float64Array.from(point)
}
