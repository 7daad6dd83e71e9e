/** What the entries of some units add up to, by bucket. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import { byItself } from "./entries.ts"
import type { Plain } from "./plain.ts"
import type { Reports } from "./reports.ts"

/** What entries say in a bucket. Units by their numbers, teams by their codes. */
export interface Tally {
  sum: number
  readonly rows: Array<number>
  /** Units that told something, and those that told all of it. */
  readonly told: Set<number>
  readonly full: Set<number>
  readonly teams: Set<number>
  /** How many blank lines there are, and how many units told more than nothing. */
  blank: number
  some: number
}

/** The tallies of all buckets of the units from `first` to `last`. */
export const make = (
  { figures: { lower } }: Reports,
  measure: Measure.Resolved,
  { days, entries, within }: Plain,
  [first, last]: readonly [number, number]
): ReadonlyArray<Tally> => {
  const bounds = entries.periods.map(Period.bounds)
  const lengths = days.map(([start, end]) => end - start)
  const tallies = lengths.map((): Tally => ({
    sum: 0,
    rows: [],
    told: new Set(),
    full: new Set(),
    teams: new Set(),
    blank: 0,
    some: 0
  }))
  const filled = new Int32Array(lengths.length)
  const sums = new Float64Array(lengths.length)

  const take = (at: number, touched: Array<number>): void => {
    const [row, period, team] = [entries.row[at]!, entries.period[at]!, entries.team[at]!]
    const value = row === -1 ? 0 : lower[row]!
    for (const bucket of within[period]!) {
      const tally = tallies[bucket]!
      if (filled[bucket] === 0) touched.push(bucket)
      filled[bucket]! += bounds[period]!.end - bounds[period]!.start
      sums[bucket]! += value
      tally.sum += value
      if (row === -1) tally.blank++
      else tally.rows.push(row)
      if (team !== -1) tally.teams.add(team)
    }
  }
  /** How often the days of a bucket are told where all of it is: once, or by each of the teams that report for a unit. */
  const times = (number: number): number => {
    const told = entries.told[number]!
    return told === byItself ? 1 : measure.reports.includes("teams") ? told : NaN
  }

  for (let number = first; number <= last; number++) {
    const touched: Array<number> = []
    for (let at = entries.start[number]!; at < entries.start[number + 1]!; at++) take(at, touched)
    for (const bucket of touched) {
      const tally = tallies[bucket]!
      tally.told.add(number)
      if (filled[bucket] === lengths[bucket]! * times(number)) tally.full.add(number)
      if (sums[bucket]! > 0) tally.some++
      filled[bucket] = 0
      sums[bucket] = 0
    }
  }
  return tallies
}
