/** One box, one reading: whatever else is asked for, told far away, or in which order it came. */
import { assert, describe, it } from "@effect/vitest"
import * as Door from "../src/Door.ts"
import { mixed, type World } from "./support/mixed.ts"

const units = ["p", "a", "b", "c"]
const periods = ["2025-01", "2025-02", "2025-03", "2025-Q1", "2025-02/2025-03"]

/** Some, and those in which a line left blank met what was told of other months of its quarter. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 83, 85, 139, 170, 199, 206]

const asked = async (
  { documents, figures, filings, query }: World,
  queries: ReadonlyArray<{ readonly units: ReadonlyArray<string>; readonly periods: ReadonlyArray<string> }>
) => {
  const answer = await Door.answer(
    JSON.stringify({
      id: "alone",
      documents,
      commits: [{ figures, filings }],
      queries: queries.map((one) => ({ ...query, ...one })),
      stores: ["memory"]
    })
  )
  assert.deepStrictEqual(answer.commits, ["ok"])
  return new Map(
    (answer.answers?.memory ?? []).flatMap((list) => {
      assert.isTrue(Array.isArray(list), JSON.stringify(list))
      return (list as ReadonlyArray<{ readonly unit: string; readonly period: string; readonly value: unknown }>).map(
        (one) => [`${one.unit} ${one.period}`, one] as const
      )
    })
  )
}

describe("one box, one reading", () => {
  it("alone as with others, beside whatever another province tells, in any order", { timeout: 120_000 }, async () => {
    const together = [{ units, periods }]
    const alone = units.flatMap((unit) => periods.map((period) => ({ units: [unit], periods: [period] })))
    let told = 0
    for (const seed of seeds) {
      const world = mixed(seed)
      const first = await asked(world, together)
      const ways = {
        alone: await asked(world, alone),
        "with more around": await asked(world, [
          { units: ["r", ...units, "z"], periods: [...periods, "2024-12", "2025-04"] }
        ]),
        "with figures far away": await asked({ ...world, figures: [...world.figures, ...world.far] }, together),
        backwards: await asked({ ...world, figures: world.figures.toReversed() }, together)
      }
      for (const [way, found] of Object.entries(ways)) {
        for (const [cell, one] of first) assert.deepStrictEqual(found.get(cell), one, `world ${seed}, ${cell}, ${way}`)
      }
      told += [...first.values()].filter((one) => one.value !== null).length
    }
    assert.isAbove(told, 100)
  })
})
