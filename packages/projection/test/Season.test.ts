import { assert, describe, it } from "@effect/vitest"
import { Draws, Ensemble, Forecast, Naive, Season, Series, Smoothing } from "@lantoa/projection"
import * as classical from "./classical.ts"

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
    const pattern = Season.detect(monthly(0.01, 0.3, 1))
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
    const reach = (found: ReadonlyArray<number> = [1]) => Math.max(...found.map((index) => Math.abs(index - 1)))
    const drawn = (series: Series.Series) => reach([...(Season.detect(series)?.indices ?? [])])
    const plain = ({ values }: Series.Series) => reach(classical.indices(values, 12, true))
    const weak = monthly(0.3, 0.02, 4)
    const clear = monthly(0.01, 0.3, 4)
    assert.isBelow(drawn(weak), 0.75 * plain(weak))
    assert.closeTo(drawn(clear), plain(clear), 0.01)
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

  // Three years of months under way, with a dip in the second of each.
  const dip = [-6, -14, 4, 3, 2, 1, 0, 0, 1, 2, 3, 4]
  const climbing = (length: number, seed: number): ReadonlyArray<number> => {
    const random = Draws.make(seed)
    return Array.from({ length }, (_, t) => 20 + 0.8 * t + (dip[t % 12] ?? 0) + 2 * (random.uniform() - 0.5))
  }

  it("is found beside a trend, in shares too", () => {
    const values = Float64Array.from(climbing(36, 3))
    const pattern = Season.detect({ values, frequency: 12, bounds: Series.percent })
    assert.strictEqual(pattern?.kind, "additive")
    pattern?.indices.forEach((index, s) => assert.closeTo(index, dip[s] ?? NaN, 1.2))
    assert.strictEqual(Season.detect({ values, frequency: 12, bounds: Series.count })?.kind, "additive")
  })

  it("lets the default see a dip of each year coming, nearly as well as a model that is right", () => {
    const mae = (forecaster: Forecast.Forecaster) => {
      let sum = 0
      for (let seed = 1; seed <= 10; seed++) {
        const all = climbing(48, seed)
        const forecast = forecaster(
          { values: Float64Array.from(all.slice(0, 36)), frequency: 12, bounds: Series.percent },
          12
        )
        Forecast.median(forecast).forEach((median, step) => (sum += Math.abs(median - (all[36 + step] ?? NaN)) / 120))
      }
      return sum
    }
    assert.isBelow(mae(Ensemble.standard), 1.3 * mae(Smoothing.auto))
    assert.isAbove(mae(Ensemble.quickMembers[0]?.forecaster ?? Naive.last), 4 * mae(Smoothing.auto))
  })

  // Tết of 2021 to 2026 by its part in January, the rest in February.
  const parts = [0, 0.2, 1, 0, 0.8, 0]
  const tet: Series.Feast = {
    name: { vi: "Tết Nguyên đán", en: "Lunar New Year" },
    weights: Float64Array.from({ length: 72 }, (_, t) => {
      const part = parts[Math.floor(t / 12)] ?? 0
      return t % 12 === 0 ? part : t % 12 === 1 ? 1 - part : 0
    })
  }
  const withTet = (length: number, seed: number): Float64Array => {
    const random = Draws.make(seed)
    return Float64Array.from(
      { length },
      (_, t) => 500 + 8 * t - 200 * (tet.weights[t] ?? 0) + 20 * (random.uniform() - 0.5)
    )
  }

  it("learns what a feast that moves does, and puts it where the calendar has it next", () => {
    const all = withTet(72, 2)
    const series = { values: all.slice(0, 48), frequency: 12, bounds: Series.count }
    const pattern = Season.detect({ ...series, feasts: [tet] })
    assert.deepStrictEqual(
      pattern?.feasts.map(({ name }) => name.en),
      ["Lunar New Year"]
    )
    assert.strictEqual(pattern?.kind, "additive")
    assert.closeTo(pattern?.feasts[0]?.effect ?? NaN, -200, 30)
    const error = (feasts: ReadonlyArray<Series.Feast>) =>
      Forecast.median(Ensemble.standard({ ...series, feasts }, 12)).reduce(
        (sum, median, step) => sum + Math.abs(median - (all[48 + step] ?? NaN)),
        0
      )
    assert.isBelow(error([tet]), 0.6 * error([]))
  })

  it("learns a feast too where no two years were seen, and leaves alone what a feast does not move", () => {
    const short = { values: withTet(22, 5), frequency: 12, bounds: Series.count, feasts: [tet] }
    assert.isBelow(Season.detect(short)?.feasts[0]?.effect ?? 0, -100)
    const calm = { ...short, values: short.values.map((value, t) => value + 200 * (tet.weights[t] ?? 0)) }
    assert.isUndefined(Season.detect(calm))
  })
})
