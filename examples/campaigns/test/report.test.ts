import { readFile } from "node:fs/promises"
import { assert, describe, it } from "@effect/vitest"
import { report } from "../src/report.ts"
import { withCampaigns } from "../src/scratch.ts"

describe("the printed report", () => {
  for (const lang of ["vi", "en"] as const) {
    it(`is the one in expected.${lang}.txt`, async () => {
      const expected = await readFile(new URL(`../expected.${lang}.txt`, import.meta.url), "utf8")
      const printed = await withCampaigns((lantoa) => report(lantoa, { asOf: "2025-12-31", lang }))
      assert.strictEqual(printed, expected)
    })
  }

  it("lines up: no line is wider than the terminal it is made for", async () => {
    const printed = await withCampaigns((lantoa) => report(lantoa, { asOf: "2025-12-31", lang: "vi" }))
    assert.isAtMost(Math.max(...printed.split("\n").map((line) => line.length)), 142)
  })
})
