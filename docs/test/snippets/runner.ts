/**
 * The process in which snippets run, one after the other. Started by `verify.ts`, which hears of each as it ends.
 */
import { format } from "node:util"
import { complain, outcome, print, start } from "./record.ts"

/** The line of the snippet on which an error was thrown, where its stack tells. */
const lineOf = (file: string, error: Error): number | undefined => {
  const at = error.stack?.split(file)[1]?.match(/^:(\d+)/)?.[1]
  return at === undefined ? undefined : Number(at) - 1
}

const run = async (file: string): Promise<void> => {
  start()
  try {
    await import(file)
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause))
    const line = lineOf(file, error)
    complain({ ...(line === undefined ? {} : { line }), message: `threw ${error.name}: ${error.message}` })
  }
  await new Promise((resolve) => process.send?.(outcome(file), undefined, undefined, resolve))
}

for (const name of ["log", "info", "warn", "error"] as const) {
  console[name] = (...parts: ReadonlyArray<unknown>) => print(format(...parts))
}
for (const file of process.argv.slice(2)) await run(file)
process.exit(0)
