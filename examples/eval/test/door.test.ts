import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { assert, describe, expect, it } from "@effect/vitest"
import * as Door from "../src/Door.ts"

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const cases = readFileSync(file("./golden/cases.jsonl"), "utf8")
const run = (input: string, ...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, [file("../main.ts"), ...args], { encoding: "utf8", input })

const answers = async (lines: string): Promise<string> => {
  const written: Array<string> = []
  for (const line of lines.trimEnd().split("\n")) written.push(`${JSON.stringify(await Door.answer(line))}\n`)
  return written.join("")
}

/** The JSON fences of the guide: a case, then its answer, and so on. */
const promised = (): ReadonlyArray<readonly [given: unknown, answer: unknown]> => {
  const page = readFileSync(file("../../../docs/guides/eval.md"), "utf8")
  const fences = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text]) => JSON.parse(text!) as unknown)
  return fences.flatMap((fence, index) => (index % 2 === 0 ? [[fence, fences[index + 1]] as const] : []))
}

describe("the door", () => {
  it("answers each line in its turn, wrong ones too", async () => {
    await expect(await answers(cases)).toMatchFileSnapshot("./golden/answers.jsonl")
  })

  it("gives the same as a program of its own, and skips empty lines", () => {
    const { status, stderr, stdout } = run(`\n${cases}\n`, "--json")
    assert.deepStrictEqual([status, stderr], [0, ""])
    assert.strictEqual(stdout, readFileSync(file("./golden/answers.jsonl"), "utf8"))
  })

  it("tells how it is used, and asks for --json", () => {
    assert.match(run("", "--help").stdout, /^pnpm run eval --json/)
    const without = run("{}")
    assert.deepStrictEqual([without.status, without.stdout], [2, ""])
    assert.match(without.stderr, /^say --json/)
  })

  it("says which field is wrong, what stands there and what to write", async () => {
    const errors = async (given: object) => (await Door.answer(JSON.stringify(given))).error
    assert.strictEqual(
      await errors({ id: 1, documents: {}, commits: "x", query: [] }),
      'query is not known here; what there may be is id, documents, commits, queries, assess, explain, stores; commits must be a list of commits, and is "x"'
    )
    assert.strictEqual(
      await errors({ id: 1, documents: {}, assess: [{ target: "t" }], queries: { units: ["a"] } }),
      'queries must be a list of questions, and is an object of units; assess[0].options is missing: it must be the day to judge on, { "asOf": "2025-06-30" }'
    )
    assert.strictEqual(
      await errors({
        id: 1,
        documents: {},
        commits: [{ documents: { knownAt: "2025-01-01" }, knownAt: "2025-02-01" }]
      }),
      'commits[0].knownAt must say the same as that of its documents, "2025-01-01", and is "2025-02-01"'
    )
  })

  it("takes documents in a commit however their moment is said", async () => {
    const [given] = promised()[0] as readonly [
      { readonly documents: object; readonly commits: ReadonlyArray<object> },
      unknown
    ]
    const knownAt = "2025-01-01"
    const { documents, commits } = given
    const ways = [
      { documents, knownAt },
      { documents: { ...documents, knownAt } },
      { documents: { put: documents, knownAt } }
    ]
    for (const way of ways) {
      const { answers } = await Door.answer(JSON.stringify({ ...given, documents: {}, commits: [way, ...commits] }))
      assert.deepStrictEqual((answers.memory![0] as ReadonlyArray<{ reported: number }>)[0]!.reported, 200)
    }
  })

  it("answers the cases of the guide as the guide says", async () => {
    const pairs = promised()
    assert.isAtLeast(pairs.length, 1)
    for (const [given, answer] of pairs) {
      assert.deepStrictEqual(JSON.parse(JSON.stringify(await Door.answer(JSON.stringify(given)))), answer)
    }
  })
})
