/** What the entries of units add up to, in columns: a number for each group and bucket. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { Reports } from "../boxes/reports.ts"
import type { Plain } from "./plain.ts"
import * as Tellings from "./tellings.ts"

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
  /** Adds up what the units from `first` to `last` told into the cells from `cell` on, one a bucket. */
  readonly fill: (cell: number, first: number, last: number) => void
}

/** What a unit and its teams told, by the number of the unit. */
type Reader = (number: number) => ReadonlyArray<Tellings.Telling>

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

/** Whether all that a unit or its teams told is of days of one length, and told either by the unit or by its teams. */
export const simple = ({ period, periods, start, team }: Plain["entries"]): ((number: number) => boolean) => {
  const kinds = periods.map((one) => Period.bounds(one).kind)
  return (number) => {
    const from = start[number]!
    for (let at = from + 1; at < start[number + 1]!; at++) {
      if (kinds[period[at]!] !== kinds[period[from]!] || (team[at] === -1) !== (team[from] === -1)) return false
    }
    return true
  }
}

/** How many teams must tell where they cover their unit; `NaN` where they do not. */
export const covering =
  (measure: Measure.Resolved, { hosted }: Plain["entries"]) =>
  (number: number): number =>
    measure.reports.includes("teams") ? hosted[number]! : NaN

/** The tallies of so many groups, all of them still to be filled. */
export const make = (
  { figures: { lower, upper } }: Reports,
  measure: Measure.Resolved,
  { around, days, entries, unitsOn, within }: Plain,
  tellingsOf: Reader,
  groups: number
): Tallies => {
  const cells = groups * days.length
  const ints = () => new Int32Array(cells)
  const tallies = { told: ints(), full: ints(), some: ints(), blank: ints(), figures: ints() }
  const [sum, open, atLeast] = [new Float64Array(cells), new Uint8Array(cells), new Uint8Array(cells)]
  const { blank, figures, full, some, told } = tallies
  const { period, periods, row, start, team } = entries
  const lengths = Int32Array.from(periods, Period.days)
  const firsts = Int32Array.from(days, ([first]) => first)
  const afters = Int32Array.from(days, ([, after]) => after)
  const [isSimple, teamsOf] = [simple(entries), covering(measure, entries)]
  /** Of the unit in hand, by bucket: what it told, of how many days, whether exactly, and whether of more days than these. */
  const [value, told1, rough, touched] = [0, 0, 0, 0].map(() => new Float64Array(days.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array
  ]
  const [inner, outer] = [1, 2]

  const touch = (cell: number, from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const holding = within[period[at]!]!
      const held = around[period[at]!]!
      for (let one = 0; one < held.length; one++) touched[held[one]!]! |= outer
      for (let one = 0; one < holding.length; one++) {
        const bucket = holding[one]!
        touched[bucket]! |= inner
        if (row[at] === -1) blank[cell + bucket]! += 1
        else figures[cell + bucket]! += 1
      }
    }
  }
  const put = (cell: number, said: number, isFull: boolean, isExact: boolean): void => {
    sum[cell]! += said
    told[cell]! += 1
    if (isFull) full[cell]! += 1
    if (said > 0) some[cell]! += 1
    if (isFull && !isExact) atLeast[cell] = 1
  }
  /** Figures that share nothing add up. */
  const add = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      const figure = row[at]!
      const holding = within[period[at]!]!
      for (let one = 0; one < holding.length; one++) {
        const bucket = holding[one]!
        told1[bucket]! += lengths[period[at]!]!
        if (figure === -1) continue
        value[bucket]! += lower[figure]!
        if (upper[figure] !== lower[figure]) rough[bucket] = 1
      }
    }
  }
  const take = (number: number, cell: number): void => {
    const from = start[number]!
    const to = start[number + 1]!
    if (from === to) return
    touch(cell, from, to)
    const plain = isSimple(number)
    const unit = plain ? undefined : Tellings.of(tellingsOf(number), 1, teamsOf(number))
    if (plain) add(from, to)
    const by = team[from] === -1 ? 1 : teamsOf(number)
    for (let bucket = 0; bucket < days.length; bucket++) {
      if (touched[bucket] === 0) continue
      const first = firsts[bucket]!
      const after = afters[bucket]!
      if (touched[bucket] === outer) open[cell + bucket] = 1
      else if (unit === undefined)
        put(
          cell + bucket,
          value[bucket]!,
          told1[bucket] === (after - first) * by * unitsOn(number, first),
          rough[bucket] === 0
        )
      else {
        const found = unit(first, after)
        if (found === undefined) open[cell + bucket] = 1
        else put(cell + bucket, found.value, found.isFull, found.isExact)
      }
      value[bucket] = told1[bucket] = rough[bucket] = touched[bucket] = 0
    }
  }
  return {
    ...tallies,
    sum,
    open,
    atLeast,
    fill: (cell, first, last) => {
      for (let number = first; number <= last; number++) take(number, cell)
    }
  }
}
