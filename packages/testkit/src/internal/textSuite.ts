/** What a store must do with texts that nobody expects: keep them as they are, or refuse them and write nothing. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Documents, type Observation, Store } from "@lantoa/core"
import { type Cases, commit, figure, ids, knownAt, latest, later, readAll } from "./cases.ts"

/** Texts that every database has characters for. */
const kept = [
  `'; DROP TABLE figure; --`,
  `"quoted" \\ back \\' $1 $$ ? ?1 :a @b %s {a,b} NULL`,
  "NULL",
  "{}",
  "",
  "__proto__",
  "constructor",
  " leading and trailing ",
  "line\nbreak\ttab\r\u0001\u001F\u007F",
  "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
  "ế",
  "e\u0302\u0301",
  "🌾👩🏽‍🌾🇻🇳",
  "\u202Eמימין לשמאל",
  "\uFEFF\uFFFD\uFFFE",
  "x".repeat(2000)
].map((text, index) => (text === "__proto__" || text === "constructor" ? text : `${index}${text}`))

/** Texts that some have none for: with U+0000, or half of a character. */
const doubtful = ["a\0b", "\0", "\uD800", "x\uDC00y"]

/** A figure all of whose names are the text; those of a model never look so, those of a store may. */
const named = (text: string): Observation.Observation => ({
  ...figure("a"),
  id: text,
  measure: `m${text}`,
  units: [text],
  cohorts: [text],
  breakdown: Object.fromEntries([[text, text]]),
  team: text,
  activity: text,
  reporter: `${text}.r`,
  source: { title: text, quote: text },
  doubt: { vi: text, en: text }
})

const cohort = (text: string): Documents.Documents => ({
  ...Documents.empty,
  cohorts: Documents.from({ cohorts: [{ id: "c", name: { vi: "c", en: "c" } }] }).cohorts.map((one) => ({
    ...one,
    name: { vi: text, en: text }
  }))
})

export const cases: Cases = (test) => {
  test(
    "gives texts of every kind back as they came in, and finds what they name",
    Effect.gen(function* () {
      const store = yield* Store.Store
      const figures = kept.map(named)
      yield* commit({ id: kept.join().slice(0, 1000), figures })
      assert.deepStrictEqual(yield* readAll(), figures)
      for (const [index, text] of kept.entries()) {
        for (const filter of [{ ids: [text] }, { measures: [`m${text}`] }, { units: [text] }]) {
          assert.deepStrictEqual(yield* readAll(filter), [figures[index]!])
        }
      }
      const again = yield* commit({ figures: kept.map((text) => ({ ...named(text), id: "" })) })
      assert.strictEqual(again.figures.unchanged, kept.length)
      const corrected = kept.map((text) => ({
        ...named(text),
        id: `c${text}`,
        value: null,
        knownAt: later,
        corrects: { observation: text, reason: text }
      }))
      yield* commit({ figures: corrected })
      assert.deepStrictEqual(yield* readAll(), corrected)
      const withdrawals = kept.map((text) => ({ figure: `c${text}`, reason: text, knownAt: latest }))
      yield* commit({ id: "w", withdrawals })
      assert.deepStrictEqual(yield* store.withdrawals(), withdrawals)
      assert.isTrue((yield* commit({ id: "w", withdrawals })).repeated)
    })
  )
  test(
    "gives filings and documents back with the texts that they came with",
    Effect.gen(function* () {
      const store = yield* Store.Store
      const { period } = figure("a")
      const filings = kept.map((text) => ({ form: text, reporter: text, period, knownAt }))
      assert.strictEqual((yield* commit({ filings })).filings, filings.length)
      assert.strictEqual((yield* commit({ filings })).filings, 0)
      const { filings: found } = yield* store.scan([{ measure: "m", from: 0, to: 99_999, latestBefore: false }])
      const forms = (list: ReadonlyArray<Store.Filing>) =>
        list.map(({ form, reporter }) => `${form}/${reporter}`).sort()
      assert.deepStrictEqual(forms(found), forms(filings))
      const lines = kept.map((text) => text.normalize("NFC").trim())
      for (const [index, text] of lines.entries()) {
        const put = cohort(text)
        yield* commit({
          id: `d${text}`,
          documents: { put, knownAt: `2025-04-01T00:00:${String(index).padStart(2, "0")}Z` }
        })
        assert.deepStrictEqual((yield* store.library()).documents, put)
      }
    })
  )
  test(
    "keeps a text that is no character throughout as it is, or refuses it and writes nothing",
    Effect.gen(function* () {
      const store = yield* Store.Store
      yield* commit({ figures: doubtful.map((_, index) => figure(`f${index}`, { team: `f${index}` })) })
      const { period } = figure("a")
      const forms = Effect.map(
        store.scan([{ measure: "m", from: 0, to: 99_999, latestBefore: false }]),
        ({ filings }) => filings.map(({ form }) => form)
      )
      const reasons = Effect.map(store.withdrawals(), (all) => all.map(({ reason }) => reason))
      for (const [index, text] of doubtful.entries()) {
        const wrong: ReadonlyArray<
          readonly [Store.Commit, Effect.Effect<ReadonlyArray<unknown>, unknown, Store.Store>]
        > = [
          [{ figures: [named(text)] }, readAll({ measures: [`m${text}`] })],
          [{ withdrawals: [{ figure: `f${index}`, reason: text, knownAt: later }] }, reasons],
          [{ filings: [{ form: text, reporter: text, period, knownAt }] }, forms],
          [
            { id: text, figures: [figure(`id${index}`, { team: "t", period: `2025-0${index + 1}` })] },
            Effect.succeed([])
          ]
        ]
        for (const [kind, [one, look]] of wrong.entries()) {
          const before = yield* store.head
          const result = yield* Effect.result(commit(one))
          if (result._tag === "Failure") assert.strictEqual(result.failure.reason, "InvalidObservation")
          else if (kind < 3) assert.deepInclude(yield* look, kind === 0 ? named(text) : text)
          assert.strictEqual((yield* store.head).commit, before.commit + (result._tag === "Failure" ? 0 : 1))
        }
      }
      assert.includeMembers(
        [...ids(yield* readAll({ superseded: true }))],
        doubtful.map((_, index) => `f${index}`)
      )
    })
  )
}
