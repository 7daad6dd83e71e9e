import { assert, it } from "@effect/vitest"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Oracle } from "@lantoa/testkit"
import { ask } from "../../../examples/oracle/src/door.ts"
import { onDuckDb } from "./duckdb.ts"

onDuckDb("readings of offices with a known truth", () => {
  it("hold the truth, and are those of the store in memory bit for bit", async () => {
    const { failures, summary } = await Oracle.run({
      stores: { memory: ask({}), duckdb: ask({ store: DuckDb.layerMemory }) },
      seed: 8,
      more: (count) => count < 600
    })
    assert.deepStrictEqual(
      failures.map(({ fault, said, seed, store }) => ({ fault, said, seed, store })),
      []
    )
    assert.isAtLeast(summary.cells, 600)
  })
})
