import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { Figures, Instant, MemoryStore, Observation, Period, Store } from "../src/index.ts"

const knownAt = "2025-04-01T00:00:00Z"
const figure = (more: Partial<Observation.Encoded> = {}): Observation.Observation =>
  Observation.from({ measure: "m", units: ["a"], period: "2025-03", value: 1, knownAt, ...more })

const observations = [
  figure(),
  figure({ units: ["a", "b"], value: "> 5", team: "t" }),
  figure({ period: "2025-02", value: null, cohorts: ["x"], breakdown: { sex: "f", age: ["1", "2"] } }),
  figure({ measure: "n", period: "2024", reporter: "p", activity: "z" })
]
const columns: Figures.Figures = { ...Figures.fromObservations(observations), ids: [] }

const told = Effect.gen(function* () {
  const store = yield* Store.Store
  const day = (text: string) => Period.bounds(Period.from(text)).start
  const request = { measure: "m", from: day("2025-03-01"), to: day("2025-04-01"), latestBefore: true }
  return {
    all: yield* Stream.runCollect(store.read()),
    some: yield* Stream.runCollect(store.read({ ids: ["1#1", "1#9"], units: ["b"] })),
    scan: yield* Store.snapshot([request]),
    head: yield* store.head
  }
})

describe("figures that came as columns", () => {
  it.effect("are the same as if they had been committed one by one", () =>
    Effect.gen(function* () {
      const loaded = yield* told.pipe(Effect.provide(MemoryStore.layerFigures(columns)))
      const committed = Effect.andThen(
        Store.Store.use((store) => store.commit({ figures: observations })),
        told
      )
      assert.deepStrictEqual(loaded, yield* committed.pipe(Effect.provide(MemoryStore.layer)))
      assert.strictEqual(loaded.all.length, 4)
      assert.strictEqual(loaded.scan.figures.length, 3)
      assert.deepStrictEqual(loaded.head, { commit: 1, version: 0 })
    })
  )

  it.effect("take corrections and withdrawals, and refuse what they hold already", () =>
    Effect.gen(function* () {
      const store = yield* Store.Store
      const error = yield* Effect.flip(store.commit({ figures: [figure({ value: 2 })] }))
      assert.match(error.message, /"1#0" already holds this figure/)
      const later = "2025-04-02T00:00:00Z"
      yield* store.commit({
        figures: [figure({ value: 2, knownAt: later, corrects: { observation: "1#0", reason: "nhầm" } })],
        withdrawals: [{ figure: "1#1", reason: "sai", knownAt: later }]
      })
      const ids = (filter: Store.Filter) =>
        Effect.map(Stream.runCollect(store.read(filter)), (all) => all.map((one) => one.id))
      assert.deepStrictEqual(yield* ids({}), ["1#2", "1#3", "2#0"])
      assert.deepStrictEqual(yield* ids({ asKnownAt: knownAt }), ["1#0", "1#1", "1#2", "1#3"])
    }).pipe(Effect.provide(MemoryStore.layerFigures(columns)))
  )

  const wrong: ReadonlyArray<readonly [string, Partial<Figures.Figures>, ...codes: ReadonlyArray<string>]> = [
    ["a column too short", { lower: new Float64Array(1) }, "invalid"],
    ["a text that is not listed", { units: Int32Array.of(0, 9, 0, 0) }, "invalid"],
    ["a figure of no measure", { measure: Int32Array.of(0, -1, 0, 0) }, "invalid"],
    ["a value that is none", { lower: Float64Array.of(1, 2, 3, 4), upper: Float64Array.of(1, 1, 3, 4) }, "no-quantity"],
    [
      "one figure twice",
      {
        units: new Int32Array(4),
        team: new Int32Array(4).fill(-1),
        period: new Int32Array(4),
        category: new Int32Array(4)
      },
      "duplicate-figure",
      "duplicate-figure"
    ],
    ["one id twice", { ids: ["x", "x", "y", "z"] }, "duplicate-id"]
  ]
  for (const [what, change, ...codes] of wrong) {
    it.effect(`are refused with ${what}`, () =>
      Effect.gen(function* () {
        const layer = MemoryStore.layerFigures({ ...columns, ...change })
        const error = yield* Effect.flip(told.pipe(Effect.provide(layer)))
        assert.deepStrictEqual(
          error.problems.map((problem) => problem.code),
          codes
        )
      })
    )
  }
})

describe("the store in memory", () => {
  it.effect("knows a commit again by what it has kept of it, to the sign of a zero, and any other for another", () =>
    Effect.gen(function* () {
      const store = yield* Store.Store
      const doubted = figure({
        units: ["c"],
        doubt: { vi: "thấp", en: "low" },
        source: { title: "báo cáo" },
        id: "own"
      })
      const given = Figures.fromObservations([...observations, doubted, figure({ units: ["z"], value: 0 })])
      const [lower, upper] = [given.lower.slice(), given.upper.slice()]
      lower[5] = -0
      const figures = { ...given, lower, upper }
      assert.isFalse((yield* store.commit({ id: "all", figures })).repeated)
      yield* store.commit({ figures: [figure({ units: ["later"] })] })
      assert.isTrue((yield* store.commit({ id: "all", figures })).repeated)
      const others: ReadonlyArray<Figures.Figures> = [
        { ...figures, ids: [] },
        { ...figures, rests: new Map() },
        { ...figures, upper: upper.map((value, row) => (row === 1 ? 6 : value)) },
        { ...figures, knownAt: figures.knownAt.map((at, row) => at + row) }
      ]
      for (const other of others)
        assert.match((yield* Effect.flip(store.commit({ id: "all", figures: other }))).message, /another commit \(1\)/)
    }).pipe(Effect.provide(MemoryStore.layer))
  )

  it.effect("gives at once what it gives page by page, of any state", () =>
    Effect.gen(function* () {
      const store = yield* Store.Store
      const units = Array.from({ length: 2500 }, (_, index) => figure({ units: [`u${index}`], value: index }))
      yield* store.commit({ figures: [...units, ...observations] })
      const corrects = { observation: "1#7", reason: "nhầm" }
      yield* store.commit({
        figures: [figure({ units: ["u7"], value: "[2, 9]", knownAt: "2025-05-01T00:00:00Z", corrects })],
        withdrawals: [{ figure: "1#2400", reason: "sai", knownAt: "2025-05-01T00:00:00Z" }]
      })
      const requests = ["m", "n"].map((measure) => ({ measure, from: 0, to: 99_999, latestBefore: false }))
      const moments: ReadonlyArray<Store.Moment> = [{}, { at: 1 }, { at: 0 }, { asKnownAt: knownAt }]
      for (const [index, moment] of moments.entries()) {
        const told = (figures: Figures.Figures) =>
          Array.from({ length: figures.length }, (_, row) => Figures.observationAt(figures, row))
        const pages = yield* Stream.runCollect((yield* store.scan(requests, moment)).figures)
        const { figures } = yield* Store.snapshot(requests, moment)
        assert.deepStrictEqual(told(figures), pages.flatMap(told))
        assert.strictEqual(figures.length, [2503, 2504, 0, 2504][index])
      }
    }).pipe(Effect.provide(MemoryStore.layer))
  )

  it.effect("reads what is asked, and not what is kept: no figure outside the days is looked at", () =>
    Effect.gen(function* () {
      const store = yield* Store.Store
      const months = Period.split(Period.from("2015/2024"), "month")
      yield* store.commit({ figures: months.map((period, index) => figure({ period, value: index })) })
      const { end } = Period.bounds(Period.from("2024"))
      const { figures } = yield* Store.snapshot([{ measure: "m", from: end, to: end + 1, latestBefore: true }])
      assert.deepStrictEqual([...figures.lower], [months.length - 1])
      assert.deepStrictEqual(figures.texts.periods, [Period.from("2024-12")])
      assert.deepStrictEqual([...figures.knownAt], [Instant.toMillis(knownAt)])
    }).pipe(Effect.provide(MemoryStore.layer))
  )
})
