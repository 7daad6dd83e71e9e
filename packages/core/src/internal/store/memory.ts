/** The store in memory: the reference that every other store is compared with. @internal */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Documents from "../../Documents.ts"
import * as Instant from "../../Instant.ts"
import * as Figures from "../../Figures.ts"
import { type Problem, StoreError } from "../../Problem.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type { Commit, Entry, Filter, Library as Answer, Moment, Receipt, Store } from "../../Store.ts"
import { type Held, judge, type Stored } from "./commitRules.ts"
import { most } from "../extremes.ts"
import * as Filings from "./filings.ts"
import * as Filling from "./filling.ts"
import { fingerprint } from "./fingerprint.ts"
import * as Journal from "./journal.ts"
import { noCommit, notNext, taken } from "./copy.ts"
import * as Kept from "./kept.ts"
import * as Library from "./library.ts"
import { changed, receipt, repeatedReceipt } from "./receipt.ts"
import * as Row from "./row.ts"
import { scan } from "./scan.ts"
import { concat } from "./concat.ts"
import * as Table from "./table.ts"
import { toldIn } from "./told.ts"

const fail = (reason: StoreError["reason"], operation: string, detail: string, problems: ReadonlyArray<Problem> = []) =>
  new StoreError({ reason, operation: `memory ${operation}`, detail, problems })

const heldOf = (table: Table.Table, row: number, box: number): Held => ({
  id: Row.idOf(table, row),
  box,
  value: Row.valueAt(table, row),
  knownAt: Row.knownAt(table, row),
  corrects: table.rests.get(row)?.corrects?.observation,
  ended: table.ends.get(row)
})

const stored = (table: Table.Table, { boxes, last, series, span }: Filling.Placed): Stored => {
  const isFree = (box: number): boolean => (last[box] ?? -1) === -1
  const inBox = (box: number): Held | undefined => (isFree(box) ? undefined : heldOf(table, last[box]!, box))
  const key = (of: number, period: number): string => `${of} ${period}`
  let asked: ReadonlyMap<string, number> | undefined
  const boxOf = (row: number): number => {
    asked ??= new Map(Array.from(boxes.first, (at, box) => [key(series[at]!, span[at]!), box]))
    return asked.get(key(table.columns.series.get(row), table.columns.span.get(row))) ?? -1
  }
  return {
    find: (id) => {
      const row = Row.rowOf(table, id)
      return row === -1 ? undefined : heldOf(table, row, boxOf(row))
    },
    isFree,
    holder: inBox,
    emptied: (box) => {
      const rows = isFree(box) ? [] : Table.inBoxOf(table, last[box]!)
      const ends = rows.flatMap((row) => table.ends.get(row) ?? [])
      return most(ends.filter(({ by }) => by === undefined).map(({ at }) => at))
    }
  }
}

/** Units of which figures stand, and that the documents of a commit would leave without a place. */
const displaced = (
  { documents: known, table }: Kept.Kept,
  { documents, withdrawals = [] }: Commit
): ReadonlyArray<Problem> => {
  if (documents === undefined || documents.put.hierarchies.length === 0) return []
  const stored = [...known.values()].flatMap(({ kind, versions }) => {
    const { fresh } = versions.at(-1)!
    return kind === "hierarchies" ? [[fresh.key, fresh.json] as const] : []
  })
  const units = Library.unplaced(Library.list(documents.put), new Map(stored))
  if (units.length === 0) return []
  const withdrawn = new Set(withdrawals.map(({ figure }) => Row.rowOf(table, figure)))
  const filled = Table.unitsWithFigures(table, new Set(units.map(({ unit }) => unit)), withdrawn)
  return Library.displaced(units, (unit) => filled.has(unit))
}

const keep = ({ documents }: Kept.Kept, version: Kept.Version): void => {
  const { key, kind } = version.fresh
  const known = documents.get(`${kind} ${key}`)
  if (known === undefined) documents.set(`${kind} ${key}`, { kind, versions: [version] })
  else known.versions.push(version)
}

/** Writes a commit; one that was another store's first, as the `entry` it is there. */
const commit = (kept: Kept.Kept, asked: Commit, entry?: Entry): Effect.Effect<Receipt, StoreError> =>
  Effect.suspend(() => {
    const { basedOn, documents, id, withdrawals = [] } = asked
    const figures = Figures.of(asked.figures ?? [])
    const refuse = (reason: StoreError["reason"], detail: string, problems: ReadonlyArray<Problem> = []) =>
      Effect.fail(fail(reason, "commit", detail, problems))
    const wrong = Figures.malformed(figures)
    if (wrong.length > 0) return refuse("InvalidObservation", "nothing of the commit was stored", wrong)
    const number = kept.commits.length
    const name = entry === undefined ? id : entry.given?.id
    const said = () => fingerprint({ ...asked, figures })
    if (entry !== undefined && entry.commit !== number) return refuse("CommitConflict", notNext(entry.commit, number))
    const known = name === undefined ? undefined : kept.ids.get(name)
    if (known !== undefined) {
      return entry === undefined && kept.commits[known]!.given!.fingerprint === said()
        ? Effect.succeed(repeatedReceipt(asked, figures.length, known))
        : Effect.fail(new StoreError({ ...fail("CommitConflict", "commit", taken(name!, known)), commit: known }))
    }
    if (basedOn !== undefined && basedOn >= number) return refuse("UnknownCommit", noCommit(basedOn, number - 1))
    const version = kept.versions.at(-1) ?? 0
    if (basedOn !== undefined && basedOn < version) {
      return refuse("CommitConflict", changed(version, basedOn))
    }
    const { table } = kept
    const placed = Filling.place(table, figures)
    const judged = judge(
      { figures, commit: number, rows: entry?.rows, boxes: placed.boxes, withdrawals },
      stored(table, placed)
    )
    const sorted =
      documents === undefined
        ? { problems: [], fresh: [], unchanged: 0 }
        : Library.sort(
            Library.list(documents.put),
            documents.knownAt,
            (kind, key) => {
              const versions = kept.documents.get(`${kind} ${key}`)?.versions ?? []
              const last = versions.at(-1)
              const other = versions.findLast(({ fresh }) => fresh.json !== last!.fresh.json)
              return last && { knownAt: last.text, json: last.fresh.json, other: other?.text }
            },
            (measure) => Table.hasFigures(table, measure)
          )
    const conflicts = [...sorted.problems, ...displaced(kept, asked)]
    const problems = [...conflicts, ...judged.problems]
    if (problems.length > 0) {
      return refuse(
        conflicts.length > 0 ? "DocumentConflict" : "InvalidObservation",
        "nothing of the commit was stored",
        problems
      )
    }
    const filings = Filings.news(asked.filings ?? [], (key) =>
      (kept.filings.get(key) ?? []).map((one) => one.filing.knownAt)
    )
    const done = receipt({
      commit: number,
      figures: figures.length,
      judged,
      documents: sorted,
      filings: filings.length,
      withdrawals: withdrawals.length
    })
    if (asked.dry === true) return Effect.succeed(done)
    Filling.add(table, figures, placed, judged.added, entry?.rows)
    for (const [ended, end] of judged.ended) table.ends.set(Row.rowOf(table, ended), { ...end, commit: number })
    const versions = sorted.fresh.map((fresh): Kept.Version => {
      const text = documents!.knownAt
      return { commit: number, knownAt: Instant.toMillis(text), text, fresh }
    })
    for (const version of versions) keep(kept, version)
    if (sorted.fresh.length > 0) kept.versions.push(number)
    for (const filing of filings) {
      const key = Filings.keyOf(filing)
      kept.filings.set(key, [...(kept.filings.get(key) ?? []), { filing, commit: number }])
    }
    // What is kept in full says what it said when somebody asks: few come again.
    const isWhole =
      documents === undefined &&
      judged.added.length === figures.length &&
      filings.length === (asked.filings ?? []).length
    const given = entry?.given ?? (id && (isWhole ? Journal.saying(kept, id, number) : { id, fingerprint: said() }))
    kept.commits.push({ ...(given && { given }), documents: versions, filings, withdrawals })
    if (given) kept.ids.set(given.id, number)
    return Effect.succeed(done)
  })

/** The state a moment speaks of; fails where its commit is not there. */
const stateOf = (
  kept: Kept.Kept,
  operation: string,
  { asKnownAt, at }: Moment
): Effect.Effect<Row.State, StoreError> => {
  const last = kept.table.limits.length - 1
  return at !== undefined && (at > last || at < 0 || !Number.isInteger(at))
    ? Effect.fail(fail("UnknownCommit", operation, noCommit(at, last)))
    : Effect.succeed({
        at: at ?? last,
        limit: kept.table.limits[at ?? last]!,
        known: asKnownAt === undefined ? Infinity : Instant.toMillis(asKnownAt)
      })
}

const library = (kept: Kept.Kept, { at, known }: Row.State): Pick<Answer, "documents" | "early"> => {
  const early = new Set<string>()
  const lists = Object.fromEntries(Documents.kinds.map((kind) => [kind, [] as Array<unknown>]))
  const hidden = new Set<string>()
  for (const [name, { kind, versions }] of kept.documents) {
    const version = Library.standing(kind, versions, at, known)
    if (version !== undefined) {
      lists[kind]!.push(version.fresh.document)
      if (version.knownAt > known) early.add(name)
    } else if (versions[0]!.commit <= at) hidden.add(name)
  }
  return { documents: Library.withoutHidden(lists as unknown as Documents.Documents, hidden), early }
}

const isAsked = (table: Table.Table, row: number, { superseded }: Filter, state: Row.State): boolean =>
  superseded === "only"
    ? Row.isThere(table, row, state) && !Row.stands(table, row, state)
    : superseded === true
      ? Row.isThere(table, row, state)
      : Row.stands(table, row, state)

/** The rows that a filter may be about, without looking through all of them where it names ids or measures. */
const candidates = (table: Table.Table, { ids, measures, superseded }: Filter, from: number): Int32Array => {
  const sorted = (rows: Iterable<number>) => Int32Array.from(new Set(rows)).sort()
  if (ids !== undefined) return sorted(ids.map((id) => Row.rowOf(table, id)).filter((row) => row !== -1))
  if (superseded === "only") return sorted(table.ends.keys())
  if (measures === undefined) return Row.between(from, table.length)
  const spans = measures.flatMap((measure) => table.measures[table.coders.measures.find(measure) ?? -1]?.spans ?? [])
  return sorted(spans.flatMap((span) => [...Table.rowsOf(table.spans[span]!)]))
}

/** The rows of the figures that a filter asks for. */
function* rowsOf({ table }: Kept.Kept, filter: Filter, state: Row.State): Generator<number> {
  const set = (list: ReadonlyArray<string> | undefined) => list && new Set(list)
  const [measures, units] = [set(filter.measures), set(filter.units)]
  const { coders, columns, series, spans } = table
  const after = filter.after === undefined ? undefined : Row.rowOf(table, filter.after)
  if (after === -1) return
  const from = after === undefined ? 0 : table.limits[Row.commitOf(table, after) - 1]!
  for (const row of Row.behind(table, candidates(table, filter, from), after)) {
    if (!isAsked(table, row, filter, state)) continue
    const [measure, set] = series.at(columns.series.get(row))
    const period = coders.periods.values[spans[columns.span.get(row)]!.period]!
    if (
      (measures?.has(coders.measures.values[measure]!) ?? true) &&
      (units === undefined || coders.units.values[set]!.some((unit) => units.has(unit))) &&
      (filter.overlapping === undefined || Period.overlaps(period, filter.overlapping))
    )
      yield row
  }
}

function* read(kept: Kept.Kept, filter: Filter, state: Row.State): Generator<Observation.Observation> {
  for (const row of rowsOf(kept, filter, state)) yield Row.observationAt(kept.table, row)
}

/** A store, empty. */
export const make = (): Store["Service"] => {
  const kept = Kept.make()
  const within = (operation: string, moment: Moment = {}) => Effect.suspend(() => stateOf(kept, operation, moment))
  const versionAt = (at: number): number => kept.versions.findLast((version) => version <= at) ?? 0
  return {
    commit: (asked) => commit(kept, asked),
    head: Effect.sync(() => ({ commit: kept.table.limits.length - 1, version: kept.versions.at(-1) ?? 0 })),
    library: (moment) =>
      Effect.map(within("read", moment), (state) => ({
        commit: state.at,
        version: versionAt(state.at),
        ...library(kept, state)
      })),
    scan: (requests, moment, size) =>
      Effect.map(within("scan", moment), (state) => ({
        commit: state.at,
        figures: Stream.suspend(() => Stream.fromIterable(scan(kept.table, requests, state, size), { chunkSize: 1 })),
        filings: Filings.select(
          [...kept.filings.values()]
            .flat()
            .flatMap(({ commit: written, filing }) =>
              written <= state.at && Instant.toMillis(filing.knownAt) <= state.known ? [filing] : []
            ),
          requests
        )
      })),
    told: ({ by, measures, ...days }, moment) =>
      Effect.map(within("told", moment), (state) => {
        const requests = measures.map((measure) => ({ measure, ...days, latestBefore: false }))
        return toldIn(concat([...scan(kept.table, requests, state, Infinity)]), by)
      }),
    withdrawals: (moment) =>
      Effect.map(within("withdrawals", moment), ({ at, known }) =>
        kept.commits
          .slice(0, at + 1)
          .flatMap(({ withdrawals }) => withdrawals.filter((one) => Instant.toMillis(one.knownAt) <= known))
      ),
    read: (filter = {}) =>
      Stream.unwrap(Effect.map(within("read", filter), (state) => Stream.fromIterable(read(kept, filter, state)))),
    count: (filter = {}) =>
      Effect.map(within("count", filter), (state) => rowsOf(kept, filter, state).reduce((many) => many + 1, 0)),
    history: (figure, moment) => Effect.map(within("history", moment), (state) => Journal.history(kept, figure, state)),
    versions: (kind, key, moment) =>
      Effect.map(within("versions", moment), (state) => Journal.versions(kept, kind, key, state)),
    entry: (commit) => Effect.map(within("entry", { at: commit }), () => Journal.entry(kept, commit)),
    restore: (entry) => Effect.asVoid(commit(kept, entry, entry))
  }
}
