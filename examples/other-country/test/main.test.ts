import { execFile } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, expect, it } from "@effect/vitest"

const folder = fileURLToPath(new URL("..", import.meta.url))

describe("the example of other countries", () => {
  it("reads figures of Kenya and Indonesia before and after their boundaries changed", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [`${folder}main.ts`])
    await expect(stdout).toMatchFileSnapshot("../expected.en.txt")
  })

  it("holds no word of Viet Nam", () => {
    const said = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:ts|csv|txt)$/.test(name) && !/node_modules|test\//.test(name))
      .filter((name) => /[ăđơưạảấầậẹếềệịọốồộớờợụứừựỳỵ]|viet|gso|\bvn\b/i.test(readFileSync(folder + name, "utf8")))
    assert.deepStrictEqual(said, [])
  })
})
