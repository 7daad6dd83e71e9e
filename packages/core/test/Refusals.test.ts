/** Mistakes of callers: each is a typed error that says what to write. */
import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { Documents, Expression, Lantoa, Measure, MemoryStore, Problem, Quantity, Target } from "../src/index.ts"
import { communes, documents } from "./fixtures/office.ts"

const refusal = async (call: () => unknown): Promise<string> => {
  try {
    await call()
  } catch (error) {
    assert.isTrue(
      [Problem.DocumentError, Problem.PlanError, Problem.StoreError].some((kind) => error instanceof kind),
      String(error)
    )
    return (error as Error).message
  }
  return "not refused"
}

const title = { vi: "Số liệu", en: "Figures" }
const measure = (more: object) => () =>
  Measure.from({ id: "m", title, basis: "turn", accumulation: "flow", ...more } as never)

describe("a call of a Lantoa", () => {
  it("that is closed is refused with a typed error that says so", async () => {
    const lantoa = await Lantoa.open()
    await lantoa.close()
    assert.match(await refusal(() => lantoa.model()), /this Lantoa is closed: open it again/)
  })

  it("that opens with an unknown key, or with what is no store, is refused", async () => {
    assert.match(await refusal(() => Lantoa.open({ stor: 1 } as never)), /stor: is not known here/)
    assert.match(await refusal(() => Lantoa.open({ store: 5 } as never)), /store: must be the layer of a store/)
  })

  it("that copies from or to what is no store is refused", async () => {
    const { layer } = MemoryStore
    const copy = (asked: object) => refusal(() => Lantoa.copy(asked as never))
    assert.match(await copy({ from: layer }), /^copy: .*to: is missing/s)
    assert.match(await copy({ from: 5, to: layer }), /from: must be the layer of a store/)
    assert.match(await copy({ from: layer, to: layer, tell: 1 }), /tell: is not known here/)
  })

  it("with thousands of mistakes holds a thousand of them, and says how many there are", async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(Documents.tree({ levels: { province: "tỉnh" }, units: { p: "P" } }))
    const refused = async (value: unknown) => {
      const row = { measure: "guided", units: ["p"], period: "2025-03", value }
      const observations = Array.from({ length: 3000 }, () => row) as never
      const error: unknown = await lantoa.append({ id: "b", observations }).catch((one: unknown) => one)
      assert.instanceOf(error, Problem.DocumentError)
      const { message, problems } = error as Problem.DocumentError
      assert.match(message, /^append "b": 3000 problems\n(?: {2}- observations\[\d+\].*\n){30} {2}- … and 2970 more$/)
      assert.strictEqual(problems.length, 1001)
      assert.strictEqual(problems.at(-1)!.more, 2000)
    }
    await refused("x")
    await refused(5)
    const many = { hierarchy: "state", units: Array.from({ length: 3000 }, (_, n) => `u${n}`), periods: ["2025"] }
    const asked: unknown = await lantoa.read({ ...many, indicator: "i" }).catch((one: unknown) => one)
    assert.strictEqual((asked as Problem.PlanError).problems.length, 1001)
  })

  it("leaves out what is undefined, as programs say it that do not know whether they have it", async () => {
    await using lantoa = await Lantoa.open()
    const nothing = undefined as never
    const units = [{ id: "p", names: [{ name: title, from: nothing }], codes: nothing }]
    await lantoa.put({ ...Documents.counts({ m: { name: "Lượt", of: "turn" } }), units }, { knownAt: nothing })
    const levels = [{ id: "province", name: title }]
    await lantoa.put({ hierarchies: [{ id: "state", name: title, levels, edges: [{ unit: "p", level: "province" }] }] })
    const row = { measure: "m", units: ["p"], period: "2025-03", value: 5, team: nothing, knownAt: nothing }
    await lantoa.append({ id: "b", observations: [row] })
    const asked = { indicator: "m", hierarchy: "state", units: ["p"], periods: ["2025-03"], by: nothing, at: nothing }
    assert.strictEqual((await lantoa.read(asked))[0]!.text.en, "5 turns")
    assert.strictEqual(
      await refusal(() => lantoa.append({ id: "c", observations: [{ ...row, value: nothing }] })),
      'append "c": observations[0].value: must be a number, a text or null'
    )
  })

  it("of what is misspelt is told what is near: a target, a form, a hierarchy, a day", async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(Documents.encode(documents({})))
    assert.match(await refusal(() => lantoa.teams({ hierarchy: "stat" })), /did you mean "state"\?/)
    assert.match(await refusal(() => lantoa.assess("x", { asOf: "2025-02-20T00:00:00Z" })), /did you mean 2025-02-20\?/)
    const ids = Array.from({ length: 10_001 }, (_, n) => `f${n}`)
    assert.match(await refusal(() => lantoa.observations({ ids })), /ids: must name 10000 at most: read the others/)
  })

  it("that explains nothing is refused", async () => {
    await using lantoa = await Lantoa.open()
    assert.match(await refusal(() => lantoa.explain(null as never)), /reading: must be a reading/)
  })

  it("that names no indicator speaks of the question", async () => {
    await using lantoa = await Lantoa.open()
    const none = { hierarchy: "state", units: [], periods: ["2025"] }
    assert.match(await refusal(() => lantoa.read(none as never)), /^question: /)
  })

  it("that asks by what cannot be asked by is told by what it can", async () => {
    await using lantoa = await Lantoa.open()
    const question = { indicator: "i", hierarchy: "state", units: ["p"], periods: ["2025"], by: "teams" }
    assert.match(
      await refusal(() => lantoa.read(question as never)),
      /by: must be "team", \{ cohorts: \["youth"\] \} or \{ dimension: "sex" \}/
    )
  })

  it("that names a commit there is none of speaks no word of the inside", async () => {
    await using lantoa = await Lantoa.open()
    assert.strictEqual(await refusal(() => lantoa.model({ at: 99 })), "read: there is no commit 99; the last is 0")
  })
})

describe("a value that is none", () => {
  const said: { readonly [text: string]: string } = {
    "hơn 550": ': write "> 550"',
    "at least 1.234": ': write ">= 1234", or ">= 1.234"',
    "1.234": ": write the number 1234, or 1.234",
    "1.234,5": ": write the number 1234.5",
    "12,5": ": write the number 12.5",
    "550": ": write the number 550",
    "57%": ": write the number 57 where the measure is in percent; of a count write how many there were",
    "": ": write null where the value is not known",
    "500-600": ' such as "> 550", ">= 143", "~ 60", "[100, 120]"'
  }
  for (const [text, remedy] of Object.entries(said)) {
    it(`("${text}") is quoted, with what to write`, async () => {
      const message = await refusal(() => Quantity.from(text))
      assert.isTrue(message.endsWith(`${JSON.stringify(text)} must be a number or a bound${remedy}`), message)
    })
  }
})

describe("a number that is none", () => {
  for (const value of [NaN, Infinity]) {
    it(`(${value}) is told to be null where it is not known`, async () => {
      assert.include(
        await refusal(() => Quantity.from(value)),
        "must be a finite number: write null where the value is not known"
      )
    })
  }
})

describe("an id that names nothing", () => {
  it("is told which one is near, or begins like it, and of one or two letters none", async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(documents({}), { knownAt: "2025-01-01" })
    const asking = (indicator: string, unit: string) => () =>
      lantoa.read({ indicator, hierarchy: "state", units: [unit], periods: ["2025-01"] })
    assert.strictEqual(
      await refusal(asking("nothing-like-it", "x")),
      [
        "question: 2 problems",
        '  - indicator: there is no indicator "nothing-like-it"; define it, load the plugin that does, or correct the id',
        '  - units[0]: there is no unit "x"; define it or correct the id'
      ].join("\n")
    )
    const named = Documents.encode(documents({}))
    const indicators = [{ id: "counted-turns", title, expression: { _tag: "Measure" as const, measure: "m" } }]
    await lantoa.put({ ...named, indicators }, { knownAt: "2025-02-01" })
    assert.include(await refusal(asking("counted", "a")), 'no indicator "counted"; did you mean "counted-turns"?')
    assert.include(await refusal(asking("counted-tuns", "a")), 'did you mean "counted-turns"?')
  })

  it("of a measure in place of an indicator is told which indicators ask for it, or how to write one", async () => {
    await using lantoa = await Lantoa.open()
    const asking = () => lantoa.read({ indicator: "m", hierarchy: "state", units: ["p"], periods: ["2025-01"] })
    await lantoa.put(Documents.tree({ levels: { province: "tỉnh" }, units: { p: "P" } }))
    await lantoa.put({ measures: [{ id: "m", title, basis: "turn", accumulation: "flow" }] })
    assert.include(
      await refusal(asking),
      'no indicator "m": "m" is a measure, and indicators are what is read; put one that asks for it, or ask by it itself: { id: "m", title, expression: { _tag: "Measure", measure: "m" } }'
    )
    const indicators = [{ id: "turns-a-month", title, expression: { _tag: "Measure" as const, measure: "m" } }]
    await lantoa.put({ indicators })
    assert.include(await refusal(asking), 'indicators are what is read; did you mean "turns-a-month"?')
  })

  it("that is part of other ids is told those: a code of dated ids, with its noughts or without", async () => {
    await using lantoa = await Lantoa.open()
    const communes = {
      "vn.00001.2004-01-01": "Phường Phúc Xá",
      "vn.00001.2025-07-01": "Phường Hồng Hà",
      "vn.00004.2025-07-01": "Phường Trúc Bạch",
      "vn.00001.2025-07-01.to-1": "Tổ 1"
    }
    await lantoa.put(Documents.tree({ levels: { commune: "xã" }, units: communes }))
    await lantoa.put({ measures: [{ id: "m", title, basis: "turn", accumulation: "flow" }] })
    const appending = (unit: string) =>
      refusal(() =>
        lantoa.append({ id: "x", observations: [{ measure: "m", units: [unit], period: "2026", value: 1 }] })
      )
    const both = 'did you mean "vn.00001.2004-01-01" or "vn.00001.2025-07-01"?'
    assert.include(await appending("00001"), both)
    assert.include(await appending("vn.00001"), both)
    assert.include(await appending("1"), both)
    assert.include(await appending("00004"), 'did you mean "vn.00004.2025-07-01"?')
    assert.include(await appending("2"), 'there is no unit or organisation "2"; add it, or correct the id')
    const reading = (unit: string) =>
      refusal(() =>
        lantoa.read({
          indicator: { id: "i", title, expression: { _tag: "Measure", measure: "m" } },
          hierarchy: "state",
          units: [unit],
          periods: ["2026"]
        })
      )
    assert.include(await reading("00001"), both)
  })

  it("of a count basis is told which there are", async () => {
    assert.match(await refusal(measure({ basis: "Person" })), /basis: must be the id of a count basis: turn, person, /)
  })
})

describe("a team", () => {
  const world = Documents.encode(
    documents({}, {
      forms: [
        {
          id: "monthly",
          title,
          measures: ["m"],
          by: { level: "commune", hierarchy: "state" },
          every: "month"
        }
      ],
      teams: [
        { id: "t1", name: title, kind: "k", host: "tra-xuan" },
        {
          id: "t2",
          name: title,
          kind: "k",
          hosts: [
            { unit: "tra-bong", to: "2025-07-01" },
            { unit: "son-ha", from: "2025-07-01" }
          ]
        }
      ]
    } as never)
  )
  const filing = (given: object) => async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(world, { knownAt: "2025-01-01" })
    return lantoa.commit(given as never)
  }
  it("is asked only of units that hold its host", async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(world, { knownAt: "2025-01-01" })
    const question = { indicator: "i", hierarchy: "state", by: "team" } as const
    const found = await lantoa.read({ ...question, units: ["p", ...communes], periods: ["2025-06", "2025-07"] })
    const seats = found.map(({ part, period, unit }) => `${JSON.stringify(part)} ${unit} ${period}`)
    assert.deepStrictEqual(seats, [
      '{"team":"t1"} p 2025-06',
      '{"team":"t1"} p 2025-07',
      '{"team":"t1"} tra-xuan 2025-06',
      '{"team":"t1"} tra-xuan 2025-07',
      '{"team":"t2"} p 2025-06',
      '{"team":"t2"} p 2025-07',
      '{"team":"t2"} tra-bong 2025-06',
      '{"team":"t2"} son-ha 2025-07'
    ])
  })

  it("files no form of the communes", async () => {
    const filed = filing({ filings: [{ form: "monthly", reporter: "t1", period: "2025-01", knownAt: "2025-03-01" }] })
    assert.include(await refusal(filed), '"t1" is a team, and units of the level "commune" file it')
  })
})

describe("a question", () => {
  const asking = (more: object) => async () => {
    await using lantoa = await Lantoa.open()
    return lantoa.read({ indicator: "i", hierarchy: "state", units: ["a"], periods: ["2025"], ...more } as never)
  }

  it("is told what to write in the place of another type", async () => {
    assert.include(
      await refusal(asking({ units: "a" })),
      'units: must be a list of ids, ["a"], or all units of a level'
    )
    assert.include(await refusal(asking({ periods: "2025" })), 'periods: must be a list of periods, ["2025-Q1"]')
    assert.include(await refusal(asking({ boundaries: "2025-07-01" })), 'boundaries of a day: { asOf: "2025-07-01" }')
  })

  it("of a day that its month does not have is told so, and not to falsify it", async () => {
    const gone = '"2025-02-30" does not exist; the last of that month is 2025-02-28'
    assert.include(await refusal(asking({ periods: ["2025-02-30"] })), gone)
    assert.include(await refusal(asking({ asKnownAt: "2025-02-30" })), gone)
    assert.include(await refusal(asking({ boundaries: { asOf: "2025-02-30" } })), gone)
  })
})

describe("a commit", () => {
  it("that a store refuses is refused in the words of every store, with days where days were written", async () => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(Documents.encode(documents()), { knownAt: "2025-01-01" })
    const counted = { measure: "m", units: ["son-ha"], period: "2025-01", value: 5, knownAt: "2025-02-01" } as const
    await lantoa.commit({ figures: [{ ...counted, id: "first" }] })
    const early = { ...counted, value: 6, corrects: { observation: "first", reason: "wrong" } }
    assert.strictEqual(
      await refusal(() => lantoa.commit({ figures: [early] })),
      "commit: nothing of the commit was stored: figures[0]: is known at 2025-02-01, not after the figure it corrects (2025-02-01); say when the correction became known"
    )
  })
})

describe("a document", () => {
  it("is refused where it says what cannot be", async () => {
    assert.match(await refusal(measure({ range: { lower: 5, upper: 1 } })), /range: lower 5 lies above upper 1/)
    assert.match(await refusal(measure({ missing: { carry: 30 } })), /missing: a flow is what happened in its period/)
    const percent = () =>
      Schema.decodeUnknownSync(Target.Scope)({
        _tag: "EachUnit",
        within: "p",
        level: "commune",
        hierarchy: "state",
        share: { comparator: ">=", percent: 150 }
      })
    assert.throws(percent, /a percentage of units, from 0 to 100/)
    const zero = { ...Expression.ratio(Expression.constant(1), Expression.constant(2)), per: 0 }
    assert.throws(() => Schema.decodeUnknownSync(Expression.Expression)(zero), /must not be 0/)
  })

  const putting = (expression: unknown) => async () => {
    await using lantoa = await Lantoa.open()
    return lantoa.put({ indicators: [{ id: "i", title, expression }] } as never, { knownAt: "2025-01-01" })
  }

  it("with an expression that there is none of is told which there are", async () => {
    const there =
      "Add, Constant, Coverage, Divide, Measure, Members, Multiply, Population, Ratio, ShareOfUnits, Subtract"
    const deep = { _tag: "Ratio", numerator: { _tag: "Avg" }, denominator: { _tag: "Measure", measure: "m" } }
    assert.include(
      await refusal(putting({ _tag: "Avg" })),
      `expression: there is no expression "Avg"; there are ${there}`
    )
    assert.include(await refusal(putting(deep)), 'expression.numerator: there is no expression "Avg"; there are Add')
    assert.include(await refusal(putting({})), 'must be an object whose "_tag" says which expression it is: Add')
  })

  it("is told what to write in the place of another type", async () => {
    assert.include(await refusal(putting({ _tag: "Measure", measure: 5 })), "expression.measure: must be a text")
    assert.include(await refusal(measure({ missing: "carry" })), 'missing: must be "unknown", "zero" or an object')
  })

  it("with an unknown basis is told which there are", async () => {
    await using lantoa = await Lantoa.open()
    const put = () =>
      lantoa.put({ measures: [{ id: "m", title, basis: "event", accumulation: "flow" }] }, { knownAt: "2025-01-01" })
    assert.match(await refusal(put), /there is no count basis "event"; add it, or use one of turn, person, household/)
  })
})
