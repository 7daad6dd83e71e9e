import { assert, describe, it } from "@effect/vitest"
import { Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"
import * as VietnamProvinces from "../src/VietnamProvinces.ts"

const districts = `code,name_vi,type,level,parent_code,valid_from,valid_to
79,Thành phố Hồ Chí Minh,Thành phố trực thuộc trung ương,province,VN,2020-01-01,
77,Tỉnh Bà Rịa - Vũng Tàu,Tỉnh,province,VN,2020-01-01,
66,Tỉnh Đắk Lắk,Tỉnh,province,VN,2020-01-01,
760,Quận 1,Quận,district,79,2020-01-01,
766,Quận Tân Bình,Quận,district,79,2020-01-01,
27001,Phường 15,Phường,commune,766,2020-01-01,
27002,Phường 05,Phường,commune,766,2020-01-01,
24001,Xã Ea H'leo,Xã,commune,66,2020-01-01,
24002,Thị trấn M'Đrắk,Thị trấn,commune,66,2020-01-01,
24003,Xã Ia H' Drai,Xã,commune,66,2020-01-01,
24004,Xã Vũ Lăng,Xã,commune,66,2020-01-01,
`

const { documents } = Result.getOrThrow(Gazetteer.read({ history: districts }, Names.naming))
const { territory } = Result.getOrThrow(Model.make(documents, Names.locale))

/** The unit that a name finds, or why it finds none, with the candidates. */
const look = (name: string): string | ReadonlyArray<string> =>
  Result.match(Territory.resolve(territory, { name }), {
    onSuccess: (unit): string | ReadonlyArray<string> => unit,
    onFailure: ({ candidates, reason }) => [reason, ...candidates.map(({ unit }) => unit)]
  })

describe("a name as people write it", () => {
  it("is found with short types, without spaces, hyphens, apostrophes and noughts", () => {
    const names = {
      "vn.79": ["TP.Hồ Chí Minh", "tp ho chi minh", "Thành phố Hồ Chí Minh"],
      "vn.77": ["Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "bariavungtau"],
      "vn.760": ["Q.1", "Q1", "q. 1", "Quận 1", "Quận 01"],
      "vn.27001": ["P.15", "P15", "phường 15"],
      "vn.27002": ["Phường 5", "P.5", "P.05"],
      "vn.24001": ["Ea Hleo", "Ea H’leo", "Ea H'Leo", "EaH'leo"],
      "vn.24002": ["M Đrắk", "MĐrắk", "TT.M'Đrắk"],
      "vn.24003": ["Ia H'Drai", "xã Ia HDrai"]
    }
    for (const [unit, all] of Object.entries(names)) {
      for (const name of all) assert.strictEqual(look(name), unit, name)
    }
  })

  it("is suggested where it is only near: other marks, other letters, initials", () => {
    const near = { "Đăk Lăk": "vn.66", "Đắc Lắc": "vn.66", "Vũ Lãng": "vn.24004", "TP.HCM": "vn.79", HCM: "vn.79" }
    for (const [name, unit] of Object.entries(near)) {
      assert.deepStrictEqual(look(name), ["Unknown", unit], name)
    }
    assert.deepStrictEqual(look("Hà Nội"), ["Unknown"])
    const found = Territory.resolve(territory, { name: "Đắc Lắc" })
    assert.isTrue(Result.isFailure(found))
    if (!Result.isFailure(found)) return
    assert.strictEqual(
      found.failure.message,
      `name "Đắc Lắc" names no one unit: did you mean one of these?\n  - vn.66 (Tỉnh Đắk Lắk, Việt Nam; from 2020-01-01)`
    )
  })

  it("is found with a type of one letter, and suggested by the first letters of type and name, or by one of the names joined in it", () => {
    assert.strictEqual(look("T. Bà Rịa - Vũng Tàu"), "vn.77")
    assert.strictEqual(look("T.Đắk Lắk"), "vn.66")
    assert.deepStrictEqual(look("TPHCM"), ["Unknown", "vn.79"])
    assert.deepStrictEqual(look("Vũng Tàu"), ["Unknown", "vn.77"])
    assert.deepStrictEqual(look("tỉnh Bà Rịa"), ["Unknown", "vn.77"])
  })

  it("is suggested by two letters for the highest units, by the last word behind letters, and by what people call it", () => {
    const provinces = Result.getOrThrow(Model.make(VietnamProvinces.documents(), Names.locale)).territory
    const near = (name: string, at = "2024-07-01"): ReadonlyArray<string> =>
      Result.match(Territory.resolve(provinces, { name, at }), {
        onSuccess: (unit) => ["found", unit],
        onFailure: ({ candidates }) => candidates.map((one) => one.name)
      })
    assert.deepStrictEqual(near("HN"), ["Thành phố Hà Nội", "Tỉnh Hà Nam"])
    assert.deepStrictEqual(near("HN", "2025-07-01"), ["Thành phố Hà Nội"])
    assert.deepStrictEqual(near("QN"), ["Tỉnh Quảng Ninh", "Tỉnh Quảng Nam", "Tỉnh Quảng Ngãi"])
    for (const name of ["TT-Huế", "TT Huế", "T.T.Huế", "TT. Huế"])
      assert.deepStrictEqual(near(name), ["Tỉnh Thừa Thiên Huế"], name)
    for (const name of ["Sài Gòn", "SG", "sai gon"]) assert.deepStrictEqual(near(name), ["Thành phố Hồ Chí Minh"], name)
    assert.deepStrictEqual(near("Bắc Cạn"), ["Tỉnh Bắc Kạn"])
    assert.deepStrictEqual(near("Đắc Lắc"), ["Tỉnh Đắk Lắk"])
    // A name that a place bears by right is that place, whatever people call so.
    const tables = { ...VietnamProvinces.tables }
    const history = `${tables.history}\n26740,Phường Sài Gòn,Phường,commune,79,2025-07-01,`
    const gazetteer = Result.getOrThrow(Gazetteer.read({ ...tables, history }, Names.naming))
    const all = Result.getOrThrow(Model.make(gazetteer.documents, Names.locale)).territory
    const found = Territory.resolve(all, { name: "Sài Gòn", at: "2025-07-01" })
    assert.strictEqual(Result.getOrThrow(found), "vn.26740.2025-07-01")
    const before = Result.getOrThrow(Result.flip(Territory.resolve(all, { name: "Sài Gòn", at: "2024-07-01" })))
    assert.include(
      before.candidates.map((one) => one.unit),
      "vn.79"
    )
  })

  it("that is none says which of what was given is the matter", () => {
    const said = (query: Territory.Lookup): string =>
      Result.match(Territory.resolve(territory, query), {
        onSuccess: (unit) => unit,
        onFailure: ({ message }) => message
      })
    assert.strictEqual(
      said({ name: "Hà Nội" }),
      'name "Hà Nội" names no one unit: no unit has this name, nor one like it; correct it'
    )
    assert.strictEqual(
      said({ name: "79" }),
      'name "79" names no one unit: it is a code; look it up as one: { scheme: "gso", code: "79" }\n  - vn.79 (Thành phố Hồ Chí Minh, Việt Nam; from 2020-01-01)'
    )
    assert.strictEqual(
      said({ scheme: "gos", code: "79" }),
      'code "79" of gos names no one unit: no code is of the scheme "gos"; there is "gso"'
    )
    assert.strictEqual(
      said({ scheme: "gso", code: "78" }),
      'code "78" of gso names no one unit: no unit has this code; correct it'
    )
    assert.match(
      said({ scheme: "gso", code: "0760" }),
      /: noughts before a code count; did you mean one of these\?\n  - vn\.760 \(Quận 1, /
    )
  })
})

describe("a name of another day", () => {
  const read = Result.getOrThrow(Model.make(VietnamProvinces.documents(), Names.locale))
  const said = (query: Territory.Lookup): string =>
    Result.match(Territory.resolve(read.territory, query), {
      onSuccess: (unit) => unit,
      onFailure: ({ message }) => message
    })

  it("says what the unit is on the day: what it became, what it was made of, or what it is called", () => {
    assert.strictEqual(
      said({ name: "Hải Dương", at: "2025-07-01" }),
      `name "Hải Dương" on 2025-07-01 names no one unit: it meant these at other times; ask about one of their days, or for what they are then
  - vn.30 (Tỉnh Hải Dương, Việt Nam; from 2020-01-01 until before 2025-07-01; on 2025-07-01 it is vn.31.2025-07-01, Thành phố Hải Phòng)`
    )
    assert.include(said({ name: "Thừa Thiên Huế", at: "2026-01-01" }), "; on 2026-01-01 it is vn.46, Thành phố Huế)")
    const now = { scheme: "gso", code: "06", at: "2025-07-01" }
    assert.include(said(now), "; on 2025-07-01 it is vn.19.2025-07-01, Tỉnh Thái Nguyên)")
    const failed = Territory.resolve(read.territory, now)
    assert.deepStrictEqual(Result.isFailure(failed) ? failed.failure.candidates[0]!.instead : [], [
      { unit: "vn.19.2025-07-01", name: "Tỉnh Thái Nguyên" }
    ])
  })
})
