/** Measuring: what a process has computed, and how much memory it took at most. */

/** One measurement: ours beside the best that hand-written code does on the same engine. */
export interface Line {
  readonly name: string
  readonly engine: string
  readonly ours: number
  readonly peer: number
  readonly ratio: number
  readonly unit: string
  /** The most that the process held above its start, in MB of 1,048,576 bytes. */
  readonly peak_mb: number
}

const others: Array<() => number> = []

/** Counts what another has computed for this process as well. */
export const alsoComputed = (milliseconds: () => number): void => void others.push(milliseconds)

/** Milliseconds that this process has computed: what else the machine does meanwhile is not in them. */
const computed = (): number => {
  const { system, user } = process.cpuUsage()
  return others.reduce((sum, other) => sum + other(), (user + system) / 1000)
}

const started = process.memoryUsage().rss

/** How far above its start this process has been, in MB. */
export const peak = (): number => (process.resourceUsage().maxRSS * 1024 - started) / 2 ** 20

/** What is measured, with what has to be made ready for it and cleared away after it. */
export interface Work {
  readonly before?: () => Promise<void>
  readonly run: () => unknown
  readonly after?: () => Promise<void>
}

/** The least milliseconds of each over so many rounds, in turns. */
export const race = async (rounds: number, ...works: ReadonlyArray<Work>): Promise<ReadonlyArray<number>> => {
  const best = works.map(() => Infinity)
  for (let round = 0; round < rounds; round++) {
    for (const [index, { after, before, run }] of works.entries()) {
      await before?.()
      globalThis.gc?.()
      const start = computed()
      await run()
      best[index] = Math.min(best[index]!, computed() - start)
      await after?.()
    }
  }
  return best
}

const round = (value: number): number => Number(value.toPrecision(3))

export const line = (name: string, engine: string, ours: number, peer: number, unit = "ms"): Line => ({
  name,
  engine,
  ours: round(ours),
  peer: round(peer),
  ratio: round(ours / peer),
  unit,
  peak_mb: Math.round(peak())
})
