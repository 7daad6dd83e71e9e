/** A level that was abolished: its units are gone without a successor, and what lay below them is in what lay above. */
import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"

const text = (en: string) => ({ vi: en, en })
const day = "2025-07-01"

/** Communes a and b became n when their district d was abolished, at times when their province p became q together with r. */
const documents = (joined: boolean, own: string) => ({
  bases: [{ id: "hour", kind: "event", name: text("hours"), one: "hour" }],
  measures: [{ id: "m", title: text("m"), basis: "hour", accumulation: "flow", own }],
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

type Told = Readonly<Record<string, readonly [period: string, value: number | string]>>

/** The last reading of a unit on the boundaries of a day. */
const readOf = async (
  { asOf = day, joined = false, own = "no", unit }: { asOf?: string; joined?: boolean; own?: string; unit: string },
  told: Told,
  ...periods: ReadonlyArray<string>
) => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(documents(joined, own) as never, { knownAt: "2025-01-01" })
  const figures = Object.entries(told).map(([unit, [of, value]]) => ({
    measure: "m",
    units: [unit],
    period: of,
    value,
    knownAt: "2026-01-05"
  }))
  await lantoa.commit({ figures } as never)
  const readings = await lantoa.read({
    indicator: "i",
    hierarchy: "state",
    units: [unit],
    periods: periods as never,
    boundaries: { asOf }
  })
  const { findings, reported, silent, text, value } = [...readings].at(-1)!
  return {
    text: text.en,
    value: [value?.lower, value?.upper],
    reported,
    silent: silent.length,
    findings: findings.length
  }
}

const read = (joined: boolean, told: Told, ...periods: ReadonlyArray<string>) =>
  readOf({ joined, unit: joined ? "q" : "p" }, told, ...periods)

describe("a province of which the districts were abolished", () => {
  const figures = { a: ["2025-03", 10], b: ["2025-03", 5], c: ["2025-03", 0] } as const

  it("is known in full by its communes", async () => {
    const found = { value: [7, 7], silent: 0, findings: 0 }
    const { reported: _, text, ...known } = await read(false, { n: ["2025-08", 7] }, "2025-08")
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

describe("a commune made of all communes of a district that was abolished", () => {
  const communes = { a: ["2025-03", 7], b: ["2025-03", 5] } as const
  const said = { ...communes, d: ["2025-03", 100] } as const

  it("may hold what the district did itself, of which no succession says whose it is: its figure is a most", async () => {
    const text = "12 to 100 hours"
    const may = await readOf({ own: "may", unit: "n" }, said, "2025-03")
    assert.deepStrictEqual(may, { text, value: [12, 100], reported: 12, silent: 0, findings: 0 })
    const always = await readOf({ own: "always", unit: "n" }, said, "2025-03")
    assert.deepStrictEqual([always.value, always.reported, always.findings], [[12, 112], 12, 0])
    const district = await readOf({ own: "may", unit: "d", asOf: "2025-06-30" }, said, "2025-03")
    assert.deepStrictEqual(district.text, "100 hours: communes 12, rest 88")
  })

  it("is known no better without that figure", async () => {
    for (const own of ["may", "always"]) {
      const { reported, value } = await readOf({ own, unit: "n" }, communes, "2025-03")
      assert.deepStrictEqual([value, reported], [[12, Infinity], 12])
    }
    const { value } = await readOf({ unit: "n" }, communes, "2025-03")
    assert.deepStrictEqual(value, [12, 12])
  })

  it("leaves the province what the district told", async () => {
    const { reported, value } = await readOf({ own: "may", unit: "p" }, said, "2025-03")
    assert.deepStrictEqual([value, reported], [[100, Infinity], 100])
  })
})
