/** The series of attached figures, numbered by the store itself: it is given one figure of each, which makes way for the files. @internal */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { Observation, type Problem, Store } from "@lantoa/core"
import type { Client, Failure } from "../sql.ts"

/** What figures of a series have in common, as the files write it, and the first row that does. */
const keys = ["measure", "unit", "cohorts", "breakdown", "team", "activity", "reporter"] as const

const knownAt = "1900-01-01T00:00:00Z"

/** More rows than a file has. */
const wide = 2 ** 40

/** A figure like those of a series, of a day that says nothing. */
const likeness = ([measure, unit, cohorts, breakdown, team, activity, reporter]: ReadonlyArray<unknown>) =>
  Observation.decode({
    measure,
    units: String(unit).split("+"),
    cohorts: JSON.parse(String(cohorts)) as unknown,
    breakdown: JSON.parse(String(breakdown)) as unknown,
    ...(team === "" ? {} : { team }),
    ...(activity === "" ? {} : { activity }),
    ...(reporter === "" ? {} : { reporter }),
    period: "1900-01-01",
    value: 0,
    knownAt
  })

const listed = (rows: ReadonlyArray<ReadonlyArray<unknown>>, column: number): string =>
  JSON.stringify(rows.map((row) => row[column]))

/** What a row says of its series that nobody can mean. */
export interface Meaningless {
  readonly file: number
  readonly row: number
  readonly problem: Problem.Problem
}

/** Numbers the series, and says what commit the files are, or which rows have none. */
export const number = (
  client: Client
): Effect.Effect<number | ReadonlyArray<Meaningless>, Failure | Problem.StoreError, Store.Store> =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const said = yield* client.unsafe(
      `SELECT ${keys.join(", ")}, min(file * ${wide} + row) AS first FROM told GROUP BY ALL ORDER BY first`
    ).values
    const decoded = said.map(likeness)
    const wrong = decoded.flatMap((one, index) => {
      if (Result.isSuccess(one)) return []
      const first = Number(said[index]![keys.length])
      return one.failure.problems.map((problem) => ({ file: Math.floor(first / wide), row: first % wide, problem }))
    })
    if (wrong.length > 0) return wrong
    const likenesses = decoded.map(Result.getOrThrow)
    const places = new Map<string, number>()
    const figures: Array<Observation.Observation> = []
    const own = likenesses.map((one) => {
      const key = Observation.cell(one)
      const place = places.get(key) ?? figures.push(one) - 1
      places.set(key, place)
      return place
    })
    const { commit } = yield* store.commit({ figures })
    const numbers = (yield* client`SELECT series FROM figure ORDER BY place`.values).map(([one]) => Number(one))
    const rows = said.map((row, index) => [...row.slice(0, keys.length), numbers[own[index]!]!])
    const lists = keys.map((key) => `unnest(from_json(?, '["VARCHAR"]')) AS ${key}`)
    yield* client.unsafe(`CREATE TABLE likeness AS SELECT ${lists.join(", ")}, unnest(CAST(? AS BIGINT[])) AS series`, [
      ...keys.map((_, column) => listed(rows, column)),
      listed(rows, keys.length)
    ])
    return commit
  })

/** Statements that put the view of the files in the place of the table of figures. */
export const replace = (commit: number): ReadonlyArray<string> => [
  "DROP TABLE figure",
  `CREATE VIEW figure AS SELECT s.before + t.row AS place, ${commit}::BIGINT AS written_in, n.measure, l.series,
      (t.first_day - DATE '1970-01-01')::BIGINT AS first_day, (t.last_day - DATE '1970-01-01')::BIGINT AS last_day,
      t.lower, t.upper, t.flags::BIGINT AS flags, t.known_at, 0::BIGINT AS ended,
      NULL::BIGINT AS ended_at, NULL::BIGINT AS ended_in, NULL::VARCHAR AS ended_by,
      CASE WHEN regexp_full_match(t.id, '\\d+#\\d+') THEN NULL ELSE t.id END AS id,
      NULL::VARCHAR AS corrects, NULL::VARCHAR AS more
    FROM told t JOIN source s USING (file) JOIN likeness l USING (${keys.join(", ")}) JOIN series n ON n.id = l.series`,
  "DELETE FROM span",
  "INSERT INTO span (measure, last_day, first_day) SELECT DISTINCT measure, last_day, first_day FROM figure",
  `UPDATE commits SET first = 1, figures = (SELECT coalesce(sum(rows), 0) FROM source) WHERE number = ${commit}`
]
