import { assert, describe, it } from "@effect/vitest"
import { Model } from "@lantoa/core"
import { Result } from "effect"
import * as Gazetteer from "../src/Gazetteer.ts"

describe("a gazetteer", () => {
  it("reads other countries by a naming of their own, without a word of Vietnamese", () => {
    const kenya: Gazetteer.Naming = {
      country: "ke",
      name: { vi: "Kenya", en: "Kenya" },
      scheme: "knbs",
      hierarchy: "admin",
      abolished: { province: { from: "2013-03-04", basis: "ke.constitution-2010" } },
      locale: { types: { county: "county" }, movableMarks: "" }
    }
    const tables: Gazetteer.Tables = {
      history: `code,name_vi,type,level,parent_code,valid_from,valid_to
420101,Murang'a Ward,Ward,ward,4201,2013-03-04,
P5,Nyanza Province,Province,province,KE,2009-01-01,2013-03-04
42,Kisumu County,County,county,KE,2013-03-04,
4201,Kisumu East,Sub-county,subcounty,42,2013-03-04,
P5D1,Kisumu District,District,district,P5,2009-01-01,2013-03-04
`,
      moves: ["old_code,new_code,effective_date,resolution\nP5D1,42,2013-03-04,Constitution 2010"],
      acts: "number,issued,effective,title\nConstitution 2010,2010-08-27,2013-03-04,The Constitution of Kenya"
    }
    const { documents } = Result.getOrThrow(Gazetteer.read(tables, kenya))
    assert.isTrue(Result.isSuccess(Model.make(documents)))
    const levels = documents.hierarchies[0]!.levels.map(({ id }) => id)
    assert.deepStrictEqual(levels, ["country", "province", "county", "subcounty", "district", "ward"])
    assert.deepStrictEqual(documents.units.at(-1)!.names[0].name, { vi: "Kisumu District", en: "Kisumu District" })
    assert.deepStrictEqual(documents.directives[0]!.type, { vi: "Act", en: "Act" })
    const complete = {
      ...kenya,
      levels: documents.hierarchies[0]!.levels.map((level) => ({ ...level, complete: true }))
    }
    const [filled] = Result.getOrThrow(Gazetteer.read(tables, complete)).documents.hierarchies
    assert.deepStrictEqual(
      filled!.levels.map((level) => level.complete),
      levels.map(() => true)
    )
    const named = { ...kenya, levels: ["country", "county"].map((id) => ({ id, name: { vi: id, en: id } })) }
    const refused = Gazetteer.read(tables, named)
    assert.match(Result.isFailure(refused) ? refused.failure.message : "", /level "ward" is none of country, county/)
  })
})
