import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, Succession, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"

/** On the first of February 2020 Hai is gone, Một has another name, and no list says why. */
const tables: Gazetteer.Tables = {
  history: `code,name_vi,type,level,parent_code,valid_from,valid_to
22,Tỉnh Quảng Ninh,Tỉnh,province,VN,2020-01-01,
196,Huyện Uông Bí,Huyện,district,22,2020-01-01,2025-07-01
00001,Xã Một,Xã,commune,196,2020-01-01,2020-02-01
00001,Xã Một Hai,Xã,commune,196,2020-02-01,2025-07-01
00002,Xã Hai,Xã,commune,196,2020-01-01,2020-02-01
00003,Xã Ba,Xã,commune,196,2020-01-01,2025-07-01
`
}
const text = { vi: "m", en: "m" }
const figures = { "vn.00001": 10, "vn.00002": 20, "vn.00003": 40 }

/** What a unit did in January 2020, on the boundaries of a day after; or in 2021, on those of January 2020. */
const readings = async (
  of: Gazetteer.Tables,
  period: string,
  asOf: string,
  given: Readonly<Record<string, number>>,
  successions: ReadonlyArray<Succession.Succession> = []
) => {
  const { documents } = Result.getOrThrow(Gazetteer.read(of, Names.naming))
  const lantoa = await Lantoa.open()
  const knownAt = "2025-01-01T00:00:00Z"
  await lantoa.put(Documents.encode({ ...documents, successions: [...documents.successions, ...successions] }), {
    knownAt
  })
  await lantoa.put(
    {
      measures: [{ id: "m", title: text, basis: "turn", accumulation: "flow", own: "no" }],
      indicators: [{ id: "m", title: text, expression: { _tag: "Measure", measure: "m" } }]
    },
    { knownAt }
  )
  const observations = Object.entries(given).map(
    ([unit, value]) => ({ id: unit, measure: "m", units: [unit], period, value, knownAt }) as const
  )
  await lantoa.append({ id: "r", observations })
  const units = ["vn.196", ...documents.units.map(({ id }) => id).filter((id) => id.startsWith("vn.0000"))]
  const { territory } = await lantoa.model()
  const there = new Set(Territory.snapshotAt(territory, "state", asOf).units)
  const found = await lantoa.read({
    indicator: "m",
    hierarchy: "state",
    units: units.filter((unit) => there.has(unit)) as [string],
    periods: [period],
    boundaries: { asOf }
  })
  await lantoa.close()
  return Object.fromEntries(
    found.map(({ caveats, unit, value }) => [
      unit,
      [value?.lower, value?.upper, ...caveats.map(({ vi }) => vi)] as ReadonlyArray<unknown>
    ])
  )
}

const gone =
  "Xã Hai không còn từ 01/02/2020 mà không ai ghi đã nhập vào đâu: số này có thể thiếu phần của các đơn vị đó"

describe("what nobody recorded", () => {
  it("is reported with the neighbours that have another name since that day", () => {
    const { withoutSuccessor } = Gazetteer.report(Result.getOrThrow(Gazetteer.read(tables, Names.naming)))
    assert.deepStrictEqual(withoutSuccessor, [
      {
        unit: "vn.00002",
        message:
          "Xã Hai ended on 2020-02-01 and no move says what became of it; vn.00001 (Xã Một, since then Xã Một Hai) changed that day and may have gained it: state the move"
      }
    ])
  })

  it("makes readings over that day bounds, in both directions, with a caveat that names the unit", async () => {
    assert.deepStrictEqual(await readings(tables, "2020-01", "2020-02-01", figures), {
      "vn.196": [70, Infinity],
      "vn.00001": [10, 30, gone],
      "vn.00003": [40, 60, gone]
    })
    assert.deepStrictEqual(await readings(tables, "2021-01", "2020-01-31", { "vn.00001": 30, "vn.00003": 40 }), {
      "vn.196": [70, Infinity],
      "vn.00001": [0, 30, gone],
      "vn.00002": [0, 70, gone],
      "vn.00003": [0, 40, gone]
    })
  })

  it("is settled by whoever states the move, and figures keep their units", async () => {
    const stated = Succession.from({
      id: "stated",
      kind: "part",
      date: "2020-02-01",
      hierarchy: "state",
      moves: [{ from: "vn.00002", to: "vn.00001" }]
    })
    assert.deepStrictEqual(await readings(tables, "2020-01", "2020-02-01", figures, [stated]), {
      "vn.196": [70, Infinity],
      "vn.00001": [30, 30],
      "vn.00003": [40, 40]
    })
    assert.deepStrictEqual(
      (await readings(tables, "2021-01", "2020-01-31", { "vn.00003": 40 }, [stated]))["vn.00003"],
      [40, 40]
    )
  })
})

const folder = process.env["LANTOA_DATA"]

describe.skipIf(folder === undefined)(
  "xã Hương Nê, of which the full lists do not say what became (needs LANTOA_DATA: the folder that holds vn-admin)",
  () => {
    const text = (name: string) => readFileSync(join(folder!, "vn-admin", name), "utf8")
    const lists = () => ({
      history: text("units-history.csv"),
      moves: [text("reorganisation-2025.csv"), text("reorganisation-2024.csv")]
    })
    const title = { vi: "m", en: "m" }
    const huongNe = "vn.01966"
    const langNgam = "vn.01960"
    const day = "2020-02-01"

    /** January 2020 on the boundaries of the day after, in xã Lãng Ngâm, which is xã Hiệp Lực since. */
    const read = async (successions: ReadonlyArray<Succession.Succession>) => {
      const { documents } = Result.getOrThrow(Gazetteer.read(lists(), Names.naming))
      const lantoa = await Lantoa.open({
        definitions: { ...documents, successions: [...documents.successions, ...successions] }
      })
      const knownAt = "2025-01-01T00:00:00Z"
      await lantoa.put(
        {
          measures: [{ id: "m", title: title, basis: "turn", accumulation: "flow", own: "no" }],
          indicators: [{ id: "m", title: title, expression: { _tag: "Measure", measure: "m" } }]
        },
        { knownAt }
      )
      const figure = (unit: string, value: number) =>
        ({ measure: "m", units: [unit], period: "2020-01", value, knownAt }) as const
      await lantoa.append({ id: "r", observations: [figure(huongNe, 20), figure(langNgam, 10)] })
      const [reading] = await lantoa.read({
        indicator: "m",
        hierarchy: "state",
        units: [langNgam],
        periods: ["2020-01"],
        boundaries: { asOf: day }
      })
      await lantoa.close()
      return [reading!.value?.lower, reading!.value?.upper, reading!.caveats.map(({ vi }) => vi).join()] as const
    }

    it("makes what its neighbours did before that day a bound, and names it; stating the move makes it exact", async () => {
      const [lower, upper, caveats] = await read([])
      assert.deepStrictEqual([lower, upper], [10, 30])
      assert.include(caveats, "Xã Hương Nê")
      assert.include(caveats, "không còn từ 01/02/2020")
      const moves = [{ from: huongNe, to: langNgam }]
      const stated = Succession.from({ id: "stated", kind: "part", date: day, hierarchy: "state", moves })
      assert.deepStrictEqual((await read([stated])).slice(0, 2), [30, 30])
    })
  }
)
