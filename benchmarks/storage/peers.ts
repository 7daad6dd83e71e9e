/** The best that hand-written code does on the same engines, for somebody who knows that nothing overlaps. */
import { DatabaseSync } from "node:sqlite"
import { type Figures, Period } from "@lantoa/core"
import { communeOf, hostOf } from "./world.ts"

const bounds = ({ texts }: Figures.Figures) => texts.periods.map((period) => Period.bounds(period))

/** Codes of who reports what: one for each measure and units. */
const seriesOf = ({ measure, texts, units }: Figures.Figures, row: number): number =>
  units[row]! * texts.measures.length + measure[row]!

/**
 * All that figures say, kept by hand as the tables of the other engines keep it: terms, series, and rows in typed arrays with a
 * table of the boxes that are filled.
 */
export const appendInMemory = (figures: Figures.Figures) => {
  const { length, texts } = figures
  const terms = new Map<string, number>()
  for (const [unit, set] of texts.units.entries()) terms.set(`units ${set[0]!}`, unit)
  for (const [one, text] of texts.measures.entries()) terms.set(`measure ${text}`, texts.units.length + one)
  const made = texts.units.length * texts.measures.length
  const [units, measures] = [new Int32Array(made), new Int32Array(made)]
  for (let one = 0; one < made; one++) {
    units[one] = Math.floor(one / texts.measures.length)
    measures[one] = one % texts.measures.length
  }
  const days = bounds(figures)
  const [first, last, series] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)]
  const filled = new Map<number, number>()
  for (let row = 0; row < length; row++) {
    const period = figures.period[row]!
    const box = seriesOf(figures, row) * texts.periods.length + period
    if (filled.has(box)) throw new Error(`row ${row} is there already`)
    filled.set(box, row)
    series[row] = seriesOf(figures, row)
    first[row] = days[period]!.start
    last[row] = days[period]!.end - 1
  }
  const [lower, upper, flags] = [figures.lower.slice(), figures.upper.slice(), figures.flags.slice()]
  return { terms, units, measures, series, first, last, lower, upper, flags, knownAt: figures.knownAt.slice(), filled }
}

/** How many rows by hand go in with one statement: more or fewer take longer. */
const atOnce = 64

/** Rows of numbers by prepared statements of many rows each. */
const insertMany = (
  db: DatabaseSync,
  table: string,
  columns: ReadonlyArray<(row: number) => number>,
  rows: Int32Array
): void => {
  const one = `(${columns.map(() => "?").join(", ")})`
  const whole = rows.length - (rows.length % atOnce)
  for (const [from, to, size] of [
    [0, whole, atOnce],
    [whole, rows.length, 1]
  ] as const) {
    const insert = db.prepare(`INSERT INTO ${table} VALUES ${Array.from({ length: size }, () => one).join(", ")}`)
    const given = Array.from({ length: size * columns.length }, () => 0)
    for (let at = from; at < to; at += size) {
      let place = 0
      for (let row = at; row < at + size; row++) for (const column of columns) given[place++] = column(rows[row]!)
      insert.run(...given)
    }
  }
}

/** All numbers below another, in the order of their measures and periods: as the rows lie in the table. */
const inOrder = ({ length, measure, period, texts }: Figures.Figures): Int32Array => {
  const key = (row: number) => measure[row]! * texts.periods.length + period[row]!
  const buckets = Array.from({ length: texts.measures.length * texts.periods.length }, () => [] as Array<number>)
  for (let row = 0; row < length; row++) buckets[key(row)]!.push(row)
  return Int32Array.from(buckets.flat())
}

/**
 * Prepared inserts of many rows into tables with the same codes and the same unique keys, in one transaction: a text, a series and
 * a box are there once, and every figure has a number to be found by.
 */
export const appendToSqlite = (file: string, figures: Figures.Figures): void => {
  const db = new DatabaseSync(file)
  db.exec("PRAGMA journal_mode = WAL; PRAGMA cache_size = -16384")
  db.exec("CREATE TABLE term (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (kind, text))")
  db.exec(
    "CREATE TABLE series (id INTEGER PRIMARY KEY, measure INTEGER NOT NULL, units INTEGER NOT NULL, UNIQUE (measure, units))"
  )
  db.exec(
    `CREATE TABLE figure (measure INTEGER NOT NULL, last_day INTEGER NOT NULL, first_day INTEGER NOT NULL,
      series INTEGER NOT NULL, lower REAL, upper REAL, flags INTEGER NOT NULL, known_at INTEGER NOT NULL,
      place INTEGER NOT NULL UNIQUE, PRIMARY KEY (measure, last_day, first_day, series)) WITHOUT ROWID`
  )
  const days = bounds(figures)
  const { flags, knownAt, lower, measure, period, texts, upper } = figures
  const many = texts.measures.length
  db.exec("BEGIN IMMEDIATE")
  const term = db.prepare("INSERT INTO term VALUES (?, ?, ?)")
  for (const [unit, set] of texts.units.entries()) term.run(unit, "units", set[0]!)
  for (const [one, text] of texts.measures.entries()) term.run(texts.units.length + one, "measure", text)
  const series = [(one: number) => one, (one: number) => one % many, (one: number) => Math.floor(one / many)]
  insertMany(
    db,
    "series",
    series,
    Int32Array.from({ length: texts.units.length * many }, (_, one) => one)
  )
  const columns = [
    (row: number) => measure[row]!,
    (row: number) => days[period[row]!]!.end - 1,
    (row: number) => days[period[row]!]!.start,
    (row: number) => seriesOf(figures, row),
    (row: number) => lower[row]!,
    (row: number) => upper[row]!,
    (row: number) => flags[row]!,
    (row: number) => knownAt[row]!,
    (row: number) => row
  ]
  insertMany(db, "figure", columns, inOrder(figures))
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
    const unit = communeOf(String(text))
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
  const hosts = new Map(units.map(({ id, text }) => [Number(id), hostOf(communeOf(String(text)))]))
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
