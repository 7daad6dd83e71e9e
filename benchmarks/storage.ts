/**
 * Figures into SQLite and asked for again through the public calls, beside the least that `node:sqlite` could do for the same
 * rows: one prepared insert, and the sum as a person would write it who knows that nothing overlaps.
 *
 *   pnpm --silent run bench storage [--json] [--rows 100000]
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import { type Documents, Lantoa, type Observation, Period } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"

const provinces = 34
const communes = 3321
const months = Period.split(Period.from("2025"), "month")
const knownAt = "2026-01-01T00:00:00Z"

const text = (name: string) => ({ vi: name, en: name })
const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`)
const hostOf = (commune: number) => `p${commune % provinces}`

/** The country, its teams, and turns that teams report for their communes. */
const documents = (teams: number): Documents.Encoded => ({
  units: [...named("p", provinces), ...named("c", communes)].map((id) => ({ id, names: [{ name: text(id) }] })),
  hierarchies: [
    {
      id: "state",
      name: text("state"),
      levels: [
        { id: "province", name: text("province"), complete: true },
        { id: "commune", name: text("commune"), complete: true }
      ],
      edges: [
        ...named("p", provinces).map((unit) => ({ unit, level: "province" })),
        ...named("c", communes).map((unit, index) => ({ unit, parent: hostOf(index), level: "commune" }))
      ]
    }
  ],
  teams: named("c", communes).flatMap((host) =>
    named(`${host}-t`, teams).map((id) => ({ id, name: text(id), kind: "volunteer", host }))
  ),
  measures: [{ id: "turns", title: text("turns"), basis: "turn", accumulation: "flow", own: "no", reports: ["teams"] }],
  indicators: [{ id: "turns", title: text("turns"), expression: { _tag: "Measure", measure: "turns" } }]
})

/** One figure a commune, team and month. */
const figure = (index: number): Observation.Encoded => {
  const commune = `c${index % communes}`
  return {
    measure: "turns",
    units: [commune],
    period: months[Math.floor(index / communes) % months.length]!,
    value: index % 50,
    team: `${commune}-t${Math.floor(index / communes / months.length)}`,
    knownAt
  }
}

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

/** What a person would write who knows that nothing overlaps: two joins and one grouping. */
const handSql = (file: string, buckets: ReadonlyArray<string>): Promise<readonly [number, number]> => {
  const db = new DatabaseSync(file)
  db.exec("CREATE TEMP TABLE place (term INTEGER PRIMARY KEY, grp INTEGER)")
  db.exec("CREATE TEMP TABLE slot (first_day INTEGER PRIMARY KEY, last_day INTEGER, bucket INTEGER)")
  return timed(() => {
    const place = db.prepare("INSERT INTO place VALUES (?, ?)")
    for (const { id, text: unit } of db.prepare("SELECT id, text FROM term WHERE kind = 'units'").all()) {
      place.run(id!, Number(String(unit).slice(1)) % provinces)
    }
    const slot = db.prepare("INSERT INTO slot VALUES (?, ?, ?)")
    for (const [index, bucket] of buckets.entries()) {
      const { end, start } = Period.bounds(Period.from(bucket))
      slot.run(start, end - 1, index)
    }
    const cells = db
      .prepare(
        `SELECT grp, bucket, SUM(lower) AS value FROM slot JOIN figure USING (first_day, last_day)
          JOIN series ON series.id = series JOIN place ON place.term = units GROUP BY grp, bucket`
      )
      .all()
    db.close()
    return cells.reduce((sum, cell) => sum + Number(cell["value"]), 0)
  })
}

interface Line {
  readonly name: string
  readonly ours_s: number
  readonly again_s?: number
  readonly bare_s: number
  readonly ratio: number
}

const measured = async (rows: number): Promise<ReadonlyArray<Line>> => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-benchmark-"))
  try {
    const file = join(folder, "figures.db")
    const figures = Array.from({ length: rows }, (_, index) => figure(index))
    await using lantoa = await Lantoa.open({ store: Sqlite.layer({ file }) })
    await lantoa.put(documents(Math.ceil(rows / communes / months.length)), { knownAt })
    const [commit] = await timed(() => lantoa.commit({ figures }))
    const [bare] = await rawInsert(file, join(folder, "raw.db"))
    const lines: Array<Line> = [
      { name: `commit of ${rows} figures`, ours_s: commit, bare_s: bare, ratio: commit / bare }
    ]
    for (const [name, periods] of [
      ["a month of 34 provinces", ["2025-03"]],
      ["the months of 34 provinces", months]
    ] as const) {
      const question = { indicator: "turns", hierarchy: "state", units: named("p", provinces), periods }
      const [first, readings] = await timed(() => lantoa.read(question))
      const [again] = await timed(() => lantoa.read(question))
      const [hand, sum] = await handSql(file, periods)
      const found = readings.reduce((total, reading) => total + (reading.reported ?? reading.value?.lower ?? 0), 0)
      if (found !== sum) throw new Error(`${name}: we find ${found}, a person ${sum}`)
      lines.push({ name, ours_s: first, again_s: again, bare_s: hand, ratio: again / hand })
    }
    return lines
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A table, or with `--json` one line a measure. */
export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { json: { type: "boolean", default: false }, rows: { type: "string", default: "100000" } }
  })
  const round = (value: string | number) => (typeof value === "number" ? Number(value.toPrecision(3)) : value)
  const lines = (await measured(Number(values.rows))).map((line) =>
    Object.fromEntries(Object.entries(line).map(([key, value]) => [key, round(value)]))
  )
  if (values.json) for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`)
  else console.table(lines)
}
