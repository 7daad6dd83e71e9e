/** Reading observations back, in order, a page at a time. @internal */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { type LantoaError, type Observation, type ObservationStore, Period } from "@lantoa/core"
import { type Database, guarded, storeError } from "./database.ts"
import { readUnits, type Stored, toObservation } from "./rows.ts"
import type { Failure, Fragment } from "./sql.ts"
import * as Terms from "./terms.ts"

const pageSize = 2000
/** Longer lists are looked through here: a statement takes only so many parameters. */
const longList = 1000

/** Where a read stands: the batches it may see, and the last figure it gave. */
interface Position {
  readonly batches: number
  readonly knownAt: string
  readonly id: string
}

const anyOf = (list: ReadonlyArray<string> | undefined): ((text: string) => boolean) => {
  if (list === undefined) return () => true
  const set = new Set(list)
  return (text) => set.has(text)
}

const passes = (filter: ObservationStore.Filter): ((observation: Observation.Observation) => boolean) => {
  const [id, measure, unit] = [anyOf(filter.ids), anyOf(filter.measures), anyOf(filter.units)]
  return (observation) =>
    id(observation.id) &&
    measure(observation.measure) &&
    observation.units.some(unit) &&
    (filter.overlapping === undefined || Period.overlaps(observation.period, filter.overlapping))
}

const termsWhere = (terms: Terms.Terms, kind: Terms.Kind, holds: (text: string) => boolean): ReadonlyArray<number> =>
  [...terms.ids[kind]].flatMap(([text, id]) => (holds(text) ? [id] : []))

/** What the database can sort out for us. */
const narrow = ({ sql }: Database, terms: Terms.Terms, filter: ObservationStore.Filter): ReadonlyArray<Fragment> => {
  const { ids, measures, units, overlapping } = filter
  const unit = anyOf(units)
  const lists: ReadonlyArray<readonly [string, ReadonlyArray<string | number> | undefined]> = [
    ["o.id", ids],
    ["o.measure", measures && termsWhere(terms, "measure", anyOf(measures))],
    ["o.units", units && termsWhere(terms, "units", (text) => readUnits(text).some(unit))],
    [
      "o.period",
      overlapping && termsWhere(terms, "period", (text) => Period.overlaps(text as Period.Period, overlapping))
    ]
  ]
  return lists.flatMap(([column, list]) => {
    if (list === undefined || list.length > longList) return []
    return [list.length === 0 ? sql`1 = 0` : sql`${sql.literal(column)} IN ${sql.in(list)}`]
  })
}

/** Figures that exist at a moment; corrections that came after the read began do not count. */
const visible = ({ sql }: Database, filter: ObservationStore.Filter, batches: number): ReadonlyArray<Fragment> => {
  const { asKnownAt, superseded } = filter
  const known = asKnownAt === undefined ? [] : [sql`o.known_at <= ${asKnownAt}`]
  if (superseded === true) return known
  const later = asKnownAt === undefined ? sql`1 = 0` : sql`o.superseded_at > ${asKnownAt}`
  const unseen = sql`(SELECT c.batch FROM observation c WHERE c.id = o.superseded_by) > ${batches}`
  return [...known, sql`(o.superseded_by = '' OR ${later} OR ${unseen})`]
}

const page = (database: Database, terms: Terms.Terms, filter: ObservationStore.Filter, from: Position | undefined) =>
  Effect.gen(function* () {
    const { sql } = database
    yield* Terms.refresh(terms, database)
    const [last] = yield* sql<{ number: number | null }>`SELECT MAX(number) AS number FROM batch`
    const batches = from?.batches ?? Number(last?.number ?? 0)
    const after =
      from === undefined
        ? []
        : [sql`(o.known_at > ${from.knownAt} OR (o.known_at = ${from.knownAt} AND o.id > ${from.id}))`]
    const conditions = [
      sql`o.batch <= ${batches}`,
      ...after,
      ...narrow(database, terms, filter),
      ...visible(database, filter, batches)
    ]
    const rows = yield* sql<Stored>`SELECT o.* FROM observation o WHERE ${sql.and(conditions)}
      ORDER BY o.known_at, o.id LIMIT ${pageSize}`
    return { rows, batches }
  })

export const read = (
  database: Database,
  terms: Terms.Terms,
  filter: ObservationStore.Filter
): Stream.Stream<Observation.Observation, LantoaError.StoreError> => {
  const keep = passes(filter)
  const { dialect } = database
  return Stream.paginate(undefined as Position | undefined, (from) =>
    Effect.gen(function* () {
      const { rows, batches } = yield* database.reading(page(database, terms, filter, from))
      const found = yield* Effect.try({
        try: () => rows.map((row) => toObservation(row, terms)).filter(keep),
        catch: (cause) =>
          storeError(dialect, "read", "Corrupt", `${String(cause)}; restore the database from a copy`, { cause })
      })
      const last = rows.length < pageSize ? undefined : rows.at(-1)
      const next =
        last === undefined ? Option.none() : Option.some({ batches, knownAt: last.known_at, id: last.id } as Position)
      return [found, next] as const
    }).pipe(
      (
        effect: Effect.Effect<
          readonly [Array<Observation.Observation>, Option.Option<Position>],
          Failure | LantoaError.StoreError
        >
      ) => guarded(dialect, "read")(effect)
    )
  )
}
