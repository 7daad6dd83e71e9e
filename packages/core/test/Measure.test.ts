import { assert, describe, it } from "@effect/vitest"
import { LantoaError, Measure } from "@lantoa/core"

const measure = (accumulation: "flow" | "stock" | "cumulative", time: Measure.Additivity, more: object = {}) =>
  Measure.make({ id: "m", title: { vi: "m", en: "m" }, basis: "person", accumulation, additivity: { time, ...more } })

describe("a measure", () => {
  it("that is no flow cannot be added over time", () => {
    for (const accumulation of ["stock", "cumulative"] as const) {
      assert.throws(
        () => measure(accumulation, "additive"),
        LantoaError.DocumentError,
        `additivity.time: a ${accumulation} cannot be added over time: say "snapshot", or make it a flow`
      )
    }
    assert.strictEqual(measure("flow", "additive").additivity.time, "additive")
  })

  it("adds over teams, cohorts and places, starts at 0 and knows nothing of the silent, unless it says otherwise", () => {
    const { additivity, missing, range, dimensions } = measure("stock", "snapshot")
    assert.deepStrictEqual(additivity, { time: "snapshot", team: "additive", cohort: "additive", place: "additive" })
    assert.deepStrictEqual([missing, range, dimensions], ["unknown", { lower: 0 }, []])
  })

  it("allows along each axis only the operators that mean something, its own way first", () => {
    const table = Measure.Additivity.literals.map((way) => {
      const time = Measure.operators(measure("flow", way), "time")
      const place = Measure.operators(measure("flow", "none", { place: way }), "place")
      return [way, time.join(" "), place.join(" ")]
    })
    assert.deepStrictEqual(table, [
      ["additive", "sum min max average last first bounds only", "sum min max average bounds only"],
      ["overlapping", "bounds min max last first only", "bounds min max only"],
      ["snapshot", "last first min max average only", "only"],
      ["none", "only", "only"]
    ])
    assert.strictEqual(Measure.defaultOperator(measure("flow", "additive"), "time"), "sum")
    assert.strictEqual(Measure.defaultOperator(measure("stock", "snapshot"), "time"), "last")
    assert.strictEqual(Measure.defaultOperator(measure("stock", "snapshot", { team: "overlapping" }), "team"), "bounds")
  })

  it("never sums what is not additive, along any axis", () => {
    for (const axis of Measure.axes) {
      for (const way of Measure.Additivity.literals) {
        const one = measure("flow", axis === "time" ? way : "none", axis === "time" ? {} : { [axis]: way })
        assert.strictEqual(Measure.operators(one, axis).includes("sum"), way === "additive", `${axis} ${way}`)
      }
    }
  })
})
