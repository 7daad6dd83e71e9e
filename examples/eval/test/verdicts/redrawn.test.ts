/** Verdicts before a deadline by which the unit is another one: what there is now may be more or less then. */
import { assert, describe, it } from "@effect/vitest"
import type { Text } from "@lantoa/core"
import { below, edge, figure, province, reform, target, text } from "../support/documents.ts"
import { mismatches, type Scenario } from "../support/Scenario.ts"

const [half, rest] = [
  { population: 0.5, count: 0.5, area: 0.5 },
  { population: "remainder", count: "remainder", area: "remainder" }
]

/** Commune a gives half of itself to n on 1 July 2025; b stays as it is. */
const divided = (aim: ReturnType<typeof target>): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "n"], measures: [below()] }, { targets: [aim] })
  const edges = [{ unit: "p", level: "province" }, edge("a"), edge("b"), edge("n", { from: reform })]
  const moves = [
    { from: "a", to: "n", shares: half },
    { from: "a", to: "a", shares: rest }
  ]
  return {
    ...documents,
    hierarchies: [{ ...documents.hierarchies![0]!, edges }],
    successions: [{ id: "half", kind: "mixed", date: reform, hierarchy: "state", moves }]
  } as Scenario["documents"]
}
const told = [
  figure("a", "2025-H1", 100),
  figure("b", "2025-H1", 100),
  figure("a", "2025-H2", 2),
  figure("n", "2025-H2", 3)
]
const unit = (id: string) => ({ scope: { _tag: "Unit", unit: id, hierarchy: "state" } })
const each = { scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } }

type Judged = readonly [asOf: string, status: "met" | "notMet" | "notDue", because?: Text.Text]
const says = async (aim: ReturnType<typeof target>, ...judges: ReadonlyArray<Judged>): Promise<void> => {
  const scenario: Scenario = {
    title: "half of a commune",
    documents: divided(aim),
    commits: [told],
    judges: judges.map(([asOf, status, because]) => ({ asOf, status, ...(because === undefined ? {} : { because }) }))
  }
  assert.deepStrictEqual(await mismatches(scenario), [])
}

describe("before a deadline by which boundaries change", () => {
  it("what a unit has counted does not meet its target, for it may be less", async () => {
    const because = text(
      "Chưa đến hạn: 6 tháng đầu năm 2025 đạt 100 lượt, chỉ tiêu ít nhất 80 (hạn: năm 2025); đến hạn địa giới còn thay đổi",
      "Not due yet: 100 turns in H1 2025; the target is at least 80 (due 2025); boundaries change before then"
    )
    await says(target(">=", 80, "2025", unit("a")), ["2025-06-30", "notDue", because], ["2025-12-31", "notMet"])
  })

  it("a limit that is broken may be kept by then, of a unit and of each", async () => {
    await says(target("<=", 80, "2025", unit("a")), ["2025-06-30", "notDue"], ["2025-12-31", "met"])
    await says(
      target("<=", 60, "2025", { ...each, scope: { ...each.scope, share: { comparator: ">=", percent: 60 } } }),
      ["2025-06-30", "notDue"],
      ["2025-12-31", "met"]
    )
  })

  it("each unit has not met it for those that come", async () => {
    await says(target(">=", 60, "2025", each), ["2025-06-30", "notDue"], ["2025-12-31", "notMet"])
  })

  it("nor does it meet one without a deadline, which is that of the year", async () => {
    const because = text(
      "Chưa đến hạn: 6 tháng đầu năm 2025 đạt 100 lượt, chỉ tiêu ít nhất 80; văn bản không nêu thời hạn; trong năm địa giới còn thay đổi",
      "Not due yet: 100 turns in H1 2025; the target is at least 80; the document states no deadline; boundaries change within the year"
    )
    const undated = target(">=", 80, "2025", { ...unit("a"), deadline: { _tag: "Absent" } })
    await says(undated, ["2025-06-30", "notDue", because], ["2025-12-31", "notDue"])
  })

  it("it is judged as ever of a unit that stays what it is, whatever changes beside it or within", async () => {
    await says(target(">=", 80, "2025", unit("b")), ["2025-06-30", "met"], ["2025-12-31", "met"])
    await says(target(">=", 180, "2025", unit("p")), ["2025-06-30", "met"], ["2025-12-31", "met"])
    await says(target("<=", 180, "2025", unit("p")), ["2025-06-30", "notMet"], ["2025-12-31", "notMet"])
  })
})
