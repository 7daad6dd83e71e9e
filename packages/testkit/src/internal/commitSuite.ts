/** What a store must do with commits of figures. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Documents, type Observation, Store } from "@lantoa/core"
import { type Cases, commit, complaints, figure, ids, knownAt, later, latest, nameless, readAll } from "./cases.ts"

const counts = ({ figures, filings, withdrawals }: Store.Receipt) => ({ ...figures, filings, withdrawals })
const nothing = { accepted: 0, unchanged: 0, corrections: 0, filings: 0, withdrawals: 0 }

const correction = (id: string, observation: string, more: Partial<Observation.Encoded> = {}) =>
  figure(id, { knownAt: later, value: 2, corrects: { observation, reason: "counted again" }, ...more })

/** Good and bad figures for a store that holds `a`, corrected by `a2`, and `b` of team `b`. */
const mixed = [
  figure("good", { team: "good" }),
  figure("b", { team: "other" }),
  figure("c", { team: "b", value: 5 }),
  correction("d", "nobody", { team: "d" }),
  correction("e", "b"),
  correction("f", "a", { value: 3 }),
  correction("g", "b", { team: "b", knownAt }),
  figure("h", { units: ["x", "y"], team: "h" }),
  figure("i", { units: ["y", "x"], team: "h", value: 7 }),
  correction("j", "good", { team: "good" }),
  correction("k", "good", { team: "good", value: 9 })
]
const filled = Effect.gen(function* () {
  yield* commit({ figures: [figure("a"), figure("b", { team: "b" })] })
  yield* commit({ figures: [correction("a2", "a")] })
})

const repeats: Cases = (test) => {
  test(
    "numbers commits from 1, and names figures that have no name by commit and row",
    Effect.gen(function* () {
      const store = yield* Store.Store
      assert.deepStrictEqual(yield* store.head, { commit: 0, version: 0 })
      const first = yield* commit({ figures: [nameless(), figure("b", { team: "b" }), nameless({ team: "c" })] })
      const second = yield* commit({ figures: [nameless({ team: "d" })] })
      assert.deepStrictEqual([first.commit, second.commit], [1, 2])
      assert.deepStrictEqual(ids(yield* readAll()), ["1#0", "b", "1#2", "2#0"])
      assert.deepStrictEqual(ids(yield* readAll({ ids: ["1#2", "2#0", "1#1", "1#3", "3#0", "b"] })), [
        "b",
        "1#2",
        "2#0"
      ])
      assert.deepStrictEqual(yield* store.head, { commit: 2, version: 0 })
    })
  )
  test(
    "stores a commit once, however often it comes under its id",
    Effect.gen(function* () {
      const one: Store.Commit = {
        id: "1",
        figures: [figure("a"), figure("b", { team: "b", doubt: { vi: "chưa rõ", en: "unclear" } })],
        filings: [{ form: "f", reporter: "a", period: figure("a").period, knownAt }]
      }
      const receipt = yield* commit(one)
      assert.deepStrictEqual(counts(receipt), { ...nothing, accepted: 2, filings: 1 })
      const again = yield* commit({ ...one, basedOn: 0 })
      assert.deepStrictEqual([again.commit, again.repeated], [1, true])
      assert.deepStrictEqual(counts(again), { ...nothing, unchanged: 2 })
      assert.strictEqual((yield* readAll({ superseded: true })).length, 2)
      assert.deepStrictEqual(yield* (yield* Store.Store).head, { commit: 1, version: 0 })
    })
  )
  const first = figure("a", { doubt: { vi: "chưa rõ", en: "unclear" } })
  const { doubt: _, ...sure } = first
  const others: ReadonlyArray<readonly [string, Store.Commit]> = [
    ["none", {}],
    ["another value", { figures: [{ ...first, value: figure("x", { value: "~ 1" }).value }] }],
    ["one more", { figures: [first, figure("b", { team: "b" })] }],
    ["no doubt", { figures: [sure] }],
    ["another doubt", { figures: [{ ...first, doubt: { vi: "lạ", en: "odd" } }] }],
    ["a source", { figures: [{ ...first, source: { title: "Báo cáo" } }] }],
    ["another moment", { figures: [{ ...first, knownAt: later }] }],
    ["another reporter", { figures: [{ ...first, reporter: "p" }] }],
    ["a filing", { figures: [first], filings: [{ form: "f", reporter: "a", period: first.period, knownAt }] }],
    ["a withdrawal", { figures: [first], withdrawals: [{ figure: "a", reason: "sai", knownAt: later }] }],
    ["a document", { figures: [first], documents: { put: Documents.empty, knownAt } }]
  ]
  for (const [what, other] of others) {
    test(
      `refuses another commit under a used id: ${what}`,
      Effect.gen(function* () {
        yield* commit({ id: "1", figures: [first] })
        const error = yield* Effect.flip(commit({ ...other, id: "1" }))
        assert.strictEqual(error.reason, "CommitConflict")
        assert.include(error.message, `"1" is the id of another commit (1)`)
        assert.deepStrictEqual(yield* readAll(), [first])
      })
    )
  }
  test(
    "takes the same figure again for what it is: there already",
    Effect.gen(function* () {
      yield* commit({ id: "1", figures: [figure("a"), figure("c", { team: "c", cohorts: ["x", "y"], value: null })] })
      const again = yield* commit({
        id: "2",
        figures: [
          nameless({ period: "2025-03-01/2025-03-31", knownAt: later, source: { title: "Báo cáo" } }),
          figure("other", { team: "c", cohorts: ["y", "x"], value: null }),
          figure("a"),
          figure("new", { team: "d" }),
          nameless({ team: "d" })
        ]
      })
      assert.deepStrictEqual(counts(again), { ...nothing, accepted: 1, unchanged: 4 })
      assert.deepStrictEqual(ids(yield* readAll()), ["a", "c", "new"])
    })
  )
  test(
    "takes a figure that was known earlier than said before to be there from then on",
    Effect.gen(function* () {
      yield* commit({ figures: [nameless({ knownAt: later })] })
      const sooner = yield* commit({ figures: [nameless({ knownAt, source: { title: "Báo cáo" } })] })
      assert.deepStrictEqual(counts(sooner), { ...nothing, accepted: 1 })
      const again = [nameless({ knownAt: later }), nameless({ knownAt: "2025-04-01T12:00:00Z" }), nameless()]
      assert.deepStrictEqual(counts(yield* commit({ figures: again })), { ...nothing, unchanged: 3 })
      for (const asKnownAt of [knownAt, later, latest])
        assert.deepStrictEqual(ids(yield* readAll({ asKnownAt })), ["2#0"])
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: "2025-03-31T00:00:00Z" })), [])
      assert.deepStrictEqual(ids(yield* readAll({ at: 1 })), ["1#0"])
      assert.deepStrictEqual(ids(yield* readAll({ at: 1, asKnownAt: knownAt })), [])
      yield* commit({ figures: [nameless({ knownAt: "2025-03-31T00:00:00Z" })] })
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: "2025-03-31T00:00:00Z" })), ["4#0"])
      assert.deepStrictEqual(ids(yield* readAll()), ["4#0"])
      const requests = [{ measure: "m", from: 0, to: 99_999, latestBefore: false }]
      assert.strictEqual((yield* Store.snapshot(requests, { asKnownAt: later })).figures.length, 1)
      yield* commit({ figures: [correction("b", "4#0", { knownAt: later, value: 5 })] })
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: knownAt })), ["4#0"])
      assert.deepStrictEqual(ids(yield* readAll()), ["b"])
    })
  )
  test(
    "takes a figure sent before its period ended, and again afterwards, for one of all of it from then on",
    Effect.gen(function* () {
      const [early, after] = [nameless({ period: "2025-04" }), "2025-04-29T17:00:00Z"]
      yield* commit({ figures: [early] })
      assert.deepStrictEqual(counts(yield* commit({ figures: [{ ...early, knownAt: latest }] })), {
        ...nothing,
        unchanged: 1
      })
      const again = nameless({ period: "2025-04", knownAt: after })
      assert.deepStrictEqual(counts(yield* commit({ figures: [again] })), { ...nothing, accepted: 1 })
      assert.deepStrictEqual(counts(yield* commit({ figures: [again, early] })), { ...nothing, unchanged: 2 })
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: latest })), ["1#0"])
      assert.deepStrictEqual(ids(yield* readAll()), ["3#0"])
    })
  )
  test(
    "takes the earlier of two figures of one commit that say the same, whichever comes first",
    Effect.gen(function* () {
      const [one, other] = [nameless({ knownAt: later }), nameless()]
      yield* commit({ figures: [one, other, { ...other, team: "t" }, { ...one, team: "t" }] })
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: knownAt })), ["1#1", "1#2"])
      assert.deepStrictEqual(ids(yield* readAll()), ["1#1", "1#2"])
    })
  )
  test(
    "refuses a figure known earlier where something else stood then, or under the id of the later one",
    Effect.gen(function* () {
      yield* filled
      const noon = "2025-04-01T12:00:00Z"
      const early = { knownAt: noon, value: 2 }
      assert.deepStrictEqual(
        yield* complaints({ figures: [nameless(early), correction("a3", "a", early), correction("a2", "a", early)] }),
        ["known-too-early figures 0", "known-too-early figures 1", "duplicate-id figures 2"]
      )
      yield* commit({ withdrawals: [{ figure: "a2", reason: "sai", knownAt: latest }] })
      yield* commit({ figures: [nameless({ knownAt: "2025-04-05T00:00:00Z" })] })
      assert.deepStrictEqual(yield* complaints({ figures: [nameless({ knownAt: later })] }), [
        "known-too-early figures 0"
      ])
      yield* commit({ figures: [nameless({ knownAt: latest })] })
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: latest })), ["b", "5#0"])
    })
  )
  test(
    "takes a corrected figure and its correction again for what they are",
    Effect.gen(function* () {
      yield* filled
      const again = yield* commit({ figures: [figure("a"), correction("a2", "a"), correction("a3", "a")] })
      assert.deepStrictEqual(counts(again), { ...nothing, unchanged: 3 })
      assert.deepStrictEqual(yield* complaints({ figures: [figure("a", { value: 5 })] }), ["duplicate-id figures 0"])
    })
  )
  test(
    "keeps two reporters of one box apart; a unit that reports itself is no second one",
    Effect.gen(function* () {
      yield* commit({ figures: [figure("own"), figure("table", { reporter: "p", value: 3 })] })
      const same = yield* commit({ figures: [figure("said", { reporter: "a" })] })
      assert.deepStrictEqual(counts(same), { ...nothing, unchanged: 1 })
      assert.deepStrictEqual(yield* complaints({ figures: [figure("x", { reporter: "p", value: 4 })] }), [
        "duplicate-figure figures 0"
      ])
    })
  )
}

const refusals: Cases = (test) => {
  test(
    "names the figure that holds a box, its value and what to do",
    Effect.gen(function* () {
      yield* commit({ figures: [nameless({ value: "> 550" })] })
      const error = yield* Effect.flip(commit({ figures: [nameless({ value: 600 })] }))
      assert.include(error.message, `"1#0" already holds this figure with the value > 550`)
      assert.include(error.message, `corrects: { observation: "1#0", reason }`)
    })
  )
  for (const bad of [1, 2, 3, 4, 5, 6]) {
    test(
      `refuses the figure "${mixed[bad]!.id}" alone, and leaves the figures it clashes with`,
      Effect.gen(function* () {
        yield* filled
        const before = yield* readAll({ superseded: true })
        assert.strictEqual((yield* complaints({ figures: [mixed[bad]!] })).length, 1)
        assert.deepStrictEqual(yield* readAll({ superseded: true }), before)
        assert.deepStrictEqual(ids(yield* readAll()), ["b", "a2"])
      })
    )
  }
  test(
    "stores nothing of a commit with one bad figure, and names every problem",
    Effect.gen(function* () {
      yield* filled
      const documents = { put: Documents.from({ cohorts: [{ id: "c", name: { vi: "c", en: "c" } }] }), knownAt }
      const bad: Store.Commit = {
        id: "3",
        documents,
        figures: mixed,
        filings: [{ form: "f", reporter: "a", period: mixed[0]!.period, knownAt }]
      }
      assert.strictEqual((yield* Effect.flip(commit(bad))).reason, "InvalidObservation")
      assert.deepStrictEqual(yield* complaints(bad), [
        "duplicate-id figures 1",
        "duplicate-figure figures 2",
        "unknown-observation figures 3",
        "other-figure figures 4",
        "already-corrected figures 5",
        "known-too-early figures 6",
        "duplicate-figure figures 8",
        "already-corrected figures 10"
      ])
      const store = yield* Store.Store
      assert.deepStrictEqual(ids(yield* readAll({ superseded: true })), ["a", "b", "a2"])
      assert.deepStrictEqual((yield* store.library()).documents, Documents.empty)
      assert.deepStrictEqual(
        (yield* store.scan([{ measure: "m", from: 0, to: 99_999, latestBefore: false }])).filings,
        []
      )
      assert.deepStrictEqual(yield* store.head, { commit: 2, version: 0 })
      yield* commit({ id: "3", figures: [mixed[0]!] })
      assert.deepStrictEqual(ids(yield* readAll()), ["b", "a2", "good"])
    })
  )
  test(
    "refuses ids that only stores give, and values that are no quantity",
    Effect.gen(function* () {
      const value = (lower: number, upper: number) => ({
        lower,
        upper,
        lowerOpen: false,
        upperOpen: false,
        about: false
      })
      const wrong = [value(NaN, NaN), value(0, NaN), value(2, 1)].map((one, index) => ({
        ...figure(`x${index}`, { team: `t${index}` }),
        value: one
      }))
      assert.deepStrictEqual(yield* complaints({ figures: [figure("7#0"), ...wrong] }), [
        "derived-id figures 0",
        "no-quantity figures 1",
        "no-quantity figures 2",
        "no-quantity figures 3"
      ])
    })
  )
}

const withdrawing: Cases = (test) => {
  test(
    "withdraws a figure from a moment on, and takes another in its place from then",
    Effect.gen(function* () {
      yield* commit({ figures: [figure("a")] })
      assert.deepStrictEqual(
        counts(yield* commit({ withdrawals: [{ figure: "a", reason: "sai xã", knownAt: later }] })),
        { ...nothing, withdrawals: 1 }
      )
      assert.deepStrictEqual(yield* readAll(), [])
      const early = figure("early", { value: 5, knownAt: "2025-04-01T12:00:00Z" })
      assert.deepStrictEqual(yield* complaints({ figures: [early] }), ["known-too-early figures 0"])
      assert.deepStrictEqual(yield* complaints({ figures: [figure("a")] }), ["duplicate-id figures 0"])
      yield* commit({ figures: [figure("again", { knownAt: later })] })
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: "2025-04-01T23:59:59.999Z" })), ["a"])
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: later })), ["again"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: true })), ["a", "again"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: "only" })), ["a"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: "only", at: 1 })), [])
      const store = yield* Store.Store
      const withdrawals = [{ figure: "a", reason: "sai xã", knownAt: later }]
      assert.deepStrictEqual(yield* store.withdrawals(), withdrawals)
      assert.deepStrictEqual(yield* store.withdrawals({ at: 1 }), [])
      assert.deepStrictEqual(yield* store.withdrawals({ asKnownAt: knownAt }), [])
    })
  )
  test(
    "moves a figure to where it belongs in one commit",
    Effect.gen(function* () {
      yield* commit({ figures: [nameless({ value: 5 })] })
      const receipt = yield* commit({
        withdrawals: [{ figure: "1#0", reason: "sai xã", knownAt: later }],
        figures: [nameless({ units: ["b"], value: 5, knownAt: later }), nameless({ value: 2, knownAt: later })]
      })
      assert.deepStrictEqual(counts(receipt), { ...nothing, accepted: 2, withdrawals: 1 })
      assert.deepStrictEqual(ids(yield* readAll()), ["2#0", "2#1"])
    })
  )
  test(
    "refuses to withdraw what is not there, not there any more, or not there yet",
    Effect.gen(function* () {
      yield* filled
      yield* commit({ withdrawals: [{ figure: "b", reason: "sai", knownAt: later }] })
      const withdraw = (one: string, at = latest) => ({ figure: one, reason: "sai", knownAt: at })
      const wrong = ["nobody", "9#0", "a", "b"].map((one) => withdraw(one))
      assert.deepStrictEqual(
        yield* complaints({ withdrawals: [...wrong, withdraw("a2", knownAt), withdraw("a2"), withdraw("a2")] }),
        [
          "unknown-observation withdrawals 0",
          "unknown-observation withdrawals 1",
          "already-corrected withdrawals 2",
          "already-withdrawn withdrawals 3",
          "known-too-early withdrawals 4",
          "already-withdrawn withdrawals 6"
        ]
      )
      assert.deepStrictEqual(yield* complaints({ figures: [correction("z", "b", { team: "b", knownAt: latest })] }), [
        "already-withdrawn figures 0"
      ])
      yield* commit({ withdrawals: [withdraw("a2", later)] })
      assert.deepStrictEqual(yield* readAll(), [])
      assert.deepStrictEqual(yield* readAll({ asKnownAt: later }), [])
      assert.deepStrictEqual(ids(yield* readAll({ asKnownAt: knownAt })), ["a", "b"])
    })
  )
}

export const cases: Cases = (test) => {
  repeats(test)
  refusals(test)
  withdrawing(test)
}
