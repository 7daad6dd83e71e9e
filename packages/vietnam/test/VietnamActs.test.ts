import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"
import * as VietnamActs from "../src/VietnamActs.ts"
import * as VietnamProvinces from "../src/VietnamProvinces.ts"

const { tables } = VietnamProvinces
const communes = `
07294,Xã Bố Hạ,Xã,commune,24,2025-07-01,
25270,Xã Lộc Ninh,Xã,commune,75,2025-07-01,
07000,Xã Khác,Xã,commune,24,2025-07-01,`
const lists = { ...tables, history: tables.history + communes }
const read = (of: Gazetteer.Tables) => Result.getOrThrow(Gazetteer.read(of, Names.naming))
const rowsOf = ({ history }: Gazetteer.Tables, code: string) =>
  history.split("\n").filter((line) => line.startsWith(`${code},`))

describe("acts of 2026", () => {
  it("make wards of the communes that a list has, under the ids they had", () => {
    const written = VietnamActs.into(lists)
    const { territory } = Result.getOrThrow(Model.make(read(written).documents, Names.locale))
    const at = (name: string, day: string) =>
      Result.match(Territory.resolve(territory, { name, at: day }), {
        onSuccess: (id) => id,
        onFailure: (e) => e.reason
      })
    assert.strictEqual(at("phường Bố Hạ", "2026-09-20"), "vn.07294.2025-07-01")
    assert.strictEqual(at("phường Bố Hạ", "2026-09-19"), "OtherTime")
    assert.strictEqual(at("phường Lộc Ninh", "2026-04-30"), "vn.25270.2025-07-01")
    assert.deepStrictEqual(rowsOf(written, "07000"), rowsOf(lists, "07000"))
    assert.deepStrictEqual(
      read(written).documents.units.map(({ id }) => id),
      read(lists).documents.units.map(({ id }) => id)
    )
  })

  it("leave a list alone that has them already", () => {
    const once = VietnamActs.into(lists)
    const rows = ({ history }: Gazetteer.Tables) => history.split("\n")
    assert.deepStrictEqual(rows(VietnamActs.into(once)), rows(once))
  })

  it("are ten of Đồng Nai and twelve of Bắc Ninh", () => {
    assert.deepStrictEqual(
      VietnamActs.acts.map(({ effective, units }) => [
        effective,
        units!.length,
        new Set(units!.map(({ code }) => code)).size
      ]),
      [
        ["2026-04-30", 10, 10],
        ["2026-09-20", 12, 12]
      ]
    )
  })
})

describe("the age of the data", () => {
  it("is the day until which they were followed: the last of them is of that day, and none is later", () => {
    const days = [
      ...tables.history
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[5]!),
      ...VietnamActs.acts.map(({ effective }) => effective)
    ]
    assert.strictEqual(days.sort().at(-1), VietnamProvinces.asOf)
  })
})

describe("a release with one row repaired", () => {
  it("leaves every stored figure with its unit, and every reading as it was", async () => {
    const text = { vi: "m", en: "m" }
    const knownAt = "2026-10-01T00:00:00Z"
    // A crawled date of a change was a month late, a name was spelt otherwise, and a row was missing.
    const repaired = {
      ...lists,
      history: `${lists.history.replace("46,Thành phố Huế", "46,Thành phố  Huế").replaceAll("2020-01-01", "2019-01-01")}
07001,Xã Thiếu,Xã,commune,24,2025-07-01,`
    }
    const lantoa = await Lantoa.open()
    await lantoa.put(Documents.encode(read(lists).documents), { knownAt })
    await lantoa.put(
      {
        measures: [{ id: "m", title: text, basis: "turn", accumulation: "flow", own: "no" }],
        indicators: [{ id: "m", title: text, expression: { _tag: "Measure", measure: "m" } }]
      },
      { knownAt }
    )
    const { units } = await lantoa.documents()
    const on = (unit: string, day: string) => Territory.snapshotAt(model.territory, "state", day).units.includes(unit)
    const model = await lantoa.model()
    const observations = units.flatMap(({ id }, index) =>
      [["2025-03", "2025-03-31"], ["2026-03", "2026-03-31"]] // prettier-ignore
        .filter(([, day]) => id !== "vn" && on(id, day!))
        .map(([period]) => ({
          id: `${id}.${period}`,
          measure: "m",
          units: [id] as const,
          period: period!,
          value: index,
          knownAt
        }))
    )
    await lantoa.append({ id: "r", observations })
    const readings = async () => {
      const found = await Promise.all(
        (["as reported", { asOf: "2025-06-30" }, { asOf: "2026-10-01" }] as const).map((boundaries) =>
          lantoa.read({
            indicator: "m",
            hierarchy: "state",
            units: units.map(({ id }) => id) as unknown as readonly [string],
            periods: ["2025-03", "2026-03"],
            boundaries
          })
        )
      )
      // Why there is none says since when the list has the unit.
      return found.flat().map(({ boundaries, period, reason, reported, unit, value }) => ({
        boundaries,
        isKnown: reason === null,
        period,
        reported,
        unit,
        value
      }))
    }
    const before = await readings()
    await lantoa.put(Documents.encode(read(repaired).documents), { knownAt: "2026-11-01T00:00:00Z" })
    const after = await readings()
    await lantoa.close()
    assert.isAbove(before.filter(({ reported }) => reported !== null).length, 200)
    assert.deepStrictEqual(after, before)
  })
})
