/** Targets about each unit: projected unit by unit. */
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa } from "@lantoa/core"
import { Answer, Outlook } from "../src/index.ts"

const text = (name: string) => ({ vi: `xã ${name}`, en: name })
const years = ["2019", "2020", "2021", "2022", "2023", "2024", "2025"]

type Rows = Readonly<Record<string, ReadonlyArray<number | string | undefined>>>

/** Communes of a province, what each told year by year (or month by month), and a target about each of them. */
const opened = async (
  measure: "users" | "held",
  rows: Rows,
  { periods = years, percent = 100, threshold = 100, by = "2027" } = {}
) => {
  const units = Object.keys(rows)
  const lantoa = await Lantoa.open()
  const documents = {
    measures: [
      { id: "users", title: text("Users"), basis: "person", accumulation: "stock" },
      { id: "held", title: text("Held"), basis: "activity", accumulation: "flow" }
    ],
    indicators: ["users", "held"].map((id) => ({ id, title: text(id), expression: { _tag: "Measure", measure: id } })),
    units: ["p", ...units].map((id) => ({ id, names: [{ name: text(id.toUpperCase()) }] })),
    hierarchies: [
      {
        id: "state",
        name: text("state"),
        levels: [
          { id: "province", name: { vi: "Cấp tỉnh", en: "Province" } },
          { id: "commune", name: { vi: "Cấp xã", en: "Commune" } }
        ],
        edges: [{ unit: "p", level: "province" }, ...units.map((unit) => ({ unit, parent: "p", level: "commune" }))]
      }
    ],
    targets: [
      {
        id: "t",
        title: text("T"),
        indicator: measure,
        scope: {
          _tag: "EachUnit",
          within: "p",
          level: "commune",
          hierarchy: "state",
          share: { comparator: ">=", percent }
        },
        comparator: ">=",
        threshold,
        deadline: { _tag: "Stated", period: by },
        modality: "minimum",
        source: { title: "12/KH" }
      }
    ]
  } as unknown as Documents.Encoded
  await lantoa.put(documents, { knownAt: "2018-01-01" })
  const observations = Object.entries(rows).flatMap(([unit, values]) =>
    values.flatMap((value, index) =>
      value === undefined ? [] : [{ measure, units: [unit], period: periods[index]!, value, knownAt: "2026-01-02" }]
    )
  )
  await lantoa.append({ id: "figures", observations })
  return lantoa
}
const look = async (lantoa: Lantoa.Lantoa, asOf = "2026-01-05") =>
  (await Outlook.of(lantoa, "t", { asOf, draws: 1000 }))[0]!
const odds = (outlook: Outlook.Outlook) => Answer.value(outlook.probability)!

/** Odds that all are there: no less than those of units that nothing joins, no more than those of the least likely one. */
const between = (p: number, units: ReadonlyArray<number>): void => {
  assert.isAtLeast(p, units.reduce((all, one) => all * one, 1) - 0.03)
  assert.isAtMost(p, Math.min(...units) + 0.03)
}

const [fast, faster] = [
  [60, 66, 71, 78, 83, 89, 94],
  [58, 66, 73, 79, 87, 92, 98]
]
const still = [10, 11, 10, 12, 11, 10, 11]
const even = [70, 74, 79, 83, 88, 91, 95]

describe("A target about each unit", () => {
  it("is likely where each unit will be there in time, though none is today", async () => {
    await using lantoa = await opened("users", { a: fast, b: faster, c: even }, { by: "2029" })
    const outlook = await look(lantoa)
    assert.strictEqual(Answer.value(outlook.latest)!.value, 0)
    const units = outlook.each!.units.map(({ probability }) => probability!)
    assert.isAbove(Math.min(...units), 0.5)
    between(odds(outlook), units)
    assert.strictEqual(outlook.goal.deadline!.step, 4)
  })

  it("names the unit that it will fail by, and is no likelier than that unit", async () => {
    await using lantoa = await opened("users", { a: fast, b: faster, c: still })
    const outlook = await look(lantoa)
    assert.strictEqual(outlook.headline.likelihood, "veryUnlikely")
    const { units } = outlook.each!
    assert.deepStrictEqual(units.map(({ id }) => id)[0], "c")
    assert.isBelow(units[0]!.probability!, 0.05)
    assert.isAbove(units[1]!.probability!, 0.5)
    assert.match(Outlook.render(outlook, "en"), /Least likely: C \(<1%\)/)
    assert.match(Outlook.render(outlook, "vi"), /Khó nhất: xã C \(<1%\)/)
    // Two of three is another matter.
    await using other = await opened("users", { a: fast, b: faster, c: still }, { percent: 60 })
    // The third is out of reach, so the other two have to be there.
    const two = await look(other)
    between(
      odds(two),
      two.each!.units.slice(1).map(({ probability }) => probability!)
    )
  })

  it("says what the odds would be if nothing joined the units, and if all rose and fell together", async () => {
    const near = [74, 77, 83, 85, 90, 92, 96]
    await using lantoa = await opened("users", { a: near, b: near, c: near, d: near })
    const outlook = await look(lantoa)
    const { apart = 0, together = 0, units } = outlook.each!
    const each = units.map(({ probability }) => probability!)
    assert.closeTo(
      apart,
      each.reduce((all, p) => all * p, 1),
      0.05
    )
    assert.closeTo(together, Math.min(...each), 0.05)
    assert.isAbove(odds(outlook), apart + 0.02)
    assert.isBelow(odds(outlook), together - 0.02)
    assert.match(
      Outlook.render(outlook, "en"),
      /if nothing joined them the odds would be \d+%, if all rose and fell together \d+%/
    )
  })

  it("takes what happens in a year as each unit counts it, so far and to come", async () => {
    const months = Array.from(
      { length: 18 },
      (_, k) => `${2024 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, "0")}`
    )
    const rows = { a: months.map((_, k) => 3 + (k % 2)), b: months.map((_, k) => 4 - (k % 3 === 0 ? 1 : 0)) }
    // 36 to 48 a year, and 18 to 24 in the first half.
    const ask = async (threshold: number) => {
      await using lantoa = await opened("held", rows, { periods: months, threshold, by: "2025" })
      return await look(lantoa, "2025-07-02")
    }
    assert.isAbove(odds(await ask(30)), 0.9)
    assert.isBelow(odds(await ask(60)), 0.1)
    const done = await ask(15)
    assert.strictEqual(done.headline.likelihood, "met")
  })

  it("of a year that has not begun takes the years before", async () => {
    await using lantoa = await opened("held", { a: fast, b: even }, { threshold: 90 })
    assert.isAbove(odds(await look(lantoa)), 0.5)
  })

  it("speaks of units: how many are there, how many are short, and what pace the slowest need", async () => {
    const there = [60, 66, 71, 78, 93, 109, 114]
    const rows = { a: there, b: there, c: still, d: fast, e: fast, f: even, g: even, h: still }
    await using lantoa = await opened("users", rows, { percent: 80 })
    const outlook = await look(lantoa)
    const [vi, en] = (["vi", "en"] as const).map((language) => Outlook.render(outlook, language)) as [string, string]
    assert.include(vi, "tối thiểu 80% số xã đạt từ 100 người trở lên vào năm 2027")
    assert.include(en, "at least 80% of communes with at least 100 people by 2027")
    assert.include(vi, "Kết quả mới nhất (năm 2025): 2/8 xã đạt, còn thiếu 5 xã.")
    assert.include(en, "Latest (2025): 2 of 8 communes there, 5 communes to go.")
    assert.match(vi, /năm 2027 +\d xã +\d xã – \d xã/)
    assert.include(
      vi,
      "6 xã chưa đạt, 4 xã trong số đó gần đây đủ nhanh để kịp hạn. Chậm nhất: xã C (mỗi năm cần tăng 45 người"
    )
    assert.include(
      en,
      "6 communes still short, 4 of them of late fast enough to be there in time. Slowest: C (+45 people a year"
    )
    // Nothing of it is about the series of shares.
    assert.notMatch(vi + en, /điểm %|points|chưa từng thay đổi|never moved|chính chuỗi này|this series/)
    assert.notMatch(Outlook.appendix(outlook, "en"), /straight|S-curve/)
    assert.match(Outlook.appendix(outlook, "vi"), /xã C: <1%; mỗi năm cần tăng 45 người/)
  })

  it("says what is found in the figures of units, and whose", async () => {
    await using lantoa = await opened("users", { a: fast, b: [42, 42, 42, 42, 42, 42, 42], c: [88, "~ 90"] })
    const outlook = await look(lantoa)
    const en = Outlook.render(outlook, "en")
    assert.match(en, /B: The series never moved/)
    assert.match(en, /C: 2020 was told as “about/)
    assert.notMatch(en, /was told as “\d+ to|Notes: The series/)
  })

  it("is tried on the past of the units, and withdraws bold odds where that failed", async () => {
    const few = { a: fast, b: faster, c: even }
    await using lantoa = await opened("users", few)
    const outlook = await look(lantoa)
    assert.isAbove(outlook.backtest!.count, 0)
    assert.match(Outlook.render(outlook, "en"), /Tried 3 times on the past of 3 communes: /)
    const jumps = (level: number) => [5, 6, 7, 8, 9, 10, level, level + 2, level + 300, level + 301]
    await using wild = await opened(
      "users",
      { a: jumps(60), b: jumps(70), c: jumps(80) },
      { periods: Array.from({ length: 10 }, (_, k) => String(2016 + k)), threshold: 3000 }
    )
    const failed = await look(wild)
    assert.isBelow(failed.backtest!.coverage80, 0.6)
    assert.strictEqual(failed.probability._tag === "Unknown" && failed.probability.reason._tag, "BacktestFailed")
    assert.strictEqual(failed.headline.confidence, "low")
  })

  it("names who told nothing, and does not take them for those who will", async () => {
    await using lantoa = await opened("users", { a: fast, b: faster })
    await using silent = await opened("users", { a: fast, b: faster, c: even.map(() => undefined) })
    const [two, some] = [await look(lantoa), await look(silent)]
    assert.isBelow(odds(some), odds(two))
    assert.strictEqual(some.each!.units.find(({ id }) => id === "c")!.probability, undefined)
    assert.match(Outlook.render(some, "en"), /Nothing is known of C/)
    assert.match(
      some.headline.lowers.map(({ en }) => en).join(),
      /the figures of 1 of 3 communes are missing, few, old or uncertain/
    )
  })
})
