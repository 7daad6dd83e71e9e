/** What a verdict says of units that were abolished in its year. */
import { assert, describe, it } from "@effect/vitest"
import { below, edge, figure, form, province, reform, target, text } from "../support/documents.ts"
import { mismatches, type Scenario } from "../support/Scenario.ts"

/** Communes a and b became n on 1 July 2025, c stayed; each reports every month. */
const reorganised = (targets: ReadonlyArray<ReturnType<typeof target>>): Scenario["documents"] => {
  const documents = province(
    { communes: ["a", "b", "c", "n"], measures: [below()] },
    { forms: [form("month")], targets }
  )
  const [state] = documents.hierarchies!
  const edges = [
    { unit: "p", level: "province" },
    edge("a", { to: reform }),
    edge("b", { to: reform }),
    edge("n", { from: reform }),
    edge("c")
  ]
  const moves = ["a", "b"].map((from) => ({ from, to: "n" }))
  return {
    ...documents,
    hierarchies: [{ ...state!, edges }],
    successions: [{ id: "reform", kind: "merge", date: reform, hierarchy: "state", moves }]
  }
}
const monthly = (unit: string, from: number, to: number, value: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    figure(unit, `2025-${String(from + index).padStart(2, "0")}`, value)
  )

describe("who left a year open that has an abolition in it", () => {
  const early = { asOf: "2026-01-10", status: "unmeasurable" } as const

  it("is called by what it was, and reported a part until it ended", async () => {
    const scenario: Scenario = {
      title: "b five of six months, c eleven of twelve",
      documents: reorganised([target(">=", 500, "2025", { closing: { day: "2026-01-15", silent: "zero" } })]),
      commits: [
        [...monthly("a", 1, 6, 10), ...monthly("b", 1, 5, 5), ...monthly("n", 7, 12, 20), ...monthly("c", 1, 11, 8)]
      ],
      judges: [
        {
          ...early,
          because: text(
            "Chưa kết luận: 293/500; 2 xã báo chưa đủ, phần còn thiếu cần bình quân 104",
            "Undecided: 293/500; the missing parts of 2 communes need 104 each on average"
          )
        },
        {
          asOf: "2026-01-16",
          status: "notMet",
          because: text(
            "Không đạt: 293/500 (chốt 15/01; phần còn thiếu của 2 xã tính 0)",
            "Not met: 293/500 (closed 15 January; what 2 communes have not reported counts 0)"
          )
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })

  it("leaves each of them undecided where what came in of none is enough or too little", async () => {
    const each = { scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } }
    const scenario: Scenario = {
      title: "each commune",
      documents: reorganised([target(">=", 100, "2025", each)]),
      commits: [
        [...monthly("a", 1, 6, 10), ...monthly("b", 1, 5, 5), ...monthly("n", 7, 12, 2), ...monthly("c", 1, 11, 8)]
      ],
      judges: [
        {
          ...early,
          because: text(
            "Chưa kết luận: từ 0% đến 100%, chỉ tiêu ít nhất 100% số xã đạt từ 100 lượt trở lên; 2 xã chưa báo cáo đủ",
            "Undecided: 0% to 100%; the target is at least 100% of communes with at least 100 turns; 2 silent, in whole or in part"
          )
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})
