import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Model } from "@lantoa/core"
import { Result } from "effect"
import * as Gazetteer from "../src/Gazetteer.ts"

const folder = join(import.meta.dirname, "../src")

/** Letters that only Vietnamese has, and what is said of Viet Nam in plain ones. */
const words = [
  /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu,
  /\b(viet|vietnam|vn|gso|xa|tinh|huyen|phuong|nghi quyet)\b/i,
  /2025[-_]0[67]/
]

describe("the gazetteer", () => {
  it("knows no word of Viet Nam", () => {
    const said = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) =>
        readFileSync(join(folder, name), "utf8")
          .split("\n")
          .flatMap((line, index) =>
            words.some((word) => word.test(line)) ? [`${name}:${index + 1} ${line.trim()}`] : []
          )
      )
    assert.deepStrictEqual(said, [])
  })

  it("says in the words of the country what it adds to lists, and in English where it has none", () => {
    const tables: Gazetteer.Tables = {
      history:
        "code,name_id,type,level,parent_code,valid_from,valid_to\n93,Papua Selatan,Provinsi,province,ID,2022-07-25,\n",
      acts: "number,issued,effective,title\nUU 14/2022,2022-07-25,2022-07-25,"
    }
    const naming: Gazetteer.Naming = {
      country: "id",
      name: { vi: "Indonesia", en: "Indonesia" },
      scheme: "kemendagri",
      hierarchy: "state"
    }
    const said = (more: Partial<Gazetteer.Naming>) => {
      const { documents } = Result.getOrThrow(Gazetteer.read(tables, { ...naming, ...more }))
      assert.isTrue(Result.isSuccess(Model.make(documents)))
      const [act] = documents.directives
      return [documents.hierarchies[0]!.name, act!.type, act!.note].map((text) => text!.vi)
    }
    assert.deepStrictEqual(said({}), ["Administrative units", "Act", "In force from 25 July 2022."])
    const both = (text: string) => ({ vi: text, en: text })
    assert.deepStrictEqual(
      said({
        title: both("Wilayah administrasi"),
        acts: [{ mark: "UU", type: both("Undang-Undang") }],
        inForce: (day) => both(`Berlaku sejak ${day}.`)
      }),
      ["Wilayah administrasi", "Undang-Undang", "Berlaku sejak 2022-07-25."]
    )
  })
})
