import { assert, describe, it } from "@effect/vitest"
import { Answer, type Attainment, Scenario, Series } from "@lantoa/projection"
import { between, cases, climbing, paths, series } from "./evidence.ts"

const source = { vi: "thử nghiệm 2024 tại hai huyện", en: "a trial in two districts, 2024" }
const teams: Scenario.Driver = {
  id: "teams",
  title: { vi: "Số tổ trên 1.000 dân", en: "Teams per 1,000 people" },
  change: 2,
  effect: { perUnit: 1.5, scale: "raw", source },
  from: 2
}
const flat = (bounds = Series.percent): Attainment.Evidence => ({
  series: series([50], bounds),
  paths: paths([
    [50, 50, 50, 50],
    [98, 98, 98, 98]
  ])
})
const changed = (driver: Scenario.Driver, evidence = flat()) => [...Scenario.make(evidence, [driver], 1).changed]

describe("Scenario", () => {
  it("is the forecast itself when nothing changes or nothing has an effect", () => {
    for (const { random, seed } of cases(30)) {
      const evidence = climbing(seed)
      const scale = random.uniform() < 0.5 ? "raw" : "logit"
      const idle: Scenario.Driver = { ...teams, effect: { perUnit: 0, scale, source } }
      const still: Scenario.Driver = { ...teams, change: 0, effect: { perUnit: 3, deviation: 1, scale, source } }
      for (const drivers of [[], [idle], [still], [idle, still]]) {
        assert.deepEqual(Scenario.make(evidence, drivers, seed).changed, evidence.paths.values)
      }
    }
  })

  it("adds change times effect from its first step on, within the bounds", () => {
    assert.deepEqual(changed(teams), [50, 53, 53, 53, 98, 100, 100, 100])
  })

  it("grows over a ramp and leaves of a wave what is said to be kept", () => {
    const wave: Scenario.Driver = { ...teams, from: 1, ramp: 2, until: 2, kept: 0.5 }
    assert.deepEqual(changed(wave).slice(0, 4), [51.5, 53, 51.5, 51.5])
    const half: Scenario.Driver = { ...wave, ramp: 4 }
    assert.deepEqual(changed(half).slice(0, 4), [50.75, 51.5, 50.75, 50.75])
    const { kept: _, ...gone } = wave
    assert.deepEqual(changed(gone).slice(0, 4), [51.5, 53, 50, 50])
  })

  it("moves log-odds on the logit scale, and leaves 0 and 100 % where they are", () => {
    const driver: Scenario.Driver = { ...teams, change: 1, effect: { perUnit: Math.log(3), scale: "logit", source } }
    const evidence = {
      ...flat(),
      paths: paths([
        [50, 50],
        [0, 0],
        [100, 100]
      ])
    }
    assert.deepEqual(
      changed(driver, evidence).map((value) => Number(value.toFixed(9))),
      [50, 75, 0, 0, 100, 100]
    )
  })

  it("draws an unsure effect once a path, alike for the same seed", () => {
    const unsure: Scenario.Driver = { ...teams, from: 1, effect: { ...teams.effect, deviation: 1 } }
    const [a, b] = [changed(unsure, flat(Series.unbounded)), changed(unsure, flat(Series.unbounded))]
    assert.deepEqual(a, b)
    assert.strictEqual(a[0], a[3])
    assert.notStrictEqual((a[0] as number) - 50, (a[4] as number) - 98)
  })

  it("sets the odds and the date with the change beside those without it", () => {
    const scenario = Scenario.make(climbing(1), [{ ...teams, from: 1 }], 1)
    const odds = Scenario.probability(scenario, { comparator: ">=", threshold: 60, step: 4 })
    assert.isAbove(Answer.value(odds.scenario) as number, Answer.value(odds.forecast) as number)
    const date = Scenario.medianStep(scenario, { comparator: ">=", threshold: 68 })
    assert.isAtMost(Answer.value(date.scenario) as number, Answer.value(date.forecast) as number)
    const never = Scenario.medianStep(scenario, { comparator: ">=", threshold: 99 })
    assert.strictEqual(never.forecast._tag, "Unknown")
  })

  it("never lowers the odds of reaching more by a change for the better", () => {
    for (const { random, seed } of cases(40)) {
      const scale = random.uniform() < 0.5 ? "raw" : "logit"
      const driver: Scenario.Driver = { ...teams, from: between(random, 1, 4), effect: { perUnit: 0.3, scale, source } }
      const odds = Scenario.probability(Scenario.make(climbing(seed), [driver], 1), {
        comparator: ">=",
        threshold: between(random, 30, 95),
        step: between(random, 1, 6)
      })
      assert.isAtLeast(Answer.value(odds.scenario) as number, Answer.value(odds.forecast) as number)
    }
  })

  it("prints its assumption with the source, in both languages", () => {
    const { assumption } = Scenario.make(flat(), [{ ...teams, until: 3, kept: 0.25 }], 1)
    assert.strictEqual(
      assumption.en,
      "An assumption, not a forecast: Teams per 1,000 people +2 from step 2 to step 3, 25% kept afterwards; " +
        "each unit moves the indicator by 1.5 (a trial in two districts, 2024)."
    )
    assert.strictEqual(
      assumption.vi,
      "Giả định, không phải dự báo: Số tổ trên 1.000 dân +2 từ kỳ 2 đến kỳ 3, sau đó giữ lại 25%; " +
        "mỗi đơn vị làm chỉ số đổi 1,5 (theo thử nghiệm 2024 tại hai huyện)."
    )
    assert.strictEqual(Scenario.make(flat(), [], 1).assumption.vi, "Giả định: không thay đổi gì.")
  })
})
