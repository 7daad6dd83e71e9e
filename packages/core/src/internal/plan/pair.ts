/** What came in of both ends of a ratio, over the units that told both; of counts also only over the periods of which they told both. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { type Cell, cells } from "../figures/cell.ts"
import type { Reports } from "../boxes/reports.ts"
import { most } from "../extremes.ts"
import type { Pair } from "../operators/operator.ts"
import type { Ends } from "./below.ts"
import { madeOf } from "./madeOf.ts"
import { type Box, boxes, holds, packed, tellings } from "./ofBothEnds.ts"

/** By cell: the boxes of which both ends say something, and what they say. */
type Both = ReadonlyArray<
  () => ReadonlyArray<{ readonly box: Box; readonly ends: readonly [top: number, bottom: number] }>
>

type Answer = Pair | "undivided" | undefined

const unitOf = ({ unit }: { readonly unit: string }): string => unit

const isKnown = ({ reported }: Cell): boolean => reported !== undefined

export const pairing = (reports: Reports, ends: Ends, tables: ReadonlyArray<(cell: number) => Cell>) => {
  const { model } = reports
  const { below, dayOf, isStock, rollups, unitsOf } = ends
  const isCounted = (index: number): boolean =>
    model.measures.get(rollups[index]!.measure)!.accumulation === "flow" && rollups[index]!.along.time === "sum"

  const pairs = new Map<string, Both>()
  /** What both ends say of, cell by cell, and what each says of such a box; the boxes are asked together, not cell by cell. */
  const bothOf = (numerator: number, denominator: number): Both => {
    const key = `${numerator} ${denominator}`
    const found = pairs.get(key)
    if (found !== undefined) return found
    const rollup = rollups[numerator]!
    const [top, bottom] = [numerator, denominator].map((end) => {
      const told = tellings(reports, rollups[end]!)
      return (cell: number) => told(tables[end]!(cell), rollup.buckets[cell % rollup.buckets.length]!)
    })
    const common = Array.from({ length: rollup.groups.length * rollup.buckets.length }, (_, index) =>
      packed(model, rollup.hierarchy, boxes(top!(index), bottom!(index)))
    )
    const all = common.flat()
    const groups = [...new Set(all.map((one) => one.unit))]
    const buckets = [...new Set(all.map((one) => one.period))]
    const [groupOf, bucketOf] = [groups, buckets].map((list) => new Map(list.map((one, index) => [one, index])))
    const ends = [numerator, denominator].map((end) =>
      cells(reports, { ...rollups[end]!, boundaries: "as reported", groups, buckets })
    )
    const made: Both = common.map(
      (each) => () =>
        each.flatMap((box) => {
          const [a, b] = ends.map((end) => end(groupOf!.get(box.unit)!, bucketOf!.get(box.period)!).reported)
          return a === undefined || b === undefined ? [] : [{ box, ends: [a * box.share, b * box.share] as const }]
        })
    )
    pairs.set(key, made)
    return made
  }
  const sums = (all: ReadonlyArray<readonly [number, number]>) => ({
    numerator: all.reduce((sum, one) => sum + one[0], 0),
    denominator: all.reduce((sum, one) => sum + one[1], 0)
  })

  /** Those of a level who should report in a cell of the first of two ends that says so. */
  const rolled = (ends: ReadonlyArray<number>, cell: number, level: string): ReadonlyArray<string> =>
    ends
      .map((end) => tables[end]!(cell))
      .find((one) => one.level === level)!
      .tellers()
      .flatMap((one) => (one.level === level ? [one.id] : []))

  const groupOf = (rollup: Rollup.Rollup, cell: number): string =>
    rollup.groups[Math.floor(cell / rollup.buckets.length)]!
  /** The highest level below a cell at which either end says that somebody should report. */
  const levelOf = (...ends: readonly [numerator: number, denominator: number, cell: number]): string | undefined =>
    tables[ends[0]]!(ends[2]).level ?? tables[ends[1]]!(ends[2]).level

  /** Both ends over the units of which both came in, of which one is a stock. */
  const overUnits = (numerator: number, denominator: number, cell: number, on?: number): Answer => {
    const rollup = rollups[numerator]!
    const bucket = rollup.buckets[cell % rollup.buckets.length]!
    const group = groupOf(rollup, cell)
    const said = on === undefined ? undefined : Period.ofDays(on, on + 1)
    const day = said ?? dayOf(rollup, cell)
    const made = madeOf(model.territory, rollup, Period.lastDay(day))
    // Nobody is asked for what a unit was made of: those are of its own level.
    const level = levelOf(numerator, denominator, cell) ?? made.level(group)
    // Two stocks of a day are those of the units that there were on it.
    const isOfDay = isStock(numerator) && isStock(denominator)
    const units = level === undefined ? [] : unitsOf(rollup, isOfDay ? day : bucket, level, group)
    if (level === undefined || units.length === 0) return "undivided"
    const periods = [numerator, denominator].map((end) => (isStock(end) ? day : bucket))
    const endsOf = (boundaries: Rollup.Rollup["boundaries"]) => {
      const ends = [numerator, denominator].map((end) => below(end, rollup, level, said, boundaries))
      return (unit: string) => ends.map(({ cell }, index) => cell(unit, periods[index]!))
    }
    /** Whether a stock is that of some alone of those a unit was made of since, where the other end is of all of it. */
    const isOfSome = (unit: string, one: Cell, other: Cell): boolean => {
      if (one.covered || !other.covered || one.days.size === 0) return false
      const days = { on: Period.lastDay(day), at: Day.fromEpoch(most(one.days.keys())) }
      const origins = Territory.predecessors(model.territory, { hierarchy: rollup.hierarchy, unit, ...days })
      return origins.some((origin) => origin !== unit)
    }
    const [here, before] = [endsOf(rollup.boundaries), endsOf("as reported")]
    const isMade = (unit: string): boolean => {
      const former = made.of(unit)
      if (former.includes(unit)) return false
      // What it told of both itself is not that of those which told neither.
      return here(unit).some((one) => !one.covered) || former.every((one) => before(one).every(isKnown))
    }
    const heirs = new Set(units.filter(isMade))
    const former = [...new Set([...heirs].flatMap(made.of))]
    const all = [
      ...units.filter((unit) => !heirs.has(unit)).map((unit) => ({ unit, share: 1, ends: here(unit) })),
      ...former.map((unit) => ({ unit, share: made.share(unit, heirs), ends: before(unit) }))
    ]
    const tops = all.filter(({ ends, share }) => share > 0 && isKnown(ends[0]!))
    const known = tops.filter(({ ends }) => isKnown(ends[1]!))
    const both = known.filter(({ ends: [a, b], unit }) => !isOfSome(unit, a!, b!) && !isOfSome(unit, b!, a!))
    if (both.length === 0) return undefined
    const days = new Map<number, number>()
    for (const { ends } of both) {
      const newest = most(ends[0]!.days.keys())
      if (newest > -Infinity) days.set(newest, (days.get(newest) ?? 0) + 1)
    }
    const found = both.map(({ ends, share }) => [ends[0]!.reported! * share, ends[1]!.reported! * share] as const)
    const others = tops.filter((one) => !known.includes(one))
    const vague = others.filter(({ ends: [, bottom] }) => (bottom!.value?.upper ?? Infinity) < Infinity).length
    const lacking = others.length - vague
    const isLeast = both.some(({ ends: [, bottom] }) => bottom!.value!.upper > bottom!.reported!)
    return {
      ...sums(found),
      isLeast,
      over: { told: both.map(unitOf), units: all.map(unitOf), level, lacking, vague, days }
    }
  }

  return (numerator: number, denominator: number, cell: number, on?: number): Answer => {
    if (!isCounted(numerator) || !isCounted(denominator)) return overUnits(numerator, denominator, cell, on)
    const rollup = rollups[numerator]!
    const bucket = rollup.buckets[cell % rollup.buckets.length]!
    const group = groupOf(rollup, cell)
    const level = levelOf(numerator, denominator, cell)
    const units = level === undefined ? [] : unitsOf(rollup, bucket, level, group)
    const both = bothOf(numerator, denominator)[cell]!()
    if (both.length === 0) return undefined
    const found = { ...sums(both.map((one) => one.ends)), isLeast: false }
    if (level === undefined || units.length === 0 || both.some(({ box }) => box.unit === group)) {
      return { ...found, over: undefined }
    }
    const end = below(numerator, rollup, level)
    const isIn = (unit: string): boolean => {
      const here = end.told(unit, bucket)
      return both.some(({ box }) => holds(here, box))
    }
    // Those who should have told either end, whom a merger ended among them.
    const roll = rolled([numerator, denominator], cell, level)
    const own = new Set(both.map(({ box }) => box.unit))
    const told = roll.filter((unit) => own.has(unit) || (units.includes(unit) && isIn(unit)))
    return { ...found, over: { told, units: roll, level, lacking: 0, vague: 0, days: new Map() } }
  }
}
