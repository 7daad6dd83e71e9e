import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import {
  Documents,
  Expression,
  Indicator,
  MemoryStore,
  Model,
  Observation,
  Period,
  Plan,
  Quantity,
  Reading
} from "../src/index.ts"
import { Store } from "../src/Store.ts"
import { documents, figure } from "./fixtures/province.ts"

const model = Result.getOrThrow(Model.make(documents))

const indicator = (expression: Expression.Expression) =>
  Indicator.from({ id: "test", title: { vi: "Thử", en: "Test" }, expression })

const ask = (expression: Expression.Expression, more: Partial<Plan.Query> = {}): Plan.Query => ({
  indicator: indicator(expression),
  hierarchy: "state",
  units: ["p"],
  periods: [Period.from("2024")],
  ...more
})

const refusal = (expression: Expression.Expression): string => {
  const made = Plan.make(model, ask(expression))
  assert.isTrue(Result.isFailure(made))
  return Result.isFailure(made) ? made.failure.message : ""
}

const read = (observations: ReadonlyArray<Observation.Observation>, query: Plan.Query, use = model) =>
  Effect.gen(function* () {
    const store = yield* Store
    yield* store.commit({ id: "batch", figures: observations })
    return yield* Plan.read(use, query)
  }).pipe(Effect.provide(MemoryStore.layer))

const value = (reading: Reading.Reading | undefined) =>
  reading?.value === undefined ? reading?.reason?.code : Quantity.toJson(reading.value)

describe("a plan that would lie is refused", () => {
  it("when percentages of districts are averaged", () => {
    assert.strictEqual(
      refusal(Expression.measure("reported-share", { along: { place: "average" } })),
      `indicator "test": expression.along.place: measure "reported-share" (Share of youth using services, as reported) cannot be averaged along place: its figures are percentages reported without their parts, and percentages of different wholes do not combine. Use a coverage of the numerator's and the denominator's measures, which are rolled up apart and divided last, or read each unit's own figure.`
    )
  })

  it("when two percentages are added to be halved", () => {
    const share = Expression.measure("reported-share")
    assert.match(
      refusal(Expression.divide(Expression.add(share, share), Expression.constant(2))),
      /percentages cannot be added .* divide last/
    )
  })

  it("when lượt are added to người", () => {
    assert.strictEqual(
      refusal(Expression.add(Expression.measure("users"), Expression.measure("guided"))),
      `indicator "test": expression: lượt (turn) cannot be added to người (person): they count different things. Keep two indicators, or divide one by the other with a ratio.`
    )
  })

  it("when team members are summed over months", () => {
    assert.strictEqual(
      refusal(Expression.measure("team-members", { along: { time: "sum" } })),
      `indicator "test": expression.along.time: measure "team-members" (Members of digital technology teams) cannot be added along time: it is a stock: each figure is the same thing seen again. Use last, first, min, max, average.`
    )
  })

  it("when people trained are added over places where they may be the same people", () => {
    assert.match(
      refusal(Expression.measure("trained", { along: { place: "sum" } })),
      /counted in several figures. Use bounds/
    )
  })

  it("when a coverage's numerator is not proven to lie in its denominator", () => {
    assert.match(
      refusal(Expression.coverage(Expression.measure("team-members"), Expression.population("youth"))),
      /nothing proves that the numerator lies in the denominator/
    )
    assert.match(
      refusal(Expression.coverage(Expression.measure("users"), Expression.population("members"))),
      /nothing proves/
    )
    assert.match(
      refusal(Expression.coverage(Expression.measure("guided"), Expression.population("youth"))),
      /counts lượt \(turn\) and the denominator người \(person\)\. Give both one "basis"/
    )
  })

  it("with every problem at once", () => {
    const made = Plan.make(
      model,
      ask(
        Expression.add(
          Expression.measure("no-such", { cohort: "nobody" }),
          Expression.measure("team-members", { along: { time: "sum" } })
        ),
        {
          hierarchy: "nowhere",
          units: ["x"],
          periods: []
        }
      )
    )
    assert.isTrue(Result.isFailure(made) && made.failure.problems.length >= 6)
  })
})

describe("a reading", () => {
  it.effect("adds a flow over months and communes; who is silent leaves it open above", () =>
    Effect.gen(function* () {
      const figures = [
        figure("guided", "c1", "2024-01", 10),
        figure("guided", "c1", "2024-02", 5),
        figure("guided", "c3", "2024-02", 7)
      ]
      const readings = yield* read(figures, ask(Expression.measure("guided"), { units: ["p", "d1", "d2", "c2"] }))
      assert.deepStrictEqual(readings.map(value), [">= 22", ">= 15", ">= 7", "no-figures"])
      assert.deepStrictEqual(
        readings.map(({ reported }) => reported),
        [22, 15, 7, undefined]
      )
      const first = ask(Expression.measure("guided"), { units: ["c1"], periods: [Period.from("2024-01/2024-02")] })
      assert.deepStrictEqual((yield* read(figures, first)).map(value), [15])
    })
  )

  it.effect("keeps a bound a bound: > 550 and 25 make > 575", () =>
    Effect.gen(function* () {
      const figures = [figure("guided", "c1", "2024", "> 550"), figure("guided", "c2", "2024", 25)]
      assert.deepStrictEqual((yield* read(figures, ask(Expression.measure("guided")))).map(value), ["> 575"])
    })
  )

  it.effect("takes the last of a stock, never the sum", () =>
    Effect.gen(function* () {
      const figures = [
        figure("team-members", "c1", "2024-01", 3),
        figure("team-members", "c1", "2024-06", 4),
        figure("team-members", "c2", "2024-03", 5)
      ]
      const query = ask(Expression.measure("team-members"), { units: ["d1", "p"] })
      assert.deepStrictEqual((yield* read(figures, query)).map(value), [9, ">= 9"])
    })
  )

  it.effect("bounds people who may be counted twice by the largest figure and the sum", () =>
    Effect.gen(function* () {
      const figures = [figure("trained", "c1", "2024", 30), figure("trained", "c2", "2024", 20)]
      const query = ask(Expression.measure("trained"), { units: ["d1"] })
      assert.deepStrictEqual((yield* read(figures, query)).map(value), ["[30, 50]"])
    })
  )

  it.effect("divides last: a coverage of two districts is not the mean of their percentages", () =>
    Effect.gen(function* () {
      const population = { cohorts: ["youth"] }
      const figures = [
        figure("users", "d1", "2024", 90, population),
        figure("population", "d1", "2024", 100, population),
        figure("users", "d2", "2024", 90, population),
        figure("population", "d2", "2024", 900, population)
      ]
      const query = ask(Expression.constant(0), { indicator: "youth-online", units: ["d1", "d2", "p"] })
      assert.deepStrictEqual((yield* read(figures, query)).map(value), [90, 10, 18])
    })
  )

  it.effect("above 100 % is shown, and no denominator is a reason", () =>
    Effect.gen(function* () {
      const figures = [
        figure("users", "c1", "2024", 12, { cohorts: ["youth"] }),
        figure("population", "c1", "2024", 10, { cohorts: ["youth"] }),
        figure("users", "c2", "2024", 12, { cohorts: ["youth"] }),
        figure("users", "c3", "2024", 12, { cohorts: ["youth"] }),
        figure("population", "c3", "2024", 0, { cohorts: ["youth"] })
      ]
      const query = ask(Expression.constant(0), { indicator: "youth-online", units: ["c1", "c2", "c3"] })
      const readings = yield* read(figures, query)
      assert.deepStrictEqual(readings.map(value), [120, "no-denominator", "zero-denominator"])
      assert.include(readings[1]?.reason?.text.vi, "đối tượng “thanh niên”")
    })
  )

  it.effect("a silent unit is unknown, not zero", () =>
    Effect.gen(function* () {
      const figures = [figure("guided", "c1", "2024", 10), figure("guided", "c2", "2024", null)]
      const [reading] = yield* read(figures, ask(Expression.measure("guided", { from: "commune" })))
      assert.strictEqual(value(reading), ">= 10")
      // Who answered that it does not know has reported.
      assert.deepStrictEqual(reading?.completeness, { figures: 1, reporting: 2, expected: 4 })
    })
  )

  it.effect("a district's figure holds those of its communes", () =>
    Effect.gen(function* () {
      const figures = [figure("guided", "d1", "2024", 100), figure("guided", "c1", "2024", 30)]
      const [both] = yield* read(figures, ask(Expression.measure("guided")))
      assert.strictEqual(value(both), ">= 100")
      assert.strictEqual(both?.reported, 100)
      const [communes] = yield* read(
        figures,
        ask(Expression.measure("guided", { from: "district" }), { units: ["d1"] })
      )
      assert.strictEqual(value(communes), 100)
    })
  )

  it.effect("one figure of two districts is whole for the province and a part for each district", () =>
    Effect.gen(function* () {
      const figures = [figure("guided", ["d1", "d2"], "2024", 350)]
      const readings = yield* read(figures, ask(Expression.measure("guided"), { units: ["p", "d1", "d2"] }))
      assert.deepStrictEqual(readings.map(value), [350, "[0, 350]", "[0, 350]"])
      assert.deepStrictEqual(readings[1]?.exactness, { exact: 0, apportioned: 0, bounded: 1 })
    })
  )

  it.effect("a year's figure is a part of each of its months", () =>
    Effect.gen(function* () {
      const figures = [figure("guided", "c1", "2024", 12)]
      const periods = { over: Period.from("2024-Q1"), by: "month" } as const
      const readings = yield* read(figures, ask(Expression.measure("guided"), { units: ["c1"], periods }))
      assert.deepStrictEqual(readings.map(value), ["[0, 12]", "[0, 12]", "[0, 12]"])
    })
  )

  it.effect("a cohort within the one asked for counts, one apart does not, another in part", () =>
    Effect.gen(function* () {
      const figures = [
        figure("guided", "c1", "2024", 1, { cohorts: ["members"] }),
        figure("guided", "c1", "2024", 10, { cohorts: ["elders"] }),
        figure("guided", "c1", "2024", 100, { cohorts: ["children"] })
      ]
      const readings = yield* read(figures, ask(Expression.measure("guided", { cohort: "youth" }), { units: ["c1"] }))
      assert.deepStrictEqual(readings.map(value), ["[1, 100]"])
    })
  )

  it.effect("a figure of nobody in particular is an unknown part of a cohort's", () =>
    Effect.gen(function* () {
      const query = ask(Expression.measure("guided", { cohort: "youth" }), { units: ["c1"] })
      assert.deepStrictEqual((yield* read([figure("guided", "c1", "2024", 50)], query)).map(value), ["[0, 50]"])
    })
  )

  it.effect("of a unit that ended within the period is what it did until then", () =>
    Effect.gen(function* () {
      const periods = ["2025", "2025-H1", "2025-H2"].map((text) => Period.from(text))
      const query = ask(Expression.measure("guided"), { units: ["d1"], periods })
      const readings = yield* read([figure("guided", "c1", "2025-02", 50)], query)
      assert.deepStrictEqual(readings.map(value), [">= 50", ">= 50", "not-alive"])
    })
  )

  it.effect("rests on the side of which less is there, and on that side's reporters", () =>
    Effect.gen(function* () {
      const figures = [
        ...["c1", "c2", "c3", "c4"].map((commune) => figure("guided", commune, "2024", 8)),
        figure("activities", "c1", "2024", 2)
      ]
      const [turns, events] = [Expression.measure("guided"), Expression.measure("activities")]
      const told = (expression: Expression.Expression, units = ["p"], all = figures) =>
        Effect.map(read(all, ask(expression, { units })), ([reading]) => {
          const { expected, reporting } = reading!.completeness
          return [reporting, expected]
        })
      assert.deepStrictEqual(yield* told(turns), [4, 4])
      assert.deepStrictEqual(yield* told(Expression.divide(turns, events)), [1, 4])
      assert.deepStrictEqual(yield* told(Expression.divide(events, turns)), [1, 4])
      const districts = Expression.measure("activities", { from: "district" })
      const more = [...figures, figure("activities", "d1", "2024", 2)]
      assert.deepStrictEqual(yield* told(Expression.divide(turns, districts), ["p"], more), [1, 2])
      assert.deepStrictEqual(yield* told(Expression.divide(districts, turns), ["p"], more), [1, 2])
      assert.deepStrictEqual(yield* told(Expression.multiply(Expression.constant(2), turns), ["c1"]), [1, undefined])
    })
  )

  it.effect("of a unit that does not exist then says so", () =>
    Effect.gen(function* () {
      const query = ask(Expression.measure("guided"), { units: ["d1"], periods: [Period.from("2026")] })
      assert.deepStrictEqual((yield* read([figure("guided", "c1", "2026", 1)], query)).map(value), ["not-alive"])
    })
  )

  it.effect("shares of units count a silent unit as neither met nor missed", () =>
    Effect.gen(function* () {
      const figures = [figure("activities", "c1", "2024-01", 2), figure("activities", "c2", "2024", 1)]
      const share = Expression.shareOfUnits({
        level: "commune",
        of: Expression.measure("activities"),
        comparator: ">=",
        threshold: 2
      })
      const [reading] = yield* read(figures, ask(share))
      assert.strictEqual(value(reading), "[25, 75]")
    })
  )

  it.effect("a unit of which one of its periods is not known has neither met nor missed", () =>
    Effect.gen(function* () {
      const figures = [
        figure("activities", "c1", "2024-Q1", 2),
        figure("activities", "c2", "2024-Q1", 1),
        figure("activities", "c3", "2024-Q1", 2),
        figure("activities", "c3", "2024-Q2", 2)
      ]
      const of = Expression.measure("activities")
      const condition = { comparator: ">=", threshold: 2, per: "quarter" } as const
      const share = Expression.shareOfUnits({ level: "commune", of, ...condition })
      const readings = yield* read(figures, ask(share, { periods: [Period.from("2024-H1")] }))
      assert.deepStrictEqual(readings.map(value), ["[25, 75]"])
    })
  )

  it.effect("shares of units have no value where the model knows no unit of the level, and say so", () =>
    Effect.gen(function* () {
      const share = Expression.shareOfUnits({
        level: "district",
        of: Expression.measure("activities"),
        comparator: ">=",
        threshold: 2
      })
      const [reading] = yield* read([], ask(share, { units: ["c1"] }))
      assert.strictEqual(reading?.reason?.code, "no-denominator")
      assert.include(reading?.reason?.text.en, "no unit of this level")
    })
  )

  it.effect("counts teams and people from the registry, and an empty registry is not zero", () =>
    Effect.gen(function* () {
      const registered = Result.getOrThrow(
        Model.make(
          Documents.merge([
            documents,
            Documents.from({
              teams: [
                { id: "t1", name: { vi: "Tổ 1", en: "Team 1" }, kind: "digital", host: "c1", from: "2024-03-01" },
                { id: "t2", name: { vi: "Tổ 2", en: "Team 2" }, kind: "digital", host: "c3", to: "2024-06-01" }
              ],
              members: [{ id: "m1" }, { id: "m2" }],
              memberships: [
                { team: "t1", member: "m1", role: "lead" },
                { team: "t2", member: "m1" },
                { team: "t2", member: "m2" }
              ]
            })
          ])
        )
      )
      const periods = [Period.from("2024-01"), Period.from("2024-04"), Period.from("2024")]
      const teams = yield* read([], ask(Expression.teams("digital", { complete: true }), { periods }), registered)
      assert.deepStrictEqual(teams.map(value), [1, 2, 1])
      const seats = yield* read([], ask(Expression.members("seats", { complete: true }), { periods }), registered)
      assert.deepStrictEqual(seats.map(value), [2, 3, 1])
      const people = yield* read([], ask(Expression.members("people", { complete: true }), { periods }), registered)
      assert.deepStrictEqual(people.map(value), [2, 2, 1])
      assert.deepStrictEqual((yield* read([], ask(Expression.teams("digital")))).map(value), ["no-figures"])
    })
  )

  it.effect("can be read as it was known before a correction", () =>
    Effect.gen(function* () {
      const first = figure("guided", "c1", "2024", 10)
      const second = figure("guided", "c1", "2024", 8, {
        knownAt: "2025-06-01T00:00:00Z",
        corrects: { observation: first.id, reason: "counted twice" }
      })
      const now = ask(Expression.measure("guided"), { units: ["c1"] })
      const then = ask(Expression.measure("guided"), { units: ["c1"], asKnownAt: "2025-05-31T00:00:00Z" })
      assert.deepStrictEqual((yield* read([first, second], then)).map(value), [10])
      assert.deepStrictEqual((yield* read([first, second], now)).map(value), [8])
    })
  )
})
