/** Answering requests: a range read for each period that is asked of a measure, one seek a series for what came before. @internal */
import * as Effect from "effect/Effect"
import type { Problem, Store } from "@lantoa/core"
import { type Database, guarded, storeError } from "./database.ts"
import * as filings from "./filings.ts"
import { gather, toFigures } from "./gathered.ts"
import * as Names from "./names.ts"
import { selected } from "./rows.ts"
import { standing, type State, stateOf, there } from "./state.ts"
import type { Failure } from "./sql.ts"

const rowsOf = (database: Database, names: Names.Names, request: Store.Request, state: State) =>
  Effect.gen(function* () {
    const { sql } = database
    const measure = yield* Names.term(database, names, "measure", request.measure)
    if (measure === undefined) return []
    const columns = sql.literal(selected)
    // Cross joins keep the order: periods first, then their figures.
    const within = yield* sql`SELECT ${columns} FROM span p CROSS JOIN figure f
      WHERE p.measure = ${measure} AND p.last_day >= ${request.from} AND p.first_day < ${request.to}
        AND f.measure = p.measure AND f.last_day = p.last_day AND f.first_day = p.first_day
        AND ${standing(sql, "f", state)}`.values
    if (!request.latestBefore) return [within]
    const before = yield* sql`SELECT ${columns} FROM series s CROSS JOIN figure f
      WHERE s.measure = ${measure} AND f.series = s.id AND f.last_day = (
          SELECT g.last_day FROM figure g WHERE g.series = s.id AND g.last_day < ${request.from}
            AND ${standing(sql, "g", state)} ORDER BY g.last_day DESC LIMIT 1)
        AND ${standing(sql, "f", state)}`.values
    return [within, before]
  })

export const scan = (
  database: Database,
  names: Names.Names,
  requests: ReadonlyArray<Store.Request>,
  moment: Store.Moment
): Effect.Effect<Store.Snapshot, Problem.StoreError> =>
  database
    .reading(
      Effect.gen(function* () {
        const state = yield* stateOf(database, "scan", moment)
        const found = yield* Effect.forEach(requests, (request) => rowsOf(database, names, request, state))
        const gathered = gather(found.flat() as never)
        const [, commits, series] = gathered.numbers
        yield* Names.learnSeries(database, names, new Set(series))
        yield* Names.learnCommits(database, names, new Set(commits))
        const filed = yield* filings.scan(database, requests, there(database.sql, "filing", state))
        const figures = yield* Effect.try({
          try: () => toFigures(gathered, names),
          catch: (cause) =>
            storeError(database.dialect, "scan", "Corrupt", `${String(cause)}; restore the database from a copy`, {
              cause
            })
        })
        const snapshot: Store.Snapshot = { commit: state.at, figures, filings: filed }
        return snapshot
      })
    )
    .pipe((effect: Effect.Effect<Store.Snapshot, Failure | Problem.StoreError>) =>
      guarded(database.dialect, "scan")(effect)
    )
