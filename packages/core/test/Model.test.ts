import { assert, describe, expect, it } from "@effect/vitest"
import { Documents, Problem, Model, Observation } from "@lantoa/core"
import * as Result from "effect/Result"
import { generate } from "./fixtures/generatedModel.ts"
import { act, acts, mistakes, move } from "./fixtures/modelMistakes.ts"
import { random } from "./fixtures/random.ts"
import { encoded, set } from "./fixtures/smallModel.ts"

const problems = (data: unknown): ReadonlyArray<Problem.Problem> =>
  Result.match(Model.make(Result.getOrThrow(Documents.decode(data))), {
    onFailure: (error) => error.problems,
    onSuccess: () => []
  })

const said = (found: ReadonlyArray<Problem.Problem>): ReadonlyArray<string> =>
  found.map((one) => `${one.code} @ ${Problem.renderProblem(one)}`)

const spoilt = (changes: ReadonlyArray<readonly [ReadonlyArray<string | number>, unknown]>): unknown =>
  changes.reduce((data, [path, value]) => set(data, path, value), encoded() as unknown)

describe("a model", () => {
  it("is made of documents that agree", () => {
    assert.deepStrictEqual(said(problems(encoded())), [])
  })

  it("says of every mistake where it is and what to do", async () => {
    const told = mistakes.map(([title, ...changes]) => {
      const found = problems(spoilt(changes))
      assert.isAbove(found.length, 0, title)
      return [`# ${title}`, ...said(found), ""].join("\n")
    })
    await expect(told.join("\n")).toMatchFileSnapshot("./fixtures/modelMistakes.txt")
  })

  it("takes acts that conserve: measured, in words, with a part that nobody accounts for, and units that live on", () => {
    const moves: ReadonlyArray<ReadonlyArray<object>> = [
      [move("vn.c", "vn.d", 0.4), move("vn.c", "vn.e", 0.6)],
      [move("vn.c", "vn.d", 0.1), move("vn.c", "vn.e", 0.2), move("vn.c", "vn.a", 0.7)],
      [move("vn.c", "vn.d", 0.4), move("vn.c", "vn.e", "remainder")],
      [move("vn.c", "vn.d", "part"), move("vn.c", "vn.e", "part")],
      [move("vn.c", "vn.d", "part")],
      [move("vn.c", "vn.d", "whole", { area: "part" }), move("vn.c", "vn.e", "none", { area: "remainder" })],
      [move("vn.a", "vn.d", 0.2), move("vn.a", "vn.e", "part")],
      [move("vn.a", "vn.a", 0.5), move("vn.a", "vn.d", 0.5)],
      [move("vn.a", "vn.a", "whole")]
    ]
    for (const one of moves) assert.deepStrictEqual(said(problems(spoilt(acts(act(one))))), [], JSON.stringify(one))
  })

  it("uses only the codes that programs may rely on", () => {
    const codes = new Set(mistakes.flatMap(([, ...changes]) => problems(spoilt(changes)).map((one) => one.code)))
    assert.deepStrictEqual([...codes].sort(), [
      "contradiction",
      "cycle",
      "duplicate",
      "duplicate-id",
      "empty-span",
      "gap",
      "illegal-additivity",
      "illegal-operator",
      "mixed-basis",
      "no-coverage",
      "orphan-edge",
      "overlap",
      "too-little",
      "too-much",
      "unknown-id"
    ])
  })

  it("finds nothing wrong with generated documents that agree", () => {
    for (let seed = 1; seed <= 60; seed++) {
      assert.deepStrictEqual(said(problems(generate(seed, 4 + 3 * seed))), [], `seed ${seed}`)
    }
  })

  it("finds each id that is spoilt in generated documents, at its place", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const rng = random(seed)
      const data = generate(seed, 60)
      const places: ReadonlyArray<ReadonlyArray<string | number>> = [
        ["hierarchies", 0, "edges", rng.int(1, data.hierarchies![0]!.edges!.length - 1), "parent"],
        ["teams", rng.int(0, data.teams!.length - 1), "host"],
        ["measures", rng.int(0, 4), "basis"],
        ["indicators", rng.int(0, 4), "expression", "numerator", "measure"],
        ["targets", rng.int(0, 4), "scope", "within"],
        ["directives", rng.int(1, 9), "basis", 0]
      ]
      const wrong = places.reduce((spoiling: unknown, path) => set(spoiling, path, "no-such-id"), data)
      const unknown = problems(wrong).filter((one) => one.code === "unknown-id")
      assert.sameDeepMembers(
        unknown.map((one) => one.path),
        [...places],
        `seed ${seed}`
      )
    }
  })

  it("finds a tree turned upside down on the day it turns", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const data = generate(seed, 40)
      const edge = data.hierarchies![0]!.edges!.find((one) => "parent" in one && one.parent === "vn" && !("to" in one))!
      const turned = set(
        set(data, ["hierarchies", 0, "edges", 0, "to"], "2024-01-01"),
        ["hierarchies", 0, "edges", data.hierarchies![0]!.edges!.length],
        { unit: "vn", parent: edge.unit, level: "country", from: "2024-01-01" }
      )
      assert.include(
        problems(turned).map((one) => one.code),
        "cycle",
        `seed ${seed}`
      )
    }
  })
})

const model = Result.getOrThrow(Model.make(Documents.from(encoded())))
const figure = (changes: object): Observation.Observation =>
  Observation.from({
    id: "o1",
    measure: "trained",
    units: ["vn.a.x"],
    period: "2025-03",
    value: 25,
    cohorts: ["youth"],
    team: "team-x",
    activity: "booth",
    breakdown: { topic: "vneid" },
    knownAt: "2025-04-01T00:00:00Z",
    source: { directive: "plan" },
    ...changes
  } as Observation.Encoded)
const wrong = (...changes: ReadonlyArray<object>) => said(Model.checkObservations(model, changes.map(figure)))

describe("figures checked against a model", () => {
  it("pass when the model knows all they name", () => {
    assert.deepStrictEqual(
      wrong({}, { value: null }, { value: "> 550" }, { value: "~ 3" }, { units: ["vn.a", "vn.b"], period: "2020" }),
      []
    )
  })

  it("name every unknown id", () => {
    assert.deepStrictEqual(
      wrong({
        measure: "traind",
        units: ["vn.a.x", "vn.a.y"],
        cohorts: ["yuoth"],
        team: "team-y",
        activity: "boothe",
        reporter: "vn.aa",
        source: { directive: "x1" }
      }),
      [
        'unknown-id @ [0].measure: there is no measure "traind"; did you mean "trained"?',
        'unknown-id @ [0].units[1]: there is no unit or organisation "vn.a.y"; did you mean "vn.a.x"?',
        'unknown-id @ [0].cohorts[0]: there is no cohort "yuoth"; did you mean "youth"?',
        'unknown-id @ [0].team: there is no team "team-y"; did you mean "team-x"?',
        'unknown-id @ [0].activity: there is no activity "boothe"; did you mean "booth"?',
        'unknown-id @ [0].source.directive: there is no directive "x1"; add it, or correct the id',
        'unknown-id @ [0].reporter: there is no unit or organisation "vn.aa"; did you mean "vn.a"?'
      ]
    )
  })

  it("are of the total of a dimension they leave out, or of one or several of its members", () => {
    assert.deepStrictEqual(
      wrong({ breakdown: {} }, { breakdown: { topic: "other" } }, { breakdown: { topic: ["vneid", "other"] } }),
      []
    )
  })

  it("break down by dimensions of their measure only, and by members that these have, each once", () => {
    assert.deepStrictEqual(
      wrong(
        { breakdown: { sex: "f" } },
        { measure: "communes-with-team", breakdown: { topic: "vneid" } },
        { breakdown: { topic: "vnied" } },
        { breakdown: { topic: ["vneid", "elsewhere", "vneid"] } }
      ),
      [
        'unknown-dimension @ [0].breakdown.sex: "trained" has only "topic": leave "sex" out, or add it to the measure',
        'unknown-dimension @ [1].breakdown.topic: "communes-with-team" has no dimensions: leave "topic" out, or add it to the measure',
        'unknown-id @ [2].breakdown.topic: there is no member "vnied" in "topic"; did you mean "vneid"?',
        'unknown-id @ [3].breakdown.topic[1]: there is no member "elsewhere" in "topic"; add it, or correct the id',
        'duplicate-id @ [3].breakdown.topic[2]: the member "vneid" is named twice: name each once'
      ]
    )
  })

  it("name any member of a dimension that no document lists", () => {
    const open = set(encoded(), ["measures", 0, "dimensions", 1], "channel")
    const known = Result.getOrThrow(Model.make(Result.getOrThrow(Documents.decode(open))))
    assert.deepStrictEqual(said(Model.checkObservations(known, [figure({ breakdown: { channel: "Zalo" } })])), [])
  })

  it("are told of in many as they are told of alone", () => {
    const changes = [
      {},
      { measure: "traind" },
      { units: ["vn.a", "vn.a.x"] },
      { units: ["vn.a.x", "vn.a"], measure: "communes-with-team", breakdown: {} },
      { units: ["nowhere"] },
      { units: ["union.a"] },
      { period: "1900" },
      { cohorts: ["yuoth"] },
      { team: "team-y" },
      { activity: "boothe" },
      { reporter: "vn.aa" },
      { source: { title: "x" } },
      { source: { directive: "x1" } },
      { breakdown: { topic: ["vneid", "vneid"] } },
      { breakdown: { sex: "f" } },
      { value: -1 },
      { value: "~ 0" },
      { value: "< 0" },
      { value: "> 9007199254740991" },
      { value: "[9007199254740990, 9007199254740993]" },
      { value: "> 2.5" },
      { period: "2025-05" },
      { knownAt: "1970-01-20T04:48:13Z" }
    ]
    const all = changes.flatMap((one) => changes.map((other) => ({ ...one, ...other })))
    const alone = all.flatMap((one, row) =>
      Model.checkObservations(model, [figure(one)]).map(({ path, ...same }) => ({
        ...same,
        path: [row, ...path.slice(1)]
      }))
    )
    assert.deepStrictEqual(Model.checkObservations(model, all.map(figure)), alone)
    assert.isAbove(alone.length, 300)
  })

  it("lie in the range of their measure, as far as one can know", () => {
    assert.deepStrictEqual(wrong({ value: "> -5" }, { value: "<= 0" }), [])
    assert.deepStrictEqual(wrong({ value: -1 }, { value: "< 0" }), [
      'out-of-range @ [0].value: -1 cannot be: figures of "trained" are >= 0; correct the figure or the measure\'s range',
      'out-of-range @ [1].value: < 0 cannot be: figures of "trained" are >= 0; correct the figure or the measure\'s range'
    ])
  })

  it("are of whole things, where nothing else can be counted", () => {
    const remedy = (end: string, write: string) =>
      `${end} cannot be: there are only whole turns; ${write}, or count "trained" in a basis that has parts`
    assert.deepStrictEqual(wrong({ value: 1.234 }, { value: "> 2.5" }, { value: "[0, 0.5]" }, { value: 12345.5 }), [
      `fraction @ [0].value: ${remedy("1.234", "write 1234 if its point parts thousands, else correct the figure")}`,
      `fraction @ [1].value: ${remedy("2.5", "write 2500 if its point parts thousands, else correct the figure")}`,
      `fraction @ [2].value: ${remedy("0.5", "correct the figure")}`,
      `fraction @ [3].value: ${remedy("12345.5", "correct the figure")}`
    ])
    // A figure of hours may have a part, and so may what does not say; a standard basis stays whole in other words.
    const based = (basis: object) => {
      const data = set(
        set(encoded(), ["bases"], [{ name: { vi: "giờ", en: "hours" }, kind: "event", ...basis }]),
        ["measures", 0, "basis"],
        (basis as { id: string }).id
      )
      const known = Result.getOrThrow(Model.make(Result.getOrThrow(Documents.decode(data))))
      return said(Model.checkObservations(known, [figure({ value: 2.5 })])).length
    }
    assert.deepStrictEqual(
      [based({ id: "hour" }), based({ id: "hour", whole: true }), based({ id: "turn" })],
      [0, 1, 1]
    )
  })

  it("are known no earlier than their period begins, and not in seconds", () => {
    const stock = { measure: "communes-with-team", breakdown: {} }
    const early = { period: "2025-05", knownAt: "2025-04-30" }
    const seconds = { knownAt: "1970-01-21T05:00:00Z" }
    const begun = { ...early, knownAt: "2025-05-01" }
    assert.deepStrictEqual(wrong(begun, { ...begun, ...stock }), [])
    const said = (row: number, known: string, of: string, remedy: string) =>
      `known-too-early @ [${row}].knownAt: ${known} comes before ${of} is known yet: ${remedy}`
    const meant = "give milliseconds, not seconds, if 2025-04-30T08:00:00Z is meant"
    assert.deepStrictEqual(wrong({ ...early, ...stock }), [
      said(
        0,
        "2025-04-30",
        '2025-05 begins, when nothing of "communes-with-team"',
        "correct the period, or say when the figure became known"
      )
    ])
    assert.deepStrictEqual(wrong(early, seconds, { ...seconds, ...stock }), [
      said(
        0,
        "2025-04-30",
        '2025-05 begins, when nothing of "trained"',
        "correct the period, or say when the figure became known"
      ),
      said(1, "1970-01-21T05:00:00Z", '2025-03 begins, when nothing of "trained"', meant),
      said(2, "1970-01-21T05:00:00Z", '2025-03 begins, when nothing of "communes-with-team"', meant)
    ])
  })

  it("speak of units of some hierarchy, those that ended and have heirs too", () => {
    assert.deepStrictEqual(
      wrong(
        { units: ["vn.b"], period: "2025-06", knownAt: "2025-07-05" },
        { units: ["vn.b"], period: "2025" },
        { units: ["union.a"] }
      ),
      [
        'not-alive @ [2].units[0]: "union.a" has no edge in any hierarchy, so its figures belong nowhere: give it one',
        'other-host @ [2].units: the host of "team-x" in 2025-03 is "vn.a.x", not "union.a": file it for "vn.a.x", or give the team that host from that day'
      ]
    )
  })
})

describe("the name of a unit", () => {
  it("is the one it bore on the day, the latest without a day, its id when unknown", () => {
    assert.strictEqual(Model.unitName(model, "vn.a", "vi", "2025-06-30"), "Tỉnh A")
    assert.strictEqual(Model.unitName(model, "vn.a", "vi", "2025-07-01"), "Tỉnh AB")
    assert.strictEqual(Model.unitName(model, "vn.a", "vi"), "Tỉnh AB")
    assert.strictEqual(Model.unitName(model, "vn.zz", "vi"), "vn.zz")
  })
})
