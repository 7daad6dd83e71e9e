/** A session that asks everything of a store that can be asked, so that each of its statements is heard. */
import { Documents, Period, type Problem, Store } from "@lantoa/core"
import { Effect, Stream } from "effect"
import { commit, figure, knownAt, readAll } from "./figures.ts"

const name = { vi: "x", en: "x" }
const later = "2025-05-01T00:00:00Z"
const afterwards = "2025-06-01T00:00:00Z"

const documents = (units: ReadonlyArray<string>, title: string) =>
  Documents.from({
    measures: [{ id: "m", title: { vi: title, en: title }, basis: "turn", accumulation: "stock" }],
    units: ["a", "b"].map((id) => ({ id, names: [{ name }] })),
    hierarchies: [{ id: "s", name, levels: [{ id: "l", name }], edges: units.map((unit) => ({ unit, level: "l" })) }]
  })

const teams = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `t${from + index}`)

/** One figure a team, of a month; few have one of the last. */
const month = (period: string, size: number) =>
  teams(0, size).map((team) => figure(`${period}.${team}`, { period, team, knownAt: later }))

/** A figure that is given no id. */
const unnamed = { ...figure("x"), id: "" }

const { end, start } = Period.bounds(Period.from("2025-04"))
const request = { measure: "m", from: start, to: end, latestBefore: true }

export const everything: Effect.Effect<void, Problem.StoreError, Store.Store> = Effect.gen(function* () {
  const store = yield* Store.Store
  yield* commit({ documents: { put: documents(["a", "b"], "x"), knownAt } })
  for (const [period, size] of [
    ["2025-01", 40],
    ["2025-02", 40],
    ["2025-03", 40],
    ["2025-04", 2]
  ] as const) {
    yield* commit({ id: period, figures: month(period, size) })
  }
  yield* commit({ figures: [figure("own", { team: "own" }), unnamed] })
  const corrects = { observation: "2025-01.t1", reason: "counted again" }
  yield* commit({
    figures: [figure("new", { period: "2025-01", team: "t1", value: 2, corrects, knownAt: afterwards })]
  })
  yield* commit({ withdrawals: [{ figure: "2025-01.t2", reason: "twice", knownAt: afterwards }] })
  yield* commit({ documents: { put: documents(["a"], "y"), knownAt: later }, basedOn: 1 })
  yield* Effect.exit(commit({ figures: [figure("2025-02.t1", { team: "another" })] }))
  const moments = [{}, { asKnownAt: later }, { at: 4 }]
  for (const moment of moments) {
    const found = yield* store.scan([request, { ...request, from: -(10 ** 6), latestBefore: false }], moment)
    yield* Stream.runDrain(found.figures)
    yield* store.library(moment)
    yield* store.withdrawals(moment)
    yield* store.history("new", moment)
    const overlapping = Period.from("2025-01")
    for (const filter of [
      {},
      { measures: ["m"], units: ["a"], overlapping },
      { ids: ["own"] },
      { after: "own" },
      { after: "own", measures: ["m"] }
    ] as const) {
      yield* readAll({ ...filter, ...moment })
    }
    yield* readAll({ superseded: "only", units: ["a"], measures: ["m"], ...moment })
  }
  yield* store.versions("hierarchies", "s")
  for (let number = 1; number <= 8; number++) yield* store.entry(number)
})
