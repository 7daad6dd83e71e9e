import { assert, describe, it } from "vitest"
import { stores } from "../src/door.ts"
import { seating } from "./seats.ts"

/** Which readings of a world do not hold the truth, or tell more than there is, and how many are one number. */
const judged = async (seed: number, isStock: boolean) => {
  const { asked, truth } = seating(seed, isStock)
  const { answers, commits } = await stores["memory"]!(asked)
  const found = commits.filter((text) => text !== "ok")
  let exact = 0
  answers.forEach((cells, index) => {
    if (typeof cells === "string") return void found.push(cells)
    const asOf = asked.queries[index]!.boundaries?.asOf
    for (const cell of cells) {
      if (cell.value === null) continue
      const right = truth(cell.unit, cell.period, asOf, cell.team)
      if (right === undefined) continue
      const [lower, upper] = cell.value
      if (lower === upper) exact++
      const isHeld = lower <= right && right <= upper && (cell.reported ?? 0) <= right
      if (!isHeld) found.push(`${seed}, ${asOf ?? "as reported"}: ${JSON.stringify(cell)}, not ${right}`)
    }
  })
  return { found, exact }
}

const seeds = Array.from({ length: 50 }, (_, index) => index + 1)

describe("Teams that move from one commune to another, or go with theirs into another", () => {
  it.each([
    ["flows", false],
    ["stocks", true]
  ])("are counted once, by whatever unit their figures are told, of %s", { timeout: 240_000 }, async (_, isStock) => {
    const found: Array<string> = []
    let exact = 0
    for (const seed of seeds) {
      const one = await judged(seed, isStock)
      found.push(...one.found)
      exact += one.exact
    }
    assert.deepStrictEqual(found.slice(0, 10), [])
    assert.isAbove(exact, 100)
  })
})
