import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"

const root = join(import.meta.dirname, "../..")

interface Maker {
  readonly where: string
  readonly name: string
  readonly comment: string
  readonly code: string
}

const declared =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|function) (make|makeUnsafe|from|decode)\b([\s\S]*?)\n(?=\n|$)/g

/** The public modules of every package. */
const makers: ReadonlyArray<Maker> = readdirSync(join(root, "packages")).flatMap((name) =>
  readdirSync(join(root, "packages", name, "src"))
    .filter((file) => /^[A-Z]\w*\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, "packages", name, "src", file), "utf8").matchAll(declared)].map(
        ([, comment = "", maker = "", code = ""]) => ({
          where: `${name}/${file} ${maker}`,
          name: maker,
          comment: comment.split("@example")[0]!,
          code
        })
      )
    )
)

const named = (...names: ReadonlyArray<string>) => makers.filter(({ name }) => names.includes(name))
const wheres = (all: ReadonlyArray<Maker>) => all.map(({ where }) => where)

describe("makers", () => {
  it("make throws nothing: it is total or gives a Result", () => {
    const all = named("make")
    assert.isAtLeast(all.length, 8)
    assert.deepStrictEqual(
      wheres(
        all.filter(({ code, comment }) =>
          /\bthrows\b|=>\s*Result\.getOrThrow|maker\(|\| undefined =>/i.test(comment + code)
        )
      ),
      []
    )
  })

  it("makeUnsafe and from throw, and say what", () => {
    // A plugin is imported by those who did not write it.
    const all = named("makeUnsafe", "from").filter(({ where }) => where !== "plugin/Plugin.ts from")
    assert.isAtLeast(all.length, 25)
    assert.deepStrictEqual(
      wheres(all.filter(({ comment }) => !/throws[\s*]+(?:an?|the) `\w+Error`/i.test(comment))),
      []
    )
  })

  it("decode takes anything and gives a Result", () => {
    const all = named("decode")
    assert.isAtLeast(all.length, 3)
    assert.deepStrictEqual(wheres(all.filter(({ code }) => !/decoder\(|\(input: unknown\): Result/.test(code))), [])
  })
})
