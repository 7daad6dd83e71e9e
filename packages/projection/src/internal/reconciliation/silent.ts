/**
 * Units of which no figure is known: they have no vote in what is said of the others.
 *
 * @internal
 */
import type { Paths } from "../../Forecast.ts"
import type { Tree } from "./tree.ts"

const childrenOf = ({ children, start }: Tree, node: number): ReadonlyArray<number> => [
  ...children.subarray(start[node], start[node + 1])
]

/**
 * Paths of shares in which every silent unit is what the others leave to it: the sum of its parts where these are known, else an equal
 * share of what its whole has beside the parts that are known. Where neither is known the parts keep what is usual, and make the whole.
 * What adds up then is moved no more by reconciling. `weights` turn a share of a unit into its numerator, a row of them a step.
 */
export const filled = (
  nodes: ReadonlyArray<Paths>,
  tree: Tree,
  weights: Float64Array,
  isSilent: (node: number) => boolean
): ReadonlyArray<Paths> => {
  const silent = new Set([...tree.order].filter(isSilent))
  if (silent.size === 0) return nodes
  const result = nodes.map((paths) => paths)
  const horizon = nodes[0]!.horizon
  const weight = (node: number, index: number) => weights[((index % horizon) * tree.size + node) % weights.length]!
  const put = (node: number, share: (index: number) => number) => {
    const { values, ...paths } = result[node]!
    result[node] = { ...paths, values: values.map((_, index) => Math.min(Math.max(share(index), 0), 100)) }
    silent.delete(node)
  }
  const sum = (some: ReadonlyArray<number>, index: number) =>
    some.reduce((total, node) => total + weight(node, index) * result[node]!.values[index]!, 0)
  const upwards = (isReady: (parts: ReadonlyArray<number>) => boolean) => {
    for (const node of tree.order.toReversed()) {
      const parts = childrenOf(tree, node)
      if (silent.has(node) && weight(node, 0) > 0 && parts.length > 0 && isReady(parts))
        put(node, (index) => sum(parts, index) / weight(node, index))
    }
  }
  upwards((parts) => parts.every((part) => !silent.has(part)))
  for (const node of tree.order) {
    const parts = childrenOf(tree, node)
    const left = parts.filter((part) => silent.has(part))
    const size = (index: number) => left.reduce((total, part) => total + weight(part, index), 0)
    if (silent.has(node) || !(size(0) > 0)) continue
    const known = parts.filter((part) => !silent.has(part))
    const shares = result[node]!.values.map((_, index) => (sum([node], index) - sum(known, index)) / size(index))
    for (const part of left) put(part, (index) => shares[index]!)
  }
  upwards(() => true)
  return result
}
