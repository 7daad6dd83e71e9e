import { assert, describe, it } from "@effect/vitest"
import { Problem, Text } from "@lantoa/core"

const ordered = ["An Giang", "Áp", "Ăn", "Ân", "Ấp Bắc", "Cà Mau", "Dak", "Đà Nẵng", "Đồng Nai"]

describe("names", () => {
  it("sort as a Vietnamese dictionary does", () => {
    assert.deepStrictEqual(
      [...ordered].reverse().sort((a, b) => Text.compare(a, b)),
      ordered
    )
  })

  it("sort alike whatever their Unicode form", () => {
    const decomposed = ordered.map((name) => name.normalize("NFD"))
    assert.deepStrictEqual(
      [...decomposed].reverse().sort((a, b) => Text.compare(a, b)),
      decomposed
    )
    for (const name of ordered) assert.strictEqual(Text.compare(name, name.normalize("NFD")), 0)
  })

  it("fold to one key with or without accents, in either place of the tone mark", () => {
    const same: ReadonlyArray<ReadonlyArray<string>> = [
      ["ĐÀ  NẴNG", "Đà Nẵng", "Đà Nẵng".normalize("NFD"), "da nang"],
      ["Hòa Bình", "Hoà Bình", "hoa binh"],
      ["Đắk Lắk", "Đăk Lăk", "dak lak"],
      ["Ea H’Leo", "Ea H'leo", " ea h'leo"],
      ["Uông Bí", "uong bi"]
    ]
    for (const group of same) assert.deepStrictEqual(new Set(group.map(Text.fold)), new Set([group.at(-1)!.trim()]))
    assert.notStrictEqual(Text.fold("Hòa An"), Text.fold("Hòa Ân Đông"))
  })
})

describe("a text", () => {
  it("is trimmed and composed, and empty in neither language", () => {
    assert.deepStrictEqual(Text.from({ vi: ` ${"Tổ".normalize("NFD")} `, en: "Team" }), { vi: "Tổ", en: "Team" })
    assert.throws(() => Text.from({ vi: " ", en: "" }), Problem.DocumentError, "vi: must not be empty")
  })
})
