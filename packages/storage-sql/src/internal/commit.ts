/** Committing: all of it or nothing, checked inside the transaction, and only once. @internal */
import * as Effect from "effect/Effect"
import { Documents, Instant, type Problem, Period, Store } from "@lantoa/core"
import { hashOf } from "./content.ts"
import { type Database, guarded, type Row, rowsIn, storeError } from "./database.ts"
import * as documents from "./documents.ts"
import * as filings from "./filings.ts"
import * as Held from "./held.ts"
import * as Names from "./names.ts"
import { columns, saidOf, toRow } from "./rows.ts"
import type { Failure } from "./sql.ts"

interface Last {
  readonly number: number | null
  readonly first: number | null
  readonly figures: number | null
}

const refuse = (
  database: Database,
  reason: Problem.StoreError["reason"],
  detail: string,
  problems: ReadonlyArray<Problem.Problem> = []
) => storeError(database.dialect, "commit", reason, detail, { problems })

const countOf = (put: Documents.Documents): number => Documents.kinds.reduce((sum, kind) => sum + put[kind].length, 0)

/** The receipt of an earlier commit under the id, if this is that one again. */
const repeat = (database: Database, commit: Store.Commit, hash: string) =>
  Effect.gen(function* () {
    const { id } = commit
    if (id === undefined) return undefined
    const [known] = yield* database.sql<{
      number: number
      hash: string
    }>`SELECT number, hash FROM commits WHERE id = ${id}`
    if (known === undefined) return undefined
    if (known.hash !== hash) {
      return yield* refuse(
        database,
        "CommitConflict",
        `"${id}" is the id of another commit (${known.number}); give this one another id`
      )
    }
    const receipt: Store.Receipt = {
      commit: Number(known.number),
      repeated: true,
      figures: { accepted: 0, unchanged: commit.figures?.length ?? 0, corrections: 0 },
      documents: { written: 0, unchanged: commit.documents === undefined ? 0 : countOf(commit.documents.put) },
      filings: 0,
      withdrawals: 0
    }
    return receipt
  })

const checkBasis = (database: Database, basedOn: number | undefined) =>
  Effect.gen(function* () {
    if (basedOn === undefined) return
    const [row] = yield* database.sql<{
      number: number | null
    }>`SELECT MAX(number) AS number FROM commits WHERE documents = 1`
    const changed = Number(row?.number ?? 0)
    if (basedOn >= changed) return
    return yield* refuse(
      database,
      "CommitConflict",
      `documents have changed in commit ${changed}, after commit ${basedOn} that this one is based on; check it against them and commit again`
    )
  })

/** Figures with what the database knows of where they lie. */
const place = (database: Database, names: Names.Names, commit: Store.Commit) =>
  Effect.gen(function* () {
    const { figures = [] } = commit
    const numbered = yield* Names.number(database, names, figures.map(saidOf))
    const measures = new Map([...numbered.newTerms].map(([id, kind, text]) => [`${kind} ${text}`, Number(id)]))
    const spots = figures.map((one, index) => {
      const { end, start } = Period.bounds(one.period)
      const key = `measure ${one.measure}`
      return {
        series: numbered.series[index]!,
        measure: names.terms.get(key) ?? measures.get(key)!,
        first: start,
        last: end - 1
      }
    })
    const spans = new Map(
      spots.map(({ first, last, measure }) => [`${measure} ${last} ${first}`, [measure, last, first] as const])
    )
    const found = yield* rowsIn(database, "span", ["measure", "last_day", "first_day"], [...spans.values()], [])
    const there = new Set(found.map((row) => row.join(" ")))
    // A box can only be filled where both its series and its period have been heard of.
    const old = spots.filter(
      ({ first, last, measure, series }) => series <= numbered.before && there.has(`${measure} ${last} ${first}`)
    )
    return {
      ...numbered,
      spots,
      newSpans: [...spans].flatMap(([key, span]) => (there.has(key) ? [] : [span])),
      boxes: old.map(({ first, last, series }): Held.Box => [series, last, first])
    }
  })

const judge = (
  database: Database,
  names: Names.Names,
  commit: Store.Commit,
  number: number,
  placed: Effect.Success<ReturnType<typeof place>>,
  thorough: boolean
) =>
  Effect.gen(function* () {
    const { figures = [], withdrawals = [] } = commit
    const ids = figures.map((one, index) => (one.id === "" ? `${number}#${index}` : one.id))
    const named = [
      ...withdrawals.map(({ figure }) => figure),
      ...figures.flatMap(({ corrects }) => corrects?.observation ?? []),
      ...(thorough ? ids : [])
    ]
    const boxOf = Held.boxer()
    const known = yield* Held.learn(database, names, boxOf, named, placed.boxes)
    const boxes = placed.spots.map(({ first, last, series }) => boxOf(series, first, last))
    return { known, ...Store.judge({ figures, ids, boxes, withdrawals }, known) }
  })

const writeFigures = (
  database: Database,
  commit: Store.Commit,
  number: number,
  first: number,
  placed: Effect.Success<ReturnType<typeof place>>,
  judged: Effect.Success<ReturnType<typeof judge>>
) =>
  Effect.gen(function* () {
    const { figures = [], withdrawals = [] } = commit
    const { insert, sql } = database
    yield* insert("term", ["id", "kind", "text"], placed.newTerms)
    yield* insert("series", ["id", ...Names.kinds], placed.newSeries)
    yield* insert("span", ["measure", "last_day", "first_day"], placed.newSpans)
    for (const [id, { at, by }] of judged.ended) {
      const place = judged.known.places.get(id)
      if (place !== undefined)
        yield* sql`UPDATE figure SET ended = place, ended_at = ${at}, ended_in = ${number}, ended_by = ${by ?? null} WHERE place = ${place}`
    }
    const rows = judged.added.map((index): Row => {
      const one = figures[index]!
      const id = one.id === "" ? `${number}#${index}` : one.id
      return toRow(one, { ...placed.spots[index]!, place: first + index }, number, judged.ended.get(id))
    })
    yield* insert("figure", columns, rows)
    yield* insert(
      "withdrawal",
      ["place", "written_in", "row", "known_at", "reason"],
      withdrawals.map(({ figure, knownAt, reason }, row) => [
        judged.known.places.get(figure)!,
        number,
        row,
        Instant.toMillis(knownAt),
        reason
      ])
    )
  })

const attempt = (database: Database, names: Names.Names, commit: Store.Commit, hash: string, thorough: boolean) =>
  Effect.gen(function* () {
    const again = yield* repeat(database, commit, hash)
    if (again !== undefined) return again
    yield* checkBasis(database, commit.basedOn)
    const [last] = yield* database.sql<Last>`SELECT number, first, figures FROM commits
      WHERE number = (SELECT MAX(number) FROM commits)`
    const number = Number(last?.number ?? 0) + 1
    const first = Number(last?.first ?? 1) + Number(last?.figures ?? 0)
    const placed = yield* place(database, names, commit)
    const sorted = yield* documents.sort(database, commit.documents)
    let judged = yield* judge(database, names, commit, number, placed, thorough)
    if (judged.problems.length > 0 && !thorough) judged = yield* judge(database, names, commit, number, placed, true)
    const problems = [...sorted.problems, ...judged.problems]
    if (problems.length > 0) {
      const reason = sorted.problems.length > 0 ? "DocumentConflict" : "InvalidObservation"
      return yield* refuse(database, reason, "nothing of the commit was stored", problems)
    }
    const { figures = [], id = null, withdrawals = [] } = commit
    yield* database.insert(
      "commits",
      ["number", "id", "hash", "documents", "first", "figures"],
      [[number, id, hash, sorted.fresh.length > 0 ? 1 : 0, first, figures.length]]
    )
    yield* documents.write(database, sorted.fresh, commit.documents?.knownAt, number)
    yield* writeFigures(database, commit, number, first, placed, judged)
    const receipt: Store.Receipt = {
      commit: number,
      repeated: false,
      figures: {
        accepted: judged.added.length,
        unchanged: figures.length - judged.added.length,
        corrections: judged.added.filter((index) => figures[index]!.corrects !== undefined).length
      },
      documents: { written: sorted.fresh.length, unchanged: sorted.unchanged },
      filings: yield* filings.write(database, commit.filings ?? [], number),
      withdrawals: withdrawals.length
    }
    return receipt
  })

const isClash = (failure: Failure | Problem.StoreError): boolean =>
  failure._tag === "SqlError" &&
  (failure.reason._tag === "UniqueViolation" || failure.reason._tag === "ConstraintError")

export const commit = (
  database: Database,
  names: Names.Names,
  asked: Store.Commit
): Effect.Effect<Store.Receipt, Problem.StoreError> =>
  Effect.gen(function* () {
    const hash = asked.id === undefined ? "" : yield* hashOf(asked)
    // That given ids are free is left to the index: only where it objects each one is looked up.
    return yield* database
      .writing(attempt(database, names, asked, hash, false))
      .pipe(Effect.catchIf(isClash, () => database.writing(attempt(database, names, asked, hash, true))))
  }).pipe((effect: Effect.Effect<Store.Receipt, Failure | Problem.StoreError>) =>
    guarded(database.dialect, "commit")(effect)
  )
