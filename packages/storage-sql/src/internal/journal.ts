/** What was written when: of a figure, of a document, and commit by commit. @internal */
import * as Effect from "effect/Effect"
import { Documents, Figures, Instant, type Problem, Store } from "@lantoa/core"
import { type Database, decoded, guarded } from "./database.ts"
import * as filings from "./filings.ts"
import * as Names from "./names.ts"
import { idOf, named, selected, type Selected, toObservation } from "./rows.ts"
import { type State, stateOf, there } from "./state.ts"
import type { Failure, Fragment } from "./sql.ts"

type Asked<A> = Effect.Effect<A, Failure | Problem.StoreError>

const answered = <A>(database: Database, operation: string, asked: Asked<A>): Effect.Effect<A, Problem.StoreError> =>
  guarded(database.dialect, operation)(database.reading(asked))

/** The ids of commits that were given one. */
const idsOf = ({ sql }: Database, commits: ReadonlyArray<number>): Asked<ReadonlyMap<number, string>> =>
  commits.length === 0
    ? Effect.succeed(new Map())
    : Effect.map(
        sql<{
          number: number
          id: string | null
        }>`SELECT number, id FROM commits WHERE ${sql.in("number", [...new Set(commits)])}`,
        (rows) => new Map(rows.flatMap(({ id, number }) => (id === null ? [] : [[Number(number), id] as const])))
      )

const writtenBy =
  (ids: ReadonlyMap<number, string>) =>
  (commit: number): Store.Written => {
    const id = ids.get(commit)
    return id === undefined ? { commit } : { commit, id }
  }

/** Figures as they are kept, with what the others of `own` say at their ends. */
const rowsOf = (database: Database, names: Names.Names, own: string, from: Fragment) =>
  Effect.gen(function* () {
    const { sql } = database
    const columns = sql.literal(`${selected}, f.corrects, f.more${own}`)
    const rows = (yield* sql`SELECT ${columns} ${from} ORDER BY f.place`.values) as never as ReadonlyArray<Selected>
    yield* Names.learnRows(database, names, rows)
    return rows
  })

const endings = ", f.ended, f.ended_at, f.ended_in, f.ended_by, w.reason"

/** The last of a row's columns: how it ceased to stand, as far as that is known in a state. */
const endingOf = (row: Selected, { at, known = Infinity }: State) => {
  const [ended, endedAt, endedIn, by, reason] = row.slice(-5)
  if (Number(ended) === 0 || Number(endedIn) > at || Number(endedAt) > known) return undefined
  return { commit: Number(endedIn), knownAt: Instant.fromMillis(Number(endedAt)), by, reason }
}

/** What the box of a figure ever held. */
export const history = (
  database: Database,
  names: Names.Names,
  figure: string,
  moment: Store.Moment
): Effect.Effect<ReadonlyArray<Store.FigureVersion>, Problem.StoreError> =>
  answered(
    database,
    "history",
    Effect.gen(function* () {
      const { sql } = database
      const state = yield* stateOf(database, "history", moment)
      const [place = 0] = yield* Names.placesOf(database, names, [figure])
      const own = Names.isDerived(figure) ? sql`g.place = ${place} AND g.id IS NULL` : sql`g.id = ${figure}`
      const rows = yield* rowsOf(
        database,
        names,
        endings,
        sql`FROM figure g JOIN figure f ON f.measure = g.measure AND f.last_day = g.last_day AND f.first_day = g.first_day
            AND f.series = g.series
          LEFT JOIN withdrawal w ON w.place = f.place
          WHERE ${own} AND ${there(sql, "f", state)}`
      )
      const ends = rows.map((row) => endingOf(row, state))
      const written = writtenBy(
        yield* idsOf(database, [...rows.map((row) => Number(row[1])), ...ends.flatMap((end) => end?.commit ?? [])])
      )
      return yield* decoded(database.dialect, "history", () => {
        const figures = rows.map((row) => toObservation(row, names))
        const reasons = new Map(figures.map(({ corrects, id }) => [id, corrects?.reason]))
        return rows.map((row, index): Store.FigureVersion => {
          const end = ends[index]
          const version = { figure: figures[index]!, written: written(Number(row[1])) }
          if (end === undefined) return version
          const { by, commit, knownAt, reason } = end
          const whose = typeof by === "string" ? { by } : {}
          return {
            ...version,
            ended: {
              written: written(commit),
              knownAt,
              ...whose,
              reason: String(reasons.get(String(by)) ?? reason ?? Store.again)
            }
          }
        })
      })
    })
  )

interface Version {
  readonly kind: Documents.Kind
  readonly written_in: number
  readonly known_at: number
  readonly json: string
}

/** Documents as they were put. */
const documentsOf = (database: Database, operation: string, rows: ReadonlyArray<Version>) =>
  decoded(database.dialect, operation, () => {
    const lists: Record<string, Array<unknown>> = {}
    for (const { json, kind } of rows) (lists[kind] ??= []).push(JSON.parse(json))
    return Documents.from(lists)
  })

/** The versions of a document. */
export const versions = (
  database: Database,
  kind: Documents.Kind,
  key: string,
  moment: Store.Moment
): Effect.Effect<ReadonlyArray<Store.DocumentVersion>, Problem.StoreError> =>
  answered(
    database,
    "versions",
    Effect.gen(function* () {
      const { sql } = database
      const state = yield* stateOf(database, "versions", moment)
      const rows = yield* sql<Version>`SELECT d.kind, d.written_in, d.known_at, d.json FROM document d
        WHERE d.kind = ${kind} AND d.id = ${key} AND ${there(sql, "d", state)} ORDER BY d.version`
      const documents = yield* documentsOf(database, "versions", rows)
      const commits = rows.map((row) => Number(row.written_in))
      const written = writtenBy(yield* idsOf(database, commits))
      return rows.map((row, index): Store.DocumentVersion => ({
        document: documents[kind][index]!,
        written: written(commits[index]!),
        knownAt: Instant.fromMillis(Number(row.known_at))
      }))
    })
  )

const putBy = (database: Database, commit: number) =>
  Effect.gen(function* () {
    const rows = yield* database.sql<Version>`SELECT kind, written_in, known_at, json FROM document
      WHERE written_in = ${commit} ORDER BY number`
    if (rows.length === 0) return {}
    const put = yield* documentsOf(database, "entry", rows)
    return { documents: { put, knownAt: Instant.fromMillis(Number(rows[0]!.known_at)) } }
  })

const figuresBy = (database: Database, names: Names.Names, first: number, length: number) =>
  Effect.gen(function* () {
    const within = database.sql`FROM figure f WHERE f.place >= ${first} AND f.place < ${first + length}`
    const rows = length === 0 ? [] : yield* rowsOf(database, names, "", within)
    return yield* decoded(database.dialect, "entry", () => ({
      figures: Figures.fromObservations(rows.map((row) => ({ ...toObservation(row, names), id: row[9] ?? "" }))),
      rows: Int32Array.from(rows, (row) => Number(row[0]) - first)
    }))
  })

const withdrawnBy = (database: Database, names: Names.Names, commit: number) =>
  Effect.gen(function* () {
    const { sql } = database
    const rows = (yield* sql`SELECT ${sql.literal(selected)}, w.reason, w.known_at FROM withdrawal w
      JOIN figure f ON f.place = w.place WHERE w.written_in = ${commit} ORDER BY w.row`
      .values) as never as ReadonlyArray<Selected>
    yield* Names.learnCommits(
      database,
      names,
      rows.map((row) => Number(row[1]))
    )
    return yield* decoded(database.dialect, "entry", () =>
      rows.map((row): Store.Withdrawal => {
        const [reason, knownAt] = row.slice(-2)
        return { figure: idOf(named(row), names), reason: String(reason), knownAt: Instant.fromMillis(Number(knownAt)) }
      })
    )
  })

interface Commit {
  readonly id: string | null
  readonly hash: string
  readonly documents: number
  readonly first: number
  readonly figures: number
}

/** The commit before the first. */
const none: Commit = { id: null, hash: "", documents: 0, first: 1, figures: 0 }

/** A commit as it is kept. */
export const entry = (
  database: Database,
  names: Names.Names,
  commit: number
): Effect.Effect<Store.Entry, Problem.StoreError> =>
  answered(
    database,
    "entry",
    Effect.gen(function* () {
      yield* stateOf(database, "entry", { at: commit })
      const { sql } = database
      const [row] = yield* sql<Commit>`SELECT id, hash, documents, first, figures FROM commits WHERE number = ${commit}`
      const { documents, figures, first, hash, id } = row ?? none
      const found: Store.Entry = {
        commit,
        ...(id === null ? {} : { given: { id, fingerprint: hash } }),
        ...(Number(documents) === 0 ? {} : yield* putBy(database, commit)),
        ...(yield* figuresBy(database, names, Number(first), Number(figures))),
        filings: Store.FilingRules.inOrder(yield* filings.writtenIn(database, commit)),
        withdrawals: yield* withdrawnBy(database, names, commit)
      }
      return found
    })
  )
