import { existsSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Ensemble, Evaluation, Forecast, LocalTrend, Naive, Draws, Series, Theta, Transform } from "@lantoa/projection"
import * as normal from "../src/internal/numerics/normal.ts"

const yearly = (values: ReadonlyArray<number>, bounds: Series.Range = Series.percent): Series.Series => ({
  values: Float64Array.from(values),
  frequency: 1,
  bounds
})

const adoption = (seed: number): Series.Series => {
  const random = Draws.make(seed)
  let z = -3 + random.normal()
  const speed = 0.15 + 0.25 * random.uniform()
  const values = Array.from({ length: 8 + Math.floor(20 * random.uniform()) }, () => {
    z += speed + 0.15 * random.normal()
    return 100 / (1 + Math.exp(-z))
  })
  return yearly(values)
}

/** How far whole percentages that never changed may be from their like, 0 where they did change. */
const leastReach = ({ values }: Series.Series, step: number, level: number): number =>
  values.every((value) => value === values[0])
    ? (0.5 / normal.quantile(1 - 1 / (values.length + 2))) *
      Math.sqrt(1 + step / values.length) *
      normal.quantile(level)
    : 0

describe("Ensemble", () => {
  it("averages quantiles level by level", () => {
    const series = adoption(1)
    const both = Ensemble.mean("both", [Naive.last, Naive.drift])(series, 3)
    for (const p of [0.025, 0.3, 0.5, 0.9]) {
      const expected =
        (Forecast.quantile(Naive.last(series, 3), 2, p) + Forecast.quantile(Naive.drift(series, 3), 2, p)) / 2
      assert.closeTo(Forecast.quantile(both, 2, p), expected, 1e-9)
    }
  })

  it("is surer of the near than of the far, and of the smooth than of the rough", () => {
    const width = (forecast: Forecast.Forecast, step: number) =>
      Forecast.quantile(forecast, step, 0.9) - Forecast.quantile(forecast, step, 0.1)
    const smooth = yearly(Array.from({ length: 20 }, (_, t) => 30 + 1.5 * t))
    const rough = yearly(Array.from({ length: 20 }, (_, t) => 30 + 1.5 * t + (t % 2 === 0 ? 4 : -4)))
    assert.isBelow(width(Ensemble.standard(rough, 5), 1), width(Ensemble.standard(rough, 5), 5))
    assert.isBelow(width(Ensemble.standard(smooth, 5), 5), width(Ensemble.standard(rough, 5), 5) / 10)
    assert.closeTo(Forecast.quantile(Ensemble.standard(smooth, 5), 5, 0.5), 30 + 1.5 * 24, 0.5)
  })

  it("does not care in which unit a share is given", () => {
    const percent = adoption(2)
    const unit = { ...percent, values: percent.values.map((value) => value / 100), bounds: { lower: 0, upper: 1 } }
    const [a, b] = [Ensemble.standard(percent, 4), Ensemble.standard(unit, 4)]
    a.quantiles.forEach((value, k) => assert.closeTo((b.quantiles[k] as number) * 100, value, 1e-6))
  })

  it("is never certain of the next figure, however often the last was alike: it was wrong at most about once in so often", () => {
    for (const bounds of [Series.percent, Series.count]) {
      for (const level of [0, 50, 100]) {
        const reaches = [4, 12, 36].map((count) => {
          for (const frequency of [1, 12]) {
            const forecast = Ensemble.standard({ ...yearly(Array(count).fill(level), bounds), frequency }, 4)
            const step = bounds === Series.percent ? 0.5 : 1
            const off = Math.max(
              Forecast.probabilityAtLeast(forecast, 1, level + step),
              1 - Forecast.probabilityAtLeast(forecast, 1, level - step)
            )
            assert.isAtLeast(off, 0.9 / (count + 2))
            assert.isBelow(Forecast.quantile(forecast, 1, 0.975), level + 20)
            assert.isAtLeast(Forecast.quantile(forecast, 1, 0.001), bounds.lower)
          }
          const monthly = Ensemble.standard({ ...yearly(Array(count).fill(level), bounds), frequency: 12 }, 4)
          return Forecast.quantile(monthly, 1, 0.975) - Forecast.quantile(monthly, 1, 0.025)
        })
        assert.deepStrictEqual(
          reaches,
          reaches.toSorted((a, b) => b - a)
        )
      }
    }
    // Figures with more decimals are known better.
    const fine = Ensemble.standard(yearly(Array(12).fill(50.25), Series.count), 1)
    assert.isBelow(Forecast.quantile(fine, 1, 0.999), 50.3)
  })

  it("starts from the last observation where the newest steps are missing", () => {
    const series = adoption(3)
    const late = { ...series, values: Float64Array.of(...series.values, NaN, NaN) }
    assert.deepEqual(Ensemble.standard(late, 3), Forecast.after(Ensemble.standard(series, 5), 2))
  })

  it("hardly changes when an observation hardly changes", () => {
    for (let seed = 1; seed <= 30; seed++) {
      const series = adoption(seed)
      const moved = series.values.map((value, t) => (t === series.values.length - 2 ? value + 0.01 : value))
      const before = Ensemble.standard(series, 5)
      const after = Ensemble.standard({ ...series, values: moved }, 5)
      for (let step = 1; step <= 5; step++) {
        assert.closeTo(Forecast.quantile(after, step, 0.5), Forecast.quantile(before, step, 0.5), 1, `seed ${seed}`)
      }
    }
  })

  it("has at most 0.7 of the score of the naive forecast on generated adoption", () => {
    const cases = (forecaster: Forecast.Forecaster) =>
      Array.from({ length: 150 }, (_, k) =>
        Evaluation.backTest(adoption(100 + k), forecaster, { horizon: 5, every: 5 })
      ).flat()
    const ours = Evaluation.score(cases(Ensemble.standard))
    const naive = Evaluation.score(cases(Naive.last))
    assert.isBelow(ours.crps, 0.7 * naive.crps)
  })

  it("stays among its members at every level, near the bounds too", () => {
    const near = [
      [60, 80, 95, 99, 100, 100],
      [85, 92, 96, 98, 99, 99.4],
      [99, 99, 99, 99, 99],
      [0.2, 0.2, 0.1, 0.3],
      [98],
      [3, 5]
    ]
    for (const series of [
      ...near.map((values) => yearly(values)),
      ...Array.from({ length: 20 }, (_, k) => adoption(k))
    ]) {
      const { quantiles } = Ensemble.standard(series, 5)
      const told = Ensemble.shareMembers.map(({ forecaster }) => forecaster(series, 5).quantiles)
      const levels = Forecast.standardLevels
      const middle = levels.indexOf(0.5)
      quantiles.forEach((value, k) => {
        const step = Math.floor(k / levels.length)
        const all = told.map((row) => row[k] as number)
        // That nothing ever moved makes no certainty, whatever the members say of it: by the rule of succession, and no further.
        const other = quantiles[step * levels.length + middle]! + leastReach(series, step, levels[k % levels.length]!)
        if (value < Math.min(...all, other) - 1e-9 || value > Math.max(...all, other) + 1e-9)
          assert.fail(`${value} is outside ${all.join(", ")}: ${series.values.join(", ")}`)
      })
    }
  })

  it("expects shares that have just begun to rise, one figure being enough, and is far from sure of it", () => {
    for (const values of [[30], [26, 30], [22, 26, 30], [18, 22, 26, 30]]) {
      const forecast = Ensemble.standard(yearly(values), 5)
      assert.isAbove(Forecast.quantile(forecast, 5, 0.5), 31, values.join())
      assert.isAbove(Forecast.quantile(forecast, 5, 0.9) - Forecast.quantile(forecast, 5, 0.1), 15, values.join())
    }
  })

  it.each([1, 4, 12])("is not turned round by one more, older figure: %i steps a year", (frequency) => {
    const odds = (values: ReadonlyArray<number>, threshold: number, step: number) =>
      Forecast.probabilityAtLeast(Ensemble.standard({ ...yearly(values), frequency }, step), step, threshold)
    for (let seed = 1; seed <= 300; seed++) {
      const random = Draws.make(seed)
      let z = -3 + 5 * random.uniform()
      const pace = 0.5 * random.uniform()
      const noise = 0.05 + 0.25 * random.uniform()
      const values = Array.from({ length: 2 + Math.floor(8 * random.uniform()) }, () => {
        z += pace + noise * random.normal()
        return 100 / (1 + Math.exp(-z))
      })
      const threshold = Math.min(99, (values.at(-1) as number) + 30 * random.uniform())
      const step = 1 + Math.floor(5 * random.uniform())
      const [less, more] = [odds(values.slice(1), threshold, step), odds(values, threshold, step)]
      const text = `${less} turns to ${more}: ${values.join(", ")} to ${threshold} in ${step}`
      assert.isFalse(Math.min(less, more) < 0.2 && Math.max(less, more) > 0.8, text)
      assert.isBelow(Math.abs(more - less), 0.6, text)
    }
  })

  it("gives weekly shares the quick members", () => {
    const series = { ...adoption(5), frequency: 52 }
    const plain = Ensemble.mean(
      "ensemble",
      Ensemble.quickMembers.map((member) => member.forecaster)
    )
    assert.deepEqual(Ensemble.standard(series, 6), plain(series, 6))
  })
})

describe("Transform", () => {
  const transforms = [Transform.logit, Transform.log(1)]
  it("comes back to where it started, and rises", () => {
    for (const { backward, forward, name } of transforms) {
      for (const x of [0.5, 1, 12, 50, 99]) {
        assert.closeTo(backward(forward(x)), x, 1e-9, name)
        assert.isAbove(forward(x + 0.1), forward(x), name)
      }
    }
  })

  it("moves quantiles and nothing else", () => {
    const series = adoption(7)
    const moved = { ...series, values: series.values.map(Transform.logit.forward), bounds: Series.unbounded }
    const inner = Theta.theta(moved, 4)
    const outer = Transform.on(Theta.theta, Transform.logit)(series, 4)
    assert.closeTo(Forecast.quantile(outer, 3, 0.2), Transform.logit.backward(Forecast.quantile(inner, 3, 0.2)), 1e-9)
    assert.deepEqual(outer.correlation, inner.correlation)
  })
})

describe("LocalTrend", () => {
  it("is wider after a gap than without one", () => {
    const full = yearly([10, 12, 13, 15, 18, 19, 21, 24, 25, 27], Series.unbounded)
    const gappy = { ...full, values: full.values.map((value, t) => (t > 2 && t < 9 ? NaN : value)) }
    const width = (series: Series.Series) => {
      const forecast = LocalTrend.localTrend(series, 3)
      return Forecast.quantile(forecast, 3, 0.9) - Forecast.quantile(forecast, 3, 0.1)
    }
    assert.isAbove(width(gappy), width(full))
  })

  it("listens less to an observation of little weight", () => {
    const values = Float64Array.of(10, 11, 12, 13, 14, 15, 16, 30)
    const at = (last: number) =>
      Forecast.quantile(
        LocalTrend.localTrend(
          { values, frequency: 1, bounds: Series.unbounded, weights: Float64Array.of(1, 1, 1, 1, 1, 1, 1, last) },
          1
        ),
        1,
        0.5
      )
    assert.isBelow(at(0.001), at(1))
  })
})

const folder = process.env["LANTOA_DATA"]
const files = ["adoption-public.csv", "adoption-tasks-public.csv"].map((name) => `${folder ?? ""}/forecast/${name}`)

describe("the default on the public half of the adoption tasks", () => {
  if (folder === undefined || !files.every((path) => existsSync(path))) {
    it.skip("needs LANTOA_DATA with forecast/adoption-public.csv", () => undefined)
    return
  }
  const rows = (path: string | undefined) =>
    readFileSync(path ?? "", "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","))
  const years = new Map<string, Map<number, number>>()
  for (const row of rows(files[0])) {
    const [id = ""] = row
    const series = years.get(id) ?? new Map<number, number>()
    years.set(id, series.set(Number(row.at(-2)), Number(row.at(-1))))
  }
  const modelled = ["basic_sanitation", "clean_cooking", "electricity_access"]
  const cases = rows(files[1]).flatMap((row): ReadonlyArray<readonly [boolean, Evaluation.Case]> => {
    const series = years.get(row[1] ?? "")
    if (series === undefined) return []
    const origin = Number(row[3])
    const first = Math.max(Math.min(...series.keys()), origin - 29)
    const training = yearly(Array.from({ length: origin - first + 1 }, (_, t) => series.get(first + t) ?? NaN))
    const truth = Float64Array.from({ length: 5 }, (_, h) => series.get(origin + h + 1) ?? NaN)
    return [[modelled.includes(row[2] ?? ""), { group: "", training, truth, forecast: Ensemble.standard(training, 5) }]]
  })
  const scores = (of: boolean) => Evaluation.score(cases.filter(([is]) => is === of).map(([, one]) => one))

  it("scores at most 0.80 of R's ets on measured shares (4.38), 1.10 of R's damped on modelled ones (0.864)", () => {
    assert.isAtMost(scores(false).crps, 0.8 * 4.38)
    assert.isAtMost(scores(true).crps, 1.1 * 0.864)
  })

  it("covers what it says, in every band of level and of length", () => {
    const { byLength, byLevel, coverage80, coverage95 } = scores(false)
    assert.isTrue(coverage80 >= 0.77 && coverage80 <= 0.83, `80 %: ${coverage80}`)
    assert.isTrue(coverage95 >= 0.92 && coverage95 <= 0.97, `95 %: ${coverage95}`)
    for (const band of [...byLevel, ...byLength]) {
      assert.isTrue(band.coverage80 >= 0.7 && band.coverage80 <= 0.9, `${band.from} to ${band.to}: ${band.coverage80}`)
    }
  })
})
