import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"

const tables: Gazetteer.Tables = {
  history: `code,name,type,level,parent_code,valid_from,valid_to
22,Tỉnh Quảng Ninh,Tỉnh,province,VN,2020-01-01,
06811,Phường Uông Bí,Phường,commune,22,2025-07-01,
06820,Phường Vàng Danh,Phường,commune,22,2025-07-01,
06832,Phường Yên Tử,Phường,commune,22,2025-07-01,
`
}
const list = `parent,name
Phường Uông Bí,Tổ dân phố số 3
phuong uong bi,Thôn Bình An
06820,Ấp Phú Hoà
06820,Khóm 2
P. Yên Tử,Bản Mới
`
const read = (of: Gazetteer.Tables = tables) => Result.getOrThrow(Gazetteer.read(of, Names.naming))
const below = (text: string, of = tables) =>
  Gazetteer.below(read(of), { list: text, level: "hamlet", from: "2025-07-01", follow: [Names.union] })
const made = (documents: Documents.Documents) => Result.getOrThrow(Model.make(documents, Names.locale))
const namesOf = (documents: Documents.Documents, hierarchy: string, at: string): ReadonlyArray<string> => {
  const { territory } = made(documents)
  const { edges } = documents.hierarchies.find(({ id }) => id === hierarchy)!
  return edges
    .filter(({ from = "", to = "9999" }) => from <= at && at < to)
    .map(({ parent, unit }) => {
      const name = (id: string) => territory.units.get(id)!.names.findLast(({ from = "" }) => from <= at)!.name.vi
      return parent === undefined ? name(unit) : `${name(unit)} < ${name(parent)}`
    })
}

/** On the first day of 2027 Vàng Danh goes into Uông Bí. */
const merged = Result.getOrThrow(
  Gazetteer.enact(tables, { number: "9/NQ", effective: "2027-01-01", moves: [{ from: "06820", to: "06811" }] })
)

describe("hamlets and branches", () => {
  it("come in one call from a list of names, below communes by name or code", () => {
    const documents = Result.getOrThrow(below(list))
    const { territory } = made(documents)
    const look = (name: string) => Result.getOrThrow(Territory.resolve(territory, { name }))
    assert.strictEqual(look("TDP số 3"), "vn.06811.2025-07-01.to-dan-pho-so-3")
    assert.strictEqual(look("ấp Phú Hòa"), "vn.06820.2025-07-01.ap-phu-hoa")
    assert.deepStrictEqual(namesOf(documents, "union", "2026-01-01"), [
      "Tỉnh Đoàn Quảng Ninh",
      "Đoàn phường Uông Bí < Tỉnh Đoàn Quảng Ninh",
      "Đoàn phường Vàng Danh < Tỉnh Đoàn Quảng Ninh",
      "Đoàn phường Yên Tử < Tỉnh Đoàn Quảng Ninh",
      "Chi đoàn tổ dân phố số 3 < Đoàn phường Uông Bí",
      "Chi đoàn thôn Bình An < Đoàn phường Uông Bí",
      "Chi đoàn ấp Phú Hoà < Đoàn phường Vàng Danh",
      "Chi đoàn khóm 2 < Đoàn phường Vàng Danh",
      "Chi đoàn bản Mới < Đoàn phường Yên Tử"
    ])
    assert.deepStrictEqual(Territory.coverageOf(territory, "union.vn.06820.2025-07-01.khom-2", "2026-01-01"), [
      "vn.06820.2025-07-01.khom-2"
    ])
  })

  it("follow what their commune became, each under the id it had", () => {
    const documents = Result.getOrThrow(below(list, merged))
    const hamlets = namesOf(documents, "state", "2027-01-01").filter((line) => /^(Ấp|Khóm)/.test(line))
    assert.deepStrictEqual(hamlets, ["Ấp Phú Hoà < Phường Uông Bí", "Khóm 2 < Phường Uông Bí"])
    const branches = namesOf(documents, "union", "2027-01-01")
    assert.includeMembers(
      [...branches],
      ["Đoàn phường Uông Bí < Tỉnh Đoàn Quảng Ninh", "Chi đoàn khóm 2 < Đoàn phường Uông Bí"]
    )
    assert.isFalse(branches.some((line) => line.includes("Vàng Danh")))
    assert.isTrue(namesOf(documents, "union", "2026-12-31").includes("Chi đoàn khóm 2 < Đoàn phường Vàng Danh"))
  })

  it("ask where each lies when its commune was divided, and take the answer as a row of the list", () => {
    const divided = Result.getOrThrow(
      Gazetteer.enact(tables, {
        number: "9/NQ",
        effective: "2027-01-01",
        moves: [
          { from: "06820", to: "06811", share: "part" },
          { from: "06820", to: "06832", share: "remainder" }
        ]
      })
    )
    const refused = below(list, divided)
    assert.match(
      Result.isFailure(refused) ? refused.failure.message : "",
      /list\[4\]: "Ấp Phú Hoà": vn\.06820\.2025-07-01 was divided on 2027-01-01; say in which of vn\.06811\.2027-01-01, vn\.06832\.2027-01-01 it lies, in a row of its own with from 2027-01-01/
    )
    // Another place of the same name, which moved nowhere.
    const namesake = `${list}P. Yên Tử,Ấp Phú Hoà\n`
    const rows = "06811,Ấp Phú Hoà,2027-01-01\n06832,Khóm 2,2027-01-01\n"
    const said = `${namesake.replace("parent,name", "parent,name,from")}${rows}`
    const documents = Result.getOrThrow(below(said, divided))
    const lying = namesOf(documents, "union", "2027-01-01").filter((line) => /Phú Hoà|khóm/.test(line))
    assert.deepStrictEqual(lying, [
      "Chi đoàn ấp Phú Hoà < Đoàn phường Uông Bí",
      "Chi đoàn khóm 2 < Đoàn phường Yên Tử",
      "Chi đoàn ấp Phú Hoà < Đoàn phường Yên Tử"
    ])
  })

  it("say all that is wrong with a list at once", () => {
    const wrong = below("parent,name\nPhường Uông Bý,Thôn 1\n06820,\n06820,Thôn 2\n06820,thôn 2\n")
    const said = Result.isFailure(wrong) ? wrong.failure.message : ""
    assert.match(said, /list\[2\]: .*Uông Bý.*did you mean/s)
    assert.match(said, /list\[3\]: name is missing/)
    assert.match(said, /list\[5\]: "thôn 2" is listed twice in vn\.06820\.2025-07-01/)
  })
})

describe("an organisation that follows the state", () => {
  it("keeps its figures through a merger of communes", async () => {
    const documents = Result.getOrThrow(Gazetteer.follow(read(merged).documents, Names.union))
    const lantoa = await Lantoa.open()
    const text = { vi: "m", en: "m" }
    await lantoa.put(Documents.encode(documents), { knownAt: "2025-07-01T00:00:00Z" })
    await lantoa.put(
      {
        measures: [{ id: "m", title: text, basis: "turn", accumulation: "flow", own: "no" }],
        indicators: [{ id: "m", title: text, expression: { _tag: "Measure", measure: "m" } }]
      },
      { knownAt: "2025-07-01T00:00:00Z" }
    )
    const figure = (unit: string, value: number) =>
      ({ id: unit, measure: "m", units: [unit], period: "2026-10", value, knownAt: "2026-11-01T00:00:00Z" }) as const
    await lantoa.append({
      id: "r",
      observations: [figure("union.vn.06811.2025-07-01", 5), figure("union.vn.06820.2025-07-01", 7)]
    })
    const [reading] = await lantoa.read({
      indicator: "m",
      hierarchy: "union",
      units: ["union.vn.06811.2027-01-01"],
      periods: ["2026-10"],
      boundaries: { asOf: "2027-01-01" }
    })
    await lantoa.close()
    assert.strictEqual(reading!.reported, 12)
  })

  it("takes exceptions as data: no body, another name, own days, bodies without a place", () => {
    const documents = Result.getOrThrow(
      Gazetteer.follow(read(merged).documents, {
        ...Names.union,
        exceptions: [
          { unit: "vn.06832.2025-07-01", body: false },
          { unit: "vn.06811.2025-07-01", name: { vi: "Đoàn cơ sở Uông Bí", en: "Uong Bi" } }
        ],
        days: { "2027-01-01": "2027-03-01" },
        others: [
          {
            id: "offices",
            name: { vi: "Đoàn khối các cơ quan", en: "Offices" },
            level: "commune",
            parent: "vn.22",
            from: "2025-07-01"
          }
        ]
      })
    )
    assert.deepStrictEqual(namesOf(documents, "union", "2027-02-28"), [
      "Tỉnh Đoàn Quảng Ninh",
      "Đoàn cơ sở Uông Bí < Tỉnh Đoàn Quảng Ninh",
      "Đoàn phường Vàng Danh < Tỉnh Đoàn Quảng Ninh",
      "Đoàn khối các cơ quan < Tỉnh Đoàn Quảng Ninh"
    ])
    assert.deepStrictEqual(namesOf(documents, "union", "2027-03-01"), [
      "Tỉnh Đoàn Quảng Ninh",
      "Đoàn phường Uông Bí < Tỉnh Đoàn Quảng Ninh",
      "Đoàn khối các cơ quan < Tỉnh Đoàn Quảng Ninh"
    ])
  })
})
