import { assert, describe, it } from "@effect/vitest"
import {
  Curve,
  Ensemble,
  Forecast,
  LocalTrend,
  Naive,
  Draws,
  Season,
  Series,
  Smoothing,
  Theta,
  Transform
} from "@lantoa/projection"

const forecasters: Readonly<Record<string, Forecast.Forecaster>> = {
  naive: Naive.last,
  drift: Naive.drift,
  "seasonal naive": Naive.seasonal,
  ses: Smoothing.ses,
  holt: Smoothing.holt,
  damped: Smoothing.damped,
  ets: Smoothing.auto,
  theta: Theta.theta,
  "local trend": LocalTrend.localTrend,
  gompertz: Curve.gompertz,
  logistic: Curve.logistic,
  "theta on logit": Transform.on(Theta.theta, Transform.logit),
  "ets on log": Transform.on(Smoothing.auto, Transform.log(1)),
  "theta without season": Season.adjust(Theta.theta),
  ensemble: Ensemble.standard
}

const sound = (forecast: Forecast.Forecast, bounds: Series.Range, what: string): void => {
  const width = forecast.levels.length
  forecast.quantiles.forEach((value, k) => {
    if (!Number.isFinite(value)) assert.fail(`${what}: quantile ${k} is ${value}`)
    if (value < bounds.lower || value > bounds.upper) assert.fail(`${what}: ${value} is outside the bounds`)
    if (k % width > 0 && value < (forecast.quantiles[k - 1] as number))
      assert.fail(`${what}: quantiles descend at ${k}`)
  })
  forecast.correlation.forEach((value) => {
    if (!(Math.abs(value) <= 1 + 1e-9)) assert.fail(`${what}: correlation ${value}`)
  })
  const { values } = Forecast.paths(forecast, 20, 1)
  if (!values.every((value) => value >= bounds.lower && value <= bounds.upper))
    assert.fail(`${what}: a path leaves the bounds`)
}

const holes = (length: number, seen: Readonly<Record<number, number>>) =>
  Float64Array.from({ length }, (_, t) => seen[t] ?? NaN)

const special: Readonly<Record<string, Float64Array>> = {
  "no value": new Float64Array(0),
  "only gaps": holes(8, {}),
  "one value": Float64Array.of(42),
  "one value of zero": Float64Array.of(0),
  "one value of a hundred": Float64Array.of(100),
  "one value among gaps": holes(12, { 5: 3 }),
  "two values": Float64Array.of(1, 2),
  "three values": Float64Array.of(1, 2, 4),
  "a trailing gap": holes(10, { 0: 1, 1: 3, 2: 4, 3: 8, 4: 9, 5: 12 }),
  "a leading gap": holes(10, { 4: 1, 5: 3, 6: 4, 7: 8, 8: 9, 9: 12 }),
  "a constant": new Float64Array(10).fill(7),
  zeros: new Float64Array(10),
  "all a hundred": new Float64Array(10).fill(100),
  "nought to a hundred": Float64Array.of(0, 100, 0, 100, 0, 100, 0, 100),
  "a straight line": Float64Array.from({ length: 15 }, (_, t) => 5 * t),
  "a jump": Float64Array.of(0, 0, 0, 0, 0, 100, 100, 100),
  infinities: Float64Array.of(1, Infinity, 3, -Infinity, 5, 6, 7),
  "huge values": Float64Array.of(1e300, 1.5e300, 1.7e308, 1e307, 1e308, 3e307),
  "tiny values": Float64Array.of(1e-300, 2e-300, 5e-324, 1e-310, 3e-305, 2e-300),
  "huge and tiny": Float64Array.of(1e-300, 1e300, 1, 0, 1e-20, 1e150)
}

const inside = (values: Float64Array, bounds: Series.Range) =>
  values.map((value) => (Number.isFinite(value) ? Math.min(Math.max(value, bounds.lower), bounds.upper) : value))

const boundsOf = {
  percent: Series.percent,
  count: Series.count,
  unbounded: Series.unbounded,
  unit: { lower: 0, upper: 1 }
}

describe("every forecaster, whatever it is given", () => {
  for (const [name, forecaster] of Object.entries(forecasters)) {
    it(`${name} gives finite, ascending quantiles inside the bounds for odd series`, () => {
      for (const [what, raw] of Object.entries(special)) {
        for (const bounds of Object.values(boundsOf)) {
          for (const frequency of [1, 4]) {
            const series = { values: inside(raw, bounds), frequency, bounds }
            sound(forecaster(series, 6), bounds, `${what}, ${bounds.lower} to ${bounds.upper}`)
          }
        }
      }
    })

    it(`${name} does the same for generated series with gaps and weights`, () => {
      const random = Draws.make(11)
      for (let round = 0; round < 60; round++) {
        const length = 1 + Math.floor(random.uniform() * 40)
        const scale = 10 ** (6 * random.uniform() - 3)
        let level = 0
        const values = Float64Array.from({ length }, () => {
          level += random.normal() * scale
          return random.uniform() < 0.3 ? NaN : level
        })
        const weights = Float64Array.from({ length }, () => 10 ** (4 * random.uniform() - 2))
        for (const bounds of Object.values(boundsOf)) {
          const series = { values: inside(values, bounds), frequency: round % 3 === 0 ? 4 : 1, bounds, weights }
          sound(forecaster(series, 1 + (round % 8)), bounds, `round ${round}`)
        }
      }
    })
  }

  it("keeps to values outside the bounds without leaving them", () => {
    const series = { values: Float64Array.of(90, 95, 101, 104, 103, 110, 112), frequency: 1, bounds: Series.percent }
    for (const [name, forecaster] of Object.entries(forecasters)) sound(forecaster(series, 5), Series.percent, name)
  })
})
