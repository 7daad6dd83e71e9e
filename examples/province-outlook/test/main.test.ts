import { execFile } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, expect, it } from "@effect/vitest"

const main = fileURLToPath(new URL("../main.ts", import.meta.url))
const run = (...args: ReadonlyArray<string>) => promisify(execFile)(process.execPath, [main, ...args])

describe("the outlook of a province", () => {
  for (const lang of ["vi", "en"]) {
    it(`prints the province and its communes, and says that they are made up (${lang})`, async () => {
      const { stdout } = await run("--lang", lang)
      assert.match(stdout, /^(TỈNH, XÃ VÀ MỌI SỐ LIỆU Ở ĐÂY LÀ GIẢ ĐỊNH|THE PROVINCE, .* ARE MADE UP)/)
      await expect(stdout).toMatchFileSnapshot(`../expected.${lang}.txt`)
    })
  }

  it("draws the fan of the province", async () => {
    const scratch = await mkdtemp(join(tmpdir(), "lantoa-"))
    const { stderr } = await run("--svg", join(scratch, "fan.svg"))
    assert.strictEqual(stderr.trim(), `Đã ghi ${join(scratch, "fan.svg")}`)
    const svg = await readFile(join(scratch, "fan.svg"), "utf8")
    assert.match(svg, /^<svg [^]*<title [^>]+>Tỉnh Mẫu<\/title>[^]*<\/svg>\n$/)
    assert.strictEqual(svg.match(/<circle cx="\d/g)?.length, 12 + 1)
    await rm(scratch, { recursive: true })
  })
})
