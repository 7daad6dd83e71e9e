import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as Gazetteer from "../src/Gazetteer.ts"

const both = (text: string) => ({ vi: text, en: text })
const naming: Gazetteer.Naming = {
  country: "dk",
  name: both("Danmark"),
  scheme: "dst",
  hierarchy: "state",
  levels: ["country", "region", "kommune"].map((id) => ({ id, name: both(id) }))
}
const tables: Gazetteer.Tables = {
  history: `code,name,type,level,parent_code,valid_from,valid_to
1081,Nordjylland,Region,region,DK,2007-01-01,
751,Aarhus,Kommune,kommune,1081,2007-01-01,
`
}
const following: Gazetteer.Following = {
  hierarchy: "union",
  title: both("Forbund"),
  of: "state",
  kind: "union",
  levels: [{ id: "kommune", name: both("kreds"), body: both }].map((level) => ({ ...level, body: (unit) => unit }))
}

/** What is said where something is refused; a thrown error is no answer. */
const said = (made: Result.Result<unknown, { readonly message: string }>): string =>
  Result.match(made, { onSuccess: () => "read", onFailure: ({ message }) => message })
const read = (more: object, of: unknown = tables): string =>
  said(Gazetteer.read(of as Gazetteer.Tables, { ...naming, ...more }))
const gazetteer = Result.getOrThrow(Gazetteer.read(tables, naming))
const list = { list: "parent,name\n751,Lystrup\n", level: "by", from: "2007-01-01" }
const below = (asked: unknown): string => said(Gazetteer.below(gazetteer, asked as Gazetteer.Below))
const follow = (more: object): string => said(Gazetteer.follow(gazetteer.documents, { ...following, ...more }))

describe("the doors of the gazetteer", () => {
  it("refuse tables that are none, with where, what and what to do, all at once", () => {
    assert.strictEqual(read({}, null), "Gazetteer: tables: must be an object, { history, … }")
    assert.strictEqual(read({}, {}), "Gazetteer: history: is missing: add it")
    assert.strictEqual(
      read({}, { history: 5, moves: "text", act: "" }),
      `Gazetteer: 3 problems
  - act: is not known here: correct its name, or leave it out; what there may be is history, moves, acts, aliases
  - history: must be a text
  - moves: must be a list, [ … ]`
    )
    assert.include(
      read({}, { ...tables, aliases: "kode,anden\n751,1" }),
      "aliases: has no column code, code_alt; add it"
    )
    assert.include(
      read({}, { ...tables, acts: "number,issued\n1/L,2006-13-01" }),
      'acts[2]: issued "2006-13-01" must be a day'
    )
    assert.match(said(Gazetteer.enact(null as never, { number: "1", effective: "2027-01-01" })), /tables: must be/)
    assert.match(said(Gazetteer.enact({ history: 5 } as never, {} as never)), /history: must be a text/)
  })

  it("refuse a naming that cannot be meant", () => {
    for (const none of [null, {}, "dk"])
      assert.match(said(Gazetteer.read(tables, none as never)), /naming(: must be an object|\.country: is missing)/)
    assert.include(read({ country: "" }), "country: must be an id")
    assert.include(read({ country: "DK" }), "country: must be an id")
    assert.match(said(Gazetteer.read(null as never, null as never)), /2 problems[^]*tables: [^]*naming: /)
    assert.include(read({ lvels: [] }), "lvels: is not known here")
    assert.include(read({ ids: { reference: "2006-13-01", fixed: [] } }), "ids.reference: must be a day that exists")
    assert.include(read({ english: { name: "no" } }), "english.name: must be a function")
    assert.include(
      read({ abolished: { amt: { from: "2007-1-1", basis: "dk.1" } } }),
      "abolished.amt.from: must be a day"
    )
    assert.strictEqual(
      read({ abolished: { amtt: { from: "2007-01-01", basis: "dk.1" } } }),
      'Gazetteer: naming.abolished.amtt: there is no level "amtt"; there are "country", "region", "kommune"'
    )
    assert.include(
      read({ levels: [...naming.levels!, naming.levels![1]] }),
      'levels[3].id: "region" is there twice; keep one'
    )
    assert.strictEqual(
      read({ levels: naming.levels!.toReversed() }),
      'Gazetteer: naming.levels: "kommune" is written above "region", and a row of the history lies the other way round: 751 in 1081; write the highest level first, or correct the row'
    )
  })

  it("tell of acts that are named and not listed", () => {
    const acts = "number,effective\n1/L,2007-01-01"
    const moves = ["old_code,new_code,effective_date,resolution\n751,751,2010-01-01,2/L\n751,751,2012-01-01,1/L"]
    const abolished = { region: { from: "2027-01-01", basis: "dk.9-l" } }
    const made = Result.getOrThrow(
      Gazetteer.read({ history: tables.history.replace(/,$/m, ",2027-01-01"), moves, acts }, { ...naming, abolished })
    )
    assert.deepStrictEqual(Gazetteer.report(made).unlistedActs, [
      {
        unit: "dk.2-l",
        message: "2/L is named by 1 move and is not in the acts, so it is no basis of what it did; add it to acts"
      },
      {
        unit: "dk.9-l",
        message: 'dk.9-l is said to have abolished the level "region" and is not in the acts; add it to acts'
      }
    ])
  })

  it("refuse lists of places that are none", () => {
    assert.strictEqual(below(list), "read")
    assert.match(below(null), /list of places: must be an object/)
    assert.match(below({ ...list, list: 5, lvel: "x" }), /lvel: is not known[\s\S]*list: must be a text/)
    assert.include(below({ ...list, from: "2007-13-01" }), "from: must be a day that exists")
    assert.include(
      below({ ...list, follow: [{ ...following, hierarchy: "Union" }] }),
      "follow[0].hierarchy: must be an id"
    )
    assert.match(said(Gazetteer.below(null as never, list)), /must be what Gazetteer.read gives/)
  })

  it("refuse an organisation that follows nothing", () => {
    assert.strictEqual(follow({}), "read")
    assert.include(follow({ of: "stat" }), 'of: there is no hierarchy "stat"; there are "state"')
    assert.include(follow({ exeptions: [] }), "exeptions: is not known here")
    assert.include(
      follow({ levels: [{ id: "komune", name: both("x"), body: (unit: unknown) => unit }] }),
      'levels[0].id: "state" has no level "komune"'
    )
    assert.include(
      follow({ exceptions: [{ unit: "dk.75", body: false }] }),
      'exceptions[0].unit: there is no unit "dk.75"'
    )
    assert.match(said(Gazetteer.follow(gazetteer.documents, null as never)), /must be an object/)
  })
})
