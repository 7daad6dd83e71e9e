import { assert, describe, it } from "@effect/vitest"
import { Hierarchy, Locale, Territory, Unit } from "@lantoa/core"
import { Result } from "effect"

const locale: Locale.Locale = { types: { xa: "xa", "thi tran": "thi tran", "tt.": "thi tran" }, movableMarks: "\u0300" }

const levels = [{ id: "commune", name: { vi: "xã", en: "commune" } }] as const
const type = (vi: string) => ({ vi, en: vi })
const units = [
  Unit.from({ id: "a", names: [{ name: { vi: "Xã Hoà An", en: "Hoa An" }, type: type("Xã") }] }),
  Unit.from({ id: "b", names: [{ name: { vi: "Thị trấn Hoá An", en: "Hoa An" }, type: type("Thị trấn") }] })
]
const hierarchy = Hierarchy.from({
  id: "state",
  name: { vi: "Hành chính", en: "State" },
  levels,
  edges: units.map(({ id }) => ({ unit: id, level: "commune" }))
})
const plain = Territory.make([hierarchy], [], units)
const look = (territory: Territory.Territory, name: string): string =>
  Result.match(Territory.resolve(territory, { name }), { onSuccess: (id) => id, onFailure: ({ reason }) => reason })

describe("a locale", () => {
  it("says which words are types and which marks may move", () => {
    const territory = Territory.make([hierarchy], [], units, [], locale)
    for (const name of ["Hòa An", "xã hoa an", "XÃ Hoà An"]) assert.strictEqual(look(territory, name), "a", name)
    for (const name of ["Hoá An", "tt. Hoa An", "thị trấn hoa an"]) assert.strictEqual(look(territory, name), "b", name)
    assert.strictEqual(look(territory, "Hóa An"), "Unknown")
    assert.strictEqual(look(territory, "hoa an"), "Ambiguous")
  })

  it("knows no words and moves no marks unless it is given", () => {
    assert.strictEqual(look(plain, "Xã Hoà An"), "a")
    for (const name of ["Xã Hòa An", "Hoà An", "tt. Hoa An"]) assert.strictEqual(look(plain, name), "Unknown", name)
  })

  it("can be given to a territory that has already answered without it", () => {
    assert.strictEqual(look(plain, "Hoà An"), "Unknown")
    assert.strictEqual(look(Territory.withLocale(plain, locale), "Hoà An"), "a")
    assert.strictEqual(look(plain, "Hoà An"), "Unknown")
  })

  it("reads types that are named like a property of every object as no types", () => {
    assert.strictEqual(Locale.untyped("constructor An", Locale.plain), undefined)
    assert.deepStrictEqual(Locale.untyped("TT. Trà Xuân", locale), { type: "thi tran", rest: "Trà Xuân" })
    assert.strictEqual(Locale.untyped("xã", locale), undefined)
    const kenya = { types: { county: "county" }, movableMarks: "" }
    assert.strictEqual(Locale.untyped("Kiambu County", kenya), undefined)
    for (const name of ["Kiambu County", "county Kiambu"])
      assert.deepStrictEqual(Locale.untyped(name, { ...kenya, behind: true }), { type: "county", rest: "Kiambu" })
  })
})

describe("a look-up that cannot be asked", () => {
  const said = (query: unknown): string =>
    Result.match(Territory.resolve(plain, query as never), {
      onSuccess: (id) => id,
      onFailure: ({ message }) => message
    })

  it("is refused with all that is wrong with it, and never throws", () => {
    const one = "must be an object, { name } or { scheme, code }, and if need be at, hierarchy, within, level"
    assert.strictEqual(said(null), `null cannot be looked up: ${one}`)
    assert.strictEqual(said("Huế"), `"Huế" cannot be looked up: ${one}`)
    assert.strictEqual(said({}), `{} cannot be looked up: ${one}`)
    assert.strictEqual(said({ name: 5 }), '{"name":5} cannot be looked up: name: must be a text')
    assert.strictEqual(
      said({ scheme: "gso", code: 741, at: "2025-13-01", lvel: "x" }),
      '{"scheme":"gso","code":741,"at":"2025-13-01","lvel":"x"} cannot be looked up: lvel: is not known here: correct its name, or leave it out; what there may be is scheme, code, at, hierarchy, within, level; code: must be a text; at: must be a day that exists, written YYYY-MM-DD'
    )
    const self: Record<string, unknown> = {}
    self["name"] = self
    assert.match(said(self), /cannot be looked up: .*holds itself/)
    assert.include(said({ name: " " }), "name: must not be empty")
  })
})

describe("letters that no accent makes", () => {
  const text = (name: string) => ({ vi: name, en: name })
  const danish = ["Læsø", "Brønderslev", "Ærø", "København", "Weißenfels", "Łódź", "Iğdır", "Þórshöfn", "Seyðisfjörður"]
  const territory = Territory.make(
    [],
    [],
    danish.map((name, index) => Unit.from({ id: `u${index}`, names: [{ name: text(name) }] }))
  )

  it("are found without them, and where they are written only as they are", () => {
    const plainly = [
      "Laeso",
      "Bronderslev",
      "Aero",
      "kobenhavn",
      "WEISSENFELS",
      "lodz",
      "igdir",
      "thorshofn",
      "seydisfjordur"
    ]
    plainly.forEach((name, index) => assert.strictEqual(look(territory, name), `u${index}`, name))
    danish.forEach((name, index) => assert.strictEqual(look(territory, name), `u${index}`, name))
    assert.strictEqual(look(territory, "Læso"), "Unknown")
  })
})
