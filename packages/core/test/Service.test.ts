/** The calls as a service of Effect, and what Promises do with it: now, Dates, pages, signals. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { Day, Documents, Lantoa, MemoryStore, Problem, Store } from "../src/index.ts"
import { opened, question, text, typed } from "./commits.ts"
import { documents } from "./fixtures/province.ts"

const figure = (more: object = {}): Lantoa.Figure => ({
  measure: "guided",
  units: ["c1"],
  period: "2024",
  value: 10,
  ...more
})
const asked = { indicator: "guidance", hierarchy: "state", units: ["c1"], periods: ["2024"] }
const on = (day: Day.Day) => TestClock.setTime(Day.toEpoch(day) * 86_400_000)
const ofProvince = Effect.gen(function* () {
  const lantoa = yield* Lantoa.Service
  yield* on("2024-01-01")
  yield* lantoa.put(Documents.encode(documents))
  return lantoa
})

describe("the service", () => {
  it.effect("checks what is committed as the Promises do, and fails with what they reject with", () =>
    Effect.gen(function* () {
      const lantoa = yield* ofProvince
      const error = yield* Effect.flip(lantoa.append({ id: "x", observations: [figure({ measure: "gided" })] }))
      assert.match(error.message, /did you mean "guided"/)
      yield* lantoa.append({ id: "x", observations: [figure()] })
      const [reading] = yield* lantoa.read(asked)
      assert.strictEqual(reading!.reported, 10)
      const refused = yield* lantoa.read({ ...asked, indicator: "guidence" }).pipe(
        Effect.catchTags({
          PlanError: ({ problems }) => Effect.succeed(problems[0].code),
          DocumentError: () => Effect.succeed("other"),
          StoreError: () => Effect.succeed("other")
        })
      )
      assert.strictEqual(refused, "unknown-id")
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("says unchanged of a batch that comes again, of which all was there already", () =>
    Effect.gen(function* () {
      const lantoa = yield* ofProvince
      yield* on("2025-01-02")
      yield* lantoa.append({ id: "first", observations: [figure()] })
      const again = { id: "again", observations: [figure()] }
      yield* on("2025-01-03")
      const { commit, figures } = yield* lantoa.append(again)
      assert.deepStrictEqual(figures, { accepted: 0, unchanged: 1, corrections: 0 })
      yield* on("2025-01-04")
      assert.deepStrictEqual(yield* lantoa.append(again), {
        commit,
        repeated: true,
        figures: { accepted: 0, unchanged: 1, corrections: 0 },
        documents: { written: 0, unchanged: 0 },
        filings: 0,
        withdrawals: 0
      })
      // What says something new is another batch.
      const other = yield* Effect.flip(lantoa.append({ id: "again", observations: [figure({ period: "2023" })] }))
      assert.match(other.message, /"again" is the id of another commit/)
      assert.lengthOf(yield* lantoa.observations(), 1)
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("knows now whatever says no moment, and judges as of today", () =>
    Effect.gen(function* () {
      const lantoa = yield* ofProvince
      yield* on("2025-01-02")
      yield* lantoa.commit({ figures: [figure()], withdrawals: [] })
      yield* on("2025-01-03")
      yield* lantoa.withdraw("2#0", { reason: "twice" })
      const known = (yield* lantoa.history("2#0")).map(({ ended, figure }) => [figure.knownAt, ended?.knownAt])
      assert.deepStrictEqual(known, [["2025-01-02T00:00:00Z", "2025-01-03T00:00:00Z"]])
      assert.strictEqual((yield* lantoa.assess("two-each")).asOf, "2025-01-03")
      // Seven hours before midnight it is the next day in the model's zone.
      yield* TestClock.adjust("20 hours")
      assert.strictEqual((yield* lantoa.assess("two-each")).asOf, "2025-01-04")
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("takes a batch that comes again under its id for the same, though it is known now", () =>
    Effect.gen(function* () {
      const lantoa = yield* ofProvince
      yield* on("2025-01-02")
      const batch = { id: "b", observations: [figure(), figure({ units: ["c2"], knownAt: "2025-01-01" })] }
      const { commit } = yield* lantoa.append(batch)
      yield* on("2025-01-09")
      const again = yield* lantoa.append(batch)
      assert.deepStrictEqual([again.repeated, again.commit], [true, commit])
      const error = yield* Effect.flip(lantoa.append({ ...batch, observations: [figure({ value: 11 })] }))
      assert.match(error.message, /"b" is the id of another commit \(2\)/)
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("puts what comes later later, though the clock stands still", () =>
    Effect.gen(function* () {
      const lantoa = yield* Lantoa.Service
      const cohort = (name: string) => ({ cohorts: [{ id: "c", name: text(name) }] })
      yield* lantoa.put(cohort("one"))
      yield* lantoa.put(cohort("two"))
      const versions = yield* lantoa.history({ kind: "cohorts", id: "c" })
      assert.deepStrictEqual(
        versions.map(({ document }) => document.name.en),
        ["one", "two"]
      )
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("gives figures page by page, and one after the other", () =>
    Effect.gen(function* () {
      const lantoa = yield* ofProvince
      const units = ["c1", "c2", "c3", "c4"]
      const observations = units.map((unit) => figure({ units: [unit], knownAt: "2025-01-01" }))
      yield* lantoa.append({ id: "b", observations })
      const first = yield* lantoa.observations({ limit: 3 })
      const second = yield* lantoa.observations({ limit: 3, after: first[2]!.id })
      assert.deepStrictEqual(
        [...first, ...second].map((one) => one.units[0]),
        units
      )
      assert.lengthOf(yield* lantoa.observations({ after: second[0]!.id }), 0)
      assert.deepStrictEqual(yield* Stream.runCollect(lantoa.stream()), [...first, ...second])
      // A figure that was corrected between two pages is no end.
      const { id } = first[2]!
      yield* lantoa.withdraw(id, { reason: "twice", knownAt: "2026-01-01" })
      assert.deepStrictEqual(yield* lantoa.observations({ limit: 3, after: id }), second)
      const error = yield* Effect.flip(lantoa.observations({ after: "9#9" }))
      assert.match(error.message, /after: there is no figure "9#9"/)
    }).pipe(Effect.provide(Lantoa.layer()))
  )
})

describe("a Lantoa of Promises", () => {
  it("reads Dates as moments, and as the days that they are in the model's zone", async () => {
    await using lantoa = await opened()
    const knownAt = new Date("2025-03-01T00:00:00.500Z")
    await lantoa.append({
      id: "1",
      observations: [{ measure: "m", units: ["a"], period: "2025-02", value: 3, knownAt }]
    })
    const known = (await lantoa.observations()).map((one) => one.knownAt)
    assert.deepStrictEqual(known, ["2025-03-01T00:00:00.500Z"])
    const reported = async (asKnownAt: Date) => (await lantoa.read({ ...question, asKnownAt }))[0]!.reported
    assert.deepStrictEqual([await reported(knownAt), await reported(new Date("2025-03-01"))], [3, undefined])
  })

  it("gives figures to whoever awaits them one by one, and ends where nobody does", async () => {
    await using lantoa = await opened()
    const periods = ["2025-01", "2025-02", "2025-03"]
    const observations = periods.map((period) => ({ measure: "m", units: ["a"], period, value: 1 }))
    await lantoa.append({ id: "1", observations })
    const found: Array<string> = []
    for await (const { period } of lantoa.stream({ measures: ["m"] })) {
      found.push(period)
      if (found.length === 2) break
    }
    assert.deepStrictEqual(found, periods.slice(0, 2))
    const wrong = lantoa.stream({ measures: ["n"] })[Symbol.asyncIterator]()
    assert.match((await typed(wrong.next())).message, /no measure "n"/)
  })

  it("asks again what failed once", async () => {
    let asked = 0
    const flaky = Layer.effect(
      Store.Store,
      Effect.map(Store.Store, (store) => ({
        ...store,
        head: Effect.suspend(() => {
          const locked = {
            reason: "Unavailable",
            operation: "x head",
            detail: "locked; try again",
            problems: []
          } as const
          return ++asked === 1 ? Effect.fail(new Problem.StoreError(locked)) : store.head
        })
      }))
    ).pipe(Layer.provide(MemoryStore.layer))
    await using lantoa = await Lantoa.open({ store: flaky })
    assert.match((await typed(lantoa.model())).message, /locked; try again/)
    assert.strictEqual((await lantoa.model()).units.size, 0)
  })

  it("ends its calls when a signal says so, with the reason of the signal", async () => {
    const waiting = Layer.effect(
      Store.Store,
      Effect.map(Store.Store, (store) => ({ ...store, withdrawals: () => Effect.never, read: () => Stream.never }))
    ).pipe(Layer.provide(MemoryStore.layer))
    await using lantoa = await Lantoa.open({ store: waiting })
    const controller = new AbortController()
    const until = lantoa.withSignal(controller.signal)
    const calls = [until.withdrawals(), until.observations(), until.stream()[Symbol.asyncIterator]().next()]
    const reasons = Promise.all(
      calls.map((call) =>
        call.then(
          () => "answered",
          (reason: unknown) => reason
        )
      )
    )
    controller.abort("enough")
    assert.deepStrictEqual(await reasons, ["enough", "enough", "enough"])
    assert.strictEqual(
      await until.model().then(
        () => "answered",
        (reason: unknown) => reason
      ),
      "enough"
    )
    assert.strictEqual((await lantoa.model()).units.size, 0)
    assert.throws(
      () => lantoa.withSignal(5 as never),
      Problem.DocumentError,
      /must be the signal of an AbortController/
    )
  })

  it("ends what it still gives when it is closed, and says that it is", async () => {
    const store = Layer.effect(
      Store.Store,
      Effect.map(Store.Store, (one) => ({ ...one, read: () => Stream.never }))
    ).pipe(Layer.provide(MemoryStore.layer))
    const lantoa = await Lantoa.open({ store })
    const next = typed(lantoa.stream()[Symbol.asyncIterator]().next())
    await lantoa.close()
    assert.match((await next).message, /this Lantoa is closed/)
  })
})
