/**
 * Least squares of growth curves. The ceiling is linear given the shape, so it is solved and brought inside its
 * bounds; the search runs over two numbers.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"
import { minimise } from "../numerics/nelderMead.ts"

/** A curve from 0 to 1 in time counted in lengths of the series, with where to look for its two parameters. */
export interface Shape {
  readonly value: (time: number, first: number, second: number) => number
  readonly lower: readonly [number, number]
  readonly upper: readonly [number, number]
  readonly starts: ReadonlyArray<readonly [number, number]>
}

/** Steepness (logarithm) and the time of the steepest rise. */
const timed = (value: (time: number, first: number, second: number) => number): Shape => ({
  value,
  lower: [-3, -3],
  upper: [5, 4],
  starts: [
    [0.5, -0.5],
    [1.5, 0.5],
    [1.5, 1.2],
    [2.5, 0.8]
  ]
})

export const logistic: Shape = timed(
  (time, steepness, middle) => 1 / (1 + Math.exp(-Math.exp(steepness) * (time - middle)))
)

export const gompertz: Shape = timed((time, steepness, middle) =>
  Math.exp(-Math.exp(-Math.exp(steepness) * (time - middle)))
)

/** Innovation and imitation, both as logarithms of rates a length of the series. */
export const bass: Shape = {
  value: (time, innovation, imitation) => {
    const p = Math.exp(innovation)
    const q = Math.exp(imitation)
    const fade = Math.exp(-(p + q) * Math.max(time, 0))
    return (1 - fade) / (1 + (q / p) * fade)
  },
  lower: [-10, -4],
  upper: [2, 5],
  starts: [
    [-4, 1.5],
    [-1, 0],
    [-6, 2.5]
  ]
}

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
      const f = shape.value(time(t), at(x, 0), at(x, 1))
      product += y * f
      square += f * f
      total += y * y
    }
    scale = Math.min(Math.max(square > 0 ? product / square : highest, highest), ceiling)
    return total - 2 * scale * product + scale * scale * square
  }
  const problem = {
    objective,
    lower: Float64Array.from(shape.lower),
    upper: Float64Array.from(shape.upper),
    tolerance: 1e-7 * highest * highest,
    evaluations: 120
  }
  let best = Infinity
  let bestPoint = Float64Array.from(shape.starts[0] ?? [0, 0])
  for (const start of shape.starts) {
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
  return (step) => level * shape.value(time(step), first, second)
}
