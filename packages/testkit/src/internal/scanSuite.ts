/** What a store must answer to requests: what anybody would find by looking through all figures. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Stream from "effect/Stream"
import { Instant, MemoryStore, type Observation, Period, type Problem, Store } from "@lantoa/core"
import * as Scenario from "../Scenario.ts"
import { type Cases, commit, figure, knownAt, later, nameless, readAll } from "./cases.ts"
import { answer, sorted, sortedTold, whoTold } from "./looking.ts"
import * as Random from "./random.ts"

const day = (text: string): number => Period.bounds(Period.from(text)).start

/** Requests and moments of all sorts. */
export const asked = (random: Random.Random, commits: number) => {
  const request = (): Store.Request => {
    const from = day("2024-01-01") + random.int(0, 800)
    return {
      measure: `m.${random.int(0, 7)}`,
      from,
      to: from + random.pick([1, 7, 31, 90, 365]),
      latestBefore: random.chance(0.5)
    }
  }
  const moment: Store.Moment = {
    ...(random.chance(0.5) ? { at: random.int(0, commits) } : {}),
    ...(random.chance(0.5) ? { asKnownAt: Scenario.moment(random.int(0, 7)) } : {})
  }
  return { requests: Array.from({ length: random.int(0, 4) }, request), moment }
}

/** Commits with figures, corrections, withdrawals and filings; now and then one is in vain. */
export const commits = (random: Random.Random, seed: number): ReadonlyArray<Store.Commit> => {
  const { batches } = Scenario.make({ seed, batches: 8, figures: 60 })
  const corrected = new Set(batches.flatMap((batch) => batch.figures.map((one) => one.corrects?.observation)))
  const free: Array<Observation.Observation> = []
  return batches.flatMap(({ figures: observations, id }, index): ReadonlyArray<Store.Commit> => {
    const knownAt = Scenario.moment(index)
    const withdrawn = free.splice(0, random.int(0, 4)).map((one) => one.id)
    const filings = Array.from({ length: random.int(0, 3) }, () => ({
      form: `form.${random.int(0, 1)}`,
      reporter: `vn.p${random.int(0, 2)}`,
      period: Period.from(random.pick(["2024-03", "2024-Q1", "2025-05", "2025-06", "2025-07"])),
      knownAt: Scenario.moment(random.int(0, index))
    }))
    const figures = observations.map((one) =>
      random.chance(0.3) && !corrected.has(one.id) && one.corrects === undefined ? { ...one, id: "" } : one
    )
    const again = random.some(free, random.int(0, 2))
    free.push(
      ...random.some(
        figures.filter((one) => one.id !== "" && !corrected.has(one.id)),
        6
      )
    )
    const withdrawals = withdrawn.map((figure) => ({ figure, reason: "sai", knownAt }))
    const good = { id, figures: [...figures, ...again], filings, withdrawals }
    const vain = { ...good, withdrawals: [...withdrawals, { figure: "nobody", reason: "sai", knownAt }] }
    return random.chance(0.2) ? [vain, good] : [good]
  })
}

export const outcome = (one: Store.Commit) =>
  commit(one).pipe(
    Effect.map((receipt): unknown => receipt),
    Effect.catch((error) => Effect.succeed({ reason: error.reason, problems: error.problems }))
  )

/** Who told something of the measures of requests, in the days of all of them. */
const toldBy = (requests: ReadonlyArray<Store.Request>): ReadonlyArray<Store.ToldRequest> =>
  (["units", "teams"] as const).map((by) => ({
    measures: requests.map(({ measure }) => measure),
    by,
    from: Math.min(...requests.map(({ from }) => from), day("2026-01-01")),
    to: Math.max(...requests.map(({ to }) => to), 0)
  }))

interface Said {
  readonly told: ReadonlyArray<ReadonlyArray<string>>
  readonly scan: ReturnType<typeof sorted>
  readonly all: ReadonlyArray<Observation.Observation>
  readonly ever: ReadonlyArray<Observation.Observation>
  readonly ended: ReadonlyArray<Observation.Observation>
  readonly withdrawals: ReadonlyArray<Store.Withdrawal>
  readonly library: Omit<Store.Library, "documents">
}

/** Everything a store says of a moment. */
export const said = (
  requests: ReadonlyArray<Store.Request>,
  moment: Store.Moment
): Effect.Effect<Said, Problem.StoreError, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const { documents: _, ...library } = yield* store.library(moment)
    return {
      told: yield* Effect.forEach(toldBy(requests), (request) => Effect.map(store.told(request, moment), sortedTold)),
      scan: sorted(yield* Store.snapshot(requests, moment)),
      all: yield* Stream.runCollect(store.read(moment)),
      ever: yield* Stream.runCollect(store.read({ ...moment, superseded: true })),
      ended: yield* Stream.runCollect(store.read({ ...moment, superseded: "only" })),
      withdrawals: yield* store.withdrawals(moment),
      library
    }
  })

export const cases: Cases = (test) => {
  for (const seed of [21, 22, 23]) {
    test(
      `answers as one who looks through everything does, and as the store in memory (seed ${seed})`,
      Effect.gen(function* () {
        const random = Random.make(seed)
        const all = commits(random, seed)
        const questions = Array.from({ length: 40 }, () => asked(random, all.length))
        const run = Effect.gen(function* () {
          const outcomes = yield* Effect.forEach(all, outcome)
          const { commit: last } = yield* (yield* Store.Store).head
          const answers = []
          for (const { moment, requests } of questions) {
            const { at } = moment
            const real = at === undefined ? moment : { ...moment, at: Math.min(at, last) }
            const found = yield* said(requests, real)
            assert.deepStrictEqual(found.scan.figures, answer(found.all, requests))
            const looked = toldBy(requests).map((request) => whoTold(found.all, request))
            assert.deepStrictEqual(found.told, looked)
            answers.push(found)
          }
          return { outcomes, answers }
        })
        const own = yield* run
        assert.deepStrictEqual(own, yield* run.pipe(Effect.provide(MemoryStore.layer, { local: true })))
        assert.isAbove(own.answers.filter((one) => one.scan.figures.length > 0).length, 10)
        for (const by of [0, 1]) assert.isAbove(own.answers.filter(({ told }) => told[by]!.length > 0).length, 5)
      })
    )
    test(
      `reproduces every past state, whatever was committed since (seed ${seed})`,
      Effect.gen(function* () {
        const random = Random.make(seed)
        const store = yield* Store.Store
        const { requests } = asked(random, 0)
        const written: Array<unknown> = []
        const moments: Array<Store.Moment> = []
        for (const one of commits(random, seed)) {
          yield* outcome(one)
          const { commit: at } = yield* store.head
          const moment = { at, asKnownAt: Scenario.moment(random.int(0, 7)) }
          moments.push({ at }, moment)
          written.push(yield* said(requests, {}), yield* said(requests, moment))
        }
        for (const [index, moment] of moments.entries())
          assert.deepStrictEqual(yield* said(requests, moment), written[index])
      })
    )
  }
  test(
    "shows a figure corrected later than asked as it was, in a scan too",
    Effect.gen(function* () {
      yield* commit({ figures: [figure("a")] })
      yield* commit({
        figures: [figure("b", { value: 2, knownAt: later, corrects: { observation: "a", reason: "nhầm" } })]
      })
      const values = (moment: Store.Moment, latestBefore = false) =>
        Effect.map(
          Store.snapshot(
            [
              {
                measure: "m",
                from: day(latestBefore ? "2025-06-01" : "2025-03-01"),
                to: day("2025-06-02"),
                latestBefore
              }
            ],
            moment
          ),
          ({ figures }) => [...figures.upper]
        )
      for (const carried of [false, true]) {
        assert.deepStrictEqual(yield* values({}, carried), [2])
        assert.deepStrictEqual(yield* values({ asKnownAt: later }, carried), [2])
        assert.deepStrictEqual(yield* values({ asKnownAt: "2025-04-01T23:59:59.999Z" }, carried), [1])
        assert.deepStrictEqual(yield* values({ asKnownAt: knownAt }, carried), [1])
        assert.deepStrictEqual(yield* values({ at: 1 }, carried), [1])
        assert.deepStrictEqual(yield* values({ asKnownAt: "2025-03-31T23:59:59Z" }, carried), [])
      }
    })
  )
  test(
    "gives filings once, as they were known last, with the latest of each form and reporter before",
    Effect.gen(function* () {
      const store = yield* Store.Store
      const filing = (reporter: string, period: string, at: string): Store.Filing => ({
        form: "f",
        reporter,
        period: Period.from(period),
        knownAt: at
      })
      const all = [filing("a", "2025-01", knownAt), filing("a", "2025-02", knownAt), filing("b", "2025-01", later)]
      assert.strictEqual((yield* commit({ filings: all })).filings, 3)
      const again = [filing("a", "2025-02", later), filing("b", "2025-01", knownAt), filing("c", "2025-04", knownAt)]
      assert.strictEqual((yield* commit({ filings: [...again, ...again, ...all] })).filings, 3)
      const request = { measure: "m", from: day("2025-04-01"), to: day("2025-05-01"), latestBefore: false }
      const found = (latestBefore: boolean, moment: Store.Moment = {}) =>
        Effect.map(store.scan([{ ...request, latestBefore }], moment), ({ filings }) =>
          filings.map((one) => `${one.reporter} ${one.period} ${one.knownAt}`)
        )
      assert.deepStrictEqual(yield* found(false), [`c 2025-04 ${knownAt}`])
      const latest = [`a 2025-02 ${later}`, `b 2025-01 ${later}`, `c 2025-04 ${knownAt}`]
      assert.deepStrictEqual(yield* found(true), latest)
      const first = [`a 2025-02 ${knownAt}`, `b 2025-01 ${knownAt}`, `c 2025-04 ${knownAt}`]
      assert.deepStrictEqual(yield* found(true, { asKnownAt: knownAt }), first)
      assert.deepStrictEqual(yield* found(true, { at: 1 }), [first[0]!, `b 2025-01 ${later}`])
      assert.deepStrictEqual(yield* found(true, { at: 1, asKnownAt: knownAt }), [first[0]!])
    })
  )
  test(
    "answers all requests from one state, whoever commits meanwhile",
    Effect.gen(function* () {
      const days = Period.split(Period.from("2025"), "day")
      const pair = (index: number) =>
        commit({ figures: ["m", "n"].map((measure) => nameless({ measure, period: days[index]! })) })
      yield* pair(0)
      const writer = yield* Effect.forkChild(
        Effect.gen(function* () {
          for (let index = 1; index < 150; index++) {
            yield* pair(index)
            yield* Effect.yieldNow
          }
        })
      )
      const year = { from: day("2025-01-01"), to: day("2026-01-01"), latestBefore: false }
      let last = 0
      for (let index = 0; index < 100; index++) {
        const { commit: at, figures } = yield* Store.snapshot([
          { measure: "m", ...year },
          { measure: "n", ...year }
        ])
        assert.strictEqual(figures.length, 2 * at)
        assert.isAtLeast(at, last)
        last = at
        yield* Effect.yieldNow
      }
      yield* Fiber.join(writer)
      assert.strictEqual((yield* readAll()).length, 300)
    })
  )
  test(
    "tells when each figure became known, to the millisecond",
    Effect.gen(function* () {
      const at = Instant.from("2025-04-01T07:00:00.007+07:00")
      yield* commit({ figures: [nameless({ knownAt: at })] })
      const { figures } = yield* Store.snapshot([{ measure: "m", from: 0, to: 99_999, latestBefore: false }])
      assert.deepStrictEqual([...figures.knownAt], [Instant.toMillis(at)])
      assert.strictEqual((yield* readAll())[0]!.knownAt, "2025-04-01T00:00:00.007Z")
      assert.strictEqual((yield* readAll({ asKnownAt: "2025-04-01T00:00:00.006Z" })).length, 0)
    })
  )
}
