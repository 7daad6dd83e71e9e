/** What a store must give back of figures, now and as of any moment. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Figures, type Observation, Period, Store } from "@lantoa/core"
import { type Cases, commit, complaints, figure, ids, knownAt, later, nameless, readAll } from "./cases.ts"

/** Every field, every form of a value. */
const varied: ReadonlyArray<Observation.Observation> = [
  figure("plain"),
  figure("unknown", { period: "2025-04", value: null }),
  ...["> 550", ">= 143", "< 10", "<= 10", "~ 60", "[100, 120]", "(-5, 5.5]~", 0.1, -3, 9007199254740991].map(
    (value, index) => figure(`value-${index}`, { units: [`unit-${index}`], value })
  ),
  figure("sets", {
    units: ["b", "a"],
    cohorts: ["z", "a"],
    breakdown: { kind: "qua điện thoại 📞", age: ["31–40", "16–30"], level: ["2"], sex: ["f", "m"] },
    period: "2022/2027",
    team: "team.1",
    activity: "activity.1",
    reporter: "p"
  }),
  figure("own", { units: ["own"], reporter: "own", knownAt: "2025-04-01T00:00:00.007Z" }),
  figure("told", {
    team: "team.2",
    source: { title: "Báo cáo", quote: "hơn 550 lượt", locator: "tr. 3" },
    doubt: { vi: "tháng 9 kể từ tháng 3", en: "September told in March" }
  }),
  figure("early", { period: "2025-02", knownAt: "2025-03-01T00:00:00Z" }),
  figure("corrected", { team: "team.2", knownAt: later, value: 2, corrects: { observation: "told", reason: "nhầm" } })
]

const many = (size: number) =>
  Array.from({ length: size }, (_, index) => figure(`n-${index}`, { team: `team.${index}` }))

export const cases: Cases = (test) => {
  test(
    "gives figures back as they were committed, in the order they were written",
    Effect.gen(function* () {
      const receipt = yield* commit({ figures: varied })
      assert.deepStrictEqual(receipt.figures, { accepted: varied.length, unchanged: 0, corrections: 1 })
      assert.deepStrictEqual(yield* readAll({ superseded: true }), varied)
      assert.deepStrictEqual(
        yield* readAll(),
        varied.filter((one) => one.id !== "told")
      )
    })
  )
  test(
    "goes on behind a figure, whether it stands or not, and whatever is filtered",
    Effect.gen(function* () {
      yield* commit({ figures: varied })
      yield* commit({ figures: many(3).map((one) => ({ ...one, measure: "turns" })) })
      const all = ids(yield* readAll())
      for (const [place, after] of all.entries())
        assert.deepStrictEqual(ids(yield* readAll({ after })), all.slice(place + 1))
      // "told" has been corrected.
      assert.deepStrictEqual(ids(yield* readAll({ after: "told" })), all.slice(all.indexOf("own") + 1))
      assert.deepStrictEqual(ids(yield* readAll({ after: "n-0", measures: ["turns"] })), ["n-1", "n-2"])
      assert.deepStrictEqual(ids(yield* readAll({ after: "own", ids: ["n-2", "plain"] })), ["n-2"])
      const corrected = yield* readAll({ after: "own", superseded: "only" })
      assert.deepStrictEqual(ids(corrected), ["told"])
      yield* commit({ figures: ["x", "y", "z"].map((team) => nameless({ team })) })
      const last = yield* readAll({ after: "n-2" })
      assert.deepStrictEqual(ids(yield* readAll({ after: last[1]!.id })), [last[2]!.id])
      assert.deepStrictEqual(yield* readAll({ after: "nobody" }), [])
      assert.deepStrictEqual(yield* readAll({ after: "9#9" }), [])
    })
  )
  test(
    "takes columns as it takes rows: the same figures, and the same commit under one id",
    Effect.gen(function* () {
      const columns = Figures.fromObservations(varied)
      const receipt = yield* commit({ id: "x", figures: structuredClone(columns) })
      assert.deepStrictEqual(receipt.figures, { accepted: varied.length, unchanged: 0, corrections: 1 })
      assert.deepStrictEqual(yield* readAll({ superseded: true }), varied)
      assert.isTrue((yield* commit({ id: "x", figures: varied })).repeated)
      const { texts } = columns
      // Texts in another order, and one twice: the figures are the same.
      const turned: Figures.Figures = {
        ...columns,
        texts: { ...texts, measures: ["unused", "m", "m"] },
        measure: columns.measure.map((_, row) => 1 + (row % 2))
      }
      assert.isTrue((yield* commit({ id: "x", figures: turned })).repeated)
      const { figures } = yield* commit({ figures: turned })
      assert.deepStrictEqual(figures, { accepted: 0, unchanged: varied.length, corrections: 0 })
    })
  )
  test(
    "refuses columns that do not fit together",
    Effect.gen(function* () {
      const columns = Figures.fromObservations(many(3))
      const wrong: ReadonlyArray<readonly [string, Partial<Figures.Figures>]> = [
        ["lower", { lower: new Float64Array(2) }],
        ["team 2", { team: Int32Array.of(0, 1, 9) }],
        ["measure 1", { measure: Int32Array.of(0, -1, 0) }],
        ["ids", { ids: ["a"] }],
        ["rests", { rests: new Map([[3, {}]]) }]
      ]
      for (const [name, change] of wrong)
        assert.deepStrictEqual(yield* complaints({ figures: { ...columns, ...change } }), [`invalid figures ${name}`])
      assert.deepStrictEqual(yield* readAll(), [])
    })
  )
  test(
    "reads many figures, each once and in order",
    Effect.gen(function* () {
      yield* commit({ figures: many(5000) })
      assert.deepStrictEqual(ids(yield* readAll()), ids(many(5000)))
      const some = many(5000).filter((_, index) => index % 2 === 0)
      assert.deepStrictEqual(ids(yield* readAll({ ids: ids(some) })), ids(some))
    })
  )
  test(
    "sorts out by id, measure, unit and period, alone and together",
    Effect.gen(function* () {
      const figures = [
        figure("a", { units: ["a", "b"] }),
        figure("b", { measure: "n", period: "2025-Q2" }),
        figure("c", { units: ["c"], period: "2025", knownAt: later }),
        nameless({ measure: "n", units: ["b"], period: "2025-03-31" })
      ]
      yield* commit({ figures })
      const filters: ReadonlyArray<readonly [Store.Filter, ReadonlyArray<string>]> = [
        [{ ids: ["c", "a", "nobody", "1#3"] }, ["a", "c", "1#3"]],
        [{ ids: [] }, []],
        [{ measures: ["n", "nothing"] }, ["b", "1#3"]],
        [{ measures: ["nothing"] }, []],
        [{ units: ["b"] }, ["a", "1#3"]],
        [{ units: ["nobody"] }, []],
        [{ overlapping: Period.from("2025-04") }, ["b", "c"]],
        [{ overlapping: Period.from("2025-03-31"), units: ["b"], measures: ["n"] }, ["1#3"]],
        [{ asKnownAt: knownAt }, ["a", "b", "1#3"]],
        [{ at: 0 }, []]
      ]
      for (const [filter, found] of filters) assert.deepStrictEqual(ids(yield* readAll(filter)), found)
    })
  )
  test(
    "lets one commit while reading, and shows the reader none of it",
    Effect.gen(function* () {
      const store = yield* Store.Store
      const before = many(2500)
      yield* commit({ figures: before })
      const last = before.at(-1)!
      const figures = [
        figure("zzz", { knownAt: later, units: ["z"] }),
        figure("correction", { team: last.team!, knownAt: later, corrects: { observation: last.id, reason: "later" } })
      ]
      for (const filter of [{}, { measures: ["m"] }]) {
        const seen: Array<string> = []
        yield* Stream.runForEach(store.read({ ...filter, at: 1 }), (observation) =>
          Effect.gen(function* () {
            if (seen.push(observation.id) === 1) yield* store.commit({ id: "2", figures })
          })
        )
        assert.deepStrictEqual(seen, ids(before))
      }
    })
  )
  test(
    "shows a correction from the moment it is known, and the corrected figure until then",
    Effect.gen(function* () {
      const second = figure("second", { knownAt: later, corrects: { observation: "first", reason: "counted again" } })
      const third = figure("third", {
        knownAt: "2025-04-02T00:00:00.001Z",
        value: null,
        corrects: { observation: "second", reason: "nobody counted" }
      })
      yield* commit({ figures: [figure("first")] })
      yield* commit({ figures: [second, third] })
      const at = (asKnownAt: string) => Effect.map(readAll({ asKnownAt }), ids)
      assert.deepStrictEqual(yield* at("2025-03-31T23:59:59Z"), [])
      assert.deepStrictEqual(yield* at(knownAt), ["first"])
      assert.deepStrictEqual(yield* at("2025-04-01T23:59:59Z"), ["first"])
      assert.deepStrictEqual(yield* at(later), ["second"])
      assert.deepStrictEqual(yield* at("2025-04-02T00:00:00.001Z"), ["third"])
      assert.deepStrictEqual(ids(yield* readAll()), ["third"])
      assert.deepStrictEqual(ids(yield* readAll({ at: 1 })), ["first"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: true, asKnownAt: later })), ["first", "second"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: "only" })), ["first", "second"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: "only", asKnownAt: later })), ["first"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: "only", at: 1 })), [])
    })
  )
  test(
    "refuses a commit that is not there",
    Effect.gen(function* () {
      yield* commit({ figures: [figure("a")] })
      const store = yield* Store.Store
      for (const at of [2, -1, 0.5]) {
        for (const asked of [
          readAll({ at }),
          store.library({ at }),
          store.scan([], { at }),
          store.withdrawals({ at })
        ]) {
          const error = yield* Effect.flip(asked as Effect.Effect<unknown, { readonly reason: string }, Store.Store>)
          assert.strictEqual(error.reason, "UnknownCommit")
        }
      }
    })
  )
}
