import { describe, it } from "vitest"
import { seating } from "./seats.ts"
import { hold } from "./truths.ts"

describe("Teams that move from one commune to another, or go with theirs into another", () => {
  it.each([
    ["flows", false],
    ["stocks", true]
  ])("are counted once, by whatever unit their figures are told, of %s", { timeout: 240_000 }, async (_, isStock) => {
    await hold(50, 100, (seed) => seating(seed, isStock))
  })
})
