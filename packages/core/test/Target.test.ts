import { assert, describe, it } from "@effect/vitest"
import { Problem, Period, Target } from "@lantoa/core"
import { failure } from "./fixtures/failure.ts"

const period = Period.from
const source = { title: "Quyết định 749" }
const reason = { vi: "cuối nhiệm kỳ", en: "end of term" }

describe("a target falls due", () => {
  it("at its stated or inferred period, and never without one", () => {
    assert.strictEqual(Target.due({ _tag: "Stated", period: period("2025") }, "2030-01-01"), "2025")
    assert.strictEqual(
      Target.due({ _tag: "Inferred", period: period("2022/2027"), from: source, reason }, "2024-01-01"),
      "2022/2027"
    )
    assert.isUndefined(Target.due({ _tag: "Absent" }, "2025-01-01"))
  })

  it("anew in each round of a recurrence, from its first to its last", () => {
    const yearly = { _tag: "Recurring", every: "year", since: period("2023"), until: period("2025") } as const
    assert.deepStrictEqual(
      ["2021-05-05", "2023-01-01", "2024-12-31", "2025-06-01", "2027-01-01"].map((day) => Target.due(yearly, day)),
      ["2023", "2023", "2024", "2025", "2025"].map(period)
    )
    assert.strictEqual(Target.due({ _tag: "Recurring", every: "month" }, "2025-03-26"), "2025-03")
  })

  it("in rounds that begin on a day of their own, where the first is one", () => {
    const since = (every: "year" | "month" | "quarter", first: string, ...days: ReadonlyArray<string>) =>
      days.map((day) => Target.due({ _tag: "Recurring", every, since: period(first) }, day as never))
    assert.deepStrictEqual(
      since("year", "2023Sep", "2022-01-01", "2024-08-31", "2024-09-01", "2025-03-01", "2028-02-29"),
      ["2023Sep", "2023Sep", "2024Sep", "2024Sep", "2027Sep"].map(period)
    )
    assert.deepStrictEqual(
      since("month", "2024-12-26/2025-01-25", "2025-01-25", "2025-01-26", "2025-03-26"),
      ["2024-12-26/2025-01-25", "2025-01-26/2025-02-25", "2025-03-26/2025-04-25"].map(period)
    )
    // What is no such round only says from when on.
    assert.deepStrictEqual(since("year", "2023-09/2023-12", "2025-03-01"), ["2025"].map(period))
    assert.deepStrictEqual(since("quarter", "2023Sep", "2025-03-01"), ["2025-Q1"].map(period))
  })
})

describe("the progress of a target", () => {
  it("is 0 at the baseline, 1 at the threshold and beyond it more, whichever way it points", () => {
    assert.deepStrictEqual(
      [20, 50, 80, 110].map((value) => Target.progress({ threshold: 80 }, value, 20)),
      [0, 0.5, 1, 1.5]
    )
    assert.deepStrictEqual(
      [30, 20, 10].map((value) => Target.progress({ threshold: 10 }, value, 30)),
      [0, 0.5, 1]
    )
    assert.strictEqual(Target.progress({ threshold: 80 }, 40), 0.5)
  })

  it("is none where the baseline is the threshold already", () => {
    assert.isUndefined(Target.progress({ threshold: 0 }, 5))
  })
})

describe("a target", () => {
  it("says everything that is wrong with it at once", () => {
    const wrong = {
      id: "Bad Id",
      title: { vi: "x", en: "x" },
      scope: { _tag: "Unit", unit: "u", hierarchy: "state" },
      threshold: NaN
    }
    const error = failure(() => Target.from(wrong as never))
    assert.deepStrictEqual(error.problems.map((one) => Problem.renderPath(one.path)).sort(), [
      "comparator",
      "deadline",
      "id",
      "indicator",
      "modality",
      "source",
      "threshold"
    ])
  })
})

describe("a target that is re-scoped", () => {
  const target = Target.from({
    id: "districts",
    title: { vi: "Mỗi huyện hai hoạt động", en: "Two activities in each district" },
    indicator: "activities",
    scope: { _tag: "EachUnit", within: "p", level: "district", hierarchy: "state" },
    comparator: ">=",
    threshold: 2,
    deadline: { _tag: "Stated", period: period("2025") },
    modality: "minimum",
    source
  })

  it("names the one it replaces and its own source, keeps what that leaves unsaid, and leaves the old one alone", () => {
    const before = structuredClone(target)
    const scope: Target.Scope = { _tag: "Unit", unit: "p", hierarchy: "state" }
    const later = { _tag: "Stated", period: period("2026") } as const
    const successor = Target.rescope(target, { id: "province", scope, source: { title: "Công văn" }, deadline: later })
    assert.deepStrictEqual(successor, {
      ...before,
      id: "province",
      scope,
      source: { title: "Công văn" },
      deadline: later,
      rescopes: "districts"
    })
    assert.deepStrictEqual(target, before)
  })
})
