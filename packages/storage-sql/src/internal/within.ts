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
  return sql`SELECT ${sql.literal(selected)} FROM span p CROSS JOIN figure f
    WHERE ${isAsked(asked)} ${later} AND ${ofPeriod(asked)}
    ORDER BY p.last_day, p.first_day, f.series LIMIT ${room}`.values as Effect.Effect<never, Failure>
}

/** From a place on, or from the start. */
const onwards =
  (asked: Asked, place?: Place): Step =>
  (room) =>
    Effect.gen(function* () {
      const found: ReadonlyArray<Selected> = place === undefined ? [] : yield* beside(asked, place, room)
      const more: ReadonlyArray<Selected> =
        found.length === room ? [] : yield* behind(asked, place, room - found.length)
      const all = found.length === 0 ? more : [...found, ...more]
      return { found: all, next: all.length < room ? undefined : onwards(asked, placeOf(all.at(-1)!)) }
    })

/** How many figures a statement reads where each looks through all there are. */
const batch = 2 ** 15

type Period = readonly [last: number, first: number, figures: number]

/** Periods one after the other that have so many figures together, or one that has more. */
const batches = (periods: ReadonlyArray<Period>): ReadonlyArray<ReadonlyArray<Period>> => {
  const found: Array<Array<Period>> = []
  let sum = Infinity
  for (const period of periods) {
    sum += period[2]
    if (sum > batch) found.push([])
    if (sum > batch) [, , sum] = period
    found.at(-1)!.push(period)
  }
  return found
}

/** Figures of whole periods, in no order: without keys there is none to go on from. */
const byPeriods =
  (asked: Asked, [periods, ...others]: ReadonlyArray<ReadonlyArray<Period>>): Step =>
  () => {
    const { sql } = asked.database
    const [[from, start], [to, end]] = [periods![0]!, periods!.at(-1)!]
    return Effect.map(
      sql`SELECT ${sql.literal(selected)} FROM span p CROSS JOIN figure f WHERE ${isAsked(asked)}
        AND (p.last_day > ${from} OR p.first_day >= ${start}) AND (p.last_day < ${to} OR p.first_day <= ${end})
        AND f.last_day >= ${from} AND f.last_day <= ${to} AND ${ofPeriod(asked)}`.values,
      (rows) => ({
        found: rows as never as ReadonlyArray<Selected>,
        next: others.length === 0 ? undefined : byPeriods(asked, others)
      })
    )
  }

const counted =
  (asked: Asked): Step =>
  (room) =>
    Effect.gen(function* () {
      const { sql } = asked.database
      const rows = yield* sql`SELECT p.last_day, p.first_day, COUNT(*) FROM span p CROSS JOIN figure f
        WHERE ${isAsked(asked)} AND ${ofPeriod(asked)} GROUP BY p.last_day, p.first_day
        ORDER BY p.last_day, p.first_day`.values
      const periods = rows.map((row) => row.map(Number) as unknown as Period)
      return periods.length === 0 ? { found: [], next: undefined } : yield* byPeriods(asked, batches(periods))(room)
    })

/** From the start. */
export const within = (asked: Asked): Step =>
  asked.database.dialect.columnar === true ? counted(asked) : onwards(asked)
