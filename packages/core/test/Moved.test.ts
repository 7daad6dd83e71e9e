/** A unit that changed its parent within the days asked for: what lies in the whole in two ways, one after the other. */
import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"

const text = (en: string) => ({ vi: en, en })
const moved = "2025-07-01"

const documents = {
  measures: [{ id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: "no" }],
  indicators: [{ id: "i", title: text("i"), expression: { _tag: "Measure", measure: "m" } }],
  units: ["p", "x", "y", "c"].map((id) => ({ id, names: [{ name: text(id) }] })),
  hierarchies: [
    {
      id: "state",
      name: text("State"),
      levels: ["province", "district", "commune"].map((id) => ({ id, name: text(id), complete: true })),
      edges: [
        { unit: "p", level: "province" },
        { unit: "x", parent: "p", level: "district" },
        { unit: "y", parent: "p", level: "district" },
        { unit: "c", parent: "x", level: "commune", to: moved },
        { unit: "c", parent: "y", level: "commune", from: moved }
      ]
    }
  ]
}

describe("a commune that changed its district", () => {
  it("has its figures of before and of after in the province", async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(documents as never, { knownAt: "2025-01-01" })
    const figures = [
      ["2025-Q1", 10],
      ["2025-Q3", 20]
    ].map(([period, value]) => ({ measure: "m", units: ["c"], period, value, knownAt: "2026-01-05" }))
    await lantoa.commit({ figures } as never)
    const question = { indicator: "i", hierarchy: "state", units: ["p"], periods: ["2025"] } as const
    const [reading] = await lantoa.read(question)
    assert.strictEqual(reading!.reported, 30)
    assert.strictEqual(reading!.completeness.figures, 2)
  })
})
