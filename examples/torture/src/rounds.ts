/** Rounds: several processes write to one database and are killed, one after the other, at a moment that chance chooses. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { Lantoa } from "@lantoa/core"
import type { Engine, Running } from "./engines.ts"
import { judge, type Told, type Verdict } from "./judge.ts"
import { writer as writerOf } from "./program.ts"
import type { Options } from "./run.ts"
import { base, commits } from "./work.ts"

export interface Tally {
  readonly kills: number
  /** Commits that were answered as stored. */
  readonly acknowledged: number
  readonly lost: ReadonlyArray<string>
  readonly half: ReadonlyArray<string>
  readonly doubled: ReadonlyArray<string>
}

const none: Tally = { kills: 0, acknowledged: 0, lost: [], half: [], doubled: [] }

const both = (one: Tally, other: Verdict & Partial<Tally>): Tally => ({
  kills: one.kills + (other.kills ?? 0),
  acknowledged: one.acknowledged + (other.acknowledged ?? 0),
  lost: [...one.lost, ...other.lost],
  half: [...one.half, ...other.half],
  doubled: [...one.doubled, ...other.doubled]
})

/** Chance, the same for the same seed. */
export type Chance = (below: number) => number

export const chance = (seed: number): Chance => {
  let state = (seed % 2_147_483_646) + 1
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below
}

/** A database with writers, and what they were told. */
interface Site {
  readonly name: string
  readonly engine: Engine
  readonly where: string
  /** Ends whoever still writes when one has given up. */
  readonly end: AbortSignal
  readonly told: ReadonlyArray<Told & { readonly stored: Set<number>; readonly refused: Set<number>; last: number }>
}

/** Has one write from where he was stopped, until he is killed after so many answers and milliseconds, or is done. */
const write = async (
  site: Site,
  writer: number,
  last: number,
  end?: { readonly answers: number; readonly wait: number }
) => {
  const told = site.told[writer]!
  const script = await writerOf()
  const child = spawn(
    process.execPath,
    [script, site.name, site.where, String(writer), String(told.last + 1), String(last)],
    { stdio: ["ignore", "pipe", "pipe"], signal: site.end, killSignal: "SIGKILL" }
  )
  let [said, complained, answers, killed] = ["", "", 0, false]
  child.stderr.on("data", (text: Buffer) => (complained += text.toString()))
  child.stdout.on("data", (text: Buffer) => {
    const lines = (said + text.toString()).split("\n")
    said = lines.pop()!
    for (const line of lines) {
      const [commit, answer] = line.split(" ")
      told.last = Number(commit)
      told[answer as "stored" | "refused"].add(told.last)
      if (++answers === end?.answers) setTimeout(() => (killed = child.kill("SIGKILL")), end.wait)
    }
  })
  const [code] = (await once(child, "close")) as [number | null]
  if (code !== 0 && !killed) throw new Error(`writer ${writer} of ${site.name} gave up: ${complained}`)
  return killed && code === null
}

/** One database, from its making to its end: writers killed and come back, and at last all that was sent is there. */
const life = async (
  name: string,
  engine: Engine,
  running: Running,
  { rounds, writers: many }: Pick<Options, "rounds" | "writers">,
  random: Chance,
  more: (kills: number) => boolean
): Promise<Tally> => {
  const place = await running.place()
  const told = Array.from({ length: many }, () => ({ stored: new Set<number>(), refused: new Set<number>(), last: -1 }))
  const ending = new AbortController()
  const site: Site = { name, engine, where: place.where, end: ending.signal, told }
  const store = engine.store(place.where)
  const all = Array.from({ length: many }, (_, writer) => writer)
  let tally = none
  try {
    await using lantoa = await Lantoa.open({ store })
    await lantoa.put(base, { knownAt: "2019-01-01T00:00:00Z" })
    await lantoa.close()
    for (let round = 0; round < rounds && (round === 0 || more(tally.kills)); round++) {
      const killed = await Promise.all(
        all.map((writer) => write(site, writer, commits - 1, { answers: 1 + random(8), wait: random(40) }))
      )
      tally = both(tally, { ...(await judge(store, told)), kills: killed.filter(Boolean).length })
    }
    // Whoever was killed sends what he had no answer to again.
    await Promise.all(all.map((writer) => write(site, writer, told[writer]!.last + 1)))
    const acknowledged = told.reduce((sum, { stored }) => sum + stored.size, 0)
    return both(tally, { ...(await judge(store, told)), acknowledged })
  } finally {
    ending.abort()
    await place.remove()
  }
}

/** Tortures an engine for as long as there is to be more. */
export const torture = async (
  name: string,
  engine: Engine,
  running: Running,
  options: Pick<Options, "rounds" | "writers" | "seed"> & { readonly more: (kills: number) => boolean }
): Promise<Tally> => {
  const random = chance(options.seed)
  let tally = none
  do {
    const before = tally.kills
    tally = both(tally, await life(name, engine, running, options, random, (kills) => options.more(before + kills)))
  } while (options.more(tally.kills))
  return tally
}
