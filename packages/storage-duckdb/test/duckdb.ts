/** Whether DuckDB runs on this platform: it brings a program for most, not for all. */
import { describe } from "vitest"

const loaded = await import("@duckdb/node-api").then(
  () => true,
  (error: unknown) => {
    const sentence = `DuckDB has no program for ${process.platform}-${process.arch} (${String(error)})`
    if (process.env["CI"] === "true") throw new Error(sentence)
    process.stderr.write(`\n${sentence}. Its tests are SKIPPED.\n`)
    return false
  }
)

/** Declares tests that need it. */
export const onDuckDb = (name: string, tests: () => void) => describe.skipIf(!loaded)(name, tests)
