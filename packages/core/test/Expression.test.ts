import { assert, describe, it } from "@effect/vitest"
import { Expression, Indicator, LantoaError, Measure, Period, Quantity } from "@lantoa/core"
import * as Schema from "effect/Schema"
import { type Random, random } from "./fixtures/random.ts"

const optionally = <K extends string, A>(rng: Random, key: K, value: A): { readonly [P in K]?: A } =>
  (rng.chance(0.5) ? { [key]: value } : {}) as { readonly [P in K]?: A }

/** Any expression: every shape of it, every option given or left out. */
const generate = (rng: Random, depth: number): Expression.Expression => {
  const inner = () => generate(rng, depth - 1)
  const id = () => rng.pick(["trained", "youth-union.teams", "vn.a"])
  switch (depth === 0 ? rng.int(0, 5) : rng.int(0, 12)) {
    case 0:
      return Expression.measure(id(), {
        ...optionally(rng, "where", { topic: "vneid" }),
        ...optionally(rng, "cohort", id()),
        ...optionally(rng, "from", id()),
        ...optionally(rng, "along", optionally(rng, rng.pick(Measure.axes), rng.pick(Measure.Operator.literals)))
      })
    case 1:
      return Expression.population(id())
    case 2:
      return rng.chance(0.5) ? Expression.teams() : Expression.teams(id())
    case 3:
      return Expression.members(rng.pick(["seats", "people"]), {
        ...optionally(rng, "kind", id()),
        ...optionally(rng, "role", rng.pick(["lead", "core", "member"] as const))
      })
    case 4:
      return rng.chance(0.5) ? Expression.units(id()) : Expression.units(id(), id())
    case 5:
      return Expression.constant(rng.int(-1000, 1000) / 8)
    case 6:
      return Expression.add(inner(), inner())
    case 7:
      return Expression.subtract(inner(), inner())
    case 8:
      return Expression.multiply(inner(), inner())
    case 9:
      return Expression.divide(inner(), inner())
    case 10:
      return rng.chance(0.5) ? Expression.ratio(inner(), inner()) : Expression.ratio(inner(), inner(), 1000)
    case 11:
      return Expression.coverage(inner(), inner())
    default:
      return Expression.shareOfUnits({
        level: id(),
        of: inner(),
        comparator: rng.pick(Quantity.Comparator.literals),
        threshold: rng.int(0, 100),
        ...optionally(rng, "per", rng.pick(Period.Bucket.literals))
      })
  }
}

describe("an indicator", () => {
  it("is data: any expression written as JSON and read again is the same", () => {
    const tags = new Set<string>()
    for (let seed = 1; seed <= 500; seed++) {
      const expression = generate(random(seed), 4)
      tags.add(expression._tag)
      const indicator = Indicator.make({ id: "any", title: { vi: "x", en: "x" }, expression, better: "lower" })
      assert.deepStrictEqual(indicator.expression, expression)
      const text = JSON.stringify(Schema.encodeSync(Indicator.Indicator)(indicator))
      assert.deepStrictEqual(Indicator.make(JSON.parse(text) as never), indicator)
    }
    assert.strictEqual(tags.size, 13)
  })

  it("wants more and is recomputed on a merger unless it says otherwise", () => {
    const { better, onMerge } = Indicator.make({
      id: "teams",
      title: { vi: "Tổ", en: "Teams" },
      expression: Expression.teams()
    })
    assert.deepStrictEqual([better, onMerge], ["higher", "recompute"])
  })

  it("names the place of what is wrong deep in its expression", () => {
    const expression = Expression.ratio(
      Expression.add(Expression.constant(1), Expression.constant(NaN)),
      Expression.teams()
    )
    assert.throws(
      () => Indicator.make({ id: "x", title: { vi: "x", en: "x" }, expression }),
      LantoaError.DocumentError,
      "expression.numerator.right.value: "
    )
  })

  it("reports a misspelt key once, not for every shape an expression could have had", () => {
    const expression = {
      _tag: "Ratio",
      numerator: { _tag: "Measure", measure: "m", wher: {} },
      denominator: { _tag: "Teams" }
    }
    const error = failure(() =>
      Indicator.make({ id: "x", title: { vi: "x", en: "x" }, expression: expression as never })
    )
    assert.deepStrictEqual(
      error.problems.map((one) => LantoaError.renderPath(one.path)),
      ["expression.numerator.wher"]
    )
  })
})

const failure = (run: () => unknown): LantoaError.DocumentError => {
  try {
    run()
  } catch (error) {
    assert.instanceOf(error, LantoaError.DocumentError)
    return error
  }
  return assert.fail("nothing was thrown")
}
