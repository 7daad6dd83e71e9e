/**
 * Copies a history until it is done or killed: `node copier.ts <engine> <where> <engine> <where>`, from the first to the second. A
 * line for each commit that is there, once it is.
 */
import { writeSync } from "node:fs"
import { Lantoa } from "@lantoa/core"
import { engines } from "./engines.ts"
import { source } from "./history.ts"

const [from, there, to, here] = process.argv.slice(2)

await Lantoa.copy({
  from: source(from!, there!),
  to: engines[to!]!.store(here!),
  progress: ({ commit, of }) => void writeSync(1, `${commit} of ${of}\n`)
})
