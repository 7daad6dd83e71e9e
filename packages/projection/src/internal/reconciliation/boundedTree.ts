/**
 * The projection of `tree.ts` within bounds on every node.
 *
 * Going up, a parent hears of each subtree's best value within its bounds. Going down, a node's value is divided among its
 * children as `clamp(m + v t)` with the one `t` that makes them add up: the exact answer for a node and its children.
 * Over several levels it is feasible and coherent, and near the exact quadratic programme rather than equal to it: over
 * the random trees of the tests its sum of squares is 2.6 % above the least.
 *
 * @internal
 */
import { type Box, clamp, type Gains, isLeaf, rise, type Tree } from "./tree.ts"

/**
 * The box of one row: bounds of the leaves, each node's from its children's, fixed nodes at their own value. Or why
 * there is none.
 */
export const fit = (
  tree: Tree,
  fixed: ReadonlyArray<number>,
  values: Float64Array,
  bounds: { readonly lower?: Float64Array; readonly upper?: Float64Array },
  offset: number
): Box | { readonly reason: "BoundConflict" | "ImmutableConflict"; readonly node: number } => {
  const { size } = tree
  const lower = new Float64Array(size)
  const upper = new Float64Array(size)
  const read = (table: Float64Array | undefined, node: number, missing: number) =>
    table === undefined ? missing : (table[table.length === size ? node : offset + node] as number)
  for (let index = size - 1; index >= 0; index--) {
    const node = tree.order[index] as number
    if (isLeaf(tree, node)) {
      lower[node] = read(bounds.lower, node, -Infinity)
      upper[node] = read(bounds.upper, node, Infinity)
      if (!((lower[node] as number) <= (upper[node] as number))) return { reason: "BoundConflict", node }
    }
    if (fixed.includes(node)) {
      const value = values[offset + node] as number
      const slack = 1e-9 * Math.max(1, Math.abs(value))
      if (value < (lower[node] as number) - slack || value > (upper[node] as number) + slack) {
        return { reason: "ImmutableConflict", node }
      }
      lower[node] = value
      upper[node] = value
    }
    const up = tree.parent[node] as number
    if (up >= 0) {
      lower[up] = (lower[up] as number) + (lower[node] as number)
      upper[up] = (upper[up] as number) + (upper[node] as number)
    }
  }
  return { lower, upper }
}

/** Whether every value of a row lies within the box, to rounding. */
export const within = ({ lower, upper }: Box, values: Float64Array, offset: number): boolean => {
  for (let node = 0; node < lower.length; node++) {
    const value = values[offset + node] as number
    if (value < (lower[node] as number) || value > (upper[node] as number)) return false
  }
  return true
}

/** Projects one row of values in place, into a box. */
export const projectInto = (
  tree: Tree,
  gains: Gains,
  box: Box,
  values: Float64Array,
  offset: number,
  sums: Float64Array
): void => {
  const { order, size } = tree
  rise(tree, gains, values, offset, sums, box)
  for (let index = 0; index < size; index++) divide(tree, gains, box, values, offset, order[index] as number)
}

/**
 * Divides a node's value among its children, pegging those that meet a bound (Bitran & Hax 1981): each round pegs
 * either all at their lower or all at their upper bound, whichever are further out, so that no peg is ever undone.
 */
const divide = (tree: Tree, { spread }: Gains, box: Box, values: Float64Array, offset: number, node: number): void => {
  if (isLeaf(tree, node)) return
  const { lower, upper } = box
  const free = tree.children.slice(tree.start[node], tree.start[node + 1])
  let count = free.length
  let rest = values[offset + node] as number
  for (const child of free) rest -= values[offset + child] as number
  while (count > 0) {
    let room = 0
    for (let k = 0; k < count; k++) room += spread[free[k] as number] as number
    const t = room === 0 ? 0 : rest / room
    let balance = 0
    let outside = false
    for (let k = 0; k < count; k++) {
      const child = free[k] as number
      const reached = (values[offset + child] as number) + t * (spread[child] as number)
      const kept = clamp(reached, lower[child] as number, upper[child] as number)
      balance += kept - reached
      outside ||= kept !== reached
    }
    const bound = balance >= 0 ? lower : upper
    let left = 0
    for (let k = 0; k < count; k++) {
      const child = free[k] as number
      const before = values[offset + child] as number
      const reached = before + t * (spread[child] as number)
      const limit = bound[child] as number
      if (!outside) values[offset + child] = reached
      else if (balance >= 0 ? reached < limit : reached > limit) {
        values[offset + child] = limit
        rest += before - limit
      } else free[left++] = child
    }
    count = outside ? left : 0
  }
}
