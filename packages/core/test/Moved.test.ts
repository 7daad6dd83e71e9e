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
  /** Before July x holds c and e, from then on e alone; nobody knows whether these are all. */
  const loose = {
    ...documents,
    units: [...documents.units, { id: "e", names: [{ name: text("e") }] }],
    hierarchies: [
      {
        ...documents.hierarchies[0]!,
        levels: ["province", "district", "commune"].map((id) => ({ id, name: text(id) })),
        edges: [...documents.hierarchies[0]!.edges, { unit: "e", parent: "x", level: "commune" }]
      }
    ]
  }

  it("on the boundaries before its move waits for the district that holds it since", async () => {
    await using lantoa = await Lantoa.open()
    const form = { id: "f", title: text("f"), measures: ["m"], by: { hierarchy: "state", level: "district" } }
    await lantoa.put({ ...loose, forms: [{ ...form, every: "month", due: 10 }] } as never, { knownAt: "2025-01-01" })
    const silent = async (unit: string, period: string, asOf: string) => {
      const question = { indicator: "i", hierarchy: "state", units: [unit], periods: [period], boundaries: { asOf } }
      const [reading] = await lantoa.read(question as never)
      return reading!.silent.map(({ reporter }) => reporter)
    }
    assert.deepStrictEqual(await silent("x", "2025-08", "2025-06-30"), ["x", "y"])
    assert.deepStrictEqual(await silent("y", "2025-08", "2025-06-30"), ["y"])
    assert.deepStrictEqual(await silent("y", "2025-05", "2025-07-31"), ["x", "y"])
    assert.deepStrictEqual(await silent("c", "2025-08", "2025-06-30"), [])
  })

  it("leaves what its district reports of a later day as it is, though earlier days are asked for beside it", async () => {
    await using lantoa = await Lantoa.open()
    const stock = { ...loose.measures[0]!, basis: "account", accumulation: "stock" }
    await lantoa.put({ ...loose, measures: [stock] } as never, { knownAt: "2025-01-01" })
    const figure = { measure: "m", units: ["x"], period: "2025-08", value: 5, knownAt: "2025-09-01" }
    await lantoa.commit({ figures: [figure] } as never)
    const question = { indicator: "i", hierarchy: "state", units: ["x"], boundaries: { asOf: "2025-07-31" } } as const
    for (const periods of [["2025-08"], ["2025-05", "2025-08"]]) {
      const reading = (await lantoa.read({ ...question, periods } as never)).at(-1)
      assert.deepStrictEqual(reading!.value, { lower: 5, upper: 5, lowerOpen: false, upperOpen: false, about: false })
    }
  })

  it("is not carried into months of the district that it left within them", async () => {
    await using lantoa = await Lantoa.open()
    const stock = { ...loose.measures[0]!, basis: "account", accumulation: "stock", missing: { carry: 45 } }
    const levels = documents.hierarchies[0]!.levels
    const hierarchies = [{ ...loose.hierarchies[0]!, levels }]
    await lantoa.put({ ...loose, hierarchies, measures: [stock] } as never, { knownAt: "2025-01-01" })
    const of = (unit: string) => ({ measure: "m", units: [unit], period: "2025-05", value: 1, knownAt: "2025-06-05" })
    await lantoa.commit({ figures: ["c", "e"].map(of) } as never)
    const question = { indicator: "i", hierarchy: "state", units: ["x"] } as const
    const [before] = await lantoa.read({ ...question, periods: ["2025-06"] })
    const [over] = await lantoa.read({ ...question, periods: ["2025-06/2025-08"] })
    assert.strictEqual(before!.reported, 2)
    assert.notStrictEqual(over!.reported, 2)
  })
})
