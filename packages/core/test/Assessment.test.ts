import { assert, describe, it } from "@effect/vitest"
import { Assessment, Documents, Lantoa, Observation, Quantity, Target } from "../src/index.ts"
import { figure } from "./fixtures/province.ts"
import { documents, each, judge, noFigures, question, reading, silence, target } from "./fixtures/verdicts.ts"

const status = (...input: Parameters<typeof judge>) => judge(...input).status

describe("a verdict at the deadline", () => {
  it("is that of the comparator, in twelve digits, with the target's tolerance", () => {
    assert.strictEqual(status(20_000), "met")
    assert.strictEqual(status(19_999), "notMet")
    assert.strictEqual(status(0.1 + 0.2, { comparator: "<=", threshold: 0.3 }), "met")
    assert.strictEqual(status(0.1 + 0.2, { comparator: ">", threshold: 0.3 }), "notMet")
    assert.strictEqual(status(19_999, { tolerance: 1 }), "met")
    assert.strictEqual(status(19_998, { tolerance: 1 }), "notMet")
    assert.strictEqual(status("~ 60", { threshold: 59.99 }), "unmeasurable")
  })

  it("needs every value in a span", () => {
    assert.strictEqual(status("[550, 600]", { threshold: 500 }), "met")
    assert.strictEqual(status("[550, 600]", { threshold: 580 }), "unmeasurable")
    assert.strictEqual(status("[550, 600]", { threshold: 601 }), "notMet")
    assert.strictEqual(status("[550, 600]", { threshold: 580, comparator: "<=" }), "unmeasurable")
  })

  it("is met by a floor that is already passed, whoever is silent, and open for a ceiling", () => {
    const quiet = { silent: silence(3), reported: 20_400 }
    assert.strictEqual(status(">= 20400", {}, "2026-02-01", quiet), "met")
    assert.strictEqual(status(">= 20400", { comparator: "<=" }, "2026-02-01", quiet), "notMet")
    assert.strictEqual(status(">= 19", { comparator: "<=", threshold: 20 }, "2026-02-01", quiet), "unmeasurable")
  })
})

describe("a verdict before the deadline", () => {
  it("meets a floor as soon as it is reached, and waits for it until then", () => {
    assert.strictEqual(status(20_000, {}, "2025-06-01"), "met")
    assert.strictEqual(status(19_999, {}, "2025-06-01"), "notDue")
    assert.strictEqual(status("[19990, 20010]", {}, "2025-06-01"), "notDue")
    assert.strictEqual(status(undefined, {}, "2025-06-01"), "notDue")
    assert.strictEqual(status(undefined, {}, "2026-02-01"), "unmeasurable")
  })

  it("meets no floor of what there is on a day: it may fall again", () => {
    const share = { indicator: "youth-online", threshold: 60 }
    const days = ["2024-06-01", "2025-06-01", "2025-12-30", "2025-12-31"]
    assert.deepStrictEqual(
      days.map((day) => status(70, share, day)),
      ["notDue", "notDue", "notDue", "met"]
    )
    assert.strictEqual(status(20_000, { indicator: "served-so-far" }, "2025-06-01"), "met")
  })

  it("never meets a ceiling, nor an exact value", () => {
    for (const indicator of ["guidance", "complaints-open"]) {
      assert.strictEqual(status(3, { indicator, comparator: "<=", threshold: 10 }, "2025-12-30"), "notDue")
      assert.strictEqual(status(3, { indicator, comparator: "<", threshold: 10 }, "2025-12-30"), "notDue")
      assert.strictEqual(status(10, { indicator, comparator: "=", threshold: 10 }, "2025-12-30"), "notDue")
      assert.strictEqual(status(3, { indicator, comparator: "<=", threshold: 10 }, "2025-12-31"), "met")
    }
  })

  it("fails a ceiling that a count has broken: it cannot come back", () => {
    const limit = { comparator: "<=", threshold: 10 } as const
    assert.strictEqual(status(20, limit, "2025-03-01"), "notMet")
    assert.strictEqual(status(">= 11", limit, "2025-03-01"), "notMet")
    assert.strictEqual(status(">= 10", limit, "2025-03-01"), "notDue")
    assert.strictEqual(status(10, { ...limit, comparator: "<" }, "2025-03-01"), "notMet")
    assert.strictEqual(status(10, { ...limit, comparator: "<", tolerance: 1 }, "2025-03-01"), "notDue")
    assert.strictEqual(status(11, { ...limit, comparator: "=" }, "2025-03-01"), "notMet")
    assert.strictEqual(status(9, { ...limit, comparator: "=" }, "2025-03-01"), "notDue")
    assert.strictEqual(status(20, { ...limit, indicator: "complaints-open" }, "2025-03-01"), "notDue")
    assert.strictEqual(status(20, { ...limit, indicator: "balance" }, "2025-03-01"), "notDue")
    assert.strictEqual(status(20, { ...limit, indicator: "served-so-far" }, "2024-03-01"), "notMet")
  })

  it("takes nothing from the count of another year", () => {
    assert.strictEqual(status(30_000, {}, "2024-06-01"), "notDue")
    assert.strictEqual(status(20, { comparator: "<=", threshold: 10 }, "2024-06-01"), "notDue")
  })

  it("of each unit's floor may come early, of each unit's ceiling only the failure", () => {
    const scope = each(">=", 100)
    assert.strictEqual(status(100, { scope, threshold: 2 }, "2025-06-01"), "met")
    assert.strictEqual(status(60, { scope, threshold: 2 }, "2025-06-01"), "notDue")
    assert.strictEqual(status(100, { scope, threshold: 2, comparator: "<=" }, "2025-06-01"), "notDue")
    assert.strictEqual(status(60, { scope, threshold: 2, comparator: "<=" }, "2025-06-01"), "notMet")
    assert.strictEqual(status(100, { scope: each("=", 100), threshold: 2 }, "2025-06-01"), "met")
    assert.strictEqual(status(100, { scope, threshold: 2, comparator: "=" }, "2025-06-01"), "notDue")
    assert.strictEqual(status(60, { scope, threshold: 2, comparator: "=" }, "2025-06-01"), "notDue")
  })

  it("is made at once where no deadline is stated, and never failed", () => {
    const promise = { deadline: { _tag: "Absent" } } as const
    assert.strictEqual(status(20_000, promise), "met")
    assert.strictEqual(status(19_999, promise), "notDue")
    assert.strictEqual(status(20_001, { ...promise, comparator: "<=" }), "notDue")
    assert.strictEqual(status(">= 5", promise), "unmeasurable")
    const stock = { ...promise, indicator: "complaints-open", comparator: "<=" } as const
    assert.strictEqual(status(19_999, stock), "met")
    const asked = (asOf: string) => status(19_999, { ...promise, comparator: "<=" }, asOf)
    assert.deepStrictEqual(["2025-06-30", "2025-12-30", "2025-12-31"].map(asked), ["notDue", "notDue", "met"])
  })
})

describe("a target that is closed", () => {
  const closing = { day: "2026-01-15", silent: "zero" } as const
  const quiet = { silent: silence(3), reported: 18_000 }

  it("counts silence as nothing, from the day after", () => {
    assert.strictEqual(status(">= 18000", { closing }, "2026-01-15", quiet, { zero: 18_000 }), "unmeasurable")
    const late = judge(">= 18000", { closing }, "2026-01-16", quiet, { zero: 18_000 })
    assert.strictEqual(late.status, "notMet")
    assert.strictEqual(late.because.vi, "Không đạt: 18.000/20.000 (chốt 15/01; 3 xã không báo cáo tính 0)")
    assert.strictEqual(late.progress, 0.9)
    const nobody = { ...quiet, reported: undefined, reason: noFigures }
    assert.strictEqual(status(undefined, { closing }, "2026-01-16", nobody, { zero: 0 }), "notMet")
    const all = { closing, scope: each(">=", 100) } as const
    assert.strictEqual(status("[98, 100]", all, "2026-01-16", quiet, { zero: 98 }), "notMet")
    // Nothing may be what is asked for.
    assert.strictEqual(status("[98, 100]", all, "2026-01-16", quiet, { zero: 100 }), "met")
  })

  it("never turns met into not met", () => {
    for (const value of ["[0, 30000]", ">= 20000", "> 20000", "[20000, 20001]", 20_000, "~ 30000", "> 19999"]) {
      const [open, shut] = ["2026-01-15", "2026-01-16"].map((asOf) =>
        status(value, { closing }, asOf, quiet, { zero: 0 })
      )
      if (open === "met") assert.strictEqual(shut, "met", String(value))
    }
  })

  it("leaves open what is open where nobody is silent", () => {
    for (const zero of ["> 18000", "[18000, 22000]~", ">= 18000"]) {
      assert.strictEqual(status(">= 18000", { closing }, "2026-01-16", quiet, { zero }), "unmeasurable")
    }
    assert.strictEqual(status(">= 18000", { closing }, "2026-01-16", quiet), "unmeasurable")
  })

  it("is worth to others what it was judged by", () => {
    const asked = question(target({ closing }), "2026-01-16")
    const value = (of: number | string) =>
      Quantity.toJson(Assessment.valueOf(asked, reading(asked, of, quiet), { settled: reading(asked, 18_000, quiet) })!)
    assert.strictEqual(value(">= 18000"), 18_000)
    assert.strictEqual(value(">= 21000"), ">= 21000")
  })
})

describe("the progress of an assessment", () => {
  it("is that of the exact value, or of what came in", () => {
    assert.strictEqual(judge(10_000).progress, 0.5)
    assert.strictEqual(judge(">= 10000", {}, "2026-02-01", { reported: 10_000 }).progress, 0.5)
    assert.isUndefined(judge(">= 10000").progress)
    const less = { comparator: "<=", threshold: 10, indicator: "complaints-open" } as const
    assert.strictEqual(judge(20, { ...less, baseline: 40 }).progress, 2 / 3)
    assert.isUndefined(judge(20, less).progress)
    assert.strictEqual(judge(50, { scope: each(">=", 100), baseline: 2, threshold: 9 }).progress, 0.5)
  })
})

describe("an assessment", () => {
  const opened = async (targets: ReadonlyArray<Target.Target>, figures: ReadonlyArray<Observation.Observation>) => {
    const lantoa = await Lantoa.open()
    await lantoa.put(Documents.encode(Documents.merge([documents, { ...Documents.empty, targets }])), {
      knownAt: "2024-01-01T00:00:00Z"
    })
    await lantoa.append({ id: "first", observations: figures.map(Observation.encode) })
    return lantoa
  }
  const statuses = async (lantoa: Lantoa.Lantoa, days: ReadonlyArray<string>) => {
    const found: Array<string> = []
    for (const asOf of days) found.push((await lantoa.assess("t", { asOf })).status)
    return found
  }
  const province = { _tag: "Unit", unit: "p", hierarchy: "state" } as const

  it("is made on the boundaries of the deadline's last day, from that day on", async () => {
    const figures = [
      figure("guided", "old-a", "2025-03", 40),
      figure("guided", "old-b", "2025-03", 40),
      figure("guided", "new", "2025-08", 50)
    ]
    const scope = { _tag: "Unit", unit: "new", hierarchy: "merged" } as const
    await using lantoa = await opened([target({ scope, threshold: 100 })], figures)
    const days = ["2025-07-31", "2025-12-30", "2025-12-31", "2026-01-15"]
    assert.deepStrictEqual(await statuses(lantoa, days), ["notDue", "met", "met", "met"])
    const { reading: judged } = await lantoa.assess("t", { asOf: "2026-01-15" })
    assert.deepStrictEqual(judged?.boundaries, { asOf: "2025-12-31" })
  })

  it("does not look beyond the day it is made on", async () => {
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`)
    const figures = months.map((month) => figure("guided", "p", month, 10))
    await using lantoa = await opened([target({ scope: province, threshold: 100 })], figures)
    assert.deepStrictEqual(await statuses(lantoa, ["2025-05-31", "2025-09-30", "2025-10-31", "2025-12-31"]), [
      "notDue",
      "notDue",
      "met",
      "met"
    ])
  })

  it("fails a yearly limit in March, once the count has passed it", async () => {
    const limit = target({ scope: province, comparator: "<=", threshold: 10 })
    await using lantoa = await opened([limit], [figure("guided", "p", "2025-01", 20)])
    const { because, status: found } = await lantoa.assess("t", { asOf: "2025-03-31" })
    assert.strictEqual(found, "notMet")
    assert.match(because.vi, /20.*, vượt mức cho phép: không quá 10/)
  })

  it("takes only what the target's cohort did", async () => {
    const youth = target({ scope: province, threshold: 1000, cohort: "youth" })
    const trained = (cohort: string) => figure("guided", "p", "2025", 1500, { cohorts: [cohort] })
    await using elders = await opened([youth], [trained("elders")])
    assert.notStrictEqual((await elders.assess("t", { asOf: "2026-02-01" })).status, "met")
    await using members = await opened([youth], [trained("youth")])
    const { indicator, status: found } = await members.assess("t", { asOf: "2026-02-01" })
    assert.deepStrictEqual([found, indicator.id], ["met", "guidance.of.youth"])
  })

  it("counts a unit of an each-unit target with the target's tolerance", async () => {
    const figures = [figure("guided", "c1", "2025", 9), figure("guided", "c2", "2025", 8)]
    const scope = { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } as const
    const share = { comparator: ">=", percent: 25 } as const
    const promise = { scope: { ...scope, share }, threshold: 10 }
    await using strict = await opened([target(promise)], figures)
    await using lax = await opened([target({ ...promise, tolerance: 1 })], figures)
    assert.notStrictEqual((await strict.assess("t", { asOf: "2026-02-01" })).status, "met")
    assert.strictEqual((await lax.assess("t", { asOf: "2026-02-01" })).status, "met")
  })

  it("has milestones, each with its own question", async () => {
    const milestone = {
      comparator: ">=",
      threshold: 10,
      deadline: { _tag: "Stated", period: "2024" },
      modality: "stated"
    } as const
    await using lantoa = await opened(
      [target({ scope: province, milestones: [milestone] })],
      [figure("guided", "p", "2024", 10)]
    )
    const { milestones, question: asked } = await lantoa.assess("t", { asOf: "2026-02-01" })
    assert.deepStrictEqual(
      [asked.period, milestones.map((one) => [one.question.period, one.status])],
      ["2025", [["2024", "met"]]]
    )
  })
})
