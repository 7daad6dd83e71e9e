import { assert, describe, it } from "@effect/vitest"
import { stores } from "../src/door.ts"
import * as Territory from "../src/territory.ts"

describe("countries whose communes are renamed, recoded and divided", () => {
  it("are looked up and read as their people are counted", async () => {
    const { faults, said } = await Territory.run(4, 1, stores["memory"]!)
    assert.deepStrictEqual(faults, {}, said.join("\n"))
  })
})
