/**
 * Months of a whole country into a store and ten indicators of every province out of it: what that takes on this machine.
 *
 *   pnpm --silent run bench nation [--store memory] [--distribute] [--months 1] [--teams 2] [--together 1] [--json]
 *
 * `--store` is `memory`, a file to make (`nation.db` for SQLite, `nation.duckdb` for DuckDB) or the address of a PostgreSQL
 * database, in whose schema `lantoa_bench_nation` it is put, and spread over the servers of its cluster first where that is asked.
 * `--together` is how many reports go in one commit. Seconds are those that went by and those that this process computed; what a
 * server computes is in the first only.
 */
import { statSync } from "node:fs"
import { parseArgs } from "node:util"
import { Figures, Lantoa, MemoryStore, Period } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Postgres } from "@lantoa/storage-postgres"
import { Sqlite } from "@lantoa/storage-sqlite"
import { Nation } from "@lantoa/testkit"
import { peak } from "./storage/measured.ts"

const schema = "lantoa_bench_nation"

const storeOf = (store: string): Lantoa.Store =>
  store === "memory"
    ? MemoryStore.layer
    : store.startsWith("postgres")
      ? Postgres.layer({ url: store, schema })
      : store.endsWith(".duckdb")
        ? DuckDb.layer({ file: store })
        : Sqlite.layer({ file: store })

const round = (value: number): number => Number(value.toPrecision(3))

/** Seconds that went by, and those computed. */
const timed = async <A>(work: () => Promise<A>) => {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const found = await work()
  const { system, user } = process.cpuUsage(before)
  return { found, seconds: round((performance.now() - start) / 1000), computed: round((system + user) / 1e6) }
}

const rows = ({ observations }: Nation.Batch) =>
  Array.from({ length: observations.length }, (_, row) => Figures.observationAt(observations, row))

/** So many reports as one, under the id of the first. */
const together = function* (batches: Iterable<Nation.Batch>, many: number): Generator<Nation.Batch> {
  let kept: Array<Nation.Batch> = []
  const one = (): Nation.Batch => ({ id: kept[0]!.id, observations: Figures.fromObservations(kept.flatMap(rows)) })
  for (const batch of batches) {
    kept.push(batch)
    if (kept.length < many) continue
    yield one()
    kept = []
  }
  if (kept.length > 0) yield one()
}

const append = async (lantoa: Lantoa.Lantoa, batches: Iterable<Nation.Batch>): Promise<number> => {
  let figures = 0
  for (const batch of batches) figures += (await lantoa.append(batch)).figures.accepted
  return figures
}

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      store: { type: "string", default: "memory" },
      distribute: { type: "boolean", default: false },
      months: { type: "string", default: "1" },
      teams: { type: "string", default: "2" },
      together: { type: "string", default: "1" },
      json: { type: "boolean", default: false }
    }
  })
  const nation = Nation.make({ seed: 1, teams: Number(values.teams) })
  const months = Array.from({ length: Number(values.months) }, (_, month) =>
    Period.shift(Period.from("2025-01"), month)
  )
  const over = Period.span(Period.firstDay(months[0]!), Period.lastDay(months.at(-1)!))
  await using lantoa = await Lantoa.open({ store: storeOf(values.store) })
  if (values.distribute) await Postgres.distribute({ url: values.store, schema })
  const documents = await timed(() => lantoa.put(nation.documents, { knownAt: "2020-01-01" }))
  const figures = await timed(() => append(lantoa, together(nation.batches(over), Number(values.together))))
  const { indicators } = await lantoa.model()
  const ask = { hierarchy: "state", units: { level: "province" }, periods: [months.at(-1)!] }
  const reading = () => lantoa.read({ ...ask, indicators: [...indicators.keys()] })
  const [first, again] = [await timed(reading), await timed(reading)]
  const isFile = values.store !== "memory" && !values.store.startsWith("postgres")
  const lines = [
    {
      what: `documents of ${nation.documents.units!.length} units, ${nation.documents.teams!.length} teams`,
      ...documents
    },
    { what: `${figures.found} figures, months: ${months.length}`, ...figures },
    { what: `ten indicators of 34 provinces, a month (${first.found.length} readings)`, ...first },
    { what: "the same again", ...again }
  ].map(({ computed, seconds, what }) => ({ store: values.store, what, seconds, computed }))
  const size = isFile ? { file_mb: Math.round(statSync(values.store).size / 2 ** 20) } : {}
  const all = { peak_mb: Math.round(peak()), ...size }
  if (values.json) for (const line of lines) process.stdout.write(`${JSON.stringify({ ...line, ...all })}\n`)
  else console.table(lines.map((line) => ({ ...line, ...all })))
}
