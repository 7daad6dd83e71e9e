/**
 * Cells of which nothing has to be weighed: the figures of one level add up, and whoever filed none is silent. They are what the
 * rules make of them, found in one pass over the figures. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Cell } from "./cell.ts"
import { everything } from "./category.ts"
import * as Facts from "./facts.ts"
import type * as Parts from "./parts.ts"
import * as Plain from "./plain.ts"
import { prepare } from "./prepare.ts"
import { floorOf, type Reports } from "./reports.ts"
import * as Span from "./span.ts"

/** What figures say in a bucket of a group. */
interface Tally {
  sum: number
  /** How many units told something, and the numbers of those of which figures fill all days. */
  told: number
  readonly full: Array<number>
  readonly rows: Array<number>
}

/** By number: whether a unit lies at the level, or is nothing but such units. */
const completeAt = ({ covered, snapshot: { level, parent } }: Plain.Plain["frame"], at: number): Uint8Array => {
  const complete = new Uint8Array(parent.length)
  for (let n = 0; n < complete.length; n++) complete[n] = level[n]! < at ? covered[n]! : level[n] === at ? 1 : 0
  for (let n = complete.length - 1; n >= 0; n--) {
    const above = parent[n]!
    if (complete[n] === 0 && above !== -1 && level[above]! < at) complete[above] = 0
  }
  return complete
}

/** The tallies of all buckets of the units from `first` to `last`. */
const tally = (reports: Reports, rollup: Rollup.Rollup, plain: Plain.Plain, first: number, last: number) => {
  const { lower, period, texts } = reports.figures
  const bounds = texts.periods.map(Period.bounds)
  const lengths = rollup.buckets.map(Period.days)
  const found = lengths.map((): Tally => ({ sum: 0, told: 0, full: [], rows: [] }))
  const days = new Int32Array(lengths.length)
  for (let number = first; number <= last; number++) {
    const touched: Array<number> = []
    for (let at = plain.start[number]!; at < plain.start[number + 1]!; at++) {
      const row = plain.rows[at]!
      const { end, start } = bounds[period[row]!]!
      for (const bucket of plain.within[period[row]!]!) {
        if (days[bucket] === 0) touched.push(bucket)
        days[bucket]! += end - start
        found[bucket]!.sum += lower[row]!
        found[bucket]!.rows.push(row)
      }
    }
    for (const bucket of touched) {
      found[bucket]!.told++
      if (days[bucket] === lengths[bucket]) found[bucket]!.full.push(number)
      days[bucket] = 0
    }
  }
  return found
}

/** What a plain cell is, before it is said in the terms of the rules. */
interface Found extends Tally {
  readonly number: number
  /** The level that reports, where it is not the group's own; the numbers of its units, or the group's own. */
  readonly below: number | undefined
  readonly units: ReadonlyArray<number>
  readonly covered: boolean
}

/** The plain cells of a roll-up. */
const finder = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup, plain: Plain.Plain) => {
  const { frame, reporting } = plain
  const { last, level } = frame.snapshot
  const completes = new Map<number, Uint8Array>()
  const isComplete = (at: number, number: number): boolean => {
    const found = completes.get(at) ?? completeAt(frame, at)
    completes.set(at, found)
    return found[number] === 1
  }
  const made = (number: number) => {
    const at = reporting[number]!
    const units: Array<number> = []
    for (let n = number; n <= last[number]!; n++) if (at !== -1 && level[n] === at) units.push(n)
    const isAll = at === level[number] || (measure.own === "no" && isComplete(at, number))
    return { units, isAll: isAll && at !== -1, tallies: tally(reports, rollup, plain, number, last[number]!) }
  }
  const groups = new Map<number, ReturnType<typeof made>>()
  return (group: number, bucket: number): Found | undefined => {
    const number = plain.hasBucket(bucket) ? plain.numberOf(group) : undefined
    if (number === undefined) return undefined
    const { isAll, tallies, units } = groups.get(group) ?? made(number)
    groups.set(group, { isAll, tallies, units })
    const found = tallies[bucket]!
    const below = found.told > 0 && reporting[number] !== level[number] ? reporting[number]! : undefined
    return { ...found, number, below, units, covered: isAll && found.full.length === units.length }
  }
}

/** The parts of which a plain cell is made: the units below, or the unit's own figures of fewer days. */
const partsOf = ({ figures }: Reports, found: Found, days: Period.Period): ReadonlyArray<Parts.Told> => {
  const { below, rows, sum, told, units } = found
  const said = Span.exactly(sum)
  if (told === 0) return []
  if (below !== undefined) return [{ is: "units", every: undefined, told, of: units.length, said }]
  const first = figures.texts.periods[figures.period[rows[0]!]!]!
  if (Period.days(first) === Period.days(days)) return []
  const every = Period.bounds(first).kind as Period.Bucket
  return [{ is: "periods", every, told: rows.length, of: Period.split(days, every).length, said }]
}

/** The numbers of those who were silent; where all below have spoken and the whole is not known, the group's own. */
const silentOf = ({ below, covered, full, number, units }: Found): ReadonlyArray<number> => {
  if (covered || below === undefined) return []
  const isFull = new Set(full)
  return full.length === units.length ? [number] : units.filter((unit) => !isFull.has(unit))
}

const valueOf = ({ covered, sum }: Found, floor: number): Span.Span =>
  covered ? Span.exactly(sum) : floor === 0 ? Span.atLeast(Span.exactly(sum)) : Span.unknown(floor)

/** What must be known beside a plain cell. */
const factsOf = (reports: Reports, found: Found, bucket: Period.Period): Facts.Facts => ({
  ...Facts.none,
  bucket,
  partly: found.below === undefined || found.covered ? 0 : found.told - found.full.length,
  parts: partsOf(reports, found, bucket),
  whole: found.below === undefined && found.rows.length === 1 && found.covered ? Span.exactly(found.sum) : undefined
})

/** The plain cells of a roll-up, by group and bucket; `undefined` for those that the rules have to decide. */
export const make = (
  reports: Reports,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup
): ((group: number, bucket: number) => Cell | undefined) => {
  const plain = Plain.find(reports, measure, rollup)
  if (plain === undefined) return () => undefined
  const find = finder(reports, measure, rollup, plain)
  const { ids, keys } = plain.frame.snapshot
  const idOf = (number: number): string => ids[keys[number]!]!
  const levels = reports.model.territory.hierarchies.get(rollup.hierarchy)!.levels
  const floor = floorOf(measure)
  return (group, bucket) => {
    const found = find(group, bucket)
    // Of whom nobody spoke at all the rules say who should have.
    if (found === undefined || found.told === 0) return undefined
    const { below, covered, full, number, rows, sum, told, units } = found
    const period = rollup.buckets[bucket]!
    const { end, start } = Period.bounds(period)
    let facts: Facts.Facts | undefined
    return {
      value: valueOf(found, floor),
      reason: undefined,
      reported: sum,
      covered,
      expected: below === undefined ? undefined : units.length,
      reporting: below === undefined ? told : full.length,
      silent: silentOf(found).map((one) => ({ reporter: idOf(one), period, form: undefined })),
      level: below === undefined ? undefined : levels[below]!.id,
      clashes: [],
      rows,
      apportioned: 0,
      parts: 0,
      days: new Map(),
      facts: () => (facts ??= factsOf(reports, found, period)),
      // The boxes are made for who asks how the number came about, and not before.
      get node() {
        const { places, solver } = prepare(reports, measure, rollup)
        return solver.node(places.unit(idOf(number))!, everything)
      },
      weekly: false,
      start,
      end
    }
  }
}
