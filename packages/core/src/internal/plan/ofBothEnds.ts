/** Units and days of which both ends of a ratio tell, by figures and by lines left blank in forms that were filed. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Reports } from "../boxes/reports.ts"
import type { Cell } from "../figures/cell.ts"
import { prepare } from "../figures/prepare.ts"
import * as Blanks from "../silence/blanks.ts"
import * as Holders from "./holders.ts"
import * as Stretches from "./stretches.ts"

/** A unit and days of which both ends tell. */
export interface Box {
  readonly unit: string
  readonly period: Period.Period
  /** How much of what is told of it is in the cell. */
  readonly share: number
}

/** Days of which a unit tells, and how much of that is known to be in the cell; 0 where no share is known. */
interface Telling extends Stretches.Stretch {
  readonly share: number
}

/** By unit, the days of which it told a number or that there was nothing. */
export type Told = ReadonlyMap<string, ReadonlyArray<Telling>>

/** What an end of a ratio tells in a cell of a bucket. */
export const tellings = (reports: Reports, rollup: Rollup.Rollup) => {
  const { figures, model } = reports
  const { texts } = figures
  const measure = model.measures.get(rollup.measure)!
  const areBlank = Blanks.of(reports, measure, false).length > 0
  return (cell: Cell, bucket: Period.Period): Told => {
    const found = new Map<string, Array<Telling>>()
    const note = (unit: string, { end, start }: Stretches.Stretch, share: number): void => {
      const known = found.get(unit)
      if (known === undefined) found.set(unit, [{ start, end, share }])
      else known.push({ start, end, share })
    }
    for (const [row, share] of cell.shares()) {
      const [unit, ...others] = texts.units[figures.units[row]!]!
      const period = texts.periods[figures.period[row]!]!
      const isKnown = !Number.isNaN(figures.lower[row]!)
      if (isKnown && others.length === 0 && Period.contains(bucket, period)) note(unit!, Period.bounds(period), share)
    }
    if (!areBlank) return found
    const { solver } = prepare(reports, measure, rollup, bucket)
    for (const { figure, node, share } of solver.heldInside(cell.node, cell.start, cell.end).values()) {
      if (figure.row < 0) note(node.place.units[0]!, figure, share)
    }
    return found
  }
}

/** Whether what is told holds some of a box. */
export const holds = (told: Told, { period, unit }: Box): boolean => {
  const { end, start } = Period.bounds(period)
  return told.get(unit)?.some((one) => start <= one.start && one.end <= end) ?? false
}

/** The boxes of which both ends tell: of each unit the same days, by the same known share. */
export const boxes = (top: Told, bottom: Told): ReadonlyArray<Box> =>
  [...top].flatMap(([unit, told]) =>
    [...new Set(told.map((one) => one.share))].flatMap((share) => {
      if (share === 0) return []
      const [here, there] = [told, bottom.get(unit) ?? []].map((all) => all.filter((one) => one.share === share))
      return Stretches.ofBoth(here!, there!).map(({ end, start }) => ({
        unit,
        period: Period.ofDays(start, end),
        share
      }))
    })
  )

/** As many boxes as share nothing, those of wider units and of longer periods first. */
export const packed = (model: Model.Model, hierarchy: string, all: ReadonlyArray<Box>): ReadonlyArray<Box> => {
  const holders = Holders.of(model, hierarchy)
  const made = all.map((box) => {
    const { end, start } = Period.bounds(box.period)
    const line = holders(box.unit, Period.lastDay(box.period))
    return { box, start, end, depth: line.size, line }
  })
  made.sort((a, b) => a.depth - b.depth || b.end - b.start - (a.end - a.start) || a.start - b.start)
  const taken: Array<Box> = []
  // What was taken, by its own unit; by all in which that lies, the days on which it does.
  const [own, inside] = [new Map<string, Array<Stretches.Stretch>>(), new Map<string, Array<Stretches.Stretch>>()]
  const note = (list: typeof own, unit: string, one: Stretches.Stretch): void => {
    const known = list.get(unit)
    if (known === undefined) list.set(unit, [one])
    else known.push(one)
  }
  for (const { box, end, line, start } of made) {
    const shares = (from: number) => (other: Stretches.Stretch) => from < other.end && other.start < end
    const above = [...line].some(([unit, since]) => own.get(unit)?.some(shares(Math.max(start, since))))
    if (above || inside.get(box.unit)?.some(shares(start))) continue
    taken.push(box)
    note(own, box.unit, { start, end })
    for (const [unit, since] of line) note(inside, unit, { start: Math.max(start, since), end })
  }
  return taken
}
