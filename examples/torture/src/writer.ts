/**
 * Writes until it is killed: `node writer.ts <engine> <where> <writer> <first commit> <last commit>`. A line for each commit that
 * was answered, once it was: `<commit> stored` or, where somebody else came first in a quarrel, `<commit> refused`.
 */
import { writeSync } from "node:fs"
import { Lantoa, Problem } from "@lantoa/core"
import { engines } from "./engines.ts"
import { commitOf, kindOf } from "./work.ts"

const [engine, where, writer, first, last] = process.argv.slice(2)

/** Whether somebody else's documents stand against it. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Problem.DocumentError || (error instanceof Problem.StoreError && error.reason === "CommitConflict")

/** In a function, as the bundler leaves out that what a module uses is closed at its end. */
const write = async (): Promise<void> => {
  await using lantoa = await Lantoa.open({ store: engines[engine!]!.store(where!) })
  for (let commit = Number(first); commit <= Number(last); commit++) {
    const answer = await lantoa.commit(commitOf(Number(writer), commit)).then(
      () => "stored",
      (error: unknown) => {
        if (kindOf(commit) === "a quarrel" && isRefusal(error)) return "refused"
        throw error
      }
    )
    writeSync(1, `${commit} ${answer}\n`)
  }
}

await write()
