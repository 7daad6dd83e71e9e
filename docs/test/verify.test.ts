/** The check of snippets, checked: what must be refused is refused, with the place of origin. */
import { assert, beforeAll, describe, it } from "@effect/vitest"
import * as Snippet from "./snippets/Snippet.ts"
import { verify } from "./snippets/verify.ts"

const page = (...lines: ReadonlyArray<string>): string => lines.join("\n")

describe("finding snippets", () => {
  it("reads ts fences of a page, indented ones too, and says where their code starts", () => {
    const found = Snippet.find(
      "a.md",
      page("# A", "```ts", "one()", "```", "- item", "  ```ts title=x.ts", "  two()", "  ```")
    )
    assert.deepStrictEqual(found, [
      { file: "a.md", line: 3, text: "one()", problems: [] },
      { file: "a.md", line: 7, text: "two()", problems: [] }
    ])
  })

  it("reads fences inside doc comments and nowhere else in a module", () => {
    const text = page(
      "/**",
      " * Adds.",
      " *",
      " * ```ts",
      " * if (a) {",
      " *   b()",
      " * }",
      " * ```",
      " */",
      "`",
      "```ts",
      "no()",
      "```"
    )
    assert.deepStrictEqual(Snippet.find("a.ts", text), [
      { file: "a.ts", line: 5, text: "if (a) {\n  b()\n}", problems: [] }
    ])
  })

  it("leaves text, shell and a fence shown inside a longer one alone", () => {
    assert.deepStrictEqual(
      Snippet.find("a.md", page("```sh", "npm test", "```", "````md", "```ts", "x", "```", "````")),
      []
    )
  })

  it("knows no way around the check", () => {
    const problemsOf = (...lines: ReadonlyArray<string>) =>
      Snippet.find("a.md", page(...lines)).flatMap((one) => one.problems)
    assert.deepStrictEqual(problemsOf("```ts nocheck", "```"), ['a ts fence takes only title=…, not "nocheck"'])
    assert.match(problemsOf("```typescript", "```").join(), /tagged ts, not typescript/)
    assert.match(problemsOf("```js", "```").join(), /tagged ts, not js/)
    assert.deepStrictEqual(problemsOf("```ts", "one()"), ["the fence is not closed"])
  })
})

/** Sentence, code, and what the first complaint must match; none where the snippet is true. */
const cases: ReadonlyArray<readonly [sentence: string, code: string, complaint?: RegExp]> = [
  ["a value that is as promised", `1 + 1 // => 2`],
  ["a text in double quotes", `["a", "b"].join("-") // => "a-b"`],
  ["an awaited value", `await Promise.resolve({ a: [1, 2] }) // => { a: [ 1, 2 ] }`],
  ["a constant's value", `const total: number = 3 // => 3\nconsole.log(total)`],
  ["a printed line", `console.log("a", 1) // => a 1`],
  ["several printed lines", `console.log("a\\nb")\n// => a\n// => b`],
  ["lines printed by a loop", `for (const n of [1, 2]) {\n  console.log(n)\n}\n// => 1\n// => 2`],
  ["a package of ours", `import * as core from "@lantoa/core"\ntypeof core // => "object"`],
  ["a wrong value", `const a = 1\na + 1 // => 3`, /^page\.md:11 promised 3\n but got 2$/],
  ["a wrong constant", `const a = 1 // => 2`, /^page\.md:10 promised 2\n but got 1$/],
  ["a wrong printed line", `console.log("a")\nconsole.log("b") // => c`, /^page\.md:11 promised c\n but got b$/],
  ["a line that was not printed", `console.log("b")\n// => a\n// => b`, /^page\.md:10 promised a\nb\n but got b$/],
  ["a bad type", `export const a = 1\nexport const n: string = a`, /^page\.md:11 TS2322/],
  ["a missing import", `Target.progress(1)`, /^page\.md:10 TS2304/],
  ["an index that may be absent", `export const n: number = [1][0]`, /^page\.md:10 TS2322/],
  ["code that cannot be parsed", `const = 1`, /^page\.md:10 TS/],
  [
    "an error thrown",
    `const fail = () => {\n  throw new Error("no such unit")\n}\nfail()`,
    /^page\.md:11 threw Error: no such unit$/
  ],
  ["an error thrown beside a promise", `1 // => 1\nJSON.parse("{")`, /threw SyntaxError/],
  ["a rejection nobody awaits", `void Promise.reject(new Error("lost"))\nawait new Promise(() => {})`, /lost/],
  ["an exit", `import process from "node:process"\nprocess.exit(0)`, /ended its process/],
  ["an await without end", `await new Promise(() => {})`, /ended its process/],
  ["a loop without end", `for (let on = true; on; );`, /did not end within/],
  [
    "a promise never reached",
    `export const f = () => {\n  console.log(1) // => 2\n}`,
    /^page\.md:11 `\/\/ =>` was never reached/
  ],
  [
    "a promise that follows no statement",
    `const a = [\n  1 // => 1\n]\nconsole.log(a)`,
    /^page\.md:11 `\/\/ =>` follows no/
  ],
  ["a true snippet after all of these", `1 // => 1`]
]

describe("verifying snippets", () => {
  let found: ReadonlyArray<ReadonlyArray<string>>
  beforeAll(async () => {
    const snippets = cases.map(([, text], index) => ({
      file: "page.md",
      line: 10,
      text: `${text}\n// ${index}`,
      problems: []
    }))
    found = await verify(
      "cases",
      snippets.map((one, index) => ({ ...one, file: `${index}/page.md` })),
      { silence: 10_000 }
    )
  }, 120_000)
  for (const [index, [sentence, , complaint]] of cases.entries()) {
    it(`${complaint === undefined ? "accepts" : "refuses"} ${sentence}`, () => {
      const complaints = found[index]!.map((text) => text.replace(/^\d+\//, ""))
      if (complaint === undefined) assert.deepStrictEqual(complaints, [])
      else assert.match(complaints[0] ?? "nothing to complain about", complaint)
    })
  }
})
