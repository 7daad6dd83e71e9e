import { assert, describe, it } from "@effect/vitest"
import { Oracle } from "@lantoa/testkit"
import { Arbitrary } from "effect"
import { stores } from "../src/door.ts"
import { cells, each, offices, refigured, said } from "./sample.ts"

const limit = 60_000

/** Measures for which silence says nothing: what comes in can only narrow their values. */
const plain = ({ documents }: Oracle.Case): ReadonlySet<string> =>
  new Set(
    documents.measures
      .filter((measure) => measure.accumulation === "flow")
      .filter((measure) => !documents.forms.some((form) => form.measures.includes(measure.id)))
      .map((measure) => measure.id)
  )

const corrected = (asked: Oracle.Case): ReadonlySet<string> =>
  new Set(
    asked.commits.flatMap((commit) => [
      ...commit.figures.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects.observation])),
      ...commit.withdrawals.map((withdrawal) => withdrawal.figure)
    ])
  )

describe("readings of offices with a known truth", () => {
  it(
    "hold the truth, claim what the figures say and no more, and name who is silent, in every store (1, 9)",
    { timeout: limit },
    async () => {
      const { failures, summary } = await Oracle.run({ stores, seed: 1, more: (count) => count < 2000 })
      assert.deepStrictEqual(
        failures.map(({ fault, said, seed, store }) => ({ fault, said, seed, store })),
        []
      )
      assert.isAtLeast(summary.cells, 2000)
    }
  )

  it("of stocks are those of a day on which they stood (9)", { timeout: limit }, async () => {
    const stocks = Arbitrary.map(Oracle.arbitrary, (plan) => ({
      ...plan,
      measures: plan.measures.slice(0, 2).map((one) => ({ ...one, kind: 8 }))
    }))
    const { failures } = await Oracle.run({ stores, offices: stocks, seed: 9, more: (count) => count < 1000 })
    assert.deepStrictEqual(
      failures.map(({ fault, said, seed, store }) => ({ fault, said, seed, store })),
      []
    )
  })

  it("of teams that report by weeks, where communes merged in the middle of one (9)", { timeout: limit }, async () => {
    const weeks = Arbitrary.map(Oracle.arbitrary, (plan) => ({
      ...plan,
      event: plan.event % 4 === 3 ? 5 : 3,
      eventMonth: 4,
      communes: Math.max(1, plan.communes),
      quarters: 0,
      measures: plan.measures.slice(0, 1).map((one) => ({ ...one, kind: 0, extra: 6, main: 0, variant: 3, form: 2 }))
    }))
    const { failures, summary } = await Oracle.run({ stores, offices: weeks, seed: 27, more: (count) => count < 600 })
    assert.deepStrictEqual(
      failures.map(({ fault, said, seed, store }) => ({ fault, said, seed, store })),
      []
    )
    assert.isAtLeast(summary.exact, 100)
  })

  it("of a province whose districts ended as all its communes merged (4)", { timeout: limit }, async () => {
    const ended = Arbitrary.map(Oracle.arbitrary, (plan) => ({
      ...plan,
      event: 3,
      communes: Math.max(1, plan.communes),
      complete: 1 + (plan.complete % 3),
      districts: 1,
      hamlets: 0,
      salt: plan.salt - (plan.salt % 3)
    }))
    const { failures, summary } = await Oracle.run({ stores, offices: ended, seed: 4, more: (count) => count < 600 })
    assert.deepStrictEqual(
      failures.map(({ fault, said, seed, store }) => ({ fault, said, seed, store })),
      []
    )
    assert.isAtLeast(summary.exact, 100)
  })

  it("only narrow when more comes in (2)", { timeout: limit }, async () => {
    let compared = 0
    for (const office of await offices("2", 24)) {
      const fewer = refigured(office.case, (figures) =>
        figures.filter(
          (figure, index) => index % 3 !== 0 || figure.corrects !== undefined || corrected(office.case).has(figure.id)
        )
      )
      const measures = plain(office.case)
      for (const ask of Object.values(stores)) {
        const [all, some] = [cells(office.case, await ask(office.case)), cells(fewer, await ask(fewer))]
        all.forEach((one, index) => {
          if (!measures.has(one.measure)) return
          compared++
          assert.isTrue(Oracle.inside(one.cell, some[index]!.cell), `${said(one)} is not in ${said(some[index]!)}`)
        })
      }
    }
    assert.isAbove(compared, 1000)
  })

  it(
    "stay as they are when sheets are sent again, respelt or come in another order (3)",
    { timeout: limit },
    async () => {
      for (const office of await offices("3", 16)) {
        const gone = corrected(office.case)
        const again = office.case.commits
          .flatMap((commit) => commit.figures)
          .filter((figure) => !gone.has(figure.id) && figure.corrects === undefined)
          .map((figure) => ({ ...figure, id: `${figure.id}-twice` }))
        const respelt = refigured(office.case, (figures) =>
          figures.map((figure) => ({ ...figure, period: Oracle.respell(figure.period) })).toReversed()
        )
        const repeated = { ...respelt, commits: [...respelt.commits, { figures: again, filings: [], withdrawals: [] }] }
        for (const ask of Object.values(stores)) {
          const [before, after] = [await ask(office.case), await ask(repeated)]
          assert.deepStrictEqual(
            after.commits.filter((text) => text !== "ok"),
            []
          )
          const bare = (answers: Oracle.Answers) =>
            cells(office.case, answers).map(({ cell: { reported, silent, unit, value } }) => ({
              unit,
              value,
              reported,
              silent
            }))
          assert.deepStrictEqual(bare(after), bare(before))
        }
      }
    }
  )

  it("hold the truth where a false figure shows, there and above (4)", { timeout: limit }, async () => {
    let compared = 0
    for (const [number, office] of (await offices("4", 40)).entries()) {
      const expected = Oracle.expect(office.atlas, office.case, office.truth)
      const figures = office.case.commits[0]?.figures ?? []
      const target = figures.filter((figure) => typeof figure.value === "number" && figure.units.length === 1)[
        (7 * number + 3) % 20
      ]
      if (target === undefined) continue
      const planted = refigured(office.case, (all) =>
        all.map((figure) =>
          // Sent again under another id, it is the same figure.
          figure.id === target.id || figure.id === `${target.id}-again`
            ? { ...figure, value: Number(figure.value) + 25 }
            : figure
        )
      )
      await each(planted, (answers, store) => {
        const all = cells(planted, answers, expected)
        // What only a longer period contradicts does not show in a part of it.
        const shown = all.filter(({ cell }) => cell.findings.some((period) => Oracle.holds(cell.period, period)))
        for (const one of all) {
          const above = shown.some(
            ({ cell, query }) =>
              query === one.query &&
              office.atlas.below(one.cell.unit, Oracle.lastDay(one.cell.period)).includes(cell.unit) &&
              Oracle.holds(one.cell.period, cell.period)
          )
          if (!above || one.expected === undefined) continue
          compared++
          assert.isTrue(
            one.expected.truths.some((truth) => Oracle.allows(one.cell, truth)),
            `${store}: ${said(one)} leaves out ${one.expected.truths.join()}`
          )
        }
      })
    }
    assert.isAbove(compared, 20)
  })

  it("widen when a form is unfiled (6)", { timeout: limit }, async () => {
    let compared = 0
    for (const office of await offices("6", 60)) {
      const { documents } = office.case
      const form = documents.forms.find(
        ({ measures }) => documents.measures.find((one) => one.id === measures[0])!.accumulation === "flow"
      )
      const first = office.case.commits
        .flatMap((commit) => commit.figures)
        .find((figure) => form?.measures.includes(figure.measure) && figure.units.length === 1)
      if (form === undefined || first === undefined) continue
      // A figure that says more than all days in it is true of no world: what it said is not what the rest of them must allow.
      if (office.case.commits.some(({ figures }) => figures.some(({ id }) => id.endsWith("-late")))) continue
      const reporter = first.team ?? first.units[0]
      const theirs = (figure: Oracle.FigureJson) =>
        form.measures.includes(figure.measure) &&
        (figure.team ?? figure.units[0]) === reporter &&
        figure.reporter === undefined &&
        figure.units.length === 1
      const commits = office.case.commits.map((commit) => ({
        figures: commit.figures.filter((figure) => !theirs(figure)),
        filings: commit.filings.filter((filing) => filing.reporter !== reporter),
        withdrawals: commit.withdrawals.filter(
          (withdrawal) =>
            !office.case.commits.some((one) =>
              one.figures.some((figure) => figure.id === withdrawal.figure && theirs(figure))
            )
        )
      }))
      const unfiled = { ...office.case, commits }
      for (const ask of Object.values(stores)) {
        const [before, after] = [cells(office.case, await ask(office.case)), cells(unfiled, await ask(unfiled))]
        before.forEach((one, index) => {
          if (one.measure !== form.measures[0]) return
          compared++
          assert.isTrue(Oracle.inside(one.cell, after[index]!.cell), `${said(one)} is not in ${said(after[index]!)}`)
        })
      }
    }
    assert.isAbove(compared, 500)
  })
})
