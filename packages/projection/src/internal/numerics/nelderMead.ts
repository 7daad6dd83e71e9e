/**
 * Nelder & Mead's simplex inside a box: a point outside is brought to the nearest side before it is tried.
 *
 * @internal
 */
import { at } from "./at.ts"
export interface Problem {
  readonly objective: (x: Float64Array) => number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly tolerance: number
  readonly evaluations: number
}

/** Minimises from `start`, writes the best point into it and returns its value. Not-a-number counts as the worst. */
export const minimise = (problem: Problem, start: Float64Array): number => {
  const { lower, upper } = problem
  const size = start.length
  const corners = Array.from({ length: size + 1 }, () => Float64Array.from(start))
  const scores = new Float64Array(size + 1)
  const centre = new Float64Array(size)
  let spent = 0
  const score = (x: Float64Array): number => {
    for (let k = 0; k < size; k++) x[k] = Math.min(Math.max(at(x, k), at(lower, k)), at(upper, k))
    spent++
    const value = problem.objective(x)
    return value === value ? value : Infinity
  }
  for (let k = 0; k < size; k++) {
    const corner = corners[k + 1] as Float64Array
    const span = at(upper, k) - at(lower, k)
    corner[k] = at(start, k) + (at(start, k) - at(lower, k) > span / 2 ? -0.15 : 0.15) * span
  }
  for (let i = 0; i <= size; i++) scores[i] = score(corners[i] as Float64Array)
  let reflected = new Float64Array(size)
  let other = new Float64Array(size)
  const move = (into: Float64Array, from: Float64Array, by: number): number => {
    for (let k = 0; k < size; k++) into[k] = at(centre, k) + by * (at(from, k) - at(centre, k))
    return score(into)
  }
  while (spent < problem.evaluations) {
    let best = 0
    let worst = 0
    for (let i = 1; i <= size; i++) {
      if (at(scores, i) < at(scores, best)) best = i
      if (at(scores, i) >= at(scores, worst)) worst = i
    }
    if (best === worst || at(scores, worst) - at(scores, best) <= problem.tolerance) break
    let second = best
    centre.fill(0)
    for (let i = 0; i <= size; i++) {
      if (i === worst) continue
      if (at(scores, i) > at(scores, second)) second = i
      const corner = corners[i] as Float64Array
      for (let k = 0; k < size; k++) centre[k] = at(centre, k) + at(corner, k) / size
    }
    const worstCorner = corners[worst] as Float64Array
    let value = move(reflected, worstCorner, -1)
    if (value < at(scores, best)) {
      const further = move(other, worstCorner, -2)
      if (further < value) {
        const swap = reflected
        reflected = other
        other = swap
        value = further
      }
    } else if (value >= at(scores, second)) {
      const outside = value < at(scores, worst)
      const limit = outside ? value : at(scores, worst)
      value = move(reflected, worstCorner, outside ? -0.5 : 0.5)
      if (value >= limit) {
        const kept = corners[best] as Float64Array
        for (let i = 0; i <= size; i++) {
          if (i === best) continue
          const corner = corners[i] as Float64Array
          for (let k = 0; k < size; k++) corner[k] = (at(corner, k) + at(kept, k)) / 2
          scores[i] = score(corner)
        }
        continue
      }
    }
    corners[worst] = reflected
    reflected = worstCorner as Float64Array<ArrayBuffer>
    scores[worst] = value
  }
  let best = 0
  for (let i = 1; i <= size; i++) if (at(scores, i) < at(scores, best)) best = i
  start.set(corners[best] as Float64Array)
  return at(scores, best)
}
