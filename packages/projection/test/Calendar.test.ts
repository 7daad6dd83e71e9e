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

  it("are not what begins and stays, nor a rough series' ordinary ups and downs", () => {
    const kinds = (values: ReadonlyArray<number>) =>
      Diagnosis.of({ values: Float64Array.from(values), frequency: 1, bounds: Series.count }).map(({ kind }) => kind)
    const shifted = Array.from({ length: 20 }, (_, t) => 100 + t + (t > 11 ? 80 : 0))
    assert.include(kinds(shifted), "break")
    assert.notInclude(kinds(shifted), "exceptional")
    assert.notInclude(kinds(Array.from({ length: 40 }, () => 100 + 20 * random.normal())), "exceptional")
  })
})
