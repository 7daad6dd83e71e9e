import { assert, describe, it } from "@effect/vitest"
import { Draws, Forecast, LocalTrend, Series } from "@lantoa/projection"
import { average } from "../src/internal/methods/kalman.ts"

const observe = (values: ReadonlyArray<number>, weights?: ReadonlyArray<number>) => ({
  values: Float64Array.from(values),
  weights: weights === undefined ? undefined : Float64Array.from(weights),
  count: values.filter(Number.isFinite).length,
  last: values.at(-1) ?? NaN,
  frequency: 1,
  bounds: Series.unbounded
})

describe("the filter of level and fading slope", () => {
  it("follows a line exactly, but for the slope that fades", () => {
    const { deviation, mean } = average(observe(Array.from({ length: 30 }, (_, t) => 10 + 2 * t)), 3)
    assert.closeTo(mean[0] ?? NaN, 70, 0.5)
    assert.isBelow(mean[2] ?? NaN, 74)
    assert.isAbove(mean[2] ?? NaN, 72)
    assert.isBelow(deviation[0] ?? NaN, 0.5)
  })

  it("holds about what it says of walks with noise, and is less sure the further it looks", () => {
    const random = Draws.make(4)
    let inside = 0
    let all = 0
    for (let run = 0; run < 200; run++) {
      let level = 0
      const values = Array.from({ length: 44 }, () => (level += random.normal()) + random.normal())
      const known = { values: Float64Array.from(values.slice(0, 40)), frequency: 1, bounds: Series.unbounded }
      const forecast = LocalTrend.localTrend(known, 4)
      for (let step = 1; step <= 4; step++) {
        const truth = values[39 + step] ?? NaN
        all++
        if (truth >= Forecast.quantile(forecast, step, 0.1) && truth <= Forecast.quantile(forecast, step, 0.9)) inside++
      }
      assert.isAbove(reachOf(forecast, 4), reachOf(forecast, 1))
    }
    assert.closeTo(inside / all, 0.8, 0.06)
  })

  it("takes a gap for lost information and a light observation for less than a heavy one", () => {
    const values = [3, 4, 6, 5, 7, 8, 8, 9, 30]
    const light = average(observe(values, [1, 1, 1, 1, 1, 1, 1, 1, 1e-4]), 1)
    const heavy = average(observe(values, [1, 1, 1, 1, 1, 1, 1, 1, 1e4]), 1)
    assert.isBelow(light.mean[0] ?? NaN, heavy.mean[0] ?? NaN)
    const gap = average(observe([3, 4, 6, 5, NaN, NaN, NaN, 9]), 1)
    const whole = average(observe([3, 4, 6, 5, 7, 8, 8, 9]), 1)
    assert.isAbove(gap.deviation[0] ?? NaN, whole.deviation[0] ?? NaN)
  })
})

const reachOf = (forecast: Forecast.Forecast, step: number): number =>
  Forecast.quantile(forecast, step, 0.9) - Forecast.quantile(forecast, step, 0.1)
