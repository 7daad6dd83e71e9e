import { assert, describe, it } from "vitest"
import { stores } from "../src/door.ts"
import { hold } from "./truths.ts"
import { isInPeriod, ofSet, undivided } from "./undivided.ts"

describe("Worlds in which something was not divided between months, communes or groups", () => {
  it.each(["turn", "person"])(
    "have readings that hold what was told of all else, of %s",
    { timeout: 240_000 },
    async (basis) => {
      await hold(150, 200, (seed) => undivided(seed, basis))
    }
  )
  it("hold what two communes told together beyond each of them, which is of men or of women", async () => {
    await hold(80, 120, ofSet)
  })
  it(
    "have no more in a commune than in its province, where that one alone tells what is of no month",
    { timeout: 240_000 },
    async () => {
      const found: Array<string> = []
      for (let seed = 1; seed <= 100; seed++) {
        const { answers } = await stores["memory"]!(undivided(seed, "turn", true).asked)
        const cells = answers.flatMap((one) => (typeof one === "string" ? [] : one))
        const most = new Map(cells.flatMap(({ period, unit, value }) => (unit === "p" ? [[period, value?.[1]]] : [])))
        for (const { period, unit, value } of cells) {
          if (value !== null && value[0] > (most.get(period) ?? Infinity)) found.push(`${seed}: ${unit} ${period}`)
        }
      }
      assert.deepStrictEqual(found, [])
    }
  )
  it("say no less of more days than of fewer in them", { timeout: 240_000 }, async () => {
    const found: Array<string> = []
    for (let seed = 1; seed <= 100; seed++) {
      const { answers } = await stores["memory"]!(undivided(seed, "turn").asked)
      const cells = answers.flatMap((one) => (typeof one === "string" ? [] : one))
      for (const { period, unit, value } of cells) {
        for (const longer of cells) {
          if (longer.unit !== unit || !isInPeriod(period, longer.period) || longer.value === null) continue
          if (value !== null && value[0] > longer.value[0]) found.push(`${seed}: ${unit} ${period}, ${longer.period}`)
        }
      }
    }
    assert.deepStrictEqual(found, [])
  })
})
