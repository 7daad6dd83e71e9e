/** What `npm start` shows: five campaigns, promises across a reorganisation, the outlook of targets. Takes `--lang en`. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

const { values: options } = parseArgs({ options: { lang: { type: "string", default: "vi" } } })

for (const program of ["campaigns/main.ts", "reorganisation/main.ts", "projection/main.ts"]) {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const { status } = spawnSync(process.execPath, [file, "--lang", options.lang], { stdio: "inherit" })
  if (status !== 0) {
    process.exitCode = status ?? 1
    break
  }
}
