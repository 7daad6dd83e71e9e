/** Limited-memory BFGS with backtracking (Nocedal & Wright, algorithm 7.5), memory 8. */
const at = (values: Float64Array, index: number): number => values[index] as number

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let k = 0; k < a.length; k++) sum += at(a, k) * at(b, k)
  return sum
}

const addTo = (a: Float64Array, scale: number, b: Float64Array): void => {
  for (let k = 0; k < a.length; k++) a[k] = at(a, k) + scale * at(b, k)
}

interface Pair {
  readonly step: Float64Array
  readonly change: Float64Array
  readonly product: number
}

/** Minimises from `start`; the objective writes its gradient into the zeroed second argument. */
export const minimise = (
  objective: (x: Float64Array, gradient: Float64Array) => number,
  start: Float64Array,
  iterations: number
): Float64Array => {
  let x = Float64Array.from(start)
  let gradient = new Float64Array(x.length)
  let value = objective(x, gradient)
  const pairs: Array<Pair> = []
  for (let round = 0; round < iterations; round++) {
    const direction = descend(gradient, pairs)
    const slope = dot(gradient, direction)
    if (slope > -1e-12) break
    const first = pairs.length === 0 ? 0.1 / Math.sqrt(-slope) : 1
    const found = search(objective, x, direction, value, slope, first)
    if (found === undefined) break
    const change = Float64Array.from(found.gradient)
    addTo(change, -1, gradient)
    const step = Float64Array.from(found.x)
    addTo(step, -1, x)
    const product = dot(step, change)
    if (product > 1e-14) pairs.push({ step, change, product })
    if (pairs.length > 8) pairs.shift()
    const gain = value - found.value
    x = found.x
    value = found.value
    gradient = found.gradient
    if (gain < 1e-6) break
  }
  return x
}

const descend = (gradient: Float64Array, pairs: ReadonlyArray<Pair>): Float64Array => {
  const direction = gradient.map((value) => -value)
  const shares = pairs.map(() => 0)
  for (let i = pairs.length - 1; i >= 0; i--) {
    const pair = pairs[i] as Pair
    shares[i] = dot(pair.step, direction) / pair.product
    addTo(direction, -(shares[i] ?? 0), pair.change)
  }
  const newest = pairs.at(-1)
  if (newest !== undefined) {
    const scale = newest.product / dot(newest.change, newest.change)
    for (let k = 0; k < direction.length; k++) direction[k] = at(direction, k) * scale
  }
  pairs.forEach((pair, i) => {
    addTo(direction, (shares[i] ?? 0) - dot(pair.change, direction) / pair.product, pair.step)
  })
  return direction
}

const search = (
  objective: (x: Float64Array, gradient: Float64Array) => number,
  from: Float64Array,
  direction: Float64Array,
  value: number,
  slope: number,
  first: number
) => {
  for (let step = first, tries = 0; tries < 20; step /= 2, tries++) {
    const x = Float64Array.from(from)
    addTo(x, step, direction)
    const gradient = new Float64Array(x.length)
    const next = objective(x, gradient)
    if (next <= value + 1e-4 * step * slope) return { x, gradient, value: next }
  }
  return undefined
}
