import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"

const text = (name: string) => ({ vi: name, en: name })
const unit = (id: string) => ({ id, names: [{ name: text(id) }] as const })
const level = (id: string) => ({ id, name: text(id), complete: true })
const commune = (id: string, more: object = {}) => ({ unit: id, parent: "p", level: "commune", ...more })
const state = (edges: ReadonlyArray<ReturnType<typeof commune>>, ...more: ReadonlyArray<string>) => ({
  id: "state",
  name: text("state"),
  levels: [level("province"), level("commune"), ...more.map(level)] as const,
  edges: [{ unit: "p", level: "province" }, ...edges]
})
const figure = (id: string, value: number) => ({
  id,
  measure: "m",
  units: [id] as const,
  period: "2025-01",
  value,
  knownAt: "2025-02-03T00:00:00Z"
})
const measure = { id: "m", title: text("Turns"), basis: "turn", accumulation: "flow" as const, own: "no" as const }
const turns = { id: "i", title: text("Turns"), expression: { _tag: "Measure" as const, measure: "m" } }
const merger = {
  units: [unit("x")],
  hierarchies: [
    state([
      commune("a", { to: "2025-07-01" }),
      commune("b", { to: "2025-07-01" }),
      commune("x", { from: "2025-07-01" })
    ])
  ],
  successions: [
    {
      id: "s",
      kind: "merge" as const,
      date: "2025-07-01",
      hierarchy: "state",
      moves: [
        { from: "a", to: "x" },
        { from: "b", to: "x" }
      ]
    }
  ]
}

const opened = async () => {
  const lantoa = await Lantoa.open()
  await lantoa.put(
    {
      measures: [measure],
      indicators: [turns],
      units: ["p", "a", "b"].map(unit),
      hierarchies: [state([commune("a"), commune("b")])]
    },
    { knownAt: "2025-01-01T00:00:00Z" }
  )
  await lantoa.append({ id: "january", observations: [figure("a", 3), figure("b", 4)] })
  return lantoa
}
const asked = (lantoa: Lantoa.Lantoa, asKnownAt: string, indicator = "i") =>
  lantoa
    .read({ indicator, hierarchy: "state", units: ["p"], periods: ["2025-01"], asKnownAt })
    .then(([reading]) => reading!.text.en)

describe("what became known later, read as known before", () => {
  it("reads January as it read before a merger was decided, with the hierarchy of that day", async () => {
    const lantoa = await opened()
    const before = await asked(lantoa, "2025-03-01T00:00:00Z")
    await lantoa.put(merger, { knownAt: "2025-06-20T00:00:00Z" })
    assert.strictEqual(await asked(lantoa, "2025-03-01T00:00:00Z"), before)
    assert.strictEqual(before, "7 turns")
    assert.deepStrictEqual((await lantoa.model({ asKnownAt: "2025-03-01T00:00:00Z" })).documents.successions, [])
    assert.strictEqual((await lantoa.model({ asKnownAt: "2025-06-20T00:00:00Z" })).documents.successions.length, 1)
  })

  it("holds a succession backwards where the hierarchy of that day knows its units", async () => {
    const lantoa = await opened()
    await lantoa.put({ units: merger.units, hierarchies: merger.hierarchies }, { knownAt: "2025-02-20T00:00:00Z" })
    await lantoa.put({ successions: merger.successions }, { knownAt: "2025-06-20T00:00:00Z" })
    const { documents } = await lantoa.model({ asKnownAt: "2025-03-01T00:00:00Z" })
    assert.deepStrictEqual(
      documents.successions.map((one) => one.id),
      ["s"]
    )
  })

  it("leaves out a form of a level that came with it, and what speaks of what was left out", async () => {
    const lantoa = await opened()
    await lantoa.put(
      {
        hierarchies: [state([commune("a"), commune("b")], "hamlet")],
        measures: [{ ...measure, id: "hamlets", basis: "unit", counts: { hierarchy: "state", level: "hamlet" } }],
        indicators: [
          { ...turns, id: "later" },
          {
            id: "share",
            title: text("Share"),
            expression: { _tag: "ShareOfUnits", level: "hamlet", of: turns.expression, comparator: ">=", threshold: 1 }
          }
        ],
        forms: [
          {
            id: "f",
            title: text("Form"),
            measures: ["m"],
            by: { level: "hamlet", hierarchy: "state" },
            every: "month",
            from: "2025-01-01"
          }
        ]
      },
      { knownAt: "2025-06-20T00:00:00Z" }
    )
    const { documents } = await lantoa.model({ asKnownAt: "2025-03-01T00:00:00Z" })
    assert.deepStrictEqual(documents.forms, [])
    assert.deepStrictEqual(
      documents.indicators.map((one) => one.id),
      ["i", "later"]
    )
    assert.strictEqual(await asked(lantoa, "2025-03-01T00:00:00Z", "later"), "7 turns")
  })
})
