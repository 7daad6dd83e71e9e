import { assert, describe, it } from "@effect/vitest"
import { Forecast, Naive, Draws, Season, Series } from "@lantoa/projection"

const monthly = (noise: number, height: number, seed: number): Series.Series => {
  const random = Draws.make(seed)
  return {
    values: Float64Array.from({ length: 72 }, (_, t) => {
      const season = 1 + height * Math.sin((2 * Math.PI * t) / 12)
      return (100 + t) * season * Math.exp(noise * random.normal())
    }),
    frequency: 12,
    bounds: Series.unbounded
  }
}

describe("Season", () => {
  it("finds the pattern it was given", () => {
    const pattern = Season.detect(monthly(0.01, 0.3, 1), Season.classical)
    assert.strictEqual(pattern?.kind, "multiplicative")
    pattern?.indices.forEach((index, s) => assert.closeTo(index, 1 + 0.3 * Math.sin((2 * Math.PI * s) / 12), 0.03))
  })

  it("puts the season back on the right steps", () => {
    const series = monthly(0, 0.3, 1)
    const forecast = Season.adjust(Naive.last)(series, 12)
    for (let step = 1; step <= 12; step++) {
      const season = 1 + 0.3 * Math.sin((2 * Math.PI * (71 + step)) / 12)
      assert.closeTo(Forecast.quantile(forecast, step, 0.5) / 171, season, 0.05)
    }
  })

  it("counts the season from the first step also after a leading gap", () => {
    const series = monthly(0.01, 0.3, 1)
    const late = { ...series, values: Float64Array.of(NaN, NaN, NaN, NaN, NaN, ...series.values.slice(5)) }
    const whole = Season.detect(series)
    const cut = Season.detect(late)
    cut?.indices.forEach((index, s) => assert.closeTo(index, whole?.indices[s] ?? NaN, 0.03))
  })

  it("draws an uncertain pattern towards none, and leaves a clear one", () => {
    const reach = (options: Season.Options, series: Series.Series) =>
      Math.max(
        ...(Season.detect(series, { ...options, threshold: -1 })?.indices.map((index) => Math.abs(index - 1)) ?? [0])
      )
    const weak = monthly(0.3, 0.02, 4)
    const clear = monthly(0.01, 0.3, 4)
    assert.isBelow(reach(Season.shrunk, weak), 0.75 * reach(Season.classical, weak))
    assert.closeTo(reach(Season.shrunk, clear), reach(Season.classical, clear), 0.01)
  })

  it("goes by differences where a value is 0 or below", () => {
    const series = monthly(0.01, 0.3, 1)
    assert.strictEqual(
      Season.detect({ ...series, values: series.values.map((value) => value - 150) })?.kind,
      "additive"
    )
  })

  it("finds none in yearly figures or in two seasons", () => {
    assert.isUndefined(Season.detect({ ...monthly(0, 0.3, 1), frequency: 1 }))
    assert.isUndefined(Season.detect({ ...monthly(0, 0.3, 1), values: monthly(0, 0.3, 1).values.slice(0, 24) }))
    // One month a year stands out; its season is seen twice, and then once more.
    const bursts = (length: number): Series.Series => ({
      values: Float64Array.from({ length }, (_, t) => (t % 12 === 5 ? 100 : 0)),
      frequency: 12,
      bounds: Series.unbounded
    })
    assert.isUndefined(Season.detect(bursts(24)))
    assert.isDefined(Season.detect(bursts(25)))
  })
})
