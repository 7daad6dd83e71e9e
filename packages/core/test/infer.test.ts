import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { Documents, Expression, Problem, Model } from "../src/index.ts"
import { infer } from "../src/internal/plan/infer.ts"
import { mayOverlap } from "../src/internal/operators/type.ts"

const text = (id: string) => ({ vi: id, en: id })
const measure = (id: string, basis: string, accumulation: "flow" | "stock", more: object = {}) => ({
  id,
  title: text(id),
  basis,
  accumulation,
  ...more
})
const tree = (id: string, levels: ReadonlyArray<string>) => ({
  id,
  name: text(id),
  levels: levels.map((level) => ({ id: level, name: text(level) })) as never
})

const given: Documents.Encoded = {
  cohorts: [
    { id: "everyone", name: text("everyone") },
    { id: "youth", name: text("youth"), within: ["everyone"] },
    { id: "members", name: text("members"), within: ["youth"] },
    { id: "elders", name: text("elders"), within: ["everyone"], apartFrom: ["youth"] }
  ],
  dimensions: [
    {
      id: "level",
      title: text("level"),
      members: [
        { id: "1", title: text("1") },
        { id: "2", title: text("2") }
      ]
    }
  ],
  measures: [
    measure("turns", "turn", "flow"),
    measure("visits", "turn", "flow"),
    measure("users", "person", "stock", { counts: { cohort: "youth" }, dimensions: ["level", "channel"] }),
    measure("old-users", "person", "stock", { counts: { cohort: "elders" } }),
    measure("reported", "percent", "stock"),
    measure("index", "point", "stock"),
    measure("communes-with", "unit", "stock", { counts: { level: "commune", hierarchy: "state" } })
  ],
  hierarchies: [tree("state", ["province", "commune"]), tree("union", ["province", "commune", "cell"])]
}

const model = Result.getOrThrow(Model.make(Documents.from(given)))
const { add, constant, coverage, divide, multiply, population, ratio, subtract, units } = Expression
const m = Expression.measure

const typed = (expression: Expression.Expression, hierarchy = "state") => {
  const problems: Array<Problem.Problem> = []
  const type = infer(model, hierarchy, expression, problems)
  return { type, said: problems.map((one) => `${one.code} @ ${Problem.renderProblem(one)}`) }
}
const basis = (expression: Expression.Expression): string => {
  const { type, said } = typed(expression)
  assert.deepStrictEqual(said, [])
  return `${type.basis} ${type.kind}`
}
const refused = (expression: Expression.Expression): string => {
  const [first, ...rest] = typed(expression).said
  assert.deepStrictEqual(rest, [])
  return first ?? "nothing"
}

describe("the type of an expression", () => {
  it("keeps the bases of what it is made of: by a plain number a count is what it was, by another it is so many each", () => {
    const perPerson = ratio(m("turns"), population("youth"))
    const table: ReadonlyArray<readonly [Expression.Expression, string]> = [
      [m("turns"), "turn event"],
      [ratio(m("turns"), constant(1)), "turn event"],
      [divide(m("turns"), constant(1)), "turn event"],
      [multiply(m("turns"), constant(1)), "turn event"],
      [multiply(constant(2), m("users")), "person entity"],
      [perPerson, "turn/person quotient"],
      [ratio(m("turns"), population("youth"), 1000), "turn/person quotient"],
      [ratio(constant(1), m("users")), "1/person quotient"],
      [ratio(perPerson, m("communes-with")), "turn/person/unit quotient"],
      [multiply(perPerson, population("elders")), "turn event"],
      [multiply(m("turns"), m("users")), "person*turn quotient"],
      [ratio(m("turns"), m("visits")), "number number"],
      [ratio(m("turns"), ratio(m("users"), population("youth"))), "turn event"],
      [add(perPerson, ratio(m("visits"), m("users"))), "turn/person quotient"],
      [subtract(ratio(m("turns"), m("visits")), constant(1)), "number number"],
      [coverage(m("users"), population("youth")), "percent share"],
      [ratio(m("reported"), constant(1)), "percent share"],
      [multiply(m("reported"), population("youth")), "percent*person share"]
    ]
    for (const [expression, expected] of table) assert.strictEqual(basis(expression), expected)
  })

  it("refuses sums of different things, whatever detour was taken", () => {
    const sums = [
      add(ratio(m("turns"), constant(1)), ratio(m("users"), constant(1))),
      add(ratio(m("turns"), ratio(m("visits"), m("visits"))), m("users")),
      add(multiply(m("turns"), m("turns")), multiply(m("users"), m("users"))),
      add(ratio(m("turns"), m("users")), ratio(m("users"), m("turns"))),
      subtract(ratio(m("turns"), m("users")), m("turns")),
      add(m("turns"), constant(1))
    ]
    for (const sum of sums) assert.match(refused(sum), /^mixed-basis @ expression: .* they count different things/)
    assert.include(refused(sums[3]!), "người/lượt (person/turn) cannot be added to lượt/người (turn/person)")
  })

  it("refuses sums of percentages, whatever they were multiplied or divided by", () => {
    const share = m("reported")
    const covered = coverage(m("users"), population("youth"))
    const sums = [
      add(share, share),
      subtract(covered, covered),
      add(ratio(share, constant(1)), ratio(share, constant(1))),
      add(ratio(share, m("users")), ratio(share, m("users"))),
      add(multiply(share, population("youth")), multiply(share, population("youth")))
    ]
    for (const sum of sums) assert.match(refused(sum), /^mixed-basis @ expression: percentages cannot be added/)
  })

  it("refuses operators that a measure does not allow, percentages averaged over places and scores over time among them", () => {
    assert.deepStrictEqual(
      [
        m("reported", { along: { place: "average" } }),
        m("reported", { along: { time: "average" } }),
        m("index", { along: { time: "average" } }),
        m("index", { along: { place: "sum" } }),
        m("users", { along: { team: "sum" } }),
        m("turns", { along: { place: "last" } })
      ].map(refused),
      [
        "illegal-operator @ expression.along.place: measure \"reported\" (reported) cannot be averaged along place: its figures are percentages reported without their parts, and percentages of different wholes do not combine. Use a coverage of the numerator's and the denominator's measures, which are rolled up apart and divided last, or read each unit's own figure.",
        "illegal-operator @ expression.along.time: measure \"reported\" (reported) cannot be averaged along time: its figures are percentages reported without their parts, and percentages of different wholes do not combine. Use last, first, min, max, a coverage of the numerator's and the denominator's measures, which are rolled up apart and divided last, or read each unit's own figure.",
        'illegal-operator @ expression.along.time: measure "index" (index) cannot be averaged along time: its figures are points of an index, and a mix of them is nobody\'s score. Use last, first, min, max.',
        'illegal-operator @ expression.along.place: measure "index" (index) cannot be added along place: its figures are points of an index, and a mix of them is nobody\'s score. Read the figure of each unit and period as it was reported.',
        'illegal-operator @ expression.along.team: measure "users" (users) cannot be added along team: the same one may be counted in several figures. Use bounds, min, max.',
        'illegal-operator @ expression.along.place: measure "turns" (turns) cannot be read as the last one along place: its figures are "additive" along place. Use sum, min, max, average, bounds.'
      ]
    )
  })

  it("names what is unknown once, and draws no conclusions from it", () => {
    assert.deepStrictEqual(
      [
        add(m("turnz"), m("users")),
        coverage(m("users"), population("yuoth")),
        coverage(m("communes-with"), units("ward")),
        coverage(m("communes-with"), units("commune", "stat")),
        m("turns", { from: "cell" }),
        population("youth", { from: "cell" }),
        Expression.shareOfUnits({ level: "cell", of: m("turns"), comparator: ">=", threshold: 1 }),
        m("users", { where: { sex: "f" } }),
        m("users", { where: { level: "3", channel: "anything" } })
      ].map(refused),
      [
        'unknown-id @ expression.left.measure: there is no measure "turnz"; did you mean "turns"?',
        'unknown-id @ expression.denominator.cohort: there is no cohort "yuoth"; did you mean "youth"?',
        'unknown-id @ expression.denominator.level: hierarchy "state" has no level "ward"; its levels are province, commune',
        'unknown-id @ expression.denominator.hierarchy: there is no hierarchy "stat"; did you mean "state"?',
        'unknown-id @ expression.from: hierarchy "state" has no level "cell"; its levels are province, commune',
        'unknown-id @ expression.from: hierarchy "state" has no level "cell"; its levels are province, commune',
        'unknown-id @ expression.level: hierarchy "state" has no level "cell"; its levels are province, commune',
        'unknown-dimension @ expression.where.sex: measure "users" has no dimension "sex"; it has level, channel',
        'unknown-id @ expression.where.level: dimension "level" has no member "3"; it has 1, 2'
      ]
    )
  })
})

describe("a sum of things", () => {
  const overlap = (left: Expression.Expression, right: Expression.Expression) =>
    mayOverlap(model, typed(left).type, typed(right).type)

  it("may count one twice unless the two are proven apart, also after a detour", () => {
    assert.isTrue(overlap(m("users"), population("everyone")))
    assert.isTrue(overlap(ratio(m("users"), constant(1)), m("users")))
    assert.isTrue(overlap(ratio(m("users"), population("youth")), ratio(m("users"), population("youth"))))
    assert.isFalse(overlap(m("users"), m("old-users")))
    assert.isFalse(overlap(m("turns"), m("visits")))
    assert.isFalse(overlap(ratio(m("turns"), m("users")), ratio(m("visits"), m("users"))))
    assert.isFalse(overlap(ratio(m("users"), population("youth")), constant(1)))
  })
})

describe("a coverage", () => {
  it("is of people within a cohort, or of the units of a level of one hierarchy", () => {
    assert.strictEqual(basis(coverage(m("users"), population("everyone"))), "percent share")
    assert.strictEqual(basis(coverage(m("users", { cohort: "members" }), population("members"))), "percent share")
    assert.strictEqual(basis(coverage(m("communes-with"), units("commune"))), "percent share")
    const wrong = [
      coverage(m("users"), population("members")),
      coverage(m("old-users"), population("youth")),
      coverage(m("communes-with"), units("province")),
      coverage(m("communes-with"), units("commune", "union"))
    ]
    for (const one of wrong) assert.match(refused(one), /^no-coverage @ expression: nothing proves/)
    assert.match(typed(coverage(m("communes-with"), units("commune")), "union").said[0]!, /^no-coverage/)
  })

  it("narrows its numerator to the members of a dimension to which its denominator is narrowed", () => {
    const second = { where: { level: "2" } }
    assert.strictEqual(basis(coverage(m("users", second), m("users"))), "percent share")
    assert.strictEqual(basis(coverage(m("users", second), m("users", second))), "percent share")
    assert.match(
      refused(coverage(m("users"), m("users", second))),
      /^no-coverage .* the denominator keeps only "level" = "2" of "users"/
    )
    assert.match(refused(coverage(m("users", { where: { level: "1" } }), m("users", second))), /^no-coverage/)
  })

  it("says in which cohort each figure must lie that goes in: the one named, or the one the measure counts", () => {
    const of = (expression: Expression.Expression) => typed(expression).type.of
    assert.deepStrictEqual(of(m("users")), { cohort: "youth" })
    assert.deepStrictEqual(of(m("users", { cohort: "members" })), { cohort: "members" })
    assert.deepStrictEqual(of(population("everyone", { from: "commune" })), { cohort: "everyone" })
    assert.deepStrictEqual(of(m("communes-with")), { level: "commune", hierarchy: "state" })
    assert.deepStrictEqual(of(units("commune")), { level: "commune", hierarchy: "state" })
    assert.isUndefined(of(m("turns")))
    assert.isUndefined(of(ratio(m("users"), constant(1))))
  })
})

describe("an indicator is judged where the model is made", () => {
  const made = (expression: Expression.Expression) => {
    const documents = Documents.from({ ...given, indicators: [{ id: "i", title: text("i"), expression }] })
    return Result.match(Model.make(documents), {
      onSuccess: () => [],
      onFailure: ({ problems }) => problems.map((one) => `${one.code} @ ${Problem.renderPath(one.path)}`)
    })
  }

  it("at its place, for what no hierarchy would make right", () => {
    assert.deepStrictEqual(made(add(m("turns"), m("users"))), ["mixed-basis @ indicators[0].expression"])
    assert.deepStrictEqual(made(ratio(add(m("turns"), m("users")), constant(1))), [
      "mixed-basis @ indicators[0].expression.numerator"
    ])
    assert.deepStrictEqual(made(m("reported", { along: { place: "average" } })), [
      "illegal-operator @ indicators[0].expression.along.place"
    ])
    assert.deepStrictEqual(made(coverage(m("communes-with"), units("commune", "union"))), [
      "no-coverage @ indicators[0].expression"
    ])
  })

  it("in the hierarchy whose levels it names", () => {
    assert.deepStrictEqual(made(coverage(m("communes-with"), units("commune"))), [])
    assert.deepStrictEqual(made(ratio(m("turns", { from: "cell" }), units("commune"))), [])
    assert.deepStrictEqual(made(coverage(m("communes-with"), ratio(units("cell"), units("cell")))), [
      "no-coverage @ indicators[0].expression"
    ])
  })

  it("once, where an id is unknown too", () => {
    assert.deepStrictEqual(made(add(m("turnz"), population("youth", { from: "ward" }))), [
      "unknown-id @ indicators[0].expression.left.measure",
      "unknown-id @ indicators[0].expression.right.from"
    ])
  })
})
