import { assert, describe, it } from "@effect/vitest"
import { ratio } from "../../../benchmarks/projection/bootstrap.ts"
import { minimise } from "../../../benchmarks/projection/lbfgs.ts"
import { Draws } from "../src/index.ts"

describe("the optimiser that the default's numbers are learnt with", () => {
  it("finds the bottom of Rosenbrock's valley by its slopes", () => {
    const valley = (x: Float64Array, gradient: Float64Array) => {
      const [a = 0, b = 0] = x
      gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a)
      gradient[1] = 200 * (b - a * a)
      return (1 - a) ** 2 + 100 * (b - a * a) ** 2
    }
    const found = minimise(valley, Float64Array.of(-1.2, 1), 200)
    assert.closeTo(found[0] ?? NaN, 1, 2e-2)
    assert.closeTo(found[1] ?? NaN, 1, 2e-2)
  })

  it("finds the least of a bowl of many unlike sides", () => {
    const bowl = (x: Float64Array, gradient: Float64Array) =>
      x.reduce((sum, value, k) => {
        gradient[k] = 2 * (k + 1) * (value - k)
        return sum + (k + 1) * (value - k) ** 2
      }, 0)
    minimise(bowl, new Float64Array(20), 200).forEach((value, k) => assert.closeTo(value, k, 1e-2))
  })

  it("gives the same numbers again, and does not move from where no way leads down", () => {
    const flat = (_: Float64Array, gradient: Float64Array) => {
      gradient.fill(0)
      return 3
    }
    assert.deepStrictEqual([...minimise(flat, Float64Array.of(1, 2), 10)], [1, 2])
  })
})

describe("a ratio of scores", () => {
  it("widens the interval of a ratio when observations share groups", () => {
    const random = Draws.make(5)
    const top: Array<number> = []
    const groups: Array<string> = []
    for (let group = 0; group < 30; group++) {
      const shock = random.normal()
      for (let k = 0; k < 20; k++) {
        top.push(5 + shock + 0.2 * random.normal())
        groups.push(String(group))
      }
    }
    const bottom = top.map(() => 1)
    const clustered = ratio({ groups, top, bottom, seed: 1 })
    const apart = ratio({ groups: top.map((_, k) => String(k)), top, bottom, seed: 1 })
    assert.isAbove(clustered.upper - clustered.lower, 2.5 * (apart.upper - apart.lower))
    assert.isTrue(clustered.lower < clustered.estimate && clustered.estimate < clustered.upper)
  })
})
