import { assert, describe, it } from "@effect/vitest"
import { Problem, Observation } from "@lantoa/core"
import * as Result from "effect/Result"
import { random } from "./fixtures/random.ts"

const base = {
  id: "o1",
  measure: "trained",
  units: ["vn.a"],
  period: "2025-03",
  value: 25,
  knownAt: "2025-04-01T00:00:00Z"
} as const

describe("an observation", () => {
  it("written as JSON and read again is the same, whatever of it is left out", () => {
    const extras = {
      team: "t1",
      cohorts: ["youth", "women"],
      breakdown: { topic: "VNeID", sex: "nữ" },
      activity: "booth",
      corrects: { observation: "o0", reason: "nhập sai" },
      source: { directive: "plan", quote: "hơn 550" },
      doubt: { vi: "chưa rõ", en: "unclear" }
    }
    const rng = random(41)
    for (let run = 0; run < 500; run++) {
      const some = Object.fromEntries(Object.entries(extras).filter(() => rng.chance(0.5)))
      const value = rng.pick([null, 0, -1.5, "> 550", ">= 143", "~ 60", "[100, 120]", "(1, 2]"])
      const units = rng.chance(0.5) ? (["vn.a"] as const) : (["vn.a", "vn.b"] as const)
      const observation = Observation.from({
        ...base,
        ...some,
        value,
        units,
        period: rng.pick(["2025", "202503", "2025W9", "2022/2027"])
      })
      const text = JSON.stringify(Observation.encode(observation))
      assert.deepStrictEqual(Result.getOrThrow(Observation.decode(JSON.parse(text))), observation)
    }
  })

  it("says everything that is wrong with it at once", () => {
    const wrong = {
      ...base,
      id: "O 1",
      units: [],
      period: "2025-13",
      value: "hơn 550",
      knownAt: "1/4/2025",
      surplus: 1,
      breakdown: { topic: " " }
    }
    const error = Result.getOrThrow(Result.flip(Observation.decode(wrong)))
    assert.deepStrictEqual(error.problems.map((one) => Problem.renderPath(one.path)).sort(), [
      "breakdown.topic",
      "id",
      "knownAt",
      "period",
      "surplus",
      "units[0]",
      "value"
    ])
    assert.include(error.message, '"2025-13" is no period')
    assert.include(error.message, '"hơn 550" must be a number or a bound: write "> 550"')
  })

  it("may leave its id to the store, or name one that a store gave, and no other with #", () => {
    const { id: _, ...anonymous } = base
    assert.strictEqual(Observation.from(anonymous).id, "")
    const corrects = { observation: "3#0", reason: "nhập sai" }
    assert.deepStrictEqual(Observation.from({ ...base, corrects }).corrects, corrects)
    for (const id of ["a#1", "#1", "1#", "1#2#3"]) {
      assert.throws(() => Observation.from({ ...base, id }), Problem.DocumentError, undefined, id)
    }
  })
})

describe("the cell of an observation", () => {
  const cell = (more: object) => Observation.cell(Observation.from({ ...base, ...more }))

  it("is the same for the same figure in another order, report or value", () => {
    assert.strictEqual(
      cell({ units: ["vn.a", "vn.b"], cohorts: ["x", "y"], breakdown: { a: "1", b: "2" } }),
      cell({
        id: "o2",
        units: ["vn.b", "vn.a"],
        cohorts: ["y", "x"],
        breakdown: { b: "2", a: "1" },
        value: 3,
        knownAt: "2026-01-01T00:00:00Z"
      })
    )
    assert.strictEqual(cell({ period: "202503" }), cell({}))
  })

  it("is another for another measure, place, time, team, cohort, activity or breakdown", () => {
    const cells = [
      {},
      { measure: "m" },
      { units: ["vn.b"] },
      { units: ["vn.a", "vn.b"] },
      { period: "2025" },
      { team: "t" },
      { cohorts: ["t"] },
      { activity: "t" },
      { breakdown: { t: "t" } }
    ].map(cell)
    assert.strictEqual(new Set(cells).size, cells.length)
  })
})
