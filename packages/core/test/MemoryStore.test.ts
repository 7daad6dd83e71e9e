import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import * as Cohort from "../src/Cohort.ts"
import * as MemoryStore from "../src/MemoryStore.ts"
import * as Observation from "../src/Observation.ts"
import { ObservationStore } from "../src/ObservationStore.ts"
import * as Period from "../src/Period.ts"
import * as Rollup from "../src/Rollup.ts"
import type * as Territory from "../src/Territory.ts"
import { days, generate, random } from "./scenarios.ts"

const lattice = Cohort.lattice([])
const sums: Rollup.Rollup["along"] = { time: "sum", team: "sum", cohort: "bounds", place: "sum" }

/** Some figures of any units at any times, whole numbers, negative ones too; not every cell is filled. */
const figures = (seed: number, units: ReadonlyArray<string>): MemoryStore.Columns => {
  const { below, next } = random(seed)
  const periods = ["2020-03", "2021-02", "2021-Q1", "2024", "2024-12", "2025-06", "2025-07", "2026-05"].map((text) => Period.make(text)) // prettier-ignore
  const cells = units
    .flatMap((_, unit) => periods.map((__, period) => [unit, period] as const))
    .filter(() => next() < 0.6)
  return {
    batch: "columns",
    measure: "count",
    knownAt: "2026-06-01T00:00:00Z",
    units,
    periods,
    unit: Uint16Array.from(cells, ([unit]) => unit),
    period: Uint16Array.from(cells, ([, period]) => period),
    value: Float64Array.from(cells, () => below(1000) - 100)
  }
}

const asObservations = (columns: MemoryStore.Columns): ReadonlyArray<Observation.Observation> =>
  Array.from(columns.value, (value, row) =>
    Observation.make({
      id: `${columns.batch}.${row}`,
      measure: columns.measure,
      units: [columns.units[columns.unit[row]!]!],
      period: columns.periods[columns.period[row]!]!,
      value,
      knownAt: columns.knownAt
    })
  )

const stored = (observations: ReadonlyArray<Observation.Observation>) =>
  Effect.flatMap(ObservationStore, (store) => store.append({ id: "columns", observations }))

const scanned = (scan: Rollup.Scan) => Effect.flatMap(ObservationStore, (store) => store.rollup(scan))

const close = (a: Rollup.RollupTable, b: Rollup.RollupTable, title: string) => {
  for (const column of ["figures", "reporting", "apportioned", "parts", "flags"] as const) {
    assert.deepStrictEqual(a[column], b[column], `${title}: ${column}`)
  }
  for (const column of ["lower", "upper"] as const) {
    a[column].forEach((value, cell) =>
      assert.isAtMost(Math.abs(value - b[column][cell]!), 1e-12 * Math.max(1, Math.abs(value)), `${title}: ${column}`)
    )
  }
}

describe("columns in the memory store", () => {
  it.effect("answer every sum as the same figures in rows do, on any boundaries", () =>
    Effect.gen(function* () {
      let exact = 0
      for (let seed = 1; seed <= 40; seed++) {
        const { edges, provinces, territory } = generate(seed, seed % 2 === 0 ? "words" : "numbers")
        const { below } = random(seed)
        const units = [...new Set(edges.map((edge) => edge.unit))]
        const columns = figures(seed, units)
        const boundaries: Territory.Boundaries = below(3) === 0 ? "as reported" : { asOf: days[below(days.length)]! }
        const rollup: Rollup.Rollup = {
          measure: "count",
          where: {},
          ...(below(5) === 0 ? { cohort: "youth" } : {}),
          ...(below(4) === 0 ? { from: "commune" } : {}),
          hierarchy: "state",
          boundaries,
          groups: below(2) === 0 ? ["vn", ...provinces] : units.slice(-6),
          buckets: ["2020", "2021", "2024-H2", "2025", "2026"].map((text) => Period.make(text)),
          along: sums,
          missing: "unknown"
        }
        const scan = Rollup.scan(rollup, territory, lattice)
        const fast = yield* scanned(scan).pipe(Effect.provide(MemoryStore.layerColumns([columns])))
        const slow = yield* Effect.andThen(stored(asObservations(columns)), scanned(scan)).pipe(
          Effect.provide(MemoryStore.layer)
        )
        close(fast, slow, `seed ${seed}`)
        exact += slow.figures.reduce((a, b) => a + b, 0)
      }
      assert.isAbove(exact, 1000)
    })
  )

  const { provinces, territory } = generate(3, "words")
  const columns = figures(3, ["p0", "c0", "c1"])
  const question = (asKnownAt?: string, along = sums): Rollup.Scan =>
    Rollup.scan(
      {
        measure: "count",
        where: {},
        hierarchy: "state",
        boundaries: { asOf: "2026-04-30" },
        groups: ["vn", ...provinces],
        buckets: [Period.make("2021"), Period.make("2020/2026")],
        along,
        missing: "unknown",
        ...(asKnownAt === undefined ? {} : { asKnownAt })
      },
      territory,
      lattice
    )
  const correction = Observation.make({
    id: "better",
    measure: "count",
    units: ["c0"],
    period: columns.periods[columns.period[columns.unit.indexOf(1)]!]!,
    value: 5000,
    knownAt: "2026-07-01T00:00:00Z",
    corrects: { observation: `columns.${columns.unit.indexOf(1)}`, reason: "đếm lại" }
  })

  it.effect("take corrections, and still tell what was known before", () =>
    Effect.gen(function* () {
      const corrected = Effect.gen(function* () {
        const store = yield* ObservationStore
        const before = yield* store.rollup(question())
        yield* store.append({ id: "correction", observations: [correction] })
        const after = yield* store.rollup(question())
        const known = yield* store.rollup(question("2026-06-15T00:00:00Z"))
        const earlier = yield* store.rollup(question("2026-01-01T00:00:00Z"))
        return { before, after, known, earlier }
      })
      const fast = yield* corrected.pipe(Effect.provide(MemoryStore.layerColumns([columns])))
      const slow = yield* Effect.andThen(stored(asObservations(columns)), corrected).pipe(
        Effect.provide(MemoryStore.layer)
      )
      for (const key of ["before", "after", "known", "earlier"] as const) close(fast[key], slow[key], key)
      assert.deepStrictEqual(fast.known, fast.before)
      assert.notDeepEqual(fast.after.upper, fast.before.upper)
      assert.deepStrictEqual(
        [...fast.earlier.figures].every((count) => count === 0),
        true
      )
    })
  )

  it.effect("leave other operators to the executor of rows", () =>
    Effect.gen(function* () {
      for (const along of [
        { ...sums, time: "last" },
        { ...sums, place: "max" }
      ] as const) {
        const fast = yield* scanned(question(undefined, along)).pipe(
          Effect.provide(MemoryStore.layerColumns([columns]))
        )
        const slow = yield* Effect.andThen(stored(asObservations(columns)), scanned(question(undefined, along))).pipe(
          Effect.provide(MemoryStore.layer)
        )
        close(fast, slow, JSON.stringify(along))
      }
    })
  )

  it.effect("refuse a figure that a column already holds", () =>
    Effect.gen(function* () {
      const again = { ...asObservations(columns)[0]!, id: "again" }
      const error = yield* Effect.flip(
        Effect.flatMap(ObservationStore, (store) => store.append({ id: "again", observations: [again] }))
      )
      assert.match(error.message, /"columns.0" already holds this figure/)
      const taken = yield* Effect.flip(stored([]))
      assert.strictEqual(taken.reason, "BatchConflict")
    }).pipe(Effect.provide(MemoryStore.layerColumns([columns])))
  )

  it.effect("refuse rows out of range, doubled or without a value, and measures in two sets", () =>
    Effect.gen(function* () {
      const wrong = (change: Partial<MemoryStore.Columns>, ...more: ReadonlyArray<MemoryStore.Columns>) =>
        Effect.void.pipe(
          Effect.provide(MemoryStore.layerColumns([{ ...columns, ...change }, ...more])),
          Effect.flip,
          Effect.map((error) => error.problems.map((problem) => problem.code))
        )
      const ones = (value: number) => new Uint16Array(columns.value.length).fill(value)
      assert.deepStrictEqual(yield* wrong({ unit: ones(9) }), ["invalid"])
      assert.deepStrictEqual(yield* wrong({ unit: ones(0), period: ones(0) }), ["duplicate-figure"])
      assert.deepStrictEqual(yield* wrong({ value: columns.value.map(() => NaN) }), ["invalid"])
      assert.deepStrictEqual(yield* wrong({ value: new Float64Array(1) }), ["invalid"])
      assert.deepStrictEqual(yield* wrong({ units: ["p0", "p0", "c1"] }), ["invalid"])
      assert.deepStrictEqual(yield* wrong({}, { ...columns, batch: "other" }), ["conflict", "conflict"])
    })
  )

  it.effect("read back as the observations they stand for", () =>
    Effect.gen(function* () {
      const store = yield* ObservationStore
      const found: Array<Observation.Observation> = []
      yield* Stream.runForEach(store.read({ units: ["c1"] }), (one) => Effect.sync(() => found.push(one)))
      const wanted = asObservations(columns).filter((one) => one.units[0] === "c1")
      assert.sameDeepMembers(found, [...wanted])
    }).pipe(Effect.provide(MemoryStore.layerColumns([columns])))
  )
})
