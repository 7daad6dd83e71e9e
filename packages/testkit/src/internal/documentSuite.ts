/** What a store of documents must do. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Documents, DocumentStore } from "@lantoa/core"
import * as Scenario from "../Scenario.ts"
import type { Cases } from "./cases.ts"

const first = "2025-01-01T00:00:00Z"
const second = "2025-02-01T00:00:00Z"
const third = "2025-03-01T00:00:00Z"

const cohort = (id: string, name: string) => ({ id, name: { vi: name, en: name } })
const cohorts = (...list: ReadonlyArray<ReturnType<typeof cohort>>): Documents.Documents =>
  Documents.make({ cohorts: list })

export const cases: Cases = (test) => {
  test(
    "gives documents back as they were put, in the order they came in",
    Effect.gen(function* () {
      const store = yield* DocumentStore.DocumentStore
      const { documents } = Scenario.make({ seed: 3 }).model
      const members = Documents.make({
        memberships: [
          { team: "b", member: "x", role: "lead", from: "2025-01-01" },
          { team: "a", member: "x", role: "lead" }
        ]
      })
      const all = Documents.concat([documents, members])
      const put = yield* store.put(all, { knownAt: first })
      assert.deepStrictEqual(put, {
        written: Documents.kinds.reduce((sum, kind) => sum + all[kind].length, 0),
        unchanged: 0
      })
      assert.deepStrictEqual(yield* store.get(), all)
      assert.deepStrictEqual(yield* store.get({ asKnownAt: "2024-12-31T23:59:59Z" }), Documents.empty)
    })
  )
  test(
    "keeps every version, and shows the one known at a moment",
    Effect.gen(function* () {
      const store = yield* DocumentStore.DocumentStore
      yield* store.put(cohorts(cohort("b", "B"), cohort("a", "A")), { knownAt: first })
      const put = yield* store.put(cohorts(cohort("a", "A again"), cohort("b", "B"), cohort("c", "C")), {
        knownAt: second
      })
      assert.deepStrictEqual(put, { written: 2, unchanged: 1 })
      yield* store.put(cohorts(cohort("a", "A")), { knownAt: third })
      const at = (asKnownAt: string) =>
        Effect.map(store.get({ asKnownAt }), (known) => known.cohorts.map((one) => one.name.en))
      assert.deepStrictEqual(yield* at(first), ["B", "A"])
      assert.deepStrictEqual(yield* at(second), ["B", "A again", "C"])
      assert.deepStrictEqual(yield* at(third), ["B", "A", "C"])
      assert.deepStrictEqual(yield* store.get(), yield* store.get({ asKnownAt: third }))
    })
  )
  test(
    "refuses a version that is not known later than the last, names each, and writes nothing",
    Effect.gen(function* () {
      const store = yield* DocumentStore.DocumentStore
      const known = cohorts(cohort("a", "A"), cohort("b", "B"))
      yield* store.put(known, { knownAt: second })
      const changed = cohorts(cohort("new", "New"), cohort("a", "other"), cohort("b", "other"))
      for (const knownAt of [first, second]) {
        const error = yield* Effect.flip(store.put(changed, { knownAt }))
        assert.strictEqual(error.reason, "DocumentConflict")
        assert.deepStrictEqual(
          error.problems.map((problem) => [problem.code, ...problem.path]),
          [
            ["conflict", "cohorts", 1],
            ["conflict", "cohorts", 2]
          ]
        )
      }
      assert.deepStrictEqual(yield* store.get(), known)
      assert.deepStrictEqual(yield* store.put(known, { knownAt: first }), { written: 0, unchanged: 2 })
    })
  )
}
