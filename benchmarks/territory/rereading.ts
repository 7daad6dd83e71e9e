/**
 * Ten million monthly figures of the 10,035 old communes (12 measures, 84 months) read on the 34 provinces of the new
 * boundaries, by year; beside DuckDB's join with the crosswalk and group-by. Both must find the same sums.
 */
import { DuckDBInstance } from "@duckdb/node-api"
import { Cohort, MemoryStore, ObservationStore, Period, Rollup, Territory } from "@lantoa/core"
import { Effect, ManagedRuntime } from "effect"
import { load } from "./loading.ts"
import type { Race } from "./main.ts"

const measures = 12
const hierarchy = "state"
const [last, first] = ["2025-06-30", "2025-07-01"]
const periods = Period.split(Period.make("2018-07/2025-06"), "month")
const years = Period.split(Period.make("2018/2025"), "year")

/** The figure of a measure, a commune and a month: made up, and the same in SQL. */
const figure = (measure: number, unit: number, month: number) => (unit * 31 + month * 17 + measure * 7) % 1000
const figureSql = "(u.unit::bigint * 31 + p.month * 17 + m.measure * 7) % 1000"

const columns = (measure: number, units: ReadonlyArray<string>): MemoryStore.Columns => {
  const rows = units.length * periods.length
  const unit = new Uint16Array(rows)
  const period = new Uint16Array(rows)
  const value = new Float64Array(rows)
  // As they come in: month after month.
  for (let row = 0; row < rows; row++) {
    unit[row] = row % units.length
    period[row] = Math.floor(row / units.length)
    value[row] = figure(measure, unit[row]!, period[row]!)
  }
  return {
    batch: `m${measure}`,
    measure: `m${measure}`,
    knownAt: "2025-07-15T00:00:00Z",
    units,
    periods,
    unit,
    period,
    value
  }
}

export const rereading = async (folder: string): Promise<Race> => {
  const territory = load(folder)
  const level = (id: string) => Territory.levelIndex(territory, hierarchy, id)
  const communes = Territory.unitsAtLevel(Territory.at(territory, hierarchy, last), level("commune"))
  const now = Territory.at(territory, hierarchy, first)
  const provinces = Territory.unitsAtLevel(now, level("province"))
  const layer = MemoryStore.layerColumns(Array.from({ length: measures }, (_, measure) => columns(measure, communes)))
  const runtime = ManagedRuntime.make(layer)
  const lattice = Cohort.lattice([])
  const read = (measure: string) =>
    Effect.flatMap(ObservationStore.ObservationStore, (store) =>
      store.rollup(
        Rollup.scan(
          {
            measure,
            where: {},
            hierarchy,
            boundaries: { asOf: first },
            groups: provinces,
            buckets: years,
            along: { time: "sum", team: "sum", cohort: "sum", place: "sum" },
            missing: "unknown"
          },
          territory,
          lattice
        )
      )
    )
  let sum = 0
  const ours = async () => {
    territory.cache.placers.clear()
    const tables = await runtime.runPromise(
      Effect.forEach(
        Array.from({ length: measures }, (_, m) => `m${m}`),
        read
      )
    )
    sum = tables.reduce((total, table) => total + table.lower.reduce((a, b) => a + b, 0), 0)
    if (tables.some((table) => table.parts.some((part) => part > 0))) throw new Error("province sums must be exact")
  }
  await ours()

  const instance = await DuckDBInstance.create(":memory:", { threads: "2" })
  const connection = await instance.connect()
  const crosswalk = Territory.crosswalk(territory, { hierarchy, from: last, to: first, level: "commune" })
  const heirs = [...new Set(crosswalk.map((row) => row.to))]
  const heirNumber = new Map(heirs.map((id, index) => [id, index]))
  const communeNumber = new Map(communes.map((id, index) => [id, index]))
  const values = (rows: ReadonlyArray<ReadonlyArray<number>>) => rows.map((row) => `(${row.join()})`).join()
  const provinceNumber = (id: string) => provinces.indexOf(Territory.ancestorAt(now, id, level("province"))!)
  for (const sql of [
    `create table crosswalk(old usmallint, heir usmallint)`,
    `insert into crosswalk values ${values(crosswalk.map(({ from, to }) => [communeNumber.get(from)!, heirNumber.get(to)!]))}`,
    `create table heirs(heir usmallint, province utinyint)`,
    `insert into heirs values ${values(heirs.map((id, index) => [index, provinceNumber(id)]))}`,
    `create table observation as
      select m.measure::utinyint measure, u.unit::usmallint unit, (date '2018-07-01' + interval (p.month) month)::date as month,
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
