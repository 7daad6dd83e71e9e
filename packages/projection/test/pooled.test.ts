import { assert, describe, it } from "@effect/vitest"
import { Ensemble, Forecast, Naive, Draws, Series } from "@lantoa/projection"

const pooled = Ensemble.shareMembers.find(({ name }) => name === "pooled")?.forecaster ?? Naive.last

const shares = (values: ReadonlyArray<number>): Series.Series => ({
  values: Float64Array.from(values),
  frequency: 1,
  bounds: Series.percent
})

const random = (seed: number): Series.Series => {
  const { normal, uniform } = Draws.make(seed)
  let value = 100 * uniform()
  const pace = 12 * uniform() ** 3
  return shares(
    Array.from({ length: 1 + Math.floor(50 * uniform()) }, () => {
      value = Math.min(Math.max(value + pace * (normal() + 0.3), 0), 100)
      return uniform() < 0.2 ? NaN : value
    })
  )
}

describe("the member learnt across series", () => {
  it("has its own networks, not a stand-in", () => {
    assert.notStrictEqual(pooled, Naive.last)
    assert.strictEqual(pooled(shares([10, 12, 15]), 1).method, "pooled")
  })

  it("gives finite, ascending quantiles between 0 and 100 far outside what it has seen", () => {
    const odd = [[], [NaN, NaN], [0], [100], [0, 100, 0, 100], [100, 0], Array(200).fill(50), Array(40).fill(0)]
    const cases = [...odd.map(shares), ...Array.from({ length: 200 }, (_, seed) => random(seed))]
    for (const series of cases) {
      const { levels, quantiles } = pooled(series, 30)
      quantiles.forEach((value, k) => {
        const before = k % levels.length === 0 ? 0 : (quantiles[k - 1] as number)
        if (!(value >= before && value <= 100)) assert.fail(`${value} after ${before}: ${series.values.join(", ")}`)
      })
    }
  })

  it("is never surer of the far future than of the near, past the five years it has learnt from", () => {
    const logit = (share: number) => Math.log(share / (100 - share))
    for (let seed = 0; seed < 100; seed++) {
      const forecast = pooled(random(seed), 20)
      const width = (step: number) =>
        logit(Forecast.quantile(forecast, step, 0.9)) - logit(Forecast.quantile(forecast, step, 0.1))
      for (let step = 6; step <= 20; step++) assert.isAtLeast(width(step), width(step - 1) - 1e-9, `seed ${seed}`)
    }
  })

  it("starts from the last observation where the newest steps are missing", () => {
    const series = shares([10, 12, 15, 21, 24, 30, 33])
    const late = shares([10, 12, 15, 21, 24, 30, 33, NaN, NaN])
    assert.deepEqual(pooled(late, 3), Forecast.after(pooled(series, 5), 2))
  })

  it("expects a share in the middle of its rise to go on rising, and a fallen one not to go on as it fell", () => {
    const rising = pooled(shares([5, 8, 12, 18, 26, 35, 45]), 3)
    assert.isAbove(Forecast.quantile(rising, 3, 0.5), 50)
    const fallen = pooled(shares([90, 91, 90, 92, 91, 92, 91, 76]), 3)
    assert.isAbove(Forecast.quantile(fallen, 3, 0.5), 70)
  })
})
