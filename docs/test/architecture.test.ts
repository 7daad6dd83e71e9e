/** The page on architecture names what there is. */
import { existsSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { assert, describe, it } from "@effect/vitest"

const root = resolve(import.meta.dirname, "../..")
const core = join(root, "packages/core")

describe("the architecture", () => {
  it("names files of core that exist, for each of the sixteen rules", () => {
    const page = readFileSync(join(root, "docs/architecture.md"), "utf8")
    const rows = [...page.matchAll(/^\| ([\d, ]+) [^|]*\| ([^|]*)\|$/gm)].filter(([, , files]) =>
      files!.includes(".ts`")
    )
    const rules = rows.flatMap(([, numbers]) => numbers!.split(",").map(Number))
    assert.deepStrictEqual(
      rules.toSorted((a, b) => a - b),
      Array.from({ length: 16 }, (_, index) => index + 1)
    )
    const files = rows.flatMap(([, , cell]) => [...cell!.matchAll(/`([\w/]+\.ts)`/g)].map(([, file]) => file!))
    const gone = files.filter(
      (file) => !existsSync(join(core, file.startsWith("src/") ? file : `src/internal/${file}`))
    )
    assert.deepStrictEqual(gone, [])
  })
})
