/** What a store must tell of how things came to be as they are. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Documents, Store } from "@lantoa/core"
import { type Cases, commit, figure, knownAt, later, latest, nameless } from "./cases.ts"

const history = (id: string, moment?: Store.Moment) => Store.Store.use((store) => store.history(id, moment))

/** A history in a few words. */
const told = (all: ReadonlyArray<Store.FigureVersion>): ReadonlyArray<string> =>
  all.map(({ ended, figure: { id }, written }) => {
    const end = ended && `${ended.written.commit} ${ended.knownAt} ${ended.by ?? "withdrawn"} ${ended.reason}`
    return `${written.commit} ${id}: ${end ?? "stands"}`
  })

/** A box that is filled, corrected twice, emptied and filled again, beside others. */
const written = Effect.gen(function* () {
  const corrects = (observation: string) => ({ corrects: { observation, reason: "counted again" } })
  yield* commit({ id: "first", figures: [figure("other", { team: "t" }), nameless()] })
  yield* commit({
    figures: [
      figure("b", { knownAt: later, value: 2, ...corrects("1#1") }),
      figure("c", { knownAt: latest, value: 3, ...corrects("b") })
    ]
  })
  const withdrawals = ["c", "other"].map((id) => ({ figure: id, reason: `no ${id}`, knownAt: latest }))
  yield* commit({ id: "third", withdrawals })
  yield* commit({ figures: [nameless({ knownAt: latest, value: 4, source: { title: "Báo cáo" } })] })
})

const all = [
  `1 1#1: 2 ${later} b counted again`,
  `2 b: 2 ${latest} c counted again`,
  `2 c: 3 ${latest} withdrawn no c`,
  "4 4#0: stands"
]

export const cases: Cases = (test) => {
  test(
    "tells all that a box ever held, by any of its figures, and how each ceased to stand",
    Effect.gen(function* () {
      yield* written
      for (const id of ["1#1", "b", "c", "4#0"]) assert.deepStrictEqual(told(yield* history(id)), all)
      assert.deepStrictEqual(told(yield* history("other")), [`1 other: 3 ${latest} withdrawn no other`])
      for (const id of ["nobody", "1#0", "2#0", "9#9"]) assert.deepStrictEqual(yield* history(id), [])
    })
  )
  test(
    "tells that a figure gave way to the same one known earlier",
    Effect.gen(function* () {
      yield* commit({ figures: [nameless({ knownAt: later })] })
      yield* commit({ figures: [nameless()] })
      assert.deepStrictEqual(told(yield* history("1#0")), [`1 1#0: 2 ${later} 2#0 said again`, "2 2#0: stands"])
    })
  )
  test(
    "names commits by the ids they were given, and shows figures as they were committed",
    Effect.gen(function* () {
      yield* written
      const found = yield* history("b")
      assert.deepStrictEqual(found[0], {
        figure: { ...nameless(), id: "1#1" },
        written: { commit: 1, id: "first" },
        ended: { written: { commit: 2 }, knownAt: later, by: "b", reason: "counted again" }
      })
      assert.deepStrictEqual(found[2]!.ended, {
        written: { commit: 3, id: "third" },
        knownAt: latest,
        reason: "no c"
      })
      assert.deepStrictEqual(found[3]!.figure.source, { title: "Báo cáo" })
    })
  )
  test(
    "tells a history as it stood, and as it was known",
    Effect.gen(function* () {
      yield* written
      const stands = (line: string) => line.replace(/:.*/, ": stands")
      assert.deepStrictEqual(told(yield* history("b", { at: 0 })), [])
      assert.deepStrictEqual(told(yield* history("b", { at: 1 })), [stands(all[0]!)])
      assert.deepStrictEqual(told(yield* history("b", { at: 2 })), [all[0]!, all[1]!, stands(all[2]!)])
      assert.deepStrictEqual(told(yield* history("b", { asKnownAt: knownAt })), [stands(all[0]!)])
      assert.deepStrictEqual(told(yield* history("b", { asKnownAt: later })), [all[0]!, stands(all[1]!)])
      assert.deepStrictEqual(told(yield* history("b", { at: 3, asKnownAt: latest })), all.slice(0, 3))
      assert.deepStrictEqual(told(yield* history("b", { at: 1, asKnownAt: latest })), [stands(all[0]!)])
    })
  )
  test(
    "tells the versions of a document, as they stood and as they were known",
    Effect.gen(function* () {
      const store = yield* Store.Store
      const put = (name: string, knownAt: string, id?: string) =>
        commit({
          ...(id === undefined ? {} : { id }),
          documents: {
            put: Documents.from({
              cohorts: [{ id: "c", name: { vi: name, en: name } }],
              memberships: [{ team: "t", member: "m", role: "lead", from: "2025-01-01" }]
            }),
            knownAt
          }
        })
      yield* put("one", knownAt, "first")
      yield* put("one", latest)
      yield* put("two", later)
      const names = (moment?: Store.Moment) =>
        Effect.map(store.versions("cohorts", "c", moment), (found) =>
          found.map(({ document, knownAt, written }) => [
            (document as { name: { en: string } }).name.en,
            knownAt,
            written
          ])
        )
      const [one, two] = [
        ["one", knownAt, { commit: 1, id: "first" }],
        ["two", later, { commit: 3 }]
      ]
      assert.deepStrictEqual(yield* names(), [one, two])
      assert.deepStrictEqual(yield* names({ at: 2 }), [one])
      assert.deepStrictEqual(yield* names({ asKnownAt: knownAt }), [one])
      assert.deepStrictEqual(yield* names({ at: 0 }), [])
      assert.strictEqual((yield* store.versions("memberships", "t/m/2025-01-01")).length, 1)
      assert.deepStrictEqual(yield* store.versions("cohorts", "nobody"), [])
      assert.deepStrictEqual(yield* store.versions("units", "c"), [])
    })
  )
  test(
    "refuses the history as of a commit that is not there",
    Effect.gen(function* () {
      yield* written
      const store = yield* Store.Store
      for (const at of [5, -1, 0.5]) {
        assert.strictEqual((yield* Effect.flip(store.history("b", { at }))).reason, "UnknownCommit")
        assert.strictEqual((yield* Effect.flip(store.versions("cohorts", "c", { at }))).reason, "UnknownCommit")
      }
    })
  )
}
