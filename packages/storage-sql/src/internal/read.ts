/** Reading figures back, in the order they were written, a page at a time. @internal */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { Instant, type Problem, type Observation, Period, type Store } from "@lantoa/core"
import { chunksOf, type Database, decoded, guarded } from "./database.ts"
import * as Names from "./names.ts"
import { idOf, named, selected, type Selected, toObservation } from "./rows.ts"
import { standing, type State, stateOf, there } from "./state.ts"
import type { Client, Failure, Fragment } from "./sql.ts"

const pageSize = 2000
const listSize = 500

const anyOf = ({ sql }: Database, column: string, list: ReadonlyArray<string | number>): Fragment =>
  list.length === 0
    ? sql`1 = 0`
    : sql.or(chunksOf(list, listSize).map((chunk) => sql`${sql.literal(column)} IN ${sql.in(chunk)}`))

/** The terms of sets of units that name one of some units. */
const setsWith = ({ sql }: Database, units: ReadonlySet<string>) =>
  Effect.gen(function* () {
    const rows = yield* sql<{ id: number; text: string }>`SELECT id, text FROM term WHERE kind = 'units'`
    return new Map(
      rows.flatMap(({ id, text }) => {
        const own = text.split("+").filter((unit) => units.has(unit))
        return own.length === 0 ? [] : [[Number(id), own] as const]
      })
    )
  })

/** Those of some units of which a figure stands, but for those in some places. */
export const unitsWithFigures = (
  database: Database,
  units: ReadonlySet<string>,
  but: ReadonlySet<number>
): Effect.Effect<ReadonlySet<string>, Failure> =>
  Effect.gen(function* () {
    const { sql } = database
    const found = new Set<string>()
    for (const [set, own] of yield* setsWith(database, units)) {
      // One more than may be left out shows whether one stands.
      const rows = yield* sql`SELECT f.place FROM series s CROSS JOIN span p CROSS JOIN figure f
        WHERE s.units = ${set} AND p.measure = s.measure AND f.measure = p.measure AND f.last_day = p.last_day
          AND f.first_day = p.first_day AND f.series = s.id AND f.ended = 0 LIMIT ${but.size + 1}`.values
      if (rows.some(([place]) => !but.has(Number(place)))) for (const unit of own) found.add(unit)
    }
    return found
  })

/** Figures with the ids of a filter. */
const withIds = (database: Database, names: Names.Names, ids: ReadonlyArray<string>) =>
  Effect.map(Names.placesOf(database, names, ids), (places) => {
    const { sql } = database
    // A derived id is that of a figure which was given none.
    const derived = sql.and([anyOf(database, "f.place", places), sql`f.id IS NULL`])
    return sql.or([anyOf(database, "f.id", ids), derived])
  })

const withMeasures = (database: Database, names: Names.Names, column: string, measures: ReadonlyArray<string>) =>
  Effect.map(
    Effect.forEach(new Set(measures), (measure) => Names.term(database, names, "measure", measure)),
    (terms) =>
      anyOf(
        database,
        column,
        terms.filter((term) => term !== undefined)
      )
  )

const series = (database: Database, units: ReadonlyArray<string>) =>
  Effect.map(setsWith(database, new Set(units)), (sets) => anyOf(database, "s.units", [...sets.keys()]))

const days = (sql: Client, table: string, period: Period.Period) => {
  const { end, start } = Period.bounds(period)
  return sql`${sql.literal(table)}.last_day >= ${start} AND ${sql.literal(table)}.first_day < ${end}`
}

/** Whether figures are few for what is asked of themselves, and what is asked of their series and periods only sifts them. */
const isNarrow = ({ ids, superseded }: Store.Filter): boolean => ids !== undefined || superseded === "only"

/** The conditions of a filter on few figures. */
const sifted = (database: Database, names: Names.Names, { ids, measures, overlapping, units }: Store.Filter) =>
  Effect.gen(function* () {
    const { sql } = database
    return [
      ...(ids === undefined ? [] : [yield* withIds(database, names, [...new Set(ids)])]),
      ...(measures === undefined ? [] : [yield* withMeasures(database, names, "f.measure", measures)]),
      ...(units === undefined
        ? []
        : [sql`f.series IN (SELECT s.id FROM series s WHERE ${yield* series(database, units)})`]),
      ...(overlapping === undefined ? [] : [days(sql, "f", overlapping)])
    ]
  })

/** The conditions of a filter on figures by their keys: first series and periods, then their figures. */
const keyed = (database: Database, names: Names.Names, { measures, overlapping, units }: Store.Filter) =>
  Effect.gen(function* () {
    const { sql } = database
    return [
      ...(units === undefined
        ? []
        : [yield* series(database, units), sql`p.measure = s.measure`, sql`f.series = s.id`]),
      ...(measures === undefined ? [] : [yield* withMeasures(database, names, "p.measure", measures)]),
      ...(overlapping === undefined ? [] : [days(sql, "p", overlapping)]),
      sql`f.measure = p.measure AND f.last_day = p.last_day AND f.first_day = p.first_day`
    ]
  })

const visible = ({ sql }: Database, filter: Store.Filter, state: State): Fragment =>
  filter.superseded === "only"
    ? sql`f.ended <> 0 AND ${there(sql, "f", state)} AND NOT (${standing(sql, "f", state)})`
    : filter.superseded === true
      ? there(sql, "f", state)
      : standing(sql, "f", state)

/** The place of a figure. */
const placeOf = (database: Database, names: Names.Names, id: string) =>
  Effect.gen(function* () {
    const { sql } = database
    const [row] = yield* sql`SELECT f.place FROM figure f WHERE ${yield* withIds(database, names, [id])}`.values
    return row === undefined ? undefined : Number(row[0])
  })

/** Where a read stands: the state it sees, and where it goes on; `places` where a filter has chosen them. */
interface Position {
  readonly state: State
  readonly after: number
  readonly places: ReadonlyArray<number> | undefined
}

/** A filtered read looks its figures up once, and then fetches them. */
const begin = (database: Database, names: Names.Names, operation: string, filter: Store.Filter) =>
  Effect.gen(function* () {
    const state = yield* stateOf(database, operation, filter)
    const { after: behind, measures, overlapping, units } = filter
    const after = behind === undefined ? 0 : yield* placeOf(database, names, behind)
    if (after === undefined) return { state, after: 0, places: [] } as Position
    const isFiltered = [measures, overlapping, units].some((one) => one !== undefined)
    if (!isFiltered && !isNarrow(filter)) return { state, after, places: undefined } as Position
    const { sql } = database
    const from = units === undefined ? "span p CROSS JOIN figure f" : "series s CROSS JOIN span p CROSS JOIN figure f"
    const conditions = yield* (isNarrow(filter) ? sifted : keyed)(database, names, filter)
    const behindIt = behind === undefined ? [] : [sql`f.place > ${after}`]
    const rows = yield* sql`SELECT f.place FROM ${sql.literal(isNarrow(filter) ? "figure f" : from)}
      WHERE ${sql.and([...conditions, ...behindIt, visible(database, filter, state)])} ORDER BY f.place`.values
    return { state, after: 0, places: rows.map(([place]) => Number(place)) } as Position
  })

const page = (database: Database, names: Names.Names, filter: Store.Filter, from: Position | undefined) =>
  Effect.gen(function* () {
    const { sql } = database
    const position = from ?? (yield* begin(database, names, "read", filter))
    const { after, places, state } = position
    const where =
      places === undefined
        ? sql`f.place > ${after} AND ${visible(database, filter, state)}`
        : anyOf(database, "f.place", places.slice(after, after + pageSize))
    const rows = (yield* sql`SELECT ${sql.literal(selected)}, f.corrects, f.more FROM figure f WHERE ${where}
      ORDER BY f.place LIMIT ${pageSize}`.values) as never as ReadonlyArray<Selected>
    yield* Names.learnRows(database, names, rows)
    const next: Position = {
      ...position,
      after: places === undefined ? Number(rows.at(-1)?.[0] ?? 0) : after + pageSize
    }
    const more = places === undefined ? rows.length === pageSize : next.after < places.length
    return { rows, next: more ? Option.some(next) : Option.none<Position>() }
  })

export const read = (
  database: Database,
  names: Names.Names,
  filter: Store.Filter
): Stream.Stream<Observation.Observation, Problem.StoreError> =>
  Stream.paginate(undefined as Position | undefined, (from) =>
    Effect.gen(function* () {
      const { next, rows } = yield* database.reading(page(database, names, filter, from))
      const found = yield* decoded(database.dialect, "read", () => rows.map((row) => toObservation(row, names)))
      return [found, next] as const
    }).pipe(
      (
        effect: Effect.Effect<
          readonly [Array<Observation.Observation>, Option.Option<Position>],
          Failure | Problem.StoreError
        >
      ) => guarded(database.dialect, "read")(effect)
    )
  )

/** How many figures {@link read} gives. */
export const count = (
  database: Database,
  names: Names.Names,
  filter: Store.Filter
): Effect.Effect<number, Problem.StoreError> =>
  database
    .reading(
      Effect.gen(function* () {
        const { sql } = database
        const { after, places, state } = yield* begin(database, names, "count", filter)
        if (places !== undefined) return places.length
        const [row] = yield* sql`SELECT COUNT(*) FROM figure f
          WHERE f.place > ${after} AND ${visible(database, filter, state)}`.values
        return Number(row![0])
      })
    )
    .pipe((effect: Effect.Effect<number, Failure | Problem.StoreError>) => guarded(database.dialect, "count")(effect))

/** Withdrawals that are known in a state, in the order they were written. */
export const withdrawals = (
  database: Database,
  names: Names.Names,
  moment: Store.Moment
): Effect.Effect<ReadonlyArray<Store.Withdrawal>, Problem.StoreError> =>
  database
    .reading(
      Effect.gen(function* () {
        const { sql } = database
        const state = yield* stateOf(database, "withdrawals", moment)
        const rows = (yield* sql`SELECT ${sql.literal(selected)}, w.reason, w.known_at FROM withdrawal w
          JOIN figure f ON f.place = w.place WHERE ${there(sql, "w", state)} ORDER BY w.written_in, w.row`
          .values) as never as ReadonlyArray<Selected>
        yield* Names.learnCommits(
          database,
          names,
          rows.map((row) => Number(row[1]))
        )
        return yield* decoded(database.dialect, "withdrawals", () =>
          rows.map((row): Store.Withdrawal => {
            const [reason, knownAt] = row.slice(-2)
            return {
              figure: idOf(named(row), names),
              reason: String(reason),
              knownAt: Instant.fromMillis(Number(knownAt))
            }
          })
        )
      })
    )
    .pipe((effect: Effect.Effect<ReadonlyArray<Store.Withdrawal>, Failure | Problem.StoreError>) =>
      guarded(database.dialect, "withdrawals")(effect)
    )
