/** What the entries of units add up to, in columns: a number for each group and bucket. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { Reports } from "../boxes/reports.ts"
import type { Plain } from "./plain.ts"
import * as Sheet from "./sheet.ts"
import * as Tellings from "./tellings.ts"
import type { ByUnit } from "./told.ts"

/** By cell. */
export interface Tallies {
  readonly sum: Float64Array
  /** How many units told something, how many told all of it, and how many more than nothing. */
  readonly told: Int32Array
  readonly full: Int32Array
  readonly some: Int32Array
  /** How many blank lines and how many figures there are. */
  readonly blank: Int32Array
  readonly figures: Int32Array
  /** Whether what a unit told has to be weighed, and whether one that told all of it said "at least". */
  readonly open: Uint8Array
  readonly atLeast: Uint8Array
  /** Adds what the units from `first` to `last` told that has to be weighed, into the cells from `cell` on, one a bucket. */
  readonly fill: (cell: number, first: number, last: number) => void
}

/** What a unit and its teams told, by the number of the unit. */
type Reader = (number: number) => ReadonlyArray<Tellings.Telling>

export const reader = (
  { figures: { knownAt, lower, upper } }: Reports,
  { periods, told }: Plain["entries"]
): Reader => {
  const bounds = periods.map(Period.bounds)
  const read = ({ period, row, team }: ByUnit, at: number): Tellings.Telling => {
    const [figure, days] = [row[at]!, bounds[period[at]!]!]
    const { end, kind, start: from } = days
    if (figure === -1) return { kind, start: from, end, team: team[at]!, value: 0, isExact: true, knownAt: NaN }
    const value = lower[figure]!
    const isExact = upper[figure] === value
    return { kind, start: from, end, team: team[at]!, value, isExact, knownAt: knownAt[figure]! }
  }
  return (number) => {
    const { byUnit } = told
    const from = byUnit.start[number]!
    return Array.from({ length: byUnit.start[number + 1]! - from }, (_, index) => read(byUnit, from + index))
  }
}

/** Whether all that a unit or its teams told is of days of one length, and told either by the unit or by its teams. */
export const simple =
  ({ told }: Plain["entries"]): ((number: number) => boolean) =>
  (number) =>
    told.isSimple(number)

/** How many teams must tell where they cover their unit; `NaN` where they do not. */
export const covering =
  (measure: Measure.Resolved, { hosted }: Plain["entries"]) =>
  (number: number): number =>
    measure.reports.includes("teams") ? hosted(number) : NaN

/** The tallies of so many groups: what simple units told is in them, what has to be weighed is still to be filled in. */
export const make = (
  reports: Reports,
  measure: Measure.Resolved,
  plain: Plain,
  tellingsOf: Reader,
  groups: number
): Tallies => {
  const { around, days, entries, frame, hasBucket, numberOf, unitsOn, within } = plain
  const cells = groups * days.length
  const ints = () => new Int32Array(cells)
  const tallies = { told: ints(), full: ints(), some: ints(), blank: ints(), figures: ints() }
  const [sum, open, atLeast] = [new Float64Array(cells), new Uint8Array(cells), new Uint8Array(cells)]
  const { blank, figures, full, some } = tallies
  const { told } = entries
  const teamsOf = covering(measure, entries)
  const put = (cell: number, said: number, isFull: boolean, isExact: boolean): void => {
    sum[cell]! += said
    tallies.told[cell]! += 1
    if (isFull) full[cell]! += 1
    if (said > 0) some[cell]! += 1
    if (isFull && !isExact) atLeast[cell] = 1
  }

  const { sheet, turn } = Sheet.make(reports, plain)
  /** Figures that share nothing add up. */
  const add = (cell: number, bucket: number, first: number, last: number): void => {
    const [from, after] = days[bucket]!
    for (let number = first; number <= last; number++) {
      const said = sheet.figures[number]!
      const left = sheet.blanks[number]!
      if ((said + left === 0 && sheet.outer[number] === 0) || !told.isSimple(number)) continue
      figures[cell]! += said
      blank[cell]! += left
      const by = told.isByTeams(number) ? teamsOf(number) : 1
      const isFull = sheet.days[number] === (after - from) * by * unitsOn(number, from)
      if (said + left === 0) open[cell] = 1
      else put(cell, sheet.value[number]!, isFull, sheet.rough[number] === 0)
    }
  }
  const { last } = frame.snapshot
  const numbers = Array.from({ length: groups }, (_, group) => numberOf(group))
  for (let bucket = 0; bucket < days.length; bucket++) {
    if (!hasBucket(bucket) || !turn(bucket)) continue
    numbers.forEach((number, group) => {
      if (number !== undefined) add(group * days.length + bucket, bucket, number, last[number]!)
    })
  }

  /** Of the unit in hand, by bucket: whether it told of days in it, or only of longer days. */
  const touched = new Uint8Array(days.length)
  const [inner, outer] = [1, 2]
  const touch = (number: number, cell: number): void => {
    const { period, row, start } = told.byUnit
    touched.fill(0)
    for (let at = start[number]!; at < start[number + 1]!; at++) {
      for (const bucket of around[period[at]!]!) touched[bucket]! |= outer
      for (const bucket of within[period[at]!]!) {
        touched[bucket]! |= inner
        if (row[at] === -1) blank[cell + bucket]! += 1
        else figures[cell + bucket]! += 1
      }
    }
  }
  const weigh = (number: number, cell: number): void => {
    touch(number, cell)
    const unit = Tellings.of(tellingsOf(number), 1, teamsOf(number))
    days.forEach(([from, after], bucket) => {
      if (touched[bucket] === 0) return
      const found = touched[bucket] === outer ? undefined : unit(from, after)
      if (found === undefined) open[cell + bucket] = 1
      else put(cell + bucket, found.value, found.isFull, found.isExact)
    })
  }
  return {
    ...tallies,
    sum,
    open,
    atLeast,
    fill: (cell, first, to) => {
      for (let number = first; number <= to; number++) if (!told.isSimple(number)) weigh(number, cell)
    }
  }
}
