import { assert, describe, it } from "@effect/vitest"
import { Expression, Plugin } from "@lantoa/plugin"
import * as Result from "effect/Result"

const text = (en: string) => ({ vi: en, en })

const vineyards: Plugin.Encoded = {
  id: "ninh-binh",
  version: "1.0.0",
  apiVersion: Plugin.apiVersion,
  title: text("Ninh Bình"),
  cohorts: [{ id: "ninh-binh.growers", name: text("growers") }],
  measures: [
    {
      id: "ninh-binh.growers-online",
      title: text("Growers online"),
      basis: "person",
      accumulation: "stock",
      additivity: { time: "snapshot" },
      counts: { cohort: "ninh-binh.growers" }
    }
  ],
  indicators: [
    {
      id: "ninh-binh.online",
      title: text("Share of growers online"),
      expression: Expression.coverage(
        Expression.measure("ninh-binh.growers-online"),
        Expression.population("ninh-binh.growers")
      )
    }
  ]
}

const codesOf = (input: unknown): ReadonlyArray<string> => {
  const read = Plugin.decode(input)
  return Result.isFailure(read) ? read.failure.problems.map(({ code }) => code) : []
}

const messageOf = (input: unknown): string => {
  const read = Plugin.decode(input)
  return Result.isFailure(read) ? read.failure.message : ""
}

describe("Plugin", () => {
  it("is plain data: what is written is what is read", () => {
    const plugin = Plugin.from(vineyards)
    assert.deepStrictEqual(Plugin.from(JSON.parse(JSON.stringify(Plugin.encode(plugin)))), plugin)
  })

  it("fills in the lists that were left out", () => {
    const plugin = Plugin.from({ id: "empty", version: "1.0.0", apiVersion: 1, title: text("Empty") })
    assert.deepStrictEqual(plugin.measures, [])
    assert.deepStrictEqual(plugin.requires, [])
  })

  it("is a value when it is made wrong in code: a module that exports it can be imported, and nothing of it is lost", () => {
    const wrong = { ...vineyards, version: "one", measures: 5 } as never
    const plugin = Plugin.from(wrong)
    assert.strictEqual(plugin.id, "ninh-binh")
    assert.deepStrictEqual(plugin.measures, [])
    assert.deepStrictEqual(Plugin.encode(plugin), wrong)
    for (const nothing of [undefined, null, 5, [], { id: {} }])
      assert.strictEqual(Plugin.from(nothing as never).id, "?")
  })

  it("reports every broken field of a manifest at once", () => {
    const message = messageOf({ ...vineyards, id: "Ninh Binh", version: "1", surprise: true })
    assert.include(message, "3 problems")
    assert.include(message, "must be an id")
    assert.include(message, "for example 1.0.0")
    assert.include(message, "surprise")
  })

  it("tells the id that belongs in the namespace", () => {
    const cohorts = [{ id: "growers", name: text("growers") }]
    const message = messageOf({ ...vineyards, cohorts, measures: [], indicators: [] })
    assert.include(message, 'call it "ninh-binh.growers"')
  })

  it("does not take a longer name for its namespace", () => {
    const cohorts = [{ id: "ninh-binhx.growers", name: text("growers") }]
    assert.deepStrictEqual(codesOf({ ...vineyards, cohorts, measures: [], indicators: [] }), ["outside-namespace"])
  })

  it("refuses one id for two things, of whatever kind", () => {
    const cohorts = [{ id: "ninh-binh.growers-online", name: text("growers") }]
    const measures = [{ ...vineyards.measures![0]!, counts: { level: "hamlet", hierarchy: "state" } }]
    assert.deepStrictEqual(codesOf({ ...vineyards, cohorts, measures, indicators: [] }), ["duplicate-id"])
  })

  it("names a misspelt reference of its own, wherever it hides in an expression", () => {
    const expression = Expression.shareOfUnits({
      level: "commune",
      of: Expression.ratio(
        Expression.constant(1),
        Expression.add(Expression.measure("ninh-binh.growers-onlin"), Expression.constant(1))
      ),
      comparator: ">",
      threshold: 1
    })
    const message = messageOf({ ...vineyards, indicators: [{ id: "ninh-binh.x", title: text("x"), expression }] })
    assert.include(message, "indicators[0].expression.of.denominator.left.measure")
    assert.include(message, 'defines no measure "ninh-binh.growers-onlin"')
  })

  it("asks to declare what belongs to others, and takes it once declared", () => {
    const measures = [{ ...vineyards.measures![0]!, counts: { cohort: "youth-union.youth" } }]
    const foreign = { ...vineyards, cohorts: [], measures, indicators: [] }
    assert.include(messageOf(foreign), 'requires: ["youth-union.youth"]')
    assert.deepStrictEqual(codesOf({ ...foreign, requires: ["youth-union.youth"] }), [])
  })

  it("refuses declarations that nothing needs", () => {
    assert.deepStrictEqual(codesOf({ ...vineyards, requires: ["youth-union.youth"] }), ["unused-requirement"])
  })

  it("knows the standard bases and the population without a declaration", () => {
    const expression = Expression.measure("population", { cohort: "ninh-binh.growers" })
    assert.deepStrictEqual(
      codesOf({ ...vineyards, indicators: [{ id: "ninh-binh.growers-all", title: text("all"), expression }] }),
      []
    )
  })

  it("lists the members of its dimensions; one that nobody lists is outside every namespace and needs no declaration", () => {
    const dimensions = [
      { id: "ninh-binh.channel", title: text("Channel"), members: [{ id: "zalo", title: text("Zalo") }] as const }
    ]
    const measures = [{ ...vineyards.measures![0]!, dimensions: ["ninh-binh.channel", "sex"] }]
    assert.deepStrictEqual(codesOf({ ...vineyards, dimensions, measures }), [])
    const message = messageOf({ ...vineyards, measures })
    assert.include(message, 'measures[0].dimensions[0]: this plugin defines no dimension "ninh-binh.channel"')
    assert.notInclude(message, "sex")
    const foreign = [{ ...vineyards.measures![0]!, dimensions: ["youth-union.channel"] }]
    assert.deepStrictEqual(codesOf({ ...vineyards, measures: foreign, requires: ["youth-union.channel"] }), [])
  })

  it("defines forms of measures of its own, or of those it requires", () => {
    const form = (measure: string) => ({
      id: "ninh-binh.month",
      title: text("Monthly form"),
      measures: [measure] as const,
      by: { level: "commune", hierarchy: "state" },
      every: "month" as const
    })
    assert.deepStrictEqual(codesOf({ ...vineyards, forms: [form("ninh-binh.growers-online")] }), [])
    assert.include(
      messageOf({ ...vineyards, forms: [form("ninh-binh.growers-onlin")] }),
      'forms[0].measures[0]: this plugin defines no measure "ninh-binh.growers-onlin"'
    )
    const foreign = { ...vineyards, forms: [form("youth-union.training-turns")] }
    assert.deepStrictEqual(codesOf(foreign), ["undeclared-reference"])
    assert.deepStrictEqual(codesOf({ ...foreign, requires: ["youth-union.training-turns"] }), [])
  })

  it("adds people over time or teams only with a reason", () => {
    const flow = { ...vineyards.measures![0]!, accumulation: "flow" as const }
    const measures = [{ ...flow, additivity: { time: "additive" as const, team: "additive" as const } }]
    const message = messageOf({ ...vineyards, measures })
    assert.include(message, "measures[0].additivity.time: one and the same thing may be counted")
    assert.include(message, "measures[0].additivity.team: one and the same thing may be counted")
    const because = { vi: "mỗi người chỉ đến một lần", en: "each comes only once" }
    const reasoned = [{ ...flow, additivity: { time: { is: "additive" as const, because } } }]
    assert.deepStrictEqual(codesOf({ ...vineyards, measures: reasoned }), [])
  })

  it("says why a stock must not be called additive over time", () => {
    const measures = [{ ...vineyards.measures![0]!, additivity: { time: "additive" as const } }]
    assert.include(messageOf({ ...vineyards, measures }), "a stock cannot be added over time")
  })
})
