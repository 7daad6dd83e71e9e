/** A folder of figures as a store: what is wrong with it, said by file and row, before anything is read from it. @internal */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { Documents, Figures, Instant, Model, Observation, Period, Problem, Store } from "@lantoa/core"
import * as Place from "../place.ts"
import type { Client, Failure } from "../sql.ts"
import { attach, filesOf, problem } from "./attach.ts"
import { number, replace } from "./series.ts"
import { wrong } from "./told.ts"

/** How many problems of a kind are told. */
const many = 20

const known = { knownAt: "1900-01-01T00:00:00Z" }

/** The documents of a folder, and their model. */
const modelOf = (folder: string): Effect.Effect<Model.Model, Problem.StoreError> =>
  Effect.gen(function* () {
    const file = join(folder, "documents.json")
    const refuse = (cause: unknown) =>
      Place.refused(
        "open",
        file,
        "Unavailable",
        `the documents cannot be read (${String(cause)}); write them as lantoa.put takes them`
      )
    const read = yield* Effect.try({ try: () => JSON.parse(readFileSync(file, "utf8")) as unknown, catch: refuse })
    return yield* Effect.fromResult(
      Result.mapError(Result.flatMap(Documents.decode(read), Model.make), ({ message }) => refuse(message))
    )
  })

const rowsOf = (client: Client, sql: string) => client.unsafe(sql).values

/** Rows that are no figures, boxes and ids that two rows have. */
const garbled = (client: Client, files: ReadonlyArray<string>) =>
  Effect.map(
    rowsOf(
      client,
      `SELECT file, row, wrong FROM (SELECT file, row, ${wrong} AS wrong FROM told) WHERE wrong IS NOT NULL
      ORDER BY file, row LIMIT ${many}`
    ),
    (rows) => rows.map(([file, row, said]) => at(files, file, row, String(said)))
  )

const at = (files: ReadonlyArray<string>, file: unknown, row: unknown, message: string): Problem.Problem =>
  problem(`${files[Number(file)]}, row ${String(row)}`, message)

/** Where figures lie in files. */
const located = "figure f JOIN source s ON f.place > s.before AND f.place <= s.before + s.rows"

const doubled = (client: Client, files: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const found: Array<Problem.Problem> = []
    for (const [columns, of, message] of [
      ["f.series, f.last_day, f.first_day", "true", "tells a figure that stands there already"],
      ["f.id", "f.id IS NOT NULL", "has an id that is taken"]
    ] as const) {
      const rows = yield* rowsOf(
        client,
        `SELECT file, place - before, first_file, first - first_before FROM (
            SELECT max(f.place) AS place, arg_max(s.file, f.place) AS file, arg_max(s.before, f.place) AS before,
              min(f.place) AS first, arg_min(s.file, f.place) AS first_file, arg_min(s.before, f.place) AS first_before
            FROM ${located} WHERE ${of} GROUP BY ${columns} HAVING count(*) > 1)
          ORDER BY place LIMIT ${many}`
      )
      found.push(
        ...rows.map(([file, row, other, there]) =>
          at(files, file, row, `${message}: ${files[Number(other)]}, row ${String(there)}; leave one of them out`)
        )
      )
    }
    return found
  })

/** Figures in which everything occurs that a model may object to: who tells what, units and their days, extreme and broken values. */
const samples = `SELECT min(place) AS place FROM figure GROUP BY series
  UNION SELECT unnest([min(f.place), arg_min(f.place, f.known_at)])
    FROM figure f JOIN series n ON n.id = f.series GROUP BY f.measure, n.units, f.first_day, f.last_day
  UNION SELECT unnest([arg_min(place, upper), arg_max(place, lower), arg_min(place, lower) FILTER (isfinite(lower)),
    arg_max(place, upper) FILTER (isfinite(upper))]) FROM figure WHERE lower IS NOT NULL GROUP BY measure
  UNION SELECT unnest(min(place, ${many})) FROM figure
    WHERE isfinite(lower) AND lower <> trunc(lower) OR isfinite(upper) AND upper <> trunc(upper) GROUP BY measure`

const unfit = (client: Client, files: ReadonlyArray<string>, model: Model.Model) =>
  Effect.gen(function* () {
    const names = `(SELECT n.id, m.text AS measure, u.text AS units, g.text AS category, t.text AS team, a.text AS activity, r.text AS reporter
      FROM series n JOIN term m ON m.id = n.measure JOIN term u ON u.id = n.units JOIN term g ON g.id = n.category
      LEFT JOIN term t ON t.id = n.team LEFT JOIN term a ON a.id = n.activity LEFT JOIN term r ON r.id = n.reporter)`
    const rows = yield* rowsOf(
      client,
      `SELECT s.file, f.place - s.before, n.* EXCLUDE (id), f.first_day, f.last_day, f.lower, f.upper, f.flags, f.known_at
        FROM ${located} JOIN ${names} n ON n.id = f.series WHERE f.place IN (${samples}) ORDER BY f.place`
    )
    const observations = rows.map(([, , ...row]) => observationOf(row))
    return Model.checkObservations(model, observations).map(({ code, message, path: [row, ...path] }) => {
      const [file, line] = rows[Number(row)]!
      return { ...at(files, file, line, message), code, path: [`${files[Number(file)]}, row ${String(line)}`, ...path] }
    })
  })

const observationOf = (row: ReadonlyArray<unknown>): Observation.Observation => {
  const [measure, units, category, team, activity, reporter] = row as ReadonlyArray<string | null>
  const [first, last, lower, upper, flags, millis] = row.slice(6).map((value) => (value === null ? NaN : Number(value)))
  return Figures.restored(
    {
      id: "",
      measure: measure!,
      units: units!.split("+"),
      category: JSON.parse(category!) as Figures.Category,
      period: Period.ofDays(first!, last! + 1),
      value: Figures.valueOf(lower!, upper!, flags!),
      team: team ?? undefined,
      activity: activity ?? undefined,
      reporter: reporter ?? undefined,
      knownAt: Instant.fromMillis(millis!)
    },
    {}
  )
}

/** Attaches a folder to a database in memory in which a store has made its tables. */
export const open = (client: Client, folder: string): Effect.Effect<void, Failure | Problem.StoreError, Store.Store> =>
  Effect.gen(function* () {
    const refuse = (problems: ReadonlyArray<Problem.Problem>) =>
      new Problem.StoreError({
        ...Place.refused("open", folder, "InvalidObservation", "the figures of the folder cannot be used"),
        problems
      })
    const model = yield* modelOf(folder)
    const { files, problems: unread } = yield* attach(client, folder, yield* filesOf(folder))
    if (unread.length > 0) return yield* refuse(unread)
    const torn = yield* garbled(client, files)
    if (torn.length > 0) return yield* refuse(torn)
    yield* Store.Store.use((store) => store.commit({ documents: { put: model.documents, ...known } }))
    const commit = yield* number(client)
    if (typeof commit !== "number") {
      return yield* refuse(
        commit.map(({ file, problem: { code, message, path }, row }) => ({
          code,
          message,
          path: [`${files[file]}, row ${row}`, ...path]
        }))
      )
    }
    for (const statement of replace(commit)) yield* client.unsafe(statement)
    const problems = [...(yield* doubled(client, files)), ...(yield* unfit(client, files, model))]
    if (problems.length > 0) return yield* refuse(problems)
  })
