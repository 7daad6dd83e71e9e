import { assert, describe, it } from "@effect/vitest"
import { Expression, Indicator, Problem } from "@lantoa/core"
import * as Schema from "effect/Schema"
import * as operators from "../src/internal/operators/all.ts"
import { generate } from "./fixtures/expressions.ts"
import { failure } from "./fixtures/failure.ts"
import { random } from "./fixtures/random.ts"

describe("an indicator", () => {
  it("is data: any expression written as JSON and read again is the same", () => {
    const tags = new Set<string>()
    for (let seed = 1; seed <= 500; seed++) {
      const expression = generate(random(seed), 4)
      tags.add(expression._tag)
      const indicator = Indicator.from({ id: "any", title: { vi: "x", en: "x" }, expression, better: "lower" })
      assert.deepStrictEqual(indicator.expression, expression)
      const text = JSON.stringify(Schema.encodeSync(Indicator.Indicator)(indicator))
      assert.deepStrictEqual(Indicator.from(JSON.parse(text) as never), indicator)
    }
    assert.deepStrictEqual([...tags].sort(), Object.keys(operators).sort())
  })

  it("wants more and is recomputed on a merger unless it says otherwise", () => {
    const { better, onMerge } = Indicator.from({
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
      () => Indicator.from({ id: "x", title: { vi: "x", en: "x" }, expression }),
      Problem.DocumentError,
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
      Indicator.from({ id: "x", title: { vi: "x", en: "x" }, expression: expression as never })
    )
    assert.deepStrictEqual(
      error.problems.map((one) => Problem.renderPath(one.path)),
      ["expression.numerator.wher"]
    )
  })
})
