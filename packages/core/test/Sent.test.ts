/** What is wrong with what somebody sends to a store in which there is much already. */
import { assert, describe, it } from "@effect/vitest"
import { Figures, Lantoa, type Problem } from "../src/index.ts"

const text = (id: string) => ({ vi: id, en: id })
const knownAt = "2025-01-01"
const measure = (id: string, more: object = {}) => ({
  id,
  title: text(id),
  basis: "turn",
  accumulation: "flow" as const,
  ...more
})
const documents = {
  measures: ["m", "n"].map((id) => measure(id)),
  indicators: [{}, { along: { time: "sum" } }].map((more, index) => {
    const id = ["i", "k"][index]!
    return { id, title: text(id), expression: { _tag: "Measure", measure: "m", ...more } }
  }),
  units: ["p", "a"].map((id) => ({ id, names: [{ name: text(id) }] })),
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
        { unit: "a", level: "commune", parent: "p" }
      ]
    }
  ]
}

const opened = async () => {
  const lantoa = await Lantoa.open()
  await lantoa.put(documents as never, { knownAt })
  return lantoa
}

/** The problems of a call, a line each; what it gives where it has none. */
const said = async (call: Promise<unknown>): Promise<unknown> =>
  call.catch(({ problems }: { readonly problems: ReadonlyArray<Problem.Problem> }) =>
    problems.map(({ code, message, path }) => `${code} ${path.join("/")}: ${message}`)
  )

describe("documents that do not fit", () => {
  it("are named by their place in what was sent and by their id, stored ones by their id", async () => {
    await using lantoa = await opened()
    const put = (more: object) => said(lantoa.put(more as never, { knownAt }))
    const unknown = 'there is no cohort "yuoth"; add it, or correct the id (in "new")'
    assert.deepStrictEqual(await put({ measures: [measure("new", { counts: { cohort: "yuoth" } })] }), [
      `unknown-id measures/0/counts/cohort: ${unknown}`
    ])
    assert.deepStrictEqual(await put({ measures: [measure("new"), measure("n", { basis: "turns" })] }), [
      'unknown-id measures/1/basis: there is no count basis "turns"; did you mean "turn"? (in "n")'
    ])
    const f = { id: "f", title: text("f") }
    assert.deepStrictEqual(await put({ dimensions: [{ id: "sex", title: text("sex"), members: [f, f] }] }), [
      'duplicate-id dimensions/0/members/1/id: the id "f" is taken by dimensions[0].members[0]: give one of them another (in "sex")'
    ])
    const people = measure("m", { basis: "person", accumulation: "stock" })
    assert.deepStrictEqual(await put({ measures: [people] }), [
      'illegal-operator indicators/k/expression/along/time: measure "m" (m) cannot be added along time: it is a stock: each figure is the same thing seen again. Use last, first, min, max, average.'
    ])
    // A new unit of a name that is taken, and a hierarchy that stored documents do not fit any more.
    const [state] = documents.hierarchies
    assert.deepStrictEqual(await put({ organisations: [{ id: "a", kind: "union", names: [{ name: text("a") }] }] }), [
      'duplicate-id organisations/0/id: the id "a" is taken by units.a: give one of them another'
    ])
    const edges = [
      { unit: "p", level: "province" },
      { unit: "b", level: "commune", parent: "p" }
    ]
    assert.deepStrictEqual(await put({ hierarchies: [{ ...state, edges }] }), [
      'unknown-id hierarchies/0/edges/1/unit: there is no unit or organisation "b"; add it, or correct the id (in "state")'
    ])
  })
})

describe("a commit", () => {
  it("that brings nothing is refused, one of empty lists is not", async () => {
    await using lantoa = await opened()
    const nothing = [
      "invalid : brings nothing: give documents, figures, filings or withdrawals; a list of them may be empty"
    ]
    assert.deepStrictEqual(await said(lantoa.commit({})), nothing)
    assert.deepStrictEqual(await said(lantoa.commit({ id: "x" })), nothing)
    assert.strictEqual((await lantoa.append({ id: "none", observations: [] })).commit, 2)
  })

  it("names each figure by an id of its own, also where they are stored already", async () => {
    await using lantoa = await opened()
    const figure = { measure: "m", units: ["a"] as [string], value: 5, knownAt: "2025-06-01" }
    const two = ["2025-01", "2025-02"].map((period) => ({ ...figure, period }))
    await lantoa.append({ id: "first", observations: two })
    const named = two.map((one) => ({ ...one, id: "x" }))
    assert.deepStrictEqual(await said(lantoa.append({ id: "again", observations: named })), [
      'duplicate-id observations/1: the id "x" is taken by row 0; give every observation its own'
    ])
    const same = await lantoa.append({ id: "twice", observations: [named[0]!, named[0]!] })
    assert.strictEqual(same.figures.unchanged, 2)
  })

  it("that moves a figure to where it is is refused", async () => {
    await using lantoa = await opened()
    const figure = {
      id: "f",
      measure: "m",
      units: ["a"] as [string],
      period: "2025-01",
      value: 5,
      knownAt: "2025-06-01"
    }
    await lantoa.append({ id: "first", observations: [figure] })
    const move = (to: object) => said(lantoa.move("f", { to, reason: "x", knownAt: "2025-07-01" }))
    const there =
      'same-figure : "f" lies there already: say in "to" where else it belongs; to change its value append a correction'
    for (const to of [{}, { units: ["a"] }, { period: "2025-01-01/2025-01-31", measure: "m" }]) {
      assert.deepStrictEqual(await move(to), [there])
    }
    assert.lengthOf(await lantoa.withdrawals(), 0)
    assert.strictEqual(((await move({ units: ["p"] })) as { readonly withdrawals: number }).withdrawals, 1)
  })
})

describe("columns that do not fit", () => {
  it("say which, and what of it", async () => {
    await using lantoa = await opened()
    const figures = Figures.fromObservations([])
    const wrong = (change: object) => said(lantoa.append({ id: "x", observations: { ...figures, ...change } }))
    assert.deepStrictEqual(await wrong({ length: -1 }), [
      "invalid observations/length: must be how many figures there are, 0 or more, and is -1"
    ])
    assert.deepStrictEqual(await wrong({ units: new Int32Array(2), lower: new Float64Array(1), ids: ["a"] }), [
      "invalid observations/units: has 2 rows where length says 0: correct the column, or length",
      "invalid observations/lower: has 1 rows where length says 0: correct the column, or length",
      "invalid observations/ids: has 1 rows where length says 0: correct the column, or length"
    ])
    const one = (at: object) => {
      const row = new Int32Array(1)
      const none = Int32Array.of(-1)
      const number = new Float64Array(1)
      return wrong({
        length: 1,
        measure: row,
        period: row,
        units: row,
        category: row,
        team: none,
        activity: none,
        reporter: none,
        lower: number,
        upper: number,
        flags: new Uint8Array(1),
        knownAt: number,
        texts: {
          ...figures.texts,
          measures: ["m"],
          periods: ["2025"],
          units: [["a"]],
          categories: [{ cohorts: [], breakdown: [] }]
        },
        ...at
      })
    }
    assert.deepStrictEqual(await one({ units: Int32Array.of(7), team: Int32Array.of(0), rests: new Map([[3, {}]]) }), [
      "invalid observations/units/0: names text 7 of texts.units, which has 0 to 0: correct the code",
      "invalid observations/team/0: names text 0 of texts.teams, which has none, and -1 is none: correct the code",
      "invalid observations/rests: speaks of row 3, and there are 1, from 0: correct the row"
    ])
  })
})

describe("a question of very many periods", () => {
  it("is refused with how many there are, and not begun", async () => {
    await using lantoa = await opened()
    const ask = (periods: object) =>
      said(lantoa.read({ indicator: "i", hierarchy: "state", units: ["p"], periods: periods as never }))
    assert.deepStrictEqual(await ask({ over: "0001/9999", by: "day" }), [
      'too-many periods/over: 0001/9999 by day are 3652059 periods or more, and a question has up to 10000: correct "over", or ask by something longer'
    ])
    assert.deepStrictEqual(await ask(Array.from({ length: 10_001 }, () => "2025")), [
      "too-many periods: are 10001, and a question has up to 10000: ask in several"
    ])
    assert.lengthOf((await ask({ over: "1826/2025", by: "month" })) as ReadonlyArray<unknown>, 2400)
  })
})
