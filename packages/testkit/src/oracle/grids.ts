/** What is asked of an office. @internal */
import type * as Atlas from "./atlas.ts"
import * as Calendar from "./calendar.ts"
import type { QueryJson } from "./case.ts"
import type * as Ground from "./ground.ts"
import * as Hash from "./hash.ts"

export const periodsOf = ({ event, window }: Ground.Ground, weekly: boolean): ReadonlyArray<string> => {
  const months = Calendar.split(window, "month")
  const quarters = Calendar.split(window, "quarter")
  const halves = quarters.length > 1 ? ["2025-H1"] : []
  const so = Calendar.spanText({ start: window.start, end: Calendar.dayOf(2025, 3, 1) })
  const weeks = weekly ? ["2025-W05", "2025-W08"] : []
  const changed = weekly && event !== undefined ? [Calendar.bucketText(event, "week")] : []
  return [...months, ...quarters, ...halves, so, ...new Set([...weeks, ...changed])]
}

export type Grid = Pick<QueryJson, "units" | "periods" | "boundaries">

/** A few of a list, in its order. */
const some = <A>(list: ReadonlyArray<A>, count: number, salt: number): ReadonlyArray<A> => {
  const chosen = new Set(
    [...list.keys()].sort((a, b) => Hash.of(salt, a, list.length) - Hash.of(salt, b, list.length)).slice(0, count)
  )
  return list.filter((_, index) => chosen.has(index))
}

/**
 * Which units can be asked about which periods, on which boundaries: a few of each, so that many offices are asked rather than
 * much of one.
 */
export const grids = (
  atlas: Atlas.Atlas,
  ground: Ground.Ground,
  periods: ReadonlyArray<string>,
  salt: number
): ReadonlyArray<Grid> => {
  const { after, before, ended, event, window } = ground
  const units = ground.units.map((unit) => unit.id)
  const grid = (of: ReadonlyArray<string>, times: ReadonlyArray<string>, day?: number): ReadonlyArray<Grid> =>
    of.length === 0 || times.length === 0
      ? []
      : [
          {
            units: some(of, event === undefined ? 4 : 3, salt + of.length),
            periods: some(times, event === undefined ? 5 : 3, salt + times.length),
            ...(day === undefined ? {} : { boundaries: { asOf: Calendar.dayText(day) } })
          }
        ]
  if (event === undefined) return grid(units, periods)
  const concerned = new Set([...before, ...after, ...ended])
  const on = (day: number) => units.filter((unit) => atlas.alive(unit, day))
  const turn = salt % 3
  return [
    ...grid(
      units.filter((unit) => !concerned.has(unit)),
      periods
    ),
    ...(turn === 0
      ? grid(
          [...before, ...ended],
          periods.filter((period) => Calendar.read(period).end <= event)
        )
      : []),
    ...(turn !== 2
      ? grid(
          after,
          periods.filter((period) => Calendar.read(period).start >= event)
        )
      : []),
    ...(turn !== 1 ? grid(on(window.end - 1), periods, window.end - 1) : []),
    ...(turn !== 0 ? grid(on(event - 1), periods, event - 1) : [])
  ]
}

/** Of two measures, what both are asked about: a little of it. */
export const common = (these: ReadonlyArray<Grid>, those: ReadonlyArray<Grid>, salt: number): ReadonlyArray<Grid> =>
  these.flatMap((grid) =>
    those
      .filter(({ boundaries }) => boundaries?.asOf === grid.boundaries?.asOf)
      .map(({ periods, units }) => ({
        ...grid,
        units: some(
          grid.units.filter((unit) => units.includes(unit)),
          2,
          salt
        ),
        periods: some(
          grid.periods.filter((period) => periods.includes(period)),
          2,
          salt
        )
      }))
      .filter(({ periods, units }) => periods.length > 0 && units.length > 0)
  )
