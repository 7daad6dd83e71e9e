import { assert, it } from "@effect/vitest"
import { stocks } from "../../../examples/eval/test/situations/stocks.ts"
import { mismatches } from "../../../examples/eval/test/support/Scenario.ts"
import { onDuckDb } from "./duckdb.ts"

onDuckDb("the situations of offices that count what stands", () => {
  it("read in DuckDB as they must", async () => {
    for (const situation of stocks) {
      assert.deepStrictEqual(await mismatches(situation, ["duckdb"]), [], situation.title)
    }
  })
})
