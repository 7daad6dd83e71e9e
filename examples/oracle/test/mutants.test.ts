import { assert, describe, it } from "@effect/vitest"
import * as Mutants from "../src/mutants.ts"

describe("the planted faults", () => {
  it("each have their one place in the sources", async () => {
    const mutants = await Mutants.all()
    assert.isAtLeast(mutants.length, 30)
    assert.deepStrictEqual(await Mutants.misplaced(mutants), [])
  })

  it("are lost when their text is gone, or is there twice", async () => {
    const file = "package.json"
    const lost = [
      { name: "gone", file, find: "no such text", replace: "" },
      { name: "twice", file, find: '"', replace: "" }
    ]
    const half = { name: "half", file, find: '"name": "lantoa"', replace: "", also: { ...lost[0]!, file: "README.md" } }
    assert.deepStrictEqual(await Mutants.misplaced([...lost, half]), [
      { name: "gone", file },
      { name: "twice", file },
      { name: "half", file: "README.md" }
    ])
  })
})
