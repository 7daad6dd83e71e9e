/** The true world: how many things there really are in every box. @internal */
import type { Atlas } from "./atlas.ts"
import * as Bits from "./bits.ts"
import type { MeasurePlan } from "./blueprint.ts"
import * as Calendar from "./calendar.ts"
import * as Hash from "./hash.ts"
import type { Box, Space } from "./space.ts"

export type Count = (box: Box) => number

/** What is known of a stock: on which days it may have changed on a piece of land. */
export type Steps = (place: number, day: number) => boolean

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
  const since = new Map<string, number>()
  const sinceWhen = (place: number, time: number): number => {
    const key = `${place} ${time}`
    let found = since.get(key)
    if (found === undefined) {
      found = time === 0 || steps(place, space.segments[time]!.start) ? time : sinceWhen(place, time - 1)
      since.set(key, found)
    }
    return found
  }
  const counts = space.atoms.map(([place, time, ...rest], index) =>
    Bits.has(nothing, index) ? 0 : Hash.pick(plan.counts, salt, place, sinceWhen(place, time), ...rest)
  )
  return (box) => Bits.members(space.bits(box)).reduce((sum, atom) => sum + counts[atom]!, 0)
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

/** The land of single units that keep reporting a stock on a day. */
export const stepsOf = (atlas: Atlas, kept: ReadonlyArray<{ readonly unit: string; readonly day: number }>): Steps => {
  const days = Map.groupBy(kept, ({ day }) => day)
  return (place, day) => {
    const there = (days.get(day) ?? []).filter(({ unit }) => atlas.covers(unit, day).includes(place))
    return there.some(({ unit }) => unit !== "p") || (there.length > 0 && atlas.lands[place]!.unit === "p")
  }
}
