/** Figures whose period shares a day with what is asked, in the order in which they lie. @internal */
import * as Effect from "effect/Effect"
import type { Store } from "@lantoa/core"
import type { Database } from "./database.ts"
import { type Found, found } from "./found.ts"
import { selected } from "./rows.ts"
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
) => Effect.Effect<{ readonly found: ReadonlyArray<Found>; readonly next: Step | undefined }, Failure>

/** Where a figure lies among those of its measure. In a state one figure stands at most in each box. */
export interface Place {
  readonly last: number
  readonly first: number
  readonly series: number
}

/** Where the last of some figures lies; `undefined` where there are none. */
export const lastOf = ({ first, last, length, series }: Found): Place | undefined =>
  length === 0 ? undefined : { last: last[length - 1]!, first: first[length - 1]!, series: series[length - 1]! }

/** Those of the same period behind a place. */
const beside = ({ database, measure, state }: Asked, { first, last, series }: Place, room: number) => {
  const { sql } = database
  return found(
    database,
    sql`SELECT ${sql.literal(selected)} FROM figure f WHERE f.measure = ${measure}
      AND f.last_day = ${last} AND f.first_day = ${first} AND f.series > ${series} AND ${standing(sql, "f", state)}
      ORDER BY f.series LIMIT ${room}`
  )
}

/** Periods that are asked for. */
const isAsked = ({ database: { sql }, measure, wanted }: Asked): Fragment => {
  const days = wanted.days.map(([from, to]): Fragment => sql`(p.last_day >= ${from} AND p.first_day < ${to})`)
  return sql`p.measure = ${measure} AND ${sql.or(days)}`
}

/** Figures of the period at hand. */
const ofPeriod = ({ database: { sql }, measure, state }: Asked): Fragment =>
  sql`f.measure = ${measure} AND f.last_day = p.last_day AND f.first_day = p.first_day AND ${standing(sql, "f", state)}`

/** Those of later periods. Cross joins keep the order: periods first, then their figures. */
const behind = (asked: Asked, place: Place | undefined, room: number) => {
  const { sql } = asked.database
  const later = place === undefined ? sql`` : sql`AND (p.last_day, p.first_day) > (${place.last}, ${place.first})`
  return found(
    asked.database,
    sql`SELECT ${sql.literal(selected)} FROM span p CROSS JOIN figure f
      WHERE ${isAsked(asked)} ${later} AND ${ofPeriod(asked)}
      ORDER BY p.last_day, p.first_day, f.series LIMIT ${room}`
  )
}

/** From a place on, or from the start. */
export const within =
  (asked: Asked, place?: Place): Step =>
  (room) =>
    Effect.gen(function* () {
      const own = place === undefined ? undefined : yield* beside(asked, place, room)
      const left = room - (own?.length ?? 0)
      const more = left === 0 ? undefined : yield* behind(asked, place, left)
      const isLast = more !== undefined && more.length < left
      const end = (more && lastOf(more)) ?? (own && lastOf(own)) ?? place
      return { found: [own, more].filter((one) => one !== undefined), next: isLast ? undefined : within(asked, end) }
    })
