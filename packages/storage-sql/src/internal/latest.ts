/** The last figures of each series before a day, found without reading what came before them. @internal */
import * as Effect from "effect/Effect"
import { Store } from "@lantoa/core"
import { type Found, found, where } from "./found.ts"
import { selected } from "./rows.ts"
import { standing } from "./state.ts"
import { type Asked, lastOf, type Place, type Step } from "./within.ts"

/** How many series are sought by one statement. */
const chunk = 500

const numbers = (rows: ReadonlyArray<ReadonlyArray<unknown>>): ReadonlyArray<number> => rows.map(([one]) => Number(one))

interface Part extends Asked {
  readonly after: number
  readonly by: number
}

/** The days on which periods end that a part is about, from the last. */
const daysOf = ({ after, by, database: { sql }, measure }: Part) =>
  Effect.map(
    sql`SELECT DISTINCT last_day FROM span WHERE measure = ${measure} AND last_day < ${by} AND last_day >= ${after}
      ORDER BY last_day DESC`.values,
    numbers
  )

const seriesOf = ({ database: { sql }, measure }: Part) =>
  Effect.map(sql`SELECT id FROM series WHERE measure = ${measure} ORDER BY id`.values, numbers)

/** Figures that end on a day, behind one of them. */
const ending = ({ database, measure, state }: Part, day: number, behind: Place | undefined, room: number) => {
  const { sql } = database
  const later = behind === undefined ? sql`` : sql`AND (f.first_day, f.series) > (${behind.first}, ${behind.series})`
  return found(
    database,
    sql`SELECT ${sql.literal(selected)} FROM figure f WHERE f.measure = ${measure} AND f.last_day = ${day} ${later}
      AND ${standing(sql, "f", state)} ORDER BY f.first_day, f.series LIMIT ${room}`
  )
}

/** The last figures of some series: each is looked for in one period after the other, from the last, by its key. */
const sought = ({ after, by, database, measure, state }: Part, some: ReadonlyArray<number>) => {
  const { sql } = database
  // Of several servers each looks for the series of its own figures.
  const own = state.isDistributed ? "f.series" : "s.id"
  return found(
    database,
    sql`SELECT ${sql.literal(selected)} FROM series s CROSS JOIN span p CROSS JOIN figure f
      WHERE ${sql.in(own, some)} AND p.measure = ${measure} AND p.last_day = (
          SELECT q.last_day FROM span q CROSS JOIN figure g
          WHERE q.measure = ${measure} AND q.last_day < ${by} AND q.last_day >= ${after}
            AND g.measure = ${measure} AND g.last_day = q.last_day AND g.first_day = q.first_day AND g.series = ${sql.literal(own)}
            AND ${standing(sql, "g", state)}
          ORDER BY q.last_day DESC LIMIT 1)
        AND f.measure = ${measure} AND f.last_day = p.last_day AND f.first_day = p.first_day AND f.series = s.id
        AND ${standing(sql, "f", state)}`
  )
}

/** What is given here and not with the days that are asked for. */
const only = ({ wanted }: Part, all: Found): Found =>
  where(all, (at) => !Store.Wanted.isWithin(wanted, all.first[at]!, all.last[at]! + 1))

const seeking =
  (part: Part, series: ReadonlyArray<number>): Step =>
  () =>
    Effect.map(sought(part, series.slice(0, chunk)), (rows) => {
      const left = series.slice(chunk)
      return { found: [only(part, rows)], next: left.length === 0 ? undefined : seeking(part, left) }
    })

/** How far the days have been gone through. */
interface Progress {
  readonly days: ReadonlyArray<number>
  readonly series: ReadonlyArray<number>
  /** The day on which the last figure of a series ends. A page that is read again finds the same. */
  readonly ends: Map<number, number>
  /** Of the first of the days: how many figures were read, and the last of them. */
  readonly read: number
  readonly behind: Place | undefined
}

/** A day's figures one after the other, as long as many series have none yet; of few each is sought. */
const walking =
  (part: Part, { behind, days, ends, read, series }: Progress): Step =>
  (room) =>
    Effect.map(ending(part, days[0]!, behind, room), (rows) => {
      const day = days[0]!
      const own = where(rows, (at) => (ends.get(rows.series[at]!) ?? day) === day)
      for (const one of own.series) ends.set(one, day)
      const step = (): Step | undefined => {
        const size = read + rows.length
        if (rows.length === room) return walking(part, { days, series, ends, read: size, behind: lastOf(rows) })
        const left = series.filter((one) => !ends.has(one))
        if (left.length === 0 || days.length === 1) return undefined
        return left.length < size / 4
          ? seeking({ ...part, by: day }, left)
          : walking(part, { days: days.slice(1), series: left, ends, read: 0, behind: undefined })
      }
      return { found: [only(part, own)], next: step() }
    })

/** The last figures of each series that end by a day, in a state. */
export const latest =
  (asked: Asked, days: Store.Wanted.Wanted["latest"][number]): Step =>
  (room) =>
    Effect.gen(function* () {
      const part: Part = { ...asked, ...days, after: Math.max(days.after, -(2 ** 31)) }
      const [ends, series] = [yield* daysOf(part), yield* seriesOf(part)]
      if (ends.length === 0) return { found: [], next: undefined }
      return yield* walking(part, { days: ends, series, ends: new Map(), read: 0, behind: undefined })(room)
    })
