import { assert, describe, it } from "@effect/vitest"
import * as cholesky from "../src/internal/numerics/cholesky.ts"
import { minimise } from "../src/internal/numerics/nelderMead.ts"

const box = (size: number, from: number, to: number) => ({
  lower: new Float64Array(size).fill(from),
  upper: new Float64Array(size).fill(to)
})

describe("Nelder and Mead's simplex", () => {
  const valley = ([x = 0, y = 0]: Float64Array) => (1 - x) ** 2 + 100 * (y - x * x) ** 2

  it("finds the bottom of Rosenbrock's valley, and says how high it is", () => {
    const point = Float64Array.of(-1.2, 1)
    const score = minimise({ objective: valley, ...box(2, -5, 5), tolerance: 1e-14, evaluations: 2000 }, point)
    assert.closeTo(point[0] ?? NaN, 1, 1e-4)
    assert.closeTo(point[1] ?? NaN, 1, 1e-4)
    assert.strictEqual(score, valley(point))
  })

  it("stays in its box, and finds the side where the bottom lies beyond", () => {
    const point = Float64Array.of(-1, -1)
    const asked: Array<number> = []
    const objective = (x: Float64Array) => {
      asked.push(...x)
      return ((x[0] ?? 0) - 3) ** 2 + ((x[1] ?? 0) - 0.25) ** 2
    }
    minimise({ objective, ...box(2, -2, 0.5), tolerance: 1e-14, evaluations: 2000 }, point)
    assert.closeTo(point[0] ?? NaN, 0.5, 1e-3)
    assert.closeTo(point[1] ?? NaN, 0.25, 1e-3)
    assert.isTrue(asked.every((value) => value >= -2 && value <= 0.5))
  })

  it("goes on where the objective is no number, and never returns worse than it began", () => {
    const objective = ([x = 0]: Float64Array) => (x < 0 ? NaN : (x - 2) ** 2)
    const point = Float64Array.of(4)
    assert.isBelow(minimise({ objective, ...box(1, -10, 10), tolerance: 1e-12, evaluations: 200 }, point), 1e-6)
    assert.closeTo(point[0] ?? NaN, 2, 1e-3)
  })

  it("spends no more than it may, but for what one round needs", () => {
    let spent = 0
    const objective = (x: Float64Array) => {
      spent++
      return valley(x)
    }
    const start = Float64Array.of(-1.2, 1)
    const before = valley(start)
    assert.isAtMost(minimise({ objective, ...box(2, -5, 5), tolerance: 0, evaluations: 30 }, start), before)
    assert.isAtMost(spent, 30 + 4)
  })
})

describe("Cholesky's factor", () => {
  const matrix = Float64Array.of(4, 2, 0.6, 2, 5, 1.5, 0.6, 1.5, 3)

  it("times its transpose is the matrix, and solves it", () => {
    const lower = cholesky.factor(matrix, 3)
    if (typeof lower === "number") return assert.fail("positive definite")
    for (let i = 0; i < 3; i++) {
      for (let k = 0; k < 3; k++) {
        let sum = 0
        for (let j = 0; j < 3; j++) sum += (lower[i * 3 + j] ?? 0) * (lower[k * 3 + j] ?? 0)
        assert.closeTo(sum, matrix[i * 3 + k] ?? NaN, 1e-12)
      }
    }
    const b = Float64Array.of(1, -2, 3)
    cholesky.solve(lower, 3, b)
    const back = [0, 1, 2].map((i) => b.reduce((sum, x, k) => sum + x * (matrix[i * 3 + k] ?? NaN), 0))
    back.forEach((value, i) => assert.closeTo(value, [1, -2, 3][i] ?? NaN, 1e-12))
  })

  it("may be written into the matrix itself, and names the row that is not definite", () => {
    const own = Float64Array.from(matrix)
    assert.strictEqual(cholesky.decompose(own, 3, own, Math.sqrt), -1)
    const apart = cholesky.factor(matrix, 3)
    if (typeof apart === "number") return assert.fail("positive definite")
    for (let i = 0; i < 3; i++) for (let k = 0; k <= i; k++) assert.strictEqual(own[i * 3 + k], apart[i * 3 + k])
    assert.strictEqual(cholesky.factor(Float64Array.of(1, 1, 1, 1), 2), 1)
  })

  it("of steps that go together wholly has nothing below a pivot of 0", () => {
    const ones = new Float64Array(9).fill(1)
    const lower = new Float64Array(9)
    cholesky.decompose(ones, 3, lower, (rest) => (rest > 1e-16 ? Math.sqrt(rest) : 0))
    assert.deepStrictEqual([...lower], [1, 0, 0, 1, 0, 0, 1, 0, 0])
  })
})
