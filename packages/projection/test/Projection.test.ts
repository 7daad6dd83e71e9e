import { assert, describe, it } from "@effect/vitest"
import { Assessment, Documents, Problem, Model, Period, Quantity, type Reading, Target } from "@lantoa/core"
import * as Result from "effect/Result"
import { Answer, Draws, Ensemble, Forecast, Naive, Outlook, Projection } from "../src/index.ts"

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

describe("Projection.from", () => {
  it("puts figures on their grid, leaves gaps as gaps and takes a bound at its end with a caveat", () => {
    const { caveats, goal, label, series } = Projection.from(question())
    assert.deepStrictEqual([...series.values], [60, 77.41, NaN, 87])
    assert.deepStrictEqual(goal.deadline, { label: "2030", step: 5 })
    assert.strictEqual(label(0), "2025")
    assert.deepStrictEqual(
      caveats?.map(({ en }) => en),
      ["2025 was told as “more than 87%”; the forecast takes all that it may be."]
    )
  })

  it("takes a bound at the only end it has, a range at its middle, and what may be anything for unknown", () => {
    const { caveats, series, vague } = Projection.from(
      question({
        history: [
          { period: "2022", value: "< 40" },
          { period: "2023", value: "[30, 60]" },
          { period: "2024", value: "<= 70" },
          { period: "2025", value: ">= 0" }
        ]
      })
    )
    assert.deepStrictEqual([...series.values], [40, 45, 70, NaN])
    assert.deepStrictEqual(
      caveats?.map(({ en }) => en),
      [
        "2022 was told as “less than 40%”; the forecast takes all that it may be.",
        "2023 was told as “30 to 60%”; the forecast takes all that it may be.",
        "2024 was told as “at most 70%”; the forecast takes all that it may be.",
        "2025 was told as “at least 0%”; taken as unknown."
      ]
    )
    assert.deepStrictEqual(
      vague?.map(({ step }) => step),
      [-3, -2, -1, 0]
    )
  })

  it("counts the steps to a deadline of another length of period, before and after the origin", () => {
    const monthly = {
      history: [
        { period: "2025-02", value: 1 },
        { period: "2025-03", value: 2 }
      ]
    }
    const step = (deadline: string) => Projection.from(question({ ...monthly, deadline })).goal.deadline?.step
    assert.deepStrictEqual([step("2025"), step("2025-Q1"), step("2025-01"), step("2027-02-28")], [9, 0, -2, 23])
  })

  it("answers the same for the same seed", () => {
    const once = () => Outlook.render(Outlook.make(Projection.from(question({ seed: 7 }))), "vi")
    assert.strictEqual(once(), once())
  })

  it("carries its back-test where the series is long enough", () => {
    const years = Array.from({ length: 12 }, (_, i) => ({ period: String(2010 + i), value: 5 * i + (i % 3) }))
    assert.isUndefined(Projection.from(question()).backtest)
    const { backtest } = Projection.from(question({ history: years, forecaster: Naive.drift }))
    assert.strictEqual(backtest?.count, 5 + 4 + 3 + 2 + 1 + 5)
  })

  describe("where intervals held far less of the past of this very series than they said", () => {
    const years = (values: ReadonlyArray<number>) => values.map((value, i) => ({ period: String(2000 + i), value }))
    const wild = years([40, 44, 39, 43, 41, 45, 70, 30, 72, 35, 68, 31, 74, 33])
    /** A method that takes every series for a calm one. */
    const sure: Forecast.Forecaster = (series, horizon) =>
      Forecast.gaussian({
        method: "sure",
        mean: new Float64Array(horizon).fill(series.values.at(-1)!),
        deviation: new Float64Array(horizon).fill(0.5)
      })
    const width = ({ forecast }: Projection.Projection) =>
      Forecast.quantile(forecast!, 3, 0.9) - Forecast.quantile(forecast!, 3, 0.1)

    it("widens them, within the bounds, and says so", () => {
      const projection = Projection.from(question({ history: wild, forecaster: sure }))
      assert.isBelow(projection.backtest!.coverage80, 0.5)
      const plain = sure(projection.series, 5)
      assert.isAbove(width(projection), 5 * (Forecast.quantile(plain, 3, 0.9) - Forecast.quantile(plain, 3, 0.1)))
      assert.isTrue(projection.forecast!.quantiles.every((value) => value >= 0 && value <= 100))
      assert.closeTo(Forecast.quantile(projection.forecast!, 3, 0.5), 33, 1e-9)
      assert.match(projection.caveats!.at(-1)!.en, /^On this very series intervals were too narrow in the past/)
      assert.match(projection.caveats!.at(-1)!.vi, /^Trên chính chuỗi này, khoảng dự báo trước đây quá hẹp/)
    })

    it("leaves them as they are where they held", () => {
      const calm = years([20, 23, 25, 29, 31, 34, 38, 40, 43, 47, 49, 52])
      const projection = Projection.from(question({ history: calm, deadline: "2016" }))
      assert.isAtLeast(projection.backtest!.coverage80, 0.7)
      const plain = Ensemble.standard(projection.series, 15)
      assert.deepStrictEqual(projection.forecast!.quantiles, plain.quantiles)
      assert.isEmpty(projection.caveats)
    })

    it("never says more than 99 % beside such a record, whatever is asked", () => {
      for (let seed = 1; seed <= 60; seed++) {
        const random = Draws.make(seed)
        const level = 10 + 80 * random.uniform()
        const history = years(
          Array.from({ length: 14 }, (_, t) => {
            const jump = t > 6 && random.uniform() < 0.4 ? 40 * random.normal() : random.normal()
            return Math.min(Math.max(level + jump, 0), 100)
          })
        )
        for (const [comparator, threshold] of [
          [">=", level - 60],
          [">=", level + 60],
          ["<=", level + 60]
        ] as const) {
          const asked = { history, comparator, threshold, deadline: "2017", forecaster: sure }
          const ask = question({ kind: "share", ...asked })
          const outlook = Outlook.make(Projection.from(ask))
          if (outlook.backtest!.coverage80 >= 0.6) continue
          const text = Outlook.render(outlook, "en")
          assert.notMatch(text, />99%|<1%/, `seed ${seed}`)
        }
      }
    })
  })

  describe("where the figure that decides is only a bound", () => {
    const ask = (more: Partial<Projection.Options>) => Outlook.make(Projection.from(question(more)))
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
      assert.include(text, "Đã đạt: trên 50% vào năm 2025.")
      assert.include(text, "Kết quả mới nhất (năm 2025): hơn 87%, đã ở mức đạt.")
      assert.notMatch(text, /Tốc độ|−/)
      assert.match(Outlook.appendix(met, "vi"), /Tiến độ từ kỳ gốc +đã đạt\n/)
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
      assert.throws(() => Projection.from(question({ history })), message)
    })
  }
})

describe("Projection.ofTarget", () => {
  const text = (name: string) => ({ vi: name, en: name })
  const stated = (period: string) => ({ _tag: "Stated", period }) as const
  const of = (measure: string) =>
    ({ id: measure, title: text(measure), expression: { _tag: "Measure", measure } }) as const
  const documents = Documents.from({
    cohorts: [{ id: "youth", name: text("youth") }],
    measures: [
      { id: "users", title: text("Users"), basis: "person", accumulation: "stock" },
      { id: "held", title: text("Held"), basis: "activity", accumulation: "flow" }
    ],
    indicators: [of("users"), of("held")],
    units: ["p", "a", "b", "c"].map((id) => ({ id, names: [{ name: text(id) }] })),
    hierarchies: [
      {
        id: "state",
        name: text("state"),
        levels: [
          { id: "province", name: text("province") },
          { id: "commune", name: text("commune") }
        ],
        edges: [
          { unit: "p", level: "province" },
          ...["a", "b", "c"].map((unit) => ({ unit, parent: "p", level: "commune" }))
        ]
      }
    ]
  })
  const model = Result.getOrThrow(Model.make(documents))
  const target = (more: Partial<typeof Target.Target.Encoded> = {}) =>
    Target.from({
      id: "t",
      title: text("T"),
      indicator: "users",
      scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
      comparator: ">=",
      threshold: 60,
      deadline: stated("2027"),
      modality: "minimum",
      source: { title: "Plan" },
      ...more
    })
  const each = { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } as const
  const reading = (
    period: string,
    value: number | string | undefined,
    indicator = "users",
    more: Partial<Reading.Reading> = {}
  ) =>
    ({
      indicator,
      unit: "p",
      period: Period.from(period),
      value: value === undefined ? undefined : Quantity.from(value),
      basis: "person",
      text: text("value"),
      silent: [],
      findings: [],
      ...more
    }) as unknown as Reading.Reading
  const known = (answer: Answer.Answer<number> | undefined) => (answer?._tag === "Known" ? answer.value : NaN)

  it("asks about the target and each milestone, on one history", () => {
    const readings = [reading("2023", 20), reading("2024", undefined), reading("2025", 40)]
    const milestones = [{ comparator: ">=", threshold: 100, deadline: stated("2030"), modality: "strive" }] as const
    const inputs = Projection.ofTarget(model, target({ milestones }), readings, { asOf: "2026-01-01" })
    assert.deepStrictEqual(
      inputs.map(({ goal }) => [goal.id, goal.threshold, goal.deadline?.step]),
      [
        ["t", 60, 2],
        ["t.1", 100, 5]
      ]
    )
    assert.deepStrictEqual([...inputs[0]!.series.values], [20, NaN, 40])
    const [first, second] = inputs.map((input) => Outlook.make(input).probability)
    assert.isAbove(known(first), known(second))
  })

  it("says of a deadline that has passed what the assessment says", () => {
    const asOf = "2026-02-01"
    const comparators = [">=", ">", "<=", "<", "="] as const
    const values = [99.4, 99.6, 100, 0.1 + 0.2, 100.2, "> 99.6", "<= 100", "[99.6, 100]", "~ 100"]
    for (const comparator of comparators) {
      for (const value of values) {
        for (const tolerance of [undefined, 0, 0.5]) {
          const promise = target({
            comparator,
            threshold: value === 0.1 + 0.2 ? 0.3 : 100,
            deadline: stated("2025"),
            ...(tolerance === undefined ? {} : { tolerance })
          })
          const question = Result.getOrThrow(Target.question(model, promise, { asOf }))
          const { status } = Assessment.judge(model, question, reading("2025", value))
          const input = Projection.ofTarget(model, promise, [reading("2024", 90), reading("2025", value)], { asOf })[0]!
          const { met, probability } = Outlook.make(input)
          const say = JSON.stringify([comparator, value, tolerance])
          const verdict = met._tag === "Unknown" ? "unmeasurable" : met.value ? "met" : "notMet"
          assert.strictEqual(verdict, status, say)
          if (met._tag === "Known") assert.strictEqual(known(probability), met.value ? 1 : 0, say)
        }
      }
    }
  })

  it("counts silence as nothing once the target is closed, in the period that decides", () => {
    const closing = { day: "2026-01-15", silent: "zero" } as const
    const silent = [{ reporter: "a", period: Period.from("2025"), form: undefined }]
    const readings = [reading("2024", ">= 40", "users", { silent }), reading("2025", ">= 50", "users", { silent })]
    const outlook = (asOf: string) => {
      const settled = reading("2025", 50, "users", { silent })
      const input = Projection.ofTarget(model, target({ closing, deadline: stated("2025") }), readings, {
        asOf,
        settled
      })[0]!
      return [Outlook.make(input).met._tag, input.vague?.map(({ step }) => step)]
    }
    assert.deepStrictEqual(outlook("2026-01-15"), ["Unknown", [-1, 0]])
    assert.deepStrictEqual(outlook("2026-01-16"), ["Known", [-1]])
  })

  it("refuses a target about each unit, and says what projects it unit by unit", () => {
    const promise = target({ indicator: "held", scope: each, threshold: 2 })
    const readings = ["2023", "2024", "2025"].map((year) => reading(year, 33, "held.each.commune.ge.2"))
    const asOf = "2026-02-01"
    const said = /about each unit of level "commune".*one by one: ask Outlook\.of/
    assert.throws(() => Projection.ofTarget(model, promise, readings, { asOf }), Problem.DocumentError, said)
    const question = Result.getOrThrow(Target.question(model, promise, { asOf }))
    assert.throws(() => Projection.ofQuestion(promise, question, readings, {}), Problem.DocumentError, said)
  })

  it("takes only the readings of its own question, none of a period that is not over", () => {
    const readings = [reading("2024", 20), reading("2025", 40), reading("2025", 7, "held"), reading("2026", 50)]
    const [input] = Projection.ofTarget(model, target(), readings, { asOf: "2026-06-01" })
    assert.deepStrictEqual([...input!.series.values], [20, 40])
    const youth = target({ cohort: "youth" })
    assert.throws(
      () => Projection.ofTarget(model, youth, readings, { asOf: "2026-06-01" }),
      /asks for "users\.of\.youth"/
    )
    const wrong = target({ indicator: "nothing" })
    assert.throws(() => Projection.ofTarget(model, wrong, readings, { asOf: "2026-06-01" }), Problem.PlanError)
  })

  it("adds months up to a target about what happens in a year, and refuses what no year is made of", () => {
    const yearly = target({ indicator: "held", threshold: 100 })
    const months = ["2025-11", "2025-12", "2026-01", "2026-02"].map((month) => reading(month, 9, "held"))
    const [input] = Projection.ofTarget(model, yearly, months, { asOf: "2026-02-28" })
    assert.strictEqual(input!.goal.deadline!.step, 22)
    const decade = [reading("2020/2029", 5, "held"), reading("2010/2019", 5, "held")]
    assert.throws(
      () => Projection.ofTarget(model, yearly, decade, { asOf: "2030-02-01" }),
      /about what happens in all of 2027, and "2020\/2029" is no period like it and none that it is made of: read such periods/
    )
    const stock = [reading("2025-01", 5), reading("2025-02", 5)]
    assert.lengthOf(Projection.ofTarget(model, target(), stock, { asOf: "2026-02-01" }), 1)
  })
})
