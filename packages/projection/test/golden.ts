import { assert } from "@effect/vitest"
import { readFileSync, writeFileSync } from "node:fs"

/** Compares with a committed file; with `UPDATE_GOLDEN=1` writes it, to be read before it is committed. */
export const compare = (name: string, text: string): void => {
  const file = new URL(`golden/${name}`, import.meta.url)
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, text)
  assert.strictEqual(text, readFileSync(file, "utf8"))
}
