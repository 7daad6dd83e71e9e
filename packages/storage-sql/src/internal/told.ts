/** Who told something: found by the database, which gives no figures for it. @internal */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { type Period, type Problem, Store } from "@lantoa/core"
import { type Database, decoded, guarded, type Wanted } from "./database.ts"
import { columnsOf } from "./found.ts"
import * as Names from "./names.ts"
import { periodOf } from "./rows.ts"
import { scan } from "./scan.ts"
import { standing, type State, stateOf } from "./state.ts"

const wanted: ReadonlyArray<Wanted> = [
  { name: "reporter", type: "int32" },
  { name: "first_day", type: "int32" },
  { name: "last_day", type: "int32" },
  { name: "known_at", type: "double" }
]

/** The figures of measures in some days with their series: cross joins look for periods first, then for their figures by their key. */
const figuresOf = ({ dialect, sql }: Database, measures: ReadonlyArray<number>, { from, to }: Store.ToldRequest) =>
  dialect.columnar === true
    ? sql`figure f JOIN series s ON s.id = f.series
        WHERE ${sql.in("f.measure", measures)} AND f.last_day >= ${from} AND f.first_day < ${to}`
    : sql`span p CROSS JOIN figure f CROSS JOIN series s
        WHERE ${sql.in("p.measure", measures)} AND p.last_day >= ${from} AND p.first_day < ${to} AND f.measure = p.measure
          AND f.last_day = p.last_day AND f.first_day = p.first_day AND s.id = f.series`

const selected = (database: Database, measures: ReadonlyArray<number>, request: Store.ToldRequest, state: State) => {
  const { sql } = database
  const [reporter, isAlone] = request.by === "teams" ? ["s.team", "s.team <> 0"] : ["s.units", "s.team = 0"]
  return sql`SELECT ${sql.literal(reporter)} AS reporter, f.first_day, f.last_day, MAX(f.known_at) AS known_at, CAST(NULL AS TEXT) AS id
    FROM ${figuresOf(database, measures, request)} AND s.reporter = 0 AND ${sql.literal(isAlone)} AND ${standing(sql, "f", state)}
    GROUP BY ${sql.literal(reporter)}, f.first_day, f.last_day`
}

/** No day of a period is as far from day 0. */
const far = 2 ** 22
const keyOf = (first: number, last: number): number => (first + far) * 2 * far + last + far
const periodIn = (key: number): Period.Period => periodOf(Math.floor(key / 2 / far) - far, (key % (2 * far)) - far)

/** Gives each number its place in a list, with what is made of it; most come one after the other, or again after all others. */
const listing = <A>(make: (number: number) => A) => {
  const [places, numbers, values] = [new Map<number, number>(), [] as Array<number>, [] as Array<A>]
  let place = -1
  const of = (number: number): number => {
    if (numbers[place] === number) return place
    if (numbers[place + 1] === number) return ++place
    place = places.get(number) ?? values.length
    if (place === values.length) {
      places.set(number, place)
      numbers.push(number)
      values.push(make(number))
    }
    return place
  }
  return { of, values }
}

/** What was found, with the texts of its terms; of several units none told what they did together. */
const toldIn = (
  names: Names.Names,
  by: Store.ToldRequest["by"],
  [terms, first, last, known]: ReadonlyArray<ArrayLike<number>>
): Store.Told => {
  const reporters = listing((term) => names.texts.get(term)!)
  const periods = listing(periodIn)
  const [period, reporter] = [new Int32Array(terms!.length), new Int32Array(terms!.length)]
  const knownAt = new Float64Array(terms!.length)
  let length = 0
  for (let at = 0; at < terms!.length; at++) {
    const place = reporters.of(terms![at]!)
    if (by === "units" && reporters.values[place]!.includes("+")) continue
    reporter[length] = place
    period[length] = periods.of(keyOf(first![at]!, last![at]!))
    knownAt[length++] = known![at]!
  }
  return { length, reporter, period, knownAt, periods: periods.values, reporters: reporters.values }
}

/** Each server tells of its own figures; who told something is seen from all of them. */
const everywhere = (
  database: Database,
  names: Names.Names,
  { by, measures, ...days }: Store.ToldRequest,
  at: Store.Moment
) => {
  const requests = measures.map((measure) => ({ measure, ...days, latestBefore: false }))
  const pages = Stream.unwrap(Effect.map(scan(database, names, requests, at), ({ figures }) => figures))
  return Effect.map(Stream.runCollect(pages), (all) => Store.toldIn(Store.concat(all), by))
}

/** Who told something, in a state. */
export const told = (
  database: Database,
  names: Names.Names,
  request: Store.ToldRequest,
  moment: Store.Moment
): Effect.Effect<Store.Told, Problem.StoreError> => {
  const found = Effect.gen(function* () {
    const state = yield* stateOf(database, "told", moment)
    if (state.isDistributed) return undefined
    const measures: Array<number> = []
    for (const measure of request.measures) {
      const term = yield* Names.term(database, names, "measure", measure)
      if (term !== undefined) measures.push(term)
    }
    if (measures.length === 0) return toldIn(names, request.by, [[], [], [], []])
    const { numbers } = yield* columnsOf(database, selected(database, measures, request, state), wanted, "id")
    yield* Names.learnTexts(database, names, new Set(numbers[0]))
    return yield* decoded(database.dialect, "told", () => toldIn(names, request.by, numbers))
  })
  return Effect.flatMap(guarded(database.dialect, "told")(database.reading(found)), (all) =>
    all === undefined ? everywhere(database, names, request, moment) : Effect.succeed(all)
  )
}
