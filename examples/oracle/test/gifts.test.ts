import { describe, it } from "vitest"
import { giving } from "./gifts.ts"
import { hold } from "./truths.ts"

describe("Units that give parts away and live on, take others in, merge and are divided, one after another", () => {
  it.each([
    ["flows", "flows"],
    ["flows some of which are told under former codes", "former"],
    ["flows some of which two units told together", "joint"],
    ["stocks", "stocks"]
  ] as const)("have readings that hold the truth, of %s", { timeout: 240_000 }, async (_, kind) => {
    await hold(45, 1000, (seed) => giving(seed, kind))
  })
})
