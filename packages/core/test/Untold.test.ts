/** A zero that nobody told: the lower end of bounds, of parts of which no share is known. */
import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"

const text = (en: string) => ({ vi: en, en })
const levels = ["province", "commune"].map((id) => ({
  id,
  name: { vi: id === "commune" ? "xã" : "tỉnh", en: id },
  complete: true
}))
const parted = { population: "part", count: "part", area: "part" }
const rest = { population: "remainder", count: "remainder", area: "remainder" }

const documents = {
  measures: [{ id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: "no" }],
  indicators: [{ id: "i", title: text("i"), expression: { _tag: "Measure", measure: "m" } }],
  units: ["p", "a", "b", "x", "y"].map((id) => ({ id, names: [{ name: text(id) }] })),
  hierarchies: [
    {
      id: "state",
      name: text("State"),
      levels,
      edges: [
        { unit: "p", level: "province" },
        { unit: "a", parent: "p", level: "commune" },
        { unit: "b", parent: "p", level: "commune", to: "2025-07-01" },
        { unit: "x", parent: "p", level: "commune", from: "2025-07-01" },
        { unit: "y", parent: "p", level: "commune", from: "2025-07-01" }
      ]
    }
  ],
  successions: [
    {
      id: "s",
      kind: "split",
      date: "2025-07-01",
      hierarchy: "state",
      moves: [
        { from: "b", to: "x", shares: parted },
        { from: "b", to: "y", shares: rest }
      ]
    }
  ],
  forms: [
    {
      id: "f",
      title: text("f"),
      measures: ["m"],
      by: { hierarchy: "state", level: "commune" },
      every: "month",
      due: 10
    }
  ]
}

/** What is read of a unit in January, where each of these told a value and those others left the line blank. */
const read = async (
  told: Readonly<Record<string, unknown>>,
  blank: ReadonlyArray<string> = [],
  question: Readonly<Record<string, unknown>> = { units: ["p"] }
) => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(documents as never, { knownAt: "2025-01-01" })
  const knownAt = "2025-02-05"
  const figures = Object.entries(told).map(([unit, value]) => ({
    measure: "m",
    units: [unit],
    period: "2025-01",
    value,
    knownAt
  }))
  const filings = blank.map((reporter) => ({ form: "f", reporter, period: "2025-01", knownAt }))
  await lantoa.commit({ figures, filings } as never)
  const [reading] = await lantoa.read({
    indicator: "i",
    hierarchy: "state",
    periods: ["2025-01"],
    ...question
  } as never)
  return { reported: reading!.reported, ...reading!.text }
}

describe("a zero that nobody told", () => {
  it("is no number: what came in is not known", async () => {
    assert.deepStrictEqual(await read({ a: "<= 10" }), {
      reported: undefined,
      vi: "chưa rõ số lượt (1/2 xã đã báo cáo)",
      en: "unknown turns (1 of 2 communes)"
    })
  })

  it("leaves what is told at most, where that is known of all", async () => {
    assert.deepStrictEqual(await read({ a: "<= 10", b: "<= 5" }), {
      reported: undefined,
      vi: "nhiều nhất 15 lượt",
      en: "at most 15 turns"
    })
  })

  it("is none that was told, or stands for a line left blank", async () => {
    assert.deepStrictEqual(await read({ a: 0 }), {
      reported: 0,
      vi: "0 lượt (1/2 xã đã báo cáo)",
      en: "0 turns (1 of 2 communes)"
    })
    assert.strictEqual((await read({ a: "<= 10", b: 0 })).reported, 0)
    assert.strictEqual((await read({ a: "<= 10" }, ["b"])).reported, 0)
    assert.strictEqual((await read({}, ["b"])).en, "0 turns (1 of 2 communes, 0 with any)")
  })

  it("is a part of a number of which nobody knows how much it is", async () => {
    const later = { units: ["x"], boundaries: { asOf: "2025-07-31" } }
    const found = await read({ b: "> 7" }, [], later)
    assert.strictEqual(found.reported, undefined)
    assert.match(found.en, /^unknown turns/)
    assert.match(found.vi, /^chưa rõ số lượt/)
    assert.strictEqual((await read({ b: 7 }, [], later)).reported, undefined)
  })
})
