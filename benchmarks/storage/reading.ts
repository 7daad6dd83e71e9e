/** Ten indicators at once, by provinces and by communes. */
import { join } from "node:path"
import * as DuckDb from "./duckdb.ts"
import { line, type Line, race } from "./measured.ts"
import * as Peers from "./peers.ts"
import { type Engine, folder, open } from "./stores.ts"
import { columns, documents, figures, knownAt, measures, months } from "./world.ts"

/** By hand, on the same engine; in memory what SQLite does. */
const peers = (engine: Engine) =>
  engine === "duckdb"
    ? DuckDb
    : { appendTo: Peers.appendToSqlite, rollUp: Peers.rollUpInSqlite, last: Peers.lastInSqlite }

export const measured = async (engine: Engine, level: "province" | "commune"): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const periods = months("2025-H1")
  const lantoa = await open(scope, engine)
  await lantoa.put(documents("flow"), { knownAt })
  await lantoa.commit({ figures: figures(periods) })
  const file = join(folder(scope), "peer.db")
  const { appendTo, rollUp } = peers(engine)
  await appendTo(file, columns(periods))
  const ask = async (more: object = {}) => {
    const { columns } = await lantoa.read({
      indicators: measures,
      hierarchy: "state",
      units: { level },
      periods,
      ...more
    })
    return columns.reported.reduce((sum, one) => sum + one, 0)
  }
  const [found, { sum }] = [await ask(), await rollUp(file, level, periods)]
  if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
  const [ours, known, theirs] = await race(
    2,
    { run: () => ask() },
    { run: () => ask({ asKnownAt: "2026-06-01" }) },
    { run: () => rollUp(file, level, periods) }
  )
  const name = `10 indicators by ${level} and month`
  return [line(name, engine, ours!, theirs!), line(`${name}, as known at a moment beside now`, engine, known!, ours!)]
}

/** The last month of stocks that are kept for nine years and carried, beside the latest figure of each series in hand SQL. */
export const stock = async (engine: Engine): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const own = measures.slice(0, 1)
  const all = columns(months("2017/2025"), own)
  const lantoa = await open(scope, engine)
  await lantoa.put(documents("stock"), { knownAt })
  await lantoa.commit({ figures: all })
  const file = join(folder(scope), "peer.db")
  const { appendTo, last } = peers(engine)
  await appendTo(file, all)
  const ask = async () => {
    const readings = await lantoa.read({
      indicators: own,
      hierarchy: "state",
      units: { level: "province" },
      periods: ["2025-12"]
    })
    return readings.reduce((sum, reading) => sum + (reading.reported ?? NaN), 0)
  }
  const [found, sum] = [await ask(), await last(file, "2025-12")]
  if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
  const [ours, theirs] = await race(3, { run: ask }, { run: () => last(file, "2025-12") })
  return [line("the last stock of nine years, by province", engine, ours!, theirs!)]
}
