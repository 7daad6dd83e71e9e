import { assert, describe, it } from "@effect/vitest"
import { Oracle } from "@lantoa/testkit"

const text = (words: string) => ({ vi: words, en: words })
const figure = (
  number: number,
  units: readonly [string, ...Array<string>],
  period: string,
  value: Oracle.FigureJson["value"],
  more: Partial<Oracle.FigureJson> = {}
): Oracle.FigureJson => ({
  id: `f${number}`,
  measure: "m",
  units,
  period,
  value,
  knownAt: "2026-01-05T00:00:00Z",
  ...more
})

const figures = (period: string, values: Readonly<Record<string, number>>): ReadonlyArray<Oracle.FigureJson> =>
  Object.entries(values).map(([unit, value], index) => figure(index, [unit], period, value))

/** A province `p` of communes `a`, `b`, `c`, all of them known, in which nothing happens but in communes. */
const asked = (
  figures: ReadonlyArray<Oracle.FigureJson>,
  unit: string,
  period: string,
  { complete = true, ...options }: Partial<Oracle.MeasureJson> & { readonly complete?: boolean } = {}
): Oracle.Case => ({
  id: "by hand",
  documents: {
    cohorts: [],
    dimensions: [],
    activities: [],
    successions: [],
    forms: [],
    targets: [],
    teams: [],
    measures: [{ id: "m", title: text("m"), basis: "turn", accumulation: "flow", own: "no", ...options }],
    indicators: [{ id: "q", title: text("q"), expression: { _tag: "Measure", measure: "m" } }],
    units: ["p", "a", "b", "c"].map((id) => ({ id, names: [{ name: text(id) }] as const })),
    hierarchies: [
      {
        id: "state",
        name: text("state"),
        levels: [
          { id: "province", name: text("province") },
          { id: "commune", name: text("commune"), complete }
        ],
        edges: [
          { unit: "p", level: "province" },
          ...["a", "b", "c"].map((unit) => ({ unit, parent: "p", level: "commune" }))
        ]
      }
    ]
  },
  commits: [{ figures, filings: [], withdrawals: [] }],
  queries: [{ indicator: "q", hierarchy: "state", units: [unit], periods: [period] }]
})

const expected = (one: Oracle.Case): Oracle.Expectation =>
  Oracle.expect(Oracle.read(one.documents), one, () => 0)[0]![0]!

const bounds = (one: Oracle.Case): readonly [number, number] | undefined => expected(one).range

describe("the oracle's programme gives what a person works out", () => {
  it("a whole stands when some of its parts are in (1)", () => {
    const figures = [
      figure(1, ["p"], "2025-H1", 1000),
      figure(2, ["a"], "2025-H1", 500),
      figure(3, ["b"], "2025-H1", 460)
    ]
    assert.deepStrictEqual(bounds(asked(figures, "p", "2025-H1")), [1000, 1000])
    assert.deepStrictEqual(bounds(asked(figures, "c", "2025-H1")), [40, 40])
  })
  it("children alone are not all where bodies above act too, and are where they do not (3)", () => {
    const figures = (["a", "b", "c"] as const).map((unit, index) => figure(index, [unit], "2025", 100))
    assert.deepStrictEqual(bounds(asked(figures, "p", "2025", { own: "may" })), [300, Infinity])
    assert.deepStrictEqual(bounds(asked(figures, "p", "2025", { complete: false })), [300, Infinity])
    assert.deepStrictEqual(bounds(asked(figures, "p", "2025")), [300, 300])
  })
  it("a body's own figure adds to those below (2)", () => {
    const figures = (["a", "b", "c", "p"] as const).map((unit, index) => figure(index, [unit], "2025", 100))
    assert.deepStrictEqual(bounds(asked(figures, "p", "2025", { own: "always" })), [400, 400])
  })
  it("a set leaves its other member the rest (5)", () => {
    const figures = [figure(1, ["a", "b", "c"], "2025", 120), figure(2, ["a"], "2025", 50)]
    assert.deepStrictEqual(bounds(asked(figures, "b", "2025")), [0, 70])
    assert.deepStrictEqual(bounds(asked(figures, "p", "2025")), [120, 120])
  })
  it("nine months less six are the third quarter (14)", () => {
    const figures = [figure(1, ["a"], "2025-01-01/2025-06-30", 600), figure(2, ["a"], "2025-01-01/2025-09-30", 900)]
    assert.deepStrictEqual(bounds(asked(figures, "a", "2025-Q3")), [300, 300])
  })
  it("a running total that falls is a contradiction (15)", () => {
    const figures = [figure(1, ["a"], "2025-01-01/2025-06-30", 900), figure(2, ["a"], "2025-01-01/2025-09-30", 880)]
    assert.strictEqual(bounds(asked(figures, "a", "2025-Q3")), undefined)
  })
  it("a whole known before its last day is at least that (17, 18)", () => {
    const early = figure(1, ["p"], "2025", 9000, { knownAt: "2025-11-25T05:00:00Z" })
    assert.deepStrictEqual(bounds(asked([early], "p", "2025")), [9000, Infinity])
    assert.deepStrictEqual(
      bounds(asked([figure(1, ["p"], "2025-H1", 1000), figure(2, ["a"], "2025-H1", 40)], "p", "2025-H1")),
      [1000, 1000]
    )
  })
  it("boxes that cross leave an exact cover as it is (20)", () => {
    const months = ["2025-01", "2025-02", "2025-03"].map((month, index) => figure(index, ["p"], month, 30))
    const quarters = (["a", "b", "c"] as const).map((unit, index) => figure(10 + index, [unit], "2025-Q1", 30))
    assert.deepStrictEqual(bounds(asked([...months, ...quarters], "p", "2025-Q1")), [90, 90])
    assert.deepStrictEqual(bounds(asked([...months, ...quarters], "a", "2025-01")), [0, 30])
  })
  it("a quarter less two months is the third (23)", () => {
    const figures = [figure(1, ["a"], "2025-Q1", 100), figure(2, ["a"], "2025-01", 30), figure(3, ["a"], "2025-02", 40)]
    assert.deepStrictEqual(bounds(asked(figures, "a", "2025-03")), [30, 30])
  })
  it("people met in two months may be the same (37)", () => {
    const figures = [figure(1, ["a"], "2025-01", 700), figure(2, ["a"], "2025-02", 600)]
    assert.deepStrictEqual(bounds(asked(figures, "a", "2025-01-01/2025-02-28", { basis: "person" })), [700, 1300])
  })
})

describe("the oracle's stocks are those of the eighth rule", () => {
  const stock = { basis: "account", accumulation: "stock", missing: { carry: "forever" } } as const
  it("a carried figure is not asked for where a newer day has full cover by a bound", () => {
    const carried = figure(1, ["a"], "2025-03", 4)
    assert.deepStrictEqual(expected(asked([carried], "a", "2025-Q2", stock)).widest, [4, 4])
    const newer = figure(2, ["a"], "2025-05", "[2, 4]", { reporter: "p" })
    assert.strictEqual(expected(asked([carried, newer], "a", "2025-Q2", stock)).widest, undefined)
  })
  it("what is said not to be known is carried no further", () => {
    const carried = figure(1, ["a"], "2025-03", 4)
    const unknown = figure(2, ["a"], "2025-05", null)
    assert.strictEqual(expected(asked([carried, unknown], "a", "2025-Q2", stock)).widest, undefined)
    const anew = figure(3, ["a"], "2025-06", 5)
    assert.deepStrictEqual(expected(asked([carried, unknown, anew], "a", "2025-Q2", stock)).widest, [5, 5])
  })
  it("what figures of an earlier day determine may be carried, though one of them has been replaced since", () => {
    const march = figures("2025-03", { p: 21, a: 5, b: 7 })
    const april = figure(4, ["p"], "2025-04", "[16, 23]")
    assert.isFalse(expected(asked([...march, april], "c", "2025-04", stock)).open)
    assert.isTrue(expected(asked([...march.slice(0, 2), april], "c", "2025-04", stock)).open)
  })
})

describe("offices", () => {
  it("hold their own truth, and nobody who knows just what figures say is found wrong", async () => {
    const { failures, summary } = await Oracle.run({
      stores: { perfect: Oracle.perfect },
      seed: 7,
      more: (cells) => cells < 3000
    })
    assert.deepStrictEqual(failures, [])
    assert.strictEqual(summary.unsound + summary.loose, 0)
  })
  it("lie along every axis in every way that matters, and are often determined", async () => {
    const { summary } = await Oracle.run({
      stores: { perfect: Oracle.perfect },
      seed: 11,
      more: (cells) => cells < 8000
    })
    assert.isAtLeast(summary.exact / summary.cells, 0.4)
    for (const name of Oracle.names) {
      const { crossing, nested, silent } = summary.byAxis[name]
      assert.isAtLeast((crossing + nested + silent) / summary.cells, 0.1, name)
    }
  })
  it("shrink to the few figures without which a fault does not show", async () => {
    const adds: Oracle.Ask = async (one) => {
      const answers = await Oracle.perfect(one)
      const count = one.commits.flatMap((commit) => commit.figures).length
      return {
        ...answers,
        answers: answers.answers.map((cells) =>
          typeof cells === "string"
            ? cells
            : cells.map((cell) => (count < 2 ? cell : { ...cell, value: [1e6, 1e6, false, false, false] as const }))
        )
      }
    }
    const { failures } = await Oracle.run({ stores: { adds }, seed: 1, failures: 1, more: () => true })
    assert.strictEqual(failures[0]!.case.commits.flatMap((commit) => commit.figures).length, 2)
    assert.match(failures[0]!.seed, /^1\.\d+$/)
  })
})
