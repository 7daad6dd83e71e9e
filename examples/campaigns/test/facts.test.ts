import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Documents, type Observation, Quantity } from "@lantoa/core"
import { load, modules, open } from "../campaigns.ts"
import { compare, type Fact } from "../src/Facts.ts"
import type { World } from "../src/Reader.ts"
import { readers } from "../src/readers.ts"
import { withCampaigns } from "../src/scratch.ts"
import fixture from "../facts.json" with { type: "json" }

const facts = fixture.facts as ReadonlyArray<Fact & { readonly phrase: string }>

const stored = withCampaigns(async (lantoa): Promise<World> => ({
  documents: (await lantoa.model()).documents,
  observations: await lantoa.observations()
}))

describe("facts", () => {
  it("are all read back from a SQLite file, as figures or as labels", async () => {
    const { total, modelled, label, missing, mismatched } = compare(await stored, facts)
    assert.deepStrictEqual(
      { total, modelled, label, missing, mismatched },
      {
        total: 107,
        modelled: 98,
        label: 9,
        missing: [],
        mismatched: []
      }
    )
  })

  it("have a reader each, and no reader is left over", () => {
    assert.deepStrictEqual(Object.keys(readers).sort(), facts.map(({ id }) => id).sort())
  })

  it("are all missing when the stores are empty: no reader knows its figure", () => {
    const report = compare({ documents: Documents.empty, observations: [] }, facts)
    // An empty registry holds no team, which is a figure too, and a wrong one.
    assert.deepStrictEqual(report.mismatched, ["000-19"])
    assert.strictEqual(report.missing.length, 106)
  })

  it("are mismatched when a figure that was stored differs", async () => {
    await using lantoa = await open()
    for (const { documents, batch, knownAt } of modules) {
      await lantoa.put(documents, { knownAt })
      const observations = batch.observations.map((one) =>
        one.id === "quang-ngai.teams" ? { ...one, value: 871 } : one
      )
      await lantoa.append({ ...batch, observations })
    }
    const world = { documents: (await lantoa.model()).documents, observations: await lantoa.observations() }
    const report = compare(world, facts)
    assert.deepStrictEqual([report.missing, report.mismatched], [[], ["000-17"]])
    assert.strictEqual(report.facts.find(({ id }) => id === "000-17")?.value?.value, 871)
  })

  it("are mismatched when a bound became exact", async () => {
    const { documents, observations } = await stored
    const report = compare({ documents, observations: observations.map(exactly) }, facts)
    assert.deepStrictEqual(report.mismatched, ["000-21", "000-26", "000-27", "001-10", "003-06", "004-11"])
  })

  it("are mismatched when a stored document differs: a threshold, a symbol, the length of a list", async () => {
    await using lantoa = await open()
    await load(lantoa)
    const { targets, directives, campaigns } = await lantoa.model()
    const encoded = Documents.encode({
      ...Documents.empty,
      targets: [{ ...targets.get("dong-thap.new-teams")!, threshold: 141 }],
      directives: [{ ...directives.get("qd-749-qd-ttg")!, symbol: "794/QĐ-TTg" }],
      campaigns: [{ ...campaigns.get("quang-ninh-2023")!, solutions: [] }]
    })
    await lantoa.put(encoded, { knownAt: "2026-01-01T00:00:00Z" })
    const world = { documents: (await lantoa.model()).documents, observations: await lantoa.observations() }
    assert.deepStrictEqual(compare(world, facts).mismatched, ["000-04", "001-35", "004-14"])
  })

  it("differ when a second list says otherwise or knows more", async () => {
    const [first, second, ...rest] = facts
    const report = compare(await stored, facts, [
      { ...first!, op: "gt" },
      { ...second!, value: "53-NQ/TW" },
      ...rest,
      { id: "999-01", value: 1, op: "eq" }
    ])
    assert.deepStrictEqual([report.total, report.missing, report.mismatched], [108, ["999-01"], ["000-01", "000-02"]])
  })
})

const exactly = (one: Observation.Observation): Observation.Observation =>
  one.value === null ? one : { ...one, value: Quantity.exact(one.value.lower) }

const folder = process.env["LANTOA_DATA"]
const title = folder === undefined ? " (skipped: LANTOA_DATA is not set)" : ""

describe(`facts against the records of the documents${title}`, () => {
  interface Record extends Fact {
    readonly phrase_vi: string
    readonly char_offset: number
  }
  const records = (): ReadonlyArray<Record> => JSON.parse(readFileSync(join(folder!, "seed-facts.json"), "utf8"))

  it.skipIf(folder === undefined)("agree in value and in the wording of bounds", async () => {
    const report = compare(await stored, facts, records())
    assert.deepStrictEqual([report.total, report.missing, report.mismatched], [107, [], []])
  })

  it.skipIf(folder === undefined)("quote the words that stand at the place they name", async () => {
    const { documents, observations } = await stored
    const sources = [
      ...observations.map(({ source }) => source),
      ...documents.targets.map(({ source }) => source),
      ...documents.directives.map(({ source }) => source),
      ...documents.campaigns.flatMap((one) =>
        [...one.events, ...one.labels, ...one.enumerations].map(({ source }) => source)
      )
    ].filter((source) => source?.quote !== undefined)
    assert.isAbove(sources.length, 60)
    for (const source of sources) {
      const quote = source!.quote!.normalize("NFC")
      const offset = Number(/\d+/.exec(source!.locator!)![0])
      const found = records().find(({ char_offset, phrase_vi }) => {
        const phrase = phrase_vi.normalize("NFC")
        return char_offset === offset && (quote.startsWith(phrase) || phrase.startsWith(quote))
      })
      assert.isDefined(found, `${offset}: ${quote}`)
    }
  })
})
