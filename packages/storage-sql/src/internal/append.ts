/** Appending a batch: all of it or nothing, and only once. @internal */
import * as Effect from "effect/Effect"
import { type LantoaError, type Observation, ObservationStore, Quantity } from "@lantoa/core"
import { chunksOf, type Database, guarded, type Row, storeError } from "./database.ts"
import { cellOf, columns, toRow } from "./rows.ts"
import type { Failure } from "./sql.ts"
import * as Terms from "./terms.ts"

const contentOf = (observation: Observation.Observation): string =>
  JSON.stringify([
    observation.id,
    observation.measure,
    observation.units,
    observation.period,
    observation.value === null ? null : Quantity.toJson(observation.value),
    observation.team,
    observation.cohorts,
    Object.entries(observation.breakdown).sort(([a], [b]) => (a < b ? -1 : 1)),
    observation.activity,
    observation.knownAt,
    observation.corrects,
    observation.source,
    observation.doubt
  ])

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")

/** SHA-256 of the figures in their order, chained by chunks: a batch may be larger than the longest text. */
const hashOf = (batch: ObservationStore.Batch): Effect.Effect<string> =>
  Effect.promise(async () => {
    let hash = ""
    for (const chunk of chunksOf(batch.observations, 5000)) {
      const content = new TextEncoder().encode([hash, ...chunk.map(contentOf)].join("\n"))
      hash = hex(new Uint8Array(await crypto.subtle.digest("SHA-256", content)))
    }
    return hash
  })

interface Found {
  readonly id: string
  readonly cell: string
  readonly known_at: string
  readonly superseded_by: string
}

const cellSql = ["measure", "period", "units", "category", "team", "activity"].join(" || ' ' || ")

const byIds = ({ sql }: Database, ids: ReadonlyArray<string>) =>
  Effect.map(
    Effect.forEach(
      chunksOf(ids, 500),
      (chunk) =>
        sql<Found>`SELECT id, ${sql.literal(cellSql)} AS cell, known_at, superseded_by FROM observation WHERE ${sql.in("id", chunk)}`
    ),
    (found) => found.flat()
  )

const byCell = ({ sql }: Database, row: Row) => {
  const [measure, period, units, category, team, activity] = row.slice(2, 8)
  return sql<Found>`SELECT id, ${sql.literal(cellSql)} AS cell, known_at, superseded_by FROM observation
    WHERE measure = ${measure} AND period = ${period} AND units = ${units} AND category = ${category}
      AND team = ${team} AND activity = ${activity} AND superseded_by = ''`
}

const storedOf = (found: ReadonlyArray<Found>): ObservationStore.Stored => {
  const known = new Map(found.map((one) => [one.id, { cell: one.cell, knownAt: one.known_at }]))
  const current = new Map(found.filter((one) => one.superseded_by === "").map((one) => [one.cell, one.id]))
  return { find: (id) => known.get(id), current: (cell) => current.get(cell) }
}

/** What of the store bears on the corrections of a batch; other clashes are left to the unique indexes. */
const touchedByCorrections = (database: Database, batch: ObservationStore.Batch) =>
  Effect.map(
    byIds(
      database,
      batch.observations.flatMap(({ corrects }) => (corrects === undefined ? [] : [corrects.observation]))
    ),
    storedOf
  )

/** What of the store bears on any figure of a batch: slow, for the report of what is wrong. */
const touchedByAll = (database: Database, batch: ObservationStore.Batch, rows: ReadonlyArray<Row>) =>
  Effect.gen(function* () {
    const corrected = batch.observations.flatMap(({ corrects }) =>
      corrects === undefined ? [] : [corrects.observation]
    )
    const ids = yield* byIds(database, [...batch.observations.map(({ id }) => id), ...corrected])
    const cells = yield* Effect.forEach(rows, (row) => byCell(database, row))
    return storedOf([...ids, ...cells.flat()])
  })

const rowsOf = (batch: ObservationStore.Batch, number: number, terms: Terms.Terms) => {
  const numbered = Terms.numberer(terms)
  const rows = batch.observations.map((observation) => toRow(observation, number, undefined, numbered.number))
  return { rows, added: numbered.added }
}

const at = columns.indexOf("superseded_at")
const by = columns.indexOf("superseded_by")

const write = (
  database: Database,
  batch: ObservationStore.Batch,
  rows: ReadonlyArray<Row>,
  judged: ObservationStore.Judged
) =>
  Effect.gen(function* () {
    const own = new Map(batch.observations.map(({ id }, index) => [id, index]))
    const final = [...rows]
    for (const [id, superseded] of judged.superseded) {
      const index = own.get(id)
      if (index === undefined) {
        yield* database.sql`UPDATE observation SET superseded_at = ${superseded.at}, superseded_by = ${superseded.by} WHERE id = ${id}`
      } else final[index] = final[index]!.with(at, superseded.at).with(by, superseded.by)
    }
    yield* database.insert("observation", columns, final)
  })

const invalid = (database: Database, batch: ObservationStore.Batch, problems: ReadonlyArray<LantoaError.Problem>) =>
  storeError(database.dialect, "append", "InvalidObservation", `nothing of batch "${batch.id}" was stored`, {
    problems
  })

type Outcome = ObservationStore.Appended | "clash"

const attempt = (
  database: Database,
  terms: Terms.Terms,
  batch: ObservationStore.Batch,
  hash: string
): Effect.Effect<Outcome, Failure | LantoaError.StoreError> =>
  Effect.gen(function* () {
    const { sql, dialect } = database
    const [known] = yield* sql<{ hash: string }>`SELECT hash FROM batch WHERE id = ${batch.id}`
    if (known?.hash === hash) return { appended: 0, repeated: true }
    if (known !== undefined) {
      return yield* storeError(
        dialect,
        "append",
        "BatchConflict",
        `batch "${batch.id}" is stored with other figures; give the new figures a new batch id`
      )
    }
    yield* Terms.refresh(terms, database)
    const [last] = yield* sql<{ number: number | null }>`SELECT MAX(number) AS number FROM batch`
    const number = Number(last?.number ?? 0) + 1
    const { rows, added } = rowsOf(batch, number, terms)
    const judged = ObservationStore.judge(
      batch.observations,
      rows.map(cellOf),
      yield* touchedByCorrections(database, batch)
    )
    if (judged.problems.length > 0) return "clash"
    yield* database.insert("term", Terms.columns, added)
    yield* database.insert("batch", ["number", "id", "hash"], [[number, batch.id, hash]])
    yield* write(database, batch, rows, judged)
    return { appended: rows.length, repeated: false }
  })

/** Every problem of a batch that was not taken. */
const diagnose = (database: Database, terms: Terms.Terms, batch: ObservationStore.Batch) =>
  Effect.gen(function* () {
    yield* Terms.refresh(terms, database)
    const { rows } = rowsOf(batch, 0, terms)
    const { problems } = ObservationStore.judge(
      batch.observations,
      rows.map(cellOf),
      yield* touchedByAll(database, batch, rows)
    )
    if (problems.length > 0) return yield* invalid(database, batch, problems)
    return yield* storeError(
      database.dialect,
      "append",
      "Unavailable",
      `another process appended the same figures as batch "${batch.id}" at the same time; append it again`
    )
  })

const isClash = (failure: Failure | LantoaError.StoreError): boolean =>
  failure._tag === "SqlError" &&
  (failure.reason._tag === "UniqueViolation" || failure.reason._tag === "ConstraintError")

export const append = (
  database: Database,
  terms: Terms.Terms,
  batch: ObservationStore.Batch
): Effect.Effect<ObservationStore.Appended, LantoaError.StoreError> =>
  Effect.gen(function* () {
    const hash = yield* hashOf(batch)
    const outcome = yield* database
      .writing(attempt(database, terms, batch, hash))
      .pipe(Effect.catchIf(isClash, () => Effect.succeed("clash" as const)))
    return outcome === "clash" ? yield* database.reading(diagnose(database, terms, batch)) : outcome
  }).pipe(guarded(database.dialect, "append"))
