import { Oracle } from "@lantoa/testkit"
import { assert, describe, it } from "vitest"
import { stores } from "../src/door.ts"
import { redrawing } from "./redrawn.ts"

const unsound: ReadonlyArray<Oracle.Fault> = ["crossed", "false", "overclaims", "false alarm"]

/** What is wrong with the answers to a world, asked together. */
const wrongIn = async (seed: number): Promise<ReadonlyArray<string>> => {
  const { asked, truth } = redrawing(seed)
  const atlas = Oracle.read(asked.documents)
  const { answers, commits } = await stores["memory"]!(asked)
  const expected = Oracle.expect(atlas, asked, truth)
  const found = commits.filter((text) => text !== "ok")
  answers.forEach((cells, query) => {
    if (typeof cells === "string") return void found.push(cells)
    cells.forEach((cell, index) => {
      const right = expected[query]![index]
      const faults = right === undefined ? [] : Oracle.compare(cell, right).faults
      if (!faults.some((fault) => unsound.includes(fault))) return
      const on = asked.queries[query]!.boundaries?.asOf ?? "as reported"
      found.push(`${seed}, ${on}: ${JSON.stringify(cell)}, not ${JSON.stringify(right!.truths)}`)
    })
  })
  return found
}

describe("Maps that are drawn anew", () => {
  it("give readings that hold the truth and claim no more than was told, on the boundaries of both sides", async () => {
    const found: Array<string> = []
    for (let seed = 1; seed <= 150; seed++) found.push(...(await wrongIn(seed)))
    assert.deepStrictEqual(found.slice(0, 5), [])
  }, 240_000)
})
