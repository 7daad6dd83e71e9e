/** What figures cost to keep in memory, and to scan. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { setImmediate } from "node:timers/promises"
import { Effect, Stream } from "effect"
import { MemoryStore, Period, Store } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Sqlite } from "@lantoa/storage-sqlite"
import { line, type Line, peak, race } from "./measured.ts"
import * as Peers from "./peers.ts"
import { type Engine, folder, layerOf } from "./stores.ts"
import { columns, measures, months } from "./world.ts"

/** Bytes that this process holds, on its heap and beside it, once what nobody holds is gone. */
const held = async (): Promise<number> => {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await setImmediate()
  }
  const { arrayBuffers, heapUsed } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Commits of a year each, as columns. */
const filled = (store: Store.Store["Service"], years: number) =>
  Effect.forEach(
    Array.from({ length: years }, (_, year) => String(2025 - year)),
    (year) => store.commit({ figures: columns(months(year)) }),
    { discard: true }
  )

/** Bytes a figure in the store in memory, beside those of its series, its days, its value and its moment in typed arrays. */
export const bytes = async (years: number): Promise<ReadonlyArray<Line>> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const store = yield* Store.Store
      yield* store.commit({ figures: columns(months("2016-01")) })
      const before = yield* Effect.promise(held)
      yield* filled(store, years)
      const figures = years * 12 * 3321 * measures.length
      return [
        line(
          `${figures} figures kept`,
          "memory",
          ((yield* Effect.promise(held)) - before) / figures,
          28,
          "bytes a figure"
        )
      ]
    }).pipe(Effect.provide(MemoryStore.layer))
  )

/** Every measure of a year scanned at once, and what that held at most, beside a copy of the same numbers by hand. */
export const scanned = async (engine: Engine): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const year = columns(months("2025"))
  const file = join(folder(scope), "peer.db")
  if (engine === "sqlite") Peers.appendToSqlite(file, year)
  return await Effect.runPromise(
    Effect.gen(function* () {
      const store = yield* Store.Store
      yield* filled(store, 1)
      const { end, start } = Period.bounds(Period.from("2025"))
      const requests = measures.map((measure) => ({ measure, from: start, to: end, latestBefore: false }))
      const before = peak()
      const scan = Effect.flatMap(store.scan(requests), ({ figures }) =>
        Stream.runFold(
          figures,
          () => 0,
          (sum, page) => sum + page.length
        )
      )
      const [ours] = yield* Effect.promise(() => race(2, { run: () => Effect.runPromise(scan) }))
      const most = Math.round(peak() - before)
      const copy = () => (engine === "sqlite" ? Peers.scanSqlite(file) : Peers.scanMemory(year))
      const [theirs] = yield* Effect.promise(() => race(2, { run: copy }))
      return [{ ...line(`scan of ${year.length} figures`, engine, ours!, theirs!), peak_mb: most }]
    }).pipe(Effect.provide(layerOf(scope, engine)))
  )
}

interface Scanned {
  readonly rows: number
  readonly milliseconds: number
  readonly peak: number
}

/** Millions of figures in a file scanned by a process of its own: what that held at most, however many they are. */
export const streamed = async (engine: "sqlite" | "duckdb", years: number): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const file = join(folder(scope), "figures.db")
  const filling = Effect.flatMap(Store.Store, (store) => filled(store, years))
  await Effect.runPromise(Effect.provide(filling, (engine === "sqlite" ? Sqlite : DuckDb).layer({ file })))
  const program = join(import.meta.dirname, "scanning.ts")
  const scan = (how: string): Scanned =>
    JSON.parse(execFileSync(process.execPath, [program, engine, file, how], { encoding: "utf8" })) as Scanned
  const [ours, theirs] = [scan("ours"), scan("hand")]
  if (ours.rows !== theirs.rows) throw new Error(`we find ${ours.rows}, a person ${theirs.rows}`)
  return [
    {
      ...line(`stream of ${ours.rows} figures`, engine, ours.milliseconds, theirs.milliseconds),
      peak_mb: Math.round(ours.peak)
    }
  ]
}
