import { assert, describe, it } from "@effect/vitest"
import { Diagnosis, Draws, Forecast, Outlook, Projection, Series } from "@lantoa/projection"
import * as Feasts from "../../vietnam/src/Feasts.ts"

const tetIn = (year: number, month: number): number => {
  const [, m = 0, d = 0] = Feasts.tetDay(year).split("-").map(Number)
  // The week before and the week after, by the month that each of the fifteen days falls into.
  let days = 0
  for (let k = -7; k <= 7; k++) {
    const date = (m === 1 ? 0 : 31) + d + k
    if (date <= 31 ? month === 1 : month === 2) days++
  }
  return days / 15
}

const months = (from: number, count: number, value: (year: number, month: number, place: number) => number) =>
  Array.from({ length: count }, (_, place) => {
    const [year, month] = [from + Math.floor(place / 12), (place % 12) + 1]
    return { period: `${year}-${String(month).padStart(2, "0")}`, value: value(year, month, place) }
  })

const asked = {
  id: "turns",
  title: { vi: "Lượt", en: "Turns" },
  comparator: ">=",
  threshold: 900,
  deadline: "2026-12",
  bounds: Series.count,
  horizon: 12
} as const

const random = Draws.make(8)
const turns = months(2022, 48, (year, month, place) =>
  Math.round(500 + 6 * place - 260 * tetIn(year, month) + 20 * (random.uniform() - 0.5))
)

describe("A calendar of feasts", () => {
  it("puts Tết into the month in which it falls, and says so", () => {
    // Tết of 2025 was on 29 January, that of 2026 is on 17 February.
    const input = Projection.from({ ...asked, history: turns, calendar: [Feasts.tet] })
    const [january = NaN, february = NaN, march = NaN] = Forecast.median(input.forecast!)
    assert.isBelow(february, march - 170)
    assert.isAbove(january, march - 60)
    const text = Outlook.render(Outlook.make(input), "vi")
    assert.include(text, "Kỳ có trọn Tết Nguyên đán thấp hơn khoảng 2")
    assert.include(text, "dự báo tính theo ngày Tết Nguyên đán từng năm")
    assert.notInclude(text, "bất thường")
    const without = Projection.from({ ...asked, history: turns })
    assert.isAbove(Forecast.median(without.forecast!)[1]! - february, 60)
  })

  it("lets a dip of each year be no abnormal jump", () => {
    const dip = months(2022, 36, (_, month, place) => 20 + 0.8 * place - (month === 2 ? 14 : 0) + 0.3 * random.normal())
    const series = {
      values: Float64Array.from(dip, ({ value }) => value),
      frequency: 12,
      bounds: Series.percent
    }
    assert.notInclude(
      Diagnosis.of(series).map(({ kind }) => kind),
      "break"
    )
  })
})

describe("Exceptional figures", () => {
  const calm = months(2022, 30, (_, __, place) => Math.round(500 + 6 * place + 6 * random.normal()))
  const spiked = calm.map((point, place) => (place === 17 ? { ...point, value: 1400 } : point))

  it("are kept and shown and not learnt from, and named where nobody marked them", () => {
    const input = Projection.from({ ...asked, history: spiked })
    assert.strictEqual(input.series.values[17], 1400)
    const reach = (one: Projection.Projection) =>
      Forecast.quantile(one.forecast!, 6, 0.9) - Forecast.quantile(one.forecast!, 6, 0.1)
    assert.isBelow(reach(input), 1.3 * reach(Projection.from({ ...asked, history: calm })))
    assert.include(input.caveats?.map(({ en }) => en).join(), "Not learnt from, being unlike the periods beside")
    assert.deepStrictEqual(
      Diagnosis.of(input.series).flatMap(({ kind, steps }) => (kind === "exceptional" ? steps : [])),
      [17]
    )
  })

  it("are those that were marked, the last one too", () => {
    const high = calm.map((point, place) => (place === 29 ? { ...point, value: 2000 } : point))
    const marked = Projection.from({ ...asked, history: high, exceptional: ["2024-06"] })
    assert.isBelow(Forecast.median(marked.forecast!)[0]!, 800)
    assert.include(marked.caveats?.map(({ vi }) => vi).join(), "được đánh dấu là đặc biệt")
    assert.isAbove(Forecast.median(Projection.from({ ...asked, history: high }).forecast!)[0]!, 900)
  })

  it("are a whole spell that nobody marked: kept, named from its first to its last, and no reason for a wide interval", () => {
    const before = [
      104, 98, 101, 107, 96, 102, 99, 105, 100, 103, 97, 106, 101, 99, 104, 98, 102, 105, 97, 103, 100, 106, 99, 101
    ]
    const shut = [30, 4, 3, 5, 2, 6, 4, 3, 5, 7, 9, 20]
    const after = [60, 85, 97, 103, 99, 105, 101, 98, 104, 100, 102, 106, 99, 103]
    const values = [...before, ...shut, ...after]
    for (const growth of [0, 12]) {
      const history = months(2019, values.length, (_, __, place) => values[place]! * (1 + (growth * place) / 600))
      const input = Projection.from({ ...asked, history, threshold: 95, deadline: "2024-02" })
      const [low = 0, middle = 0, high = 0] = [0.025, 0.5, 0.975].map((p) => Forecast.quantile(input.forecast!, 12, p))
      const level = 100 * (1 + (growth * 61) / 600)
      assert.closeTo(middle, level, 0.06 * level)
      assert.isBelow(high, 1.3 * level)
      assert.isAbove(low, 0.7 * level)
      assert.strictEqual(input.series.values[28], history[28]!.value)
      const [english, vietnamese] = (["en", "vi"] as const).map((one) => input.caveats!.map((text) => text[one]).join())
      assert.include(english, "Not learnt from, being unlike the periods beside: January 2021 to February 2022.")
      assert.include(vietnamese, "vì khác hẳn các kỳ bên cạnh: từ tháng 1/2021 đến tháng 2/2022.")
    }
  })

  it("are none where most figures are alike: one visit in three years of none is what there is to learn from", () => {
    const values = [...Array<number>(20).fill(0), 2, ...Array<number>(15).fill(0)]
    const input = Projection.from({ ...asked, history: months(2022, 36, (_, __, place) => values[place]!) })
    const reach = Forecast.quantile(input.forecast!, 6, 0.975)
    assert.isAbove(reach, 0.5)
    assert.isBelow(reach, 6)
    assert.notInclude(input.caveats?.map(({ en }) => en).join(), "Not learnt from")
  })

  it("are not what begins and stays, nor a rough series' ordinary ups and downs", () => {
    const kinds = (values: ReadonlyArray<number>) =>
      Diagnosis.of({ values: Float64Array.from(values), frequency: 1, bounds: Series.count }).map(({ kind }) => kind)
    const shifted = Array.from({ length: 20 }, (_, t) => 100 + t + (t > 11 ? 80 : 0))
    assert.include(kinds(shifted), "break")
    assert.notInclude(kinds(shifted), "exceptional")
    assert.notInclude(kinds(Array.from({ length: 40 }, () => 100 + 20 * random.normal())), "exceptional")
    // Nor an S-curve, a summer that comes again, a spell that is not over, or one that never went back.
    const curve = Array.from({ length: 40 }, (_, t) => 100 / (1 + Math.exp(-(t - 15))) + random.normal())
    const summers = Array.from({ length: 40 }, (_, t) => (t % 12 < 3 ? 5 : 100) + random.normal())
    const now = Array.from({ length: 30 }, (_, t) => (t > 26 ? 5 : 100) + random.normal())
    const stays = Array.from({ length: 40 }, (_, t) => (t < 15 ? 100 : t < 22 ? 5 : 50) + random.normal())
    for (const values of [curve, summers, now, stays]) assert.notInclude(kinds(values), "exceptional")
  })
})
