import { describe, it } from "vitest"
import { hold } from "./truths.ts"
import { undivided } from "./undivided.ts"

describe("Worlds in which something was not divided between months, communes or groups", () => {
  it.each(["turn", "person"])(
    "have readings that hold what was told of all else, of %s",
    { timeout: 240_000 },
    async (basis) => {
      await hold(150, 200, (seed) => undivided(seed, basis))
    }
  )
})
