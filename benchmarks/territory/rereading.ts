/**
 * Monthly figures of old communes (3 measures, 12 months) read on the 34 provinces of the new boundaries, by year; beside
 * DuckDB's join with the crosswalk and group-by. Both must find the same sums. The communes are those that lived through all
 * of these months, for a figure says nothing beyond the life of its unit.
 */
import { DuckDBInstance } from "@duckdb/node-api"
import { Documents, type Figures, Instant, MemoryStore, Model, Period, Plan, Territory } from "@lantoa/core"
import { ManagedRuntime, Result } from "effect"
import { read } from "./loading.ts"
import type { Race } from "./main.ts"

const measures = 3
const ids = Array.from({ length: measures }, (_, measure) => `m${measure}`)
const hierarchy = "state"
const [last, first] = ["2025-06-30", "2025-07-01"]
const periods = Period.split(Period.from("2024-07/2025-06"), "month")
const years = Period.split(Period.from("2024/2025"), "year")

/** The figure of a measure, a commune and a month: made up, and the same in SQL. */
const figure = (measure: number, unit: number, month: number) => (unit * 31 + month * 17 + measure * 7) % 1000
const figureSql = "(u.unit::bigint * 31 + p.month * 17 + m.measure * 7) % 1000"

/** All figures as they come in: measure by measure, month after month. */
const figures = (units: ReadonlyArray<string>): Figures.Figures => {
  const each = units.length * periods.length
  const length = measures * each
  const ints = (of: (row: number) => number) => Int32Array.from({ length }, (_, row) => of(row))
  const [measure, unit] = [ints((row) => Math.floor(row / each)), ints((row) => row % units.length)]
  const period = ints((row) => Math.floor((row % each) / units.length))
  const value = Float64Array.from({ length }, (_, row) => figure(measure[row]!, unit[row]!, period[row]!))
  const none = new Int32Array(length).fill(-1)
  return {
    length,
    measure,
    period,
    units: unit,
    category: new Int32Array(length),
    team: none,
    activity: none,
    reporter: none,
    lower: value,
    upper: value,
    flags: new Uint8Array(length),
    knownAt: new Float64Array(length).fill(Instant.toMillis("2025-07-15T00:00:00Z")),
    ids: [],
    texts: {
      measures: ids,
      periods,
      units: units.map((id) => [id]),
      categories: [{ cohorts: [], breakdown: [] }],
      teams: [],
      activities: [],
      reporters: []
    }
  }
}

/** The measures, and an indicator of each. */
const definitions = Documents.from({
  measures: ids.map((id) => ({
    id,
    title: { vi: id, en: id },
    basis: "turn",
    accumulation: "flow",
    own: "no",
    additivity: { time: "additive" }
  })),
  indicators: ids.map((id) => ({ id, title: { vi: id, en: id }, expression: { _tag: "Measure", measure: id } }))
})

export const rereading = async (folder: string): Promise<Race> => {
  const model = Result.getOrThrow(Model.make(Documents.merge([read(folder), definitions])))
  const { territory } = model
  const level = (id: string) => Territory.levelIndex(territory, hierarchy, id)
  const on = (day: string) => Territory.unitsAtLevel(Territory.snapshotAt(territory, hierarchy, day), level("commune"))
  const older = new Set(on(Period.firstDay(periods[0]!)))
  const communes = on(last).filter((id) => older.has(id))
  const now = Territory.snapshotAt(territory, hierarchy, first)
  const provinces = Territory.unitsAtLevel(now, level("province"))
  const runtime = ManagedRuntime.make(MemoryStore.layerFigures(figures(communes)))
  const question = { hierarchy, units: provinces, periods: years, boundaries: { asOf: first } }
  let sum = 0
  const ours = async () => {
    territory.cache.placers.clear()
    sum = 0
    for (const indicator of ids) {
      const readings = await runtime.runPromise(Plan.read(model, { ...question, indicator }))
      sum += readings.reduce((total, reading) => total + (reading.reported ?? 0), 0)
    }
  }
  await ours()

  const instance = await DuckDBInstance.create(":memory:", { threads: "2" })
  const connection = await instance.connect()
  const communeNumber = new Map(communes.map((id, index) => [id, index]))
  const crosswalk = Territory.crosswalk(territory, { hierarchy, from: last, to: first, level: "commune" }).filter(
    (row) => communeNumber.has(row.from)
  )
  const heirs = [...new Set(crosswalk.map((row) => row.to))]
  const heirNumber = new Map(heirs.map((id, index) => [id, index]))
  const values = (rows: ReadonlyArray<ReadonlyArray<number>>) => rows.map((row) => `(${row.join()})`).join()
  const provinceNumber = (id: string) => provinces.indexOf(Territory.ancestorAt(now, id, level("province"))!)
  for (const sql of [
    `create table crosswalk(old usmallint, heir usmallint)`,
    `insert into crosswalk values ${values(crosswalk.map(({ from, to }) => [communeNumber.get(from)!, heirNumber.get(to)!]))}`,
    `create table heirs(heir usmallint, province utinyint)`,
    `insert into heirs values ${values(heirs.map((id, index) => [index, provinceNumber(id)]))}`,
    `create table observation as
      select m.measure::utinyint measure, u.unit::usmallint unit, (date '2024-07-01' + interval (p.month) month)::date as month,
        (${figureSql})::double as value
      from range(${measures}) m(measure), range(${periods.length}) p(month), range(${communes.length}) u(unit)`
  ]) {
    await connection.run(sql)
  }
  const rollup = `select measure, province, year(month) as year, sum(value) as value, count(*) as figures
    from observation
    join (select distinct old, province from crosswalk join heirs using (heir)) on unit = old
    group by all`
  const peer = async () => {
    const rows = (await connection.runAndReadAll(rollup)).getRows()
    const total = rows.reduce((all, row) => all + Number(row[3]), 0)
    if (total !== sum) throw new Error(`DuckDB finds ${total}, we find ${sum}`)
  }
  return {
    name: `re-read ${measures * communes.length * periods.length} figures of old communes by new province and year`,
    ours,
    peer,
    close: () => (connection.closeSync(), instance.closeSync(), void runtime.dispose())
  }
}
