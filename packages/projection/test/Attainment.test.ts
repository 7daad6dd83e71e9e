import { assert, describe, it } from "@effect/vitest"
import { Answer, Attainment, RunRate, Series } from "@lantoa/projection"
import { between, cases, climbing, paths, series } from "./evidence.ts"

const known = <A>(answer: Answer.Answer<A>): A => {
  if (answer._tag === "Unknown") throw new Error(answer.text.en)
  return answer.value
}
const reason = (answer: Answer.Answer<unknown>): string => (answer._tag === "Unknown" ? answer.reason._tag : "Known")
const atLeast = (threshold: number, step: number): Attainment.Milestone => ({ comparator: ">=", threshold, step })

/** Four paths over three steps from 50 %: one arrives and stays, one arrives and falls back, one is late, one fails. */
const four: Attainment.Evidence = {
  series: series([40, 45, 50]),
  paths: paths([
    [61, 62, 63],
    [60, 55, 52],
    [55, 59, 60],
    [51, 52, 53]
  ])
}

describe("Attainment.probability", () => {
  it("is the share of paths that meet the target at its deadline", () => {
    assert.strictEqual(known(Attainment.probability(four, atLeast(60, 1))), 0.5)
    assert.strictEqual(known(Attainment.probability(four, atLeast(60, 2))), 0.25)
    assert.strictEqual(known(Attainment.probability(four, { ...atLeast(60, 1), comparator: ">" })), 0.25)
    assert.strictEqual(known(Attainment.probability(four, { ...atLeast(55, 2), comparator: "<=" })), 0.5)
  })

  it("of staying below asks it of every step up to the deadline", () => {
    const below: Attainment.Milestone = { comparator: "<", threshold: 60, step: 2 }
    assert.strictEqual(known(Attainment.probability(four, below)), 0.75)
    assert.strictEqual(known(Attainment.probability(four, { ...below, mode: "stay" })), 0.5)
  })

  it("of 100 % counts what is within the stated tolerance, half a point when none is stated", () => {
    const near: Attainment.Evidence = { ...four, paths: paths([[99.6], [99.4], [98], [100]]) }
    assert.strictEqual(known(Attainment.probability(near, atLeast(100, 1))), 0.5)
    assert.strictEqual(known(Attainment.probability(near, { ...atLeast(100, 1), tolerance: 0 })), 0.25)
    assert.strictEqual(known(Attainment.probability(near, { ...atLeast(100, 1), tolerance: 2 })), 1)
    assert.strictEqual(Attainment.slack(atLeast(100, 1), near.series), 0.5)
    assert.strictEqual(Attainment.slack(atLeast(99, 1), near.series), 0)
  })

  it("takes an unstated tolerance for what lies ahead only: what was observed is judged as core judges it", () => {
    const near: Attainment.Evidence = { ...four, series: series([90, 99.6]), paths: paths([[99.6]]) }
    const met = (milestone: Attainment.Milestone) => known(Attainment.met(near, milestone))
    assert.strictEqual(met(atLeast(100, 0)), false)
    assert.strictEqual(met({ ...atLeast(100, 0), tolerance: 0.5 }), true)
    assert.strictEqual(met({ ...atLeast(99.6, 0), comparator: "=" }), true)
    assert.strictEqual(met({ ...atLeast(99.5, 0), comparator: "=" }), false)
    assert.strictEqual(known(Attainment.probability(near, atLeast(100, 0))), 0)
    assert.strictEqual(known(Attainment.probability(near, atLeast(100, 1))), 1)
    const sums: Attainment.Evidence = { ...four, series: series([0.1 + 0.2]) }
    assert.strictEqual(known(Attainment.met(sums, { ...atLeast(0.3, 0), comparator: "<=" })), true)
  })

  it("of a deadline that has passed is decided by what was observed at it", () => {
    assert.strictEqual(known(Attainment.probability(four, atLeast(45, -1))), 1)
    assert.strictEqual(known(Attainment.probability(four, atLeast(45, -2))), 0)
    assert.strictEqual(known(Attainment.probability(four, atLeast(50, 0))), 1)
    const gap: Attainment.Evidence = { ...four, series: series([40, Number.NaN, 50]) }
    assert.strictEqual(reason(Attainment.probability(gap, atLeast(45, -1))), "DeadlineUnobserved")
    assert.strictEqual(reason(Attainment.probability(gap, atLeast(45, -9))), "DeadlineUnobserved")
  })

  it("gives a reason and no number where the data carry none", () => {
    const { step: _, ...undated } = atLeast(60, 1)
    const ask = (milestone: Attainment.Milestone, evidence = four) =>
      reason(Attainment.probability(evidence, milestone))
    assert.strictEqual(ask(undated), "NoDeadline")
    assert.strictEqual(ask(atLeast(60, 4)), "DeadlineBeyondHorizon")
    assert.strictEqual(ask(atLeast(60, 1.5)), "DeadlineNotAStep")
    assert.strictEqual(ask(atLeast(Number.NaN, 1)), "ThresholdNotFinite")
    assert.strictEqual(ask({ ...atLeast(60, 1), threshold: { lower: 60, upper: Infinity } }), "ThresholdIsBound")
    assert.strictEqual(ask(atLeast(60, 1), { ...four, latest: { lower: 55, upper: Infinity } }), "LatestIsBound")
    assert.strictEqual(ask(atLeast(60, 1), { ...four, series: series([]) }), "NoData")
    assert.strictEqual(ask(atLeast(60, 0), { ...four, series: series([Number.NaN]) }), "NoData")
    assert.strictEqual(ask(atLeast(60, 1), { ...four, paths: paths([]) }), "NoPaths")
  })

  it("lets a bound decide a deadline of today when all of its range is on one side", () => {
    const more: Attainment.Evidence = { ...four, latest: { lower: 550, upper: Infinity } }
    assert.strictEqual(known(Attainment.probability(more, atLeast(500, 0))), 1)
    assert.strictEqual(reason(Attainment.probability(more, atLeast(600, 0))), "LatestIsBound")
    const exactly = { lower: 550, upper: 550 }
    assert.strictEqual(known(Attainment.probability({ ...four, latest: exactly }, atLeast(550, 0))), 1)
    assert.strictEqual(known(RunRate.gap({ ...four, latest: exactly }, { comparator: ">=", threshold: exactly })), 0)
    const roughly = { ...exactly, about: true }
    assert.strictEqual(reason(Attainment.met({ ...four, latest: roughly }, atLeast(500, 0))), "LatestIsBound")
    assert.strictEqual(known(Attainment.met(more, { comparator: "<", threshold: 500 })), false)
    assert.strictEqual(reason(Attainment.met(more, { comparator: "=", threshold: 600 })), "LatestIsBound")
  })

  it("lies in [0, 1], falls as the threshold rises, and is coherent over time for staying", () => {
    for (const { random, seed } of cases(40)) {
      const evidence = climbing(seed)
      const step = between(random, 1, 6)
      let before = 1
      for (let threshold = 0; threshold <= 99; threshold += 3) {
        const p = known(Attainment.probability(evidence, atLeast(threshold, step)))
        assert.isTrue(p >= 0 && p <= before)
        before = p
        const stay = [1, 2, 3, 4, 5, 6].map((until) =>
          known(Attainment.probability(evidence, { comparator: "<=", threshold, step: until, mode: "stay" }))
        )
        assert.isTrue(stay.every((q, index) => index === 0 || q <= (stay[index - 1] as number)))
      }
    }
  })
})

describe("Attainment.passage", () => {
  it("counts first arrivals from paths and leaves the rest for beyond the horizon", () => {
    const passage = known(Attainment.passage(four, { comparator: ">=", threshold: 60 }))
    assert.deepEqual([...passage.cumulative], [0, 0.5, 0.5, 0.75])
    assert.strictEqual(passage.notByHorizon, 0.25)
    assert.strictEqual(Attainment.stepBy(passage, 0.5), 1)
    assert.strictEqual(Attainment.stepBy(passage, 0.75), 3)
    assert.strictEqual(Attainment.stepBy(passage, 0.8), undefined)
  })

  it("is at the origin when the target is already met", () => {
    const passage = known(Attainment.passage(four, { comparator: ">=", threshold: 50 }))
    assert.strictEqual(Attainment.stepBy(passage, 1), 0)
    assert.strictEqual(passage.notByHorizon, 0)
  })

  it("is that of the first breach for a target to stay below", () => {
    const passage = known(Attainment.passage(four, { comparator: "<", threshold: 60, mode: "stay" }))
    assert.strictEqual(passage.event, "breached")
    assert.deepEqual([...passage.cumulative], [0, 0.5, 0.5, 0.75])
  })

  it("never falls with time, ends at one minus the odds of not arriving, and is never less than being there", () => {
    for (const { random, seed } of cases(60)) {
      const evidence = climbing(seed)
      const threshold = between(random, 30, 95)
      const { cumulative, notByHorizon } = known(Attainment.passage(evidence, { comparator: ">=", threshold }))
      assert.closeTo(cumulative[6] as number, 1 - notByHorizon, 1e-12)
      for (let step = 1; step <= 6; step++) {
        assert.isAtLeast(cumulative[step] as number, cumulative[step - 1] as number)
        assert.isAtLeast(
          (cumulative[step] as number) + 1e-12,
          known(Attainment.probability(evidence, atLeast(threshold, step)))
        )
      }
    }
  })
})

describe("Attainment.joint", () => {
  it("reads several milestones from one set of paths", () => {
    const joint = known(Attainment.joint(four, [atLeast(60, 1), atLeast(60, 3)]))
    assert.deepEqual([...joint.marginal], [0.5, 0.5])
    assert.strictEqual(joint.all, 0.25)
    assert.strictEqual(known(Attainment.conditional(joint, 1, 0)), 0.5)
    assert.strictEqual(known(Attainment.conditional(joint, 1, 0, "missed")), 0.5)
  })

  it("has no answer given what never happens, and passes on the reason of a part", () => {
    const joint = known(Attainment.joint(four, [atLeast(90, 1), atLeast(60, 3)]))
    assert.strictEqual(reason(Attainment.conditional(joint, 1, 0)), "NeverDrawn")
    assert.strictEqual(reason(Attainment.joint(four, [atLeast(90, 1), atLeast(60, 9)])), "DeadlineBeyondHorizon")
  })

  it("never exceeds its parts, and weighs up to them", () => {
    for (const { random, seed } of cases(60)) {
      const evidence = climbing(seed)
      const early = atLeast(between(random, 40, 60), between(random, 1, 3))
      const late = atLeast(between(random, 50, 90), between(random, 4, 6))
      const joint = known(Attainment.joint(evidence, [early, late]))
      const [first, second] = joint.marginal as unknown as [number, number]
      assert.isAtMost(joint.all, Math.min(first, second))
      assert.isAtLeast(joint.all, first + second - 1 - 1e-12)
      const met = Answer.value(Attainment.conditional(joint, 1, 0)) ?? 0
      const missed = Answer.value(Attainment.conditional(joint, 1, 0, "missed")) ?? 0
      assert.closeTo(met * first + missed * (1 - first), second, 1e-12)
    }
  })

  it("gives the same numbers for the same seed", () => {
    const ask = () => Attainment.joint(climbing(7), [atLeast(50, 2), atLeast(70, 6)])
    assert.deepEqual(ask(), ask())
  })
})

describe("RunRate", () => {
  const evidence: Attainment.Evidence = { ...climbing(1), series: series([20, 24, 28, 32, 36]) }

  it("sets the required pace against the current one on the same scale", () => {
    const raw = known(RunRate.of(evidence, atLeast(60, 4), "raw"))
    assert.strictEqual(known(raw.current), 4)
    assert.strictEqual(known(raw.required), 6)
    assert.strictEqual(known(raw.ratio), 1.5)
    assert.strictEqual(known(raw.next), 42)
    assert.strictEqual(known(RunRate.gap(evidence, atLeast(60, 4))), 24)
  })

  it("walks the logistic curve on the logit scale and the Gompertz curve on its own", () => {
    // logit(.6) - logit(.36) = 0.405465 + 0.575364; ln(-ln .36) - ln(-ln .6) = 0.021420 + 0.671727
    const logit = known(RunRate.of(evidence, atLeast(60, 4), "logit"))
    assert.closeTo(known(logit.required), 0.98082925 / 4, 1e-8)
    const gompertz = known(RunRate.of(evidence, atLeast(60, 4), "gompertz"))
    assert.closeTo(known(gompertz.required), (0.02142019 + 0.67172699) / 4, 1e-8)
    assert.closeTo(known(gompertz.next), 100 * Math.exp(-Math.exp(0.02142019 - 0.1732868)), 1e-5)
  })

  it("aims at what counts as 100 %", () => {
    const raw = known(RunRate.of(evidence, atLeast(100, 4), "raw"))
    assert.strictEqual(known(raw.required), 63.5 / 4)
    assert.strictEqual(known(RunRate.gap(evidence, atLeast(100, 4))), 64)
  })

  it("skips gaps and counts the steps between what was observed", () => {
    const gappy = { ...evidence, series: series([10, Number.NaN, Number.NaN, 40, Number.NaN]) }
    const raw = known(RunRate.of(gappy, atLeast(60, 1), "raw"))
    assert.strictEqual(known(raw.current), 10)
    assert.strictEqual(known(raw.required), 10)
  })

  it("gives reasons: nothing to go, no time left, no pace, moving away, no ceiling, only a bound", () => {
    const of = (from: Attainment.Evidence, milestone: Attainment.Milestone) => known(RunRate.of(from, milestone, "raw"))
    assert.strictEqual(reason(of(evidence, atLeast(30, 4)).required), "AlreadyMet")
    assert.strictEqual(reason(of(evidence, atLeast(60, 0)).required), "DeadlinePast")
    assert.strictEqual(reason(of({ ...evidence, series: series([36]) }, atLeast(60, 4)).current), "OneObservation")
    assert.strictEqual(reason(of({ ...evidence, series: series([40, 36]) }, atLeast(60, 4)).ratio), "NotAdvancing")
    const count = { ...evidence, series: series([40, 36], Series.count) }
    assert.strictEqual(reason(RunRate.of(count, atLeast(60, 4), "logit")), "NotBounded")
    const bound = { ...evidence, latest: { lower: 30, upper: 40 } }
    assert.strictEqual(reason(RunRate.of(bound, atLeast(60, 4), "raw")), "LatestIsBound")
    assert.strictEqual(reason(RunRate.gap(bound, atLeast(60, 4))), "LatestIsBound")
  })

  it("measures targets that should fall the same way round", () => {
    const falling = { ...evidence, series: series([30, 26, 22]) }
    const rate = known(RunRate.of(falling, { comparator: "<=", threshold: 10, step: 2 }, "raw"))
    assert.strictEqual(known(rate.ratio), 1.5)
    assert.strictEqual(known(RunRate.gap(falling, { comparator: "<=", threshold: 10, step: 2 })), 12)
  })
})

describe("Totality", () => {
  it("gives a finite number or a reason for any finite input", () => {
    for (const { random } of cases(300)) {
      const draw = () => (random.uniform() < 0.2 ? 0 : random.normal() * 10 ** between(random, -3, 6))
      const history = Array.from({ length: between(random, 0, 4) }, () =>
        random.uniform() < 0.3 ? Number.NaN : draw()
      )
      const horizon = between(random, 1, 3)
      const rows = Array.from({ length: between(random, 0, 4) }, () => Array.from({ length: horizon }, draw))
      const bounds = [Series.percent, Series.count, Series.unbounded][between(random, 0, 2)] as Series.Range
      const evidence: Attainment.Evidence = { series: series(history, bounds), paths: paths(rows) }
      const comparator = ([">=", ">", "<=", "<", "="] as const)[between(random, 0, 4)]!
      const milestone: Attainment.Milestone = { comparator, threshold: draw(), step: between(random, -3, 4) }
      const p = Answer.value(Attainment.probability(evidence, milestone))
      assert.isTrue(p === undefined || (p >= 0 && p <= 1))
      const passage = Answer.value(Attainment.passage(evidence, milestone))
      assert.isTrue(passage === undefined || (passage.notByHorizon >= 0 && passage.cumulative.every((q) => q >= 0)))
      for (const scale of ["raw", "logit", "gompertz"] as const) {
        const rate = Answer.value(RunRate.of(evidence, milestone, scale))
        for (const part of rate === undefined ? [] : [rate.required, rate.current, rate.ratio, rate.next]) {
          assert.isTrue(part._tag === "Unknown" || Number.isFinite(part.value), JSON.stringify(rate))
        }
      }
    }
  })
})
