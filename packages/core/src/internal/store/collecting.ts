/** Observations put into columns one after the other. @internal */
import type * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import * as Observation from "../../Observation.ts"
import { blank } from "./blank.ts"
import { categoryOf, coders, flagsOf, listed } from "./coding.ts"
import { type Rest, restOf } from "./rest.ts"

const isEmpty = (record: object): boolean => {
  for (const _ in record) return false
  return true
}

/** Columns that take so many observations. */
export const collecting = (length: number) => {
  const codes = coders()
  const { activities, categories, measures, periods, reporters, teams, units } = codes
  const ids: Array<string> = []
  const rests = new Map<number, Rest>()
  const columns = blank(length)
  let row = 0
  // Most figures are of everybody.
  let everybody = -1
  const ofEverybody = (): number =>
    everybody === -1 ? (everybody = categories.code({ cohorts: [], breakdown: [] })) : everybody
  /** A figure of everybody about one unit that reports it itself: codes of its texts, its value, and its moment in milliseconds. */
  const put = (
    measure: number,
    period: number,
    unit: number,
    team: number,
    activity: number,
    value: number,
    knownAt: number
  ): void => {
    columns.measure[row] = measure
    columns.period[row] = period
    columns.units[row] = unit
    columns.category[row] = ofEverybody()
    columns.team[row] = team
    columns.activity[row] = activity
    columns.reporter[row] = -1
    columns.lower[row] = value
    columns.upper[row] = value
    columns.knownAt[row] = knownAt
    row++
  }
  let [moment, millis] = ["", 0]
  const add = (one: Observation.Observation): void => {
    const { breakdown, cohorts, knownAt, units: set, value } = one
    if (knownAt !== moment) [moment, millis] = [knownAt, Instant.toMillis(knownAt)]
    columns.measure[row] = measures.code(one.measure)
    columns.period[row] = periods.code(one.period)
    columns.units[row] = units.code(set.length === 1 ? set : [...new Set(set)].sort())
    columns.category[row] =
      cohorts.length === 0 && isEmpty(breakdown) ? ofEverybody() : categories.code(categoryOf(one))
    columns.team[row] = teams.code(one.team)
    columns.activity[row] = activities.code(one.activity)
    columns.reporter[row] = reporters.code(Observation.reporterOf(one))
    columns.lower[row] = value === null ? NaN : value.lower
    // What holds no number at all is not the same as what is not known: stores refuse it.
    columns.upper[row] = value === null ? NaN : Number.isNaN(value.lower) ? 0 : value.upper
    columns.flags[row] = flagsOf(value)
    columns.knownAt[row] = millis
    if (one.id !== "") ids[row] = one.id
    const rest = restOf(one)
    if (rest !== undefined) rests.set(row, rest)
    row++
  }
  const done = (): Figures.Figures => ({
    ...columns,
    length,
    ids: ids.length === 0 ? ids : Array.from({ length }, (_, at) => ids[at] ?? ""),
    ...(rests.size === 0 ? {} : { rests }),
    texts: listed(codes)
  })
  return { add, codes, done, put }
}
