/** Figures grow old: a projection counts from the day it is asked on, not from the newest figure. */
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa } from "@lantoa/core"
import { Answer, Outlook, Projection } from "../src/index.ts"

const years = (first: number, values: ReadonlyArray<number | string | null>) =>
  values.map((value, index) => ({ period: String(first + index), value }))
const ask = (more: Partial<Projection.Options>) =>
  Projection.from({
    id: "x",
    title: { vi: "X", en: "X" },
    comparator: ">=",
    threshold: 70,
    history: years(2014, [20, 26, 31, 38, 44, 50, 57]),
    draws: 500,
    ...more
  })
const page = (input: Outlook.Input, language: "vi" | "en" = "vi") => Outlook.render(Outlook.make(input), language)

describe("old figures", () => {
  it("lower the confidence, are named, and leave no odds of years that are over", () => {
    const input = ask({ deadline: "2027", asOf: "2026-03-01" })
    const outlook = Outlook.make(input)
    assert.strictEqual(input.goal.deadline!.step, 2)
    assert.deepStrictEqual(
      outlook.table.map(({ label }) => label),
      ["2026", "2027"]
    )
    assert.strictEqual(outlook.headline.confidence, "low")
    assert.match(page(input), /Độ tin cậy: thấp, vì 5 kỳ gần nhất \(từ năm 2021 đến năm 2025\) chưa có số liệu/)
    assert.match(page(input, "en"), /Confidence: low, because nothing is known of the last 5 periods \(2021 to 2025\)/)
    const fresh = Outlook.make(ask({ deadline: "2027" }))
    const width = ({ interval80 }: Outlook.Outlook) => {
      const { lower, upper } = Answer.value(interval80)!
      return upper - lower
    }
    assert.closeTo(width(outlook), width(fresh), 2)
  })

  it("of one period late lower it by one", () => {
    const one = Outlook.make(
      ask({ history: years(2014, [4, 9, 13, 17, 20, 26, 31, 38, 44, 50, 57]), deadline: "2027", asOf: "2026-03-01" })
    )
    assert.strictEqual(one.headline.confidence, "medium")
    assert.deepStrictEqual(one.headline.lowers, [{ vi: "năm 2025 chưa có số liệu", en: "nothing is known of 2025" }])
  })

  it("do not judge a deadline that has passed, nor do odds", () => {
    for (const [deadline, said] of [
      ["2022", "năm 2022"],
      ["2025-06", "tháng 6/2025"],
      ["2026-02", "tháng 2/2026"]
    ] as const) {
      const input = ask({ deadline, asOf: "2026-03-01" })
      const outlook = Outlook.make(input)
      assert.strictEqual(
        outlook.probability._tag === "Unknown" && outlook.probability.reason._tag,
        "DeadlineUnobserved",
        deadline
      )
      const text = page(input)
      assert.include(text, `Chưa đánh giá được: tối thiểu 70% vào ${said}. Đã quá hạn mà chưa có số liệu của kỳ đó.`)
      assert.include(page(input, "en"), "Cannot be judged: at least 70% by")
      assert.include(text, "Kết quả mới nhất (năm 2020): 57%")
      assert.notMatch(text, /Độ tin cậy|khả năng|Tốc độ|Dự báo thử|dự báo/)
    }
  })

  it("that are ranges are told together where they are alike, and nothing is forecast from them once a target is settled", () => {
    const history = years(2019, ["[0, 25]", "[0, 25]", "[0, 25]", 30, "> 80"])
    const gap = [history[0]!, history[2]!]
    const caveats = (more: Partial<Projection.Options>) =>
      ask({ history, ...more }).caveats!.map(({ vi, en }) => [vi, en])
    assert.deepStrictEqual(caveats({ deadline: "2027" }), [
      [
        "Từ năm 2019 đến năm 2021 số liệu chỉ là “0 đến 25%”; dự báo tính mọi giá trị có thể trong đó.",
        "2019 to 2021 were each told as “0 to 25%”; the forecast takes all that it may be."
      ],
      [
        "Năm 2023 số liệu là “hơn 80%”; dự báo tính mọi giá trị có thể trong đó.",
        "2023 was told as “more than 80%”; the forecast takes all that it may be."
      ]
    ])
    const settled = caveats({ deadline: "2023" }).map(([vi]) => vi)
    assert.deepStrictEqual(settled, [
      "Từ năm 2019 đến năm 2021 số liệu chỉ là “0 đến 25%”.",
      "Năm 2023 số liệu là “hơn 80%”."
    ])
    assert.lengthOf(ask({ history: gap, deadline: "2027" }).caveats!, 2)
    assert.deepStrictEqual(
      caveats({ deadline: "2027", decided: true }).map(([vi]) => vi),
      settled
    )
  })

  it("of what only grows have settled what they met", () => {
    const input = ask({ kind: "total", threshold: 50, deadline: "2022", asOf: "2026-03-01" })
    assert.strictEqual(Outlook.make(input).headline.likelihood, "met")
  })

  it("of what happens in a year that goes on are named as well, and the forecast goes on from the last of them", () => {
    const history = [40, 42, 44, 41, 43, 45].map((value, month) => ({ period: `2025-0${month + 1}`, value }))
    const late = ask({ kind: "flow", threshold: 500, history, deadline: "2025", asOf: "2025-10-05" })
    const outlook = Outlook.make(late)
    assert.deepStrictEqual(Answer.value(outlook.latest), { label: "2025-06", value: 255 })
    assert.match(page(late), /3 kỳ gần nhất \(từ tháng 7\/2025 đến tháng 9\/2025\) chưa có số liệu/)
    const over = Outlook.make(ask({ kind: "flow", threshold: 500, history, deadline: "2025", asOf: "2026-02-01" }))
    assert.strictEqual(over.probability._tag, "Unknown")
    assert.match(
      page(ask({ kind: "flow", threshold: 500, history, deadline: "2025", asOf: "2026-02-01" })),
      /Chưa đánh giá được/
    )
    const enough = ask({ kind: "flow", threshold: 200, history, deadline: "2025", asOf: "2026-02-01" })
    assert.strictEqual(Outlook.make(enough).headline.likelihood, "met")
  })

  it("say of a passed deadline what the assessment says", async () => {
    await using lantoa = await Lantoa.open()
    const documents = {
      ...Documents.tree({ levels: { province: "province" }, units: { p: "P" } }),
      ...Documents.counts({ teams: { name: { vi: "Tổ", en: "Teams" }, of: "team", stock: true } }),
      ...Documents.targets({
        t: { name: "65", indicator: "teams", unit: "p", atLeast: 65, by: "2022", source: "12/KH" },
        june: { name: "65", indicator: "teams", unit: "p", atLeast: 65, by: "2025-06", source: "12/KH" }
      })
    } as Documents.Encoded
    await lantoa.put(documents, { knownAt: "2010-01-01" })
    const observations = years(2014, [20, 26, 31, 38, 44, 50, 57]).map(({ period, value }) => ({
      measure: "teams",
      units: ["p"],
      period,
      value,
      knownAt: "2021-01-05"
    }))
    await lantoa.append({ id: "teams", observations } as never)
    for (const target of ["t", "june"]) {
      const { status } = await lantoa.assess(target, { asOf: "2026-03-01" })
      assert.strictEqual(status, "unmeasurable")
      const [outlook] = await Outlook.of(lantoa, target, { asOf: "2026-03-01", draws: 200 })
      assert.strictEqual(outlook!.probability._tag, "Unknown", target)
      assert.match(Outlook.render(outlook!, "vi"), /Chưa đánh giá được: tối thiểu 65 tổ vào/)
      assert.notMatch(Outlook.render(outlook!, "vi"), /Độ tin cậy|khả năng đạt|đánh giá được.*đánh giá được/)
    }
  })
})
