import { assert, describe, it } from "@effect/vitest"
import { Directive } from "@lantoa/core"

const decision = { id: "qd-749", type: { vi: "Quyết định", en: "Decision" } }
const cite = (more: object): readonly [vi: string, en: string] => {
  const directive = Directive.from({ ...decision, ...more })
  return [Directive.cite(directive, "vi"), Directive.cite(directive, "en")]
}

describe("citing a directive", () => {
  it("gives type, number or symbol and date as an official would", () => {
    assert.deepStrictEqual(cite({ symbol: "749/QĐ-TTg", number: "749", issued: "2020-06-03" }), [
      "Quyết định số 749/QĐ-TTg ngày 03/6/2020",
      "Decision no. 749/QĐ-TTg of 3 June 2020"
    ])
  })

  it("pads days below ten and the months January and February only", () => {
    assert.strictEqual(cite({ issued: "2025-01-26" })[0], "Quyết định ngày 26/01/2025")
    assert.strictEqual(cite({ issued: "2025-02-09" })[0], "Quyết định ngày 09/02/2025")
    assert.strictEqual(cite({ issued: "2025-03-26" })[0], "Quyết định ngày 26/3/2025")
    assert.strictEqual(cite({ issued: "2025-11-05" })[0], "Quyết định ngày 05/11/2025")
  })

  it("leaves out what the citation does not say", () => {
    assert.deepStrictEqual(cite({ number: "10" }), ["Quyết định số 10", "Decision no. 10"])
    assert.deepStrictEqual(cite({}), ["Quyết định", "Decision"])
  })
})
