/**
 * Least squares of growth curves. The ceiling is linear given the shape, so it is solved and brought inside its
 * bounds; the search runs over two numbers.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"
import { minimise } from "../numerics/nelderMead.ts"

/** A curve from 0 to 1 in time counted in lengths of the series, by its steepness (logarithm) and the time of the steepest rise. */
export type Shape = (time: number, steepness: number, middle: number) => number

/** Where the two numbers are looked for, and from where. */
const lower = Float64Array.of(-3, -3)
const upper = Float64Array.of(5, 4)
const starts = [
  [0.5, -0.5],
  [1.5, 0.5],
  [1.5, 1.2],
  [2.5, 0.8]
] as const

export const logistic: Shape = (time, steepness, middle) => 1 / (1 + Math.exp(-Math.exp(steepness) * (time - middle)))

export const gompertz: Shape = (time, steepness, middle) => Math.exp(-Math.exp(-Math.exp(steepness) * (time - middle)))

/** The fitted curve as a function of the step, in the values' unit. */
export const fit = (values: Float64Array, bound: number, shape: Shape): ((step: number) => number) => {
  let highest = 0
  for (const value of values) if (value > highest) highest = value
  const ceiling = Number.isFinite(bound) ? Math.max(bound, highest) : 2 * highest
  const length = values.length
  const time = (step: number) => (step + 1) / length
  let scale = 0
  const objective = (x: Float64Array): number => {
    let product = 0
    let square = 0
    let total = 0
    for (let t = 0; t < length; t++) {
      const y = at(values, t)
      if (y !== y) continue
      const f = shape(time(t), at(x, 0), at(x, 1))
      product += y * f
      square += f * f
      total += y * y
    }
    scale = Math.min(Math.max(square > 0 ? product / square : highest, highest), ceiling)
    return total - 2 * scale * product + scale * scale * square
  }
  const problem = {
    objective,
    lower,
    upper,
    tolerance: 1e-7 * highest * highest,
    evaluations: 120
  }
  let best = Infinity
  let bestPoint = Float64Array.from(starts[0])
  for (const start of starts) {
    const point = Float64Array.from(start)
    const score = minimise(problem, point)
    if (score < best) {
      best = score
      bestPoint = point
    }
  }
  objective(bestPoint)
  const level = scale
  const first = at(bestPoint, 0)
  const second = at(bestPoint, 1)
  return (step) => level * shape(time(step), first, second)
}
