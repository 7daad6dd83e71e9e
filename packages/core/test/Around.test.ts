/** What can be asked around figures: whether a commit would be taken, who is silent, which teams there are, what has changed. */
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import { Lantoa } from "../src/index.ts"
import { figure, indicator, moving, opened, team, text, typed } from "./commits.ts"

describe("a check", () => {
  it("says what a commit would do, and writes nothing", async () => {
    await using lantoa = await opened()
    const commit = {
      documents: {
        put: { indicators: [indicator(3)], cohorts: [{ id: "c", name: text("c") }] },
        knownAt: "2025-06-01"
      },
      figures: [figure()],
      filings: [{ form: "f", reporter: "b", period: "2025-02", knownAt: "2025-03-01" }]
    }
    const would = await lantoa.check(commit)
    assert.deepStrictEqual(await lantoa.check(commit), would)
    assert.lengthOf(await lantoa.observations(), 0)
    assert.isFalse((await lantoa.model()).cohorts.has("c"))
    assert.deepStrictEqual(await lantoa.commit(commit), would)
  })

  it("fails as the commit would, by the model and by what is stored", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure()] })
    const other = { figures: [figure({ value: 11 })] }
    assert.strictEqual((await typed(lantoa.check(other))).message, (await typed(lantoa.commit(other))).message)
    assert.match(
      (await typed(lantoa.check({ figures: [figure({ measure: "n" })] }))).message,
      /there is no measure "n"/
    )
  })
})

describe("who is silent", () => {
  const asked = { hierarchy: "state", units: ["p"], periods: ["2025-02"] }

  it("is who owes a form and has not filed it, of one form or of any", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure()] })
    const missing = await lantoa.silent({ ...asked, form: "f" })
    assert.deepStrictEqual(
      missing.map(({ form, period, reporter }) => `${form} ${period} ${reporter}`),
      ["f 2025-02 b"]
    )
    assert.deepStrictEqual(await lantoa.silent({ ...asked, form: "f", on: "2025-02-28" }), [])
    assert.deepStrictEqual(await lantoa.silent({ ...asked, form: "f", periods: ["2199"] }), [])
    const all = await lantoa.silent(asked)
    assert.deepStrictEqual([...new Set(all.map(({ form }) => form))].sort(), ["f", "g"])
    assert.match((await typed(lantoa.silent({ ...asked, form: "h" }))).message, /there is no form "h"/)
    assert.match((await typed(lantoa.silent({ ...asked, periods: ["2025-13"] }))).message, /periods\[0\]/)
    assert.match((await typed(lantoa.silent(undefined as never))).message, /hierarchy: is missing/)
  })
})

describe("teams", () => {
  it("are those of a day, in the units in which they sit then", async () => {
    await using lantoa = await opened()
    await lantoa.put({ ...moving, teams: [...moving.teams!, team("gone", { to: "2025-01-01" })] })
    const on = async (day: string, more: Partial<Lantoa.Teams> = {}) =>
      (await lantoa.teams({ hierarchy: "state", on: day, ...more })).map(
        (one) => `${one.team.id} ${one.units.join("+")}`
      )
    assert.deepStrictEqual(await on("2025-02-01", { within: "a" }), ["sits a", "new a+b"])
    assert.deepStrictEqual(await on("2025-08-01", { within: "n" }), ["sits n", "new n", "moved n", "lent n"])
    assert.deepStrictEqual(await on("2025-02-01", { kind: "other" }), ["t2 p"])
    assert.include(await on("2024-06-01"), "gone p")
    assert.notInclude((await on("2025-06-01")).join(), "gone")
    assert.match((await typed(lantoa.teams({ hierarchy: "stat" }))).message, /there is no hierarchy "stat"/)
    assert.match((await typed(lantoa.teams({ hierarchy: "state", within: "zz" }))).message, /there is no unit "zz"/)
    assert.match(
      (await typed(lantoa.teams({ hierarchy: "state", on: "30/6/2025" }))).message,
      /did you mean 2025-06-30/
    )
  })
})

describe("documents", () => {
  it("are those that are stored, as they are and as they were", async () => {
    await using lantoa = await opened()
    await lantoa.put({ cohorts: [{ id: "c", name: text("c") }] })
    assert.deepStrictEqual(
      [(await lantoa.documents()).cohorts.length, (await lantoa.documents({ at: 1 })).cohorts.length],
      [1, 0]
    )
  })
})

describe("whoever watches", () => {
  it.effect("is told of the newest commit whenever there is a newer one, and whether documents have changed", () =>
    Effect.gen(function* () {
      const lantoa = yield* Lantoa.Service
      const told = yield* Effect.forkChild(Stream.runCollect(Stream.take(lantoa.watch({ every: 500 }), 2)))
      yield* TestClock.adjust("1 second")
      yield* lantoa.put({ cohorts: [{ id: "c", name: text("c") }] })
      yield* TestClock.adjust("1 second")
      yield* lantoa.commit({ figures: [] })
      yield* lantoa.commit({ figures: [] })
      yield* TestClock.adjust("1 second")
      assert.deepStrictEqual(yield* Fiber.join(told), [
        { commit: 1, documents: true },
        { commit: 3, documents: false }
      ])
      const error = yield* Effect.flip(Stream.runDrain(lantoa.watch({ every: 0 })))
      assert.match(error.message, /every: must be how many, 1 or more/)
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it("is left when the Lantoa is closed", async () => {
    const lantoa = await opened()
    const next = typed(lantoa.watch()[Symbol.asyncIterator]().next())
    await lantoa.close()
    assert.match((await next).message, /this Lantoa is closed/)
  })
})
