/** Readings of one team each. */
import { assert, describe, it } from "@effect/vitest"
import * as Door from "../src/Door.ts"
import { below, figure, form, province, query, team, text } from "./support/documents.ts"
import { mismatches, type Scenario } from "./support/Scenario.ts"

describe("teams that file by weeks", () => {
  it("are told in part where a week of the month is in", async () => {
    const scenario: Scenario = {
      title: "weeks",
      documents: province(
        { communes: ["a"], measures: [below({ reports: ["teams"] })] },
        { forms: [form("week", { by: { teams: "all" } })], teams: [team("t1", "a"), team("t2", "a")] }
      ),
      commits: [[figure("a", "2025-W02", 5, { team: "t1" })]],
      asks: [
        {
          query: query(["a"], ["2025-01"]),
          gives: {
            "a 2025-01": {
              reported: 5,
              text: text(
                "5 lượt (1/2 tổ mới báo cáo một phần; tháng báo cáo: tuần tính theo ngày thứ Năm)",
                "5 turns (1 of 2 teams, in part; reporting month: a week belongs to the month of its Thursday)"
              )
            }
          }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

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
