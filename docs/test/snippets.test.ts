/** Every snippet a reader may copy: it type-checks under our own strict options, runs, and yields what it promises. */
import { globSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { assert, beforeAll, describe, it } from "@effect/vitest"
import * as Snippet from "./snippets/Snippet.ts"
import { verify } from "./snippets/verify.ts"

const root = resolve(import.meta.dirname, "../..")
const places = [
  "README.md",
  "CONTRIBUTING.md",
  "AGENTS.md",
  "packages/*/README.md",
  "docs/**/*.md",
  "examples/**/README.md",
  "packages/*/src/**/*.ts"
]
const ignored = (name: string): boolean => /^(node_modules|dist|api|\.snippets)$/.test(name)

const snippets = globSync(places, { cwd: root, exclude: ignored })
  .toSorted()
  .flatMap((file) => Snippet.find(file, readFileSync(join(root, file), "utf8")))

describe("a snippet", () => {
  let problems: ReadonlyArray<ReadonlyArray<string>>
  beforeAll(async () => {
    problems = await verify("repository", snippets)
  }, 300_000)

  for (const [index, { file, line }] of snippets.entries()) {
    it(`${file}:${line} is true`, () => {
      assert.deepStrictEqual(problems[index], [])
    })
  }

  it("is found in the pages", () => {
    assert.isTrue(snippets.some(({ file }) => file === "CONTRIBUTING.md"))
  })
})
