/**
 * Reconciliation: forecasts made apart for a province and its communes are moved, as little as possible, until the
 * parts add up to the whole.
 *
 * What is reconciled adds up: counts, or the numerators of shares (see {@link shares}); shares themselves do not. A
 * table of values has one row a sample (a path at a step) and one column a node. Reconciling each sample makes every
 * quantile taken afterwards come from coherent worlds; it needs row `i` to be the same draw of the world at every
 * node, and where the base paths were drawn apart, the spread of the top comes out too narrow.
 *
 * Across a reorganisation, reconcile on the boundaries of today: first carry history over with the crosswalk's
 * weights, sum it, then forecast each node of the new tree, then reconcile. Forecasts made on yesterday's units are
 * not coherent with today's tree and no weight makes them so.
 *
 * @since 0.1.0
 */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import type { Paths } from "./Forecast.ts"
import * as box from "./internal/reconciliation/boundedTree.ts"
import * as covariance from "./internal/reconciliation/covariance.ts"
import * as gls from "./internal/reconciliation/gls.ts"
import * as trees from "./internal/reconciliation/tree.ts"

/**
 * Why values cannot be reconciled. `node` is a column, where one is to blame.
 *
 * @category errors
 * @since 0.1.0
 */
export class ReconciliationError extends Data.TaggedError("ReconciliationError")<{
  readonly reason:
    | "NotATree"
    | "WrongLength"
    | "NotFinite"
    | "NoResiduals"
    | "Singular"
    | "ImmutableConflict"
    | "BoundConflict"
    | "Incoherent"
    | "NoDenominator"
  readonly node?: number
  readonly method?: Method
}> {
  override get message(): string {
    const where = this.node === undefined ? "" : ` (node ${this.node})`
    const few = this.reason === "Singular" && this.method === "mint-sample" ? " or use `mint-shrink`" : ""
    return `${remedies[this.reason]}${few}${where}`
  }
}

const remedies: { readonly [reason in ReconciliationError["reason"]]: string } = {
  NotATree: "The parents form no tree: give each node another node as parent, or -1 for a root, without cycles",
  WrongLength: "A table does not have one column for each node: its length must be a multiple of the number of nodes",
  NotFinite: "A value or bound is not finite: forecast every node, or take the node out of the tree",
  NoResiduals: "This method learns its weights from residuals and was given none: pass `residuals`",
  Singular:
    "The covariance is singular (fewer residuals than nodes, or a node fixed with all of its parts): free one of them",
  ImmutableConflict: "A fixed node cannot equal the sum of its parts, which are fixed or bounded: free one of them",
  BoundConflict: "The bounds leave no value: a lower bound is above the upper one",
  Incoherent: "The denominators do not add up: reconcile them first",
  NoDenominator: "A denominator is zero or negative: there is no share; take the node out of the tree"
}

/**
 * Nodes numbered from 0, each with its parent.
 *
 * @category models
 * @since 0.1.0
 */
export type Tree = trees.Tree

/**
 * How the moves are weighed. `bottom-up` keeps the leaves; `ols` weighs all nodes alike; `structural` by the number
 * of leaves below; `variance` by the residual variance; `mint-sample` and `mint-shrink` by the residual covariance
 * (Wickramasuriya, Athanasopoulos & Hyndman 2019), the latter shrunk to its diagonal (Schäfer & Strimmer 2005). The
 * last two cost O(nodes²) memory and O(nodes × parents) a sample, the others O(nodes).
 *
 * @category models
 * @since 0.1.0
 */
export type Method = "bottom-up" | "ols" | "structural" | "variance" | "mint-sample" | "mint-shrink"

/**
 * Weights worked out for a tree: reconcile any number of samples with it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Weighting {
  readonly tree: Tree
  readonly method: Method
  readonly immutable: ReadonlyArray<number>
  /** @internal */
  readonly gains: trees.Gains
  /** @internal */
  readonly full: gls.Gls | undefined
}

/**
 * Bounds of the leaves, from which those of all other nodes follow. A table with one row holds for every sample, one
 * as long as the values has its own row for each. Only the columns of leaves are read.
 *
 * @category models
 * @since 0.1.0
 */
export interface LeafRange {
  readonly lower?: Float64Array
  readonly upper?: Float64Array
}

type Outcome<A> = Result.Result<A, ReconciliationError>

const fail = (reason: ReconciliationError["reason"], node?: number): Result.Result<never, ReconciliationError> =>
  Result.fail(new ReconciliationError(node === undefined ? { reason } : { reason, node }))

/**
 * A tree from the parent of each node, -1 for a root. Nodes may come in any order; several roots make a forest.
 *
 * @category constructors
 * @since 0.1.0
 */
export const tree = (parents: ArrayLike<number>): Outcome<Tree> => {
  const made = trees.build(parents)
  return typeof made === "number" ? fail("NotATree", made) : Result.succeed(made)
}

/**
 * Weights for a tree. `residuals` are one-step errors in the unit of the values, one row a time, one column a node;
 * rows with a gap count for the variances only. `immutable` nodes keep their values: official figures.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (
  of: Tree,
  options: {
    readonly method: Method
    readonly residuals?: Float64Array
    readonly immutable?: ReadonlyArray<number>
  }
): Outcome<Weighting> => {
  const { immutable = [], method, residuals = new Float64Array(0) } = options
  const learns = method === "variance" || method.startsWith("mint")
  if (residuals.length % of.size !== 0) return fail("WrongLength")
  if (learns && residuals.length === 0) return fail("NoResiduals")
  const variance = diagonal(of, method, residuals)
  const own = variance.slice()
  for (const node of immutable) variance[node] = 0
  const plan = { tree: of, method, immutable, gains: trees.gains(of, variance), full: undefined }
  if (!method.startsWith("mint")) return Result.succeed(plan)
  const estimate = method === "mint-sample" ? covariance.sample : covariance.shrunk
  const { matrix, rows } = estimate(residuals, of.size)
  const singular = Result.fail(new ReconciliationError({ reason: "Singular", method }))
  if (method === "mint-sample" && rows < of.size) return singular
  if (method === "mint-shrink") {
    for (let node = 0; node < of.size; node++) matrix[node * (of.size + 1)] ||= own[node] as number
  }
  for (const node of immutable) gls.fix(matrix, of.size, node)
  // Residuals that are coherent themselves (sums forecast by sums) leave no variance between a parent and its
  // children. The least of ridges then gives the limit: the same moves, weighed by the variances.
  const ridged = () => matrix.map((value, index) => (index % (of.size + 1) === 0 ? value * (1 + 1e-8) : value))
  const full = gls.solver(of, matrix) ?? gls.solver(of, ridged())
  return full === undefined ? singular : Result.succeed({ ...plan, full })
}

const diagonal = (of: Tree, method: Method, residuals: Float64Array): Float64Array => {
  if (method === "ols") return new Float64Array(of.size).fill(1)
  if (method === "bottom-up") {
    return Float64Array.from({ length: of.size }, (_, node) => (trees.isLeaf(of, node) ? 1 : Infinity))
  }
  if (method === "structural") {
    const leaves = Float64Array.from({ length: of.size }, (_, node) => (trees.isLeaf(of, node) ? 1 : 0))
    trees.climb(of, (up, node) => (leaves[up] = (leaves[up] as number) + (leaves[node] as number)))
    return leaves
  }
  return covariance.floored(covariance.variances(residuals, of.size))
}

/**
 * The values reconciled, row by row. Coherent to rounding (below 1e-9 of the values); fixed nodes are returned bit for
 * bit; bounds hold on every node. A row whose free projection lies within the bounds is not changed by them; any other
 * is moved to values near the nearest that are coherent and bounded.
 *
 * @category reconciliation
 * @since 0.1.0
 */
export const reconcile = (self: Weighting, values: Float64Array, bounds: LeafRange = {}): Outcome<Float64Array> => {
  const { size } = self.tree
  const wrong = [values, bounds.lower, bounds.upper].some(
    (table) => table !== undefined && (table.length % size !== 0 || ![size, values.length].includes(table.length))
  )
  if (wrong) return fail("WrongLength")
  const bad = values.findIndex((value) => !Number.isFinite(value))
  if (bad >= 0) return fail("NotFinite", bad % size)
  const result = values.slice()
  const sums = new Float64Array(size)
  const row = rowProjection(self, values, bounds)
  for (let offset = 0; offset < result.length; offset += size) {
    const error = row(result, offset, sums)
    if (error !== undefined) return Result.fail(error)
  }
  return Result.succeed(result)
}

type RowProjection = (values: Float64Array, offset: number, sums: Float64Array) => ReconciliationError | undefined

const rowProjection = (self: Weighting, base: Float64Array, bounds: LeafRange): RowProjection => {
  const { full, gains, tree: of } = self
  const rigid = of.order.filter((node) => !trees.isLeaf(of, node) && gains.spread[node] === 0)
  const bounded = bounds.lower !== undefined || bounds.upper !== undefined
  const alike =
    self.immutable.length === 0 && [bounds.lower, bounds.upper].every((it) => (it?.length ?? of.size) === of.size)
  const shared = bounded && alike ? box.fit(of, [], base, bounds, 0) : undefined
  return (values, offset, sums) => {
    if (full !== undefined) gls.project(of, full, values, offset)
    // After the full projection this only takes away its rounding.
    trees.project(of, gains, values, offset, sums)
    if (bounded) {
      const limits = shared ?? box.fit(of, self.immutable, base, bounds, offset)
      if ("reason" in limits) return new ReconciliationError(limits)
      if (!box.within(limits, values, offset)) {
        if (full === undefined) values.set(base.subarray(offset, offset + of.size), offset)
        box.projectInto(of, gains, limits, values, offset, sums)
      }
    }
    const torn = rigid.findIndex((node) => !trees.coherent(of, values, offset, node))
    return torn < 0 ? undefined : new ReconciliationError({ reason: "ImmutableConflict", node: rigid[torn] as number })
  }
}

/**
 * Values of all nodes from those of the leaves, row by row: the sums, whatever stood there.
 *
 * @category reconciliation
 * @since 0.1.0
 */
export const aggregate = (of: Tree, values: Float64Array): Float64Array => {
  const result = values.slice()
  for (let offset = 0; offset + of.size <= result.length; offset += of.size) {
    for (let node = 0; node < of.size; node++) if (!trees.isLeaf(of, node)) result[offset + node] = 0
    trees.climb(of, (up, node) => {
      result[offset + up] = (result[offset + up] as number) + (result[offset + node] as number)
    })
  }
  return result
}

/**
 * The paths of each node, reconciled draw by draw and step by step, so that path `i` of all nodes is one coherent
 * world and quantiles taken from them agree. All nodes need the same number of paths and steps; bounds are one row, or a row a
 * step.
 *
 * @category reconciliation
 * @since 0.1.0
 */
export const paths = (
  self: Weighting,
  nodes: ReadonlyArray<Paths>,
  bounds: LeafRange = {}
): Outcome<ReadonlyArray<Paths>> => {
  const { size } = self.tree
  const length = nodes[0]?.values.length ?? 0
  const odd = nodes.findIndex((node) => node.values.length !== length || node.horizon !== nodes[0]?.horizon)
  if (nodes.length !== size || odd >= 0) return fail("WrongLength", odd >= 0 ? odd : undefined)
  const result = nodes.map((node) => ({ ...node, values: new Float64Array(length) }))
  // A few samples at a time: rows for the projection, and reads of neighbours in each node's own array.
  const block = 16
  for (let start = 0; start < length; start += block) {
    const rows = Math.min(block, length - start)
    const table = new Float64Array(rows * size)
    nodes.forEach(({ values }, node) => {
      for (let row = 0; row < rows; row++) table[row * size + node] = values[start + row] as number
    })
    const rowsOf = (bound: Float64Array | undefined) =>
      bound === undefined || bound.length === size
        ? bound
        : Float64Array.from(table, (_, k) => bound[(start * size + k) % bound.length] as number)
    const [lower, upper] = [rowsOf(bounds.lower), rowsOf(bounds.upper)]
    const done = reconcile(self, table, { ...(lower && { lower }), ...(upper && { upper }) })
    if (Result.isFailure(done)) return Result.fail(done.failure)
    result.forEach(({ values }, node) => {
      for (let row = 0; row < rows; row++) values[start + row] = done.success[row * size + node] as number
    })
  }
  return Result.succeed(result)
}

/**
 * Shares reconciled through their numerators: share × denominator adds up, and each numerator stays between zero and
 * its denominator. `denominators` is one coherent row for all samples, or a row for each; `per` is 100 for percent.
 * Residuals of the plan, where it has any, are those of the numerators.
 *
 * @category reconciliation
 * @since 0.1.0
 */
export const shares = (
  self: Weighting,
  values: Float64Array,
  denominators: Float64Array,
  per = 100
): Outcome<{ readonly numerators: Float64Array; readonly shares: Float64Array }> => {
  const { size } = self.tree
  if (denominators.length !== size && denominators.length !== values.length) return fail("WrongLength")
  const wrong = wrongDenominators(self.tree, denominators)
  if (wrong !== undefined) return Result.fail(wrong)
  const denominator = (index: number) => denominators[index % denominators.length] as number
  const base = values.map((share, index) => (share / per) * denominator(index))
  const bounds = { lower: new Float64Array(size), upper: denominators }
  return Result.map(reconcile(self, base, bounds), (numerators) => ({
    numerators,
    shares: numerators.map((numerator, index) => (per * numerator) / denominator(index))
  }))
}

/**
 * The paths of each node's share, reconciled as {@link shares} does, with one denominator a node, or a row of them a step.
 *
 * @category reconciliation
 * @since 0.1.0
 */
export const sharePaths = (
  self: Weighting,
  nodes: ReadonlyArray<Paths>,
  denominators: Float64Array,
  per = 100
): Outcome<ReadonlyArray<Paths>> => {
  const { size } = self.tree
  const horizon = nodes[0]?.horizon ?? 0
  if (denominators.length !== size && denominators.length !== horizon * size) return fail("WrongLength")
  const wrong = wrongDenominators(self.tree, denominators)
  if (wrong !== undefined) return Result.fail(wrong)
  // Rows that are all alike are one, which is quicker.
  const upper = denominators.every((one, k) => one === denominators[k % size])
    ? denominators.subarray(0, size)
    : denominators
  const scaled = (all: ReadonlyArray<Paths>, by: (denominator: number) => number) =>
    all.map((node, index) => ({
      ...node,
      values: node.values.map((value, k) => value * by(upper[((k % horizon) * size + index) % upper.length] ?? 1))
    }))
  const numerators = paths(
    self,
    scaled(nodes, (denominator) => denominator / per),
    { lower: new Float64Array(size), upper }
  )
  return Result.map(numerators, (all) => scaled(all, (denominator) => per / denominator))
}

const wrongDenominators = (of: Tree, denominators: Float64Array): ReconciliationError | undefined => {
  const empty = denominators.findIndex((value) => !(value > 0))
  if (empty >= 0) return new ReconciliationError({ reason: "NoDenominator", node: empty % of.size })
  for (let offset = 0; offset < denominators.length; offset += of.size) {
    const torn = of.order.find((node) => !trees.isLeaf(of, node) && !trees.coherent(of, denominators, offset, node))
    if (torn !== undefined) return new ReconciliationError({ reason: "Incoherent", node: torn })
  }
  return undefined
}

/**
 * One origin of a back-test: what each node's forecast said (rows are steps ahead), what came, and the residuals known
 * at that origin.
 *
 * @category models
 * @since 0.1.0
 */
export interface Origin {
  readonly base: Float64Array
  readonly actual: Float64Array
  readonly residuals?: Float64Array
}

/**
 * Methods ranked by back-test, best first. The loss is the root mean square error of each node over all origins and
 * steps, divided by that of the node's own unreconciled forecasts and averaged over nodes: below 1, reconciling
 * helped. Actual values that are not finite are left out; methods that fail are left out; ties keep the order given.
 *
 * @category reconciliation
 * @since 0.1.0
 */
export const choose = (
  of: Tree,
  origins: ReadonlyArray<Origin>,
  methods: ReadonlyArray<Method> = ["bottom-up", "ols", "structural", "variance", "mint-shrink"]
): ReadonlyArray<{ readonly method: Method; readonly loss: number }> =>
  methods
    .flatMap((method) => {
      const before = new Float64Array(of.size)
      const after = new Float64Array(of.size)
      for (const { actual, base, residuals } of origins) {
        const done = Result.flatMap(make(of, { method, ...(residuals && { residuals }) }), (it) => reconcile(it, base))
        if (Result.isFailure(done)) return []
        covariance.addSquares(before, base, actual)
        covariance.addSquares(after, done.success, actual)
      }
      // Two errors that are both zero have a ratio of 1.
      const tiny = 1e-12
      const ratios = after.map((sum, node) => Math.sqrt((sum + tiny) / ((before[node] as number) + tiny)))
      return [{ method, loss: ratios.reduce((sum, ratio) => sum + ratio, 0) / of.size }]
    })
    .sort((a, b) => a.loss - b.loss)
