/** Ten indicators at once, by provinces and by communes. */
import { join } from "node:path"
import { type Figures, Lantoa, Period } from "@lantoa/core"
import { Postgres as Store } from "@lantoa/storage-postgres"
import * as DuckDb from "./duckdb.ts"
import { line, type Line, race } from "./measured.ts"
import * as Peers from "./peers.ts"
import * as Postgres from "./postgres.ts"
import { type Engine, folder, open } from "./stores.ts"
import { columns, documents, figures, formerCommunes, knownAt, measures, months, reform, reorganised } from "./world.ts"

/** What a person does by hand, on the same engine; in memory what SQLite does. */
interface Peer {
  readonly append: (figures: Figures.Figures) => unknown
  readonly rollUp: (level: Level, periods: ReadonlyArray<string>) => Promise<Rolled> | Rolled
  readonly last: (period: string) => Promise<number> | number
}

type Level = "province" | "commune"
interface Rolled {
  readonly sum: number
}

/** Lantoa on an engine, and a person beside it. */
const both = async (
  scope: AsyncDisposableStack,
  engine: Engine | "postgres"
): Promise<{ readonly lantoa: Lantoa.Lantoa; readonly peer: Peer }> => {
  if (engine === "postgres") {
    const url = await Postgres.serve(scope)
    return {
      lantoa: scope.use(await Lantoa.open({ store: Store.layer({ url }) })),
      peer: await Postgres.connect(scope, url)
    }
  }
  const file = join(folder(scope), "peer.db")
  const { appendTo, last, rollUp } =
    engine === "duckdb"
      ? DuckDb
      : { appendTo: Peers.appendToSqlite, rollUp: Peers.rollUpInSqlite, last: Peers.lastInSqlite }
  return {
    lantoa: await open(scope, engine),
    peer: {
      append: (figures) => appendTo(file, figures),
      rollUp: (level, periods) => rollUp(file, level, periods),
      last: (period) => last(file, period)
    }
  }
}

export const measured = async (engine: Engine | "postgres", level: Level): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const periods = months("2025-H1")
  const { lantoa, peer } = await both(scope, engine)
  await lantoa.put(documents("flow"), { knownAt })
  await lantoa.commit({ figures: figures(periods) })
  await peer.append(columns(periods))
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
  const [found, { sum }] = [await ask(), await peer.rollUp(level, periods)]
  if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
  const [ours, known, theirs] = await race(
    5,
    { run: () => ask() },
    { run: () => ask({ asKnownAt: "2026-06-01" }) },
    { run: () => peer.rollUp(level, periods) }
  )
  const name = `10 indicators by ${level} and month`
  return [line(name, engine, ours!, theirs!), line(`${name}, as known at a moment beside now`, engine, known!, ours!)]
}

/** The last month of stocks that are kept for nine years and carried, beside the latest figure of each series in hand SQL. */
export const stock = async (engine: Engine | "postgres"): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const own = measures.slice(0, 1)
  const all = columns(months("2017/2025"), own)
  const { lantoa, peer } = await both(scope, engine)
  await lantoa.put(documents("stock"), { knownAt })
  await lantoa.commit({ figures: all })
  await peer.append(all)
  const ask = async () => {
    const readings = await lantoa.read({
      indicators: own,
      hierarchy: "state",
      units: { level: "province" },
      periods: ["2025-12"]
    })
    return readings.reduce((sum, reading) => sum + (reading.reported ?? NaN), 0)
  }
  const [found, sum] = [await ask(), await peer.last("2025-12")]
  if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
  const [ours, theirs] = await race(5, { run: ask }, { run: () => peer.last("2025-12") })
  return [line("the last stock of nine years, by province", engine, ours!, theirs!)]
}

/** Months before communes were merged two by two, on the boundaries of the day after: ten indicators, beside the same in hand SQL. */
export const crosswalk = async (engine: Engine | "postgres", level: Level): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const periods = months("2025-01/2025-03")
  const { lantoa, peer } = await both(scope, engine)
  await lantoa.put(reorganised(), { knownAt })
  const all = columns(periods, measures, formerCommunes)
  await lantoa.commit({ figures: all })
  await peer.append(all)
  const ask = async () => {
    const boundaries = { asOf: reform }
    const asked = { indicators: measures, hierarchy: "state", units: { level }, periods, boundaries }
    const { columns } = await lantoa.read(asked)
    return columns.reported.reduce((sum, one) => sum + one, 0)
  }
  const [found, { sum }] = [await ask(), await peer.rollUp(level, periods)]
  if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
  const [ours, theirs] = await race(2, { run: ask }, { run: () => peer.rollUp(level, periods) })
  return [line(`10 indicators by ${level} and month, on later boundaries`, engine, ours!, theirs!)]
}

/** Millions of figures in memory, added up by provinces and years, beside DuckDB on two threads. */
export const folded = async (years: number): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const periods = Array.from({ length: years }, (_, year) => Period.from(String(2025 - year)))
  const lantoa = await open(scope, "memory")
  const file = join(folder(scope), "peer.db")
  await lantoa.put(documents("flow"), { knownAt })
  for (const year of periods) await lantoa.commit({ figures: columns(months(year)) })
  const byMonths = months(`${2026 - years}/2025`)
  await DuckDb.appendTo(file, columns(byMonths))
  const byHand = () => DuckDb.rollUp(file, "province", byMonths, (month) => Math.floor(month / 12))
  const ask = async () => {
    const { columns } = await lantoa.read({
      indicators: measures,
      hierarchy: "state",
      units: { level: "province" },
      periods
    })
    return columns.reported.reduce((sum, one) => sum + one, 0)
  }
  const [found, { sum }] = [await ask(), await byHand()]
  if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
  const [ours, theirs] = await race(1, { run: ask }, { run: byHand })
  const figures = years * 12 * 3321 * measures.length
  return [line(`${figures} figures by province and year`, "memory", ours!, theirs!)]
}
