/**
 * Figures through the public calls, beside the best that hand-written code does on the same engine for the same answer and the
 * same uniqueness. Every case runs in a process of its own; times are milliseconds of computing, the least of several rounds.
 *
 *   pnpm --silent run bench storage [--json] [--case "append memory"]
 */
import { execFileSync } from "node:child_process"
import { parseArgs } from "node:util"
import * as Append from "./append.ts"
import type { Line } from "./measured.ts"
import * as Keeping from "./keeping.ts"
import * as Reading from "./reading.ts"

const cases: Readonly<Record<string, () => Promise<ReadonlyArray<Line>>>> = {
  "append memory": () => Append.measured("memory"),
  "append sqlite": () => Append.measured("sqlite"),
  "append duckdb": () => Append.measured("duckdb"),
  "provinces memory": () => Reading.measured("memory", "province"),
  "provinces sqlite": () => Reading.measured("sqlite", "province"),
  "provinces duckdb": () => Reading.measured("duckdb", "province"),
  "provinces postgres": () => Reading.measured("postgres", "province"),
  "communes memory": () => Reading.measured("memory", "commune"),
  "communes sqlite": () => Reading.measured("sqlite", "commune"),
  "communes duckdb": () => Reading.measured("duckdb", "commune"),
  "communes postgres": () => Reading.measured("postgres", "commune"),
  "crosswalk sqlite": () => Reading.crosswalk("sqlite", "province"),
  "crosswalk memory": () => Reading.crosswalk("memory", "province"),
  "fold memory": () => Reading.folded(25),
  "stock memory": () => Reading.stock("memory"),
  "stock sqlite": () => Reading.stock("sqlite"),
  "stock duckdb": () => Reading.stock("duckdb"),
  "stock postgres": () => Reading.stock("postgres"),
  "bytes memory": () => Keeping.bytes(3),
  "scan memory": () => Keeping.scanned("memory"),
  "scan sqlite": () => Keeping.scanned("sqlite"),
  "stream sqlite": () => Keeping.streamed("sqlite", 26),
  "stream duckdb": () => Keeping.streamed("duckdb", 26)
}

/** The lines of a case, from a process that does nothing else. */
const apart = (name: string): ReadonlyArray<Line> => {
  const [, program] = process.argv
  const printed = execFileSync(process.execPath, ["--expose-gc", program!, "storage", "--json", "--case", name], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  })
  return printed
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text) as Line)
}

/** A table, or with `--json` one line a measurement. */
export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { json: { type: "boolean", default: false }, case: { type: "string" } }
  })
  const { case: chosen, json } = values
  const found: Array<Line> = []
  for (const name of chosen === undefined ? Object.keys(cases) : [chosen]) {
    const measure = cases[name]
    if (measure === undefined) throw new Error(`there is no case "${name}"; there is ${Object.keys(cases).join(", ")}`)
    const lines = chosen === undefined ? apart(name) : await measure()
    found.push(...lines)
    if (json) for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`)
  }
  if (!json) console.table(found)
}
