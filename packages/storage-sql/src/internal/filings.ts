/** Filings without figures in the database. @internal */
import * as Effect from "effect/Effect"
import { Instant, type Problem, Period, Store } from "@lantoa/core"
import { chunksOf, columnsOf, type Database, decoded, type Row } from "./database.ts"
import { periodOf } from "./rows.ts"
import type { Failure, Fragment } from "./sql.ts"

const filingOf = ([form, reporter, last, first, known]: readonly [
  string,
  string,
  number,
  number,
  number
]): Store.Filing => ({
  form,
  reporter,
  period: periodOf(first, last),
  knownAt: Instant.fromMillis(Number(known))
})

const select = ({ dialect, sql }: Database, operation: string, where: Fragment) =>
  Effect.flatMap(sql`SELECT form, reporter, last_day, first_day, known_at FROM filing WHERE ${where}`.values, (rows) =>
    decoded(dialect, operation, () => (rows as never as ReadonlyArray<Parameters<typeof filingOf>[0]>).map(filingOf))
  )

/** Writes what is new, and says how many that were. */
export const write = (
  database: Database,
  filings: ReadonlyArray<Store.Filing>,
  commit: number
): Effect.Effect<number, Failure | Problem.StoreError> =>
  Effect.gen(function* () {
    if (filings.length === 0) return 0
    const { sql } = database
    const moments = new Map<string, Array<Instant.Instant>>()
    const reporters = [...new Set(filings.map((filing) => filing.reporter))]
    const forms = sql.in("form", [...new Set(filings.map((filing) => filing.form))])
    for (const chunk of chunksOf(reporters, 500)) {
      for (const filing of yield* select(database, "commit", sql`${forms} AND ${sql.in("reporter", chunk)}`)) {
        const key = Store.FilingRules.keyOf(filing)
        const own = moments.get(key)
        if (own === undefined) moments.set(key, [filing.knownAt])
        else own.push(filing.knownAt)
      }
    }
    const rows = Store.FilingRules.news(filings, (key) => moments.get(key) ?? []).map(
      ({ form, knownAt, period, reporter }): Row => {
        const { end, start } = Period.bounds(period)
        return [form, reporter, end - 1, start, commit, Instant.toMillis(knownAt)]
      }
    )
    const columns = columnsOf(rows, [
      ["form", "text"],
      ["reporter", "text"],
      ["last_day", "integer"],
      ["first_day", "integer"],
      ["written_in", "integer"],
      ["known_at", "integer"]
    ])
    yield* database.insert("filing", columns, rows.length)
    return rows.length
  })

/** The filings of a commit. */
export const writtenIn = (database: Database, commit: number) =>
  select(database, "entry", database.sql`written_in = ${commit}`)

/** The filings that bear on requests in a state. */
export const scan = (
  database: Database,
  requests: ReadonlyArray<Store.Request>,
  visible: Fragment
): Effect.Effect<ReadonlyArray<Store.Filing>, Failure | Problem.StoreError> =>
  Effect.gen(function* () {
    const { sql } = database
    const found: Array<Store.Filing> = []
    // Most are for the same days.
    const days = new Map(requests.map((one) => [`${one.from} ${one.to} ${one.latestBefore}`, one]))
    for (const { from, latestBefore, to } of days.values()) {
      found.push(...(yield* select(database, "scan", sql`last_day >= ${from} AND first_day < ${to} AND ${visible}`)))
      if (!latestBefore) continue
      found.push(
        ...(yield* select(
          database,
          "scan",
          sql`${visible} AND (form, reporter, last_day) IN
            (SELECT form, reporter, MAX(last_day) FROM filing WHERE last_day < ${from} AND ${visible} GROUP BY form, reporter)`
        ))
      )
    }
    return Store.FilingRules.select(found, requests)
  })
