/**
 * The parts of a hierarchy of shares: back-test, dependence between units, paths drawn together.
 *
 * @internal
 */
import * as Evaluation from "../../Evaluation.ts"
import * as Forecast from "../../Forecast.ts"
import * as Draws from "../../Draws.ts"
import type * as Reconciliation from "../../Reconciliation.ts"
import type { Series } from "../../Series.ts"
import * as trees from "./tree.ts"

/** Steps that origins of the back-test look ahead, and the least rows of residuals a weighting is learnt from. */
const ahead = 5
const fewestRows = 3

/** What the past of all nodes says: one-step errors, and origins to choose a weighting by. */
export interface Past {
  /** One row an origin, one column a node, in the unit of the numerators; `NaN` where nothing was observed. */
  readonly residuals: Float64Array
  readonly origins: ReadonlyArray<Reconciliation.Origin>
  /** What was said of every node at each origin, and what came. */
  readonly cases: ReadonlyArray<ReadonlyArray<Evaluation.Case>>
}

/** Forecasts every node from the same origins. `scale` turns a share of a node into its numerator. */
export const past = (all: ReadonlyArray<Series>, forecaster: Forecast.Forecaster, scale: Float64Array): Past => {
  const size = all.length
  const length = all[0]?.values.length ?? 0
  const rows: Array<Float64Array> = []
  const origins: Array<Reconciliation.Origin> = []
  const whole: Array<ReadonlyArray<Evaluation.Case>> = []
  const cases = all.map((series) => {
    const found = Evaluation.backTest(series, forecaster, { horizon: ahead })
    return new Map(found.map((one) => [one.training.values.length, one]))
  })
  for (let t = 0; t < length; t++) {
    const here = cases.map((one) => one.get(t))
    if (!here.every((one) => one !== undefined)) continue
    whole.push(here)
    const medians = here.map(({ forecast }) => Forecast.median(forecast))
    const table = (rowCount: number, at: (node: number, row: number) => number) =>
      Float64Array.from(
        { length: rowCount * size },
        (_, index) => at(index % size, Math.floor(index / size)) * (scale[index % size] as number)
      )
    const truth = (node: number, row: number) => here[node]?.truth[row] as number
    const said = (node: number, row: number) => medians[node]?.[row] as number
    if (rows.length >= fewestRows) {
      origins.push({ base: table(ahead, said), actual: table(ahead, truth), residuals: joined(rows) })
    }
    rows.push(table(1, (node) => truth(node, 0) - said(node, 0)))
  }
  return { residuals: joined(rows), origins, cases: whole }
}

const joined = (rows: ReadonlyArray<Float64Array>): Float64Array => {
  const width = rows[0]?.length ?? 0
  const all = new Float64Array(rows.length * width)
  rows.forEach((row, index) => all.set(row, index * width))
  return all
}

/** The correlation of units that is assumed where nothing is known, and how many rows of errors it is worth. */
const assumed = 0.5
const worth = 4

/**
 * How the errors of the leaves go together: the mean of their pairwise correlations about zero, drawn towards one half
 * as if four more years had said so, since a handful of years says little; never below 0.
 */
export const dependence = (residuals: Float64Array, size: number, leaves: ReadonlyArray<number>): number => {
  let sum = 0
  let weight = 0
  for (const [index, a] of leaves.entries()) {
    for (const b of leaves.slice(0, index)) {
      let [ab, aa, bb, rows] = [0, 0, 0, 0]
      for (let offset = 0; offset < residuals.length; offset += size) {
        const x = residuals[offset + a] as number
        const y = residuals[offset + b] as number
        if (!Number.isFinite(x * y)) continue
        ab += x * y
        aa += x * x
        bb += y * y
        rows++
      }
      if (aa * bb > 0) sum += (rows * ab) / Math.sqrt(aa * bb)
      weight += rows + worth
    }
  }
  const pairs = (leaves.length * (leaves.length - 1)) / 2
  return weight === 0 ? assumed : Math.min(Math.max((sum + pairs * worth * assumed) / weight, 0), 0.95)
}

/**
 * The same paths of every node in an order in which path `i` of all of them can be one future: those of the leaves share
 * a factor, so that their levels correlate as said, and those of a parent follow the sum of its leaves. Whole paths
 * change places, so every node keeps its own forecast. Reordered ranks are the "ranked sample" of Jeon,
 * Panagiotelis & Petropoulos (2019), with an estimated dependence in the place of a perfect one.
 */
export const together = (
  nodes: ReadonlyArray<Forecast.Paths>,
  tree: trees.Tree,
  weights: Float64Array,
  correlation: number,
  seed: number
): ReadonlyArray<Forecast.Paths> => {
  const count = nodes[0]?.count ?? 0
  const random = Draws.make(seed)
  const common = Float64Array.from({ length: count }, () => random.normal())
  const sums = nodes.map(() => new Float64Array(count))
  const result = [...nodes]
  for (const leaf of leavesOf(tree)) {
    const [shared, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)]
    const scores = common.map((z) => shared * z + own * random.normal())
    const paths = reorder(nodes[leaf] as Forecast.Paths, scores)
    result[leaf] = paths
    const level = levels(paths)
    for (let up = tree.parent[leaf] as number; up >= 0; up = tree.parent[up] as number) {
      const sum = sums[up] as Float64Array
      for (let i = 0; i < count; i++) sum[i] = (sum[i] as number) + (weights[leaf] as number) * (level[i] as number)
    }
  }
  return result.map((paths, node) => (trees.isLeaf(tree, node) ? paths : reorder(paths, sums[node] as Float64Array)))
}

export const isLeaf = trees.isLeaf

/** The nodes without children. */
export const leavesOf = (tree: trees.Tree): ReadonlyArray<number> =>
  [...tree.order].filter((node) => trees.isLeaf(tree, node))

/** The paths in the order of the scores: the one of the lowest level, its mean where nothing else is said, stands where the lowest score stands. */
export const reorder = (
  paths: Forecast.Paths,
  scores: Float64Array,
  level: Float64Array = levels(paths)
): Forecast.Paths => {
  const { horizon } = paths
  const from = ranked(level)
  const to = ranked(scores)
  const values = new Float64Array(paths.values.length)
  for (let k = 0; k < paths.count; k++) {
    const source = (from[k] as number) * horizon
    values.set(paths.values.subarray(source, source + horizon), (to[k] as number) * horizon)
  }
  return { ...paths, values }
}

const ranked = (values: Float64Array): Uint32Array =>
  Uint32Array.from(values, (_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number) || a - b)

/** The mean of each path. */
const levels = ({ count, horizon, values }: Forecast.Paths): Float64Array =>
  Float64Array.from({ length: count }, (_, path) => {
    let sum = 0
    for (let h = 0; h < horizon; h++) sum += values[path * horizon + h] as number
    return sum / horizon
  })
