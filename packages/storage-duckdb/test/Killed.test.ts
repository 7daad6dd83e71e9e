import { assert, it } from "@effect/vitest"
import { engines } from "../../../examples/torture/src/engines.ts"
import { run } from "../../../examples/torture/src/run.ts"
import { onDuckDb } from "./duckdb.ts"

onDuckDb("processes that write documents and figures to one DuckDB file, one after the other, and are killed", () => {
  it(
    "lose nothing that was answered, leave nothing by half, and write nothing twice",
    { timeout: 600_000 },
    async () => {
      const found = await run({ duckdb: engines["duckdb"]! }, { seconds: 600, kills: 6, writers: 2, seed: 3 })
      const { acknowledged, doubled, half, kills, lost, mismatches, pairs } = found
      assert.deepStrictEqual({ lost, half, doubled, mismatches }, { lost: [], half: [], doubled: [], mismatches: [] })
      assert.isAtLeast(kills, 6)
      assert.isAbove(acknowledged, kills)
      assert.isAbove(pairs, 0)
    }
  )
})
