/** The last line of `.ci/run`: whoever reads only that line must not be misled. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { assert, describe, it } from "@effect/vitest"

const script = resolve(import.meta.dirname, "../../.ci/count.mjs")

const count = (report: string | undefined) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-count-"))
  try {
    const path = join(folder, "report.json")
    if (report !== undefined) writeFileSync(path, report)
    const { stdout, status } = spawnSync(process.execPath, [script, path], { encoding: "utf8" })
    return { line: stdout.trim(), status }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const file = (status: string, ...tests: ReadonlyArray<string>) => ({
  status,
  assertionResults: tests.map((state) => ({ status: state }))
})
const report = (...testResults: ReadonlyArray<ReturnType<typeof file>>) => JSON.stringify({ testResults })

describe("the count of tests", () => {
  it("adds up the files of the report", () => {
    const text = report(file("passed", "passed", "skipped"), file("passed", "passed", "todo", "pending"))
    assert.deepStrictEqual(count(text), { line: "2 passed, 0 failed, 3 skipped", status: 0 })
  })

  it("fails with a test that failed", () => {
    assert.deepStrictEqual(count(report(file("failed", "passed", "failed"))), {
      line: "1 passed, 1 failed, 0 skipped",
      status: 1
    })
  })

  it("counts a file that could not be loaded as failed", () => {
    assert.deepStrictEqual(count(report(file("failed"), file("passed", "passed"))), {
      line: "1 passed, 1 failed, 0 skipped",
      status: 1
    })
  })

  it("says so where there is nothing to count, and fails", () => {
    for (const text of [undefined, "{", "{}", report()]) {
      const { line, status } = count(text)
      assert.match(line, /^no tests were counted: /)
      assert.strictEqual(status, 1)
    }
  })
})
