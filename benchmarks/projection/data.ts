/** Readers of the files the benchmark scores: adoption series, rolling-origin tasks, M3's format. */
import { readFileSync } from "node:fs"
import { Series } from "@lantoa/projection"

/** Observed years of one series. */
export interface Adoption {
  readonly id: string
  readonly entity: string
  readonly indicator: string
  readonly years: ReadonlyMap<number, number>
}

/** One forecast to make: what may be seen, what came after. */
export interface Task {
  readonly id: string
  readonly indicator: string
  /** The country, or what stands for it: tasks of one group share shocks. */
  readonly group: string
  readonly seriesId: string
  readonly origin: number
  readonly training: Series.Series
  /** Steps 1 to 5; `NaN` where nothing was observed. */
  readonly truth: Float64Array
}

/** Indicators that are interpolations of a model, not measurements. */
export const modelled: ReadonlyArray<string> = ["basic_sanitation", "clean_cooking", "electricity_access"]

/** Indicators that can exceed 100. */
export const unbounded: ReadonlyArray<string> = ["mobile_subscriptions", "fixed_broadband"]

/** Rows of a CSV file as records by column. */
export const readCsv = (text: string): ReadonlyArray<Readonly<Record<string, string>>> => {
  const [header = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "")
  const names = cells(header)
  return lines.map((line) => {
    const row = cells(line)
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""]))
  })
}

const cells = (line: string): ReadonlyArray<string> =>
  Array.from(line.trim().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), (match) =>
    match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"')
  )

export const readAdoption = (path: string): ReadonlyMap<string, Adoption> => {
  const series = new Map<string, Adoption & { readonly years: Map<number, number> }>()
  for (const row of readCsv(readFileSync(path, "utf8"))) {
    const id = row["series_id"] ?? ""
    const value = Number(row["value"])
    let one = series.get(id)
    if (one === undefined) {
      one = { id, entity: row["entity"] ?? "", indicator: row["indicator"] ?? "", years: new Map() }
      series.set(id, one)
    }
    if (row["value"] !== "" && Number.isFinite(value)) one.years.set(Number(row["year"]), value)
  }
  return series
}

const longest = 30
const horizon = 5

/** Tasks by the rule of the reference: a yearly grid to the origin, at most 30 years, inner gaps filled or left. */
export const readTasks = (path: string, adoption: ReadonlyMap<string, Adoption>): ReadonlyArray<Task> =>
  readCsv(readFileSync(path, "utf8")).flatMap((row) => {
    const series = adoption.get(row["series_id"] ?? "")
    if (series === undefined) return []
    return [taskAt(row["task_id"] ?? "", series, Number(row["origin"]))]
  })

/** The task at an origin of a series. */
export const taskAt = (id: string, series: Adoption, origin: number): Task => {
  const first = Math.min(...series.years.keys())
  const from = Math.max(first, origin - longest + 1)
  const values = Float64Array.from({ length: origin - from + 1 }, (_, t) => series.years.get(from + t) ?? NaN)
  return {
    id,
    indicator: series.indicator,
    group: series.indicator.endsWith("_nuts") ? series.entity.slice(0, 2) : series.entity,
    seriesId: series.id,
    origin,
    training: { values, frequency: 1, bounds: Series.percent },
    truth: Float64Array.from({ length: horizon }, (_, h) => series.years.get(origin + h + 1) ?? NaN)
  }
}

/** One series of a competition, with its official hold-out. */
export interface Contest {
  readonly id: string
  readonly period: string
  readonly training: Series.Series
  readonly holdout: Float64Array
}

export const readContest = (path: string): ReadonlyArray<Contest> =>
  readCsv(readFileSync(path, "utf8")).map((row) => {
    const values = Float64Array.from((row["values"] ?? "").trim().split(/\s+/).map(Number))
    const split = Number(row["n_train"])
    return {
      id: row["series_id"] ?? "",
      period: row["period"] ?? "",
      training: { values: values.slice(0, split), frequency: Number(row["freq"]), bounds: Series.unbounded },
      holdout: values.slice(split, split + Number(row["h"]))
    }
  })
