import { assert, describe, it } from "@effect/vitest"
import { Lantoa, Model } from "@lantoa/core"
import { Expression, Plugin, Registry } from "@lantoa/plugin"
import * as Effect from "effect/Effect"
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
  it("tells what plugins were made wrong, with the plugin and the document of each problem, beside what is wrong with others", () => {
    const broken = Plugin.from({
      id: "broken",
      version: "one",
      apiVersion: 1,
      title: text("Broken"),
      cohorts: [{ id: "broken.youth", name: text("youth") }],
      measures: [
        { id: "broken.booths", title: text("Booths"), basis: "booth", accumulation: "flows" as never },
        { title: text("of no id"), basis: "turn", accumulation: "flow" } as never
      ]
    })
    const needing = { ...guest, id: "needing", indicators: [], requires: ["broken.youth"] }
    const found = failure([broken, needing, { ...base, cohorts: [{ ...base.cohorts[0]!, id: "youth" }] }]).problems
    assert.deepStrictEqual(
      found.map(({ code, document, plugin }) => [plugin, document?.kind, document?.id, code]),
      [
        ["broken", undefined, undefined, "invalid"],
        ["broken", "measures", "broken.booths", "invalid"],
        ["broken", undefined, undefined, "invalid"],
        ["needing", undefined, undefined, "unused-requirement"],
        ["base", "cohorts", "youth", "outside-namespace"]
      ]
    )
    assert.deepStrictEqual(
      found.map(({ path }) => path[0]),
      found.map(({ plugin }) => plugin)
    )
  })

  it("names by their place plugins that have no id", () => {
    const [problem] = failure([base, Plugin.from(undefined as never)]).problems
    assert.deepStrictEqual([problem.plugin, problem.path[0]], ["?", "?"])
  })

  it("finds turns added to people, in the editor of nobody and with no figure", () => {
    const add = (id: string, more: Expression.Expression) => ({
      id: `mixed.${id}`,
      title: text(id),
      expression: Expression.add(Expression.measure("mixed.turns"), more)
    })
    const mixed = Plugin.from({
      id: "mixed",
      version: "1.0.0",
      apiVersion: 1,
      title: text("Mixed"),
      measures: [
        { id: "mixed.turns", title: text("Turns"), basis: "turn", accumulation: "flow" },
        { id: "mixed.people", title: text("People"), basis: "person", accumulation: "flow" },
        {
          id: "mixed.places",
          title: text("Places"),
          basis: "unit",
          accumulation: "stock",
          counts: { level: "district", hierarchy: "state" }
        }
      ],
      indicators: [add("twice", Expression.measure("mixed.turns")), add("both", Expression.measure("mixed.people"))]
    })
    const [problem, ...others] = failure([base, mixed]).problems
    assert.deepStrictEqual(others, [])
    assert.deepStrictEqual(problem.document, { kind: "indicators", id: "mixed.both" })
    assert.deepStrictEqual(problem.path.slice(0, 3), ["mixed", "indicators", 1])
    assert.match(problem.message, /turn.*person|person.*turn/)
  })

  it("is what a Lantoa opens with: what is wrong rejects, by the tag", async () => {
    const lantoa = await Lantoa.open({ definitions: Registry.make([base, guest]) })
    assert.isTrue((await lantoa.model()).cohorts.has("base.youth"))
    await lantoa.close()
    const error = await Lantoa.open({ definitions: Registry.make([guest]) }).then(
      () => assert.fail("was opened"),
      (reason: unknown) => reason
    )
    assert.instanceOf(error, Registry.PluginError)
  })

  it.effect("is what a layer is made with: how plugins can fail is in its type", () =>
    Effect.gen(function* () {
      const failed = Lantoa.Service.pipe(
        Effect.as("opened"),
        Effect.provide(Lantoa.layer({ definitions: Registry.make([guest]) })),
        Effect.catchTags({
          PluginError: ({ problems }) => Effect.succeed(problems[0].plugin),
          DocumentError: () => Effect.succeed("other")
        })
      )
      assert.strictEqual(yield* failed, "guest")
    })
  )
})
