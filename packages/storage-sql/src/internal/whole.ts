/**
 * Figures whose period shares a day with what is asked, of a database that finds figures by looking through their columns: those of
 * whole periods, of many measures by one statement, in no order. @internal
 */
import * as Effect from "effect/Effect"
import { Store } from "@lantoa/core"
import type { Database } from "./database.ts"
import { found } from "./found.ts"
import { selected } from "./rows.ts"
import { standing, type State } from "./state.ts"
import type { Client, Fragment } from "./sql.ts"
import type { Asked, Step } from "./within.ts"

/**
 * How many figures the first statement reads, and how many any does, by how many are wanted at once. Each looks through what lies
 * around them, which is most of them where measures were told together: a few do for many.
 */
const sizes = (wanted: number): readonly [first: number, most: number] =>
  wanted === Infinity ? [2 ** 20, 2 ** 20] : [2 ** 15, 2 ** 17]

/** The figures of a measure in a period, and how many there are. */
type Span = readonly [measure: number, last: number, first: number, figures: number]

/** Spans one after the other that have so many figures together, or one that has more; twice as many each time. */
const batches = (spans: ReadonlyArray<Span>, wanted: number): ReadonlyArray<ReadonlyArray<Span>> => {
  const all: Array<Array<Span>> = []
  const [first, most] = sizes(wanted)
  let [room, sum] = [first / 2, Infinity]
  for (const span of spans) {
    sum += span[3]
    if (sum > room) {
      all.push([])
      ;[, , , sum] = span
      room = Math.min(most, room * 2)
    }
    all.at(-1)!.push(span)
  }
  return all
}

/** A column between the least and the greatest of some numbers: parts of a table that hold none of these are not read. */
const between = (sql: Client, column: string, numbers: ReadonlyArray<number>): Fragment => {
  const [from, to] = numbers.reduce(([a, b], one) => [Math.min(a, one), Math.max(b, one)], [Infinity, -Infinity])
  return sql`${sql.literal(column)} BETWEEN ${from} AND ${to}`
}

/** The spans that are asked for, by their days, with all figures that were ever there. */
const spansOf = (database: Database, all: ReadonlyArray<Asked>) =>
  Effect.gen(function* () {
    const { sql } = database
    const days = all.flatMap(({ wanted }) => wanted.days)
    const asked = new Map(all.map(({ measure, wanted }) => [measure, wanted]))
    const rows = (yield* sql`SELECT f.measure, f.last_day, f.first_day, COUNT(*) FROM figure f
      WHERE ${sql.in("f.measure", [...asked.keys()])} AND f.last_day >= ${Math.min(...days.map(([from]) => from))}
        AND f.first_day < ${Math.max(...days.map(([, to]) => to))}
      GROUP BY f.measure, f.last_day, f.first_day ORDER BY f.last_day, f.first_day, f.measure`
      .values) as ReadonlyArray<Span>
    return rows.filter(([measure, last, first]) => Store.Wanted.isWithin(asked.get(measure)!, first, last + 1))
  })

const reading =
  (database: Database, state: State, [spans, ...others]: ReadonlyArray<ReadonlyArray<Span>>): Step =>
  () => {
    const { sql } = database
    const keys = spans!.map(([measure, last, first]) => `(${measure}, ${last}, ${first})`)
    const of = (place: 0 | 1) => spans!.map((span) => span[place])
    return Effect.map(
      found(
        database,
        sql`SELECT ${sql.literal(selected)} FROM figure f
          WHERE ${between(sql, "f.measure", of(0))} AND ${between(sql, "f.last_day", of(1))}
            AND (f.measure, f.last_day, f.first_day) IN (${sql.literal(keys.join(", "))}) AND ${standing(sql, "f", state)}`
      ),
      (figures) => ({ found: [figures], next: others.length === 0 ? undefined : reading(database, state, others) })
    )
  }

/** What is asked of measures in a state of a database, from the start; so many figures are wanted at once. */
export const whole =
  (database: Database, state: State, all: ReadonlyArray<Asked>, wanted: number): Step =>
  (room) =>
    Effect.gen(function* () {
      const spans = batches(yield* spansOf(database, all), wanted)
      return spans.length === 0 ? { found: [], next: undefined } : yield* reading(database, state, spans)(room)
    })
