/** What a store must do with documents. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Documents, Store } from "@lantoa/core"
import * as Scenario from "../Scenario.ts"
import { type Cases, commit, figure } from "./cases.ts"

const first = "2025-01-01T00:00:00Z"
const second = "2025-02-01T00:00:00Z"
const third = "2025-03-01T00:00:00Z"

const text = (name: string) => ({ vi: name, en: name })
const cohort = (id: string, name: string) => ({ id, name: text(name) })
const cohorts = (...list: ReadonlyArray<ReturnType<typeof cohort>>): Documents.Documents =>
  Documents.from({ cohorts: list })
const put = (documents: Documents.Documents, knownAt: string, more: Store.Commit = {}) =>
  commit({ documents: { put: documents, knownAt }, ...more })
const library = (moment?: Store.Moment) => Store.Store.use((store) => store.library(moment))

export const cases: Cases = (test) => {
  test(
    "gives documents back as they were put, in the order they came in",
    Effect.gen(function* () {
      const { documents } = Scenario.make({ seed: 3 }).model
      const members = Documents.from({
        memberships: [
          { team: "b", member: "x", role: "lead", from: "2025-01-01" },
          { team: "a", member: "x", role: "lead" }
        ]
      })
      const all = Documents.concat([documents, members])
      const receipt = yield* put(all, first)
      assert.deepStrictEqual(receipt.documents, {
        written: Documents.kinds.reduce((sum, kind) => sum + all[kind].length, 0),
        unchanged: 0
      })
      assert.deepStrictEqual(yield* library(), { commit: 1, version: 1, documents: all, early: new Set<string>() })
    })
  )
  test(
    "keeps every version, and shows the one known at a moment, the first before that",
    Effect.gen(function* () {
      yield* put(cohorts(cohort("b", "B"), cohort("a", "A")), first)
      const receipt = yield* put(cohorts(cohort("a", "A again"), cohort("b", "B"), cohort("c", "C")), second)
      assert.deepStrictEqual(receipt.documents, { written: 2, unchanged: 1 })
      yield* put(cohorts(cohort("a", "A")), third)
      const names = (moment: Store.Moment) =>
        Effect.map(library(moment), ({ documents }) => documents.cohorts.map((one) => one.name.en))
      assert.deepStrictEqual(yield* names({ asKnownAt: "2024-12-31T23:59:59Z" }), ["B", "A", "C"])
      assert.deepStrictEqual(yield* names({ asKnownAt: first }), ["B", "A", "C"])
      assert.deepStrictEqual(yield* names({ asKnownAt: second }), ["B", "A again", "C"])
      assert.deepStrictEqual(yield* names({ asKnownAt: third }), ["B", "A", "C"])
      assert.deepStrictEqual(yield* names({ asKnownAt: first, at: 1 }), ["B", "A"])
      assert.deepStrictEqual(yield* names({ at: 0 }), [])
      const early = (moment: Store.Moment) => Effect.map(library(moment), (found) => [...found.early])
      assert.deepStrictEqual(yield* early({ asKnownAt: "2024-12-31T23:59:59Z" }), [
        "cohorts b",
        "cohorts a",
        "cohorts c"
      ])
      assert.deepStrictEqual(yield* early({ asKnownAt: first }), ["cohorts c"])
      assert.deepStrictEqual(yield* early({ asKnownAt: second }), [])
      assert.deepStrictEqual(yield* early({ asKnownAt: second, at: 1 }), [])
      assert.deepStrictEqual(yield* early({ at: 1 }), [])
      assert.deepStrictEqual(yield* names({ at: 2 }), ["B", "A again", "C"])
      assert.deepStrictEqual(yield* library(), yield* library({ asKnownAt: third }))
    })
  )
  test(
    "holds nothing backwards of teams, members, seats and targets, nor what others say of them",
    Effect.gen(function* () {
      const team = (id: string) => ({ id, name: text(id), kind: "k", host: "p" })
      const target = (id: string) => ({
        id,
        title: text(id),
        indicator: "i",
        scope: { _tag: "Unit" as const, unit: "p", hierarchy: "h" },
        comparator: ">=" as const,
        threshold: 1,
        deadline: { _tag: "Absent" as const },
        modality: "stated" as const,
        source: { title: "x" }
      })
      const activity = (id: string, teams: ReadonlyArray<string>) => ({
        id,
        name: text(id),
        kind: "k",
        period: "2025",
        places: ["p"] as const,
        teams
      })
      yield* put(
        Documents.from({
          units: [{ id: "p", names: [{ name: text("p") }] }],
          teams: [team("old")],
          members: [{ id: "m1" }],
          memberships: [{ team: "old", member: "m1" }],
          targets: [target("t1")],
          activities: [activity("a1", ["old"])]
        }),
        first
      )
      yield* put(
        Documents.from({
          units: [{ id: "q", names: [{ name: text("q") }] }],
          teams: [team("new")],
          members: [{ id: "m2" }],
          memberships: [{ team: "new", member: "m1" }],
          targets: [target("t2")],
          activities: [activity("a2", ["old", "new"]), activity("a3", [])],
          campaigns: [{ id: "c", name: text("c"), organiser: "p", unit: "p", targets: ["t1", "t2"] }]
        }),
        second
      )
      const { documents: then } = yield* library({ asKnownAt: first })
      const ids = (list: ReadonlyArray<{ readonly id: string }>) => list.map((one) => one.id)
      assert.deepStrictEqual(ids(then.units), ["p", "q"])
      assert.deepStrictEqual(ids(then.teams), ["old"])
      assert.deepStrictEqual(ids(then.members), ["m1"])
      assert.strictEqual(then.memberships.length, 1)
      assert.deepStrictEqual(ids(then.targets), ["t1"])
      assert.deepStrictEqual(ids(then.activities), ["a1", "a3"])
      assert.deepStrictEqual(then.campaigns[0]!.targets, ["t1"])
      const { documents: now } = yield* library({ asKnownAt: second })
      assert.deepStrictEqual(ids(now.activities), ["a1", "a2", "a3"])
      assert.deepStrictEqual(now.campaigns[0]!.targets, ["t1", "t2"])
    })
  )
  test(
    "takes what a version says again as known earlier, where no other stood since, and else refuses it",
    Effect.gen(function* () {
      const team = (id: string, name: string) => ({ id, name: text(name), kind: "k", host: "a" })
      const teams = (...list: ReadonlyArray<ReturnType<typeof team>>) =>
        Documents.from({ teams: list } as Documents.Encoded)
      const then = (asKnownAt: string) =>
        Effect.map(library({ asKnownAt }), ({ documents }) => documents.teams.map((one) => one.name.en))
      yield* put(teams(team("t", "T")), third)
      assert.deepStrictEqual((yield* put(teams(team("t", "T")), second)).documents, { written: 1, unchanged: 0 })
      assert.deepStrictEqual(yield* then(first), [])
      assert.deepStrictEqual(yield* then(second), ["T"])
      assert.deepStrictEqual(yield* then(third), ["T"])
      yield* put(teams(team("t", "other")), "2025-05-01T00:00:00Z")
      assert.deepStrictEqual((yield* put(teams(team("t", "other")), "2025-04-01T00:00:00Z")).documents.written, 1)
      assert.deepStrictEqual(yield* then(third), ["T"])
      assert.deepStrictEqual(yield* then("2025-04-01T00:00:00Z"), ["other"])
      yield* put(teams(team("t", "third")), "2025-04-15T00:00:00Z")
      assert.deepStrictEqual((yield* put(teams(team("t", "third")), "2025-04-08T00:00:00Z")).documents.written, 1)
      for (const knownAt of [first, "2025-04-01T00:00:00Z"]) {
        const error = yield* Effect.flip(put(teams(team("t", "third")), knownAt))
        assert.strictEqual(error.reason, "DocumentConflict")
        assert.deepStrictEqual(
          error.problems.map((problem) => [problem.code, ...problem.path]),
          [["conflict", "documents", "teams", 0]]
        )
      }
    })
  )
  test(
    "refuses a version that is not known later than the last, names each, and writes nothing",
    Effect.gen(function* () {
      const known = cohorts(cohort("a", "A"), cohort("b", "B"))
      yield* put(known, second)
      const changed = cohorts(cohort("new", "New"), cohort("a", "other"), cohort("b", "other"))
      for (const knownAt of [first, second]) {
        const error = yield* Effect.flip(put(changed, knownAt, { figures: [figure("a")] }))
        assert.strictEqual(error.reason, "DocumentConflict")
        assert.deepStrictEqual(
          error.problems.map((problem) => [problem.code, ...problem.path]),
          [
            ["conflict", "documents", "cohorts", 1],
            ["conflict", "documents", "cohorts", 2]
          ]
        )
      }
      assert.deepStrictEqual((yield* library()).documents, known)
      assert.deepStrictEqual((yield* put(known, third)).documents, { written: 0, unchanged: 2 })
      const store = yield* Store.Store
      assert.deepStrictEqual(yield* store.head, { commit: 2, version: 1 })
      assert.deepStrictEqual((yield* store.library()).version, 1)
      yield* put(changed, "2025-02-01T00:00:00.001Z")
      assert.deepStrictEqual(yield* store.head, { commit: 3, version: 3 })
      assert.deepStrictEqual((yield* store.library({ at: 2 })).version, 1)
    })
  )
  test(
    "refuses a measure that counts something else than the figures of it that are stored, and takes all else anew",
    Effect.gen(function* () {
      const measure = (id: string, more: object = {}) => ({
        id,
        title: text(id),
        basis: "turn",
        accumulation: "flow" as const,
        ...more
      })
      const measures = (...list: ReadonlyArray<object>) => Documents.from({ measures: list } as Documents.Encoded)
      const recounted = [["recounted", "documents", "measures", 0]]
      yield* put(measures(measure("m"), measure("n")), first, { figures: [figure("a")] })
      for (const more of [{ basis: "person" }, { accumulation: "stock" }]) {
        const error = yield* Effect.flip(put(measures(measure("m", more), measure("n", more)), second))
        assert.strictEqual(error.reason, "DocumentConflict")
        assert.deepStrictEqual(
          error.problems.map((problem) => [problem.code, ...problem.path]),
          recounted
        )
        assert.match(
          error.problems[0]!.message,
          /figures of "m" are stored, and they count turn, flow;.* an id of its own/
        )
      }
      const anew = measures(
        measure("m", { title: text("again"), dimensions: ["sex"] }),
        measure("n", { basis: "person" })
      )
      assert.strictEqual((yield* put(anew, second)).documents.written, 2)
      yield* commit({ withdrawals: [{ figure: "a", knownAt: "2025-05-01T00:00:00Z", reason: "wrong" }] })
      assert.strictEqual((yield* put(measures(measure("m", { basis: "person" })), third)).documents.written, 1)
    })
  )
  test(
    "refuses a hierarchy that takes away a unit of which figures stand, unless another one holds it",
    Effect.gen(function* () {
      const hierarchy = (id: string, ...units: ReadonlyArray<string>) => ({
        id,
        name: text(id),
        levels: [{ id: "level", name: text("level") }] as const,
        edges: units.map((unit) => ({ unit, level: "level" }))
      })
      const hierarchies = (...list: ReadonlyArray<ReturnType<typeof hierarchy>>) =>
        Documents.from({ hierarchies: list })
      yield* put(hierarchies(hierarchy("one", "a", "b", "c", "d"), hierarchy("other", "d")), first)
      yield* commit({
        figures: [
          figure("pair", { units: ["a", "b"] }),
          figure("early", { units: ["a"] }),
          figure("d", { units: ["d"] })
        ]
      })
      const taken = hierarchies(hierarchy("new", "e"), hierarchy("one", "e"))
      const withdrawals = (...list: ReadonlyArray<string>) =>
        list.map((one) => ({ figure: one, knownAt: "2025-05-01T00:00:00Z", reason: "wrong" }))
      for (const more of [{}, { withdrawals: withdrawals("pair") }]) {
        const error = yield* Effect.flip(put(taken, second, more))
        assert.strictEqual(error.reason, "DocumentConflict")
        const named = "withdrawals" in more ? ["a"] : ["a", "b"]
        assert.deepStrictEqual(
          error.problems.map(({ code, path }) => [code, ...path]),
          named.map(() => ["figures-without-place", "documents", "hierarchies", 1])
        )
        named.forEach((unit, index) =>
          assert.include(error.problems[index]!.message, `figures of "${unit}" are stored, and it would have no edge`)
        )
      }
      const moved = hierarchies(hierarchy("new", "a"), hierarchy("one", "b", "c"))
      assert.strictEqual((yield* put(moved, second)).documents.written, 2)
      const last = { withdrawals: withdrawals("pair", "early") }
      const gone = hierarchies(hierarchy("new"), hierarchy("one"))
      assert.strictEqual((yield* put(gone, third, last)).documents.written, 2)
    })
  )
  test(
    "refuses a commit based on documents that have changed since",
    Effect.gen(function* () {
      yield* put(cohorts(cohort("a", "A")), first)
      yield* commit({ figures: [figure("a")], basedOn: 1 })
      yield* commit({ figures: [figure("b", { team: "b" })], basedOn: 1 })
      yield* put(cohorts(cohort("a", "B")), second, { basedOn: 3 })
      const error = yield* Effect.flip(commit({ figures: [figure("c", { team: "c" })], basedOn: 3 }))
      assert.strictEqual(error.reason, "CommitConflict")
      assert.match(error.message, /changed in commit 4, after commit 3/)
      const unknown = yield* Effect.flip(commit({ figures: [figure("d", { team: "c" })], basedOn: 5 }))
      assert.strictEqual(unknown.reason, "UnknownCommit")
      assert.match(unknown.message, /there is no commit 5; the last is 4/)
      assert.strictEqual((yield* library()).commit, 4)
    })
  )
}
