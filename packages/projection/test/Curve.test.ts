import { assert, describe, it } from "@effect/vitest"
import { Curve, Forecast, Draws, Series, Smoothing } from "@lantoa/projection"

const along = (f: (t: number) => number, length: number): Series.Series => ({
  values: Float64Array.from({ length }, (_, t) => f(t)),
  frequency: 1,
  bounds: Series.percent
})

describe("Curve", () => {
  const curves = {
    gompertz: [Curve.gompertz, (t: number) => 80 * Math.exp(-Math.exp(-0.3 * (t - 8)))],
    logistic: [Curve.logistic, (t: number) => 85 / (1 + Math.exp(-0.45 * (t - 9)))]
  } as const
  for (const [name, [forecaster, truth]] of Object.entries(curves)) {
    it(`${name} goes on along a curve of its own kind`, () => {
      const forecast = forecaster(along(truth, 16), 5)
      for (let step = 1; step <= 5; step++) {
        assert.closeTo(Forecast.quantile(forecast, step, 0.5), truth(15 + step), 0.6, `step ${step}`)
      }
    })

    it(`${name} starts from the last value and stays under the bound`, () => {
      const random = Draws.make(9)
      const series = along((t) => Math.min(99, Math.max(0, truth(t) + 3 * random.normal())), 14)
      const forecast = forecaster(series, 30)
      assert.closeTo(Forecast.quantile(forecast, 1, 0.5), series.values[13] as number, 12)
      assert.isAtMost(Forecast.quantile(forecast, 30, 0.999), 100)
    })
  }
})

describe("Smoothing", () => {
  it("finds the parameters of the process it was given", () => {
    const random = Draws.make(21)
    let level = 50
    const values = Float64Array.from({ length: 3000 }, () => {
      const error = random.normal()
      const value = level + error
      level += 0.4 * error
      return value
    })
    const fit = Smoothing.fit({ values, frequency: 1, bounds: Series.unbounded }, { trend: "none", seasonal: false })
    assert.closeTo(fit?.alpha ?? NaN, 0.4, 0.04)
    assert.closeTo(fit?.variance ?? NaN, 1, 0.06)
  })

  it("fits at least as well with one more parameter", () => {
    const random = Draws.make(33)
    for (let round = 0; round < 40; round++) {
      const values = Float64Array.from({ length: 25 }, (_, t) => 3 * t * random.uniform() + 10 * random.normal())
      const series = { values, frequency: 1, bounds: Series.unbounded }
      const likelihood = (trend: Smoothing.Model["trend"]) =>
        Smoothing.fit(series, { trend, seasonal: false })?.logLikelihood ?? NaN
      assert.isAtLeast(likelihood("additive"), likelihood("none") - 0.02, `round ${round}`)
    }
  })

  it("has nothing to say about two observations", () => {
    assert.isUndefined(
      Smoothing.fit(
        { values: Float64Array.of(1, NaN, 2), frequency: 1, bounds: Series.unbounded },
        { trend: "none", seasonal: false }
      )
    )
  })
})
