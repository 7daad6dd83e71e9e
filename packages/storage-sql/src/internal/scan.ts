/** Answering requests: a range read for each period that is asked of a measure, one seek a series for what came before. @internal */
import * as Effect from "effect/Effect"
import { Figures, type Problem, type Period, type Store } from "@lantoa/core"
import { type Database, guarded, storeError } from "./database.ts"
import * as filings from "./filings.ts"
import * as Names from "./names.ts"
import { idOf, periodOf, selected, type Selected, seriesOf, textOf } from "./rows.ts"
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
    if (!request.latestBefore) return within
    const before = yield* sql`SELECT ${columns} FROM series s CROSS JOIN figure f
      WHERE s.measure = ${measure} AND f.series = s.id AND f.last_day = (
          SELECT g.last_day FROM figure g WHERE g.series = s.id AND g.last_day < ${request.from}
            AND ${standing(sql, "g", state)} ORDER BY g.last_day DESC LIMIT 1)
        AND ${standing(sql, "f", state)}`.values
    return [...within, ...before]
  })

const byPlace = (rows: ReadonlyArray<Selected>): ReadonlyArray<Selected> => {
  const sorted = [...rows].sort((a, b) => Number(a[0]) - Number(b[0]))
  return sorted.filter((row, index) => index === 0 || Number(row[0]) !== Number(sorted[index - 1]![0]))
}

/** Rows as columns. Throws where a row is damaged. */
const toFigures = (rows: ReadonlyArray<Selected>, names: Names.Names): Figures.Figures => {
  const length = rows.length
  const ints = () => new Int32Array(length)
  const [measure, period, units, category, team, activity, reporter] = [
    ints(),
    ints(),
    ints(),
    ints(),
    ints(),
    ints(),
    ints()
  ]
  const columns = [measure, units, category, team, activity, reporter]
  const codes = columns.map(() => new Map<number, number>())
  const texts = columns.map(() => [] as Array<string>)
  const periods = Figures.coder<Period.Period>((text) => text)
  rows.forEach((row, index) => {
    period[index] = periods.code(periodOf(row[3], row[4]))
    seriesOf(row, names).forEach((term, kind) => {
      let code = term === 0 ? -1 : codes[kind]!.get(term)
      if (code === undefined) {
        code = texts[kind]!.push(textOf(row, term, names)) - 1
        codes[kind]!.set(term, code)
      }
      columns[kind]![index] = code
    })
  })
  const floats = (of: (row: Selected) => number | null) => Float64Array.from(rows, (row) => of(row) ?? NaN)
  return {
    length,
    measure: measure!,
    period: period!,
    units: units!,
    category: category!,
    team: team!,
    activity: activity!,
    reporter: reporter!,
    lower: floats((row) => row[5]),
    upper: floats((row) => row[6]),
    flags: Uint8Array.from(rows, (row) => Number(row[7])),
    knownAt: floats((row) => Number(row[8])),
    ids: rows.map((row) => idOf(row, names)),
    texts: {
      measures: texts[0]!,
      periods: periods.values,
      units: texts[1]!.map((text) => text.split("+")),
      categories: texts[2]!.map((text) => JSON.parse(text) as Figures.Category),
      teams: texts[3]!,
      activities: texts[4]!,
      reporters: texts[5]!
    }
  }
}

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
        const rows = byPlace(found.flat() as never)
        yield* Names.learnSeries(database, names, new Set(rows.map((row) => Number(row[2]))))
        yield* Names.learnCommits(
          database,
          names,
          rows.filter((row) => row[9] === null).map((row) => Number(row[1]))
        )
        const filed = yield* filings.scan(database, requests, there(database.sql, "filing", state))
        const figures = yield* Effect.try({
          try: () => toFigures(rows, names),
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
