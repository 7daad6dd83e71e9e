import { assert, describe, it } from "@effect/vitest"
import { Model } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import { checks } from "../checks.ts"
import { load } from "../load.ts"

const folder = process.env["LANTOA_DATA"]
const full = folder === undefined ? undefined : load(folder)

describe("the reorganisation of 2025 on the shipped provinces", () => {
  for (const { actual, expected, name } of checks(load(undefined))) {
    it(name, () => assert.deepStrictEqual(actual, expected))
  }
})

describe.skipIf(full?.full !== true)(
  "the reorganisation of 2025 on the full lists (needs LANTOA_DATA: the folder that holds vn-admin)",
  () => {
    const loaded = full!
    for (const { actual, expected, name } of full?.full === true ? checks(loaded) : []) {
      it(name, () => assert.deepStrictEqual(actual, expected))
    }

    it("agrees with itself as documents", () => {
      assert.deepStrictEqual(
        Result.match(Model.make(loaded.gazetteer.documents), {
          onFailure: (error) => error.message,
          onSuccess: () => ""
        }),
        ""
      )
    })

    it("has one gap in what it knows: 218 communes and districts that ended before 1 July 2025 without a word", () => {
      const report = Gazetteer.report(loaded.gazetteer)
      assert.strictEqual(report.withoutSuccessor.length, 218)
      assert.isTrue(report.withoutSuccessor.every((remark) => !remark.message.includes("2025-07-01")))
      assert.deepStrictEqual([report.notConserving, report.codeClashes], [[], []])
      assert.strictEqual(report.doubtful.length, 547)
      assert.strictEqual(report.leftOut.length, 16)
      assert.deepStrictEqual(
        report.datedOtherwise.map(({ unit }) => unit),
        ["vn.27367"]
      )
    })
  }
)
