import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, Measure, Model, Observation, Plan } from "@lantoa/core"
import { Expression, Plugin, Registry } from "@lantoa/plugin"
import { YouthUnion } from "@lantoa/plugin-youth-union"
import * as Result from "effect/Result"

const text = (en: string) => ({ vi: en, en })

const places = Documents.from({
  units: [
    { id: "vn", names: [{ name: text("Vietnam") }] },
    { id: "vn.a", names: [{ name: text("A") }] },
    { id: "vn.b", names: [{ name: text("B") }] }
  ],
  hierarchies: [
    {
      id: "state",
      name: text("state"),
      levels: [
        { id: "nation", name: text("nation") },
        { id: "district", name: text("district") },
        { id: "commune", name: text("commune") }
      ],
      edges: [
        { unit: "vn", level: "nation" },
        { unit: "vn.a", parent: "vn", level: "district" },
        { unit: "vn.b", parent: "vn", level: "district" }
      ]
    }
  ]
})

const model = Result.getOrThrow(
  Model.make(Documents.concat([Registry.makeUnsafe([YouthUnion.plugin]).documents, places]))
)

const compile = (expression: Expression.Expression | string) =>
  Plan.make(model, {
    indicator:
      typeof expression === "string"
        ? expression
        : { id: "mine", title: text("mine"), expression, better: "higher", onMerge: "recompute" },
    hierarchy: "state",
    units: ["vn"],
    periods: [Observation.from(sample).period]
  })

const sample: Observation.Encoded = {
  id: "x",
  measure: "youth-union.teams",
  units: ["vn"],
  period: "2025",
  value: 1,
  knownAt: "2025-01-01T00:00:00Z"
}

const refusal = (expression: Expression.Expression): string => {
  const made = compile(expression)
  if (Result.isSuccess(made)) throw new Error("expected a refusal")
  return made.failure.message
}

const of = (name: string) => `youth-union.${name}`
const measures = [...model.measures.values()].filter(({ id }) => id.startsWith("youth-union."))

type Json = string | number | boolean | null | Array<Json> | { [key: string]: Json }
type Path = ReadonlyArray<string | number>

/** Every string in a JSON value, with its place. */
const strings = (json: Json, path: Path = []): ReadonlyArray<{ readonly path: Path; readonly value: string }> => {
  if (typeof json === "string") return [{ path, value: json }]
  if (typeof json !== "object" || json === null) return []
  return Array.isArray(json)
    ? json.flatMap((one, index) => strings(one, [...path, index]))
    : Object.entries(json).flatMap(([key, one]) => strings(one, [...path, key]))
}

const replaced = (json: Json, [key, ...rest]: Path, value: string): Json => {
  if (key === undefined) return value
  const copy = structuredClone(json) as { [key: string]: Json }
  copy[key] = replaced(copy[key]!, rest, value)
  return copy
}

describe("YouthUnion", () => {
  it("compiles every indicator it defines", () => {
    assert.isAbove(model.indicators.size, 0)
    for (const id of model.indicators.keys()) assert.isTrue(Result.isSuccess(compile(id)), id)
  })

  it("leaves nothing over: every basis is counted in", () => {
    const used = new Set(measures.map(({ basis }) => basis))
    for (const { id } of YouthUnion.plugin.bases) assert.isTrue(used.has(id), id)
  })

  it("adds no stock, no share and no people over time", () => {
    for (const measure of measures) {
      const kind = model.bases.get(measure.basis)!.kind
      const mayAdd = Measure.operators(measure, "time").includes("sum")
      if (mayAdd) {
        assert.strictEqual(measure.accumulation, "flow", measure.id)
        assert.strictEqual(kind === "entity", measure.once === true, measure.id)
        assert.notStrictEqual(kind, "share", measure.id)
        assert.notStrictEqual(measure.basis, "person", measure.id)
      }
    }
  })

  it("adds over time what began only once: new teams, new accounts, new wallets", () => {
    const once = measures.filter((measure) => measure.once === true).map(({ id }) => id)
    assert.deepStrictEqual(once, [of("teams-established"), of("bank-accounts"), of("wallets")])
    for (const id of once) {
      assert.strictEqual(Measure.defaultOperator(model.measures.get(id)!, "time"), "sum", id)
      assert.strictEqual(Measure.defaultOperator(model.measures.get(id)!, "team"), "bounds", id)
    }
  })

  it("says whose figures hold no part of its own: people, shops and hamlets are in some unit below", () => {
    const below = measures.filter(({ own, kind }) => own === "no" && kind === "entity").map(({ id }) => id)
    assert.deepStrictEqual(
      below,
      [
        "pilot-hamlets",
        "districts-with-teams",
        "communes-with-volunteer-teams",
        "communes",
        "shops-with-e-payment",
        "public-service-users",
        "payment-account-users",
        "digital-service-users",
        "registered-members"
      ].map(of)
    )
  })

  it("lists the members of what it breaks down by, and leaves apps and products open", () => {
    const listed = new Set(model.dimensions.keys())
    const open = new Set(measures.flatMap((measure) => measure.dimensions).filter((id) => !listed.has(id)))
    assert.deepStrictEqual([...listed], [of("team-tier"), of("topic"), of("identity-level"), of("channel")])
    assert.deepStrictEqual([...open], ["app", "product"])
  })

  it("reads a share only as it was reported", () => {
    const shares = measures.filter(({ basis }) => basis === "percent")
    assert.strictEqual(shares.length, 4)
    for (const share of shares) {
      for (const axis of Measure.axes) assert.deepStrictEqual(Measure.operators(share, axis), ["only"], share.id)
    }
  })

  it("refuses to average two districts' percentages, and says what to use", () => {
    const message = refusal(Expression.measure(of("paperless-share"), { along: { place: "average" } }))
    assert.include(message, "youth-union.paperless-share")
    assert.include(message, "Use a coverage")
  })

  it("refuses to add lượt to người", () => {
    const message = refusal(
      Expression.add(Expression.measure(of("outreach-turns")), Expression.measure(of("identity-requests")))
    )
    assert.include(message, "lượt (turn)")
    assert.include(message, "người (person)")
  })

  it("refuses to sum team members over months", () => {
    const message = refusal(Expression.measure(of("team-members"), { along: { time: "sum" } }))
    assert.include(message, "it is a stock")
  })

  it("treats followers as a stock, although they are called lượt", () => {
    assert.include(refusal(Expression.measure(of("followers"), { along: { time: "sum" } })), "it is a stock")
  })

  it("keeps the seats of officials, members and youth apart from the count of youth alone", () => {
    const message = refusal(
      Expression.coverage(
        Expression.measure(of("team-youth-participants")),
        Expression.measure(of("team-participants"))
      )
    )
    assert.include(
      message,
      "the numerator counts người tham gia (youth-union.participant) and the denominator vị trí thành viên (seat)"
    )
  })

  it("does not claim that all union members are of the age of youth", () => {
    const { relation } = model.lattice
    assert.strictEqual(relation(of("members"), of("youth")), "overlap")
    assert.strictEqual(relation(of("youth"), of("youth-and-children")), "within")
    assert.strictEqual(relation(of("elderly"), of("children")), "apart")
    assert.strictEqual(relation(of("traders"), of("trader-households")), "overlap")
  })

  it("has no reference that could break unnoticed: each one, misspelt, is reported at its own place", () => {
    const encoded = JSON.parse(JSON.stringify(Plugin.encode(YouthUnion.plugin))) as Json
    const ids = new Set(
      ["bases", "cohorts", "dimensions", "measures"]
        .flatMap((kind) => (encoded as never)[kind] as Array<{ id: string }>)
        .map(({ id }) => id)
    )
    const references = strings(encoded).filter(({ path, value }) => path.at(-1) !== "id" && ids.has(value))
    assert.isAbove(references.length, 50)
    for (const { path } of references) {
      const read = Plugin.decode(replaced(encoded, path, of("nothing")))
      const found = Result.isFailure(read) ? read.failure.problems : []
      assert.deepStrictEqual(
        found.map((problem) => [problem.code, ...problem.path]),
        [["unknown-id", ...path]]
      )
    }
  })

  it("can be built upon by another plugin", () => {
    const guest = Plugin.from({
      id: "guest",
      version: "1.0.0",
      apiVersion: 1,
      title: text("Guest"),
      requires: [of("outreach-turns"), of("youth")],
      indicators: [
        {
          id: "guest.outreach-per-thousand",
          title: text("Outreach per thousand youth"),
          expression: Expression.ratio(
            Expression.measure(of("outreach-turns")),
            Expression.population(of("youth")),
            1000
          )
        }
      ]
    })
    assert.isTrue(Result.isSuccess(Registry.make([YouthUnion.plugin, guest])))
  })
})

describe("in a model without districts", () => {
  it("what speaks of them is set aside and says why, and the rest works", async () => {
    const definitions = Registry.makeUnsafe([YouthUnion.plugin]).documents
    const lantoa = await Lantoa.open({ definitions })
    await lantoa.put(
      Documents.tree({ levels: { province: "tỉnh", commune: "xã" }, units: { p: { name: "P", units: { a: "A" } } } })
    )
    const model = await lantoa.model()
    const gone = ["youth-union.districts-with-teams", "youth-union.district-coverage"]
    assert.deepStrictEqual([...model.aside!.keys()], gone)
    const asked = { hierarchy: "state", units: ["a"], periods: ["2025-07"] }
    const refused = (call: Promise<unknown>) =>
      call.then(
        () => "taken",
        (error: Error) => error.message
      )
    assert.match(
      await refused(lantoa.read({ ...asked, indicator: gone[1]! })),
      /"youth-union\.district-coverage" was set aside: there is no level "district" in "state"/
    )
    const figure = (measure: string) => ({ figures: [{ measure, units: ["a"], period: "2025-07", value: 3 }] })
    assert.match(
      await refused(lantoa.commit(figure(gone[0]!))),
      /"youth-union\.districts-with-teams" was set aside: there is no level/
    )
    await lantoa.commit(figure("youth-union.teams"))
    const own = { id: "teams", title: text("Teams"), expression: Expression.measure("youth-union.teams") }
    const [reading] = await lantoa.read({ ...asked, indicator: own as never })
    assert.strictEqual(reading!.reported, 3)
    await lantoa.close()
  })
})
