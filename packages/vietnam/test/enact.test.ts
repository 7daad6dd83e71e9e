import { assert, describe, it } from "@effect/vitest"
import { Model, Territory, Unit } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"

const tables: Gazetteer.Tables = {
  history: `code,name_vi,type,level,parent_code,valid_from,valid_to
24,Tỉnh Bắc Ninh,Tỉnh,province,VN,2020-01-01,
09001,Xã Một,Xã,commune,24,2020-01-01,
09002,Xã Hai,Xã,commune,24,2020-01-01,
09003,"Xã Ba, Bốn",Xã,commune,24,2020-01-01,`,
  acts: "number,effective,title\n1/NQ,2020-01-01,Một"
}
const act: Gazetteer.Act = {
  number: "388/NQ-UBTVQH16",
  title: `Sắp xếp, thành lập "phường"`,
  issued: "2026-08-28",
  effective: "2026-09-20",
  units: [
    { code: "24", name: "Thành phố Bắc Ninh", type: "Thành phố trực thuộc trung ương" },
    { code: "09001", name: "Phường Một", type: "Phường" },
    { code: "09004", name: "Phường Mới", type: "Phường", level: "commune", parent: "24" }
  ],
  moves: [
    { from: "09002", to: "09004", clause: "2" },
    { from: "09003", to: "09004", share: "part", clause: "2" }
  ]
}

const enacted = (changes: Partial<Gazetteer.Act> = {}) => Gazetteer.enact(tables, { ...act, ...changes })
const said = (changes: Partial<Gazetteer.Act>): string =>
  Result.match(enacted(changes), { onSuccess: () => "enacted", onFailure: ({ message }) => message })

describe("an act that came out today", () => {
  const { documents } = Result.getOrThrow(Gazetteer.read(Result.getOrThrow(enacted()), Names.naming))
  const { territory } = Result.getOrThrow(Model.make(documents))
  const at = (day: string) => {
    const snapshot = Territory.snapshotAt(territory, "state", day)
    const communes = Territory.unitsAtLevel(snapshot, Territory.levelIndex(territory, "state", "commune"))
    return communes.map((id) => `${id} ${Unit.nameAt(territory.units.get(id) as Unit.Unit, day).vi}`)
  }

  it("changes who is where from its day on, and leaves the ids of those that live on", () => {
    assert.deepStrictEqual(at("2026-09-19"), ["vn.09001 Xã Một", "vn.09002 Xã Hai", "vn.09003 Xã Ba, Bốn"])
    assert.deepStrictEqual(at("2026-09-20"), [
      "vn.09001 Phường Một",
      "vn.09003.2026-09-20 Xã Ba, Bốn",
      "vn.09004.2026-09-20 Phường Mới"
    ])
    const before = Result.getOrThrow(Gazetteer.read(tables, Names.naming)).documents.units.map(({ id }) => id)
    assert.includeMembers(
      documents.units.map(({ id }) => id),
      before
    )
  })

  it("is written with its number, its clauses and what it says of shares", () => {
    assert.deepStrictEqual(documents.successions, [
      {
        id: "vn.388-nq-ubtvqh16.2",
        kind: "mixed",
        date: "2026-09-20",
        hierarchy: "state",
        basis: "vn.388-nq-ubtvqh16",
        clause: "2",
        moves: [
          { from: "vn.09002", to: "vn.09004.2026-09-20", shares: { population: "whole" } },
          { from: "vn.09003", to: "vn.09004.2026-09-20", shares: { population: "part" } },
          { from: "vn.09003", to: "vn.09003.2026-09-20", shares: { population: "remainder" } }
        ]
      },
      ...documents.successions.slice(1)
    ])
    assert.deepStrictEqual(
      documents.directives.map(({ symbol, title }) => [symbol, title?.vi]),
      [
        ["1/NQ", "Một"],
        ["388/NQ-UBTVQH16", `Sắp xếp, thành lập "phường"`]
      ]
    )
  })

  it("is refused with all that is wrong: its day, codes that nobody has, new units without a place", () => {
    assert.include(
      said({ effective: "20/9/2026" }),
      `effective: the day "20/9/2026" must be a day that exists, written YYYY-MM-DD: did you mean 2026-09-20?`
    )
    const wrong = said({ units: [{ code: "09009", name: "Xã Chín" }], moves: [{ from: "09008", to: "09007" }] })
    assert.strictEqual(
      wrong,
      `act 388/NQ-UBTVQH16: 3 problems
  - units[0]: no unit has the code "09009" on 2026-09-19: a new one needs type, level, parent
  - moves[0].from: no unit has the code "09008" on 2026-09-19; correct it
  - moves[0].to: no unit has the code "09007" on 2026-09-20; correct it, or add it to units`
    )
  })

  const merger = { units: [], moves: [{ from: "09001", to: "09001" }, { from: "09002", to: "09001" }] } // prettier-ignore

  it("lets live on who is named as the heir of itself", () => {
    const read = Result.getOrThrow(Gazetteer.read(Result.getOrThrow(enacted(merger)), Names.naming))
    const model = Result.getOrThrow(Model.make(read.documents))
    const found = Territory.resolve(model.territory, { scheme: "gso", code: "09001", at: "2026-09-20" })
    assert.strictEqual(Result.getOrThrow(found), "vn.09001.2026-09-20")
    const report = Gazetteer.report(read)
    assert.deepStrictEqual([report.leftOut, report.withoutSuccessor], [[], []])
    assert.deepStrictEqual(
      read.documents.successions.flatMap(({ moves }) => moves).map(({ from, to }) => `${from} > ${to}`),
      ["vn.09001 > vn.09001.2026-09-20", "vn.09002 > vn.09001.2026-09-20"]
    )
    const rest = [
      { from: "09003", to: "09001", share: "part" },
      { from: "09003", to: "09003", share: "remainder" }
    ] as const
    assert.strictEqual(said({ units: [], moves: rest }), "enacted")
  })

  it("is written once, however often it is enacted", () => {
    const once = Result.getOrThrow(enacted(merger))
    assert.deepStrictEqual(Result.getOrThrow(Gazetteer.enact(once, { ...act, ...merger })), once)
  })

  it("is refused where it gives away more than there is, says something twice or nothing, or is misspelt", () => {
    const move = (to: string, share?: Gazetteer.Share) => ({
      from: "09003",
      to,
      ...(share === undefined ? {} : { share })
    })
    assert.include(
      said({ units: [], moves: [move("09001"), move("09002")] }),
      'moves[1]: all of "09003" is given away by moves[0]'
    )
    assert.include(
      said({ units: [], moves: [move("09001", 0.6), move("09002", 0.5)] }),
      'moves[1]: more than all of "09003" is given away: 1.1'
    )
    assert.include(
      said({ units: [], moves: [move("09001", 0.1), move("09001", 0.2)] }),
      'moves[1]: "09003" to "09001" is said twice'
    )
    assert.include(
      said({ units: [], moves: [move("09003")] }),
      'moves[0]: "09003" moves to itself alone, which changes nothing: leave it out, or name it in units'
    )
    assert.include(said({ units: [], moves: [] }), "changes nothing")
    assert.match(said({ mvoes: [] } as never), /mvoes.*moves/)
    assert.match(said({ units: [{ code: "09001", nmae: "X" }] as never }), /units\[0\].*nmae.*name/)
    assert.match(said({ units: [{ code: 9001 }] as never }), /units\[0\]\.code/)
    assert.match(said({ moves: [move("09001", "hlaf" as never)] }), /moves\[0\]\.share/)
    assert.isTrue(Result.isFailure(Gazetteer.enact(tables, null as never)))
  })
})
