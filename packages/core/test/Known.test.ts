import { assert, describe, it } from "@effect/vitest"
import { Store } from "../src/index.ts"
import { figure, indicator, opened, question, team, valueOf } from "./commits.ts"

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

  it("a figure sent again as known earlier is known from then on", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "1", observations: [figure({ knownAt: "2025-03-10" })] })
    const then = { asKnownAt: "2025-03-05" }
    assert.isUndefined(await valueOf(lantoa, then))
    await lantoa.append({ id: "2", observations: [figure({ knownAt: "2025-03-02" })] })
    assert.deepStrictEqual([await valueOf(lantoa, then), await valueOf(lantoa)], [10, 10])
    assert.isUndefined(await valueOf(lantoa, { ...then, at: 2 }))
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
