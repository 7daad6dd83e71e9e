/** One box, one reading: whatever else is asked for, told far away, or in which order it came. */
import { assert, describe, it } from "@effect/vitest"
import * as Door from "../src/Door.ts"
import { changed } from "./support/changed.ts"
import { mixed, type World } from "./support/mixed.ts"

const communes = ["p", "a", "b", "c"]
const periods = ["2025-01", "2025-02", "2025-03", "2025-Q1", "2025-02/2025-03"]

/** Some, and those in which a line left blank met what was told of other months of its quarter. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 83, 85, 139, 170, 199, 206]

/** Some, and those in which what was told of teams before or after a merger changed the words, or a stock's latest day. */
const reorganised = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 17, 175, 1028, 1050, 1059, 1090, 1139]

const asked = async (
  { documents, figures, filings, query }: World,
  queries: ReadonlyArray<{ readonly units: ReadonlyArray<string>; readonly periods: ReadonlyArray<string> }>,
  store: "memory" | "sqlite"
) => {
  const answer = await Door.answer(
    JSON.stringify({
      id: "alone",
      documents,
      commits: [{ figures, filings }],
      queries: queries.map((one) => ({ ...query, ...one })),
      stores: [store]
    })
  )
  assert.deepStrictEqual(answer.commits, ["ok"])
  return new Map(
    (answer.answers?.[store] ?? []).flatMap((list) => {
      assert.isTrue(Array.isArray(list), JSON.stringify(list))
      return (list as ReadonlyArray<{ readonly unit: string; readonly period: string; readonly value: unknown }>).map(
        (one) => [`${one.unit} ${one.period}`, one] as const
      )
    })
  )
}

/** Asks for the same boxes in each way, and gives how many of them have a number. */
const sameInEachWay = async (
  seed: number,
  world: World,
  units: ReadonlyArray<string>,
  store: "memory" | "sqlite" = "memory"
): Promise<number> => {
  const together = [{ units, periods }]
  const alone = units.flatMap((unit) => periods.map((period) => ({ units: [unit], periods: [period] })))
  const around = [{ units: ["r", ...units, "z"], periods: [...periods, "2024-12", "2025-04"] }]
  const first = await asked(world, together, store)
  const ways = {
    alone: await asked(world, alone, store),
    "with more around": await asked(world, around, store),
    "with figures far away": await asked({ ...world, figures: [...world.figures, ...world.far] }, together, store),
    backwards: await asked({ ...world, figures: world.figures.toReversed() }, together, store)
  }
  for (const [way, found] of Object.entries(ways)) {
    for (const [cell, one] of first) {
      assert.deepStrictEqual(found.get(cell), one, `world ${seed}, ${cell}, ${way}, ${store}`)
    }
  }
  return [...first.values()].filter((one) => one.value !== null).length
}

describe("one box, one reading", () => {
  it("alone as with others, beside whatever another province tells, in any order", { timeout: 120_000 }, async () => {
    let told = 0
    for (const seed of seeds) told += await sameInEachWay(seed, mixed(seed), communes)
    assert.isAbove(told, 100)
  })

  it("also where communes merged or a part went over, and their teams with them", { timeout: 120_000 }, async () => {
    let told = 0
    for (const seed of reorganised) told += await sameInEachWay(seed, changed(seed), changed(seed).units)
    assert.isAbove(told, 100)
  })

  it("in the other store as well", { timeout: 120_000 }, async () => {
    for (const seed of [83, 170]) await sameInEachWay(seed, mixed(seed), communes, "sqlite")
    for (const seed of [17, 1059]) await sameInEachWay(seed, changed(seed), changed(seed).units, "sqlite")
  })
})
