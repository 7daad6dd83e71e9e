import { assert, describe, it } from "@effect/vitest"
import { Forecast, Draws, Series } from "@lantoa/projection"

const walk = Forecast.gaussian({
  method: "walk",
  mean: Float64Array.of(50, 55, 60),
  deviation: Float64Array.of(2, 3, 4)
})

describe("Forecast", () => {
  it("has the normal quantiles to twelve digits", () => {
    // R 4.2: qnorm(c(.001, .025, .3, .975, .999))
    const expected = [
      [0.001, -3.090232306167813],
      [0.025, -1.959963984540054],
      [0.3, -0.524400512708041],
      [0.975, 1.959963984540054],
      [0.999, 3.090232306167813]
    ] as const
    for (const [p, z] of expected) assert.closeTo(Forecast.quantile(walk, 1, p), 50 + 2 * z, 1e-11)
  })

  it("gives back the probability a quantile was asked for", () => {
    for (let p = 0.002; p < 0.999; p += 0.0137) {
      assert.closeTo(Forecast.cdf(walk, 2, Forecast.quantile(walk, 2, p)), p, 1e-12)
      assert.closeTo(Forecast.probabilityAtLeast(walk, 2, Forecast.quantile(walk, 2, p)), 1 - p, 1e-12)
    }
  })

  it("says no more beyond its outermost levels than at them", () => {
    const width = walk.levels.length
    const [low, high] = [walk.levels[0]!, walk.levels[width - 1]!]
    const row = walk.quantiles.subarray(width, 2 * width)
    for (const p of [low, low / 2, 1e-12]) assert.strictEqual(Forecast.quantile(walk, 2, p), row[0])
    for (const p of [high, (1 + high) / 2, 1 - 1e-12]) assert.strictEqual(Forecast.quantile(walk, 2, p), row[width - 1])
    assert.isAbove(Forecast.quantile(walk, 2, low * 1.1), row[0]!)
    assert.strictEqual(Forecast.cdf(walk, 2, row[0]! - 1), low / 2)
    assert.strictEqual(Forecast.cdf(walk, 2, row[width - 1]! + 1), (1 + high) / 2)
  })

  it("counts an atom at a bound as reaching it", () => {
    const share = Forecast.clamp(
      Forecast.map(walk, (x) => x + 45),
      Series.percent
    )
    assert.closeTo(Forecast.probabilityAtLeast(share, 2, 100), 0.5, 0.01)
    assert.isAbove(Forecast.cdf(share, 2, 100), 0.99)
  })

  it("draws paths that have the quantiles of each step and the correlation of steps", () => {
    const count = 20_000
    const { values } = Forecast.paths(walk, count, 7)
    const last = Array.from({ length: count }, (_, i) => values[i * 3 + 2] as number).sort((a, b) => a - b)
    assert.closeTo(last[count / 2] as number, 60, 0.15)
    assert.closeTo(last[count / 10] as number, 60 - 1.2816 * 4, 0.2)
    let sum = 0
    for (let i = 0; i < count; i++) {
      sum += (((values[i * 3] as number) - 50) / 2) * (((values[i * 3 + 2] as number) - 60) / 4)
    }
    assert.closeTo(sum / count, Math.sqrt(1 / 3), 0.02)
  })

  it("draws the same paths for the same seed, and others for another", () => {
    assert.deepEqual(Forecast.paths(walk, 50, 1), Forecast.paths(walk, 50, 1))
    assert.notDeepEqual(Forecast.paths(walk, 50, 1), Forecast.paths(walk, 50, 2))
  })

  it("joins steps that move as one without a NaN", () => {
    const rigid = { ...walk, correlation: new Float64Array(9).fill(1) }
    const { values } = Forecast.paths(rigid, 100, 3)
    for (let i = 0; i < 100; i++) {
      assert.closeTo(((values[i * 3] as number) - 50) / 2, ((values[i * 3 + 2] as number) - 60) / 4, 0.02)
    }
  })
})

describe("Draws", () => {
  it("stays strictly inside (0, 1) with the mean and variance of a uniform", () => {
    const random = Draws.make(42)
    let sum = 0
    let squares = 0
    for (let i = 0; i < 100_000; i++) {
      const u = random.uniform()
      assert.isTrue(u > 0 && u < 1)
      sum += u
      squares += u * u
    }
    assert.closeTo(sum / 1e5, 0.5, 0.005)
    assert.closeTo(squares / 1e5, 1 / 3, 0.005)
  })
})
