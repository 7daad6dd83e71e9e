/** What a verdict says of units that were abolished in its year. */
import { assert, describe, it } from "@effect/vitest"
import type { Text } from "@lantoa/core"
import { below, edge, figure, form, province, reform, target, text } from "../support/documents.ts"
import { mismatches, type Scenario } from "../support/Scenario.ts"

/** Communes a and b became n on 1 July 2025, c stayed; each reports every month. */
const reorganised = (
  targets: ReadonlyArray<ReturnType<typeof target>>,
  { every = "month", ...measured }: { every?: "month" | "quarter"; [key: string]: unknown } = {}
): Scenario["documents"] => {
  const documents = province(
    { communes: ["a", "b", "c", "n"], measures: [below(measured)] },
    { forms: [form(every)], targets }
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
            "Chưa kết luận: từ 0% đến 100%, chỉ tiêu 100% số xã đạt từ 100 lượt trở lên; 2 xã chưa báo cáo đủ",
            "Undecided: 0% to 100%; the target is 100% of communes with at least 100 turns; 2 communes have not reported in full"
          )
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })

  const teams = { every: "quarter", basis: "team", accumulation: "stock" } as const
  const ofLastDay = (comparator: ">=" | "<=", because: Text.Text, more: object = {}): Scenario => ({
    title: `${comparator} 30 teams at the end of the year, told by c only`,
    documents: reorganised([target(comparator, 30, "2025", more)], teams),
    commits: [[figure("c", "2025-Q4", 20)]],
    judges: [{ ...early, ...(more === shut ? { asOf: "2026-01-16", status: "notMet" as const } : {}), because }]
  })
  const shut = { closing: { day: "2026-01-15", silent: "zero" } }

  it("is not waited for of a stock, which those have who are there at its end", async () => {
    const scenarios = [
      ofLastDay(
        ">=",
        text(
          "Chưa kết luận: 20/30; 1 xã còn lại cần 10 (cao nhất đã báo: 20)",
          "Undecided: 20/30; 1 silent needs 10 (highest: 20)"
        )
      ),
      ofLastDay(
        "<=",
        text("Chưa kết luận: 20/30; 1 xã còn lại chỉ được tối đa 10", "Undecided: 20/30; 1 silent may hold at most 10")
      ),
      ofLastDay(
        ">=",
        text(
          "Không đạt: 20/30 (chốt 15/01; 1 xã không báo cáo tính 0)",
          "Not met: 20/30 (closed 15 January; 1 silent counts 0)"
        ),
        shut
      )
    ]
    for (const scenario of scenarios) assert.deepStrictEqual(await mismatches(scenario), [])
  })
})
