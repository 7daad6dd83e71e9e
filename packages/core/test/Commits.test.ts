import { assert, describe, it } from "@effect/vitest"
import { Quantity } from "../src/index.ts"
import { figure, measure, moving, opened, team, typed, unit } from "./commits.ts"

describe("a commit", () => {
  it("writes documents, figures, filings and withdrawals at once, and says what it did", async () => {
    await using lantoa = await opened()
    const first = await lantoa.commit({ figures: [figure()] })
    const receipt = await lantoa.commit({
      id: "report",
      documents: { put: { units: [unit("q")] }, knownAt: "2025-03-05" },
      figures: [figure({ period: "202503", knownAt: "2025-04-01T07:00:00.250+07:00" })],
      filings: [
        { form: "f", reporter: "b", period: "2025-01-01/2025-01-31", knownAt: "2025-02-01" },
        { form: "g", reporter: "t1", period: "2025-W05", knownAt: "2025-02-05" }
      ],
      withdrawals: [{ figure: `${first.commit}#0`, reason: "sai xã", knownAt: "2025-03-02" }]
    })
    assert.deepStrictEqual(receipt, {
      commit: 3,
      repeated: false,
      figures: { accepted: 1, unchanged: 0, corrections: 0 },
      documents: { written: 1, unchanged: 0 },
      filings: 2,
      withdrawals: 1
    })
    const [kept] = await lantoa.observations()
    assert.deepStrictEqual([kept!.id, kept!.period, kept!.knownAt], ["3#0", "2025-03", "2025-04-01T00:00:00.250Z"])
    assert.isTrue((await lantoa.model()).units.has("q"))
    assert.isFalse((await lantoa.model({ at: 2 })).units.has("q"))
    assert.deepStrictEqual(await lantoa.withdrawals(), [
      { figure: "2#0", reason: "sai xã", knownAt: "2025-03-01T17:00:00Z" }
    ])
  })

  it("may bring the documents that its figures need", async () => {
    await using lantoa = await opened()
    const put = { measures: [measure({ id: "new" })] }
    await lantoa.commit({ documents: { put, knownAt: "2025-03-01" }, figures: [figure({ measure: "new" })] })
    assert.strictEqual((await lantoa.observations({ measures: ["new"] })).length, 1)
  })

  it("refuses a team's figure that is filed for none of those it is with in the period", async () => {
    await using lantoa = await opened()
    await lantoa.put(moving, { knownAt: "2025-01-02" })
    const of = (team: string, period: string, ...units: ReadonlyArray<string>) =>
      figure({ team, period, units, knownAt: "2026-01-05" })
    const right = [
      of("sits", "2025-02", "a"),
      of("sits", "2025-02", "p"),
      of("sits", "2025-02", "a", "c"),
      of("sits", "2025-08", "n"),
      of("sits", "2025-08", "a"),
      of("sits", "2025", "p"),
      of("new", "2025-02", "b"),
      of("moved", "2025-02", "c"),
      of("moved", "2025-02-24/2025-03-02", "b"),
      of("moved", "2025-02-24/2025-03-02", "c"),
      of("moved", "2025-08", "n"),
      of("lent", "2025-02", "a"),
      of("lent", "2025-02", "c")
    ]
    const wrong = [
      of("sits", "2025-02", "b"),
      of("sits", "2025-02", "b", "c"),
      of("sits", "2025-08", "c"),
      of("moved", "2025-02", "b"),
      of("moved", "2025-04", "c"),
      of("lent", "2025-02", "b"),
      of("t1", "2025-02", "a")
    ]
    const error = await typed(lantoa.commit({ figures: [...right, ...wrong] as never }))
    assert.deepStrictEqual(
      error.problems.map(({ code, path }) => [code, ...path].join(" ")),
      wrong.map((_, index) => `other-host figures ${right.length + index} units`)
    )
    const remedy = (hosts: string) => `file it for ${hosts}, or give the team that host from that day`
    assert.include(error.message, `the host of "sits" in 2025-02 is "a", not "b": ${remedy('"a"')}`)
    assert.include(error.message, `the host of "sits" in 2025-02 is "a", not "b" or "c": ${remedy('"a"')}`)
    assert.include(error.message, `the host of "lent" in 2025-02 is "c" or "a", not "b": ${remedy('"c" or "a"')}`)
    assert.strictEqual((await lantoa.commit({ figures: right as never })).figures.accepted, right.length)
    const documents = { put: { teams: [team("sits", { host: "b" })] }, knownAt: "2025-01-03" }
    await lantoa.commit({ documents, figures: [of("sits", "2025-02", "b")] as never })
  })

  it("refuses filings of forms, reporters and periods that do not fit, all at once", async () => {
    await using lantoa = await opened()
    const filing = (more: object) => ({ form: "f", reporter: "a", period: "2025-02", knownAt: "2025-03-01", ...more })
    const error = await typed(
      lantoa.commit({
        filings: [
          filing({}),
          filing({ form: "h" }),
          filing({ reporter: "nobody" }),
          filing({ reporter: "p" }),
          filing({ reporter: "t1" }),
          filing({ period: "2025-Q1" }),
          filing({ period: "2024-12" }),
          filing({ form: "g", reporter: "a", period: "2025-W05" }),
          filing({ form: "g", reporter: "t2", period: "2025-W05" }),
          filing({ period: "2025-03", knownAt: "2025-02-03" })
        ]
      })
    )
    assert.deepStrictEqual(
      error.problems.map(({ code, path }) => [code, ...path].join(" ")),
      [
        "unknown-id filings 1 form",
        "unknown-id filings 2 reporter",
        "other-reporter filings 3 reporter",
        "other-reporter filings 4 reporter",
        "other-period filings 5 period",
        "other-period filings 6 period",
        "other-reporter filings 7 reporter",
        "other-reporter filings 8 reporter",
        "known-too-early filings 9 knownAt"
      ]
    )
    assert.match(error.message, /"p" is no unit of the level "commune"/)
    assert.match(
      error.message,
      /filed every month, and 2025-Q1 is none: file it for each month from 2025-01 to 2025-03/
    )
    assert.match(error.message, /comes before 2025-03 begins, when nothing of "f" is known yet: correct the period/)
  })

  it("withdraws figures, and moves one to where it belongs", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure({ id: "x" }), figure({ id: "y", period: "2025-01" })] })
    await lantoa.move("x", { to: { units: ["b"] }, reason: "sai xã", knownAt: "2025-03-02T00:00:00Z" })
    await lantoa.withdraw("y", { reason: "nhập trùng", knownAt: "2025-03-02T00:00:00Z", id: "w" })
    const again = await lantoa.withdraw(["y"], { reason: "nhập trùng", knownAt: "2025-03-02T00:00:00Z", id: "w" })
    assert.isTrue(again.repeated)
    const [moved, ...others] = await lantoa.observations()
    assert.deepStrictEqual(
      [moved!.id, moved!.units, moved!.value, others.length],
      ["3#0", ["b"], Quantity.exact(10), 0]
    )
    assert.strictEqual((await lantoa.observations({ asKnownAt: "2025-03-01T12:00:00Z" })).length, 2)
    const error = await typed(lantoa.move("x", { to: { units: ["a"] }, reason: "r", knownAt: "2025-03-03" }))
    assert.match(error.message, /"x", which is withdrawn already/)
    assert.match(
      (await typed(lantoa.move("z", { to: {}, reason: "r", knownAt: "2025-03-03" }))).message,
      /^move: there is no figure "z" in the store/
    )
  })
})

describe("a history", () => {
  it("is that of a figure's box, or of a document, as known at a moment where one is said", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure({ id: "x" })] })
    await lantoa.withdraw("x", { reason: "nhập trùng", knownAt: "2025-03-02", id: "w" })
    const [version, ...others] = await lantoa.history("x")
    assert.deepStrictEqual([version!.figure.id, version!.ended!.reason, others.length], ["x", "nhập trùng", 0])
    assert.isUndefined((await lantoa.history("x", { asKnownAt: "2025-03-01T00:00:00Z" }))[0]!.ended)
    assert.isUndefined((await lantoa.history("x", { at: 2 }))[0]!.ended)
    await lantoa.put({ units: [unit("q")] }, { knownAt: "2025-03-03" })
    const [put] = await lantoa.history({ kind: "units", id: "q" })
    assert.deepStrictEqual([put!.document.id, put!.written], ["q", { commit: 4 }])
    assert.deepStrictEqual(await lantoa.history({ kind: "units", id: "q" }, { at: 3 }), [])
    assert.match(
      (await typed(lantoa.history("nobody"))).message,
      /^history: there is no figure "nobody" in the store; correct the id$/
    )
    assert.match(
      (await typed(lantoa.history({ kind: "targets", id: "nobody" }))).message,
      /^history: there is nothing among targets of the id "nobody" in the store; correct the id$/
    )
  })
})
