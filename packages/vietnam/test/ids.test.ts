import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, expect, it } from "@effect/vitest"
import { Day } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"
import * as VietnamProvinces from "../src/VietnamProvinces.ts"

const header = "code,name_vi,type,level,parent_code,valid_from,valid_to\n"
const moved = "old_code,new_code,effective_date\n"

/** Ids with the name that the unit had last. */
const namesOf = (tables: Gazetteer.Tables, naming = Names.naming): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Result.getOrThrow(Gazetteer.read(tables, naming)).documents.units.map((unit) => [
      unit.id,
      unit.names.at(-1)!.name.vi
    ])
  )

/** A, B and C of 2020; A and B merged in 2022 under the code of A, C joined in 2025 under the same code. */
const history = `${header}00001,Xã A,Xã,commune,VN,2020-01-01,2022-03-01
00002,Xã B,Xã,commune,VN,2020-01-01,2022-03-01
00003,Xã C,Xã,commune,VN,2020-01-01,2025-07-01
00001,Xã AB,Xã,commune,VN,2022-03-01,2025-07-01
00001,Xã ABC,Xã,commune,VN,2025-07-01,
00004,Xã D,Xã,commune,VN,2020-01-01,
`
const merger = "00001,00001,2022-03-01\n00002,00001,2022-03-01\n"
const reform = "00001,00001,2025-07-01\n00003,00001,2025-07-01\n00004,00004,2025-07-01\n"
const tables = { history, moves: [moved + merger + reform] }
const names = {
  vn: "Việt Nam",
  "vn.00001.2022-02-28": "Xã A",
  "vn.00001": "Xã AB",
  "vn.00001.2025-07-01": "Xã ABC",
  "vn.00002": "Xã B",
  "vn.00003": "Xã C",
  "vn.00004": "Xã D"
}

describe("an id", () => {
  it("is the code, and for all units but that of 30 June 2025 the nearest day on which they used it", () => {
    assert.deepStrictEqual(namesOf(tables), names)
  })

  it("does not change when the list begins earlier or later", () => {
    for (const first of ["1975-04-30", "2019-01-01", "2022-02-28"]) {
      assert.deepStrictEqual(namesOf({ ...tables, history: history.replaceAll(",2020-01-01,", `,${first},`) }), names)
    }
    const late = `${header}00001,Xã ABC,Xã,commune,VN,2026-01-01,\n11,Tỉnh Điện Biên,Tỉnh,province,VN,2026-01-01,\n`
    assert.deepStrictEqual(namesOf({ history: late }), {
      vn: "Việt Nam",
      "vn.00001.2025-07-01": "Xã ABC",
      "vn.11": "Tỉnh Điện Biên"
    })
  })

  it("does not change when a merger that was missing is added: only the unit that it shows is new", () => {
    const { "vn.00001.2022-02-28": _, ...others } = names
    assert.deepStrictEqual(namesOf({ history, moves: [moved + reform] }), others)
  })

  it("does not change when the rows of another unit are corrected", () => {
    const corrected = history.replace(
      "Xã B,Xã,commune,VN,2020-01-01,2022-03-01",
      "Xã B,Xã,commune,VN,2020-06-01,2022-02-15"
    )
    assert.deepStrictEqual(namesOf({ ...tables, history: corrected }), names)
  })

  it("does not change when a unit that joined another is said to have ended shortly before or after", () => {
    for (const day of ["2025-06-15", "2025-07-10"]) {
      const corrected = history.replace(
        "Xã C,Xã,commune,VN,2020-01-01,2025-07-01",
        `Xã C,Xã,commune,VN,2020-01-01,${day}`
      )
      assert.includeMembers(Object.keys(namesOf({ ...tables, history: corrected })), Object.keys(names), day)
    }
  })

  it("does not change when one of two tables dates the change of its code otherwise", () => {
    for (const day of ["2022-02-15", "2022-04-01"]) {
      const corrected = history.replace("Xã AB,Xã,commune,VN,2022-03-01", `Xã AB,Xã,commune,VN,${day}`)
      const ids = Object.keys(namesOf({ ...tables, history: corrected })).sort()
      assert.deepStrictEqual(ids, Object.keys(names).sort(), day)
    }
  })

  it("stays with its unit where it is fixed, whatever day an act turns out to have had", () => {
    const naming = {
      ...Names.naming,
      ids: { ...Names.naming.ids!, fixed: [{ code: "00001", on: "2021-02-01", day: "2022-02-28" }] }
    }
    for (const day of ["2022-03-01", "2022-02-15", "2022-05-01"]) {
      const text = (table: string) => table.replaceAll("2022-03-01", day)
      assert.deepStrictEqual(namesOf({ history: text(history), moves: [text(moved + merger + reform)] }, naming), names)
    }
    const old = `${header}00001,Xã A,Xã,commune,VN,2020-01-01,\n`
    assert.deepStrictEqual(Object.keys(namesOf({ history: old }, naming)), ["vn", "vn.00001.2022-02-28"])
  })

  it("is given once, also where a list lets two units use a code at once", () => {
    const clash = `${header}00001,Xã A,Xã,commune,VN,2020-01-01,2021-01-01
00001,Xã B,Xã,commune,VN,2020-06-01,2021-01-01
00001,Xã C,Xã,commune,VN,2022-01-01,\n`
    assert.deepStrictEqual(Object.keys(namesOf({ history: clash })), [
      "vn",
      "vn.00001.2020-12-31",
      "vn.00001.2020-12-31.2",
      "vn.00001"
    ])
  })

  it("is the code for the first unit that a list names where its naming has no reference", () => {
    const { ids: _, ...naming } = Names.naming
    const ids = Object.keys(namesOf(tables, naming))
    assert.includeMembers(ids, ["vn.00001", "vn.00001.2022-03-01", "vn.00001.2025-07-01", "vn.00004"])
  })

  it("of each shipped province is as committed", async () => {
    const units = VietnamProvinces.documents().units
    const text = units.map((unit) => `${unit.id} ${unit.names.map(({ name }) => name.vi).join(", ")}\n`).join("")
    await expect(text).toMatchFileSnapshot("fixtures/provinces.txt")
  })
})

const folder = process.env["LANTOA_DATA"]

describe.skipIf(folder === undefined)(
  "an id of the full lists (needs LANTOA_DATA: the folder that holds vn-admin)",
  () => {
    const text = (name: string) => readFileSync(join(folder!, "vn-admin", name), "utf8")
    const full = () => ({
      history: text("units-history.csv"),
      moves: [text("reorganisation-2025.csv"), text("reorganisation-2024.csv")]
    })
    const historiesOf = (asked: Gazetteer.Tables, naming = Names.naming) =>
      Result.getOrThrow(Gazetteer.read(asked, naming)).histories.units
    const idsOf = (asked: Gazetteer.Tables) => new Set(historiesOf(asked).map(({ id }) => id))
    const lists = folder === undefined ? undefined! : full()
    const histories = folder === undefined ? [] : historiesOf(lists)
    const known = new Set(histories.map(({ id }) => id))
    /** Ids that a change of the tables takes away, and ids that it makes. */
    const change = (asked: Gazetteer.Tables) => {
      const ids = idsOf(asked)
      return { gone: [...known.difference(ids)], fresh: [...ids.difference(known)] }
    }
    const none = { gone: [], fresh: [] }

    it("is given once", () => {
      assert.deepStrictEqual([histories.length, known.size], [15_203, 15_203])
    })

    it("does not change when the list begins a year earlier", () => {
      assert.deepStrictEqual(
        change({ ...lists, history: lists.history.replaceAll(",2020-01-01,", ",2019-01-01,") }),
        none
      )
    })

    it("does not change when one date that was crawled is corrected", () => {
      const row = "12775,Xã Xuân Quang Động,Xã,commune,340"
      assert.deepStrictEqual(
        change({ ...lists, history: lists.history.replace(`${row},2024-11-01`, `${row},2024-10-15`) }),
        none
      )
    })

    it("does not change when the three missing rows of one merger are added: the unit that they show is new", () => {
      const rows = `${moved}28771,28777,2020-02-01\n28774,28777,2020-02-01\n28777,28777,2020-02-01\n`
      assert.deepStrictEqual(change({ ...lists, moves: [...lists.moves, rows] }), {
        gone: [],
        fresh: ["vn.28777.2020-01-31"]
      })
    })

    it("does not change when all acts of a day turn out to be of another day", () => {
      for (const [day, other] of [
        ["2025-01-01", "2024-12-15"],
        ["2024-11-01", "2024-11-10"],
        ["2020-02-01", "2020-02-10"]
      ] as const) {
        const shifted = (table: string) => table.replaceAll(`,${day},`, `,${other},`)
        assert.deepStrictEqual(change({ history: shifted(lists.history), moves: lists.moves.map(shifted) }), none, day)
      }
    })

    it("does not change when the list begins later: units that had ended are left out, no other", () => {
      const [titles, ...rows] = lists.history
        .trim()
        .split("\n")
        .map((line) => line.split(","))
      for (const first of ["2021-01-01", "2024-10-01", "2025-01-01", "2025-07-01", "2026-01-01"]) {
        const late = rows
          .filter((row) => row[6] === "" || row[6]! > first)
          .map((row) => row.with(5, row[5]! > first ? row[5]! : first))
        const { fresh, gone } = change({ ...lists, history: [titles!, ...late].map((row) => row.join(",")).join("\n") })
        assert.deepStrictEqual(fresh, [], first)
        const ended = new Set(
          histories.filter(({ rows: own }) => (own.at(-1)!.to ?? "9999") <= first).map(({ id }) => id)
        )
        assert.deepStrictEqual(new Set(gone), ended, first)
      }
    })

    it("does not change when the list of an earlier day is read alone", () => {
      const [titles, ...rows] = lists.history
        .trim()
        .split("\n")
        .map((line) => line.split(","))
      const day = "2024-05-01"
      const then = rows
        .filter((row) => row[5]! <= day && (row[6] === "" || row[6]! > day))
        .map((row) => row.with(6, ""))
      const { fresh } = change({ history: [titles!, ...then].map((row) => row.join(",")).join("\n") })
      assert.deepStrictEqual(fresh, [])
    })

    it("does not change when the moves of 2024 are read later", () => {
      const [reorganised] = lists.moves
      assert.deepStrictEqual([...idsOf({ ...lists, moves: [reorganised!] }).difference(known)], [])
    })

    it("is fixed for every unit whose id has a day before the reference, and for those that the reform left alone", () => {
      const { fixed, reference } = Names.naming.ids!
      const derived = new Set(
        historiesOf(lists, { ...Names.naming, ids: { reference, fixed: [] } }).map(({ id }) => id)
      )
      assert.deepStrictEqual(derived, known)
      const next = Day.add(reference, 1)
      const dayOf = (id: string) => id.split(".")[2]
      const lines = histories.flatMap(({ code, id, rows }) => {
        const day = dayOf(id)
        const isKept = rows[0]!.from <= reference && (rows.at(-1)!.to ?? "9999") > next
        return isKept ? [`${code} -`] : day !== undefined && day <= reference ? [`${code} ${day}`] : []
      })
      assert.deepStrictEqual(fixed.map(({ code, day }) => `${code} ${day ?? "-"}`).sort(), lines.sort())
    })
  }
)
