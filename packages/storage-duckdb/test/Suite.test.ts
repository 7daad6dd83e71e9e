import { StoreSuite } from "@lantoa/testkit"
import { onDuckDb } from "./duckdb.ts"
import { inNewFile } from "./files.ts"

onDuckDb("DuckDB", () => {
  StoreSuite.suite("duckdb in a file", inNewFile)
})
