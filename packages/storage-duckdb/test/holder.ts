/** Has a file open until it is killed: `node holder.ts <file>`. */
import { Lantoa } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"

await Lantoa.open({ store: DuckDb.layer({ file: process.argv[2]! }) })
process.stdout.write("open\n")
setInterval(() => undefined, 60_000)
