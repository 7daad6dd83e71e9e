/** All of it, on one database after the other. */
import type { Engine } from "./engines.ts"
import { compare } from "./pairs.ts"
import { torture } from "./rounds.ts"

export interface Options {
  /** How long to go on, for all databases together; a round that has begun is ended. */
  readonly seconds: number
  /** Enough of them on one database. */
  readonly kills: number
  readonly writers: number
  /** How often the writers of one place are killed before it is left to rest. */
  readonly rounds: number
  /** How many worlds at most are asked of one database. */
  readonly worlds: number
  readonly seed: number
}

export interface Outcome {
  readonly kills: number
  readonly acknowledged: number
  readonly pairs: number
  readonly engines: ReadonlyArray<string>
  /** What is wrong, each with its database. */
  readonly lost: ReadonlyArray<string>
  readonly half: ReadonlyArray<string>
  readonly doubled: ReadonlyArray<string>
  readonly mismatches: ReadonlyArray<string>
}

const empty: Outcome = {
  kills: 0,
  acknowledged: 0,
  pairs: 0,
  engines: [],
  lost: [],
  half: [],
  doubled: [],
  mismatches: []
}

/** For how much of the time writers are killed; the rest is for worlds. */
const killing = 0.8

const both = (one: Outcome, other: Outcome): Outcome => ({
  kills: one.kills + other.kills,
  acknowledged: one.acknowledged + other.acknowledged,
  pairs: one.pairs + other.pairs,
  engines: [...one.engines, ...other.engines],
  lost: [...one.lost, ...other.lost],
  half: [...one.half, ...other.half],
  doubled: [...one.doubled, ...other.doubled],
  mismatches: [...one.mismatches, ...other.mismatches]
})

const one = async (name: string, engine: Engine, options: Options): Promise<Outcome> => {
  if (!(await engine.isInstalled())) return empty
  const running = await engine.start()
  const begun = performance.now()
  const spent = () => (performance.now() - begun) / 1000
  const here = (wrong: ReadonlyArray<string>) => wrong.map((each) => `${name}: ${each}`)
  try {
    const tally = await torture(name, engine, running, {
      ...options,
      more: (kills) => kills < options.kills && spent() < killing * options.seconds
    })
    const end = spent() / killing
    const { mismatches, pairs } = await compare(
      engine,
      running,
      options.seed,
      (worlds) => worlds < options.worlds && (worlds === 0 || spent() < end)
    )
    return {
      ...tally,
      pairs,
      engines: [name],
      lost: here(tally.lost),
      half: here(tally.half),
      doubled: here(tally.doubled),
      mismatches: here(mismatches)
    }
  } finally {
    await running.stop()
  }
}

/** What speaks against a run, a line each: of each kind the first twenty things that are wrong, and that nobody was killed. */
export const faults = (
  kills: number,
  wrong: Readonly<Record<string, ReadonlyArray<string>>>
): ReadonlyArray<string> => [
  ...Object.entries(wrong).flatMap(([kind, all]) => all.slice(0, 20).map((one) => `${kind}: ${one}`)),
  ...(kills === 0 ? ["nobody was killed: is the database installed?"] : [])
]

/** Tortures databases; those that are not installed are left out of `engines`. */
export const run = async (engines: Readonly<Record<string, Engine>>, options: Options): Promise<Outcome> => {
  const all = Object.entries(engines)
  let outcome = empty
  for (const [name, engine] of all) {
    outcome = both(outcome, await one(name, engine, { ...options, seconds: options.seconds / all.length }))
  }
  return outcome
}
