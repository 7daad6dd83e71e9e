import { assert, describe, it } from "@effect/vitest"
import { Answer, Series, Status } from "@lantoa/projection"
import { between, cases } from "./evidence.ts"

const course: Status.Course = {
  base: { at: 2022, value: 20 },
  latest: { at: 2024, value: 35 },
  comparator: ">=",
  threshold: 60,
  deadline: 2025,
  bounds: Series.percent
}
const of = (changes: Partial<Status.Course>, method: Status.Method): Status.Status => {
  const answer = Status.of({ ...course, ...changes }, method)
  if (answer._tag === "Unknown") throw new Error(answer.text.en)
  return answer.value
}
const why = (changes: Partial<Status.Course>, method: Status.Method): string => {
  const answer = Status.of({ ...course, ...changes }, method)
  return answer._tag === "Unknown" ? answer.reason._tag : answer.value.verdict
}
const without = (key: "base" | "latest" | "deadline"): Status.Course => {
  const { [key]: _, ...rest } = course
  return rest
}
const ratio = (status: Status.Status) => Answer.value(status.ratio)

describe("Status", () => {
  it("depends on its method, and names it", () => {
    // 20 % (2022) to 35 % (2024) against 60 % (2025): growth .3229 / .4422, line 7.5 / 13.33, logit .3836 / .5973
    assert.closeTo(ratio(of({}, "growth")) as number, 0.730076, 1e-6)
    assert.closeTo(ratio(of({}, "line")) as number, 0.5625, 1e-12)
    assert.closeTo(ratio(of({}, "path")) as number, 0.64232, 1e-6)
    assert.deepEqual(
      Status.all(course).map(({ status }) => Answer.value(status)?.text.en),
      [
        "moderate progress (compound growth a step: 0.73 times the pace required)",
        "limited progress (straight line: 0.56 times the pace required)",
        "moderate progress (S-shaped path on the logit scale: 0.64 times the pace required)"
      ]
    )
    assert.strictEqual(
      of({}, "line").text.vi,
      "tiến bộ ít, chậm nhiều so với yêu cầu (đường thẳng: bằng 0,56 lần tốc độ yêu cầu)"
    )
  })

  it("grades a ratio by Open SDG's thresholds", () => {
    const at = (value: number) =>
      of({ latest: { at: 2023, value }, base: { at: 2022, value: 0 }, threshold: 90 }, "line")
    assert.strictEqual(at(28.5).verdict, "substantial")
    assert.strictEqual(at(28.4).verdict, "moderate")
    assert.strictEqual(at(18).verdict, "moderate")
    assert.strictEqual(at(17.9).verdict, "limited")
    assert.strictEqual(at(0).verdict, "limited")
    assert.strictEqual(of({ latest: { at: 2023, value: 19 } }, "line").verdict, "deteriorating")
  })

  it("has no growth from a base of zero or below, where a line still has a verdict", () => {
    assert.strictEqual(why({ base: { at: 2022, value: 0 } }, "growth"), "BaseNotPositive")
    assert.strictEqual(why({ base: { at: 2022, value: -5 } }, "growth"), "BaseNotPositive")
    assert.strictEqual(why({ base: { at: 2022, value: 0 } }, "line"), "moderate")
    assert.strictEqual(why({ latest: { at: 2024, value: -35 } }, "growth"), "LatestNotPositive")
  })

  it("does not pretend that a target of zero is a small number", () => {
    const down: Partial<Status.Course> = { comparator: "<=", threshold: 0 }
    assert.strictEqual(why(down, "growth"), "ThresholdNotPositive")
    assert.strictEqual(why(down, "line"), "deteriorating")
    assert.strictEqual(why({ ...down, latest: { at: 2024, value: 0 } }, "growth"), "achieved")
  })

  it("does not divide by the distance from a base that equals the target", () => {
    const same: Partial<Status.Course> = { base: { at: 2022, value: 60 } }
    for (const method of ["growth", "line", "path"] as const) {
      assert.strictEqual(why(same, method), "deteriorating")
      assert.strictEqual(why({ ...same, latest: { at: 2024, value: 60 } }, method), "achieved")
      assert.strictEqual(ratio(of(same, method)), undefined)
    }
    assert.strictEqual(why({ base: { at: 2022, value: 60 }, comparator: ">" }, "line"), "NothingRequired")
  })

  it("keeps achieved apart from the ratio", () => {
    const achieved = of({ latest: { at: 2024, value: 61 } }, "line")
    assert.strictEqual(achieved.verdict, "achieved")
    assert.closeTo(ratio(achieved) as number, 20.5 / (40 / 3), 1e-12)
  })

  it("asks for the base year itself", () => {
    assert.strictEqual(Answer.value(Status.of(without("base"), "growth")), undefined)
    const answer = Status.of(without("base"), "line")
    assert.strictEqual(answer._tag === "Unknown" && answer.reason._tag, "BaseMissing")
    assert.strictEqual(why({ base: { at: 2022, value: Number.NaN } }, "line"), "BaseMissing")
  })

  it("needs time between the figures and a deadline after the base", () => {
    assert.strictEqual(why({ base: { at: 2024, value: 20 } }, "line"), "NoElapsedTime")
    assert.strictEqual(why({ base: { at: 2024, value: 60 } }, "line"), "NoElapsedTime")
    assert.strictEqual(why({ deadline: 2021 }, "line"), "missed")
    const undated = Status.of(without("deadline"), "line")
    assert.strictEqual(undated._tag === "Unknown" && undated.reason._tag, "NoDeadline")
    const empty = Status.of(without("latest"), "line")
    assert.strictEqual(empty._tag === "Unknown" && empty.reason._tag, "NoData")
  })

  it("says missed once the deadline has passed", () => {
    assert.strictEqual(why({ latest: { at: 2025, value: 59 } }, "path"), "missed")
    assert.strictEqual(why({ latest: { at: 2026, value: 60 } }, "path"), "achieved")
  })

  it("has a bounded path only where there are bounds and the figures lie within", () => {
    assert.strictEqual(why({ bounds: Series.count }, "path"), "NotBounded")
    assert.strictEqual(why({ latest: { at: 2024, value: 104 }, threshold: 110 }, "path"), "OutsideBounds")
  })

  it("is the same for a target to fall as for its mirror image to rise, by line and by path", () => {
    for (const { random } of cases(200)) {
      const draw = () => between(random, 1, 99)
      const up: Status.Course = {
        base: { at: 2020, value: draw() },
        latest: { at: 2020 + between(random, 1, 4), value: draw() },
        comparator: ">=",
        threshold: draw(),
        deadline: 2020 + between(random, 1, 6),
        bounds: Series.percent
      }
      const mirror = (point: Status.Point | undefined) => ({ at: point?.at ?? 0, value: 100 - (point?.value ?? 0) })
      const down: Status.Course = {
        ...up,
        comparator: "<=",
        threshold: 100 - up.threshold,
        base: mirror(up.base),
        latest: mirror(up.latest)
      }
      for (const method of ["line", "path"] as const) {
        const [a, b] = [Status.of(up, method), Status.of(down, method)]
        assert.strictEqual(Answer.value(a)?.verdict, Answer.value(b)?.verdict)
        assert.strictEqual(a._tag, b._tag)
      }
    }
  })

  it("gives a verdict or a reason, and finite ratios, for any finite figures", () => {
    for (const { random } of cases(500)) {
      const draw = () => (random.uniform() < 0.25 ? 0 : random.normal() * 10 ** between(random, -2, 3))
      const answers = Status.all({
        base: { at: between(random, 0, 3), value: draw() },
        latest: { at: between(random, 0, 3), value: draw() },
        comparator: ([">=", ">", "<=", "<", "="] as const)[between(random, 0, 4)] ?? "=",
        threshold: draw(),
        deadline: between(random, 0, 5),
        bounds: [Series.percent, Series.count, Series.unbounded][between(random, 0, 2)] as Series.Range
      })
      for (const { status } of answers) {
        const value = status._tag === "Known" ? ratio(status.value) : undefined
        assert.isTrue(value === undefined || Number.isFinite(value))
      }
    }
  })
})
