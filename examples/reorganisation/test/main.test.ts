import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, expect, it } from "@effect/vitest"

const program = (name: string) => fileURLToPath(new URL(`../${name}.ts`, import.meta.url))
const run = (name: string, ...args: ReadonlyArray<string>) =>
  promisify(execFile)(process.execPath, [program(name), ...args], { env: { PATH: process.env["PATH"] } })

describe("the reorganisation example", () => {
  for (const lang of ["vi", "en"]) {
    it(`tells both promises before and after their denominators moved (${lang})`, async () => {
      const { stdout } = await run("main", "--lang", lang)
      await expect(stdout).toMatchFileSnapshot(`../expected.${lang}.txt`)
    })
  }

  it("prints the checks of the shipped provinces as JSON where there are no lists", async () => {
    const { stdout } = await run("territory", "--json")
    const { checks, full, ok } = JSON.parse(stdout) as {
      readonly ok: boolean
      readonly full: boolean
      readonly checks: ReadonlyArray<{ readonly name: string; readonly ok: boolean }>
    }
    assert.deepStrictEqual([ok, full, checks.length, checks.every((check) => check.ok)], [true, false, 9, true])
  })
})
