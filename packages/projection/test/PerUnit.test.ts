import { assert, describe, it } from "@effect/vitest"
import { Answer, type Attainment, PerUnit } from "@lantoa/projection"
import { cases, climbing, paths, series } from "./evidence.ts"

const two: Attainment.Milestone = { comparator: ">=", threshold: 2, step: 1 }
const unit = (id: string, ...values: ReadonlyArray<number>): PerUnit.UnitEvidence => ({
  id,
  evidence: { series: series([1]), paths: paths(values.map((value) => [value])) }
})
const known = (answer: Answer.Answer<PerUnit.PerUnit>): PerUnit.PerUnit => {
  if (answer._tag === "Unknown") throw new Error(answer.text.en)
  return answer.value
}

describe("PerUnit", () => {
  it("counts units draw by draw when their paths belong together", () => {
    const odds = known(PerUnit.of([unit("a", 1, 2, 3, 4), unit("b", 1, 1, 2, 2)], two))
    assert.strictEqual(odds.every, 0.5)
    assert.strictEqual(odds.expectedShare, 0.625)
    assert.deepEqual([...odds.atLeast], [1, 0.75, 0.5])
    assert.deepEqual(odds.everyRange, { lower: 0.25, upper: 0.5 })
  })

  it("answers for a share of the units, without losing one to rounding", () => {
    const units = Array.from({ length: 10 }, (_, index) => unit(`${index}`, index < 7 ? 2 : 1))
    const odds = known(PerUnit.of(units, two))
    assert.strictEqual(PerUnit.atLeastShare(odds, 0.7), 1)
    assert.strictEqual(PerUnit.atLeastShare(odds, 0.71), 0)
    assert.strictEqual(PerUnit.atLeastShare(odds, 1.2), 0)
  })

  it("asks a share of a whole number of units, whatever the product's last digit", () => {
    const hundred = Array.from({ length: 100 }, (_, index) => unit(`u${index}`, index < 7 ? 2 : 0))
    const odds = known(PerUnit.of(hundred, two))
    assert.isAbove(0.07 * 100, 7)
    assert.strictEqual(PerUnit.atLeastShare(odds, 0.07), 1)
    assert.strictEqual(PerUnit.atLeastShare(odds, 0.0701), 0)
    assert.strictEqual(PerUnit.atLeastShare(odds, 0), 1)
    assert.strictEqual(PerUnit.atLeastShare(odds, -1), 1)
    // A share that was added up itself: a hair above three of ten.
    const ten = known(PerUnit.of(hundred.slice(4, 14), two))
    assert.isAbove(0.1 + 0.2, 0.3)
    assert.strictEqual(PerUnit.atLeastShare(ten, 0.1 + 0.2), 1)
  })

  it("names units without data instead of counting them as missed", () => {
    const answer = PerUnit.of([unit("a", 2), { id: "Lý Sơn" }, { id: "b" }], two)
    assert.deepEqual(answer._tag === "Unknown" && answer.reason, { _tag: "MissingUnits", units: ["Lý Sơn", "b"] })
    assert.strictEqual(PerUnit.of([], two)._tag, "Unknown")
  })

  it("refuses to join unlike numbers of draws", () => {
    const answer = PerUnit.of([unit("a", 2), unit("b", 2, 2)], two)
    assert.deepEqual(answer._tag === "Unknown" && answer.reason, { _tag: "DrawsDiffer" })
  })

  it("keeps every probability within what any dependence allows", () => {
    for (const { seed } of cases(30)) {
      const units = [1, 2, 3, 4].map((k) => ({ id: `${k}`, evidence: climbing(seed * 10 + k) }))
      const milestone: Attainment.Milestone = { comparator: ">=", threshold: 45 + (seed % 20), step: 4 }
      const odds = known(PerUnit.of(units, milestone))
      assert.isAtLeast(odds.every, odds.everyRange.lower - 1e-12)
      assert.isAtMost(odds.every, odds.everyRange.upper + 1e-12)
      const mean = odds.atLeast.slice(1).reduce((sum, p) => sum + p, 0) / 4
      assert.closeTo(mean, odds.expectedShare, 1e-12)
      assert.isTrue(odds.atLeast.every((p, k) => k === 0 || p <= (odds.atLeast[k - 1] as number)))
    }
  })
})
