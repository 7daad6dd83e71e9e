import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { Documents, Instant, Lantoa, MemoryStore, Quantity, Reading, Store } from "../src/index.ts"
import { DocumentError, PlanError, StoreError } from "../src/Problem.ts"

const text = (name: string) => ({ vi: name, en: name })
const measure = (more: object = {}) => ({
  id: "m",
  title: text("Guided"),
  basis: "turn",
  accumulation: "flow" as const,
  additivity: { time: "additive" as const },
  ...more
})
const indicator = (value: number) => ({
  id: "i",
  title: text("Guided"),
  expression: {
    _tag: "Multiply" as const,
    left: { _tag: "Constant" as const, value },
    right: { _tag: "Measure" as const, measure: "m" }
  }
})
const unit = (id: string) => ({ id, names: [{ name: text(id) }] as const })
const team = (id: string, more: object = {}) => ({
  id,
  name: text(id),
  kind: "k",
  host: "p",
  from: "2024-01-01",
  ...more
})

const documents: Documents.Encoded = {
  measures: [measure()],
  indicators: [indicator(1), { id: "n", title: text("Teams"), expression: { _tag: "Measure", measure: "m" } }],
  units: ["p", "a", "b"].map(unit),
  hierarchies: [
    {
      id: "state",
      name: text("state"),
      levels: [
        { id: "province", name: text("province") },
        { id: "commune", name: text("commune") }
      ],
      edges: [
        { unit: "p", level: "province" },
        { unit: "a", parent: "p", level: "commune" },
        { unit: "b", parent: "p", level: "commune" }
      ]
    }
  ],
  forms: [
    {
      id: "f",
      title: text("Form"),
      measures: ["m"],
      by: { level: "commune", hierarchy: "state" },
      every: "month",
      from: "2025-01-01"
    },
    { id: "g", title: text("Team form"), measures: ["m"], by: { teams: "k", within: ["p"] }, every: "week" }
  ],
  teams: [team("t1"), team("t2", { kind: "other" })]
}

const figure = (more: object = {}) => ({
  measure: "m",
  units: ["a"] as [string],
  period: "2025-02",
  value: 10,
  knownAt: "2025-03-01T00:00:00Z",
  ...more
})

const opened = async (store?: Lantoa.Store) => {
  const lantoa = await Lantoa.open(store === undefined ? {} : { store })
  await lantoa.put(documents, { knownAt: "2025-01-01T00:00:00Z" })
  return lantoa
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail("was taken"),
    (error: unknown) => error
  )
const typed = async (promise: Promise<unknown>): Promise<DocumentError | PlanError | StoreError> => {
  const error = await failure(promise)
  assert.isTrue(
    error instanceof DocumentError || error instanceof PlanError || error instanceof StoreError,
    String(error)
  )
  return error as DocumentError
}

const question = { indicator: "i", hierarchy: "state", units: ["a"], periods: ["2025-02"] }
const valueOf = async (lantoa: Lantoa.Lantoa, more: Partial<Lantoa.Query> = {}) => {
  const [reading] = await lantoa.read({ ...question, ...more })
  return reading!.value === undefined ? undefined : Quantity.toJson(reading!.value)
}

describe("a commit", () => {
  it("writes documents, figures, filings and withdrawals at once, and says what it did", async () => {
    await using lantoa = await opened()
    const first = await lantoa.commit({ figures: [figure()] })
    const receipt = await lantoa.commit({
      id: "report",
      documents: { put: { units: [unit("q")] }, knownAt: "2025-03-05" },
      figures: [figure({ period: "202503", knownAt: "2025-04-01T07:00:00.250+07:00" })],
      filings: [
        { form: "f", reporter: "b", period: "2025-01-01/2025-01-31", knownAt: "2025-02-01" },
        { form: "g", reporter: "t1", period: "2025-W05", knownAt: "2025-02-05" }
      ],
      withdrawals: [{ figure: `${first.commit}#0`, reason: "sai xã", knownAt: "2025-03-02" }]
    })
    assert.deepStrictEqual(receipt, {
      commit: 3,
      repeated: false,
      figures: { accepted: 1, unchanged: 0, corrections: 0 },
      documents: { written: 1, unchanged: 0 },
      filings: 2,
      withdrawals: 1
    })
    const [kept] = await lantoa.observations()
    assert.deepStrictEqual([kept!.id, kept!.period, kept!.knownAt], ["3#0", "2025-03", "2025-04-01T00:00:00.250Z"])
    assert.isTrue((await lantoa.model()).units.has("q"))
    assert.isFalse((await lantoa.model({ at: 2 })).units.has("q"))
    assert.deepStrictEqual(await lantoa.withdrawals(), [
      { figure: "2#0", reason: "sai xã", knownAt: "2025-03-01T17:00:00Z" }
    ])
  })

  it("may bring the documents that its figures need", async () => {
    await using lantoa = await opened()
    const put = { measures: [measure({ id: "new" })] }
    await lantoa.commit({ documents: { put, knownAt: "2025-03-01" }, figures: [figure({ measure: "new" })] })
    assert.strictEqual((await lantoa.observations({ measures: ["new"] })).length, 1)
  })

  it("refuses filings of forms, reporters and periods that do not fit, all at once", async () => {
    await using lantoa = await opened()
    const filing = (more: object) => ({ form: "f", reporter: "a", period: "2025-02", knownAt: "2025-03-01", ...more })
    const error = await typed(
      lantoa.commit({
        filings: [
          filing({}),
          filing({ form: "h" }),
          filing({ reporter: "nobody" }),
          filing({ reporter: "p" }),
          filing({ reporter: "t1" }),
          filing({ period: "2025-Q1" }),
          filing({ period: "2024-12" }),
          filing({ form: "g", reporter: "a", period: "2025-W05" }),
          filing({ form: "g", reporter: "t2", period: "2025-W05" })
        ]
      })
    )
    assert.deepStrictEqual(
      error.problems.map(({ code, path }) => [code, ...path].join(" ")),
      [
        "unknown-id filings 1 form",
        "unknown-id filings 2 reporter",
        "other-reporter filings 3 reporter",
        "other-reporter filings 4 reporter",
        "other-period filings 5 period",
        "other-period filings 6 period",
        "other-reporter filings 7 reporter",
        "other-reporter filings 8 reporter"
      ]
    )
    assert.match(error.message, /"p" is no unit of the level "commune"/)
    assert.match(error.message, /filed every month, and 2025-Q1 is none: file it for 2025-01/)
  })

  it("withdraws figures, and moves one to where it belongs", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure({ id: "x" }), figure({ id: "y", period: "2025-01" })] })
    await lantoa.move("x", { to: { units: ["b"] }, reason: "sai xã", knownAt: "2025-03-02T00:00:00Z" })
    await lantoa.withdraw("y", { reason: "nhập trùng", knownAt: "2025-03-02T00:00:00Z", id: "w" })
    const again = await lantoa.withdraw(["y"], { reason: "nhập trùng", knownAt: "2025-03-02T00:00:00Z", id: "w" })
    assert.isTrue(again.repeated)
    const [moved, ...others] = await lantoa.observations()
    assert.deepStrictEqual(
      [moved!.id, moved!.units, moved!.value, others.length],
      ["3#0", ["b"], Quantity.exact(10), 0]
    )
    assert.strictEqual((await lantoa.observations({ asKnownAt: "2025-03-01T12:00:00Z" })).length, 2)
    const error = await typed(lantoa.move("x", { to: { units: ["a"] }, reason: "r", knownAt: "2025-03-03" }))
    assert.match(error.message, /"x", which is withdrawn already/)
    assert.match(
      (await typed(lantoa.move("z", { to: {}, reason: "r", knownAt: "2025-03-03" }))).message,
      /^move: there is no figure "z" in the store/
    )
  })
})

describe("a history", () => {
  it("is that of a figure's box, or of a document, as known at a moment where one is said", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure({ id: "x" })] })
    await lantoa.withdraw("x", { reason: "nhập trùng", knownAt: "2025-03-02", id: "w" })
    const [version, ...others] = await lantoa.history("x")
    assert.deepStrictEqual([version!.figure.id, version!.ended!.reason, others.length], ["x", "nhập trùng", 0])
    assert.isUndefined((await lantoa.history("x", { asKnownAt: "2025-03-01T00:00:00Z" }))[0]!.ended)
    assert.isUndefined((await lantoa.history("x", { at: 2 }))[0]!.ended)
    await lantoa.put({ units: [unit("q")] }, { knownAt: "2025-03-03" })
    const [put] = await lantoa.history({ kind: "units", id: "q" })
    assert.deepStrictEqual([put!.document.id, put!.written], ["q", { commit: 4 }])
    assert.deepStrictEqual(await lantoa.history({ kind: "units", id: "q" }, { at: 3 }), [])
    assert.deepStrictEqual(await lantoa.history("nobody"), [])
  })
})

describe("what was known", () => {
  it("decides which definitions, teams and targets a past report is read with", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "b", observations: [figure()] })
    const then = { asKnownAt: "2025-03-01T00:00:00Z" }
    const [before, early] = [await valueOf(lantoa, then), await valueOf(lantoa, { asKnownAt: "2024-06-01" })]
    await lantoa.put({ indicators: [indicator(2)], teams: [team("t3")] }, { knownAt: "2026-01-01" })
    assert.strictEqual(await valueOf(lantoa), 20)
    assert.deepStrictEqual([await valueOf(lantoa, then), before], [10, 10])
    assert.strictEqual(await valueOf(lantoa, { asKnownAt: "2024-06-01" }), early)
    const teams = async (moment: Store.Moment) => [...(await lantoa.model(moment)).teams.keys()]
    assert.deepStrictEqual(await teams({}), ["t1", "t2", "t3"])
    assert.deepStrictEqual(await teams(then), ["t1", "t2"])
    assert.deepStrictEqual(await teams({ asKnownAt: "2024-06-01" }), [])
    assert.deepStrictEqual(await teams({ at: 1 }), ["t1", "t2"])
  })

  it("a reading names its commit, and is made and explained again from it", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure({ id: "o1", value: 900 })] })
    const [reading] = await lantoa.read(question)
    assert.strictEqual(reading!.commit, 2)
    const corrects = { observation: "o1", reason: "typo" }
    await lantoa.append({ id: "2", observations: [figure({ id: "o2", value: 90, knownAt: "2025-03-03", corrects })] })
    await lantoa.put({ indicators: [indicator(2)] }, { knownAt: "2026-01-01" })
    assert.strictEqual(await valueOf(lantoa), 180)
    const [again] = await lantoa.read({ ...question, at: reading!.commit })
    assert.deepStrictEqual(again, reading)
    const why = await lantoa.explain(reading!)
    assert.strictEqual(why.value.en, "900 turns")
  })
})

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
})

describe("bad input", () => {
  const calls: ReadonlyArray<readonly [string, (lantoa: Lantoa.Lantoa) => Promise<unknown>, RegExp]> = [
    [
      "a day in words of a form",
      (l) => l.read({ ...question, periods: ["30/6/2025"] }),
      /periods\[0\].*did you mean 2025-06-30/
    ],
    [
      "a day that is not",
      (l) => l.read({ ...question, boundaries: { asOf: "2025-02-30" } }),
      /boundaries.asOf.*2025-02-28/
    ],
    ["a moment that is none", (l) => l.read({ ...question, asKnownAt: "30/6/2025" }), /asKnownAt.*write 2025-06-30/],
    ["a moment that is a Date", (l) => l.read({ ...question, asKnownAt: new Date(0) as never }), /asKnownAt/],
    ["a unit twice", (l) => l.read({ ...question, units: ["a", "a"] }), /units\[1\].*"a" is asked for twice/],
    ["an unknown key", (l) => l.read({ ...question, asknownAt: "2025-01-01" } as never), /asknownAt.*not known here/],
    ["no question", (l) => l.read(undefined as never), /query/],
    ["periods that are a text", (l) => l.read({ ...question, periods: "2025" as never }), /periods/],
    ["a commit that is not there", (l) => l.read({ ...question, at: 99 }), /there is no commit 99; the last is 1/],
    ["a commit of no number", (l) => l.model({ at: -1 }), /at: must be the number of a commit/],
    ["an assessment on no day", (l) => l.assess("x", { asOf: "30/6/2025" }), /asOf.*2025-06-30/],
    ["an assessment with a typo", (l) => l.assess("x", { asOf: "2025-06-30", asknownAt: "x" } as never), /asknownAt/],
    ["an assessment of nothing", (l) => l.assess(undefined as never, { asOf: "2025-06-30" }), /Target/],
    ["an unknown target", (l) => l.assess("x", { asOf: "2025-06-30" }), /no target "x"/],
    ["a filter with a typo", (l) => l.observations({ measure: ["m"] } as never), /measure.*not known here/],
    ["a filter on no period", (l) => l.observations({ overlapping: "2025-13" as never }), /overlapping/],
    ["no figures", (l) => l.append(undefined as never), /^append: must be an object, \{ id, observations \}$/],
    [
      "figures alone",
      (l) => l.append([figure()] as never),
      /^append: write append\(\{ id: "january", observations: \[/
    ],
    ["a figure alone", (l) => l.append(figure() as never), /^append: write append\(\{ id: "january", observations: \[/],
    [
      "figures in the words of a commit",
      (l) => l.append({ figures: [] } as never),
      /^append: 3 problems\n  - figures: is not known here[^]*observations: is missing: add it$/
    ],
    [
      "the same figure twice",
      (l) => l.append({ id: "x", observations: [figure({ value: 1 }), figure({ value: 2 })] }),
      /observations\[1\]: is the same figure as the one in row 0 of this commit, of which it says 2 and that one 1; keep one/
    ],
    [
      "a withdrawal without its why",
      (l) => l.withdraw("a", undefined as never),
      /must be an object, \{ reason, knownAt, … \}/
    ],
    ["documents of no moment", (l) => l.put({}, undefined as never), /must be an object, \{ knownAt \}/],
    ["an assessment of no day", (l) => l.assess("x", undefined as never), /must be an object, \{ asOf, … \}/],
    [
      "a title in one language",
      (l) => l.put({ cohorts: [{ id: "c", name: "C" as never }] }, { knownAt: "2025-01-01" }),
      /cohorts\[0\]\.name: must be an object, \{ vi, en \}/
    ],
    [
      "a figure to move that is not there",
      (l) => l.move("zz", { to: { units: ["a"] }, reason: "r", knownAt: "2025-05-01" }),
      /^move: there is no figure "zz" in the store; correct the id$/
    ],
    ["a batch without an id", (l) => l.append({ observations: [] } as never), /id: is missing/],
    ["a batch with an empty id", (l) => l.append({ id: "", observations: [] }), /id: must not be empty/],
    ["a batch with a key more", (l) => l.append({ id: "x", observations: [], foo: 1 } as never), /foo/],
    [
      "figures that are none",
      (l) => l.append({ id: "x", observations: [null, 5] as never }),
      /observations\[0\][^]*observations\[1\]/
    ],
    [
      "an unknown measure",
      (l) => l.append({ id: "x", observations: [figure({ measure: "n" })] }),
      /append "x": observations\[0\].measure/
    ],
    ["documents known never", (l) => l.put({}, {} as never), /knownAt: is missing/],
    [
      "documents known at no moment",
      (l) => l.put({}, { knownAt: "2025-02-30" }),
      /the last of that month is 2025-02-28/
    ],
    [
      "documents of an unknown kind",
      (l) => l.put({ team: [] } as never, { knownAt: "2025-01-01" }),
      /team.*not known here/
    ],
    ["a withdrawal without a reason", (l) => l.withdraw("x", { knownAt: "2025-01-01" } as never), /reason: is missing/],
    [
      "a withdrawal of nobody's figure",
      (l) => l.withdraw("x", { reason: "r", knownAt: "2025-01-01" }),
      /"x", which is not in the store/
    ],
    [
      "the history of nothing",
      (l) => l.history(1 as never),
      /^history: must be the id of a figure, "1#0", or a document/
    ],
    [
      "the history of no kind of document",
      (l) => l.history({ kind: "measure", id: "m" } as never),
      /^history: kind: must be "bases", /
    ],
    ["a history as of no commit", (l) => l.history("x", { at: 7 }), /^history: there is no commit 7/],
    ["a commit of something else", (l) => l.commit({ figure: [] } as never), /figure: is not known here/]
  ]
  for (const [what, call, message] of calls) {
    it(`${what} is refused with the place and the remedy`, async () => {
      await using lantoa = await opened()
      const error = await typed(call(lantoa))
      assert.match(error.message, message)
      assert.strictEqual((await lantoa.observations({ superseded: true })).length, 0)
    })
  }

  it("a message stays short, however much is wrong", async () => {
    await using lantoa = await opened()
    const observations = Array.from({ length: 2000 }, () => figure({ measure: "x".repeat(5000) }))
    const error = await typed(lantoa.append({ id: "many", observations }))
    assert.strictEqual(error.problems.length, 2000)
    assert.isBelow(error.message.length, 25_000)
    assert.match(error.message, /2000 problems[^]*… and 1970 more$/)
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
