import { assert, describe, expect, it } from "@effect/vitest"
import type { Reading } from "../src/index.ts"
import { each, excess, judge, noFigures, type Promise, silence } from "./fixtures/verdicts.ts"

describe("the sentence of a verdict", () => {
  it("has as many digits as the verdict needs", () => {
    const share = { indicator: "youth-online", threshold: 60 }
    const percent = { basis: "percent" }
    const said = (value: number | string, promise: Promise = share) =>
      judge(value, promise, "2026-02-01", percent).because
    assert.strictEqual(
      said(59.996).vi,
      "Không đạt: năm 2025 đạt 59,996%, chưa đạt chỉ tiêu ít nhất 60% (hạn: năm 2025)"
    )
    assert.strictEqual(
      said(59.996).en,
      "Not met: 59.996% at the end of 2025, short of the target of at least 60% (due 2025)"
    )
    assert.match(said(59.99999).vi, /59,99999%, chưa đạt chỉ tiêu ít nhất 60%/)
    assert.match(said(60.00000001, { ...share, comparator: "<=" }).vi, /60,00000001%, vượt mức cho phép: không quá 60%/)
    assert.match(said(59.126).vi, /đạt 59,13%/)
    assert.match(said(70.124, { ...share, threshold: 70.125 }).vi, /70,12%, chưa đạt chỉ tiêu ít nhất 70,125%/)
    assert.match(said(70.129, { ...share, threshold: 70.13 }).vi, /70,129%, chưa đạt chỉ tiêu ít nhất 70,13%/)
    assert.match(said("> 59.996").vi, /hơn 59,99%, chưa đủ để kết luận với chỉ tiêu ít nhất 60%/)
    assert.match(
      said(59.9996, { ...share, threshold: 60.0001, tolerance: 0.001 }).vi,
      /60%, chỉ tiêu .*60,0001% \(dung sai 0,001\)/
    )
  })

  it("rounds the ends of what is known as the reading does: never towards each other", () => {
    const said = (value: number | string) =>
      judge(value, { indicator: "youth-online", threshold: 60 }, "2026-02-01", { basis: "percent" }).because
    assert.match(said("> 57.778").vi, /hơn 57,77%, chưa đủ/)
    assert.match(said("> 57.778").en, /more than 57\.77%, which does not decide/)
    assert.match(said("[57.778, 61.111]").vi, /từ 57,77% đến 61,12%, chưa đủ/)
    assert.match(said("[57.778, 59.999]").vi, /từ 57,778% đến 59,999%, chưa đạt/)
  })

  it("says what silence would have to hold, and what others do", () => {
    const quiet = { silent: silence(3), reported: 18_000 }
    const open = judge(">= 18000", {}, "2026-02-01", quiet, { highest: 240 })
    assert.strictEqual(open.status, "unmeasurable")
    assert.strictEqual(
      open.because.vi,
      "Chưa kết luận: 18.000/20.000; 3 xã còn lại cần bình quân 667 (cao nhất đã báo: 240)"
    )
    assert.strictEqual(open.because.en, "Undecided: 18,000/20,000; 3 silent need 667 each (highest: 240)")
    const said = (value: string, promise: Promise, more: Partial<Reading.Reading> = quiet) =>
      judge(value, promise, "2026-02-01", more).because.vi
    assert.match(said(">= 19997", {}), /cần bình quân 1$/)
    assert.match(said(">= 19997", { comparator: ">" }), /cần bình quân 2$/)
    assert.match(
      said(">= 18000", {}, { silent: silence(2, ["x1", "q"]) }),
      /1 xã và 1 tỉnh còn lại cần bình quân 1\.000$/
    )
    assert.match(said(">= 18000", {}, { silent: silence(1, ["t1"]) }), /1 tổ còn lại cần 2\.000$/)
    assert.match(said(">= 0.5", { threshold: 1 }), /cần bình quân 0,17$/)
  })

  it("says of an estimate that it is one, whatever the line of the reading says", () => {
    const quiet = { silent: silence(3), reported: 18_000, estimated: true }
    const note = "ước tính theo tỷ lệ chia của đơn vị bị tách"
    assert.include(judge(">= 18000", {}, "2026-02-01", quiet).because.vi, `18.000/20.000 (${note})`)
    assert.include(judge("[19000, 21000]", {}, "2026-02-01", { estimated: true }).because.vi, `21.000 (${note})`)
    assert.notInclude(judge(">= 18000", {}, "2026-02-01", { ...quiet, estimated: false }).because.vi, note)
  })
})

/** One line a verdict: every comparator in every case. */
const cases: ReadonlyArray<readonly [name: string, input: Parameters<typeof judge>]> = (
  [">=", ">", "<=", "<", "="] as const
).flatMap((comparator) => {
  const at = (value: number | string | undefined, more: Partial<Reading.Reading> = {}, asOf = "2026-02-01") =>
    [value, { comparator }, asOf, more] as const
  const quiet = { silent: silence(3), reported: 18_000 }
  const list: ReadonlyArray<readonly [string, Parameters<typeof judge>]> = [
    ["exact below", [...at(18_000)]],
    ["exact at", [...at(20_000)]],
    ["exact above", [...at(21_000)]],
    ["bound", [...at("> 18000")]],
    ["bound beyond", [...at("> 20000")]],
    ["about", [...at("~ 19000")]],
    ["overlap", [...at("[18000, 23000]")]],
    ["contradiction", [...at("[18000, 21000]", { findings: [excess] })]],
    ["silent", [...at(">= 18000", quiet)]],
    ["silent, others known", [...at(">= 18000", quiet), { highest: 240, zero: 18_000 }]],
    ["silent, enough came in", [...at(">= 21000", { ...quiet, reported: 21_000 })]],
    ["before the deadline", [...at(18_000, {}, "2025-06-01")]],
    ["before the deadline, silent", [...at(">= 18000", quiet, "2025-06-01")]],
    ["before the deadline, beyond", [...at(21_000, {}, "2025-06-01")]],
    ["nothing reported", [...at(undefined, { reason: noFigures })]],
    ["share of units", [98.245614, { comparator, threshold: 2, scope: each(">=", 100) }, "2026-02-01"]],
    [
      "share of units, silent",
      ["[98.245614, 100]", { comparator, threshold: 2, scope: each(">=", 100) }, "2026-02-01", quiet]
    ],
    ["no deadline", [18_000, { comparator, deadline: { _tag: "Absent" } }]]
  ]
  const closing = { day: "2026-01-15", silent: "zero" } as const
  const closed: typeof list =
    comparator === ">=" || comparator === ">"
      ? [
          ["closed", [">= 18000", { comparator, closing }, "2026-02-01", quiet, { zero: 18_000 }]],
          ["closed, a bound", [">= 18000", { comparator, closing }, "2026-02-01", quiet, { zero: "[18000, 21000]" }]],
          ["closed, enough came in", [">= 21000", { comparator, closing }, "2026-02-01", quiet]],
          [
            "closed, share of units",
            [
              "[98.245614, 100]",
              { comparator, closing, threshold: 2, scope: each(">=", 100) },
              "2026-02-01",
              quiet,
              { zero: 98.245614 }
            ]
          ]
        ]
      : []
  return [...list, ...closed].map(([name, input]) => [`${comparator} ${name}`, input] as const)
})

describe("the sentences", () => {
  it("are those of fixtures/verdicts.txt, in Vietnamese and in English, for every comparator in every case", async () => {
    const lines = cases.map(([name, input]) => {
      const { because, status: found } = judge(...input)
      return `${name}: ${found}\n  ${because.vi}\n  ${because.en}\n`
    })
    await expect(lines.join("\n")).toMatchFileSnapshot("fixtures/verdicts.txt")
  })
})
