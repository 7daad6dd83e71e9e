import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Documents, Instant, Lantoa, MemoryStore, Reading, Store } from "../src/index.ts"
import { StoreError } from "../src/Problem.ts"
import { figure, indicator, measure, opened, question, team, text, typed, unit } from "./commits.ts"

/** A store in memory before each of whose first commits somebody else is quicker. */
const raced = (others: ReadonlyArray<Store.Commit>): Lantoa.Store =>
  Layer.effect(
    Store.Store,
    Effect.map(Store.Store, (store) => {
      const queue = [...others]
      let opening = true
      return Store.Store.of({
        ...store,
        commit: (commit) => {
          const other = opening ? undefined : queue.shift()
          opening = false
          return other === undefined ? store.commit(commit) : Effect.andThen(store.commit(other), store.commit(commit))
        }
      })
    })
  ).pipe(Layer.provide(MemoryStore.layer))

describe("somebody else's commit meanwhile", () => {
  const put = (encoded: Documents.Encoded, knownAt: string): Store.Commit => ({
    documents: { put: Documents.from(encoded), knownAt: Instant.from(knownAt) }
  })

  it("makes the checks run again, and does no harm where they still pass", async () => {
    await using lantoa = await opened(
      raced([put({ units: [unit("q")] }, "2025-02-01"), put({ units: [unit("r")] }, "2025-02-01")])
    )
    const receipt = await lantoa.append({ id: "1", observations: [figure()] })
    assert.strictEqual(receipt.commit, 4)
    assert.strictEqual((await lantoa.observations()).length, 1)
  })

  it("is a typed conflict where figures do not fit any more, and nothing is stored", async () => {
    await using lantoa = await opened(raced([put({ measures: [measure({ range: { lower: 100 } })] }, "2025-02-01")]))
    const error = await typed(lantoa.append({ id: "1", observations: [figure()] }))
    assert.isTrue(error instanceof StoreError && error.reason === "CommitConflict")
    assert.match(error.message, /documents have changed meanwhile \(commit 2\)/)
    assert.deepStrictEqual(
      error.problems.map((problem) => problem.code),
      ["out-of-range"]
    )
    assert.strictEqual((await lantoa.observations()).length, 0)
    await lantoa.append({ id: "1", observations: [figure({ value: 200 })] })
  })

  it("is a typed conflict where documents contradict it", async () => {
    const cohorts = (id: string, within: ReadonlyArray<string>) => ({ cohorts: [{ id, name: text(id), within }] })
    const both = { cohorts: ["c1", "c2"].map((id) => ({ id, name: text(id) })) }
    await using lantoa = await Lantoa.open({ store: raced([put(cohorts("c2", ["c1"]), "2025-01-06")]) })
    await lantoa.put(both, { knownAt: "2025-01-05" })
    const error = await typed(lantoa.put(cohorts("c1", ["c2"]), { knownAt: "2025-01-06" }))
    assert.isTrue(error instanceof StoreError && error.reason === "CommitConflict")
    assert.deepStrictEqual((await lantoa.model()).cohorts.get("c1")!.within, [])
    await lantoa.put(cohorts("c2", []), { knownAt: "2025-01-07" })
    await lantoa.put(cohorts("c1", ["c2"]), { knownAt: "2025-01-08" })
  })

  it("refuses what the caller based on an older commit", async () => {
    await using lantoa = await opened()
    await lantoa.put({ units: [unit("q")] }, { knownAt: "2025-02-01" })
    const error = await typed(lantoa.commit({ figures: [figure()], basedOn: 1 }))
    assert.isTrue(error instanceof StoreError && error.reason === "CommitConflict")
    await lantoa.commit({ figures: [figure()], basedOn: 2 })
  })

  it("leaves nobody with documents that are not those in the store", async () => {
    const store = await Effect.runPromise(Effect.provide(Store.Store, MemoryStore.layer))
    const layer = Layer.succeed(Store.Store, store)
    await using one = await opened(layer)
    await using other = await Lantoa.open({ store: layer })
    const model = async (lantoa: Lantoa.Lantoa) => (await lantoa.model()).documents
    assert.deepStrictEqual(await model(one), await model(other))
    await one.put({ units: [unit("q")], teams: [team("t3")] }, { knownAt: "2025-02-01" })
    assert.deepStrictEqual(await model(one), await model(other))
    await other.put({ measures: [measure({ title: text("Led") })], units: [unit("r")] }, { knownAt: "2025-02-01" })
    assert.deepStrictEqual(await model(one), await model(other))
    await one.put({ units: [unit("q"), unit("s")] }, { knownAt: "2025-02-02" })
    assert.deepStrictEqual(await model(one), await model(other))
    await using slower = await opened(raced([put({ units: [unit("q")] }, "2025-02-01")]))
    await slower.put({ units: [unit("r")] }, { knownAt: "2025-02-01" })
    assert.deepStrictEqual(
      (await model(slower)).units.map(({ id }) => id),
      ["p", "a", "b", "q", "r"]
    )
  })
})

describe("a reading", () => {
  it("is of one state, whoever commits while it is read", async () => {
    await using lantoa = await opened()
    const [readings] = await Promise.all([
      lantoa.read(question),
      lantoa.append({ id: "1", observations: [figure()] }),
      lantoa.put({ indicators: [indicator(3)] }, { knownAt: "2025-06-01" })
    ])
    const [again] = await lantoa.read({ ...question, at: readings[0]!.commit })
    assert.deepStrictEqual(readings[0], again)
    assert.isString(Reading.render(again!, "en"))
  })
})
