import { assert, describe, it } from "@effect/vitest"
import { Answer, Attainment, Forecast, Outlook, Series } from "@lantoa/projection"
import { between, cases, paths, series } from "./evidence.ts"
import * as golden from "./golden.ts"
import { goal, input } from "./outlookInput.ts"

const reason = (answer: Answer.Answer<unknown>) => (answer._tag === "Unknown" ? answer.reason._tag : "Known")

describe("Outlook", () => {
  it("bundles latest, intervals, odds, date, paces, statuses, back-test and caveats", () => {
    const outlook = Outlook.make(input)
    const forecast = input.forecast as Forecast.Forecast
    assert.deepEqual(Answer.value(outlook.latest), { label: "2024", value: 36 })
    assert.deepEqual(Answer.value(outlook.interval80), {
      lower: Forecast.quantile(forecast, 4, 0.1),
      upper: Forecast.quantile(forecast, 4, 0.9)
    })
    assert.deepEqual(Answer.value(outlook.interval95), {
      lower: Forecast.quantile(forecast, 4, 0.025),
      upper: Forecast.quantile(forecast, 4, 0.975)
    })
    assert.deepEqual(outlook.probability, Attainment.probability(input, { comparator: ">=", threshold: 60, step: 4 }))
    assert.closeTo(Answer.value(outlook.probability) as number, Forecast.probabilityAtLeast(forecast, 4, 60), 0.03)
    assert.strictEqual(Answer.value(outlook.arrival)?.median, "2029")
    assert.strictEqual(Answer.value(outlook.arrival)?.late, undefined)
    assert.strictEqual(Answer.value(outlook.gap), 24)
    assert.deepEqual(outlook.backtest, input.backtest)
    assert.strictEqual(outlook.caveats[0]?.en, "The definition changed in 2023.")
  })

  it("is plain data: it survives JSON", () => {
    const outlook = Outlook.make(input)
    assert.deepEqual(JSON.parse(JSON.stringify(outlook)), outlook)
  })

  it("reads intervals from the paths where there is no forecast, as after reconciling", () => {
    const { forecast: _, ...rest } = input
    const outlook = Outlook.make({
      ...rest,
      method: "reconciled",
      paths: paths([[1], [2], [3], [4], [5]].map((row) => [0, 0, 0, ...row]))
    })
    assert.deepEqual(Answer.value(outlook.median), 3)
    assert.deepEqual(Answer.value(outlook.interval80), { lower: 1.4, upper: 4.6 })
    assert.strictEqual(outlook.method, "reconciled")
  })

  it.each(["vi", "en"] as const)("reads well in %s", (language) => {
    const outlook = Outlook.make(input)
    golden.compare(`outlook.${language}.txt`, Outlook.render(outlook, language))
    golden.compare(`appendix.${language}.txt`, Outlook.appendix(outlook, language))
  })

  it("says met or missed, not a probability, once the deadline has passed", () => {
    const past = (threshold: number) =>
      Outlook.render(
        Outlook.make({ ...input, goal: { ...goal, threshold, deadline: { label: "2023", step: -1 } } }),
        "en"
      )
    assert.match(past(30), /Met: at least 30% by 2023\./)
    assert.match(past(32), /Not met at its deadline|not met at its deadline: at least 32% by 2023\./)
  })

  it("never prints certainty that draws cannot give", () => {
    const far = Outlook.render(Outlook.make({ ...input, goal: { ...goal, threshold: 99 } }), "vi")
    assert.match(far, /Rất khó đạt \(xác suất <1%\): tối thiểu 99% vào năm 2028/)
    assert.match(far, /Đạt lần đầu: >99% khả năng đến hết năm 2030 vẫn chưa\./)
  })

  it("withdraws bold odds where the method failed on the past of this very series, and keeps what was observed", () => {
    const failed = { count: 20, coverage80: 0.4, coverage95: 0.6, mae: 9 }
    const ask = (threshold: number, backtest: Outlook.Backtest, step = 4) =>
      Outlook.make({ ...input, backtest, goal: { ...goal, threshold, deadline: { label: "2028", step } } })
    for (const threshold of [30, 99]) {
      const outlook = ask(threshold, failed)
      assert.strictEqual(reason(outlook.probability), "BacktestFailed")
      for (const language of ["vi", "en"] as const) assert.notMatch(Outlook.render(outlook, language), /[<>] ?9?[19]%/)
      assert.strictEqual(reason(ask(threshold, { ...failed, coverage80: 0.7 }).probability), "Known")
      assert.strictEqual(reason(ask(threshold, { ...failed, count: 0 }).probability), "Known")
    }
    assert.match(
      Outlook.render(ask(30, failed), "en"),
      /unclear whether it stays so: at least 30% by 2028\. No odds are given, as on the past only 8 of 20 intervals held\./
    )
    assert.strictEqual(reason(ask(56, failed).probability), "Known")
    assert.strictEqual(Answer.value(ask(30, failed, -1).probability), 1)
  })

  it("states the tolerance of 100 %, few data, old data, figures above the ceiling and few paths", () => {
    const caveats = (change: Partial<Outlook.Input>) =>
      Outlook.make({ ...input, ...change }).caveats.map(({ en }) => en)
    const whole = { ...goal, threshold: 100 }
    assert.include(caveats({ goal: whole }), "In the forecast, 100% counts as met at 99.5% (a tolerance of 0.5).")
    assert.include(caveats({ goal: { ...whole, tolerance: 1 } }), "100% counts as met at 99% (a tolerance of 1).")
    assert.include(
      caveats({ goal: { ...goal, comparator: "=" } }),
      "In the forecast, within 0.5% of 60% counts as met."
    )
    assert.isTrue(caveats({}).some((text) => text.startsWith("Only 4 observed")))
    const old = Outlook.make({ ...input, series: series([20, 30, Number.NaN]) }).headline.lowers
    assert.include(
      old.map(({ en }) => en),
      "nothing is known of 2024"
    )
    assert.isTrue(caveats({ series: series([20, 104]) }).some((text) => text.includes("1 value lies outside 0 to 100")))
    assert.isTrue(caveats({ paths: paths([[1], [2]]) }).some((text) => text.includes("counted over 2 paths")))
  })

  it("gives reasons in place of figures for bounds and missing data", () => {
    const bound = Outlook.make({ ...input, latest: { lower: 30, upper: Infinity } })
    assert.strictEqual(reason(bound.latest), "LatestIsBound")
    assert.strictEqual(reason(bound.median), "LatestIsBound")
    assert.strictEqual(reason(bound.statuses[0]?.status as Answer.Answer<unknown>), "LatestIsBound")
    const ranged = Outlook.make({ ...input, goal: { ...goal, threshold: { lower: 50, upper: 60 } } })
    assert.strictEqual(reason(ranged.probability), "ThresholdIsBound")
    assert.strictEqual(reason(ranged.statuses[0]?.status as Answer.Answer<unknown>), "ThresholdIsBound")
    const { deadline: _, ...undated } = goal
    const open = Outlook.make({ ...input, goal: undated })
    assert.strictEqual(reason(open.probability), "NoDeadline")
    assert.strictEqual(Answer.value(open.arrival)?.median, "2029")
    assert.match(Outlook.render(open, "vi"), /Chưa đạt: tối thiểu 60%, không nêu thời hạn\./)
    const empty = Outlook.make({ ...input, series: series([]) })
    assert.isTrue([empty.latest, empty.median, empty.probability, empty.gap].every((it) => reason(it) === "NoData"))
  })

  it("renders without NaN for any finite input", () => {
    for (const { random } of cases(200)) {
      const draw = () => (random.uniform() < 0.2 ? 0 : random.normal() * 10 ** between(random, -2, 4))
      const length = between(random, 0, 5)
      const horizon = between(random, 1, 4)
      const rows = Array.from({ length: between(random, 0, 3) }, () => Array.from({ length: horizon }, draw))
      const bounds = [Series.percent, Series.count, Series.unbounded][between(random, 0, 2)] as Series.Range
      const outlook = Outlook.make({
        goal: {
          ...goal,
          comparator: ([">=", ">", "<=", "<", "="] as const)[between(random, 0, 4)]!,
          threshold: draw(),
          deadline: { label: "then", step: between(random, -3, 5) },
          mode: random.uniform() < 0.5 ? "reach" : "stay"
        },
        series: series(Array.from({ length }, draw), bounds),
        paths: paths(rows),
        label: String
      })
      for (const language of ["vi", "en"] as const) {
        assert.notMatch(Outlook.render(outlook, language), /NaN|undefined|∞/)
      }
    }
  })
})
