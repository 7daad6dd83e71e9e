/**
 * Least squares on a tree: the coherent values nearest to given ones, in one pass up and one pass down.
 *
 * What a subtree says about its root `x` is a parabola `(x - m)^2 / v`. A leaf says `m` = its value, `v` = its
 * variance; the children of a node together say `(x - M)^2 / V` with `M`, `V` their sums; a node joins that with its
 * own value by inverse variance. Going down, what a node moves away from `M` is shared among its children by `v / V`.
 * That is O(nodes) a sample, where the matrix form of the same projection is O(nodes^2).
 *
 * @internal
 */

/** Nodes with their parents (-1 for a root), in an order in which parents come before children. */
export interface Tree {
  readonly size: number
  readonly parent: Int32Array
  readonly order: Int32Array
  /** The children of node `i` are `children[start[i]]` to `children[start[i + 1] - 1]`. */
  readonly start: Int32Array
  readonly children: Int32Array
}

/** The tree, or the number of a node whose parent is no node or whose chain of parents never ends. */
export const build = (parents: ArrayLike<number>): Tree | number => {
  const size = parents.length
  const parent = Int32Array.from(parents)
  const start = new Int32Array(size + 1)
  for (let node = 0; node < size; node++) {
    const up = parents[node] as number
    if (!Number.isInteger(up) || up < -1 || up >= size || up === node) return node
    if (up >= 0) start[up + 1] = (start[up + 1] as number) + 1
  }
  for (let node = 0; node < size; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number)
  const next = start.slice()
  const children = new Int32Array(start[size] as number)
  const order = new Int32Array(size)
  let found = 0
  for (let node = 0; node < size; node++) {
    const up = parent[node] as number
    if (up < 0) order[found++] = node
    else {
      const slot = next[up] as number
      children[slot] = node
      next[up] = slot + 1
    }
  }
  for (let index = 0; index < found; index++) {
    const node = order[index] as number
    for (let c = start[node] as number; c < (start[node + 1] as number); c++) order[found++] = children[c] as number
  }
  if (found < size) {
    const reached = new Set(order.subarray(0, found))
    return parent.findIndex((_, node) => !reached.has(node))
  }
  return { size, parent, order, start, children }
}

/** Whether a node has no children. */
export const isLeaf = (tree: Tree, node: number): boolean => tree.start[node] === tree.start[node + 1]

/** Whether a node's value is the sum of its children's, to a relative 1e-9. */
export const coherent = (tree: Tree, values: Float64Array, offset: number, node: number): boolean => {
  let sum = 0
  let size = Math.abs(values[offset + node] as number)
  for (let c = tree.start[node] as number; c < (tree.start[node + 1] as number); c++) {
    const value = values[offset + (tree.children[c] as number)] as number
    sum += value
    size += Math.abs(value)
  }
  return Math.abs((values[offset + node] as number) - sum) <= 1e-9 * Math.max(1, size)
}

/** Adds, bottom up, what `add` says of each child to its parent. */
export const climb = (tree: Tree, add: (parent: number, child: number) => void): void => {
  for (let index = tree.size - 1; index >= 0; index--) {
    const node = tree.order[index] as number
    const up = tree.parent[node] as number
    if (up >= 0) add(up, node)
  }
}

/** What depends on the variances alone. */
export interface Gains {
  /** Weight of a node's own value against the sum of its children; 1 for a leaf. */
  readonly own: Float64Array
  /** Share of a child in what its parent moves. */
  readonly gain: Float64Array
  /** Variance of a subtree's root. */
  readonly spread: Float64Array
  /** Sum of `spread` over the children. */
  readonly below: Float64Array
}

/** `variance` is 0 for a node that must not move and infinite for one whose value says nothing. */
export const gains = (tree: Tree, variance: Float64Array): Gains => {
  const { size } = tree
  const own = new Float64Array(size).fill(1)
  const gain = new Float64Array(size)
  const spread = variance.slice()
  const below = new Float64Array(size)
  const combineUp = (node: number) => {
    if (isLeaf(tree, node)) return
    const w = variance[node] as number
    const v = below[node] as number
    own[node] = w === 0 ? 1 : w === Infinity ? 0 : v / (w + v)
    spread[node] = w === Infinity ? v : (own[node] as number) * w
  }
  for (let index = size - 1; index >= 0; index--) {
    const node = tree.order[index] as number
    combineUp(node)
    const up = tree.parent[node] as number
    if (up >= 0) below[up] = (below[up] as number) + (spread[node] as number)
  }
  climb(tree, (up, node) => {
    const v = below[up] as number
    gain[node] = v === 0 ? 0 : (spread[node] as number) / v
  })
  return { own, gain, spread, below }
}

/** Bounds of each node; those of a node are coherent with those of its children. */
export interface Box {
  readonly lower: Float64Array
  readonly upper: Float64Array
}

export const clamp = (value: number, lower: number, upper: number): number =>
  value < lower ? lower : value > upper ? upper : value

/**
 * The way up, in place: what each node's own value and those below it come to together. A parent hears of what of it lies in the
 * box, where there is one. `sums` is scratch space of the tree's size; it ends as what the children of each node come to.
 */
export const rise = (
  { order, parent, size }: Tree,
  { own }: Gains,
  values: Float64Array,
  offset: number,
  sums: Float64Array,
  box?: Box
): void => {
  sums.fill(0)
  for (let index = size - 1; index >= 0; index--) {
    const node = order[index] as number
    const weight = own[node] as number
    const theirs = sums[node] as number
    const mine = values[offset + node] as number
    const best = weight === 1 ? mine : weight === 0 ? theirs : theirs + weight * (mine - theirs)
    const kept = box === undefined ? best : clamp(best, box.lower[node] as number, box.upper[node] as number)
    const up = parent[node] as number
    values[offset + node] = up >= 0 ? best : kept
    if (up >= 0) sums[up] = (sums[up] as number) + kept
  }
}

/** Projects one row of values in place. */
export const project = (tree: Tree, gains: Gains, values: Float64Array, offset: number, sums: Float64Array): void => {
  const { order, parent, size } = tree
  const { gain } = gains
  rise(tree, gains, values, offset, sums)
  for (let index = 0; index < size; index++) {
    const node = order[index] as number
    const up = parent[node] as number
    // From here on `sums` of a parent holds what it moves: its value less the sum of its children.
    if (up >= 0)
      values[offset + node] = (values[offset + node] as number) + (gain[node] as number) * (sums[up] as number)
    sums[node] = (values[offset + node] as number) - (sums[node] as number)
  }
}
