/** The best that hand-written code does on DuckDB, for somebody who knows that nothing overlaps. */
import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, INTEGER } from "@duckdb/node-api"
import { type Figures, Period } from "@lantoa/core"
import { communeOf, hostOf, provinces } from "./world.ts"

const within = async <A>(
  file: string,
  run: (connection: DuckDBConnection) => Promise<A>,
  options: Record<string, string> = {}
): Promise<A> => {
  const instance = await DuckDBInstance.create(file, options)
  const connection = await instance.connect()
  try {
    return await run(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const rowsOf = async (connection: DuckDBConnection, sql: string): Promise<ReadonlyArray<ReadonlyArray<unknown>>> =>
  (await connection.run(sql)).getRows()

type Numbers = (row: number) => number

/** Rows through the appender, a full chunk at a time. */
const append = async (connection: DuckDBConnection, table: string, length: number, columns: ReadonlyArray<Numbers>) => {
  const appender = await connection.createAppender(table)
  const types = columns.map((_, column) => (appender.columnType(column) === DOUBLE ? DOUBLE : INTEGER))
  for (let from = 0; from < length; from += 2048) {
    const rows = Math.min(2048, length - from)
    const chunk = DuckDBDataChunk.create(types, rows)
    for (const [index, value] of columns.entries()) {
      const vector = chunk.getColumnVector(index)
      for (let row = 0; row < rows; row++) vector.setItem(row, value(from + row))
      vector.flush()
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** A table with the same codes and the same unique key, filled in one transaction. */
export const appendTo = (file: string, figures: Figures.Figures): Promise<void> =>
  within(file, async (connection) => {
    const { flags, knownAt, length, lower, measure, period, texts, units, upper } = figures
    const days = texts.periods.map((one) => Period.bounds(one))
    const many = texts.measures.length
    await connection.run("CREATE TABLE term (id INTEGER PRIMARY KEY, kind VARCHAR, text VARCHAR, UNIQUE (kind, text))")
    await connection.run("CREATE TABLE series (id INTEGER PRIMARY KEY, measure INTEGER, units INTEGER)")
    await connection.run(
      `CREATE TABLE figure (measure INTEGER, last_day INTEGER, first_day INTEGER, series INTEGER, lower DOUBLE, upper DOUBLE,
        flags INTEGER, known_at DOUBLE, PRIMARY KEY (measure, last_day, first_day, series))`
    )
    await connection.run("BEGIN")
    const terms = await connection.createAppender("term")
    for (const [index, [kind, text]] of [
      ...texts.units.map(([unit]) => ["units", unit!] as const),
      ...texts.measures.map((one) => ["measure", one] as const)
    ].entries()) {
      terms.appendInteger(index)
      terms.appendVarchar(kind)
      terms.appendVarchar(text)
      terms.endRow()
    }
    terms.closeSync()
    const of = (row: number) => units[row]! * many + measure[row]!
    await append(connection, "series", texts.units.length * many, [
      (row) => row,
      (row) => row % many,
      (row) => Math.floor(row / many)
    ])
    await append(connection, "figure", length, [
      (row) => measure[row]!,
      (row) => days[period[row]!]!.end - 1,
      (row) => days[period[row]!]!.start,
      of,
      (row) => lower[row]!,
      (row) => upper[row]!,
      (row) => flags[row]!,
      (row) => knownAt[row]!
    ])
    await connection.run("COMMIT")
  })

/** Series with their units and what these lie in, in a table of the connection's own. */
const place = async (connection: DuckDBConnection, level: "province" | "commune") => {
  await connection.run("CREATE TEMP TABLE place (series INTEGER, unit INTEGER, grp INTEGER)")
  const named = await rowsOf(connection, "SELECT s.id, s.units, t.text FROM series s JOIN term t ON t.id = s.units")
  const numbers = named.map(([id, units, text]) => {
    const unit = communeOf(String(text))
    return [Number(id), Number(units), level === "commune" ? unit : hostOf(unit)]
  })
  await append(
    connection,
    "place",
    numbers.length,
    [0, 1, 2].map((column) => (row: number) => numbers[row]![column]!)
  )
}

/** Sums, figures and covered units of each measure, group and month, or of what several make up: two joins and one grouping. */
export const rollUp = (
  file: string,
  level: "province" | "commune",
  periods: ReadonlyArray<string>,
  bucketOf: (month: number) => number = (month) => month
) =>
  within(file, async (connection) => {
    await place(connection, level)
    const slots = periods.map((period, index) => {
      const { end, start } = Period.bounds(Period.from(period))
      return `(${end - 1}, ${start}, ${bucketOf(index)})`
    })
    const cells = await rowsOf(
      connection,
      `SELECT measure, grp, bucket, SUM(lower), COUNT(*), COUNT(DISTINCT unit)
        FROM (VALUES ${slots.join(", ")}) slot(last_day, first_day, bucket)
        JOIN figure USING (last_day, first_day) JOIN place USING (series) GROUP BY measure, grp, bucket`
    )
    return { cells: cells.length, sum: cells.reduce((sum, cell) => sum + Number(cell[3]), 0) }
  })

/** The latest figure of each series by the end of a period, added up by provinces. */
export const last = (file: string, period: string): Promise<number> =>
  within(file, async (connection) => {
    await place(connection, "province")
    const { end } = Period.bounds(Period.from(period))
    const sums = await rowsOf(
      connection,
      `SELECT grp, SUM(lower) FROM (SELECT series, arg_max(lower, last_day) AS lower FROM figure
        WHERE last_day < ${end} GROUP BY series) JOIN place USING (series) GROUP BY grp`
    )
    return sums.reduce((sum, [, value]) => sum + Number(value), 0)
  })

/** Every figure of a file, a chunk at a time. */
export const scan = (file: string): Promise<number> =>
  within(file, async (connection) => {
    const all = await connection.stream("SELECT series, last_day, first_day, lower, upper, flags, known_at FROM figure")
    let rows = 0
    for await (const chunk of all) rows += chunk.getColumns()[0]!.length
    return rows
  })

/**
 * Sums, figures and covered reporters of measures by provinces and months, in a database of Lantoa's; a week is in the month of
 * its Thursday.
 */
export const months = (
  file: string,
  measures: ReadonlyArray<string>,
  periods: ReadonlyArray<string>,
  byWeeks: boolean
) =>
  within(
    file,
    async (connection) => {
      const slots = periods.flatMap((period, bucket) => {
        const own = Period.from(period)
        const all = byWeeks ? Period.split(own, "week").filter((week) => isWithin(own, week)) : [own]
        return all.map((one) => `(${Period.bounds(one).end - 1}, ${Period.bounds(one).start}, ${bucket})`)
      })
      const asked = `(SELECT id FROM term WHERE kind = 'measure' AND text IN ('${measures.join("', '")}'))`
      await connection.run(
        `CREATE TEMP TABLE place AS SELECT s.id AS series, CASE WHEN team = 0 THEN units ELSE team END AS unit,
          CAST(substr(t.text, 2) AS INTEGER) % ${provinces} AS grp
          FROM series s JOIN term t ON t.id = s.units WHERE s.measure IN ${asked}`
      )
      const cells = await rowsOf(
        connection,
        `SELECT measure, grp, bucket, SUM(lower), COUNT(*), COUNT(DISTINCT unit)
          FROM (VALUES ${slots.join(", ")}) slot(last_day, first_day, bucket)
          JOIN figure USING (last_day, first_day) JOIN place USING (series)
          WHERE ended = 0 AND measure IN ${asked} GROUP BY measure, grp, bucket`
      )
      return cells.reduce((sum, cell) => sum + Number(cell[3]), 0)
    },
    { access_mode: "READ_ONLY" }
  )

/** Whether the Thursday of a week is in a month. */
const isWithin = (month: Period.Period, week: Period.Period): boolean => {
  const [{ end, start }, thursday] = [Period.bounds(month), Period.bounds(week).start + 3]
  return start <= thursday && thursday < end
}
