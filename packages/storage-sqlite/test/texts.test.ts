import { assert, describe, it } from "@effect/vitest"
import { type Documents, Lantoa, Problem } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"

const same = (text: string) => ({ vi: text, en: text })
const knownAt = "2025-04-01T00:00:00Z"

const base: Documents.Encoded = {
  measures: [{ id: "m", title: same("m"), basis: "turn", accumulation: "flow" }],
  units: [{ id: "p", names: [{ name: same("p") }] }],
  hierarchies: [
    { id: "s", name: same("s"), levels: [{ id: "p", name: same("p") }], edges: [{ unit: "p", level: "p" }] }
  ]
}

const figure = (id: string, text: string) => ({
  id,
  measure: "m",
  units: ["p"] as const,
  period: "2025-03-01",
  value: 1,
  knownAt,
  doubt: same(text)
})

const kept = [
  `'; DROP TABLE document; --`,
  `"quoted" \\ $1 ? %s {a}`,
  "line\nbreak\ttab\u0001",
  "Đoàn Thanh niên 🌾👩🏽‍🌾 \u202Eמימין",
  "\uFFFD",
  "x".repeat(100_000)
]
const broken = ["a\0b", "\uD800", "x\uDC00y"]

/** Every text that a caller may choose freely: the title of a document, a doubt, a reason, the id of a commit. */
const calls = (lantoa: Lantoa.Lantoa, text: string, turn: number) => [
  () => lantoa.put({ cohorts: [{ id: `c${turn}`, name: same(text) }] }, { knownAt }),
  () =>
    lantoa.append({ id: `a${turn}`, observations: [{ ...figure(`f${turn}`, text), period: `2025-03-0${turn + 1}` }] }),
  () => lantoa.withdraw(`f${turn}`, { reason: text, knownAt: "2025-05-01" }),
  () => lantoa.commit({ id: text.slice(0, 200), figures: [] })
]

for (const [name, options] of [
  ["memory", {}],
  ["SQLite", { store: Sqlite.layerMemory }]
] as const) {
  describe(`texts in ${name}`, () => {
    it("come back as they were given, whatever they look like", async () => {
      await using lantoa = await Lantoa.open(options)
      await lantoa.put(base, { knownAt })
      for (const [turn, text] of kept.entries()) {
        for (const call of calls(lantoa, text, turn)) await call()
        assert.strictEqual((await lantoa.model()).cohorts.get(`c${turn}`)!.name.vi, text)
        const [found] = await lantoa.observations({ ids: [`f${turn}`], superseded: true })
        assert.strictEqual(found!.doubt!.vi, text)
        assert.isTrue((await lantoa.commit({ id: text.slice(0, 200), figures: [] })).repeated)
      }
      assert.deepStrictEqual(
        (await lantoa.withdrawals()).map(({ reason }) => reason),
        kept
      )
    })

    it("with U+0000 or half a character are refused before anything is written", async () => {
      await using lantoa = await Lantoa.open(options)
      await lantoa.put(base, { knownAt })
      for (const text of broken) {
        for (const call of calls(lantoa, text, 0)) {
          const error = await call().then(
            () => undefined,
            (thrown: unknown) => thrown
          )
          assert.instanceOf(error, Problem.DocumentError)
          assert.match(error.message, /holds U\+0000 or half of a character; take it out/)
        }
      }
      assert.strictEqual((await lantoa.put({}, { knownAt })).commit, 2)
    })
  })
}
