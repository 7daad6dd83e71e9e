/** Documents in the database: every version a row. @internal */
import * as Effect from "effect/Effect"
import { Documents, Instant, type Problem, Store } from "@lantoa/core"
import { chunksOf, columnsOf, type Database, decoded, guarded, type Row } from "./database.ts"
import * as Read from "./read.ts"
import { type State, stateOf, versionAt } from "./state.ts"
import type { Failure } from "./sql.ts"

const columns = [
  ["number", "integer"],
  ["kind", "text"],
  ["id", "text"],
  ["version", "integer"],
  ["written_in", "integer"],
  ["known_at", "integer"],
  ["json", "text"]
] as const

interface Latest {
  readonly id: string
  readonly known_at: number
  readonly json: string
}

const instant = (millis: number): Instant.Instant => Instant.fromMillis(Number(millis))

/** The last version of each document given, by kind and id. */
const latestOf = ({ sql }: Database, given: ReadonlyArray<Store.DocumentRules.Fresh>) =>
  Effect.gen(function* () {
    const latest = new Map<string, Store.DocumentRules.Latest>()
    for (const kind of Documents.kinds) {
      const keys = given.filter((one) => one.kind === kind).map((one) => one.key)
      for (const chunk of chunksOf(keys, 500)) {
        const rows = yield* sql<Latest & { other: number | null }>`SELECT d.id, d.known_at, d.json,
            (SELECT o.known_at FROM document o WHERE o.kind = d.kind AND o.id = d.id AND o.json <> d.json
              ORDER BY o.version DESC LIMIT 1) AS other FROM document d
          WHERE d.kind = ${kind} AND ${sql.in("id", chunk)}
            AND d.version = (SELECT MAX(v.version) FROM document v WHERE v.kind = d.kind AND v.id = d.id)`
        for (const { id, json, known_at, other } of rows)
          latest.set(`${kind} ${id}`, {
            json,
            knownAt: instant(known_at),
            other: other === null ? undefined : instant(other)
          })
      }
    }
    return latest
  })

/** Those of some measures of which a figure stands. */
const filledOf = ({ sql }: Database, measures: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const filled = new Set<string>()
    for (const measure of measures) {
      const rows = yield* sql`SELECT place FROM figure WHERE ended = 0
        AND measure = (SELECT id FROM term WHERE kind = ${"measure"} AND text = ${measure}) LIMIT 1`
      if (rows.length > 0) filled.add(measure)
    }
    return filled
  })

/** The last version of every hierarchy, by its id. */
const hierarchiesOf = ({ sql }: Database) =>
  Effect.gen(function* () {
    const rows = yield* sql<Latest>`SELECT d.id, d.json FROM document d WHERE d.kind = ${"hierarchies"}
      AND d.version = (SELECT MAX(v.version) FROM document v WHERE v.kind = d.kind AND v.id = d.id)`
    return new Map(rows.map(({ id, json }) => [id, json]))
  })

/** Units of which figures stand, but for some, and that the documents of a commit would leave without a place. */
export const displaced = (
  database: Database,
  documents: Store.Commit["documents"],
  but: ReadonlySet<number>
): Effect.Effect<ReadonlyArray<Problem.Problem>, Failure> =>
  Effect.gen(function* () {
    if (documents === undefined || documents.put.hierarchies.length === 0) return []
    const units = Store.DocumentRules.unplaced(Store.DocumentRules.list(documents.put), yield* hierarchiesOf(database))
    if (units.length === 0) return []
    const filled = yield* Read.unitsWithFigures(database, new Set(units.map(({ unit }) => unit)), but)
    return Store.DocumentRules.displaced(units, (unit) => filled.has(unit))
  })

/** Which documents of a commit are new, and which there already. */
export const sort = (
  database: Database,
  documents: Store.Commit["documents"]
): Effect.Effect<Store.DocumentRules.Sorted, Failure> =>
  Effect.gen(function* () {
    if (documents === undefined) return { problems: [], fresh: [], unchanged: 0 }
    const given = Store.DocumentRules.list(documents.put)
    const all = yield* latestOf(database, given)
    const latest = (kind: Documents.Kind, key: string) => all.get(`${kind} ${key}`)
    const filled = yield* filledOf(database, Store.DocumentRules.recounted(given, latest))
    return Store.DocumentRules.sort(given, documents.knownAt, latest, (measure) => filled.has(measure))
  })

/** Writes new versions. */
export const write = (
  { insert, sql }: Database,
  fresh: ReadonlyArray<Store.DocumentRules.Fresh>,
  knownAt: Instant.Instant | undefined,
  commit: number
): Effect.Effect<void, Failure> =>
  Effect.gen(function* () {
    if (fresh.length === 0) return
    const [last] = yield* sql<{ number: number | null }>`SELECT MAX(number) AS number FROM document`
    const first = Number(last?.number ?? 0) + 1
    const known = Instant.toMillis(knownAt!)
    // Numbers only grow, so that a document's own serve as its versions.
    const rows = fresh.map(({ json, key, kind }, index): Row => [
      first + index,
      kind,
      key,
      first + index,
      commit,
      known,
      json
    ])
    yield* insert("document", columnsOf(rows, columns), rows.length)
  })

const chosen = ({ sql }: Database, { at, known }: State) => {
  const dated = sql.in("kind", [...Store.DocumentRules.dated])
  const standing = known === undefined ? sql`MAX(version)` : sql`MAX(CASE WHEN known_at <= ${known} THEN version END)`
  return sql`SELECT kind, id, MIN(number) AS number,
      COALESCE(${standing}, CASE WHEN ${dated} THEN NULL ELSE MIN(version) END) AS version
    FROM document WHERE written_in <= ${at} GROUP BY kind, id`
}

const get = (database: Database, state: State) =>
  Effect.gen(function* () {
    const { dialect, sql } = database
    const seen = chosen(database, state)
    const rows = yield* sql<Latest & { kind: Documents.Kind }>`SELECT d.kind, d.id, d.known_at, d.json FROM document d
      JOIN (${seen}) seen ON seen.kind = d.kind AND seen.id = d.id AND seen.version = d.version ORDER BY seen.number`
    const hidden = yield* sql<{ kind: string; id: string }>`SELECT kind, id FROM (${seen}) seen WHERE version IS NULL`
    const documents = yield* decoded(dialect, "read", () => {
      const lists: Record<string, Array<unknown>> = {}
      for (const { json, kind } of rows) (lists[kind] ??= []).push(JSON.parse(json))
      return Documents.from(lists)
    })
    const names = (list: ReadonlyArray<{ readonly kind: string; readonly id: string }>) =>
      new Set(list.map(({ id, kind }) => `${kind} ${id}`))
    return {
      documents: Store.DocumentRules.withoutHidden(documents, names(hidden)),
      early: names(rows.filter((row) => Number(row.known_at) > (state.known ?? Infinity)))
    }
  })

/** Documents as they stood at a moment. */
export const library = (database: Database, moment: Store.Moment): Effect.Effect<Store.Library, Problem.StoreError> =>
  database
    .reading(
      Effect.gen(function* () {
        const state = yield* stateOf(database, "read", moment)
        const library: Store.Library = {
          commit: state.at,
          version: yield* versionAt(database, state.at),
          ...(yield* get(database, state))
        }
        return library
      })
    )
    .pipe((effect: Effect.Effect<Store.Library, Failure | Problem.StoreError>) =>
      guarded(database.dialect, "read")(effect)
    )
