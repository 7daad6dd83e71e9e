import { join } from "node:path"
import { DuckDb } from "@lantoa/storage-duckdb"
import { StoreSuite } from "@lantoa/testkit"
import * as FileSuite from "@lantoa/testkit/FileSuite"
import { onDuckDb } from "./duckdb.ts"
import { inNewFile, tamper } from "./files.ts"

onDuckDb("DuckDB", () => {
  StoreSuite.suite("duckdb in a file", inNewFile)
  FileSuite.suite("duckdb", {
    layer: (file, options) => DuckDb.layer({ file, busyTimeout: 0, ...options }),
    tamper,
    opener: join(import.meta.dirname, "nobody.ts")
  })
})
