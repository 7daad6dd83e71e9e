/** Copies from any store to any other: whoever copies is killed at moments that chance chooses, and begins again. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Lantoa } from "@lantoa/core"
import { Oracle } from "@lantoa/testkit"
import { Arbitrary, Effect } from "effect"
import { ask } from "../../oracle/src/door.ts"
import type { Engine, Place, Running } from "./engines.ts"
import { differences, fill, memory } from "./history.ts"
import { judged, lines } from "./pairs.ts"
import { chance, type Chance } from "./rounds.ts"

export interface Copies {
  readonly kills: number
  /** Whole copies, each of which was compared with what it is a copy of. */
  readonly copies: number
  readonly pairs: ReadonlyArray<string>
  readonly mismatches: ReadonlyArray<string>
}

/** A database, and how its store is opened at a place. */
interface Site {
  readonly name: string
  readonly place: () => Promise<Place>
  readonly store: (where: string) => Lantoa.Store
}

/** Copies until it is done, or killed after so many commits and milliseconds; whether it was killed. */
const copy = async (args: ReadonlyArray<string>, end: { readonly commits: number; readonly wait: number }) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "copier.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"]
  })
  let [complained, lines, killed] = ["", 0, false]
  child.stderr.on("data", (text: Buffer) => (complained += text.toString()))
  child.stdout.on("data", (text: Buffer) => {
    const before = lines
    lines += text.toString().split("\n").length - 1
    if (before <= end.commits && lines > end.commits) setTimeout(() => (killed = child.kill("SIGKILL")), end.wait)
  })
  const [code] = (await once(child, "close")) as [number | null]
  if (code !== 0 && !killed) throw new Error(`the copy from ${args[0]} to ${args[2]} gave up: ${complained}`)
  return code === null
}

/** Kills whoever copies from one place, so often, and compares each copy with its source. */
const killed = async (
  from: Site,
  there: Place,
  to: Site,
  wanted: number,
  random: Chance
): Promise<Omit<Copies, "pairs">> => {
  let [kills, copies] = [0, 0]
  const mismatches: Array<string> = []
  do {
    const here = await to.place()
    try {
      const args = [from.name, there.where, to.name, here.where]
      while (await copy(args, { commits: random(14), wait: random(30) })) kills++
      copies++
      mismatches.push(...(await differences(from.store(there.where), to.store(here.where))))
    } finally {
      await here.remove()
    }
  } while (kills < wanted)
  return { kills, copies, mismatches }
}

/** A world of the oracle, asked where it was told and where it was copied to. */
const world = async (from: Lantoa.Store, to: Lantoa.Store, seed: string): Promise<ReadonlyArray<string>> => {
  const [plan] = await Effect.runPromise(Arbitrary.sampleEffect(Oracle.arbitrary, { count: 1, seed, size: 10 }))
  const asked = judged(Oracle.make(plan!, seed))
  const { commits: _, ...told } = await ask({ store: from })(asked)
  await Lantoa.copy({ from, to })
  const documents = {} as Oracle.Case["documents"]
  const { commits: __, ...found } = await ask({ store: to })({ ...asked, documents, commits: [] })
  const [expected, heard] = [lines({ ...told, commits: [] }), lines({ ...found, commits: [] })]
  return expected.filter((line, index) => heard[index] !== line).map((line) => `world ${seed}: ${line}`)
}

const worlds = async (from: Site, to: Site, count: number, seed: number): Promise<Omit<Copies, "pairs">> => {
  const mismatches: Array<string> = []
  for (let one = 0; one < count; one++) {
    const [there, here] = [await from.place(), await to.place()]
    mismatches.push(...(await world(from.store(there.where), to.store(here.where), `${seed}.${one}`)))
    await Promise.all([there.remove(), here.remove()])
  }
  return { kills: 0, copies: count, mismatches }
}

/** A place of the store in memory is a store. */
const inMemory = (): Site => {
  const stores: Array<Lantoa.Store> = []
  return {
    name: "memory",
    place: async () => ({ where: String(stores.push(memory()) - 1), remove: async () => undefined }),
    store: (where) => stores[Number(where)]!
  }
}

/** Copies between any two databases, killed so often for each two; in memory nothing is left to go on with. */
export const run = async (
  engines: Readonly<Record<string, Engine>>,
  options: { readonly kills: number; readonly worlds: number; readonly seed: number }
): Promise<Copies> => {
  const random = chance(options.seed)
  const running: Array<readonly [Running, Site]> = []
  try {
    for (const [name, engine] of Object.entries(engines)) {
      if (!(await engine.isInstalled())) continue
      const started = await engine.start()
      running.push([started, { name, place: started.place, store: engine.store }])
    }
    const sites = [inMemory(), ...running.map(([, site]) => site)]
    let all: Copies = { kills: 0, copies: 0, pairs: [], mismatches: [] }
    for (const from of sites) {
      await using scope = new AsyncDisposableStack()
      const there = await from.place()
      scope.defer(there.remove)
      await fill(from.store(there.where))
      for (const to of sites) {
        const name = `${from.name} to ${to.name}`
        const found = [
          ...(to.name === "memory" ? [] : [await killed(from, there, to, options.kills, random)]),
          await worlds(from, to, options.worlds, options.seed)
        ]
        all = {
          kills: all.kills + found.reduce((sum, { kills }) => sum + kills, 0),
          copies: all.copies + found.reduce((sum, { copies }) => sum + copies, 0),
          pairs: [...all.pairs, name],
          mismatches: [...all.mismatches, ...found.flatMap((one) => one.mismatches.map((each) => `${name}: ${each}`))]
        }
      }
    }
    return all
  } finally {
    for (const [started] of running) await started.stop()
  }
}
