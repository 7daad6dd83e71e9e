/**
 * Figures into SQLite and asked for again, beside the least that `node:sqlite` could do for the same rows; and a stock of the
 * same communes after 1, 3 and 9 years. Run with `node benchmarks/storage.ts [rows]`.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { type Observation, Period, Quantity, Store } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import * as Effect from "effect/Effect"

const communes = 3321
const weeks = Period.split(Period.make("2025"), "week")

/** One figure a commune, team and week. */
const figure = (index: number): Observation.Observation => ({
  id: `o-${index}`,
  measure: "trainings",
  units: [`c${index % communes}`],
  period: weeks[Math.floor(index / communes) % weeks.length]!,
  value: Quantity.exact(index % 50),
  team: `t-${Math.floor(index / communes / weeks.length)}`,
  cohorts: [],
  breakdown: {},
  knownAt: "2026-01-01T00:00:00Z"
})

const timed = async <A>(run: () => A | Promise<A>): Promise<readonly [seconds: number, result: A]> => {
  const start = performance.now()
  const result = await run()
  return [(performance.now() - start) / 1000, result]
}

/** The rows of Lantoa's own table, copied by one prepared statement into a table and indexes like it. */
const rawInsert = (source: string, target: string): Promise<readonly [number, void]> => {
  const from = new DatabaseSync(source)
  const statements = from.prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'figure' AND sql IS NOT NULL").all()
  const all = from.prepare("SELECT * FROM figure")
  all.setReturnArrays(true)
  const rows = all.all() as unknown as ReadonlyArray<ReadonlyArray<string | number | null>>
  from.close()
  const db = new DatabaseSync(target)
  db.exec("PRAGMA journal_mode = WAL")
  for (const statement of statements) db.exec(String(statement["sql"]))
  const insert = db.prepare(`INSERT INTO figure VALUES (${rows[0]!.map(() => "?").join(", ")})`)
  return timed(() => {
    db.exec("BEGIN")
    for (const row of rows) insert.run(...row)
    db.exec("COMMIT")
    db.close()
  })
}

/** The same figures as a person would fetch them, knowing the tables. */
const handSql = (file: string, [from, to]: readonly [number, number]): Promise<readonly [number, number]> => {
  const db = new DatabaseSync(file)
  return timed(() => {
    const all = db.prepare(
      "SELECT series, first_day, last_day, lower, upper, known_at FROM figure WHERE last_day >= ? AND first_day < ?"
    )
    all.setReturnArrays(true)
    const rows = all.all(from, to)
    db.close()
    return rows.length
  })
}

const bounds = (text: string) => {
  const { end, start } = Period.bounds(Period.make(text))
  return [start, end] as const
}

/** Seconds that a stock of all communes takes on the last day, when so many years of months are kept. */
const stock = async (folder: string, years: number): Promise<number> => {
  const months = Period.split(Period.make(`${2026 - years}/2025`), "month")
  const of = (month: Period.Period, commune: number): Observation.Observation => ({
    ...figure(commune),
    id: "",
    measure: "teams",
    period: month,
    value: Quantity.exact(commune % 50)
  })
  return Effect.runPromise(
    Store.Store.use((store) =>
      Effect.gen(function* () {
        for (const month of months) {
          yield* store.commit({ figures: Array.from({ length: communes }, (_, commune) => of(month, commune)) })
        }
        const [from, to] = bounds("2026-01-15")
        const ask = store.scan([{ measure: "teams", from, to, latestBefore: true }])
        yield* ask
        const [seconds] = yield* Effect.promise(() => timed(() => Effect.runPromise(ask)))
        return seconds
      })
    ).pipe(Effect.provide(Sqlite.layer({ file: join(folder, `stock-${years}.db`) })))
  )
}

/** Rows a second and seconds, ours and the bare ones, and their ratios. */
export const run = async (rows = 300_000) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-benchmark-"))
  try {
    const file = join(folder, "figures.db")
    const figures = Array.from({ length: rows }, (_, index) => figure(index))
    const [from, to] = bounds("2025-03")
    const [commit, ask, again, found] = await Effect.runPromise(
      Store.Store.use((store) =>
        Effect.gen(function* () {
          const [commit] = yield* Effect.promise(() =>
            timed(() => Effect.runPromise(store.commit({ id: "all", figures })))
          )
          const scan = store.scan([{ measure: "trainings", from, to, latestBefore: false }])
          const [first] = yield* Effect.promise(() => timed(() => Effect.runPromise(scan)))
          const [second, snapshot] = yield* Effect.promise(() => timed(() => Effect.runPromise(scan)))
          return [commit, first, second, snapshot.figures.length] as const
        })
      ).pipe(Effect.provide(Sqlite.layer({ file })))
    )
    const [raw] = await rawInsert(file, join(folder, "raw.db"))
    const [hand, same] = await handSql(file, [from, to])
    if (found !== same) throw new Error(`the store finds ${found} figures, a person ${same}`)
    const years = [await stock(folder, 1), await stock(folder, 3), await stock(folder, 9)]
    const round = (value: number) => Number(value.toPrecision(3))
    return {
      rows,
      commit: { rowsPerSecond: round(rows / commit), bare: round(rows / raw), ratio: round(raw / commit) },
      month: {
        figures: found,
        first: round(ask),
        second: round(again),
        handSql: round(hand),
        ratio: round(hand / again)
      },
      stock: { years1: round(years[0]!), years3: round(years[1]!), years9: round(years[2]!) }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await run(process.argv[2] === undefined ? undefined : Number(process.argv[2])), null, 2))
}
