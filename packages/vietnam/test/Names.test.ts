import { assert, describe, it } from "@effect/vitest"
import { Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"

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
})
