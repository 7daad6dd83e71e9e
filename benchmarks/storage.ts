/**
 * Figures into SQLite and rolled up again, beside the least that `node:sqlite` could do for the same rows and the same sum.
 * Run with `node benchmarks/storage.ts [rows]`.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import {
  Cohort,
  Hierarchy,
  type Observation,
  ObservationStore,
  Period,
  Quantity,
  Rollup,
  Territory
} from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import * as Effect from "effect/Effect"

const provinces = 34
const communes = 3321
const weeks = Period.split(Period.make("2025"), "week")

const text = (name: string) => ({ vi: name, en: name })
const province = (commune: number) => `p${commune % provinces}`

const hierarchy = Hierarchy.make({
  id: "state",
  name: text("state"),
  levels: [
    { id: "province", name: text("province") },
    { id: "commune", name: text("commune") }
  ],
  edges: [
    ...Array.from({ length: provinces }, (_, index) => ({ unit: `p${index}`, level: "province" })),
    ...Array.from({ length: communes }, (_, index) => ({
      unit: `c${index}`,
      parent: province(index),
      level: "commune"
    }))
  ]
})

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

const rollup: Rollup.Rollup = {
  measure: "trainings",
  where: {},
  hierarchy: "state",
  boundaries: { asOf: "2025-06-01" },
  groups: Array.from({ length: provinces }, (_, index) => `p${index}`),
  buckets: Period.split(Period.make("2025"), "month"),
  along: { time: "sum", team: "sum", cohort: "sum", place: "sum" },
  missing: "unknown"
}

const timed = async <A>(run: () => A | Promise<A>): Promise<readonly [seconds: number, result: A]> => {
  const start = performance.now()
  const result = await run()
  return [(performance.now() - start) / 1000, result]
}

/** The rows of Lantoa's own table, copied by one prepared statement into a table and indexes like it. */
const rawInsert = (source: string, target: string): Promise<readonly [number, void]> => {
  const from = new DatabaseSync(source)
  const statements = from
    .prepare("SELECT sql FROM sqlite_schema WHERE tbl_name = 'observation' AND sql IS NOT NULL")
    .all()
  const all = from.prepare("SELECT * FROM observation")
  all.setReturnArrays(true)
  const rows = all.all() as unknown as ReadonlyArray<ReadonlyArray<string | number | null>>
  from.close()
  const db = new DatabaseSync(target)
  db.exec("PRAGMA journal_mode = WAL")
  for (const statement of statements) db.exec(String(statement["sql"]))
  const insert = db.prepare(`INSERT INTO observation VALUES (${rows[0]!.map(() => "?").join(", ")})`)
  return timed(() => {
    db.exec("BEGIN")
    for (const row of rows) insert.run(...row)
    db.exec("COMMIT")
    db.close()
  })
}

/** The same question as a person would write it who knows that nothing overlaps: two joins and one grouping. */
const handSql = (file: string): Promise<readonly [number, number]> => {
  const db = new DatabaseSync(file)
  db.exec(
    "CREATE TEMP TABLE place (term INTEGER PRIMARY KEY, grp INTEGER); CREATE TEMP TABLE slot (term INTEGER PRIMARY KEY, bucket INTEGER)"
  )
  const terms = (kind: string) => db.prepare("SELECT id, text FROM term WHERE kind = ?").all(kind)
  return timed(() => {
    const place = db.prepare("INSERT INTO place VALUES (?, ?)")
    for (const { id, text } of terms("units")) place.run(id!, Number(String(text).slice(1)) % provinces)
    const slot = db.prepare("INSERT INTO slot VALUES (?, ?)")
    for (const { id, text } of terms("period")) {
      const bucket = rollup.buckets.findIndex((month) => Period.contains(month, Period.make(String(text))))
      if (bucket !== -1) slot.run(id!, bucket)
    }
    const cells = db
      .prepare(
        "SELECT grp, bucket, SUM(lower) AS value FROM observation o JOIN slot ON slot.term = o.period JOIN place ON place.term = o.units GROUP BY grp, bucket"
      )
      .all()
    db.close()
    return cells.length
  })
}

/** Rows a second and seconds, ours and the bare ones, and their ratios. */
export const run = async (rows = 300_000) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-benchmark-"))
  try {
    const file = join(folder, "figures.db")
    const observations = Array.from({ length: rows }, (_, index) => figure(index))
    const scan = Rollup.scan(rollup, Territory.make([hierarchy], []), Cohort.lattice([]))
    const [append, ask, again] = await Effect.runPromise(
      ObservationStore.ObservationStore.use((store) =>
        Effect.gen(function* () {
          const [append] = yield* Effect.promise(() =>
            timed(() => Effect.runPromise(store.append({ id: "all", observations })))
          )
          const [first] = yield* Effect.promise(() => timed(() => Effect.runPromise(store.rollup(scan))))
          const [second] = yield* Effect.promise(() => timed(() => Effect.runPromise(store.rollup(scan))))
          return [append, first, second] as const
        })
      ).pipe(Effect.provide(Sqlite.layer({ file })))
    )
    const [raw] = await rawInsert(file, join(folder, "raw.db"))
    const [hand] = await handSql(file)
    const round = (value: number) => Number(value.toPrecision(3))
    return {
      rows,
      append: { rowsPerSecond: round(rows / append), bare: round(rows / raw), ratio: round(raw / append) },
      rollup: { first: round(ask), second: round(again), handSql: round(hand), ratio: round(hand / again) }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await run(process.argv[2] === undefined ? undefined : Number(process.argv[2])), null, 2))
}
