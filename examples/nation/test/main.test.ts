import { execFile } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, expect, it } from "@effect/vitest"

const main = fileURLToPath(new URL("../main.ts", import.meta.url))
const run = async (...args: ReadonlyArray<string>) => {
  const small = ["--provinces", "4", "--communes", "160"]
  return (await promisify(execFile)(process.execPath, [main, ...small, ...args])).stdout
}

describe("a month of a small nation", () => {
  for (const lang of ["vi", "en"]) {
    it(`prints who stands where, and who is silent (${lang})`, async () => {
      const printed = await run("--lang", lang)
      assert.match(printed, /^(MỌI ĐƠN VỊ VÀ SỐ LIỆU Ở ĐÂY LÀ GIẢ ĐỊNH|ALL UNITS AND FIGURES HERE ARE MADE UP)/)
      await expect(printed).toMatchFileSnapshot(`../expected.${lang}.txt`)
    })
  }

  it("prints the same from a file, and again where all of it is there already", async () => {
    const folder = await mkdtemp(join(tmpdir(), "lantoa-"))
    const file = join(folder, "nation.db")
    const [memory, first, again] = [await run(), await run("--file", file), await run("--file", file)]
    assert.strictEqual(first, memory)
    const table = (printed: string) => printed.split("\n").slice(2)
    assert.deepStrictEqual(table(again), table(memory))
    assert.match(again, /^0 số liệu trong/m)
    await rm(folder, { recursive: true })
  })
})
