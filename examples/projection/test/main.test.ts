import { execFile } from "node:child_process"
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, expect, it } from "@effect/vitest"

const main = fileURLToPath(new URL("../main.ts", import.meta.url))
const run = (...args: ReadonlyArray<string>) => promisify(execFile)(process.execPath, [main, ...args])
/** The same answer whatever day it is. */
const asked = (...args: ReadonlyArray<string>) => run(...args, "--as-of", "2026-01-15")

describe("the analyst's script", () => {
  for (const lang of ["vi", "en"]) {
    it(`prints the outlook of each target (${lang})`, async () => {
      const { stdout } = await asked("--lang", lang)
      await expect(stdout).toMatchFileSnapshot(`../expected.${lang}.txt`)
    })
  }

  it("prints the same outlooks as JSON", async () => {
    const { stdout } = await asked("--json")
    const outlooks = JSON.parse(stdout) as ReadonlyArray<{ readonly goal: { readonly id: string } }>
    assert.deepStrictEqual(
      outlooks.map(({ goal }) => goal.id),
      [
        "payment-50",
        "payment-80",
        "quang-ninh-payment-60",
        "quang-ninh-payment-100",
        "quang-ninh-services-60",
        "quang-ninh-services-100"
      ]
    )
  })

  it("writes one chart a target into a folder that it makes, and says which files", async () => {
    const scratch = await mkdtemp(join(tmpdir(), "lantoa-"))
    const folder = join(scratch, "not", "there")
    const { stderr } = await asked("--svg", folder)
    const rows = (await readFile(new URL("../targets.csv", import.meta.url), "utf8")).trim().split("\n").slice(1)
    const names = rows.map((row) => `${row.slice(0, row.indexOf(","))}.svg`)
    assert.deepStrictEqual((await readdir(folder)).toSorted(), names.toSorted())
    assert.deepStrictEqual(
      stderr.trim().split("\n"),
      names.map((name) => `Đã ghi ${join(folder, name)}`)
    )
    const svg = await readFile(join(folder, "quang-ninh-services-100.svg"), "utf8")
    assert.match(
      svg,
      /^<svg [^]*<desc [^>]+>Chưa rõ có đạt hay không\. Số liệu chỉ là mức trần[^<]* Số liệu mới nhất 70,29% \(năm 2020\)\. Dự báo năm 2030: mức giữa [^]+<\/svg>\n$/
    )
    assert.strictEqual(svg.match(/<polygon /g)?.length, 2)
    assert.strictEqual(svg.match(/<circle cx="\d/g)?.length, 13 + 1)
    await rm(scratch, { recursive: true })
  })

  it("says what is wrong in the language asked for, without a trace, and explains itself", async () => {
    const failed = async (...args: ReadonlyArray<string>) =>
      (await run(...args).catch((error: unknown) => error)) as { readonly code: number; readonly stderr: string }
    const missing = await failed("--figures", "nowhere.csv")
    assert.strictEqual(missing.code, 1)
    assert.strictEqual(missing.stderr, "nowhere.csv: không đọc được; kiểm tra lại tên tệp\n")
    const unknown = await failed("--lang", "en", "--colour")
    assert.strictEqual(unknown.code, 2)
    assert.match(unknown.stderr, /^Unknown option '--colour'[^]*\n\nnode main\.ts \[--figures FILE\.csv\]/)
    const unheard = await failed("--màu")
    assert.match(unheard.stderr, /^Không hiểu dòng lệnh: --màu\n\nnode main\.ts \[--figures TỆP\.csv\]/)
    const french = await failed("--lang", "fr")
    assert.match(french.stderr, /^--lang chỉ nhận vi hoặc en, không nhận “fr”\n\nnode main\.ts/)
    const someday = await failed("--as-of", "15/1/2026")
    assert.match(someday.stderr, /^--as-of nhận một ngày như 2026-01-15, không nhận “15\/1\/2026”\n/)
    const { stdout } = await run("--", "--help")
    assert.match(stdout, /^node main\.ts \[--figures TỆP\.csv\]/)
  })
})
