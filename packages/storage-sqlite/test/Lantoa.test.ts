import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { type Documents, Lantoa, Problem, Quantity } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"

const text = (name: string) => ({ vi: name, en: name })

const inFolder = async (run: (open: () => Promise<Lantoa.Lantoa>) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-"))
  const opened: Array<Lantoa.Lantoa> = []
  try {
    await run(async () => {
      const lantoa = await Lantoa.open({ store: Sqlite.layer({ file: join(folder, "figures.db") }) })
      opened.push(lantoa)
      return lantoa
    })
  } finally {
    for (const lantoa of opened) await lantoa.close()
    rmSync(folder, { recursive: true })
  }
}

const times = (value: number): NonNullable<Documents.Encoded["indicators"]>[number] => ({
  id: "g",
  title: text("g"),
  expression: {
    _tag: "Multiply",
    left: { _tag: "Measure", measure: "g" },
    right: { _tag: "Constant", value }
  }
})

const documents: Documents.Encoded = {
  measures: [{ id: "g", title: text("g"), basis: "turn", accumulation: "flow", additivity: { time: "additive" } }],
  indicators: [times(1)],
  units: [{ id: "p", names: [{ name: text("p") }] }],
  hierarchies: [
    { id: "s", name: text("s"), levels: [{ id: "p", name: text("p") }], edges: [{ unit: "p", level: "p" }] }
  ]
}

const figure = (period: string, value: number) => ({
  measure: "g",
  units: ["p"] as [string],
  period,
  value,
  knownAt: "2025-02-01T00:00:00Z"
})

const read = async (lantoa: Lantoa.Lantoa, more: Partial<Lantoa.Query> = {}) => {
  const [reading] = await lantoa.read({ indicator: "g", hierarchy: "s", units: ["p"], periods: ["2025-01"], ...more })
  return Quantity.toJson(reading!.value!)
}

describe("two Lantoas on one file", () => {
  it("notice what the other defined and filed, and both know what was known before", () =>
    inFolder(async (open) => {
      const [a, b] = [await open(), await open()]
      await a.put(documents, { knownAt: "2025-01-01" })
      await a.append({ id: "1", observations: [figure("2025-01", 3)] })
      assert.strictEqual(await read(b), 3)
      await a.put({ indicators: [times(10)] }, { knownAt: "2025-06-01" })
      for (const lantoa of [a, b]) {
        assert.strictEqual(await read(lantoa), 30)
        assert.strictEqual(await read(lantoa, { asKnownAt: "2025-03-01" }), 3)
        assert.strictEqual(await read(lantoa, { at: 2 }), 3)
      }
      await b.put({ measures: [{ ...documents.measures![0]!, id: "h" }] }, { knownAt: "2025-06-02" })
      await a.append({ id: "2", observations: [{ ...figure("2025-01", 5), measure: "h" }] })
      assert.strictEqual((await b.observations()).length, 2)
    }))

  it("that put what contradicts each other: one is refused, and the file can be used and mended", () =>
    inFolder(async (open) => {
      const [a, b] = [await open(), await open()]
      const cohort = (id: string, within: ReadonlyArray<string> = []) => ({ cohorts: [{ id, name: text(id), within }] })
      await a.put({ cohorts: ["c1", "c2"].map((id) => ({ id, name: text(id) })) }, { knownAt: "2025-01-05" })
      const both = await Promise.allSettled([
        a.put(cohort("c1", ["c2"]), { knownAt: "2025-01-06" }),
        b.put(cohort("c2", ["c1"]), { knownAt: "2025-01-06" })
      ])
      const refused = both.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []))
      assert.strictEqual(refused.length, 1)
      const [error] = refused
      assert.isTrue(error instanceof Problem.StoreError || error instanceof Problem.DocumentError)
      assert.match(String(error), /cohort/)
      for (const lantoa of [a, b]) {
        await lantoa.model()
        await lantoa.append({ id: `empty-${String(lantoa === a)}`, observations: [] })
      }
      await b.put({ cohorts: ["c1", "c2"].map((id) => ({ id, name: text(id) })) }, { knownAt: "2025-01-07" })
      await b.put(cohort("c3"), { knownAt: "2025-01-07" })
      assert.isTrue((await a.model()).cohorts.has("c3"))
    }))

  it("that each add a unit to the hierarchy they had read: the second takes no unit away of which there are figures", () =>
    inFolder(async (open) => {
      const [a, b] = [await open(), await open()]
      const of = (...units: ReadonlyArray<string>): Documents.Encoded => ({
        units: units.map((id) => ({ id, names: [{ name: text(id) }] })),
        hierarchies: [{ ...documents.hierarchies![0]!, edges: ["p", ...units].map((unit) => ({ unit, level: "p" })) }]
      })
      await a.put(documents, { knownAt: "2025-01-01" })
      await a.put(of("x"), { knownAt: "2025-06-01" })
      const { commit } = await a.append({ id: "x", observations: [{ ...figure("2025-01", 1000), units: ["x"] }] })
      const refused = await b.put(of("y"), { knownAt: "2025-06-02" }).then(
        () => undefined,
        (error: unknown) => error
      )
      assert.instanceOf(refused, Problem.StoreError)
      assert.strictEqual(refused.reason, "DocumentConflict")
      assert.match(refused.message, /figures of "x" are stored, and it would have no edge any more/)
      assert.strictEqual(await read(a, { units: ["x"] }), 1000)
      await b.commit({
        documents: { put: of("y"), knownAt: "2025-06-02" },
        withdrawals: [{ figure: `${commit}#0`, reason: "never was there", knownAt: "2025-06-02" }]
      })
      await b.put(of("y", "x"), { knownAt: "2025-06-03" })
    }))

  it("that commit at once lose nothing, and number their commits in turn", () =>
    inFolder(async (open) => {
      const [a, b] = [await open(), await open()]
      await a.put(documents, { knownAt: "2025-01-01" })
      const days = Array.from({ length: 28 }, (_, index) => `2025-02-${String(index + 1).padStart(2, "0")}`)
      const receipts = await Promise.all(
        days.map((day, index) =>
          index === 13
            ? b.put({ indicators: [times(2)] }, { knownAt: "2025-02-15" })
            : [a, b][index % 2]!.append({
                id: day,
                observations: [{ ...figure(day, 1), knownAt: "2025-03-01T00:00:00Z" }]
              })
        )
      )
      assert.deepStrictEqual(
        receipts.map((receipt) => receipt.commit).sort((x, y) => x - y),
        days.map((_, index) => index + 2)
      )
      assert.strictEqual((await b.observations()).length, 27)
      assert.strictEqual(await read(a, { periods: ["2025-02-01"] }), 2)
    }))
})

describe("two measures that are always filed together", () => {
  it("read the same, however many commits come in while they are read", () =>
    inFolder(async (open) => {
      const [a, b] = [await open(), await open()]
      const ends = ["x", "y"]
      await a.put(
        {
          ...documents,
          measures: ends.map((id) => ({ ...documents.measures![0]!, id, own: "no" as const })),
          indicators: ends.map((id) => ({ id, title: text(id), expression: { _tag: "Measure", measure: id } }))
        },
        { knownAt: "2025-01-01" }
      )
      const pair = (index: number) => {
        const day = `2025-${String((index % 12) + 1).padStart(2, "0")}-${String(Math.floor(index / 12) + 1).padStart(2, "0")}`
        return a.commit({ figures: ends.map((measure) => ({ ...figure(day, 1), measure, knownAt: "2026-01-05" })) })
      }
      await pair(0)
      const writing = (async () => {
        for (let index = 1; index < 60; index++) await pair(index)
      })()
      for (let round = 0; round < 30; round++) {
        const [x, y] = await b.read({ indicators: ends, hierarchy: "s", units: ["p"], periods: ["2025"] })
        assert.strictEqual(x!.reported, y!.reported)
        assert.strictEqual(x!.reported, x!.commit - 1)
      }
      await writing
    }))
})
