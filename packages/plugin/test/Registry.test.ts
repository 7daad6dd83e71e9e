import { assert, describe, it } from "@effect/vitest"
import { Model } from "@lantoa/core"
import { Expression, Plugin, Registry } from "@lantoa/plugin"
import * as Result from "effect/Result"

const text = (en: string) => ({ vi: en, en })

const base = Plugin.from({
  id: "base",
  version: "1.2.0",
  apiVersion: 1,
  title: text("Base"),
  bases: [{ id: "base.booth", name: text("booth"), kind: "event" }],
  cohorts: [{ id: "base.youth", name: text("youth") }],
  measures: [
    {
      id: "base.booths",
      title: text("Booths"),
      basis: "base.booth",
      accumulation: "flow",
      additivity: { time: "additive" }
    }
  ]
})

const guest = Plugin.from({
  id: "guest",
  version: "0.1.0",
  apiVersion: 1,
  title: text("Guest"),
  requires: ["base.booths", "base.youth"],
  indicators: [
    {
      id: "guest.booths-each",
      title: text("Booths by youth"),
      expression: Expression.ratio(Expression.measure("base.booths"), Expression.population("base.youth"), 1000)
    }
  ]
})

const failure = (plugins: ReadonlyArray<Plugin.Plugin>): Registry.PluginError => {
  const made = Registry.make(plugins)
  if (Result.isSuccess(made)) throw new Error("expected the plugins to be refused")
  return made.failure
}

const codes = (plugins: ReadonlyArray<Plugin.Plugin>) => failure(plugins).problems.map(({ code }) => code)

describe("Registry", () => {
  it("joins plugins to documents that make a model", () => {
    const { documents } = Registry.makeUnsafe([base, guest])
    const model = Result.getOrThrow(Model.make(documents))
    assert.deepStrictEqual([...model.indicators.keys()], ["guest.booths-each"])
    assert.isTrue(model.bases.has("base.booth"))
  })

  it("takes dimensions and forms along, and lets a guest break down by a dimension it requires", () => {
    const host = Plugin.from({
      id: "host",
      version: "1.0.0",
      apiVersion: 1,
      title: text("Host"),
      dimensions: [{ id: "host.sex", title: text("Sex"), members: [{ id: "f", title: text("f") }] }],
      measures: [
        { id: "host.turns", title: text("Turns"), basis: "turn", accumulation: "flow", dimensions: ["host.sex"] }
      ],
      forms: [
        {
          id: "host.month",
          title: text("Month"),
          measures: ["host.turns"],
          by: { teams: "all" },
          every: "month"
        }
      ]
    })
    const visitor = Plugin.from({
      id: "visitor",
      version: "1.0.0",
      apiVersion: 1,
      title: text("Visitor"),
      requires: ["host.sex"],
      measures: [
        { id: "visitor.turns", title: text("Turns"), basis: "turn", accumulation: "flow", dimensions: ["host.sex"] }
      ]
    })
    const model = Result.getOrThrow(Model.make(Registry.makeUnsafe([host, visitor]).documents))
    assert.deepStrictEqual([[...model.dimensions.keys()], [...model.forms.keys()]], [["host.sex"], ["host.month"]])
    assert.strictEqual(Registry.find(Registry.makeUnsafe([host]), "host.month")?.kind, "forms")
    assert.include(failure([visitor]).message, 'no plugin that was given defines "host.sex"')
  })

  it("does not mind the order in which plugins come", () => {
    assert.isTrue(Result.isSuccess(Registry.make([guest, base])))
  })

  it("has nothing when given nothing", () => {
    assert.deepStrictEqual(Registry.makeUnsafe([]).documents.measures, [])
  })

  it("knows who defines an id", () => {
    const registry = Registry.makeUnsafe([base, guest])
    assert.strictEqual(Registry.find(registry, "base.youth")?.plugin.id, "base")
    assert.strictEqual(Registry.find(registry, "base.youth")?.kind, "cohorts")
    assert.isUndefined(Registry.find(registry, "base.elderly"))
  })

  it("says which plugin to load when a required one is missing", () => {
    const error = failure([guest])
    assert.deepStrictEqual(
      error.problems.map(({ code, path }) => [code, ...path]),
      [
        ["missing-requirement", "guest", "requires", 0],
        ["missing-requirement", "guest", "requires", 1]
      ]
    )
    assert.include(error.message, 'perhaps "base"')
  })

  it("refuses a contract it does not speak, newer or older, and says which side to upgrade", () => {
    const newer = failure([{ ...base, apiVersion: 2 }])
    assert.strictEqual(newer.problems[0].code, "unsupported-api")
    assert.include(newer.message, "upgrade @lantoa/plugin")
    assert.include(failure([{ ...base, apiVersion: 0 }]).message, "load a newer version of the plugin")
  })

  it("refuses two versions of one plugin, and one listed twice", () => {
    assert.include(failure([base, { ...base, version: "2.0.0" }]).message, "versions 1.2.0 and 2.0.0 are both listed")
    assert.deepStrictEqual(codes([base, base]), ["listed-twice"])
  })

  it("finds a clash between a plugin and one named inside its namespace", () => {
    const nested = Plugin.from({
      id: "base.more",
      version: "1.0.0",
      apiVersion: 1,
      title: text("More"),
      cohorts: [{ id: "base.more.youth", name: text("youth") }]
    })
    const outer = { ...base, cohorts: [...base.cohorts, ...nested.cohorts] }
    assert.deepStrictEqual(codes([outer, nested]), ["clash"])
  })

  it("sees that a required id exists but is another kind of thing", () => {
    const measures = guest.indicators.map((indicator) => ({
      ...indicator,
      expression: Expression.measure("base.youth", { cohort: "base.youth" })
    }))
    const error = failure([base, { ...guest, requires: ["base.youth"], indicators: measures }])
    assert.include(error.message, '"base.youth" exists but is no measure')
  })

  it("does not trust a plugin that was never read by Plugin.decode", () => {
    const forged = { ...base, cohorts: [{ id: "elsewhere", name: text("x"), within: [], apartFrom: [] }] }
    assert.deepStrictEqual(codes([forged]), ["outside-namespace"])
  })

  it("reports the problems of all plugins at once, each under its plugin's id", () => {
    const error = failure([
      { ...base, apiVersion: 9 },
      { ...base, version: "3.0.0" },
      { ...guest, requires: [] }
    ])
    const found = error.problems.map(({ code, path }) => `${path[0]} ${code}`)
    assert.includeMembers(found, ["base unsupported-api", "base two-versions", "guest undeclared-reference"])
  })
})
