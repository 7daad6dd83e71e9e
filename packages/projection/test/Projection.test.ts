import { assert, describe, it } from "@effect/vitest"
import { Quantity, type Reading, Target } from "@lantoa/core"
import { Answer, Naive, Outlook, Projection } from "../src/index.ts"

const question = (more: Partial<Projection.Options> = {}): Projection.Options => ({
  id: "accounts",
  title: { vi: "Tài khoản", en: "Accounts" },
  history: [
    { period: "2022", value: 60 },
    { period: "2025", value: "> 87" },
    { period: "2023", value: 77.41 }
  ],
  comparator: ">=",
  threshold: 100,
  deadline: "2030",
  ...more
})

describe("Projection.make", () => {
  it("puts figures on their grid, leaves gaps as gaps and takes a bound at its end with a caveat", () => {
    const { caveats, goal, label, series } = Projection.make(question())
    assert.deepStrictEqual([...series.values], [60, 77.41, NaN, 87])
    assert.deepStrictEqual(goal.deadline, { label: "2030", step: 5 })
    assert.strictEqual(label(0), "2025")
    assert.deepStrictEqual(
      caveats?.map(({ en }) => en),
      ["2025: more than 87; taken as 87."]
    )
  })

  it("counts the steps to a deadline of another length of period, before and after the origin", () => {
    const monthly = {
      history: [
        { period: "2025-02", value: 1 },
        { period: "2025-03", value: 2 }
      ]
    }
    const step = (deadline: string) => Projection.make(question({ ...monthly, deadline })).goal.deadline?.step
    assert.deepStrictEqual([step("2025"), step("2025-Q1"), step("2025-01"), step("2027-02-28")], [9, 0, -2, 23])
  })

  it("answers the same for the same seed", () => {
    const once = () => Outlook.render(Outlook.make(Projection.make(question({ seed: 7 }))), "vi")
    assert.strictEqual(once(), once())
  })

  it("carries its back-test where the series is long enough", () => {
    const years = Array.from({ length: 12 }, (_, i) => ({ period: String(2010 + i), value: 5 * i + (i % 3) }))
    assert.isUndefined(Projection.make(question()).backtest)
    const { backtest } = Projection.make(question({ history: years, forecaster: Naive.drift }))
    assert.strictEqual(backtest?.count, 5 + 4 + 3 + 2 + 1 + 5)
  })

  describe("where the figure that decides is only a bound", () => {
    const ask = (more: Partial<Projection.Options>) => Outlook.make(Projection.make(question(more)))
    const told = (answer: Answer.Answer<unknown>) => (answer._tag === "Known" ? answer.value : answer.reason._tag)
    const due = (comparator: Quantity.Comparator, threshold: number) => {
      const { arrival, latest, met, probability, statuses } = ask({ comparator, threshold, deadline: "2025" })
      assert.deepStrictEqual(told(latest), { label: "2025", value: 87, reported: Quantity.moreThan(87) })
      const verdicts = statuses.map(({ status }) => told(Answer.map(status, ({ verdict }) => verdict)))
      return [told(met), told(probability), told(Answer.map(arrival, ({ already }) => already)), ...new Set(verdicts)]
    }
    const open = "LatestIsBound"

    it("decides a passed deadline by the bound: more than 87 is surely 60, and surely more than 87", () => {
      assert.deepStrictEqual(due(">=", 60), [true, 1, true, "achieved"])
      assert.deepStrictEqual(due(">", 87), [true, 1, true, "achieved"])
    })

    it("decides nothing the bound leaves open, whichever way its point lies", () => {
      assert.deepStrictEqual(due(">=", 87.5), [open, open, false, open])
      assert.deepStrictEqual(due("<=", 90), [open, open, open, open])
      assert.deepStrictEqual(due("<=", 87), [false, 0, false, "missed"])
    })

    it("decides by the bound of the deadline's own period, a range that gives the series no point among them", () => {
      const history = [
        { period: "2022", value: "> 40" },
        { period: "2023", value: "[50, 60]" },
        { period: "2024", value: 70 }
      ]
      const at = (deadline: string, threshold: number) => told(ask({ history, deadline, threshold }).probability)
      assert.deepStrictEqual(
        [at("2022", 40), at("2022", 45), at("2023", 50), at("2023", 61)],
        [1, "DeadlineIsBound", 1, 0]
      )
      assert.strictEqual(at("2023", 55), "DeadlineIsBound")
    })

    it("looks ahead from the point", () => {
      const { gap, median, probability, rates } = ask({ threshold: 90 })
      assert.strictEqual(told(gap), 3)
      assert.deepStrictEqual(
        [median, probability, rates[0]!.rate].map(({ _tag }) => _tag),
        ["Known", "Known", "Known"]
      )
    })

    it("prints the bound as one, and no pace or ratio for what is met", () => {
      const met = ask({ comparator: ">", threshold: 50, deadline: "2025", base: "2022" })
      const text = Outlook.render(met, "vi")
      assert.include(text, "Mới nhất       > 87% (2025)")
      assert.match(text, /Tốc độ +đường thẳng: hiện tại 9,00 mỗi kỳ\n/)
      assert.match(text, /Đánh giá +đã đạt\n/)
      assert.notMatch(text, /Chỉ tiêu đã đạt|−/)
    })
  })

  const mistakes: ReadonlyArray<readonly [string, Projection.Options["history"], RegExp]> = [
    ["no figures", [], /there are no figures to project; give at least one/],
    [
      "figures of two lengths",
      [
        { period: "2023", value: 1 },
        { period: "2024-01", value: 2 }
      ],
      /"2024-01" is no year as the others are/
    ],
    [
      "two figures of one period",
      [
        { period: "2023", value: 1 },
        { period: "2023", value: 2 }
      ],
      /"2023" has two figures; keep one/
    ],
    ["a range", [{ period: "2022/2027", value: 1 }], /"2022\/2027" is a range; give figures of years/],
    ["no period", [{ period: "soon", value: 1 }], /"soon" is no period/],
    ["no quantity", [{ period: "2023", value: "many" }], /must be a number or a bound/]
  ]
  for (const [name, history, message] of mistakes) {
    it(`refuses ${name}, saying what to do`, () => {
      assert.throws(() => Projection.make(question({ history })), message)
    })
  }
})

describe("Projection.ofTarget", () => {
  const deadline = (period: string) => ({ _tag: "Stated", period }) as const
  const target = Target.make({
    id: "youth-online",
    title: { vi: "Thanh niên dùng dịch vụ công", en: "Youth online" },
    indicator: "youth-online",
    scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
    comparator: ">=",
    threshold: 60,
    deadline: deadline("2027"),
    modality: "minimum",
    source: { title: "Đề án" },
    milestones: [{ comparator: ">=", threshold: 100, deadline: deadline("2030"), modality: "strive" }]
  })
  const reading = (period: string, value: number | undefined) =>
    ({ period, value: value === undefined ? undefined : Quantity.exact(value) }) as Reading.Reading

  it("asks about the target and each milestone, on one history", () => {
    const readings = [reading("2023", 20), reading("2024", undefined), reading("2025", 40)]
    const inputs = Projection.ofTarget(target, readings, { asOf: "2026-01-01" })
    assert.deepStrictEqual(
      inputs.map(({ goal }) => [goal.id, goal.threshold, goal.deadline?.step]),
      [
        ["youth-online", 60, 2],
        ["youth-online.1", 100, 5]
      ]
    )
    assert.deepStrictEqual([...inputs[0]!.series.values], [20, NaN, 40])
    const [first, second] = inputs.map((input) => Outlook.make(input).probability)
    const known = (answer: Answer.Answer<number> | undefined) => (answer?._tag === "Known" ? answer.value : NaN)
    assert.isAbove(known(first), known(second))
  })
})
