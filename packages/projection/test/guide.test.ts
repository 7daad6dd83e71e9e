/** What the guides say that their snippets print is what they print. */
import { readFileSync, writeFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"
import { assert, describe, it } from "@effect/vitest"
import * as effect from "effect"
import * as projection from "../src/index.ts"

/** A snippet, and what stands to be printed after it. */
const pair = /```ts\n([^`]+)```\n(?:\n?prints\n|\n?in ra\n)?\n```text\n([^`]+)```/g
/** What the appendix of the first outlook says. */
const appended = /`Outlook\.appendix[^]*?```text\n([^`]+)```/

const modules: { readonly [name: string]: object } = { "@lantoa/projection": projection, effect }

/** What a snippet prints, and then the appendix of its outlook where one is asked for. */
const printed = (code: string, language: string, appendix: boolean): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const asked = appendix ? `\nconsole.next(); console.log(Outlook.appendix(outlook, "${language}"))` : ""
  const script = stripTypeScriptTypes(code + asked).replace(
    /import (\{[^}]+\}) from "([^"]+)"/g,
    (_, names: string, from: string) => `const ${names} = modules["${from}"]`
  )
  const parts: Array<string> = []
  const next = () => void parts.push(lines.splice(0).join("\n"))
  const log = (...given: ReadonlyArray<unknown>) => void lines.push(given.join(" "))
  // eslint-disable-next-line no-new-func
  new Function("modules", "console", script)(modules, { log, next })
  next()
  return parts.map((part) =>
    part
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      .trimEnd()
  )
}

for (const [file, language] of [
  ["projection.md", "en"],
  ["projection.vi.md", "vi"]
] as const) {
  describe(file, () => {
    const place = new URL(`../../../docs/guides/${file}`, import.meta.url)
    const text = readFileSync(place, "utf8")
    const found = [...text.matchAll(pair)]

    it("has snippets that print", () => assert.isAtLeast(found.length, 2))

    for (const [index, [whole, code, shown]] of found.entries()) {
      const appendix = index === 0 ? appended.exec(text)![1] : undefined
      const line = text.slice(0, text.indexOf(whole)).split("\n").length
      it(`line ${line} prints what stands below it`, () => {
        const blocks = [shown!, ...(appendix === undefined ? [] : [appendix])]
        const actual = printed(code!, language, appendix !== undefined)
        if (process.env["UPDATE_GOLDEN"] !== undefined) {
          const page = readFileSync(place, "utf8")
          writeFileSync(
            place,
            blocks.reduce((all, block, index) => all.replace(block, () => `${actual[index]}\n`), page)
          )
          return
        }
        assert.deepStrictEqual(
          actual,
          blocks.map((block) => block.trimEnd())
        )
      })
    }
  })
}
