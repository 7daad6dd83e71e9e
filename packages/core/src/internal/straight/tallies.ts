/** What the entries of some units add up to, by bucket. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { Plain } from "./plain.ts"
import type { Reports } from "../boxes/reports.ts"
import * as Tellings from "./tellings.ts"

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
  /** Whether a unit said "at least", and whether one that told all of it did. */
  bounded: boolean
  atLeast: boolean
  /** Whether what a unit told has to be weighed. */
  open: boolean
}

const empty = (): Tally => ({
  sum: 0,
  rows: [],
  told: new Set(),
  full: new Set(),
  teams: new Set(),
  blank: 0,
  some: 0,
  bounded: false,
  atLeast: false,
  open: false
})

/** What a unit and its teams told, by the number of the unit. */
export type Reader = (number: number) => ReadonlyArray<Tellings.Telling>

export const reader = (
  { figures: { knownAt, lower, upper } }: Reports,
  { period, periods, row, start, team }: Plain["entries"]
): Reader => {
  const bounds = periods.map(Period.bounds)
  const read = (at: number): Tellings.Telling => {
    const [figure, days] = [row[at]!, bounds[period[at]!]!]
    const { end, kind, start: from } = days
    if (figure === -1) return { kind, start: from, end, team: team[at]!, value: 0, isExact: true, knownAt: NaN }
    const value = lower[figure]!
    const isExact = upper[figure] === value
    return { kind, start: from, end, team: team[at]!, value, isExact, knownAt: knownAt[figure]! }
  }
  return (number) =>
    Array.from({ length: start[number + 1]! - start[number]! }, (_, index) => read(start[number]! + index))
}

/** The tallies of all buckets of the units from `first` to `last`. */
export const make = (
  measure: Measure.Resolved,
  { around, days, entries, within }: Plain,
  tellingsOf: Reader,
  [first, last]: readonly [number, number]
): ReadonlyArray<Tally> => {
  const tallies = days.map(empty)
  /** How many teams must tell where they cover their unit. */
  const teamsOf = (number: number): number => (measure.reports.includes("teams") ? entries.hosted[number]! : NaN)

  const touch = (at: number, buckets: { readonly inner: Set<number>; readonly outer: Set<number> }): void => {
    const [row, period, team] = [entries.row[at]!, entries.period[at]!, entries.team[at]!]
    for (const bucket of around[period]!) buckets.outer.add(bucket)
    for (const bucket of within[period]!) {
      const tally = tallies[bucket]!
      buckets.inner.add(bucket)
      if (row === -1) tally.blank++
      else tally.rows.push(row)
      if (team !== -1) tally.teams.add(team)
    }
  }
  const take = (number: number, from: number, to: number): void => {
    const buckets = { inner: new Set<number>(), outer: new Set<number>() }
    for (let at = from; at < to; at++) touch(at, buckets)
    if (buckets.inner.size + buckets.outer.size === 0) return
    const unit = Tellings.of(tellingsOf(number), teamsOf(number))
    for (const bucket of buckets.outer) if (!buckets.inner.has(bucket)) tallies[bucket]!.open = true
    for (const bucket of buckets.inner) {
      const [start, end] = days[bucket]!
      const tally = tallies[bucket]!
      const found = unit(start, end)
      if (found === undefined) {
        tally.open = true
        continue
      }
      tally.sum += found.value
      tally.told.add(number)
      if (found.isFull) tally.full.add(number)
      if (found.value > 0) tally.some++
      if (!found.isExact) tally.bounded = true
      if (found.isFull && !found.isExact) tally.atLeast = true
    }
  }

  for (let number = first; number <= last; number++) {
    const [from, to] = [entries.start[number]!, entries.start[number + 1]!]
    if (from < to) take(number, from, to)
  }
  return tallies
}
