/** What a Vietnamese page may not hold, over every committed page that an outlook is printed on. */
import { existsSync, readFileSync, readdirSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"

const folder = new URL("golden/", import.meta.url)
const pages = [
  ...readdirSync(folder).map((name) => new URL(name, folder)),
  ...["projection", "province-outlook", "campaigns", "reorganisation"].map(
    (name) => new URL(`../../../examples/${name}/expected.vi.txt`, import.meta.url)
  )
].filter((file) => /\.?vi\.(txt|svg)$/.test(file.pathname) && existsSync(file))

/** What people read of a page: of a picture its texts. */
const read = (file: URL): string => {
  const text = readFileSync(file, "utf8")
  if (!file.pathname.endsWith(".svg")) return text
  return [...text.matchAll(/<(?:title|desc|text)[^>]*>([^<]*)</g)].map(([, inner]) => inner).join("\n")
}

describe("Vietnamese pages", () => {
  it("are found", () => assert.isAtLeast(pages.length, 5))

  for (const file of pages) {
    const name = file.pathname.split("/").slice(-3).join("/")
    const lines = read(file).split("\n")
    const wrong = (pattern: RegExp) => lines.filter((line) => pattern.test(line))

    it(`${name}: has no day or period as machines write it`, () => {
      assert.deepStrictEqual(wrong(/\b\d{4}-(\d{2}|Q\d|H\d|W\d{2})/), [])
    })

    it(`${name}: has no English`, () => {
      // Sources are quoted as they are, in brackets.
      const english =
        /\b(the|of|and|is|are|median|interval|ensemble|reconciled|draws?|paths?|by|from|target|theta on|not yet|per)\b/
      assert.deepStrictEqual(wrong(english), [])
    })

    it(`${name}: says "khoảng dự báo" of an interval, for "khoảng 80%" is "about 80 %"`, () => {
      assert.deepStrictEqual(wrong(/khoảng (80|95)%/i), [])
    })
  }
})
