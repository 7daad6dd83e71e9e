/**
 * Learns all numbers of the default ensemble, end to end, and writes the modules that hold them:
 *
 *   node benchmarks/projection/learn.ts [--only pooled|shares|open] [--check] [--dump Q.csv]
 *
 * `--check` writes nothing: it learns again, and fails where what it learns is not what is written. Reads adoption-public.csv,
 * adoption-tasks-public.csv and m3.csv (training parts only) under LANTOA_DATA/forecast; takes some minutes. Scores of what was
 * left out go to standard error.
 */
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { learnOpen } from "./learnOpen.ts"
import { learnPooled } from "./learnPooled.ts"
import { learnShares } from "./learnShares.ts"

const { values } = parseArgs({
  options: { only: { type: "string" }, check: { type: "boolean", default: false }, dump: { type: "string" } }
})

/** What is learnt, the pooled member before those that weigh it. */
const learnt: Readonly<Record<string, (folder: string) => string>> = {
  pooled: learnPooled,
  shares: (folder) => learnShares(folder, values.dump),
  open: learnOpen
}
const files: Readonly<Record<string, string>> = { pooled: "pooled", shares: "share", open: "open" }

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The numbers of a module, whatever its lines are. */
const numbers = (text: string): string => text.replaceAll(/\s+/g, "")

const folder = process.env["LANTOA_DATA"]
if (folder === undefined) {
  process.stderr.write("learn: set LANTOA_DATA to the folder that holds forecast/adoption-public.csv\n")
  process.exitCode = 1
} else {
  for (const [name, learn] of Object.entries(learnt)) {
    if (values.only !== undefined && values.only !== name) continue
    const path = `${root}packages/projection/src/internal/methods/${files[name]}Parameters.ts`
    const text = learn(folder)
    if (!values.check) {
      writeFileSync(path, text)
      execFileSync(process.execPath, [`${root}node_modules/oxfmt/bin/oxfmt`, path])
    } else if (numbers(readFileSync(path, "utf8")) !== numbers(text)) {
      process.stderr.write(`learn: ${path} holds other numbers than are learnt\n`)
      process.exitCode = 1
    }
  }
}
