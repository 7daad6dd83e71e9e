/**
 * Kills who writes, and looks at what is left.
 *
 *   pnpm run torture --json --seconds 120
 */
import { parseArgs } from "node:util"
import * as Copies from "./src/copies.ts"
import { engines } from "./src/engines.ts"
import { faults, type Options, run } from "./src/run.ts"
import { writers } from "./src/work.ts"

const usage = `pnpm run torture [--json] [--seconds N] [--engine NAME] [--kills N] [--writers N] [--seed N]
pnpm run torture --copies [--json] [--engine NAME] [--kills N] [--seed N]

Processes write documents and figures to one database through the public calls and are killed at moments that chance chooses.
Whoever comes back sends what was not answered again. Then each commit that was answered has to be there whole, none by half,
none twice, and no two documents may contradict each other. Last, worlds of the oracle are read from the store in memory and
from each database. With --copies histories are copied between any two databases instead, and from and to memory: whoever copies is
killed and begins again, and then both have to say the same of every commit and moment. Exits with 1 where anything is wrong, or
nothing was killed, and says what.

  --json       one line of JSON: { kills, acknowledged, lost, half, doubled, pairs, mismatches, engines }, or of copies
               { kills, copies, mismatches, pairs }
  --seconds    how long to go on, for all databases together (60 when not said); a round that has begun is ended
  --engine     one of them only: ${Object.keys(engines).join(", ")}
  --kills      enough of them on one database (no limit when not said), or between two (20 when not said)
  --writers    how many write at once (${writers} when not said, which is the most)
  --seed       another series of moments and worlds (1 when not said)
`

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
    seconds: { type: "string", default: "60" },
    engine: { type: "string" },
    copies: { type: "boolean", default: false },
    kills: { type: "string" },
    writers: { type: "string", default: String(writers) },
    seed: { type: "string", default: "1" }
  }
})

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const main = async (): Promise<number> => {
  const chosen = Object.entries(engines).filter(([name]) => name === (values.engine ?? name))
  const options = {
    seconds: Number(values.seconds),
    kills: Number(values.kills ?? (values.copies ? 20 : Infinity)),
    writers: Number(values.writers),
    rounds: 3,
    worlds: Infinity,
    seed: Number(values.seed)
  }
  const fit =
    Object.values(options).every((number) => number >= 0) && options.writers >= 1 && options.writers <= writers
  if (values.help || chosen.length === 0 || !fit) {
    print(usage)
    return values.help ? 0 : 2
  }
  return values.copies ? copies(Object.fromEntries(chosen), options) : torture(Object.fromEntries(chosen), options)
}

/** Prints counts, and what is wrong. */
const tell = <A extends { readonly kills: number }>(
  counts: A,
  wrong: Readonly<Record<string, ReadonlyArray<string>>>
): number => {
  if (values.json) print(JSON.stringify(counts))
  else for (const [name, count] of Object.entries(counts)) print(`${name}: ${String(count)}`)
  const told = faults(counts.kills, wrong)
  for (const one of told) process.stderr.write(`${one}\n`)
  return told.length === 0 ? 0 : 1
}

const copies = async (chosen: typeof engines, { kills, seed }: Pick<Options, "kills" | "seed">): Promise<number> => {
  const { mismatches, ...found } = await Copies.run(chosen, { kills, seed, worlds: 5 })
  return tell({ ...found, mismatches: mismatches.length }, { mismatches })
}

const torture = async (chosen: typeof engines, options: Options): Promise<number> => {
  const { acknowledged, engines: tried, kills, pairs, ...wrong } = await run(chosen, options)
  const { doubled, half, lost, mismatches } = wrong
  const counts = {
    kills,
    acknowledged,
    lost: lost.length,
    half: half.length,
    doubled: doubled.length,
    pairs,
    mismatches: mismatches.length,
    engines: tried
  }
  return tell(counts, wrong)
}

process.exitCode = await main()
