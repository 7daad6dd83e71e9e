import { assert, describe, it } from "@effect/vitest"
import { Draws, Reconciliation } from "@lantoa/projection"
import * as Result from "effect/Result"
import { existsSync, readFileSync } from "node:fs"
import { between, cases } from "./evidence.ts"

const get = <A>(result: Result.Result<A, Reconciliation.ReconciliationError>): A => Result.getOrThrow(result)
const reason = (result: Result.Result<unknown, Reconciliation.ReconciliationError>) =>
  Result.isFailure(result) ? result.failure.reason : "succeeded"
const methods: ReadonlyArray<Reconciliation.Method> = [
  "bottom-up",
  "ols",
  "structural",
  "variance",
  "mint-sample",
  "mint-shrink"
]

/** A province of two districts with two communes each. */
const small = get(Reconciliation.tree([-1, 0, 0, 1, 1, 2, 2]))
const golden = JSON.parse(readFileSync(new URL("golden/reconciliation.json", import.meta.url), "utf8")) as Record<
  Reconciliation.Method,
  ReadonlyArray<number>
> & {
  readonly base: ReadonlyArray<number>
  readonly residuals: ReadonlyArray<ReadonlyArray<number>>
  readonly fixed: Record<"ols" | "mint-sample" | "mint-shrink" | "nodes", ReadonlyArray<number>>
}
const residuals = Float64Array.from(golden.residuals.flat())
const base = Float64Array.from(golden.base)

/** A random tree whose nodes are numbered in random order, with base values and residuals. */
const randomCase = (random: Draws.Draws, size: number, rows: number) => {
  const label = Array.from({ length: size }, (_, node) => node)
  for (let i = size - 1; i > 0; i--) {
    const k = between(random, 0, i)
    ;[label[i], label[k]] = [label[k] as number, label[i] as number]
  }
  const parents = Array.from({ length: size }, () => -1)
  for (let node = 1; node < size; node++) parents[label[node] as number] = label[between(random, 0, node - 1)] as number
  const tree = get(Reconciliation.tree(parents))
  const draw = (length: number, mean: number) => Float64Array.from({ length }, () => mean + 10 * random.normal())
  return { tree, parents, values: draw(size * rows, 20), residuals: draw(size * (size + 10), 0) }
}

const incoherence = (parents: ArrayLike<number>, values: Float64Array): number => {
  const size = parents.length
  let worst = 0
  for (let offset = 0; offset < values.length; offset += size) {
    const sums = new Map<number, number>()
    for (let node = 0; node < size; node++) {
      const up = parents[node] as number
      sums.set(up, (sums.get(up) ?? 0) + (values[offset + node] as number))
    }
    sums.delete(-1)
    for (const [up, sum] of sums) worst = Math.max(worst, Math.abs(sum - (values[offset + up] as number)))
  }
  return worst
}

const leavesOf = (parents: ReadonlyArray<number>) =>
  parents.map((_, node) => node).filter((node) => !parents.includes(node))

describe("Reconciliation.reconcile", () => {
  it.each(methods)("agrees with the matrix formula in exact arithmetic: %s", (method) => {
    const plan = get(Reconciliation.make(small, { method, residuals }))
    const result = get(Reconciliation.reconcile(plan, base))
    result.forEach((value, node) => assert.closeTo(value, golden[method][node] as number, 1e-10))
  })

  it.each(["ols", "mint-sample", "mint-shrink"] as const)(
    "moves the rest as the constrained optimum does: %s",
    (method) => {
      const plan = get(Reconciliation.make(small, { method, residuals, immutable: golden.fixed.nodes }))
      const result = get(Reconciliation.reconcile(plan, base))
      result.forEach((value, node) => assert.closeTo(value, golden.fixed[method][node] as number, 1e-10))
    }
  )

  it("makes every sample coherent to 1e-9 on trees of any shape", () => {
    for (const { random } of cases(60)) {
      const { parents, residuals: errors, tree, values } = randomCase(random, between(random, 1, 30), 5)
      for (const method of methods) {
        const plan = get(Reconciliation.make(tree, { method, residuals: errors }))
        assert.isBelow(incoherence(parents, get(Reconciliation.reconcile(plan, values))), 1e-9)
      }
    }
  })

  it("leaves coherent values as they are", () => {
    for (const { random } of cases(20)) {
      const { residuals: errors, tree, values } = randomCase(random, 20, 2)
      const coherent = Reconciliation.aggregate(tree, values)
      for (const method of methods) {
        const plan = get(Reconciliation.make(tree, { method, residuals: errors }))
        const result = get(Reconciliation.reconcile(plan, coherent))
        result.forEach((value, index) => assert.closeTo(value, coherent[index] as number, 1e-9))
      }
    }
  })

  it("leaves the leaves of bottom-up bit for bit", () => {
    for (const { random } of cases(30)) {
      const { parents, tree, values } = randomCase(random, 25, 3)
      const plan = get(Reconciliation.make(tree, { method: "bottom-up" }))
      const result = get(Reconciliation.reconcile(plan, values))
      for (const leaf of leavesOf(parents)) {
        for (let row = 0; row < 3; row++) assert.strictEqual(result[row * 25 + leaf], values[row * 25 + leaf])
      }
    }
  })

  it("returns fixed nodes bit for bit and still adds up", () => {
    for (const { random } of cases(40)) {
      const { parents, residuals: errors, tree, values } = randomCase(random, 20, 3)
      const leaf = leavesOf(parents)[0] as number
      const root = parents.indexOf(-1)
      // A root of one child, and so on down to the leaf, would be fixed twice over.
      const immutable = parents.filter((up) => up === root).length > 1 ? [root, leaf] : [leaf]
      for (const method of methods) {
        const plan = get(Reconciliation.make(tree, { method, residuals: errors, immutable }))
        const result = get(Reconciliation.reconcile(plan, values))
        assert.isBelow(incoherence(parents, result), 1e-9)
        for (const node of immutable) {
          for (let row = 0; row < 3; row++) assert.strictEqual(result[row * 20 + node], values[row * 20 + node])
        }
      }
    }
  })

  it("moves the rest by least squares around a fixed node", () => {
    const plan = get(Reconciliation.make(small, { method: "ols", immutable: [0] }))
    const [root, a, b] = get(Reconciliation.reconcile(plan, base)) as unknown as [number, number, number]
    // m = v (b/1 + M/2), v = 2/3: m_a = (74 + 30) / 3, m_b = (140 + 55) / 3; both move by half of 100 - m_a - m_b.
    assert.strictEqual(root, 100)
    assert.closeTo(a, 104 / 3 + (100 - 299 / 3) / 2, 1e-12)
    assert.closeTo(b, 65 + (100 - 299 / 3) / 2, 1e-12)
  })

  it("refuses fixed nodes that contradict each other, naming the parent", () => {
    for (const method of ["ols", "bottom-up"] as const) {
      const plan = get(Reconciliation.make(small, { method, immutable: [1, 3, 4] }))
      const result = Reconciliation.reconcile(plan, base)
      assert.isTrue(Result.isFailure(result) && result.failure.node === 1)
      assert.strictEqual(reason(result), "ImmutableConflict")
    }
    const fixed = Reconciliation.make(small, { method: "mint-shrink", residuals, immutable: [1, 3, 4] })
    assert.strictEqual(reason(fixed), "Singular")
    // What just failed is no remedy.
    const message = Result.isFailure(fixed) ? fixed.failure.message : ""
    assert.match(message, /free one of them/)
    assert.notMatch(message, /mint-shrink/)
  })

  it("says what is wrong with its input", () => {
    assert.strictEqual(reason(Reconciliation.tree([1, 0])), "NotATree")
    assert.strictEqual(reason(Reconciliation.tree([-1, 7])), "NotATree")
    assert.strictEqual(reason(Reconciliation.make(small, { method: "variance" })), "NoResiduals")
    assert.strictEqual(reason(Reconciliation.make(small, { method: "mint-shrink" })), "NoResiduals")
    const few = residuals.slice(0, 7)
    const sample = Reconciliation.make(small, { method: "mint-sample", residuals: few })
    assert.strictEqual(reason(sample), "Singular")
    assert.match(Result.isFailure(sample) ? sample.failure.message : "", /use `mint-shrink`/)
    const random = Draws.make(3)
    const rows = (count: number) => Float64Array.from({ length: 7 * count }, () => random.normal())
    const learnt = (count: number) => Reconciliation.make(small, { method: "mint-sample", residuals: rows(count) })
    assert.strictEqual(reason(learnt(6)), "Singular")
    assert.isTrue(Result.isSuccess(learnt(7)))
    const plan = get(Reconciliation.make(small, { method: "ols" }))
    assert.strictEqual(reason(Reconciliation.reconcile(plan, base.slice(1))), "WrongLength")
    const gap = Reconciliation.reconcile(plan, base.with(2, Number.NaN))
    assert.strictEqual(reason(gap), "NotFinite")
    assert.match(Result.isFailure(gap) ? gap.failure.message : "", /forecast every node.*node 2/)
  })

  it("weighs by variance even where a node was fitted exactly", () => {
    const flat = residuals.map((value, index) => (index % 7 === 3 ? 0 : value))
    for (const method of ["variance", "mint-shrink"] as const) {
      const result = get(Reconciliation.reconcile(get(Reconciliation.make(small, { method, residuals: flat })), base))
      assert.isBelow(incoherence(small.parent, result), 1e-9)
    }
    // It is trusted as much as the best of those that erred, and moves.
    const pair = get(Reconciliation.tree([-1, 0, 0]))
    const errors = Float64Array.of(3, 0, 1, -3, 0, -1, 2, 0, 1, -1, 0, 1)
    for (const method of ["variance", "mint-shrink"] as const) {
      const plan = get(Reconciliation.make(pair, { method, residuals: errors }))
      const [, exactly] = get(Reconciliation.reconcile(plan, Float64Array.of(100, 45, 45)))
      assert.isAbove(exactly! - 45, 0.3)
    }
    const zero = get(Reconciliation.make(small, { method: "variance", residuals: new Float64Array(7) }))
    const ols = get(Reconciliation.make(small, { method: "ols" }))
    const [a, b] = [zero, ols].map((plan) => get(Reconciliation.reconcile(plan, base)))
    a?.forEach((value, node) => assert.closeTo(value, b?.[node] as number, 1e-9))
  })
})

/** The exact projection on what is coherent and bounded, by Dykstra's alternating projections. */
const exact = (plan: Reconciliation.Weighting, values: Float64Array, leaves: ReadonlyArray<number>, upper: number) => {
  let x = values.slice()
  let memory = new Float64Array(values.length)
  for (let round = 0; round < 3000; round++) {
    const flat = get(Reconciliation.reconcile(plan, x))
    const pushed = flat.map((value, index) => value + (memory[index] as number))
    x = pushed.map((value, index) => (leaves.includes(index) ? Math.min(Math.max(value, 0), upper) : value))
    memory = pushed.map((value, index) => value - (x[index] as number))
  }
  return x
}

describe("Reconciliation within bounds", () => {
  const limits = (size: number) => ({ lower: new Float64Array(size), upper: new Float64Array(size).fill(30) })

  it("keeps every node within them and adds up, and changes nothing where they do not bind", () => {
    for (const { random } of cases(60)) {
      const size = between(random, 2, 30)
      const { parents, residuals: errors, tree, values } = randomCase(random, size, 4)
      for (const method of methods) {
        const plan = get(Reconciliation.make(tree, { method, residuals: errors }))
        const result = get(Reconciliation.reconcile(plan, values, limits(size)))
        assert.isBelow(incoherence(parents, result), 1e-9)
        for (const leaf of leavesOf(parents)) {
          for (let row = 0; row < 4; row++) {
            assert.isAtLeast(result[row * size + leaf] as number, -1e-9)
            assert.isAtMost(result[row * size + leaf] as number, 30 + 1e-9)
          }
        }
        const wide = { lower: new Float64Array(size).fill(-1e6), upper: new Float64Array(size).fill(1e6) }
        assert.deepEqual(get(Reconciliation.reconcile(plan, values, wide)), get(Reconciliation.reconcile(plan, values)))
      }
    }
  })

  it("is the exact projection for one parent", () => {
    const star = get(Reconciliation.tree([-1, 0, 0, 0, 0]))
    for (const { random } of cases(20)) {
      const values = Float64Array.from({ length: 5 }, (_, node) => (node === 0 ? 60 : 15) + 15 * random.normal())
      const plan = get(Reconciliation.make(star, { method: "ols", immutable: [0] }))
      const root = Math.min(Math.max(values[0] as number, 0), 120)
      const fixed = values.with(0, root)
      const ours = get(Reconciliation.reconcile(plan, fixed, limits(5)))
      exact(plan, fixed, [1, 2, 3, 4], 30).forEach((value, node) => assert.closeTo(ours[node] as number, value, 1e-3))
    }
  })

  it("is near the exact projection over several levels", () => {
    let ours = 0
    let best = 0
    for (const { random } of cases(40)) {
      const { parents, tree, values } = randomCase(random, 15, 1)
      const plan = get(Reconciliation.make(tree, { method: "ols" }))
      const loss = (x: Float64Array) =>
        x.reduce((sum, value, index) => sum + (value - (values[index] as number)) ** 2, 0)
      ours += loss(get(Reconciliation.reconcile(plan, values, limits(15))))
      best += loss(exact(plan, values, leavesOf(parents), 30))
    }
    assert.isAtMost(ours / best, 1.1)
    assert.isAtLeast(ours / best, 1 - 1e-6)
  })

  it("keeps fixed nodes within bounds, and refuses what no value can satisfy", () => {
    const plan = get(Reconciliation.make(small, { method: "ols", immutable: [0] }))
    const result = get(Reconciliation.reconcile(plan, base, { upper: new Float64Array(7).fill(28) }))
    assert.strictEqual(result[0], 100)
    assert.isBelow(incoherence(small.parent, result), 1e-9)
    assert.isTrue(result.slice(3).every((value) => value <= 28 + 1e-9))
    const tight = { upper: new Float64Array(7).fill(20) }
    assert.strictEqual(reason(Reconciliation.reconcile(plan, base, tight)), "ImmutableConflict")
    const crossed = { lower: new Float64Array(7).fill(9), upper: new Float64Array(7).fill(8) }
    assert.strictEqual(reason(Reconciliation.reconcile(plan, base, crossed)), "BoundConflict")
  })
})

describe("Reconciliation.paths", () => {
  it("makes each draw and step coherent, alike for the same input", () => {
    const random = Draws.make(5)
    const nodes = Array.from({ length: 7 }, () => ({
      count: 11,
      horizon: 3,
      values: Float64Array.from({ length: 33 }, () => 50 + random.normal())
    }))
    const plan = get(Reconciliation.make(small, { method: "structural" }))
    const done = get(Reconciliation.paths(plan, nodes))
    for (let index = 0; index < 33; index++) {
      const row = Float64Array.from(done, (node) => node.values[index] as number)
      const alone = Float64Array.from(nodes, (node) => node.values[index] as number)
      assert.isBelow(incoherence(small.parent, row), 1e-9)
      assert.deepEqual(row, get(Reconciliation.reconcile(plan, alone)))
    }
    assert.deepEqual(get(Reconciliation.paths(plan, nodes)), done)
    assert.strictEqual(reason(Reconciliation.paths(plan, nodes.slice(1))), "WrongLength")
  })
})

describe("Reconciliation.shares", () => {
  const people = Float64Array.of(1000, 600, 400, 500, 100, 300, 100)

  it("adds up numerators and divides last", () => {
    const plan = get(Reconciliation.make(small, { method: "bottom-up" }))
    const { numerators, shares } = get(Reconciliation.shares(plan, Float64Array.of(1, 1, 1, 50, 80, 40, 20), people))
    assert.deepEqual([...numerators], [470, 330, 140, 250, 80, 120, 20])
    assert.closeTo(shares[0] as number, 47, 1e-12)
    assert.closeTo(shares[1] as number, 55, 1e-12)
  })

  it("keeps every share between 0 and 100 and the numerators coherent", () => {
    for (const { random } of cases(40)) {
      const values = Float64Array.from({ length: 7 * 20 }, () => 100 * random.uniform())
      for (const method of ["ols", "structural", "mint-shrink"] as const) {
        const plan = get(Reconciliation.make(small, { method, residuals }))
        const { numerators, shares } = get(Reconciliation.shares(plan, values, people))
        assert.isBelow(incoherence(small.parent, numerators), 1e-9)
        assert.isTrue(shares.every((share) => share >= -1e-9 && share <= 100 + 1e-9))
      }
    }
  })

  it("does the same for the paths of each node", () => {
    const random = Draws.make(8)
    const drawn = Array.from(people, () => ({
      count: 4,
      horizon: 5,
      values: Float64Array.from({ length: 20 }, () => 100 * random.uniform())
    }))
    const plan = get(Reconciliation.make(small, { method: "structural" }))
    const done = get(Reconciliation.sharePaths(plan, drawn, people))
    for (let index = 0; index < 20; index++) {
      const row = Float64Array.from(drawn, (node) => node.values[index] as number)
      get(Reconciliation.shares(plan, row, people)).shares.forEach((share, node) =>
        assert.closeTo(done[node]?.values[index] as number, share, 1e-9)
      )
    }
    assert.strictEqual(reason(Reconciliation.sharePaths(plan, drawn, people.with(3, 0))), "NoDenominator")
    assert.strictEqual(reason(Reconciliation.sharePaths(plan, drawn.slice(1), people)), "WrongLength")
  })

  it("asks for denominators that exist and add up", () => {
    const plan = get(Reconciliation.make(small, { method: "ols" }))
    const values = new Float64Array(7).fill(50)
    assert.strictEqual(reason(Reconciliation.shares(plan, values, people.with(3, 0))), "NoDenominator")
    assert.strictEqual(reason(Reconciliation.shares(plan, values, people.with(0, 999))), "Incoherent")
    assert.strictEqual(reason(Reconciliation.shares(plan, values, people.slice(1))), "WrongLength")
  })
})

describe("Reconciliation.choose", () => {
  it("prefers the method whose assumption the past bears out", () => {
    const random = Draws.make(3)
    const noise = [0.1, 1, 1, 8, 8, 8, 8]
    const origins = Array.from({ length: 30 }, () => {
      const actual = Reconciliation.aggregate(
        small,
        Float64Array.from({ length: 7 }, () => 50 + 5 * random.normal())
      )
      const errors = (rows: number) =>
        Float64Array.from({ length: 7 * rows }, (_, index) => (noise[index % 7] as number) * random.normal())
      return { actual, base: actual.map((value, node) => value + (errors(1)[node] as number)), residuals: errors(20) }
    })
    const ranking = Reconciliation.choose(small, origins)
    assert.include(["variance", "mint-shrink"], ranking[0]?.method)
    assert.strictEqual(ranking.at(-1)?.method, "bottom-up")
    assert.isBelow(ranking[0]?.loss as number, 1)
    assert.deepEqual(Reconciliation.choose(small, origins), ranking)
  })

  it("leaves out methods that cannot be worked out", () => {
    const ranking = Reconciliation.choose(small, [{ base, actual: base }])
    assert.sameMembers(
      ranking.map(({ method }) => method),
      ["bottom-up", "ols", "structural"]
    )
  })
})

const file = `${process.env["LANTOA_DATA"] ?? ""}/forecast/golden-reconciliation.json`
const available = process.env["LANTOA_DATA"] !== undefined && existsSync(file)

describe("Reconciliation against R's hts 6.0.3", () => {
  it.skipIf(!available)(
    available ? "gives its forecasts within 1e-6" : "gives its forecasts within 1e-6 (needs LANTOA_DATA)",
    () => {
      type Table = ReadonlyArray<ReadonlyArray<number>>
      const reference = JSON.parse(readFileSync(file, "utf8")) as Record<string, Table>
      const tree = get(Reconciliation.tree([-1, 0, 0, 1, 1, 1, 2, 2]))
      const table = (name: string) => Float64Array.from((reference[name] as Table).flat())
      const names = {
        ols: "ols",
        structural: "wls_struct",
        variance: "wls_var",
        "mint-sample": "mint_sam",
        "mint-shrink": "mint_shr"
      } as const
      for (const method of ["ols", "structural", "variance", "mint-sample", "mint-shrink"] as const) {
        const plan = get(Reconciliation.make(tree, { method, residuals: table("residuals") }))
        const ours = get(Reconciliation.reconcile(plan, table("base")))
        table(names[method]).forEach((value, index) => assert.closeTo(ours[index] as number, value, 1e-6))
      }
    }
  )
})
