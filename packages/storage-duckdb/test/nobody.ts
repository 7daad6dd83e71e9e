/** Opens a file and says what comes of it: `node nobody.ts <file> write|read`. */
import { Lantoa } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"

const [file, how] = process.argv.slice(2)
const say = (what: object) => process.stdout.write(JSON.stringify(what))

try {
  await using lantoa = await Lantoa.open({ store: DuckDb.layer({ file: file!, readOnly: how === "read" }) })
  say({ figures: (await lantoa.observations()).length })
} catch (error) {
  const { message, reason } = error as { readonly message: string; readonly reason?: string }
  say({ message, reason })
}
