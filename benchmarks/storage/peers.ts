/** The best that hand-written code does on the same engines, for somebody who knows that nothing overlaps. */
import { DatabaseSync } from "node:sqlite"
import { type Figures, Period } from "@lantoa/core"
import { hostOf } from "./world.ts"

const bounds = ({ texts }: Figures.Figures) => texts.periods.map((period) => Period.bounds(period))

/** Codes of who reports what: one for each measure and units. */
const seriesOf = ({ measure, texts, units }: Figures.Figures, row: number): number =>
  units[row]! * texts.measures.length + measure[row]!

/** Figures in typed arrays, with a table of the boxes that are filled. */
export const appendInMemory = (figures: Figures.Figures): { readonly sum: number } => {
  const { length, lower, period, texts } = figures
  const [series, days, values] = [new Int32Array(length), new Int32Array(length), new Float64Array(length)]
  const filled = new Map<number, number>()
  let sum = 0
  for (let row = 0; row < length; row++) {
    const own = seriesOf(figures, row)
    const box = own * texts.periods.length + period[row]!
    if (filled.has(box)) throw new Error(`row ${row} is there already`)
    filled.set(box, row)
    series[row] = own
    days[row] = period[row]!
    values[row] = lower[row]!
    sum += lower[row]!
  }
  return { sum }
}

/** One prepared insert into a table with the same codes and the same unique key, in one transaction. */
export const appendToSqlite = (file: string, figures: Figures.Figures): void => {
  const db = new DatabaseSync(file)
  db.exec("PRAGMA journal_mode = WAL")
  db.exec("CREATE TABLE term (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (kind, text))")
  db.exec("CREATE TABLE series (id INTEGER PRIMARY KEY, measure INTEGER NOT NULL, units INTEGER NOT NULL)")
  db.exec(
    `CREATE TABLE figure (measure INTEGER NOT NULL, last_day INTEGER NOT NULL, first_day INTEGER NOT NULL,
      series INTEGER NOT NULL, lower REAL, upper REAL, flags INTEGER NOT NULL, known_at INTEGER NOT NULL,
      PRIMARY KEY (measure, last_day, first_day, series)) WITHOUT ROWID`
  )
  const days = bounds(figures)
  const { flags, knownAt, length, lower, measure, period, texts, upper } = figures
  db.exec("BEGIN IMMEDIATE")
  const term = db.prepare("INSERT INTO term VALUES (?, ?, ?)")
  for (const [unit, set] of texts.units.entries()) term.run(unit, "units", set[0]!)
  for (const [one, text] of texts.measures.entries()) term.run(texts.units.length + one, "measure", text)
  const series = db.prepare("INSERT INTO series VALUES (?, ?, ?)")
  for (let unit = 0; unit < texts.units.length; unit++)
    for (let one = 0; one < texts.measures.length; one++) series.run(unit * texts.measures.length + one, one, unit)
  const insert = db.prepare("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
  for (let row = 0; row < length; row++) {
    const { end, start } = days[period[row]!]!
    insert.run(
      measure[row]!,
      end - 1,
      start,
      seriesOf(figures, row),
      lower[row]!,
      upper[row]!,
      flags[row]!,
      knownAt[row]!
    )
  }
  db.exec("COMMIT")
  db.close()
}

/** Sums, figures and covered (unit, period) of each measure, group and month: two joins and one grouping. */
export const rollUpInSqlite = (file: string, level: "province" | "commune", periods: ReadonlyArray<string>) => {
  const db = new DatabaseSync(file)
  db.exec("CREATE TEMP TABLE place (series INTEGER PRIMARY KEY, unit INTEGER, grp INTEGER)")
  db.exec(
    "CREATE TEMP TABLE slot (last_day INTEGER, first_day INTEGER, bucket INTEGER, PRIMARY KEY (last_day, first_day))"
  )
  const place = db.prepare("INSERT INTO place VALUES (?, ?, ?)")
  const named = db.prepare("SELECT s.id, s.units, t.text FROM series s JOIN term t ON t.id = s.units")
  db.exec("BEGIN")
  for (const { id, text, units } of named.all()) {
    const unit = Number(String(text).slice(1))
    place.run(id!, units!, level === "commune" ? unit : hostOf(unit))
  }
  db.exec("COMMIT")
  const slot = db.prepare("INSERT INTO slot VALUES (?, ?, ?)")
  for (const [index, period] of periods.entries()) {
    const { end, start } = Period.bounds(Period.from(period))
    slot.run(end - 1, start, index)
  }
  const rolled = db.prepare(
    `SELECT measure, grp, bucket, SUM(lower), COUNT(*), COUNT(DISTINCT unit) FROM slot
      JOIN figure USING (last_day, first_day) JOIN place USING (series) GROUP BY measure, grp, bucket`
  )
  rolled.setReturnArrays(true)
  const cells = rolled.all() as unknown as ReadonlyArray<ReadonlyArray<number>>
  db.close()
  return { cells: cells.length, sum: cells.reduce((sum, cell) => sum + cell[3]!, 0) }
}

/** The latest figure of each series by the end of a period, added up by provinces. */
export const lastInSqlite = (file: string, period: string): number => {
  const db = new DatabaseSync(file)
  const units = db.prepare("SELECT s.id, t.text FROM series s JOIN term t ON t.id = s.units").all()
  const hosts = new Map(units.map(({ id, text }) => [Number(id), hostOf(Number(String(text).slice(1)))]))
  const latest = db.prepare(
    `SELECT s.id, (SELECT lower FROM figure f WHERE f.measure = s.measure AND f.series = s.id AND f.last_day = (
        SELECT MAX(last_day) FROM figure g WHERE g.measure = s.measure AND g.last_day <= ?)) FROM series s`
  )
  latest.setReturnArrays(true)
  const sums = new Map<number, number>()
  const { end } = Period.bounds(Period.from(period))
  for (const [id, value] of latest.all(end - 1) as unknown as ReadonlyArray<ReadonlyArray<number>>) {
    const host = hosts.get(id!)!
    sums.set(host, (sums.get(host) ?? 0) + value!)
  }
  db.close()
  return [...sums.values()].reduce((sum, value) => sum + value, 0)
}

/** The figures of a file in typed arrays: series, days, values and moments. */
export const scanSqlite = (file: string): number => {
  const db = new DatabaseSync(file)
  const all = db.prepare("SELECT series, last_day, first_day, lower, upper, flags, known_at FROM figure")
  all.setReturnArrays(true)
  const rows = all.all() as unknown as ReadonlyArray<ReadonlyArray<number>>
  const found = Array.from({ length: 7 }, () => new Float64Array(rows.length))
  for (const [at, row] of rows.entries()) for (let column = 0; column < 7; column++) found[column]![at] = row[column]!
  db.close()
  return found[0]!.length
}

/** The same from columns in memory. */
export const scanMemory = ({ flags, knownAt, lower, period, units, upper }: Figures.Figures): number =>
  [units.slice(), period.slice(), lower.slice(), upper.slice(), flags.slice(), knownAt.slice()][0]!.length
