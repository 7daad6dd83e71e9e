import { assert, describe, it } from "@effect/vitest"
import { Problem, Measure } from "@lantoa/core"

const text = { vi: "m", en: "m" }
const because = { vi: "mỗi hộ chỉ có một tổ đến", en: "each household is visited by one team" }
const measure = (
  basis: string,
  accumulation: Measure.Measure["accumulation"],
  additivity: Measure.Measure["additivity"] = {},
  more: Partial<Measure.Measure> = {}
) => Measure.from({ id: "m", title: text, basis, accumulation, additivity, ...more })

const problems = (make: () => unknown): ReadonlyArray<string> => {
  try {
    make()
  } catch (error) {
    assert.instanceOf(error, Problem.DocumentError)
    return error.problems.map(Problem.renderProblem)
  }
  return []
}

const kinds = { event: "turn", entity: "person", share: "percent", score: "point" } as const
const accumulations = ["flow", "stock", "cumulative"] as const
const axes = [...Measure.axes, "dimension"] as const

describe("a measure", () => {
  it("that is no flow cannot be added over time, whatever the reason", () => {
    for (const accumulation of ["stock", "cumulative"] as const) {
      for (const time of ["additive", { is: "additive", because }] as const) {
        assert.deepStrictEqual(
          problems(() => measure("turn", accumulation, { time })),
          [`additivity.time: a ${accumulation} cannot be added over time: say "snapshot", or make it a flow`]
        )
      }
    }
  })

  it("does what the kind of its basis does, and starts at 0, unless it says otherwise", () => {
    const table = Object.entries(kinds).flatMap(([kind, basis]) =>
      accumulations.map((accumulation) => {
        const { own, additivity } = Measure.resolve(measure(basis, accumulation))
        return [kind, accumulation, own, ...axes.map((axis) => additivity[axis])].join(" ")
      })
    )
    assert.deepStrictEqual(table, [
      "event flow may additive additive additive additive additive",
      "event stock may snapshot additive additive additive additive",
      "event cumulative may snapshot additive additive additive additive",
      "entity flow no overlapping overlapping overlapping additive additive",
      "entity stock no snapshot overlapping overlapping additive additive",
      "entity cumulative no snapshot overlapping overlapping additive additive",
      "share flow no none none none none none",
      "share stock no snapshot none none none none",
      "share cumulative no snapshot none none none none",
      "score flow no none none none none none",
      "score stock no snapshot none none none none",
      "score cumulative no snapshot none none none none"
    ])
    const { missing, range, dimensions } = measure("turn", "flow")
    assert.deepStrictEqual([missing, range, dimensions], [undefined, { lower: 0 }, []])
  })

  it("may always say less than its kind allows, and more only with a reason, which shares and scores never have", () => {
    const ranks = ["none", "snapshot", "overlapping", "additive"] as const
    for (const [kind, basis] of Object.entries(kinds)) {
      for (const accumulation of accumulations) {
        const allowed = Measure.resolve(measure(basis, accumulation)).additivity
        for (const axis of axes) {
          for (const says of ranks) {
            const title = `${kind} ${accumulation} ${axis} ${says}`
            const wider = ranks.indexOf(says) > ranks.indexOf(allowed[axis])
            const never =
              kind === "share" ||
              kind === "score" ||
              (axis === "time" && accumulation !== "flow" && says === "additive")
            const paths = (statement: Measure.Statement) =>
              problems(() => measure(basis, accumulation, { [axis]: statement })).map((one) => one.split(":")[0])
            assert.deepStrictEqual(paths(says), wider ? [`additivity.${axis}`] : [], title)
            assert.deepStrictEqual(paths({ is: says, because }), wider && never ? [`additivity.${axis}`] : [], title)
          }
        }
      }
    }
    const reasoned = measure("household", "flow", { team: { is: "additive", because } })
    assert.strictEqual(Measure.resolve(reasoned).additivity.team, "additive")
    assert.deepStrictEqual(Measure.operators(reasoned, "team")[0], "sum")
  })

  it("says all that is wrong with it and what to do", () => {
    assert.deepStrictEqual(
      [
        () => measure("person", "flow", { time: "additive", team: "additive" }),
        () => measure("person", "stock", { time: "overlapping" }),
        () => measure("percent", "stock", { place: { is: "additive", because } }),
        () => measure("point", "flow", { time: "snapshot" })
      ].flatMap(problems),
      [
        'additivity.time: one and the same thing may be counted in several figures along time, so that "additive" counts it twice: leave "time" out to get bounds, say "once" if each is counted once in its life, or give a reason: { "is": "additive", "because": { "vi": …, "en": … } }',
        'additivity.team: one and the same thing may be counted in several figures along team, so that "additive" counts it twice: leave "team" out to get bounds, or give a reason: { "is": "additive", "because": { "vi": …, "en": … } }',
        'additivity.time: the figures of a stock are the same thing seen again over time: say "snapshot", or give a reason: { "is": "overlapping", "because": { "vi": …, "en": … } }',
        'additivity.place: percentages reported without their parts do not combine along place, for whatever reason: leave "place" out; to combine them report numerator and denominator as measures of their own, and divide last with a coverage',
        'additivity.time: points of an index do not combine along time, for whatever reason: leave "time" out, and read each figure as it was reported'
      ]
    )
  })

  it("of things that begin once adds over time; nothing else may say so", () => {
    const born = measure("team", "flow", {}, { once: true })
    assert.deepStrictEqual(Measure.resolve(born).additivity, {
      time: "additive",
      team: "overlapping",
      cohort: "overlapping",
      place: "additive",
      dimension: "additive"
    })
    assert.deepStrictEqual(
      problems(() => measure("team", "flow", { time: "additive" }, { once: true })),
      []
    )
    assert.deepStrictEqual(
      [
        () => measure("team", "stock", {}, { once: true }),
        () => measure("turn", "flow", {}, { once: true }),
        () => measure("percent", "flow", {}, { once: true })
      ].flatMap(problems),
      [
        'once: "once" is of things that begin within a period, and a stock says what there is at its end: leave "once" out, or make it a flow',
        'once: events happen once by their nature and are added over time as they are: leave "once" out',
        'once: "once" is of things that could be counted again, such as people or teams: leave it out'
      ]
    )
  })

  it("of a basis that is not standard is left for the model to judge", () => {
    assert.deepStrictEqual(
      problems(() => measure("youth-union.wallet", "flow", { time: "additive" })),
      []
    )
  })

  it("allows along each axis only the operators that mean something, its own way first", () => {
    const table = Measure.Additivity.literals.map((way) => {
      const time = Measure.operators(measure("turn", "flow", { time: way }), "time")
      const place = Measure.operators(measure("turn", "flow", { place: way }), "place")
      return [way, time.join(" "), place.join(" ")]
    })
    assert.deepStrictEqual(table, [
      ["additive", "sum min max average last first bounds only", "sum min max average bounds only"],
      ["overlapping", "bounds min max last first only", "bounds min max only"],
      ["snapshot", "last first min max average only", "only"],
      ["none", "only", "only"]
    ])
    assert.strictEqual(Measure.defaultOperator(measure("turn", "flow"), "time"), "sum")
    assert.strictEqual(Measure.defaultOperator(measure("person", "stock"), "time"), "last")
    assert.strictEqual(Measure.defaultOperator(measure("person", "stock"), "team"), "bounds")
  })

  it("never sums what is not additive, along any axis, and never mixes shares or scores", () => {
    for (const axis of Measure.axes) {
      for (const way of Measure.Additivity.literals) {
        const one = measure("turn", "flow", { [axis]: way })
        assert.strictEqual(Measure.operators(one, axis).includes("sum"), way === "additive", `${axis} ${way}`)
      }
      for (const basis of ["percent", "point"]) {
        const operators = Measure.operators(measure(basis, "stock"), axis)
        assert.deepStrictEqual(operators, axis === "time" ? ["last", "first", "min", "max", "only"] : ["only"])
      }
    }
  })
})
