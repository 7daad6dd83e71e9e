import { assert, describe, it } from "@effect/vitest"
import { Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"
import * as VietnamProvinces from "../src/VietnamProvinces.ts"

const history = `code,name_vi,type,level,parent_code,valid_from,valid_to
22,Tỉnh Quảng Ninh,Tỉnh,province,VN,2020-01-01,
196,Thành phố Uông Bí,Thành phố,district,22,2020-01-01,2025-07-01
06811,Phường Thanh Sơn,Phường,commune,196,2020-01-01,2025-07-01
06811,Phường Uông Bí,Phường,commune,22,2025-07-01,
06820,Phường Trưng Vương,Phường,commune,196,2020-01-01,2025-07-01
06820,Phường Vàng Danh,Phường,commune,22,2025-07-01,
06823,Phường Bắc Sơn,Phường,commune,196,2020-01-01,2025-07-01
06900,Xã Hoà An,Xã,commune,196,2020-01-01,2024-05-01
06900,Phường Hoà An,Phường,commune,196,2024-05-01,2025-07-01
06900,Phường Hoà An,Phường,commune,22,2025-07-01,
06901,"Xã ""Lạc""",Xã,commune,196,2020-01-01,2020-02-01
`
const moves = `old_code,old_name,new_code,new_name,kind,effective_date,area_share,population_share,resolution,clause
06811,Phường Thanh Sơn,06811,Phường Uông Bí,whole,2025-07-01,whole,whole,1679/NQ-UBTVQH15,28
06820,Phường Trưng Vương,06811,Phường Uông Bí,partial,2025-07-01,remainder,remainder,1679/NQ-UBTVQH15,28
06820,Phường Trưng Vương,06820,Phường Vàng Danh,partial,2025-07-01,part,part,1679/NQ-UBTVQH15,29
06823,Phường Bắc Sơn,06820,Phường Vàng Danh,whole,2025-07-01,whole,whole,1679/NQ-UBTVQH15,29
06900,Phường Hòa An,06900,Phường Hoà An,whole,2025-07-01,whole,whole,1679/NQ-UBTVQH15,
06999,Xã Ma,06900,Phường Hoà An,whole,2025-07-01,whole,whole,1679/NQ-UBTVQH15,30
06811,Phường Thanh Sơn,06811|06820,hai nơi,ambiguous,2025-07-01,,,,
`
const acts = `number,issued,effective,title
1679/NQ-UBTVQH15,2025-06-16,2025-07-01,"Sắp xếp các đơn vị hành chính cấp xã của tỉnh Quảng Ninh, năm 2025"
60-NQ/TW,2025-04-12,,Nghị quyết Hội nghị Trung ương 11
`
const escape = (text: string): string => text.replace(/[?.[\]()]/g, "\\$&")
const read = (tables: Gazetteer.Tables) => Result.getOrThrow(Gazetteer.read(tables, Names.naming))
const uongBi = read({ history, moves: [moves], acts })
const territoryOf = ({ documents }: Gazetteer.Gazetteer) =>
  Territory.make(documents.hierarchies, documents.successions, documents.units, [], Names.locale)

/** The unit that a look-up finds, or why it does not, with the candidates. */
const look = (query: Territory.Lookup, gazetteer = uongBi): string | ReadonlyArray<string> =>
  Result.match(Territory.resolve(territoryOf(gazetteer), query), {
    onSuccess: (unit): string | ReadonlyArray<string> => unit,
    onFailure: (error) => [error.reason, ...error.candidates.map((candidate) => candidate.unit)]
  })

describe("a gazetteer", () => {
  it("makes documents that agree with each other", () => {
    assert.isTrue(Result.isSuccess(Model.make(uongBi.documents)))
    assert.isTrue(Result.isSuccess(Model.make(VietnamProvinces.documents())))
  })

  it("gives a code that goes on after a division to a new unit, one left alone keeps its id through a promotion", () => {
    assert.deepStrictEqual(
      uongBi.documents.units.map((unit) => [unit.id, ...unit.names.map((name) => name.name.en)]),
      [
        ["vn", "Viet Nam"],
        ["vn.22", "Quang Ninh Province"],
        ["vn.196", "Uong Bi City"],
        ["vn.06811", "Thanh Son Ward"],
        ["vn.06811.2025-07-01", "Uong Bi Ward"],
        ["vn.06820", "Trung Vuong Ward"],
        ["vn.06820.2025-07-01", "Vang Danh Ward"],
        ["vn.06823", "Bac Son Ward"],
        ["vn.06900", "Hoa An Commune", "Hoa An Ward"],
        ["vn.06901", `"Lac" Commune`]
      ]
    )
  })

  it("writes a succession for each clause, with its act and the shares as the law words them", () => {
    const [first, second, abolished] = uongBi.documents.successions
    assert.deepStrictEqual(
      [first!.id, first!.kind, first!.basis, first!.clause, first!.moves.length],
      ["vn.1679-nq-ubtvqh15.28", "mixed", "vn.1679-nq-ubtvqh15", "28", 2]
    )
    assert.deepStrictEqual(second!.moves[0], {
      from: "vn.06820",
      to: "vn.06820.2025-07-01",
      shares: { population: "part", area: "part" }
    })
    assert.deepStrictEqual([abolished!.kind, abolished!.date], ["levelAbolished", "2025-07-01"])
    assert.strictEqual(uongBi.documents.hierarchies[0]!.levels[2]!.basis, "vn.60-nq-tw")
  })

  it("reports what a person should look at", () => {
    const report = Gazetteer.report(uongBi)
    assert.deepStrictEqual(report.counts, [
      { from: "2020-01-01", levels: { province: 1, district: 1, commune: 5 } },
      { from: "2020-02-01", levels: { province: 1, district: 1, commune: 4 } },
      { from: "2024-05-01", levels: { province: 1, district: 1, commune: 4 } },
      { from: "2025-07-01", levels: { province: 1, district: 0, commune: 3 } }
    ])
    assert.deepStrictEqual(
      report.withoutSuccessor.map((remark) => remark.unit),
      ["vn.06901"]
    )
    assert.deepStrictEqual(report.withoutPredecessor, [])
    assert.match(report.spellings[0]!.message, /Hoà An: the moves write Phường Hòa An \(places a tone mark/)
    assert.deepStrictEqual(
      report.leftOut.map((remark) => remark.message.split(": ")[1]),
      [
        "left out, the row says ambiguous, moves[0] line 8",
        "left out, no unit has the code 06999 on 2025-06-30; correct a code or the day, here or in the history, moves[0] line 7"
      ]
    )
  })

  it("is quiet about moves of other places, unless no move of a table is of the places read", () => {
    const away = `${moves}30001,Xã Xa,30002,Xã Gần,whole,2025-07-01,whole,whole,1/NQ,1\n30003,Xã Lạ,,,unresolved,2025-07-01,,,1/NQ,2\n`
    const quiet = Gazetteer.report(read({ history, moves: [away], acts }))
    assert.deepStrictEqual([quiet.leftOut.length, quiet.elsewhere], [2, 2])
    // As a spreadsheet leaves them that takes codes for numbers.
    const lost = Gazetteer.report(read({ history, moves: [moves.replaceAll(/\b0(6[89])/g, "$1")] }))
    assert.isAtLeast(lost.leftOut.length, 6)
    assert.strictEqual(lost.elsewhere, 0)
  })

  it("reports moves that do not make up the whole of a unit", () => {
    const broken = moves
      .replace("partial,2025-07-01,remainder,remainder", "partial,2025-07-01,remainder,0.2")
      .replace("partial,2025-07-01,part,part", "partial,2025-07-01,part,0.3")
    const report = Gazetteer.report(read({ history, moves: [broken], acts }))
    assert.deepStrictEqual(report.notConserving, [
      { unit: "vn.06820", message: "Phường Trưng Vương gives shares that add up to 0.5 (population)" }
    ])
  })

  it("reads a missing share as the other one, and rows without shares as whole", () => {
    const header = "old_code,new_code,effective_date,population_share,area_share\n"
    const rows = "06820,06811,2025-07-01,remainder,\n06820,06820,2025-07-01,,part\n06811,06811,2025-07-01,,\n"
    const { documents } = read({ history, moves: [header + rows] })
    const shares = documents.successions.flatMap((one) => one.moves.map((move) => [move.from, move.shares] as const))
    assert.deepStrictEqual(shares, [
      ["vn.06820", { population: "remainder" }],
      ["vn.06811", { population: "whole" }],
      ["vn.06820", { population: "part", area: "part" }]
    ])
    assert.isTrue(Result.isSuccess(Model.make(documents)))
  })

  it("reports codes that two units have at once, and codes that pause", () => {
    const clash = `${history}06901,Xã Khác,Xã,commune,22,2020-01-15,2020-03-01\n06823,Phường Mới,Phường,commune,22,2026-01-01,\n`
    const report = Gazetteer.report(read({ history: clash }))
    assert.deepStrictEqual(
      report.codeClashes.map((remark) => remark.unit),
      ["vn.06901.2020-01-31"]
    )
    assert.match(report.gaps.at(-1)!.message, /06823 is not listed from 2025-07-01 until before 2026-01-01/)
  })

  it("names every row that cannot be read", () => {
    const wrong = Gazetteer.read(
      {
        history: `${history}x,,Xã,commune,22,2025-02-30,\n`,
        moves: ["old_code,new_code,effective_date,population_share\n1,2,soon,half\n"]
      },
      Names.naming
    )
    assert.isTrue(Result.isFailure(wrong))
    if (!Result.isFailure(wrong)) return
    assert.deepStrictEqual(
      wrong.failure.problems.map((problem) => problem.path),
      [
        ["moves", 0, 2],
        ["history", 13]
      ]
    )
    assert.match(wrong.failure.message, /effective_date "soon" must be a day .*; shares are whole, part, remainder/)
    assert.match(wrong.failure.message, /name is missing; valid_from "2025-02-30" does not exist; the last of that/)
  })

  it("names the columns that a table lacks, and takes fields that semicolons or tabs part", () => {
    const said = (tables: Gazetteer.Tables): string =>
      Result.match(Gazetteer.read(tables, Names.naming), {
        onSuccess: () => "read",
        onFailure: ({ message }) => message
      })
    assert.include(said({ history: "code\n1\n" }), "history: has no column name, type")
    assert.include(
      said({ history, moves: ["from,new_code,date\n1,2,2025-07-01"] }),
      "has no column old_code, effective_date"
    )
    for (const separator of [";", "\t"])
      assert.strictEqual(said({ history: history.replaceAll(",", separator) }), "read")
    const vietnamese = `${history}06902,Xã Mới,Xã,commune,196,01/07/2025,\n`
    assert.include(
      said({ history: vietnamese }),
      `valid_from "01/07/2025" must be a day that exists, written YYYY-MM-DD: did you mean 2025-07-01?`
    )
    const level = `${history}06902,Xã Mới,Xã,comune,196,2025-07-01,\n`
    assert.include(said({ history: level }), `level "comune" is none of country, province, district, commune, hamlet`)
  })

  it("lets no unit fall out of the tree unsaid: its parent is unknown, or gone, and the model is refused", () => {
    const outside = (row: string): readonly [string | undefined, string] => {
      const gazetteer = read({ history: `${history}${row}\n`, moves: [moves], acts })
      const model = Model.make(gazetteer.documents)
      return [
        Gazetteer.report(gazetteer).withoutParent[0]?.message,
        Result.match(model, { onSuccess: () => "made", onFailure: ({ message }) => message })
      ]
    }
    const [unknown, refused] = outside("06902,Xã Mới,Xã,commune,2X,2025-07-01,")
    assert.strictEqual(
      unknown,
      "Xã Mới lies in 2X from 2025-07-01, and no unit has this code then; correct parent_code, or the days of one of the two"
    )
    assert.match(refused, /there is no unit or organisation "vn\.2x"/)
    const [gone, orphan] = outside("06902,Xã Mới,Xã,commune,196,2024-01-01,")
    assert.match(gone!, /^Xã Mới lies in 196 from 2025-07-01, and no unit/)
    assert.match(orphan, /"vn\.06902" lies in "vn\.196" from 2024-01-01, but "vn\.196" has no edge from 2025-07-01/)
    assert.deepStrictEqual(outside("06902,Xã Mới,Xã,commune,22,2025-07-01,"), [undefined, "made"])
  })

  it("reads hamlets, their names and what they are called in English", () => {
    const hamlets = `${history}06811001,Tổ dân phố số 3,Tổ dân phố,hamlet,06811,2025-07-01,
06811002,Thôn Bình An,Thôn,hamlet,06811,2025-07-01,
06811003,Ấp Phú Hòa,Ấp,hamlet,06811,2025-07-01,
`
    const gazetteer = read({ history: hamlets, moves: [moves], acts })
    const names = {
      "vn.06811001.2025-07-01": ["Tổ dân phố số 3", "TDP số 3", "tdp. số 03"],
      "vn.06811002.2025-07-01": ["Thôn Bình An", "thon binh an", "Bình An"],
      "vn.06811003.2025-07-01": ["Ấp Phú Hoà", "phu hoa"]
    }
    for (const [unit, all] of Object.entries(names)) {
      for (const name of all) assert.strictEqual(look({ name }, gazetteer), unit, name)
    }
    assert.deepStrictEqual(
      gazetteer.documents.units.slice(-3).map((unit) => unit.names[0].name.en),
      ["Residential Group 3", "Binh An Hamlet", "Phu Hoa Hamlet"]
    )
  })
})

describe("a look-up", () => {
  it("needs a day where a code was reused", () => {
    const code = { scheme: "gso", code: "06820" }
    assert.deepStrictEqual(look(code), ["Ambiguous", "vn.06820", "vn.06820.2025-07-01"])
    assert.strictEqual(look({ ...code, at: "2025-06-30" }), "vn.06820")
    assert.strictEqual(look({ ...code, at: "2025-07-01" }), "vn.06820.2025-07-01")
    assert.deepStrictEqual(look({ ...code, at: "2019-12-31" }), ["OtherTime", "vn.06820", "vn.06820.2025-07-01"])
    assert.strictEqual(look({ scheme: "gso", code: "06823" }), "vn.06823")
    assert.deepStrictEqual(look({ scheme: "gso", code: "99999" }), ["Unknown"])
  })

  it("says with each candidate its name, its parent and its era", () => {
    const found = Territory.resolve(territoryOf(uongBi), { scheme: "gso", code: "06820" })
    assert.isTrue(Result.isFailure(found))
    if (!Result.isFailure(found)) return
    assert.strictEqual(
      found.failure.message,
      [
        `code "06820" of gso names no one unit: it means several; add a day (at), a parent (within) or a level`,
        "  - vn.06820 (Phường Trưng Vương, Thành phố Uông Bí; from 2020-01-01 until before 2025-07-01)",
        "  - vn.06820.2025-07-01 (Phường Vàng Danh, Tỉnh Quảng Ninh; from 2025-07-01)"
      ].join("\n")
    )
  })

  it("finds names with and without marks, with the tone mark on either vowel, with and without type", () => {
    for (const name of ["Hoà An", "Hòa An", "hoa an", "xã Hòa An", "XÃ HOÀ AN", "Hoa An Ward", " phường  hoà an "]) {
      assert.strictEqual(look({ name }), "vn.06900", name)
    }
    // What is not found is no answer, however near.
    for (const name of ["Hoá An", "Họa An", "tỉnh Hoà An"])
      assert.deepStrictEqual(look({ name }), ["Unknown", "vn.06900"], name)
    assert.strictEqual(look({ name: "TP. Uông Bí" }), "vn.196")
    assert.strictEqual(look({ name: "tp uong bi" }), "vn.196")
  })

  it("never guesses between namesakes: type, day, level or parent must decide", () => {
    assert.deepStrictEqual(look({ name: "Uông Bí" }), ["Ambiguous", "vn.196", "vn.06811.2025-07-01"])
    assert.strictEqual(look({ name: "phường Uông Bí" }), "vn.06811.2025-07-01")
    assert.strictEqual(look({ name: "Uông Bí", at: "2025-07-01" }), "vn.06811.2025-07-01")
    assert.strictEqual(look({ name: "Uông Bí", level: "district", hierarchy: "state" }), "vn.196")
    const provinces = VietnamProvinces.gazetteer()
    assert.deepStrictEqual(look({ name: "Đồng Tháp" }, provinces), ["Ambiguous", "vn.87", "vn.82.2025-07-01"])
    assert.strictEqual(look({ name: "dong thap", at: "2024-01-01" }, provinces), "vn.87")
    assert.strictEqual(look({ name: "Thừa Thiên Huế" }, provinces), look({ name: "Huế" }, provinces))
  })

  it("looks inside a parent, as of the time when it was one", () => {
    const inside = { hierarchy: "state", within: "vn.196" }
    assert.strictEqual(look({ name: "Hòa An", ...inside }), "vn.06900")
    assert.deepStrictEqual(look({ name: "Hòa An", ...inside, at: "2025-07-01" }), ["OtherTime", "vn.06900", "vn.06900"])
  })

  it("tells another place from another time", () => {
    const inside = { hierarchy: "state", within: "vn.196" }
    assert.deepStrictEqual(look({ name: "Vàng Danh", ...inside }), ["Elsewhere", "vn.06820.2025-07-01"])
    const there = { scheme: "gso", code: "06820", ...inside }
    assert.deepStrictEqual(look({ ...there, at: "2025-07-01" }), ["OtherTime", "vn.06820", "vn.06820.2025-07-01"])
  })

  it("refuses a condition that it cannot use, and says what would do", () => {
    const said = (query: object): string =>
      Result.match(Territory.resolve(territoryOf(uongBi), query as Territory.Lookup), {
        onSuccess: (unit) => unit,
        onFailure: (error) => (error.reason === "Unusable" ? error.message : error.reason)
      })
    const name = "Uông Bí"
    const refused = {
      'within: says nothing without a hierarchy; add one of "state"': { within: "vn.22" },
      'level: says nothing without a hierarchy; add one of "state"': { level: "commune" },
      'hierarchy: there is no "union"; there are "state"': { hierarchy: "union" },
      'within: there is no "vn.23" in "state"': { hierarchy: "state", within: "vn.23" },
      "at: must be a day that exists, written YYYY-MM-DD: did you mean 2025-07-01?": { at: "1/7/2025" },
      'at: "2025-02-30" does not exist; the last of that month is 2025-02-28': { at: "2025-02-30" },
      "type: is not known here: correct its name, or leave it out; what there may be is name, at, hierarchy, within, level":
        {
          type: "xã"
        }
    }
    for (const [why, conditions] of Object.entries(refused)) {
      assert.match(said({ name, ...conditions }), new RegExp(`^name "Uông Bí".* cannot be looked up: ${escape(why)}$`))
    }
    const levels = said({ name, hierarchy: "state", level: "xã" })
    assert.match(
      levels,
      /level: "state" has no level "xã"; it has "country", "province", "district", "commune", "hamlet"$/
    )
  })

  it("finds another code of a unit by its scheme as well", () => {
    const gazetteer = read({ history, moves: [moves], acts, aliases: "code,code_alt\n06820,06821\n" })
    for (const scheme of ["gso", "gso.other"]) {
      assert.strictEqual(look({ scheme, code: "06821", at: "2025-07-01" }, gazetteer), "vn.06820.2025-07-01")
    }
    assert.deepStrictEqual(look({ scheme: "gso.other", code: "06820" }, gazetteer), ["Unknown"])
  })
})
