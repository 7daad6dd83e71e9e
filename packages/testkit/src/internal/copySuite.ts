/** What a store must do when a history is copied to it or from it. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Documents, Figures, MemoryStore, type Observation, type Problem, Store } from "@lantoa/core"
import * as Scenario from "../Scenario.ts"
import { commit, type Cases, figure, ids, nameless, readAll } from "./cases.ts"
import * as Random from "./random.ts"
import * as scans from "./scanSuite.ts"

type Service = Store.Store["Service"]

/** Commits of figures that also bring documents, many of them in a new version. */
const commits = (random: Random.Random, seed: number): ReadonlyArray<Store.Commit> =>
  scans.commits(random, seed).map((one, index) => {
    const cohort = (id: string) => ({ id, name: { vi: `${id} ${index}`, en: id } })
    const put = Documents.from({
      cohorts: [cohort("always"), cohort(`c.${random.int(0, 4)}`)],
      memberships: [{ team: "t", member: `m.${random.int(0, 2)}`, from: "2025-01-01" }]
    })
    return random.chance(0.6) ? { ...one, documents: { put, knownAt: Scenario.moment(index) } } : one
  })

/** An entry whose figures can be compared. */
const plain = ({ figures, ...entry }: Store.Entry) => ({
  ...entry,
  figures: Array.from({ length: figures.length }, (_, row) => Figures.observationAt(figures, row))
})

/** All commits of a store. */
const journal = (store: Service) =>
  Effect.flatMap(store.head, ({ commit: last }) =>
    Effect.forEach(
      Array.from({ length: last }, (_, index) => index + 1),
      (number) => Effect.map(store.entry(number), plain)
    )
  )

/** Copies, and is broken off after no more than so many commits, again and again; how often. */
const brokenOff = (from: Service, to: Service, steps: () => number) => {
  const attempt = (breaks: number): Effect.Effect<number, Problem.StoreError> => {
    let left = 1 + steps()
    const progress = () => (left-- > 0 ? Effect.void : Effect.fail("broken off" as const))
    return Effect.catch(Effect.as(Store.copy(from, to, progress), breaks), (error) =>
      error === "broken off" ? attempt(breaks + 1) : Effect.fail(error)
    )
  }
  return attempt(0)
}

const memory = Effect.provide(Store.Store, MemoryStore.layer, { local: true })

/** Fills a store with a history, copies it, and compares what both say of many moments. */
const copied = (from: Service, to: Service, seed: number) =>
  Effect.gen(function* () {
    const random = Random.make(seed)
    const all = commits(random, seed)
    yield* Effect.forEach(all, scans.outcome).pipe(Effect.provideService(Store.Store, from))
    assert.isAtLeast(yield* brokenOff(from, to, () => random.int(0, 1)), 3)
    assert.deepStrictEqual(yield* to.head, yield* from.head)
    assert.deepStrictEqual(yield* journal(to), yield* journal(from))
    const { commit: last } = yield* from.head
    for (let index = 0; index < 12; index++) {
      const { moment, requests } = scans.asked(random, last)
      const say = (store: Service) => Effect.provideService(scans.said(requests, moment), Store.Store, store)
      assert.deepStrictEqual(yield* say(to), yield* say(from))
      assert.deepStrictEqual(yield* to.library(moment), yield* from.library(moment))
    }
    for (const { id } of yield* Stream.runCollect(from.read({ superseded: true })))
      assert.deepStrictEqual(yield* to.history(id), yield* from.history(id))
    const versions = (store: Service) => store.versions("cohorts", "always")
    assert.isAbove((yield* versions(to)).length, 1)
    assert.deepStrictEqual(yield* versions(to), yield* versions(from))
    return all
  })

const named = (id: string, more: Partial<Observation.Encoded> = {}) => figure(id, { team: id, ...more })

export const cases: Cases = (test) => {
  test(
    "is copied to the store in memory with its whole past, however often that is broken off",
    Effect.gen(function* () {
      yield* copied(yield* Store.Store, yield* memory, 31)
    })
  )
  test(
    "takes over the whole past of the store in memory, and knows again what is sent again",
    Effect.gen(function* () {
      const [from, to] = [yield* memory, yield* Store.Store]
      const all = yield* copied(from, to, 32)
      const head = yield* to.head
      let repeats = 0
      for (const one of all) {
        const [there, here] = [yield* Effect.result(from.commit(one)), yield* Effect.result(to.commit(one))]
        assert.strictEqual(here._tag, there._tag)
        if (there._tag === "Failure" || here._tag === "Failure") continue
        assert.deepStrictEqual(here.success, there.success)
        if (here.success.repeated) repeats++
      }
      assert.strictEqual(repeats, head.commit)
      assert.deepStrictEqual(yield* to.head, head)
    })
  )
  test(
    "keeps the names of figures that had none, where others beside them were there already",
    Effect.gen(function* () {
      const [from, to] = [yield* Store.Store, yield* memory]
      yield* commit({ figures: [named("a"), named("b")] })
      yield* commit({ figures: [named("a"), nameless(), named("b"), nameless({ team: "d" }), named("a")] })
      yield* commit({ figures: [named("a")] })
      yield* commit({ withdrawals: [{ figure: "2#3", reason: "sai", knownAt: "2025-05-01T00:00:00Z" }] })
      yield* Store.copy(from, to)
      const expected = ["a", "b", "2#1", "2#3"]
      assert.deepStrictEqual(ids(yield* Stream.runCollect(to.read({ superseded: true }))), expected)
      const back = yield* memory
      yield* Store.copy(to, back)
      assert.deepStrictEqual(yield* journal(back), yield* journal(from))
      for (const store of [from, to]) {
        const { commit: number } = yield* store.commit({ figures: [nameless({ team: "e" })] })
        assert.strictEqual(number, 5)
        assert.deepStrictEqual(ids(yield* Stream.runCollect(store.read({ ids: ["5#0"] }))), ["5#0"])
      }
    })
  )
  test(
    "ends what a commit filed and took back at once, in a copy as well",
    Effect.gen(function* () {
      const [from, to] = [yield* memory, yield* Store.Store]
      yield* from.commit({ figures: [named("a")] })
      const corrects = { observation: "2#1", reason: "nhầm" }
      const figures = [named("a"), nameless(), nameless({ value: 2, knownAt: "2025-05-01T00:00:00Z", corrects })]
      yield* from.commit({ figures })
      yield* Store.copy(from, to)
      assert.deepStrictEqual(ids(yield* readAll()), ["a", "2#2"])
      assert.deepStrictEqual(yield* to.history("2#1"), yield* from.history("2#1"))
    })
  )
  test(
    "says how far it has come, and goes on with what was committed since",
    Effect.gen(function* () {
      const [from, to] = [yield* memory, yield* Store.Store]
      const told = Effect.suspend(() => {
        const all: Array<Store.Copied> = []
        return Effect.as(
          Store.copy(from, to, (copied) => Effect.sync(() => all.push(copied))),
          all
        )
      })
      assert.deepStrictEqual(yield* told, [{ commit: 0, of: 0 }])
      yield* from.commit({ figures: [named("a")] })
      yield* from.commit({ id: "empty" })
      assert.deepStrictEqual(
        yield* told,
        [0, 1, 2].map((commit) => ({ commit, of: 2 }))
      )
      yield* from.commit({ figures: [named("b")] })
      assert.deepStrictEqual(
        yield* told,
        [2, 3].map((commit) => ({ commit, of: 3 }))
      )
      assert.deepStrictEqual(ids(yield* readAll()), ["a", "b"])
    })
  )
  test(
    "refuses to be copied to where it holds something else, and stays as it was",
    Effect.gen(function* () {
      const [from, to] = [yield* memory, yield* Store.Store]
      yield* from.commit({ id: "1", figures: [named("a")] })
      yield* to.commit({ id: "1", figures: [named("a", { value: 2 })] })
      const refused = Effect.flip(Store.copy(from, to))
      assert.match((yield* refused).message, /commit 1 of the store that is copied to is another one/)
      yield* to.commit({ figures: [named("b")] })
      const error = yield* refused
      assert.strictEqual(error.reason, "CommitConflict")
      assert.match(error.message, /has 2 commits, and the one that is copied 1/)
      assert.deepStrictEqual(ids(yield* readAll()), ["a", "b"])
    })
  )
  test(
    "restores the next commit only, and none under an id that is taken",
    Effect.gen(function* () {
      const [from, to] = [yield* memory, yield* Store.Store]
      for (const id of ["1", "2"]) yield* from.commit({ id, figures: [named(`f.${id}`)] })
      const [first, second] = [yield* from.entry(1), yield* from.entry(2)]
      const refused = (entry: Store.Entry | undefined) =>
        Effect.map(Effect.flip(to.restore(entry!)), (error) => error.message)
      assert.match(yield* refused(second), /commit 2 is not the next one here, which is 1/)
      yield* to.restore(first)
      assert.match(yield* refused(first), /commit 1 is not the next one here, which is 2/)
      assert.match(yield* refused({ ...first, commit: 2 }), /"1" is the id of another commit \(1\)/)
      yield* to.restore(second)
      assert.deepStrictEqual(ids(yield* readAll()), ["f.1", "f.2"])
    })
  )
  test(
    "refuses to give a commit that is not there",
    Effect.gen(function* () {
      const store = yield* Store.Store
      yield* store.commit({ id: "1", figures: [named("a")] })
      assert.strictEqual((yield* store.entry(1)).given?.id, "1")
      for (const number of [2, -1, 0.5]) {
        assert.strictEqual((yield* Effect.flip(store.entry(number))).reason, "UnknownCommit")
      }
    })
  )
}
