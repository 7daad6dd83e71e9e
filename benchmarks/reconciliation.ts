/**
 * Reconciliation of 10,000 nodes × 1,000 sample paths: time and incoherence, for each method that is O(nodes) a sample.
 * Run with `node benchmarks/reconciliation.ts`.
 */
import { Random, Reconciliation } from "@lantoa/projection"
import * as Result from "effect/Result"

/** The country in small: 34 provinces under one root, the rest communes spread over them. */
const parentsOf = (nodes: number): Int32Array =>
  Int32Array.from({ length: nodes }, (_, node) => (node === 0 ? -1 : node <= 34 ? 0 : 1 + (node % 34)))

const worstGap = (parents: Int32Array, values: Float64Array): number => {
  const size = parents.length
  let worst = 0
  for (let offset = 0; offset < values.length; offset += size) {
    const sums = new Float64Array(35)
    for (let node = 1; node < size; node++) sums[parents[node] as number]! += values[offset + node] as number
    sums.forEach((sum, node) => (worst = Math.max(worst, Math.abs(sum / (values[offset + node] as number) - 1))))
  }
  return worst
}

/** One line a method: seconds and the largest difference between a parent and the sum of its children, as a share of the parent. */
export const run = (nodes = 10_000, samples = 1000) => {
  const parents = parentsOf(nodes)
  const tree = Result.getOrThrow(Reconciliation.tree(parents))
  const random = Random.make(1)
  const level = (node: number) => (node === 0 ? 100 * nodes : node <= 34 ? 100 * (nodes / 34) : 100)
  const values = Float64Array.from({ length: nodes * samples }, (_, index) => {
    const mean = level(index % nodes)
    return mean + 0.4 * mean * random.normal()
  })
  const residuals = Float64Array.from({ length: nodes * 20 }, () => random.normal())
  const lower = new Float64Array(nodes)
  const cases = [
    ...(["bottom-up", "ols", "structural", "variance"] as const).map((method) => ({
      method,
      bounds: {},
      name: method
    })),
    { method: "structural" as const, bounds: { lower }, name: "structural, not below 0" }
  ]
  return cases.map(({ bounds, method, name }) => {
    const start = performance.now()
    const plan = Result.getOrThrow(Reconciliation.make(tree, { method, residuals }))
    const result = Result.getOrThrow(Reconciliation.reconcile(plan, values, bounds))
    const seconds = (performance.now() - start) / 1000
    return { name, nodes, samples, seconds: Number(seconds.toFixed(3)), incoherence: worstGap(parents, result) }
  })
}

if (import.meta.main) console.table(run())
