/** A level that was abolished: its units are gone without a successor, and what lay below them is in what lay above. */
import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"

const text = (en: string) => ({ vi: en, en })
const day = "2025-07-01"

/** Communes a and b became n when their district d was abolished, at times when their province p became q together with r. */
const documents = (joined: boolean) => ({
  bases: [{ id: "hour", kind: "event", name: text("hours"), one: "hour" }],
  measures: [{ id: "m", title: text("m"), basis: "hour", accumulation: "flow", own: "no" }],
  indicators: [{ id: "i", title: text("i"), expression: { _tag: "Measure", measure: "m" } }],
  units: ["p", "q", "r", "d", "e", "a", "b", "c", "n", "o"].map((id) => ({ id, names: [{ name: text(id) }] })),
  hierarchies: [
    {
      id: "state",
      name: text("State"),
      levels: ["province", "district", "commune"].map((id) => ({ id, name: text(id), complete: true })),
      edges: [
        { unit: "p", level: "province", ...(joined ? { to: day } : {}) },
        ...(joined ? [{ unit: "q", level: "province", from: day }] : []),
        { unit: "r", level: "province", ...(joined ? { to: day } : {}) },
        { unit: "e", parent: "r", level: "district", to: day },
        { unit: "c", parent: "e", level: "commune", to: day },
        { unit: "o", parent: joined ? "q" : "r", level: "commune", from: day },
        { unit: "d", parent: "p", level: "district", to: day },
        { unit: "a", parent: "d", level: "commune", to: day },
        { unit: "b", parent: "d", level: "commune", to: day },
        { unit: "n", parent: joined ? "q" : "p", level: "commune", from: day }
      ]
    }
  ],
  successions: [
    {
      id: "reform",
      kind: "mixed",
      date: day,
      hierarchy: "state",
      moves: [{ from: "a", to: "n" }, { from: "b", to: "n" }, ...(joined ? [{ from: "p", to: "q" }] : [])]
    }
  ]
})

const read = async (
  joined: boolean,
  told: Readonly<Record<string, readonly [period: string, value: number | string]>>,
  ...periods: ReadonlyArray<string>
) => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(documents(joined) as never, { knownAt: "2025-01-01" })
  const figures = Object.entries(told).map(([unit, [of, value]]) => ({
    measure: "m",
    units: [unit],
    period: of,
    value,
    knownAt: "2026-01-05"
  }))
  await lantoa.commit({ figures } as never)
  const units = [joined ? "q" : "p"]
  const boundaries = { asOf: day }
  const readings = await lantoa.read({
    indicator: "i",
    hierarchy: "state",
    units,
    periods: periods as never,
    boundaries
  })
  const { findings, silent, text, value } = [...readings].at(-1)!
  return { text: text.en, value: [value?.lower, value?.upper], silent: silent.length, findings: findings.length }
}

describe("a province of which the districts were abolished", () => {
  const figures = { a: ["2025-03", 10], b: ["2025-03", 5], c: ["2025-03", 0] } as const

  it("is known in full by its communes", async () => {
    const found = { value: [7, 7], silent: 0, findings: 0 }
    const { text, ...known } = await read(false, { n: ["2025-08", 7] }, "2025-08")
    assert.deepStrictEqual({ ...known, text }, { ...found, text })
    assert.notMatch(text, /least/)
  })

  it("contradicts nobody, wherever its own province went", async () => {
    const told = { ...figures, n: ["2025-08", 7.5], o: ["2025-08", 0] } as const
    const { findings, value } = await read(true, told, "2025-03", "2025-08")
    assert.deepStrictEqual({ findings, value }, { findings: 0, value: [7.5, 7.5] })
  })

  it("has what the communes told of which its own were made, before that day", async () => {
    for (const joined of [false, true]) {
      const { findings, silent, value } = await read(joined, figures, "2025-03")
      assert.deepStrictEqual({ findings, silent, value }, { findings: 0, silent: 0, value: [15, 15] })
      const one = await read(joined, { a: figures.a }, "2025-03")
      assert.deepStrictEqual(one.value, [10, Infinity])
    }
  })
})
