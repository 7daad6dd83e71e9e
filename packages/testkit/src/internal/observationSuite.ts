/** What a store of observations must do. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Observation, ObservationStore, Period } from "@lantoa/core"
import * as Scenario from "../Scenario.ts"
import { type Cases, readAll, tables } from "./cases.ts"
import * as reference from "./reference.ts"

const knownAt = "2025-04-01T00:00:00Z"
const later = "2025-04-02T00:00:00Z"

const figure = (id: string, more: Partial<Observation.Encoded> = {}): Observation.Observation =>
  Observation.make({ id, measure: "m", units: ["a"], period: "2025-03", value: 1, knownAt, ...more })

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
    breakdown: { kind: "qua điện thoại 📞", age: "16–30" },
    period: "2022/2027",
    team: "team.1",
    activity: "activity.1"
  }),
  figure("told", {
    team: "team.2",
    source: { title: "Báo cáo", quote: "hơn 550 lượt", locator: "tr. 3" },
    doubt: { vi: "tháng 9 kể từ tháng 3", en: "September told in March" }
  }),
  figure("early", { period: "2025-02", knownAt: "2025-03-01T00:00:00Z" }),
  figure("corrected", { team: "team.2", knownAt: later, value: 2, corrects: { observation: "told", reason: "nhầm" } })
]

const inOrder = (observations: ReadonlyArray<Observation.Observation>): ReadonlyArray<Observation.Observation> =>
  [...observations].sort((a, b) => (a.knownAt < b.knownAt ? -1 : a.knownAt > b.knownAt ? 1 : a.id < b.id ? -1 : 1))

const ids = (observations: ReadonlyArray<Observation.Observation>) => observations.map((one) => one.id)

const reading: Cases = (test) => {
  test(
    "reads back what was appended, field for field, in the order it became known",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      assert.deepStrictEqual(yield* store.append({ id: "1", observations: varied }), {
        appended: varied.length,
        repeated: false
      })
      assert.deepStrictEqual(yield* readAll({ superseded: true }), inOrder(varied))
      assert.deepStrictEqual(yield* readAll({}), inOrder(varied.filter((one) => one.id !== "told")))
    })
  )
  test(
    "reads many figures, each once and in order",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      const many = Array.from({ length: 5000 }, (_, index) => figure(`n-${index}`, { team: `team.${index}` }))
      yield* store.append({ id: "1", observations: many })
      assert.deepStrictEqual(ids(yield* readAll({})), ids(inOrder(many)))
    })
  )
  test(
    "sorts out by id, measure, unit and period, alone and together, as the reference does",
    Effect.gen(function* () {
      const { batches, model } = Scenario.make({ seed: 7 })
      const [one, two, three] = batches[0]!.observations
      const unit = model.documents.units[4]!.id
      const filters: ReadonlyArray<ObservationStore.Filter> = [
        { ids: [one!.id, three!.id, "nobody"] },
        { ids: [] },
        { measures: ["m.1", "m.2", "nothing"] },
        { measures: ["nothing"] },
        { units: [unit, "vn"] },
        { overlapping: Period.make("2025-Q2") },
        { measures: [two!.measure], units: two!.units, overlapping: two!.period, superseded: true },
        { asKnownAt: Scenario.moment(2) },
        { asKnownAt: Scenario.moment(2), superseded: true },
        { units: model.documents.units.map((unit) => unit.id), asKnownAt: "1999-01-01T00:00:00Z" }
      ]
      const expected = yield* reference.run(batches, Effect.forEach(filters, readAll))
      const store = yield* ObservationStore.ObservationStore
      yield* Effect.forEach(batches, store.append)
      assert.deepStrictEqual(yield* Effect.forEach(filters, readAll), expected)
    })
  )
  test(
    "lets one append while reading, and shows the reader none of it",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      const before = Array.from({ length: 2500 }, (_, index) => figure(`n-${index}`, { team: `team.${index}` }))
      yield* store.append({ id: "1", observations: before })
      const last = inOrder(before).at(-1)!
      const { team } = last
      const observations = [
        figure("zzz", { knownAt: later, units: ["z"] }),
        figure("correction", { team: team!, knownAt: later, corrects: { observation: last.id, reason: "later" } })
      ]
      const seen: Array<string> = []
      yield* Stream.runForEach(store.read({}), (observation) =>
        Effect.gen(function* () {
          if (seen.push(observation.id) === 1) yield* store.append({ id: "2", observations })
        })
      )
      assert.deepStrictEqual(seen, ids(inOrder(before)))
    })
  )
}

const correction = (id: string, observation: string, more: Partial<Observation.Encoded> = {}) =>
  figure(id, { knownAt: later, corrects: { observation, reason: "counted again" }, ...more })

/** Good and bad figures for a store that holds `a`, corrected by `a2`, and `b` of team `b`. */
const mixed = [
  figure("good", { team: "good" }),
  figure("b", { team: "other" }),
  figure("c", { team: "b", cohorts: [] }),
  correction("d", "nobody", { team: "d" }),
  correction("e", "b"),
  correction("f", "a"),
  correction("g", "b", { team: "b", knownAt }),
  figure("h", { units: ["x", "y"], team: "h" }),
  figure("i", { units: ["y", "x"], team: "h" }),
  correction("j", "good", { team: "good" }),
  correction("k", "good", { team: "good" })
]

const appending: Cases = (test) => {
  test(
    "stores a batch once, however often it comes",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      yield* store.append({ id: "1", observations: varied })
      assert.deepStrictEqual(yield* store.append({ id: "1", observations: varied }), { appended: 0, repeated: true })
      assert.strictEqual((yield* readAll({ superseded: true })).length, varied.length)
    })
  )
  test(
    "refuses other figures under the id of a stored batch",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      yield* store.append({ id: "1", observations: [figure("a")] })
      for (const observations of [[], [figure("a", { value: "~ 1" })], [figure("a"), figure("b", { team: "t" })]]) {
        const error = yield* Effect.flip(store.append({ id: "1", observations }))
        assert.strictEqual(error.reason, "BatchConflict")
        assert.include(error.message, `"1"`)
      }
      assert.deepStrictEqual(yield* readAll({}), [figure("a")])
    })
  )
  test(
    "stores an empty batch, and knows it again",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      assert.deepStrictEqual(yield* store.append({ id: "1", observations: [] }), { appended: 0, repeated: false })
      assert.deepStrictEqual(yield* store.append({ id: "1", observations: [] }), { appended: 0, repeated: true })
    })
  )
  for (const bad of [1, 2, 3, 4, 5, 6]) {
    test(
      `refuses the figure "${mixed[bad]!.id}" alone, and leaves the figures it clashes with`,
      Effect.gen(function* () {
        const store = yield* ObservationStore.ObservationStore
        yield* store.append({ id: "1", observations: [figure("a"), figure("b", { team: "b" })] })
        yield* store.append({ id: "2", observations: [correction("a2", "a")] })
        const before = yield* readAll({ superseded: true, asKnownAt: later })
        const error = yield* Effect.flip(store.append({ id: "3", observations: [mixed[bad]!] }))
        assert.strictEqual(error.problems.length, 1)
        assert.deepStrictEqual(yield* readAll({ superseded: true, asKnownAt: later }), before)
        assert.deepStrictEqual(ids(yield* readAll({})), ["b", "a2"])
      })
    )
  }
  test(
    "stores nothing of a batch with one bad figure, and names every problem",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      yield* store.append({ id: "1", observations: [figure("a"), figure("b", { team: "b" })] })
      yield* store.append({ id: "2", observations: [correction("a2", "a")] })
      const error = yield* Effect.flip(store.append({ id: "3", observations: mixed }))
      assert.strictEqual(error.reason, "InvalidObservation")
      assert.deepStrictEqual(
        error.problems.map((problem) => [problem.code, ...problem.path]),
        [
          ["duplicate-id", "observations", 1],
          ["duplicate-figure", "observations", 2],
          ["unknown-observation", "observations", 3],
          ["other-figure", "observations", 4],
          ["already-corrected", "observations", 5],
          ["known-too-early", "observations", 6],
          ["duplicate-figure", "observations", 8],
          ["already-corrected", "observations", 10]
        ]
      )
      assert.deepStrictEqual(ids(yield* readAll({ superseded: true })), ["a", "b", "a2"])
      yield* store.append({ id: "3", observations: [mixed[0]!] })
      assert.deepStrictEqual(ids(yield* readAll({})), ["b", "good", "a2"])
    })
  )
}

const moments: Cases = (test) => {
  test(
    "shows a correction from the moment it is known, and the corrected figure until then",
    Effect.gen(function* () {
      const store = yield* ObservationStore.ObservationStore
      const second = figure("second", { knownAt: later, corrects: { observation: "first", reason: "counted again" } })
      const third = figure("third", {
        knownAt: "2025-04-03T00:00:00Z",
        value: null,
        corrects: { observation: "second", reason: "withdrawn" }
      })
      yield* store.append({ id: "1", observations: [figure("first")] })
      yield* store.append({ id: "2", observations: [second, third] })
      const at = (asKnownAt: string) => Effect.map(readAll({ asKnownAt }), ids)
      assert.deepStrictEqual(yield* at("2025-03-31T23:59:59Z"), [])
      assert.deepStrictEqual(yield* at(knownAt), ["first"])
      assert.deepStrictEqual(yield* at("2025-04-01T23:59:59Z"), ["first"])
      assert.deepStrictEqual(yield* at(later), ["second"])
      assert.deepStrictEqual(yield* at("2025-04-03T00:00:00Z"), ["third"])
      assert.deepStrictEqual(ids(yield* readAll({})), ["third"])
      assert.deepStrictEqual(ids(yield* readAll({ superseded: true })), ["first", "second", "third"])
    })
  )
  for (const seed of [11, 12, 13]) {
    test(
      `reproduces every past report, whatever was appended since (seed ${seed})`,
      Effect.gen(function* () {
        const store = yield* ObservationStore.ObservationStore
        const { batches, scans } = Scenario.make({ seed, questions: 8 })
        const report = (batch: number) => {
          const asKnownAt = Scenario.moment(batch)
          const then = scans.map((scan) => ({ ...scan, rollup: { ...scan.rollup, asKnownAt } }))
          return Effect.all([readAll({ asKnownAt }), tables(then)])
        }
        const written: Array<unknown> = []
        for (const [index, batch] of batches.entries()) {
          yield* store.append(batch)
          written.push(yield* report(index))
        }
        for (const index of batches.keys()) assert.deepStrictEqual(yield* report(index), written[index])
      })
    )
  }
}

export const cases: Cases = (test) => {
  reading(test)
  appending(test)
  moments(test)
}
