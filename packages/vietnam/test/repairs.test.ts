import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"

/** Một and Hai merged in 2022 under the code of Một; Ba became part of Bốn in 2025; Năm was left alone. */
const list: Gazetteer.Tables = {
  history: `code,name_vi,type,level,parent_code,valid_from,valid_to
22,Tỉnh Quảng Ninh,Tỉnh,province,VN,2020-01-01,
24,Tỉnh Bắc Ninh,Tỉnh,province,VN,2020-01-01,
00001,Xã Một,Xã,commune,22,2020-01-01,2022-03-01
00002,Xã Hai,Xã,commune,22,2020-01-01,2022-03-01
00001,Xã Một Hai,Xã,commune,22,2022-03-01,
00003,Xã Ba,Xã,commune,22,2020-01-01,2025-07-01
00004,Xã Bốn,Xã,commune,22,2020-01-01,2025-07-01
00004,Xã Ba Bốn,Xã,commune,22,2025-07-01,
00005,Xã Năm,Xã,commune,24,2020-01-01,
`,
  moves: [
    `old_code,new_code,effective_date,resolution
00001,00001,2022-03-01,1/NQ
00002,00001,2022-03-01,1/NQ
00003,00004,2025-07-01,2/NQ
00004,00004,2025-07-01,2/NQ
`
  ]
}
/** What a release ships beside its lists: the unit that had the code in 2021 keeps its id, whatever day the merger had. */
const naming: Gazetteer.Naming = {
  ...Names.naming,
  ids: { ...Names.naming.ids!, fixed: [{ code: "00001", on: "2021-06-01", day: "2022-02-28" }] }
}

const changed = (from: string, to: string) => (of: Gazetteer.Tables) => {
  const texts = [of.history, ...of.moves!]
  assert.isTrue(
    texts.some((text) => text.includes(from)),
    from
  )
  const [history, ...moves] = texts.map((text) => text.replaceAll(from, to)) as [string, ...Array<string>]
  return { ...of, history, moves }
}
const added = (row: string) => (of: Gazetteer.Tables) => ({ ...of, history: `${of.history}${row}\n` })

const repairs: Readonly<Record<string, (of: Gazetteer.Tables) => Gazetteer.Tables>> = {
  "a name": changed("Xã Hai,", "Xã Hải,"),
  "a type": changed("Xã Một Hai,Xã", "Xã Một Hai,Phường"),
  "the day of an act that has a number": changed("2022-03-01", "2022-02-10"),
  "the parent of a time without figures": changed(
    "00005,Xã Năm,Xã,commune,24,2020-01-01,",
    "00005,Xã Năm,Xã,commune,22,2020-01-01,2020-06-01\n00005,Xã Năm,Xã,commune,24,2020-06-01,"
  ),
  "a list that grows backwards": changed("2020-01-01", "1997-01-01"),
  "a missing unit": added("00006,Xã Sáu,Xã,commune,24,2020-01-01,"),
  "another code of a unit": (of) => ({ ...of, aliases: "code,code_alt\n00005,00055\n" }),
  "the end of one unit, ten days early": changed(
    "Xã Ba,Xã,commune,22,2020-01-01,2025-07-01",
    "Xã Ba,Xã,commune,22,2020-01-01,2025-06-21"
  ),
  "the end of one unit, ten days late": changed(
    "Xã Ba,Xã,commune,22,2020-01-01,2025-07-01",
    "Xã Ba,Xã,commune,22,2020-01-01,2025-07-11"
  ),
  "the end of a unit whose code goes on, ten days early": changed(
    "Xã Bốn,Xã,commune,22,2020-01-01,2025-07-01",
    "Xã Bốn,Xã,commune,22,2020-01-01,2025-06-21"
  ),
  "the end of a unit whose code goes on, ten days late": changed(
    "Xã Bốn,Xã,commune,22,2020-01-01,2025-07-01",
    "Xã Bốn,Xã,commune,22,2020-01-01,2025-07-11"
  ),
  "the first day of a merged unit, ten days early": changed(
    "Xã Ba Bốn,Xã,commune,22,2025-07-01",
    "Xã Ba Bốn,Xã,commune,22,2025-06-21"
  ),
  "the first day of a merged unit, ten days late": changed(
    "Xã Ba Bốn,Xã,commune,22,2025-07-01",
    "Xã Ba Bốn,Xã,commune,22,2025-07-11"
  ),
  "a missing former unit of a code": added("00003,Xã Ba Mới,Xã,commune,24,2026-01-01,")
}

const text = { vi: "m", en: "m" }
const periods = ["2021-10", "2024-10", "2025-10"] as const
const encoded = (tables: Gazetteer.Tables, called = naming) =>
  Documents.encode(Result.getOrThrow(Gazetteer.read(tables, called)).documents)

/** A Lantoa with the list and a figure of every commune in every period of its life, and how each reads. */
const stored = async () => {
  const lantoa = await Lantoa.open()
  const knownAt = "2026-01-05"
  await lantoa.put(encoded(list), { knownAt })
  await lantoa.put(
    {
      measures: [{ id: "m", title: text, basis: "turn", accumulation: "flow", own: "no" }],
      indicators: [{ id: "m", title: text, expression: { _tag: "Measure", measure: "m" } }]
    },
    { knownAt }
  )
  const { territory } = await lantoa.model()
  const units = [...territory.units.keys()].filter((id) => id !== "vn")
  const level = Territory.levelIndex(territory, "state", "commune")
  const observations = periods.flatMap((period, turn) =>
    Territory.unitsAtLevel(Territory.snapshotAt(territory, "state", `${period}-01`), level).map((unit, index) => ({
      measure: "m",
      units: [unit] as const,
      period,
      value: 10 ** turn * (index + 1),
      knownAt
    }))
  )
  await lantoa.append({ id: "r", observations })
  const readings = async () => {
    const found: Array<string> = []
    for (const boundaries of ["as reported", { asOf: "2021-12-31" }, { asOf: "2025-12-31" }] as const) {
      for (const one of await lantoa.read({
        indicator: "m",
        hierarchy: "state",
        units: units as [string],
        periods,
        boundaries
      }))
        found.push(
          `${one.unit} ${one.period} ${JSON.stringify(boundaries)} ${one.reported} ${one.value?.lower} ${one.value?.upper}`
        )
    }
    return found
  }
  return { lantoa, readings, observations }
}

describe("a release of a list", () => {
  for (const [what, repair] of Object.entries(repairs)) {
    it(`leaves every stored figure with its unit and every reading as it was: ${what} repaired`, async () => {
      const { lantoa, observations, readings } = await stored()
      const before = await readings()
      await lantoa.put(encoded(repair(list)), { knownAt: "2026-02-01" })
      assert.deepStrictEqual(await readings(), before)
      assert.strictEqual((await lantoa.observations()).length, observations.length)
      await lantoa.close()
    })
  }

  const mistaken = changed("00005,", "00055,")

  it("with a code that was mistaken is refused where that would take a unit from its figures, and says which", async () => {
    const { lantoa } = await stored()
    const error = await lantoa.put(encoded(mistaken(list)), { knownAt: "2026-02-01" }).then(
      () => assert.fail("written"),
      (refused: unknown) => refused as Error
    )
    assert.include(error.message, 'figures of "vn.00005" are stored, and it would have no edge any more')
    await lantoa.close()
  })

  it("keeps the id of a unit whose code was mistaken, where the naming says under which code it was", async () => {
    const { lantoa, readings } = await stored()
    const before = await readings()
    const ids = { ...naming.ids!, fixed: [...naming.ids!.fixed, { code: "00055", on: "2024-01-01", as: "00005" }] }
    await lantoa.put(encoded(mistaken(list), { ...naming, ids }), { knownAt: "2026-02-01" })
    assert.deepStrictEqual(await readings(), before)
    const { territory } = await lantoa.model()
    const found = Territory.resolve(territory, { scheme: "gso", code: "00055" })
    assert.strictEqual(Result.getOrThrow(found), "vn.00005")
    await lantoa.close()
  })

  it("with an act that has no number, and another day, is refused until the one that is stored is said to move nobody", async () => {
    const numberless = (of: Gazetteer.Tables) => ({
      ...of,
      moves: of.moves!.map((text) => text.replaceAll(",1/NQ", ","))
    })
    const [before, after] = [list, changed("2022-03-01", "2022-02-10")(list)].map((of) => encoded(numberless(of))) as [
      Documents.Encoded,
      Documents.Encoded
    ]
    const lantoa = await Lantoa.open()
    await lantoa.put(before, { knownAt: "2026-01-05" })
    const error = await lantoa.put(after, { knownAt: "2026-02-01" }).then(
      () => assert.fail("written"),
      (refused: unknown) => refused as Error
    )
    assert.match(error.message, /^Documents: 2 problems\n {2}- successions\.vn\.2022-03-01\.vn\.00001\.moves\[0\]/)
    const stored = before.successions!.find(({ id }) => id === "vn.2022-03-01.vn.00001")!
    const successions = [...after.successions!, { ...stored, moves: [] }]
    await lantoa.put({ ...after, successions }, { knownAt: "2026-02-01" })
    await lantoa.close()
  })
})
