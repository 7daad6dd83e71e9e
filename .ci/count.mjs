// Prints `N passed, N failed, N skipped` from the JSON report of vitest; fails where there is nothing to count.
import { readFileSync } from "node:fs"

const path = process.argv[2] ?? ".vitest/report.json"

const read = () => {
  try {
    const { testResults } = JSON.parse(readFileSync(path, "utf8"))
    if (!Array.isArray(testResults)) throw new Error("it has no testResults")
    return testResults
  } catch (error) {
    console.log(`no tests were counted: ${path} cannot be read (${error.message})`)
    process.exit(1)
  }
}

const files = read()
const tests = files.flatMap((file) => file.assertionResults)
const count = (...states) => tests.filter((test) => states.includes(test.status)).length
// A file that cannot be loaded holds no test to blame, yet it failed.
const broken = files.filter(
  (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")
).length

if (tests.length + broken === 0) {
  console.log(`no tests were counted: ${path} holds none`)
  process.exit(1)
}
const failed = count("failed") + broken
console.log(`${count("passed")} passed, ${failed} failed, ${count("skipped", "pending", "todo", "disabled")} skipped`)
process.exit(failed === 0 ? 0 : 1)
