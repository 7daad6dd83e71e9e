/** Figures whose period shares a day with what is asked, in the order in which they lie. @internal */
import * as Effect from "effect/Effect"
import type { Store } from "@lantoa/core"
import type { Database } from "./database.ts"
import { selected, type Selected } from "./rows.ts"
import { standing, type State } from "./state.ts"
import type { Failure, Fragment } from "./sql.ts"

/** What is asked of a measure, in a state of a database. */
export interface Asked {
  readonly database: Database
  readonly measure: number
  readonly wanted: Store.Wanted.Wanted
  readonly state: State
}

/** Reads so many figures at most, and says how to go on; `undefined` where there are no more. */
export type Step = (
  room: number
) => Effect.Effect<{ readonly found: ReadonlyArray<Selected>; readonly next: Step | undefined }, Failure>

/** Where a figure lies among those of its measure. In a state one figure stands at most in each box. */
interface Place {
  readonly last: number
  readonly first: number
  readonly series: number
}

const placeOf = ([, , series, first, last]: Selected): Place => ({
  last: Number(last),
  first: Number(first),
  series: Number(series)
})

/** Those of the same period behind a place. */
const beside = ({ database: { sql }, measure, state }: Asked, { first, last, series }: Place, room: number) =>
  sql`SELECT ${sql.literal(selected)} FROM figure f WHERE f.measure = ${measure}
    AND f.last_day = ${last} AND f.first_day = ${first} AND f.series > ${series} AND ${standing(sql, "f", state)}
    ORDER BY f.series LIMIT ${room}`.values as Effect.Effect<never, Failure>

/** Those of later periods. Cross joins keep the order: periods first, then their figures. */
const behind = ({ database: { sql }, measure, state, wanted }: Asked, place: Place | undefined, room: number) => {
  const asked = sql.or(wanted.days.map(([from, to]): Fragment => sql`(p.last_day >= ${from} AND p.first_day < ${to})`))
  const later = place === undefined ? sql`` : sql`AND (p.last_day, p.first_day) > (${place.last}, ${place.first})`
  return sql`SELECT ${sql.literal(selected)} FROM span p CROSS JOIN figure f
    WHERE p.measure = ${measure} AND ${asked} ${later}
      AND f.measure = ${measure} AND f.last_day = p.last_day AND f.first_day = p.first_day
      AND ${standing(sql, "f", state)}
    ORDER BY p.last_day, p.first_day, f.series LIMIT ${room}`.values as Effect.Effect<never, Failure>
}

/** From a place on, or from the start. */
export const within =
  (asked: Asked, place?: Place): Step =>
  (room) =>
    Effect.gen(function* () {
      const found: ReadonlyArray<Selected> = place === undefined ? [] : yield* beside(asked, place, room)
      const more: ReadonlyArray<Selected> =
        found.length === room ? [] : yield* behind(asked, place, room - found.length)
      const all = found.length === 0 ? more : [...found, ...more]
      return { found: all, next: all.length < room ? undefined : within(asked, placeOf(all.at(-1)!)) }
    })
