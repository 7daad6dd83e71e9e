import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "../src/index.ts"
import { figure, opened, question, typed } from "./commits.ts"

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
    [
      "a moment that is no Date",
      (l) => l.read({ ...question, asKnownAt: new Date(NaN) }),
      /asKnownAt: "Invalid Date" is/
    ],
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
    ["a withdrawal without its why", (l) => l.withdraw("a", undefined as never), /must be an object, \{ reason, … \}/],
    ["documents with a null", (l) => l.put({}, null as never), /options of put: must be an object, \{ knownAt \}/],
    ["an assessment with a null", (l) => l.assess("x", null as never), /must be an object, \{ asOf, at, asKnownAt \}/],
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
    ["documents known at nothing", (l) => l.put({}, { knownAt: null as never }), /knownAt: must be a text/],
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

  it("definitions that are none are refused when Lantoa is opened, with the place and the remedy", async () => {
    const error = await typed(Lantoa.open({ definitions: { measures: [{ id: "m" }] } as never }))
    assert.match(error.message, /^options of open: 3 problems\n.*definitions\.measures\[0\]\.title: is missing: add it/)
    const list = await typed(Lantoa.open({ definitions: [] as never }))
    assert.match(list.message, /^options of open: definitions: must be an object, \{ bases, /)
  })

  it("a message stays short, however much is wrong", async () => {
    await using lantoa = await opened()
    const observations = Array.from({ length: 2000 }, () => figure({ measure: "x".repeat(5000) }))
    const error = await typed(lantoa.append({ id: "many", observations }))
    assert.strictEqual(error.problems.length, 1001)
    assert.strictEqual(error.problems.at(-1)!.more, 1000)
    assert.isBelow(error.message.length, 25_000)
    assert.match(error.message, /2000 problems[^]*… and 1970 more$/)
  })
})
