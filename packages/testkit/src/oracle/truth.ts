/** The true world: how many things there really are in every box. @internal */
import * as Bits from "./bits.ts"
import type { MeasurePlan } from "./blueprint.ts"
import * as Calendar from "./calendar.ts"
import * as Hash from "./hash.ts"
import type { Atom, Box, Space } from "./space.ts"

export type Count = (box: Box) => number

/** Whether a stock may have changed in an atom of the space on a day. */
export type Steps = (space: Space) => (atom: number, day: number) => boolean

/** Nothing happens there then. */
const isQuiet = (plan: MeasurePlan, salt: number, place: number, day: number): boolean => {
  const [, month] = Calendar.civil(day)
  return Hash.of(salt, place, month, 17) % 7 < plan.quiet
}

const events = (space: Space, plan: MeasurePlan, salt: number, nothing: Bits.Bits): Count => {
  const counts = space.atoms.map((atom, index) =>
    isQuiet(plan, salt, atom[0], space.segments[atom[1]]!.start) || Bits.has(nothing, index)
      ? 0
      : Hash.pick(plan.counts, salt, ...atom)
  )
  return (box) => Bits.members(space.bits(box)).reduce((sum, atom) => sum + counts[atom]!, 0)
}

/** Entities: each has its place, cell and member, and is met there some of the time, by some of the teams. */
const entities = (space: Space, plan: MeasurePlan, salt: number, nothing: Bits.Bits): Count => {
  const groups = Map.groupBy(space.atoms.keys(), (index) => {
    const atom = space.atoms[index]!
    return [atom[0], atom[4], atom[5]].join()
  })
  const met = [...groups.values()].flatMap((group, number) =>
    Array.from({ length: Hash.pick(plan.counts, salt, number) }, (_, entity) => {
      const chosen = group.filter(
        (index) =>
          Hash.of(salt, number, entity, index) % 5 < 2 &&
          !isQuiet(plan, salt, space.atoms[index]![0], space.segments[space.atoms[index]![1]]!.start) &&
          !Bits.has(nothing, index)
      )
      const set = Bits.empty(space.atoms.length)
      for (const index of chosen) Bits.add(set, index)
      return set
    })
  )
  return (box) => {
    const bits = space.bits(box)
    return met.filter((set) => Bits.meets(set, bits)).length
  }
}

/** Stocks: what stands on each piece of land, changing only on the days given. */
const stocks = (
  space: Space,
  plan: MeasurePlan,
  salt: number,
  { nothing, steps }: { readonly nothing: Bits.Bits; readonly steps: Steps }
): Count => {
  const mayStep = steps(space)
  const index = new Map(space.atoms.map((atom, number) => [atom.join(), number]))
  const since = (atom: Atom): number => {
    let [place, time, ...rest] = atom
    while (time > 0 && !mayStep(index.get([place, time, ...rest].join()) ?? -1, space.segments[time]!.start)) time--
    return time
  }
  const counts = space.atoms.map((atom, number) => {
    const [place, , ...rest] = atom
    return Bits.has(nothing, number) ? 0 : Hash.pick(plan.counts, salt, place, since(atom), ...rest)
  })
  return (box) => {
    // Within a stretch of days a stock is what it was on the first of them.
    const { start } = space.segments.findLast((segment) => segment.start <= box.span.start) ?? box.span
    const then = { ...box, asOf: box.asOf ?? box.span.start, span: { start, end: start + 1 } }
    return Bits.members(space.bits(then)).reduce((sum, atom) => sum + counts[atom]!, 0)
  }
}

/** Counts in a space; `nothing` are atoms in which nothing may happen, `steps` when a stock may change. */
export const make = (
  space: Space,
  plan: MeasurePlan,
  salt: number,
  options: { readonly nothing: Bits.Bits; readonly steps: Steps }
): Count => {
  if (space.measure.accumulation === "stock") return stocks(space, plan, salt, options)
  return (space.measure.additive ? events : entities)(space, plan, salt, options.nothing)
}

/** A stock in a series of reports: the box, whether the one of a day was sent, and whether it is the province's. */
export interface Point {
  readonly series: string
  readonly box: Box
  readonly kept: boolean
  readonly top: boolean
}

/**
 * A stock changes only where and when whoever reports it says so: what is carried from an earlier day then is still true.
 * The province's own totals may be stale.
 */
export const stepsOf =
  (points: ReadonlyArray<Point>): Steps =>
  (space) => {
    const series = [...Map.groupBy(points, (point) => point.series).values()].map((all) => ({
      all,
      top: all[0]!.top,
      boxes: all.map((point) => space.bits({ ...point.box, span: everyDay }))
    }))
    return (atom, day) => {
      if (atom < 0) return false
      const speaking = series.filter(({ boxes }) => boxes.some((bits) => Bits.has(bits, atom)))
      const below = speaking.filter(({ top }) => !top)
      const told = (list: typeof speaking) =>
        list.every(
          ({ all }) =>
            !all.some((point) => point.kept && point.box.span.start < day) ||
            all.some((point) => point.kept && point.box.span.start === day)
        )
      return below.length > 0 ? told(below) : told(speaking)
    }
  }

const everyDay = { start: -Infinity, end: Infinity }
