/** Committing: all of it or nothing, checked inside the transaction, and only once. @internal */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { Figures, Instant, Problem, Period, Store } from "@lantoa/core"
import { columnsOf, type Database, guarded, rowsIn, storeError, taken } from "./database.ts"
import { distributionOf } from "./distribution.ts"
import * as documents from "./documents.ts"
import * as filings from "./filings.ts"
import * as Held from "./held.ts"
import * as Names from "./names.ts"
import { toColumns } from "./rows.ts"
import type { Failure } from "./sql.ts"

/** A commit whose figures are columns. */
interface Commit extends Omit<Store.Commit, "figures"> {
  readonly figures: Figures.Figures
}

/** What is committed: its content, where it has an id, and what it is in the store that it is copied from. */
interface Asked {
  readonly commit: Commit
  readonly given: Store.Entry["given"]
  readonly entry?: Store.Entry
}

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

/** The receipt of an earlier commit under the id, if this is that one again. */
const repeat = (database: Database, { commit, entry, given }: Asked) =>
  Effect.gen(function* () {
    if (given === undefined) return undefined
    const [known] = yield* database.sql<{
      number: number
      hash: string
    }>`SELECT number, hash FROM commits WHERE id = ${given.id}`
    if (known === undefined) return undefined
    if (entry !== undefined || known.hash !== given.fingerprint) {
      const number = Number(known.number)
      const refusal = refuse(database, "CommitConflict", Store.taken(given.id, number))
      return yield* new Problem.StoreError({ ...refusal, commit: number })
    }
    return Store.repeatedReceipt(commit, commit.figures.length, Number(known.number))
  })

const checkBasis = (database: Database, basedOn: number | undefined, last: number) =>
  Effect.gen(function* () {
    if (basedOn === undefined) return
    if (basedOn > last) return yield* refuse(database, "UnknownCommit", Store.noCommit(basedOn, last))
    const [row] = yield* database.sql<{
      number: number | null
    }>`SELECT MAX(number) AS number FROM commits WHERE documents = 1`
    const changed = Number(row?.number ?? 0)
    if (basedOn >= changed) return
    return yield* refuse(database, "CommitConflict", Store.changed(changed, basedOn))
  })

/** The first and the last days of periods. */
const daysOf = (periods: ReadonlyArray<Period.Period>) => {
  const bounds = periods.map((period) => Period.bounds(period))
  return {
    firsts: Int32Array.from(bounds, ({ start }) => start),
    lasts: Int32Array.from(bounds, ({ end }) => end - 1)
  }
}

/** Figures with what the database knows of where they lie. */
const place = (database: Database, names: Names.Names, figures: Figures.Figures) =>
  Effect.gen(function* () {
    const numbered = yield* Names.number(database, names, figures)
    const { before, series } = numbered
    const { firsts, lasts } = daysOf(figures.texts.periods)
    const measure = taken(numbered.measures, figures.measure)
    const first = taken(firsts, figures.period)
    const last = taken(lasts, figures.period)
    const days = Figures.combinations(figures.length, [first, last])
    const spans = Figures.combinations(figures.length, [measure, days.of])
    const keys = Array.from(spans.first, (row) => [measure[row]!, last[row]!, first[row]!])
    const found = yield* rowsIn(database, "span", ["measure", "last_day", "first_day"], keys, [])
    const there = new Set(found.map((row) => row.join(" ")))
    const isNew = keys.map((key) => !there.has(key.join(" ")))
    const boxes = Figures.combinations(figures.length, [series, days.of])
    // A box can only be filled where both its series and its period have been heard of.
    const old = boxes.first.filter((row) => series[row]! <= before && !isNew[spans.of[row]!]!)
    return {
      ...numbered,
      measure,
      first,
      last,
      boxes,
      span: spans.of,
      spans: keys,
      newSpans: keys.filter((_, index) => isNew[index]),
      old: Array.from(old, (row): Held.Box => [measure[row]!, last[row]!, first[row]!, series[row]!])
    }
  })
type Placed = Effect.Success<ReturnType<typeof place>>

/** Rows in the order in which they are to lie: by measure and period, and those of one as they came. */
const byKey = ({ span, spans }: Placed, rows: Int32Array): Int32Array => {
  const ranks = new Int32Array(spans.length)
  const order = [...spans.keys()].sort((a, b) => {
    const place = spans[a]!.findIndex((one, index) => one !== spans[b]![index])
    return place === -1 ? 0 : spans[a]![place]! - spans[b]![place]!
  })
  for (const [rank, at] of order.entries()) ranks[at] = rank
  const starts = new Int32Array(spans.length + 1)
  for (let at = 0; at < rows.length; at++) starts[ranks[span[rows[at]!]!]! + 1]!++
  for (let rank = 1; rank < starts.length; rank++) starts[rank]! += starts[rank - 1]!
  const found = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) found[starts[ranks[span[rows[at]!]!]!]!++] = rows[at]!
  return found
}

const judge = (
  database: Database,
  names: Names.Names,
  { commit: { figures, withdrawals = [] }, entry }: Asked,
  number: number,
  placed: Placed,
  thorough: boolean
) =>
  Effect.gen(function* () {
    const corrected = [...(figures.rests?.values() ?? [])].flatMap(({ corrects }) => corrects?.observation ?? [])
    const named = [
      ...withdrawals.map(({ figure }) => figure),
      ...corrected,
      ...(thorough ? figures.ids.filter((id) => id !== "") : [])
    ]
    const known = yield* Held.learn(database, names, Held.boxer(placed), named, placed.old)
    return {
      known,
      ...Store.judge({ figures, commit: number, rows: entry?.rows, boxes: placed.boxes, withdrawals }, known)
    }
  })

/** Figures of the commit itself that ended at once, by their rows. */
const endedAtOnce = (
  { commit: { figures }, entry }: Asked,
  number: number,
  ended: ReadonlyMap<string, Store.Ended>
) => {
  const given = new Map(ended.size === 0 ? [] : figures.ids.map((id, row) => [id, row]))
  const rowOf = (id: string): number | undefined => {
    if (!Names.isDerived(id) || !id.startsWith(`${number}#`)) return given.get(id)
    return Store.rowIn(entry?.rows, Number(id.slice(`${number}#`.length)))
  }
  return new Map(
    [...ended].flatMap(([id, end]) => {
      const row = rowOf(id)
      return row === undefined ? [] : [[row, end]]
    })
  )
}

const writeFigures = (
  database: Database,
  asked: Asked,
  number: number,
  place: number,
  placed: Placed,
  judged: Effect.Success<ReturnType<typeof judge>>
) =>
  Effect.gen(function* () {
    const { insert, sql } = database
    const { figures, withdrawals = [] } = asked.commit
    const write = (table: string, columns: Parameters<typeof columnsOf>[1], rows: Parameters<typeof columnsOf>[0]) =>
      insert(table, columnsOf(rows, columns), rows.length)
    const integers = (...names: ReadonlyArray<string>) => names.map((name) => [name, "integer"] as const)
    yield* write("term", [...integers("id"), ["kind", "text"], ["text", "text"]], placed.newTerms)
    yield* insert("series", placed.newSeries.columns, placed.newSeries.length)
    yield* write("span", integers("measure", "last_day", "first_day"), placed.newSpans)
    const { ended, known } = judged
    for (const [id, { at, by }] of ended) {
      const lies = known.places.get(id)
      if (lies !== undefined)
        yield* sql`UPDATE figure SET ended = place, ended_at = ${at}, ended_in = ${number}, ended_by = ${by ?? null}
          WHERE place = ${lies.place} AND series = ${lies.series}`
    }
    const own = endedAtOnce(asked, number, ended)
    const columns = toColumns(
      figures,
      byKey(placed, judged.added),
      placed,
      { commit: number, place, rows: asked.entry?.rows },
      own
    )
    yield* insert("figure", columns, judged.added.length)
    yield* write(
      "withdrawal",
      [...integers("place", "written_in", "row", "known_at"), ["reason", "text"]],
      withdrawals.map(({ figure, knownAt, reason }, row) => [
        known.places.get(figure)!.place,
        number,
        row,
        Instant.toMillis(knownAt),
        reason
      ])
    )
  })

/** How many rows a commit has: of one that is copied, as many as its last figure tells of. */
const lengthOf = ({ commit, entry }: Asked): number =>
  entry === undefined ? commit.figures.length : (entry.rows.at(-1) ?? -1) + 1

/** A commit that was only to be checked, as it would have been. */
class Dry extends Data.TaggedError("Dry")<{ readonly receipt: Store.Receipt }> {}

const attempt = (database: Database, names: Names.Names, asked: Asked, thorough: boolean) =>
  Effect.gen(function* () {
    const { commit, entry, given } = asked
    const [last] = yield* database.sql<Last>`SELECT number, first, figures FROM commits
      WHERE number = (SELECT MAX(number) FROM commits)`
    const number = Number(last?.number ?? 0) + 1
    if (entry !== undefined && entry.commit !== number) {
      return yield* refuse(database, "CommitConflict", Store.notNext(entry.commit, number))
    }
    const again = yield* repeat(database, asked)
    if (again !== undefined) return again
    yield* checkBasis(database, commit.basedOn, number - 1)
    const first = Number(last?.first ?? 1) + Number(last?.figures ?? 0)
    const distribution = yield* distributionOf(database)
    const placed = yield* place(database, names, commit.figures)
    const sorted = yield* documents.sort(database, commit.documents)
    // No index over several servers keeps a given id unique.
    const all = thorough || distribution !== undefined
    let judged = yield* judge(database, names, asked, number, placed, all)
    if (judged.problems.length > 0 && !all) judged = yield* judge(database, names, asked, number, placed, true)
    const { figures, withdrawals = [] } = commit
    const withdrawn = new Set(withdrawals.flatMap(({ figure }) => judged.known.places.get(figure)?.place ?? []))
    const conflicts = [...sorted.problems, ...(yield* documents.displaced(database, commit.documents, withdrawn))]
    const problems = [...conflicts, ...judged.problems]
    if (problems.length > 0) {
      const reason = conflicts.length > 0 ? "DocumentConflict" : "InvalidObservation"
      return yield* refuse(database, reason, "nothing of the commit was stored", problems)
    }
    yield* database.sql`INSERT INTO commits (number, id, hash, documents, first, figures)
      VALUES (${number}, ${given?.id ?? null}, ${given?.fingerprint ?? ""}, ${sorted.fresh.length > 0 ? 1 : 0}, ${first}, ${lengthOf(asked)})`
    yield* documents.write(database, sorted.fresh, commit.documents?.knownAt, number)
    yield* writeFigures(database, asked, number, first, placed, judged)
    const receipt = Store.receipt({
      commit: number,
      figures: figures.length,
      judged,
      documents: sorted,
      filings: yield* filings.write(database, commit.filings ?? [], number),
      withdrawals: withdrawals.length
    })
    // What fails is rolled back.
    if (commit.dry === true) return yield* new Dry({ receipt })
    if (distribution !== undefined) yield* database.sql.unsafe(distribution.closing)
    return receipt
  })

const isClash = (failure: Failure | Problem.StoreError | Dry): boolean =>
  failure._tag === "SqlError" &&
  (failure.reason._tag === "UniqueViolation" || failure.reason._tag === "ConstraintError")

/** Writes a commit; one that was another store's first, as the `entry` it is there. */
export const commit = (
  database: Database,
  names: Names.Names,
  given: Store.Commit,
  entry?: Store.Entry
): Effect.Effect<Store.Receipt, Problem.StoreError> =>
  Effect.gen(function* () {
    const { id } = given
    const one: Commit = { ...given, figures: Figures.of(given.figures ?? []) }
    const wrong = Figures.malformed(one.figures)
    if (wrong.length > 0) {
      return yield* refuse(database, "InvalidObservation", "nothing of the commit was stored", wrong)
    }
    const named = id === undefined ? undefined : { id, fingerprint: Store.fingerprint(one) }
    const asked: Asked = { commit: one, given: entry?.given ?? named, ...(entry === undefined ? {} : { entry }) }
    // That given ids are free is left to the index: only where it objects each one is looked up.
    return yield* database.writing(attempt(database, names, asked, false)).pipe(
      Effect.catchIf(isClash, () => database.writing(attempt(database, names, asked, true))),
      Effect.catchTag("Dry", ({ receipt }) => Effect.succeed(receipt))
    )
  }).pipe((effect: Effect.Effect<Store.Receipt, Failure | Problem.StoreError>) =>
    guarded(database.dialect, "commit")(effect)
  )
