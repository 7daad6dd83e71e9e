/**
 * Territory against DuckDB on two threads, each measure timed in turns in one process; peak memory of ours in one of its own.
 *
 *   pnpm --silent run bench territory [--json] [--runs 7]
 *
 * Reads the lists below LANTOA_DATA/vn-admin; without them only the memory of a made-up country is measured.
 */
import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { loading } from "./loading.ts"
import { country } from "./memory.ts"
import { puts } from "./putting.ts"
import { rereading } from "./rereading.ts"

export interface Line {
  readonly name: string
  readonly ours_ms: number
  readonly peer: string
  readonly peer_ms: number
  readonly ratio: number
  readonly peak_mb: number
}

/** Two ways to the same result. */
export interface Race {
  readonly name: string
  readonly ours: () => Promise<unknown>
  readonly peer: () => Promise<unknown>
  readonly close: () => void
}

const median = (values: ReadonlyArray<number>): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const races: Readonly<Record<string, (folder: string) => Promise<Race>>> = { loading, rereading }

/** Peak resident memory of a process that does only our side, once. */
const peak = (name: string): number =>
  Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), "--peak", name], { encoding: "utf8" }))

const measure = async (name: string, folder: string, runs: number): Promise<Line> => {
  const race = await races[name]!(folder)
  const ours: Array<number> = []
  const peer: Array<number> = []
  for (let run = 0; run < runs; run++) {
    ours.push(await timed(race.ours))
    peer.push(await timed(race.peer))
  }
  race.close()
  const [ours_ms, peer_ms] = [median(ours), median(peer)]
  return { name: race.name, ours_ms, peer: "duckdb, 2 threads", peer_ms, ratio: ours_ms / peer_ms, peak_mb: peak(name) }
}

const print = (line: Readonly<Record<string, string | number>>, json: boolean): void => {
  const round = (value: string | number) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value)
  const rounded = Object.fromEntries(Object.entries(line).map(([key, value]) => [key, round(value)]))
  const text = Object.entries(rounded).map(([key, value]) => `${key} ${value}`)
  process.stdout.write(`${json ? JSON.stringify(rounded) : text.join("  ")}\n`)
}

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      json: { type: "boolean", default: false },
      runs: { type: "string", default: "7" },
      peak: { type: "string" }
    }
  })
  const folder = join(process.env["LANTOA_DATA"] ?? "", "vn-admin")
  if (values.peak !== undefined) {
    const race = await races[values.peak]!(folder)
    await race.ours()
    race.close()
    process.stdout.write(String(process.resourceUsage().maxRSS / 1024))
    return
  }
  print({ ...country() }, values.json)
  if (!existsSync(join(folder, "units-history.csv"))) {
    process.stderr.write(
      "bench territory: no lists; set LANTOA_DATA to a folder with vn-admin/ for the other measures\n"
    )
    return
  }
  for (const line of await puts(folder)) print(line, values.json)
  for (const name of Object.keys(races)) print({ ...(await measure(name, folder, Number(values.runs))) }, values.json)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run(process.argv.slice(2))
