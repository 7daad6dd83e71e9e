/** The best that hand-written code does on PostgreSQL, for somebody who knows that nothing overlaps; and a server of its own. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Effect, Exit, Scope } from "effect"
import { type Figures, Period } from "@lantoa/core"
import { open } from "../../packages/storage-postgres/src/internal/client.ts"
import { make } from "../../packages/storage-postgres/test/server.ts"
import { alsoComputed } from "./measured.ts"
import { communeOf, hostOf } from "./world.ts"

/** Milliseconds that the processes of a server have computed: none of them may end meanwhile. */
const computedBy = (postmaster: number): number => {
  const processes = readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      const [, parent] = readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]!.split(" ")
      return Number(name) === postmaster || Number(parent) === postmaster
    } catch {
      return false
    }
  })
  return processes.reduce(
    (sum, id) => sum + Number(readFileSync(`/proc/${id}/schedstat`, "utf8").split(" ")[0]) / 1e6,
    0
  )
}

/** The address of a server that is there as long as the scope; what it computes counts as this process's. */
export const serve = async (scope: AsyncDisposableStack): Promise<string> => {
  const server = make()
  if (server === undefined) throw new Error("PostgreSQL is not installed: install postgresql")
  await server.start()
  scope.defer(server.remove)
  const [postmaster] = readFileSync(join(server.folder, "data", "postmaster.pid"), "utf8").split("\n")
  alsoComputed(() => computedBy(Number(postmaster)))
  return server.url
}

const columnsOf = (all: Readonly<Record<string, Int32Array | Float64Array | ReadonlyArray<number>>>) =>
  Object.entries(all).map(([name, values]) => ({ name, type: "real" as const, values }))

/** Somebody with one connection to a schema of their own. */
export const connect = async (scope: AsyncDisposableStack, url: string) => {
  const own = Effect.runSync(Scope.make())
  scope.defer(() => Effect.runPromise(Scope.close(own, Exit.void)))
  const { client, insert } = await Effect.runPromise(
    Scope.provide(
      open({
        url,
        schema: "by_hand",
        readOnly: false,
        connections: 1,
        connectTimeout: 5000,
        lockTimeout: 0,
        statementTimeout: 0
      }),
      own
    )
  )
  const run = (sql: string) => Effect.runPromise(client.unsafe(sql).values)
  // A worker that ends is not to be counted.
  await run("ALTER SYSTEM SET max_parallel_workers_per_gather = 0")
  await run("SELECT pg_reload_conf()")

  const series = (figures: Figures.Figures) =>
    figures.units.map((unit, row) => unit * figures.texts.measures.length + figures.measure[row]!)

  /** A table with the same codes and the same unique key, filled in one transaction. */
  const append = async (figures: Figures.Figures): Promise<void> => {
    const { flags, knownAt, length, lower, measure, period, texts, upper } = figures
    const days = texts.periods.map((one) => Period.bounds(one))
    await run("CREATE TABLE unit (series INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    const many = texts.measures.length
    const units = texts.units.flatMap(([unit], at) => texts.measures.map((_, one) => `(${at * many + one}, '${unit}')`))
    await run(`INSERT INTO unit VALUES ${units.join(", ")}`)
    await run(
      `CREATE TABLE figure (measure INTEGER, last_day INTEGER, first_day INTEGER, series INTEGER, lower FLOAT8, upper FLOAT8,
        flags INTEGER, known_at FLOAT8, PRIMARY KEY (measure, last_day, first_day, series))`
    )
    const all = columnsOf({
      measure,
      last_day: period.map((one) => days[one]!.end - 1),
      first_day: period.map((one) => days[one]!.start),
      series: series(figures),
      lower,
      upper,
      flags: Int32Array.from(flags),
      known_at: knownAt
    })
    await Effect.runPromise(client.withTransaction(insert("figure", all, length)))
    // For both.
    await run("VACUUM ANALYZE")
  }

  /** Series with their units and what these lie in, in a table of the session's own. */
  const place = async (level: "province" | "commune") => {
    await run("DROP TABLE IF EXISTS place")
    await run("CREATE TEMP TABLE place (series INTEGER, unit INTEGER, grp INTEGER)")
    const rows = (await run("SELECT series, text FROM unit")).map(([one, text]) => [
      Number(one),
      communeOf(String(text))
    ])
    const host = (unit: number) => (level === "commune" ? unit : hostOf(unit))
    const all = columnsOf({
      series: rows.map(([one]) => one!),
      unit: rows.map(([, unit]) => unit!),
      grp: rows.map(([, unit]) => host(unit!))
    })
    await Effect.runPromise(insert("place", all, rows.length))
    await run("ANALYZE place")
  }

  /** Sums, figures and covered (unit, period) of each measure, group and month: two joins, and two groupings for no sorting. */
  const rollUp = async (level: "province" | "commune", periods: ReadonlyArray<string>) => {
    await place(level)
    const slots = periods.map((period, index) => {
      const { end, start } = Period.bounds(Period.from(period))
      return `(${end - 1}, ${start}, ${index})`
    })
    const cells = await run(
      `SELECT measure, grp, bucket, SUM(sum), SUM(figures), COUNT(*) FROM (
        SELECT measure, grp, bucket, unit, SUM(lower) AS sum, COUNT(*) AS figures
        FROM (VALUES ${slots.join(", ")}) slot(last_day, first_day, bucket)
          JOIN figure USING (last_day, first_day) JOIN place USING (series) GROUP BY measure, grp, bucket, unit) one
        GROUP BY measure, grp, bucket`
    )
    return { cells: cells.length, sum: cells.reduce((sum, cell) => sum + Number(cell[3]), 0) }
  }

  /** The latest figure of each series by the end of a period, added up by provinces. */
  const last = async (period: string): Promise<number> => {
    await place("province")
    const { end } = Period.bounds(Period.from(period))
    const sums = await run(
      `SELECT grp, SUM(lower) FROM place, LATERAL (SELECT lower FROM figure
        WHERE figure.series = place.series AND measure = 0 AND last_day < ${end} ORDER BY measure DESC, last_day DESC, first_day DESC LIMIT 1
      ) one GROUP BY grp`
    )
    return sums.reduce((sum, [, value]) => sum + Number(value), 0)
  }
  return { append, rollUp, last }
}
