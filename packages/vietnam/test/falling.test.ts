import { assert, describe, it } from "@effect/vitest"
import { Model, Succession } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"

const header = "code,name_vi,type,level,parent_code,valid_from,valid_to"
const rows = `22,Tỉnh Quảng Ninh,Tỉnh,province,VN,2020-01-01,
196,Huyện Uông Bí,Huyện,district,22,2020-01-01,2025-07-01
00001,Xã Một,Xã,commune,196,2020-01-01,2025-07-01
00002,Xã Hai,Xã,commune,196,2020-01-01,2025-07-01
00003,Phường Ba,Phường,commune,22,2025-07-01,`

const read = (history: string, moves: string) =>
  Gazetteer.read(
    { history: `${header}\n${history}`, moves: [`old_code,new_code,effective_date\n${moves}`] },
    Names.naming
  )
const said = <A>(result: Result.Result<A, { readonly message: string }>): string =>
  Result.match(result, { onSuccess: () => "", onFailure: ({ message }) => message })

describe("nothing falls out of the tree silently", () => {
  it("what of rows and moves has no place is in the report, all of it, and a model of it names each unit", () => {
    const gazetteer = Result.getOrThrow(
      read(
        `${rows}
00004,Xã Không Cha,Xã,commune,999,2020-01-01,
00005,Xã Sai Năm,Xã,commune,196,2019-01-01,2025-07-01
00006,Xã Còn Sống,Xã,commune,196,2020-01-01,`,
        "00003,00001,2025-07-01\n00002,00003,2024-07-01\n00002,00009,2025-07-01\n00001,00003,2025-07-01"
      )
    )
    const { leftOut, withoutParent } = Gazetteer.report(gazetteer)
    assert.deepStrictEqual(withoutParent, [
      {
        unit: "vn.00004",
        message:
          "Xã Không Cha lies in 999 from 2020-01-01, and no unit has this code then; correct parent_code, or the days of one of the two"
      },
      {
        unit: "vn.00005",
        message:
          "Xã Sai Năm lies in 196 from 2019-01-01 until before 2020-01-01, and no unit has this code then; correct parent_code, or the days of one of the two"
      },
      {
        unit: "vn.00006",
        message:
          "Xã Còn Sống lies in 196 from 2025-07-01, and no unit has this code then; correct parent_code, or the days of one of the two"
      }
    ])
    assert.deepStrictEqual(
      leftOut.map(({ message }) => message.slice(message.indexOf("left out"), message.indexOf(", moves["))),
      [
        "left out, it fits the other way round; turn it round",
        "left out, no unit has the code 00003 on 2024-07-01; correct a code or the day, here or in the history",
        "left out, no unit has the code 00009 on 2025-07-01; correct a code or the day, here or in the history"
      ]
    )
    const refused = said(Model.make(gazetteer.documents))
    for (const unit of ["vn.00004", "vn.00005", "vn.00006"])
      assert.match(refused, new RegExp(`"${unit}" (lies in|is said to lie)`))
    assert.include(refused, "3 problems")
  })

  it("a level that is mistaken is refused with its row, unknown or that of another unit", () => {
    assert.include(
      said(read(rows.replace("Xã,commune", "Xã,comune"), "")),
      'history[4]: level "comune" is none of country, province, district, commune'
    )
    assert.include(said(read(rows.replace("Xã Một,Xã,commune", "Xã Một,Xã,district"), "")), "00001 in 196")
    assert.include(said(read(rows.replace("Xã Một,Xã,commune", "Xã Một,Xã,province"), "")), "00001 in 196")
  })

  it("a model of documents says all of it at once: levels, parents, days, moves the wrong way round and against the edges", () => {
    const { documents } = Result.getOrThrow(read(rows, "00001,00003,2025-07-01"))
    const [state] = documents.hierarchies
    const edges = state!.edges.map((edge) => {
      if (edge.unit === "vn.00001") return { ...edge, level: "province" }
      if (edge.unit === "vn.00002") return { ...edge, from: "2019-01-01" }
      return edge.unit === "vn.00003.2025-07-01" ? { ...edge, parent: "vn.lost" } : edge
    })
    const more = Succession.from({
      id: "s",
      kind: "mixed",
      date: "2025-07-01",
      hierarchy: "state",
      moves: [
        { from: "vn.00003.2025-07-01", to: "vn.00002" },
        { from: "vn.22", to: "vn.00003.2025-07-01" }
      ]
    })
    const refused = said(
      Model.make({
        ...documents,
        hierarchies: [{ ...state!, edges }],
        successions: [...documents.successions, more]
      })
    )
    for (const part of [
      '"vn.00001" lies at level "province" from 2020-01-01 until before 2025-07-01 in "vn.196", of level "district", which is below it',
      '"vn.00002" lies in "vn.196" from 2019-01-01 until before 2025-07-01, but "vn.196" has no edge from 2019-01-01 until before 2020-01-01',
      'there is no unit or organisation "vn.lost", in which "vn.00003.2025-07-01" is said to lie',
      'moves from "vn.00003.2025-07-01", which begins on 2025-07-01, to "vn.00002", which ends that day: turn the move round',
      'all of "vn.22" goes to "vn.00003.2025-07-01" on 2025-07-01, yet it lives on'
    ]) {
      assert.include(refused, part)
    }
  })
})
