/** A projection knows what it projects. */
import { assert, describe, it } from "@effect/vitest"
import { Quantity } from "@lantoa/core"
import { Answer, Forecast, Outlook, Projection, Series } from "../src/index.ts"

const text = (name: string) => ({ vi: name, en: name })
const years = (first: number, values: ReadonlyArray<number | string | null>) =>
  values.map((value, index) => ({ period: String(first + index), value }))
const months = (first: number, values: ReadonlyArray<number | string | null>) =>
  values.map((value, index) => ({
    period: `${first + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
    value
  }))
const ask = (options: Pick<Projection.Options, "history" | "threshold"> & Partial<Projection.Options>) =>
  Projection.from({ id: "x", title: text("x"), comparator: ">=", draws: 1000, ...options })
const odds = (input: Outlook.Input) => Answer.value(Outlook.make(input).probability)
const turns = { vi: " lượt", en: " turns" }

describe("a flow", () => {
  const steady = Array.from({ length: 18 }, (_, index) => 120 + (index % 3))
  const flow = { kind: "flow", unit: turns } as const

  it("of months adds up to the year of its target: what is done, and what is to come", () => {
    const input = ask({ ...flow, history: months(2024, steady), threshold: 1200, deadline: "2025" })
    const outlook = Outlook.make(input)
    assert.deepStrictEqual(Answer.value(outlook.latest), { label: "2025-06", value: 726 })
    assert.isAbove(odds(input)!, 0.95)
    assert.isBelow(odds(ask({ ...flow, history: months(2024, steady), threshold: 2500, deadline: "2025" }))!, 0.02)
    const page = Outlook.render(outlook, "vi")
    assert.match(page, /Rất có khả năng đạt \(xác suất (>99|9\d)%\): tối thiểu 1\.200 lượt trong năm 2025\./)
    // Things that are counted are whole.
    assert.notMatch(page, /\d,\d+ lượt/)
  })

  it("of a year that has not begun waits for its first month", () => {
    const input = ask({ ...flow, history: months(2024, steady), threshold: 1200, deadline: "2026" })
    assert.strictEqual(input.goal.deadline!.step, 18)
    assert.deepStrictEqual([...input.series.values], [0])
    const [early, late] = [6, 7].map((step) => input.paths.values[step - 1]!)
    assert.strictEqual(early, 0)
    assert.isAbove(late!, 0)
  })

  it("of a quarter inside a year is that quarter's", () => {
    const input = ask({ ...flow, history: months(2024, steady), threshold: 300, deadline: "2025-Q3" })
    assert.strictEqual(input.goal.deadline!.step, 3)
    assert.isAbove(odds(input)!, 0.8)
    assert.throws(
      () => ask({ ...flow, history: years(2020, [5, 6, 7]), threshold: 3, deadline: "2023-06" }),
      /figures of a year do not say it: give figures of that length or shorter/
    )
  })

  it("takes a month of at most so many as none to so many", () => {
    const input = ask({ ...flow, history: months(2025, [100, 100, "<= 120"]), threshold: 1200, deadline: "2025" })
    assert.deepStrictEqual(input.vague, [{ step: 0, figure: Quantity.between(200, 320) }])
    const p = odds(input)!
    assert.isTrue(p > 0.02 && p < 0.98, String(p))
  })

  it("counts a month that nobody told as at least nothing, names it, and takes the usual for what is to come", () => {
    const gap = months(2025, [100, null, 100, 100])
    const input = ask({ ...flow, history: gap, threshold: 350, deadline: "2025-04" })
    assert.strictEqual(Answer.value(Outlook.make(input).met), false)
    const year = ask({ ...flow, history: gap, threshold: 350, deadline: "2025" })
    assert.strictEqual(year.vague![0]!.figure.lower, 300)
    assert.match(year.caveats!.map(({ vi }) => vi).join(" "), /Chưa có số liệu tháng 2\/2025/)
    assert.isAbove(odds(year)!, 0.95)
  })

  it("of a year that goes on is at least what was told of it", () => {
    const history = years(2021, [100, 110, 120, 130, 70])
    const input = ask({ ...flow, history, threshold: 100, deadline: "2025", asOf: "2025-06-30" })
    assert.strictEqual(Outlook.make(input).met._tag, "Unknown")
    const stock = ask({ kind: "stock", history, threshold: 100, deadline: "2025", asOf: "2025-06-30" })
    assert.deepStrictEqual([...stock.series.values], [100, 110, 120, 130])
  })
})

describe("a running total", () => {
  it("never falls, so what is met stays met", () => {
    const history = years(2017, [100, 180, 260, 335, 400, 455, 500, 530])
    const input = ask({ kind: "total", history, threshold: 500, deadline: "2030" })
    assert.strictEqual(odds(input), 1)
    const { count, horizon, values } = input.paths
    for (let path = 0; path < count; path++) {
      let before = 530
      for (let step = 0; step < horizon; step++) {
        const value = values[path * horizon + step]!
        assert.isAtLeast(value, before)
        before = value
      }
    }
  })
})

describe("a stand-in", () => {
  const ceiling = {
    kind: "ceiling",
    of: { vi: "người dùng Internet cả nước", en: "internet users of the country" }
  } as const
  const history = years(2015, [45, 53, 58, 69.8, 68.7, 70.3])

  it("that is a ceiling can refute, and never proves", () => {
    const over = Outlook.make(ask({ history, threshold: 60, deadline: "2020", standIn: ceiling }))
    assert.strictEqual(over.headline.likelihood, "unjudged")
    assert.strictEqual(over.probability._tag, "Unknown")
    assert.strictEqual(over.met._tag, "Unknown")
    const refuted = Outlook.make(ask({ history, threshold: 80, deadline: "2020", standIn: ceiling }))
    assert.strictEqual(refuted.headline.likelihood, "missed")
    const ahead = Outlook.make(ask({ history, threshold: 60, deadline: "2025", standIn: ceiling }))
    assert.isFalse(["met", "likely", "veryLikely"].includes(ahead.headline.likelihood))
    const far = Outlook.make(ask({ history, threshold: 99.9, deadline: "2021", standIn: ceiling }))
    assert.strictEqual(far.headline.likelihood, "veryUnlikely")
    const kept = Outlook.make(ask({ history, comparator: "<=", threshold: 80, deadline: "2020", standIn: ceiling }))
    assert.strictEqual(kept.headline.likelihood, "met")
    assert.match(Outlook.render(ahead, "vi"), /Số liệu chỉ là mức trần, chưa đủ để kết luận/)
    assert.match(
      Outlook.render(ahead, "vi"),
      /Độ tin cậy: thấp, vì số liệu chỉ là mức trần \(người dùng Internet cả nước\)/
    )
  })

  it("that is a floor can prove, and never refutes", () => {
    const floor = { kind: "floor", of: text("some") } as const
    assert.strictEqual(
      Outlook.make(ask({ history, threshold: 60, deadline: "2020", standIn: floor })).headline.likelihood,
      "met"
    )
    assert.strictEqual(
      Outlook.make(ask({ history, threshold: 80, deadline: "2020", standIn: floor })).headline.likelihood,
      "unjudged"
    )
  })

  it("of another population is named in the headline", () => {
    const population = { kind: "population", of: { vi: "cả nước", en: "the whole country" } } as const
    const outlook = Outlook.make(ask({ history, threshold: 60, deadline: "2025", standIn: population }))
    assert.match(Outlook.render(outlook, "vi").split("\n")[1]!, /nếu tính theo cả nước/)
    assert.match(Outlook.render(outlook, "en").split("\n")[1]!, /going by the whole country/)
    assert.strictEqual(outlook.headline.confidence, "low")
  })
})

describe("a figure that is only a range", () => {
  const at = (last: number | string, threshold: number) =>
    odds(ask({ history: years(2021, [30, 38, 44, last]), threshold, deadline: "2025" }))!

  it("is used as what it is, between what its ends would say", () => {
    for (const threshold of [50, 55, 60, 65]) {
      const [low, middle, high] = [50, "[50, 60]", 60].map((last) => at(last, threshold))
      assert.isAtLeast(middle!, low! - 0.05)
      assert.isAtMost(middle!, high! + 0.05)
    }
  })

  it("widens what is to come", () => {
    const width = (last: number | string) => {
      const { interval80 } = Outlook.make(
        ask({ history: years(2021, [30, 38, 44, last]), threshold: 60, deadline: "2025" })
      )
      return Answer.value(Answer.map(interval80, ({ lower, upper }) => upper - lower))!
    }
    assert.isAbove(width("[40, 60]"), width(50))
    assert.isAbove(width("~ 50"), width(50))
  })

  it("more than 87 makes 88 in a year likely", () => {
    const history = years(2022, [60, 77.41, 87, "> 87"])
    assert.isAbove(odds(ask({ history, threshold: 88, deadline: "2026" }))!, 0.5)
  })
})

describe("calendars that begin on another day", () => {
  const share = (periods: ReadonlyArray<string>, deadline: string) =>
    ask({ history: periods.map((period, index) => ({ period, value: 30 + 5 * index })), threshold: 70, deadline })

  it("are those of school years", () => {
    const input = share(["2019Sep", "2020Sep", "2021Sep", "2022Sep", "2023Sep", "2024Sep"], "2026Sep")
    assert.strictEqual(input.series.frequency, 1)
    assert.strictEqual(input.goal.deadline!.step, 2)
    assert.strictEqual(input.label(1), "2025-09/2026-08")
  })

  it("and of months from the 26th, which make years of their own", () => {
    const from = (month: number) =>
      `${month === 1 ? 2024 : 2025}-${String(((month + 10) % 12) + 1).padStart(2, "0")}-26/2025-${String(month).padStart(2, "0")}-25`
    const history = [1, 2, 3, 4, 5, 6].map((month) => ({ period: from(month), value: 10 }))
    const input = ask({ kind: "flow", history, threshold: 100, deadline: "2024-12-26/2025-12-25" })
    assert.strictEqual(input.goal.deadline!.step, 6)
    assert.deepStrictEqual(Answer.value(Outlook.make(input).latest), { label: "2025-05-26/2025-06-25", value: 60 })
  })
})

describe("a share that is to come down", () => {
  const late = [12, 9.5, 7.1, 5.6, 4.2, 3.3]
  const down = (values: ReadonlyArray<number>, threshold: number) =>
    ask({ history: years(2019, values), comparator: "<=", threshold, deadline: "2026" })

  it("is forecast as what is left of it: late files say what those in time say", () => {
    for (const values of [late, [45, 41, 36, 30, 27, 24], [12], [8, 8.5, 7.9, 8.2]]) {
      const [files, inTime] = [
        down(values, 5),
        ask({
          history: years(
            2019,
            values.map((value) => 100 - value)
          ),
          threshold: 95,
          deadline: "2026"
        })
      ]
      const [a, b] = [files, inTime].map((input) => Outlook.make(input))
      assert.closeTo(Answer.value(a!.median)!, 100 - Answer.value(b!.median)!, 1e-9)
      assert.closeTo(Answer.value(a!.interval80)!.upper, 100 - Answer.value(b!.interval80)!.lower, 1e-9)
      assert.closeTo(odds(files)!, odds(inTime)!, 0.05)
    }
  })

  it("goes on as it fell, and does not begin to spread", () => {
    const outlook = Outlook.make(down(late, 2))
    assert.isBelow(Answer.value(outlook.median)!, 3.3)
    assert.isBelow(Answer.value(outlook.interval80)!.upper, 7)
    assert.isBelow(Answer.value(Outlook.make(down([12], 5)).interval80)!.upper, 25)
  })
})

describe("a deadline inside a year of yearly figures", () => {
  const history = years(2014, [11, 15, 18, 24, 27, 33, 37, 42, 46, 52, 56, 61])
  const at = (deadline: string, threshold = 64) => ask({ history, threshold, deadline })
  const width = (input: Outlook.Input) => {
    const { lower, upper } = Answer.value(Outlook.make(input).interval80)!
    return upper - lower
  }

  it("is its own day and not the year's end: less is reached by then, and less is open", () => {
    const [june, year] = [at("2026-06"), at("2026")]
    assert.isBelow(odds(june)!, odds(year)! - 0.1)
    const [middle, end] = [june, year].map((one) => Answer.value(Outlook.make(one).median)!) as [number, number]
    assert.closeTo(middle, 61 + (181 / 365) * (end - 61), 1e-9)
    assert.closeTo(width(june), Math.sqrt(181 / 365) * width(year), 1e-9)
    assert.isAbove(odds(at("2027-06", 67))!, odds(at("2026", 67))!)
    assert.isBelow(odds(at("2027-06", 67))!, odds(at("2027", 67))!)
    assert.closeTo(odds(at("2026-12"))!, odds(year)!, 1e-12)
  })

  it("is named as such, in the headline, the table and the pace", () => {
    const outlook = Outlook.make(at("2026-06"))
    assert.deepStrictEqual(
      outlook.table.map(({ label }) => label),
      ["2026-06"]
    )
    assert.closeTo(outlook.pace.needed!, 3 / (181 / 365), 1e-9)
    assert.match(
      Outlook.render(outlook, "vi"),
      /tối thiểu 64% vào tháng 6\/2026[^]*mức vào tháng 6\/2026 được tính giữa cuối năm 2025 và dự báo cuối năm 2026\./
    )
    assert.match(
      Outlook.render(outlook, "en"),
      /what holds in June 2026 is read between the end of 2025 and the forecast of the end of 2026\./
    )
    // A deadline that has passed is decided by what was told.
    assert.notMatch(Outlook.render(Outlook.make(at("2025-06")), "en"), /read between/)
  })
})

describe("numbers", () => {
  it("of things are whole, and thousands of millions are words", () => {
    const money = { kind: "flow", unit: { vi: " đồng", en: " dong" } } as const
    const history = years(2019, [1.2e12, 1.5e12, 1.9e12, 2.3e12, 2.9e12, 3.6e12])
    const page = Outlook.render(Outlook.make(ask({ ...money, history, threshold: 5e12, deadline: "2026" })), "vi")
    assert.match(page, /tối thiểu 5\.000 tỷ đồng trong năm 2026/)
    assert.notMatch(page, /\d{1,3}(\.\d{3}){3}/)
    assert.deepStrictEqual(Forecast.median(ask({ history: years(2024, [42]), threshold: 60 }).forecast!).length, 15)
    assert.deepStrictEqual(ask({ kind: "stock", history, threshold: 1 }).series.bounds, Series.count)
  })
})
