import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { Expression, Target } from "../src/index.ts"
import { model, question, target } from "./fixtures/verdicts.ts"

const stated = (period: string) => ({ _tag: "Stated", period }) as const

describe("the period of a target's question", () => {
  it("is the deadline's once that is over, whatever day it is asked on", () => {
    for (const asOf of ["2025-12-31", "2026-01-15", "2031-01-01"]) {
      const { boundaries, isDue, period } = question(target(), asOf)
      assert.deepStrictEqual([period, boundaries.asOf, isDue], ["2025", "2025-12-31", true])
    }
  })

  it("has come no further than the day of the question before that", () => {
    const ask = (asOf: string, deadline: (typeof Target.Deadline)["Encoded"]): Array<string | undefined> => {
      const { boundaries, due, isDue, period } = question(target({ deadline }), asOf)
      assert.deepStrictEqual([boundaries.asOf, isDue], [asOf, false])
      return [period, due]
    }
    const year = { _tag: "Recurring", every: "year" } as const
    assert.deepStrictEqual(ask("2025-06-01", stated("2025")), ["2025-01-01/2025-06-01", "2025"])
    assert.deepStrictEqual(ask("2025-12-30", stated("2025")), ["2025-01-01/2025-12-30", "2025"])
    assert.deepStrictEqual(ask("2025-06-30", stated("2025")), ["2025-H1", "2025"])
    assert.deepStrictEqual(ask("2024-06-01", stated("2025")), ["2024-01-01/2024-06-01", "2025"])
    assert.deepStrictEqual(ask("2024-12-31", stated("2025")), ["2024", "2025"])
    assert.deepStrictEqual(ask("2024-05-31", stated("2022/2027")), ["2022-01/2024-05", "2022/2027"])
    assert.deepStrictEqual(ask("2020-05-31", stated("2022/2027")), ["2020-01/2020-05", "2022/2027"])
    assert.deepStrictEqual(ask("2026-02-01", year), ["2026-01-01/2026-02-01", "2026"])
    assert.deepStrictEqual(ask("2026-02-01", { _tag: "Absent" }), ["2026-01-01/2026-02-01", undefined])
  })

  it("is that of the milestone where one is asked about", () => {
    const promise = target({
      milestones: [{ comparator: ">", threshold: 5, deadline: stated("2023"), modality: "stated" }]
    })
    const { comparator, due, milestone, threshold } = question(promise, "2024-01-01", 0)
    assert.deepStrictEqual([comparator, threshold, due, milestone], [">", 5, "2023", 0])
    assert.isUndefined(question(promise, "2024-01-01").milestone)
  })
})

describe("what a target's question compares", () => {
  it("is the value of its unit, with its tolerance and its baseline", () => {
    const asked = question(target({ comparator: "<=", threshold: 10, tolerance: 0.5, baseline: 40 }), "2026-01-01")
    const { baseline, comparator, direction, threshold, tolerance, units } = asked
    assert.deepStrictEqual([comparator, threshold, tolerance, baseline], ["<=", 10, 0.5, 40])
    assert.deepStrictEqual([direction, units, asked.indicator.id], ["down", ["q"], "guidance"])
  })

  it("is the share of units of an each-unit target, each judged with the tolerance", () => {
    const share = { comparator: ">=", percent: 80 } as const
    const scope = { _tag: "EachUnit", within: "q", level: "commune", hierarchy: "large", share } as const
    const asked = question(target({ scope, threshold: 2, tolerance: 0.5, baseline: 1 }), "2026-01-01")
    assert.deepStrictEqual(
      [asked.comparator, asked.threshold, asked.tolerance, asked.baseline],
      [">=", 80, 0, undefined]
    )
    assert.deepStrictEqual(asked.each, { level: "commune", comparator: ">=", threshold: 2, tolerance: 0.5 })
    assert.strictEqual(asked.indicator.id, "guidance.each.commune.ge.2")
    assert.deepStrictEqual(asked.indicator.expression, {
      _tag: "ShareOfUnits",
      level: "commune",
      of: Expression.measure("guided"),
      comparator: ">=",
      threshold: 2,
      tolerance: 0.5
    })
  })

  it("is read in the state, and as known, that it was asked for", () => {
    const moment = { at: 3, asKnownAt: "2025-02-01T00:00:00Z" as never }
    const asked = Result.getOrThrow(Target.question(model, target(), { asOf: "2025-03-01", ...moment }))
    assert.deepStrictEqual([asked.moment, question(target(), "2025-03-01").moment], [moment, {}])
  })

  it("survives a clone: it is plain data", () => {
    const asked = question(target(), "2025-03-01")
    assert.deepStrictEqual(structuredClone(asked), asked)
  })
})

describe("which way a value can move until the deadline", () => {
  const trend = (indicator: string, more: Parameters<typeof target>[0] = {}, asOf = "2025-03-01") =>
    question(target({ indicator, ...more }), asOf).trend

  it("is up for what happened in the deadline's period, or since a start", () => {
    assert.strictEqual(trend("guidance"), "rises")
    assert.strictEqual(trend("trained"), "rises")
    assert.strictEqual(trend("served-so-far"), "rises")
    assert.strictEqual(trend("served-so-far", {}, "2024-03-01"), "rises")
  })

  it("is either for a stock, a share, what can be negative, and what another period counts", () => {
    for (const indicator of ["complaints-open", "youth-online", "balance"]) assert.isUndefined(trend(indicator))
    assert.isUndefined(trend("guidance", {}, "2024-03-01"))
  })

  it("is that of their sums, multiples and differences with what stays", () => {
    const { course } = { course: (expression: Expression.Expression) => trendOf(expression) }
    const [rises, stock] = [Expression.measure("guided"), Expression.measure("complaints-open")]
    const of = (
      _tag: "Add" | "Subtract" | "Multiply" | "Divide",
      left: Expression.Expression,
      right: Expression.Expression
    ) => course({ _tag, left, right })
    const number = (value: number): Expression.Expression => ({ _tag: "Constant", value })
    assert.strictEqual(of("Add", rises, rises), "rises")
    assert.strictEqual(of("Add", rises, number(3)), "rises")
    assert.strictEqual(of("Subtract", number(3), rises), "falls")
    assert.isUndefined(of("Subtract", rises, rises))
    assert.isUndefined(of("Add", rises, stock))
    assert.strictEqual(of("Multiply", number(2), rises), "rises")
    assert.strictEqual(of("Multiply", rises, number(-2)), "falls")
    assert.strictEqual(of("Divide", rises, number(12)), "rises")
    assert.isUndefined(of("Divide", rises, rises))
    assert.isUndefined(of("Add", number(1), number(2)))
    assert.isUndefined(course(Expression.measure("guided", { along: { time: "last" } })))
    assert.isUndefined(course(Expression.measure("guided", { along: { place: "average" } })))
  })

  it("of a share of units follows what each unit has to do", () => {
    const scope = { _tag: "EachUnit", within: "q", level: "commune", hierarchy: "large" } as const
    assert.strictEqual(trend("guidance", { scope, threshold: 2 }), "rises")
    assert.strictEqual(trend("guidance", { scope, comparator: "<=", threshold: 2 }), "falls")
    assert.isUndefined(trend("guidance", { scope, comparator: "=", threshold: 2 }))
    assert.isUndefined(trend("complaints-open", { scope, threshold: 2 }))
  })
})

const trendOf = (expression: Expression.Expression): "rises" | "falls" | undefined => {
  const indicator = { ...model.indicators.get("guidance")!, expression }
  const other = { ...model, indicators: new Map([["guidance", indicator]]) }
  return Result.getOrThrow(Target.question(other, target(), { asOf: "2025-03-01" })).trend
}

describe("the cohort of a target", () => {
  const bound = (expression: Expression.Expression, cohort: string) => {
    const indicator = { ...model.indicators.get("guidance")!, expression }
    const other = { ...model, indicators: new Map([["guidance", indicator]]) }
    return Target.question(other, target({ cohort }), { asOf: "2025-03-01" })
  }
  const expression = (input: Expression.Expression, cohort: string) =>
    Result.getOrThrow(bound(input, cohort)).indicator.expression
  const problem = (input: Expression.Expression, cohort: string) => {
    const found = bound(input, cohort)
    return Result.isFailure(found) ? found.failure.message : assert.fail("it was bound")
  }

  it("narrows every measure and population of more than it, and says so in the id", () => {
    const asked = Result.getOrThrow(bound(Expression.measure("guided", { along: { time: "sum" } }), "youth"))
    assert.strictEqual(asked.indicator.id, "guidance.of.youth")
    assert.deepStrictEqual(
      asked.indicator.expression,
      Expression.measure("guided", { along: { time: "sum" }, cohort: "youth" })
    )
    assert.deepStrictEqual(
      expression(Expression.coverage(Expression.measure("users"), Expression.population("youth")), "members"),
      Expression.coverage(Expression.measure("users", { cohort: "members" }), Expression.population("members"))
    )
    assert.deepStrictEqual(
      expression(Expression.measure("guided", { cohort: "children" }), "youth"),
      Expression.measure("guided", { cohort: "youth" })
    )
  })

  it("leaves what is of it already, and what counts no people", () => {
    for (const input of [
      Expression.coverage(Expression.measure("users"), Expression.population("youth")),
      Expression.measure("guided", { cohort: "members" }),
      Expression.teams("digital"),
      Expression.units("commune"),
      Expression.members("people")
    ]) {
      const asked = Result.getOrThrow(bound(input, "youth"))
      assert.deepStrictEqual([asked.indicator.id, asked.indicator.expression], ["guidance", input])
    }
  })

  it("refuses an indicator of people outside it, saying where and what to do", () => {
    const apart = problem(Expression.measure("users"), "elders")
    assert.match(apart, /cohort "elders", but measure "users" counts cohort "youth", which shares nobody with "elders"/)
    assert.match(apart, /Correct the cohort, or use an indicator of it/)
    assert.match(problem(Expression.population("youth"), "elders"), /shares nobody/)
    const loose = Expression.coverage(
      Expression.measure("guided", { cohort: "elders" }),
      Expression.population("elders")
    )
    const both = problem(loose, "members")
    assert.match(both, /expression\.numerator/)
    assert.match(both, /expression\.denominator/)
  })
})

describe("a question that cannot be asked", () => {
  it("says everything that is wrong with it", () => {
    const wrong = { ...target(), indicator: "nothing", cohort: "nobody" }
    const found = Target.question(model, wrong, { asOf: "30/6/2025", milestone: 3 })
    const problems = Result.isFailure(found) ? found.failure.problems : assert.fail("it was asked")
    assert.deepStrictEqual(
      problems.map(({ code, path }) => `${code} ${path.join(".")}`),
      ["invalid asOf", "unknown-id milestone", "unknown-id indicator", "unknown-id cohort"]
    )
    assert.isTrue(Result.isFailure(Target.question(model, target(), { asOf: "2025-02-30" })))
    const misspelt = Target.question(model, target(), { asOf: "2025-03-31", askNownAt: "2025-01-01" } as never)
    assert.match(Result.isFailure(misspelt) ? misspelt.failure.message : "", /there is no option "askNownAt"/)
  })
})

describe("a closing day", () => {
  const closing = { day: "2026-01-15", silent: "zero" } as const
  const closed = (more: Parameters<typeof target>[0], asOf: string) =>
    question(target({ closing, ...more }), asOf).closed

  it("counts once it has passed, for what had ended by then", () => {
    assert.isUndefined(closed({}, "2026-01-15"))
    assert.strictEqual(closed({}, "2026-01-16"), "2026-01-15")
    const yearly = { _tag: "Recurring", every: "year", until: "2026" } as const
    assert.isUndefined(closed({ deadline: yearly }, "2027-02-01"))
    assert.isUndefined(closed({ deadline: { _tag: "Recurring", every: "year" } }, "2026-01-16"))
    assert.strictEqual(closed({ deadline: { ...yearly, until: "2025" } }, "2026-02-01"), "2026-01-15")
  })

  it("is refused for ceilings, without a deadline and before its end, saying what to do instead", () => {
    const refused = (more: Parameters<typeof target>[0]) => {
      try {
        target({ closing, ...more })
      } catch (error) {
        return String(error)
      }
      return assert.fail("it was accepted")
    }
    const ceiling = /closing: silence may count as nothing only where more is asked for .*Leave closing out/
    assert.match(refused({ comparator: "<=" }), ceiling)
    assert.match(refused({ comparator: "=" }), ceiling)
    const milestone = { comparator: "<", threshold: 5, deadline: stated("2023"), modality: "stated" } as const
    assert.match(refused({ milestones: [milestone] }), ceiling)
    const scope = { _tag: "EachUnit", within: "q", level: "commune", hierarchy: "large" } as const
    assert.match(refused({ scope: { ...scope, share: { comparator: "<=", percent: 10 } } }), ceiling)
    target({ closing, scope: { ...scope, share: { comparator: "=", percent: 100 } } })
    assert.match(refused({ deadline: { _tag: "Absent" } }), /without a deadline is never closed/)
    assert.match(refused({ deadline: stated("2026") }), /2026-01-15 lies before 2026-12-31/)
  })
})

describe("the progress of a target that asks for less", () => {
  it("is counted from its baseline and is none without one", () => {
    const less = { threshold: 10, comparator: "<=" } as const
    assert.strictEqual(Target.progress({ ...less, baseline: 40 }, 20), 2 / 3)
    assert.strictEqual(Target.progress({ ...less, baseline: 40 }, 50), -1 / 3)
    assert.strictEqual(Target.progress({ ...less, baseline: 40 }, 5), 35 / 30)
    assert.isUndefined(Target.progress(less, 20))
    assert.isUndefined(Target.progress({ threshold: 10, comparator: "=" }, 20))
    assert.strictEqual(Target.progress({ threshold: 80, comparator: ">=" }, 40), 0.5)
    assert.strictEqual(Target.progress({ threshold: 80, comparator: ">=", baseline: 60 }, 70), 0.5)
  })
})
