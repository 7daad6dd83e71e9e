/** Mistakes of callers: each is a typed error that says what to write. */
import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { Expression, Lantoa, Measure, Problem, Target } from "../src/index.ts"

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

  it("that explains nothing is refused", async () => {
    await using lantoa = await Lantoa.open()
    assert.match(await refusal(() => lantoa.explain(null as never)), /reading: must be a reading/)
  })

  it("that names no indicator speaks of the question", async () => {
    await using lantoa = await Lantoa.open()
    const none = { hierarchy: "state", units: [], periods: ["2025"] }
    assert.match(await refusal(() => lantoa.read(none as never)), /^question: /)
  })

  it("that names a commit there is none of speaks no word of the inside", async () => {
    await using lantoa = await Lantoa.open()
    assert.strictEqual(
      await refusal(() => lantoa.model({ at: 99 })),
      "memory read: there is no commit 99; the last is 0"
    )
  })
})

describe("a document", () => {
  it("is refused where it says what cannot be", async () => {
    assert.match(await refusal(measure({ range: { lower: 5, upper: 1 } })), /range: lower 5 lies above upper 1/)
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

  it("with an unknown basis is told which there are", async () => {
    await using lantoa = await Lantoa.open()
    const put = () =>
      lantoa.put({ measures: [{ id: "m", title, basis: "event", accumulation: "flow" }] }, { knownAt: "2025-01-01" })
    assert.match(await refusal(put), /there is no count basis "event"; add it, or use one of turn, person, household/)
  })
})
