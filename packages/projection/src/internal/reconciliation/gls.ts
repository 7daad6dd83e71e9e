/**
 * Generalised least squares with a full covariance: `x = b - W C' (C W C')^-1 C b`, where `C x = 0` says that each
 * parent is the sum of its children. It equals `S (S' W^-1 S)^-1 S' W^-1 b` without inverting `W`.
 *
 * @internal
 */
import * as cholesky from "../numerics/cholesky.ts"
import { isLeaf, type Tree } from "./tree.ts"

/** `correction` is `size * parents.length`: how each node moves per unit of incoherence at each parent. */
export interface Gls {
  readonly parents: Int32Array
  readonly correction: Float64Array
}

/**
 * Takes a fixed node out of the covariance: what is left is the covariance given that the node does not move. Its row
 * and column become zero.
 */
export const fix = (covariance: Float64Array, size: number, node: number): void => {
  const own = covariance[node * size + node] as number
  const column = Float64Array.from({ length: size }, (_, i) => covariance[i * size + node] as number)
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const known = own > 0 ? ((column[i] as number) * (column[k] as number)) / own : 0
      covariance[i * size + k] = i === node || k === node ? 0 : (covariance[i * size + k] as number) - known
    }
  }
}

/** The correction, or `undefined` where `C W C'` is singular. */
export const solver = (tree: Tree, covariance: Float64Array): Gls | undefined => {
  const { size } = tree
  const parents = tree.order.filter((node) => !isLeaf(tree, node))
  const count = parents.length
  const difference = (parent: number, at: (node: number) => number): number => {
    let sum = at(parent)
    for (let c = tree.start[parent] as number; c < (tree.start[parent + 1] as number); c++) {
      sum -= at(tree.children[c] as number)
    }
    return sum
  }
  const spread = new Float64Array(size * count)
  for (let node = 0; node < size; node++) {
    parents.forEach((parent, j) => {
      spread[node * count + j] = difference(parent, (other) => covariance[node * size + other] as number)
    })
  }
  const inner = new Float64Array(count * count)
  parents.forEach((parent, i) => {
    for (let j = 0; j < count; j++) {
      inner[i * count + j] = difference(parent, (other) => spread[other * count + j] as number)
    }
  })
  const lower = cholesky.factor(inner, count)
  if (typeof lower === "number") return undefined
  for (let node = 0; node < size; node++) {
    cholesky.solve(lower, count, spread.subarray(node * count, (node + 1) * count))
  }
  return { parents, correction: spread }
}

/** Corrects one row of values in place. */
export const project = (tree: Tree, { correction, parents }: Gls, values: Float64Array, offset: number): void => {
  const count = parents.length
  const gaps = new Float64Array(count)
  parents.forEach((parent, j) => {
    let gap = values[offset + parent] as number
    for (let c = tree.start[parent] as number; c < (tree.start[parent + 1] as number); c++) {
      gap -= values[offset + (tree.children[c] as number)] as number
    }
    gaps[j] = gap
  })
  for (let node = 0; node < tree.size; node++) {
    let move = 0
    for (let j = 0; j < count; j++) move += (correction[node * count + j] as number) * (gaps[j] as number)
    values[offset + node] = (values[offset + node] as number) - move
  }
}
