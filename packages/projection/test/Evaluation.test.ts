import { assert, describe, it } from "@effect/vitest"
import { Evaluation, Forecast, Naive, Draws, Series } from "@lantoa/projection"

const standard = Forecast.gaussian({ method: "z", mean: new Float64Array(1), deviation: Float64Array.of(1) })

const series = (values: ReadonlyArray<number>): Series.Series => ({
  values: Float64Array.from(values),
  frequency: 1,
  bounds: Series.percent
})

describe("Evaluation", () => {
  it("has the CRPS of a normal distribution in closed form (Gneiting & Raftery 2007)", () => {
    const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    const below = (z: number) => Forecast.cdf({ ...standard }, 1, z)
    for (const y of [-1.5, -0.4, 0, 0.7, 2]) {
      const exact = y * (2 * below(y) - 1) + 2 * density(y) - 1 / Math.sqrt(Math.PI)
      // A mean over 99 inner levels is 100/99 of the integral it stands for.
      assert.closeTo(Evaluation.crps(standard, 1, y) * 0.99, exact, 0.003)
    }
  })

  it("scores a point forecast by twice its mean absolute error over two", () => {
    const point = { ...standard, quantiles: standard.quantiles.map(() => 3) }
    assert.closeTo(Evaluation.crps(point, 1, 7), 4, 1e-12)
  })

  it("shows the forecaster nothing of what it is scored on", () => {
    const values = [1, 2, 4, 8, 16, 32, 64, 65, 66, 67]
    const lengths: Array<number> = []
    const cases = Evaluation.backTest(
      series(values),
      (training, horizon) => {
        lengths.push(training.values.length)
        return Naive.last(training, horizon)
      },
      { horizon: 3, minimum: 4, every: 2 }
    )
    assert.deepEqual(lengths, [4, 6, 8])
    assert.deepEqual(
      cases.map((one) => Array.from(one.truth)),
      [
        [16, 32, 64],
        [64, 65, 66],
        [66, 67, NaN]
      ]
    )
  })

  it("covers what it says where the forecast is the truth's own distribution", () => {
    const random = Draws.make(3)
    const cases = Array.from({ length: 4000 }, (_, k): Evaluation.Case => ({
      group: String(k % 40),
      training: series([40, 42, 44, 45, 47, 50]),
      forecast: Forecast.map(standard, (z) => 50 + 8 * z),
      truth: Float64Array.of(50 + 8 * random.normal())
    }))
    const scores = Evaluation.score(cases)
    assert.closeTo(scores.coverage80, 0.8, 0.02)
    assert.closeTo(scores.coverage95, 0.95, 0.015)
    assert.strictEqual(scores.byLevel[2]?.count, 4000)
    assert.strictEqual(scores.byLength[0]?.count, 4000)
    for (const bin of scores.attainment.reliability) {
      if (bin.count > 300) assert.closeTo(bin.said, bin.happened, 0.08)
    }
    // Thresholds 60, 75 and 90 lie above the last value 50; 50 itself does not.
    assert.strictEqual(scores.attainment.events, 12_000)
  })

  it("gives a perfect forecast a score of 0 and the Brier score of the 0.995 it may say at most", () => {
    const forecast = { ...standard, quantiles: standard.quantiles.map(() => 80) }
    const scores = Evaluation.score([
      { group: "", training: series([10, 20, 30]), forecast, truth: Float64Array.of(80) }
    ])
    assert.strictEqual(scores.crps, 0)
    assert.strictEqual(scores.mase, 0)
    assert.closeTo(scores.attainment.brier, 0.005 ** 2, 1e-12)
  })

  it("scales by the mean absolute change, gaps filled along straight lines", () => {
    const forecast = { ...standard, quantiles: standard.quantiles.map(() => 30) }
    const training = series([10, NaN, 20, 10])
    const scores = Evaluation.score([{ group: "", training, forecast, truth: Float64Array.of(40) }])
    assert.closeTo(scores.mase, 10 / ((5 + 5 + 10) / 3), 1e-12)
  })

  it("tells how claims came true: those of a forecaster that knows, and those of one that is too sure of itself", () => {
    const random = Draws.make(11)
    const told = (deviation: number) =>
      Array.from({ length: 4000 }, (_, k): Evaluation.Case => {
        const last = k % 2 === 0 ? 40 : 96
        return {
          group: "",
          training: series(k % 4 < 2 ? [last] : [30, 35, last]),
          forecast: Forecast.map(standard, (z) => last + deviation * z),
          truth: Float64Array.of(last + 2 * random.normal())
        }
      })
    const options = { thresholds: [35, 43, 45, 98, 100], reached: true }
    const claim = (deviation: number, by: string, from: number, place: number) => {
      const bands = Evaluation.reliability(told(deviation), options)
      const found = bands.find((one) => one.by === by && one.from === from)?.claims.at(place)
      if (found === undefined) return assert.fail(`no band ${by} from ${from}`)
      return found
    }
    assert.isBelow(claim(2, "all", -Infinity, 0).happened, 0.02)
    assert.isAbove(claim(0.5, "all", -Infinity, 0).happened, 0.03)
    assert.isAbove(claim(2, "all", -Infinity, -1).happened, 0.98)
    assert.strictEqual(claim(2, "level", 30, 0).from, 0)
    assert.strictEqual(claim(2, "level", 30, -1).to, 1)
    // Of the last value 96 three thresholds are reached, two are not; half of the histories have one figure, half three.
    const total = (by: string, from: number) =>
      Evaluation.reliability(told(2), options)
        .find((one) => one.by === by && one.from === from)
        ?.claims.reduce((sum, { count }) => sum + count, 0)
    assert.strictEqual(total("level", 95), 2000 * 5)
    assert.strictEqual(total("length", 1), 2000 * 5)
    assert.strictEqual(total("length", 3), 2000 * 5)
    assert.strictEqual(total("length", 2), undefined)
    assert.strictEqual(total("nearness", -Infinity), 2000 * 1 + 2000 * 3)
    assert.strictEqual(total("nearness", 2), 2000 * 1 + 2000 * 2)
    const ahead = Evaluation.reliability(told(2), { thresholds: options.thresholds })[0]
    assert.strictEqual(
      ahead?.claims.reduce((sum, { count }) => sum + count, 0),
      2000 * 4 + 2000 * 2
    )
  })

  it("counts what lies at the median or below it", () => {
    const forecast = { ...standard, quantiles: standard.quantiles.map(() => 30) }
    const cases = [29, 30, 31, 40].map((truth) => ({
      group: "",
      training: series([20, 25]),
      forecast,
      truth: Float64Array.of(truth)
    }))
    assert.strictEqual(Evaluation.score(cases).belowMedian, 0.5)
  })
})
