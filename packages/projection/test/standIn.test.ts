/** Figures that are not the target's own: what a page may say by them. */
import { assert, describe, it } from "@effect/vitest"
import { Answer, Forecast, Outlook, Projection } from "../src/index.ts"

const years = (first: number, values: ReadonlyArray<number>) =>
  values.map((value, index) => ({ period: String(first + index), value }))
const history = years(2015, [45, 53, 58, 64, 68.7, 70.3])
const standIn = (kind: "ceiling" | "floor" | "population") => ({
  kind,
  of: { vi: "người trưởng thành cả nước", en: "adults of the whole country" }
})
const ask = (more: Partial<Projection.Options>) =>
  Outlook.make(
    Projection.from({ id: "x", title: { vi: "X", en: "X" }, comparator: ">=", threshold: 60, history, ...more })
  )
const line = (outlook: Outlook.Outlook, language: "vi" | "en", place = 1) =>
  Outlook.render(outlook, language).split("\n")[place]!.trim()

describe("figures of another population", () => {
  it("do not settle a target, and say what they are themselves", () => {
    const met = ask({ deadline: "2020", standIn: standIn("population") })
    assert.strictEqual(met.headline.likelihood, "unjudged")
    assert.strictEqual(
      line(met, "vi"),
      "Chưa đánh giá được: tối thiểu 60% vào năm 2020. Chưa có số liệu của chính đối tượng; người trưởng thành cả nước đã ở mức này."
    )
    assert.strictEqual(
      line(met, "en"),
      "Cannot be judged: at least 60% by 2020. There are no figures of those it is about; adults of the whole country were at that level."
    )
    assert.strictEqual(line(met, "vi", 2), "Số liệu mới nhất (năm 2020): 70,3%.  ▁▃▅▆██")
    const missed = ask({ deadline: "2020", threshold: 80, standIn: standIn("population") })
    assert.match(line(missed, "vi"), /^Chưa đánh giá được: .*người trưởng thành cả nước chưa ở mức này\.$/)
    assert.match(line(missed, "en"), /^Cannot be judged: .*adults of the whole country were not at that level\.$/)
    const undated = ask({ standIn: standIn("population") })
    assert.match(
      line(undated, "vi"),
      /^Chưa đánh giá được: tối thiểu 60%, không nêu thời hạn\. Chưa có số liệu của chính/
    )
  })

  it("settle what an assessment by them settles", () => {
    const decided = ask({ deadline: "2020", decided: true, standIn: standIn("population") })
    assert.strictEqual(decided.headline.likelihood, "met")
    assert.match(line(decided, "vi"), /^Đã đạt, nếu tính theo người trưởng thành cả nước/)
  })
})

describe("figures that are a ceiling or a floor", () => {
  it("refute or prove ahead of time in one sentence", () => {
    const refuted = ask({ deadline: "2021", threshold: 76, standIn: standIn("ceiling") })
    assert.match(
      line(refuted, "vi"),
      /hó đạt: .* Số liệu là mức trần: mức thật không thể cao hơn, nên khả năng đạt không quá (<?\d+)%\.$/
    )
    assert.match(
      line(refuted, "en"),
      /nlikely to be met: .* The figures are a ceiling: the true level cannot be higher, so the odds are at most /
    )
    const proven = ask({ deadline: "2021", threshold: 68, standIn: standIn("floor") })
    assert.match(
      line(proven, "vi"),
      /Số liệu là mức sàn: mức thật không thể thấp hơn, nên khả năng đạt ít nhất là (>?\d+)%\.$/
    )
    const open = ask({ deadline: "2021", threshold: 60, standIn: standIn("ceiling") })
    assert.match(line(open, "vi"), /^Chưa rõ có đạt hay không: .* Số liệu chỉ là mức trần, chưa đủ để kết luận/)
  })

  it("are what the latest figure is called, and no distance of the target's", () => {
    const page = Outlook.render(ask({ deadline: "2025", threshold: 90, standIn: standIn("ceiling") }), "vi")
    assert.match(page, /\n {2}Mức trần mới nhất \(năm 2020\): 70,3%\. {2}▁/)
    assert.notMatch(page, /còn thiếu|đã ở mức đạt/)
    const floor = Outlook.render(ask({ deadline: "2025", threshold: 90, standIn: standIn("floor") }), "en")
    assert.match(floor, /\n {2}Latest floor \(2020\): 70\.3%\. {2}▁/)
  })

  it("give no bold odds where the method failed on their past", () => {
    const wild = years(2000, [40, 44, 39, 43, 41, 45, 70, 30, 72, 35, 68, 31, 74, 33])
    const sure: Forecast.Forecaster = (series, horizon) =>
      Forecast.gaussian({
        method: "sure",
        mean: new Float64Array(horizon).fill(series.values.at(-1)!),
        deviation: new Float64Array(horizon).fill(0.5)
      })
    const outlook = ask({
      history: wild,
      forecaster: sure,
      threshold: 40,
      deadline: "2017",
      standIn: standIn("ceiling")
    })
    const { count, coverage80 } = outlook.backtest!
    assert.isBelow(coverage80, 0.6)
    assert.strictEqual(Answer.value(outlook.probability), undefined)
    assert.strictEqual(outlook.headline.likelihood, "unclear")
    assert.include(
      line(outlook, "vi"),
      `Số liệu chỉ là mức trần, chưa đủ để kết luận. Không nêu xác suất, vì dự báo thử trên quá khứ chỉ đúng ${Math.round(coverage80 * count)}/${count} lần.`
    )
    assert.notMatch(Outlook.render(outlook, "en"), /odds are at most/)
  })
})
