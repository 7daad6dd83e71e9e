import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Expression } from "@lantoa/core"
import * as Schema from "effect/Schema"
import * as all from "../src/internal/operators/all.ts"
import { operatorOf, parts, references } from "../src/internal/operators/table.ts"
import { generate } from "./fixtures/expressions.ts"
import { random } from "./fixtures/random.ts"

const folder = new URL("../src/", import.meta.url)
const operators = { ...all }
const tags = Object.keys(operators) as ReadonlyArray<Expression.Expression["_tag"]>

/** What an operator must say of itself, in one place. */
const asked = [
  "bind",
  "compile",
  "course",
  "evaluate",
  "explain",
  "grows",
  "infer",
  "narrow",
  "outside",
  "parts",
  "references",
  "schema",
  "takes"
]

const samples = Array.from({ length: 300 }, (_, seed) => generate(random(seed + 1), 2))

const isExpression = (value: unknown): boolean => typeof value === "object" && value !== null && "_tag" in value

/** Where in an expression an id stands, by what the key is called. */
const idsIn = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<string> =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => (key === "along" ? [] : idsIn(inner, [...path, key])))
    : ["measure", "cohort", "hierarchy", "level", "from"].includes(path.at(-1)!) || path.at(-2) === "where"
      ? [path.join(".")]
      : []

describe("an operator", () => {
  it.each(tags)("%s says all that is asked of one", (tag) => {
    assert.deepStrictEqual(Object.keys(operators[tag]).sort(), asked)
  })

  it.each(tags)("%s is made by a function of the public module, and written under its own tag", (tag) => {
    const name = `${tag.charAt(0).toLowerCase()}${tag.slice(1)}`
    assert.isFunction((Expression as unknown as { readonly [name: string]: unknown })[name], name)
    const own = samples.filter((one) => one._tag === tag)
    assert.isNotEmpty(own, "fixtures/expressions.ts makes none")
    for (const one of own) assert.isTrue(Schema.is(operatorOf(one).schema(Expression.Expression))(one))
  })

  it("knows all its parts, and every id that stands in it", () => {
    for (const one of samples) {
      const inner = Object.entries(one).flatMap(([key, value]) => (isExpression(value) ? [key] : []))
      assert.deepStrictEqual(
        parts(one)
          .map(([key]) => key)
          .sort(),
        inner.sort()
      )
      const found = references(one).map(({ path }) => path.join("."))
      assert.deepStrictEqual(found.sort(), [...idsIn(one)].sort())
    }
  })

  it("is in the table, wherever its file is, and nobody else tells operators apart", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"))
    const read = (file: string) => readFileSync(new URL(file, folder), "utf8")
    const room = files.filter((file) => file.startsWith("internal/operators/"))
    assert.strictEqual(room.filter((file) => /^export const operator:/m.test(read(file))).length, tags.length)
    const word = new RegExp(`(?:case|_tag [!=]==) "(?:${tags.join("|")})"`)
    const elsewhere = files.filter((file) => !room.includes(file) && word.test(read(file)))
    assert.deepStrictEqual(elsewhere, [])
  })
})
