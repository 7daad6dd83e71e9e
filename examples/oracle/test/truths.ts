/** What a world of its own truth says of the readings of it. */
import { assert } from "vitest"
import type { Oracle } from "@lantoa/testkit"
import { stores } from "../src/door.ts"

interface World {
  readonly asked: Oracle.Case
  /** The right number; `undefined` where the world does not say. */
  readonly truth: (
    unit: string,
    period: string,
    asOf: string | undefined,
    team: string | undefined
  ) => number | undefined
}

/** Which readings of a world do not hold the truth, or tell more than there is, and how many are one number. */
const judged = async (seed: number, { asked, truth }: World) => {
  const { answers, commits } = await stores["memory"]!(asked)
  const found = commits.filter((text) => text !== "ok")
  let exact = 0
  answers.forEach((cells, index) => {
    if (typeof cells === "string") return void found.push(cells)
    const asOf = asked.queries[index]!.boundaries?.asOf
    for (const cell of cells) {
      const right = cell.value === null ? undefined : truth(cell.unit, cell.period, asOf, cell.team)
      if (cell.value === null || right === undefined) continue
      const [lower, upper] = cell.value
      if (lower === upper) exact++
      const isHeld = lower <= right && right <= upper && (cell.reported ?? 0) <= right
      if (!isHeld) found.push(`${seed}, ${asOf ?? "as reported"}: ${JSON.stringify(cell)}, not ${right}`)
    }
  })
  return { found, exact }
}

/** Fails where a reading of the worlds 1 to `count` is false, or not more than so many of them are one number. */
export const hold = async (count: number, least: number, worldOf: (seed: number) => World): Promise<void> => {
  const found: Array<string> = []
  let exact = 0
  for (let seed = 1; seed <= count; seed++) {
    const one = await judged(seed, worldOf(seed))
    found.push(...one.found)
    exact += one.exact
  }
  assert.deepStrictEqual(found.slice(0, 10), [])
  assert.isAbove(exact, least)
}
