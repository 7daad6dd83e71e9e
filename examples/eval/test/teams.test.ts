/** Readings of one team each. */
import { assert, describe, it } from "@effect/vitest"
import * as Door from "../src/Door.ts"
import { below, figure, form, province, query, team } from "./support/documents.ts"

describe("a reading of one team", () => {
  it("names as silent that team alone", async () => {
    const answer = await Door.answer(
      JSON.stringify({
        id: "teams",
        documents: province(
          { communes: ["a"], measures: [below({ reports: ["teams"] })] },
          { forms: [form("month", { by: { teams: "all" } })], teams: [team("t1", "a"), team("t2", "a")] }
        ),
        commits: [[figure("a", "2025-01", 10, { team: "t1" })]],
        queries: [query(["a"], ["2025-01"], { by: "team" })]
      })
    )
    const read = answer.answers["memory"]![0]!
    assert.isFalse("refused" in read)
    const silent = (read as ReadonlyArray<{ readonly silent: ReadonlyArray<{ readonly reporter: string }> }>).map(
      (one) => one.silent.map(({ reporter }) => reporter)
    )
    assert.deepStrictEqual(silent, [[], ["t2"]])
  })
})
