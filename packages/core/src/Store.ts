/**
 * The store: one write, one snapshot to read from. Everything that passes through it is plain data.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type * as Documents from "./Documents.ts"
import type * as Figures from "./Figures.ts"
import { concat } from "./internal/store/concat.ts"
import type { StoreError } from "./Problem.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"

export {
  again,
  type Asked,
  type Ended,
  type Held,
  judge,
  type Judged,
  rowIn,
  type Stored
} from "./internal/store/commitRules.ts"
export { concat }
export * as FilingRules from "./internal/store/filings.ts"
export { copy, noCommit, notNext, taken } from "./internal/store/copy.ts"
export { fingerprint } from "./internal/store/fingerprint.ts"
export * as DocumentRules from "./internal/store/library.ts"
export { changed, receipt, repeatedReceipt } from "./internal/store/receipt.ts"
export { toldIn } from "./internal/store/told.ts"
export * as Wanted from "./internal/store/wanted.ts"

/** That a reporter sent in a form for a period, with figures or without any. @category models @since 0.1.0 */
export interface Filing {
  readonly form: string
  /** The unit or the team that files. */
  readonly reporter: string
  readonly period: Period.Period
  readonly knownAt: Observation.Instant
}

/** That a figure should never have been filed: from `knownAt` on it is not there. @category models @since 0.1.0 */
export interface Withdrawal {
  readonly figure: string
  readonly reason: string
  readonly knownAt: Observation.Instant
}

/**
 * One atomic write: documents, figures, filings and withdrawals, all or nothing.
 *
 * `id` makes a repeat harmless: the same commit twice is stored once, another one under a used id is refused. `basedOn` is the
 * number of the commit whose documents the writer checked its figures against: where documents have changed since, the write
 * is refused as a conflict, to be checked and tried again.
 *
 * @category models
 * @since 0.1.0
 */
export interface Commit {
  readonly id?: string
  readonly documents?: { readonly put: Documents.Documents; readonly knownAt: Observation.Instant }
  /** One by one, or as columns. */
  readonly figures?: ReadonlyArray<Observation.Observation> | Figures.Figures
  readonly filings?: ReadonlyArray<Filing>
  readonly withdrawals?: ReadonlyArray<Withdrawal>
  readonly basedOn?: number
  /** Checked and not written: the receipt is that of the commit as it would be. */
  readonly dry?: boolean
}

/**
 * What a commit did. A figure whose box, reporter and value were there already is `unchanged` and not stored again, unless it was
 * known earlier, or says at last of a whole period what the one that is there said before its end: then it takes the place of that
 * one, and stands from its own `knownAt` on.
 *
 * @category models
 * @since 0.1.0
 */
export interface Receipt {
  /** The number of the commit; that of the earlier one when `repeated`. */
  readonly commit: number
  readonly repeated: boolean
  readonly figures: { readonly accepted: number; readonly unchanged: number; readonly corrections: number }
  readonly documents: { readonly written: number; readonly unchanged: number }
  readonly filings: number
  readonly withdrawals: number
}

/** A state of the store: as it stood `at` a commit, and within it as it was known at a moment. Now where not said. @category models @since 0.1.0 */
export interface Moment {
  readonly at?: number
  readonly asKnownAt?: Observation.Instant
}

/**
 * Which figures of a measure a question needs: those whose period shares a day with `[from, to)` (day numbers), and with
 * `latestBefore` also the latest ones of each series (same units, category, team, activity and reporter) that end on or
 * before `from`, so that a stock can be carried without reading its history.
 *
 * @category models
 * @since 0.1.0
 */
export interface Request {
  readonly measure: string
  readonly from: number
  readonly to: number
  readonly latestBefore: boolean
}

/** What a store answers, all of it from one state. @category models @since 0.1.0 */
export interface Scan {
  /** The newest commit that the answer knows. */
  readonly commit: number
  /**
   * The figures in pages of some thousand, each figure once, in no order that means anything. A code means the same on every
   * page: lists of texts only grow. No more than a page is held at once, and what is committed between two of them does not show.
   */
  readonly figures: Stream.Stream<Figures.Figures, StoreError>
  /**
   * Filings without figures, of any form: those whose period shares a day with a request, and where it wants what came before
   * also the latest of each form and reporter.
   */
  readonly filings: ReadonlyArray<Filing>
}

/**
 * Who told something is asked, and not what: single units of all that they did, or teams, with figures of any of these measures whose
 * period shares a day with `[from, to)`. A figure in the name of another reporter says nothing of either.
 *
 * @category models
 * @since 0.1.0
 */
export interface ToldRequest {
  readonly measures: ReadonlyArray<string>
  readonly by: "units" | "teams"
  readonly from: number
  readonly to: number
}

/**
 * Who told something, and for which periods, each once, in no order that means anything: entry `n` of each column, as places in the
 * lists, with the moment at which the last of it became known.
 *
 * @category models
 * @since 0.1.0
 */
export interface Told {
  readonly length: number
  readonly periods: ReadonlyArray<Period.Period>
  readonly reporters: ReadonlyArray<string>
  readonly period: ArrayLike<number>
  readonly reporter: ArrayLike<number>
  readonly knownAt: ArrayLike<number>
}

/** What a store answered, with all of its figures at hand. @category models @since 0.1.0 */
export interface Snapshot extends Omit<Scan, "figures"> {
  readonly figures: Figures.Figures
  /** By form, who told something of those of its measures that are not among the figures. */
  readonly told?: ReadonlyMap<string, Told>
}

/** How far a store has come. @category models @since 0.1.0 */
export interface Head {
  /** The number of the last commit; 0 before the first. */
  readonly commit: number
  /** The number of the last commit that changed documents; 0 before the first. */
  readonly version: number
}

/** Documents as they stood, with the number of the newest commit that wrote any. @category models @since 0.1.0 */
export interface Library {
  readonly commit: number
  /** The number of the last commit that changed documents. */
  readonly version: number
  readonly documents: Documents.Documents
  /**
   * Those of the documents, as `<kind> <key>`, that became known after the moment and stand because first versions hold
   * backwards. A model of that moment leaves out those that do not fit what was known then.
   */
  readonly early: ReadonlySet<string>
}

/** Which figures to read back. Every condition may be left out; lists mean "any of". @category models @since 0.1.0 */
export interface Filter extends Moment {
  readonly ids?: ReadonlyArray<string>
  readonly measures?: ReadonlyArray<string>
  /** Figures that name at least one of these units. */
  readonly units?: ReadonlyArray<string>
  /** Figures whose period shares a day with this one. */
  readonly overlapping?: Period.Period
  /** Figures that were written behind the one of this id, whether that stands or not; none where it is not there. */
  readonly after?: string
  /** Also figures that have been corrected or withdrawn, or `"only"` those. */
  readonly superseded?: boolean | "only"
}

/** Which commit wrote something: its number, and its id where it was given one. @category models @since 0.1.0 */
export interface Written {
  readonly commit: number
  readonly id?: string
}

/** How a figure ceased to stand: corrected by the figure `by`, or withdrawn. @category models @since 0.1.0 */
export interface Ending {
  readonly written: Written
  readonly knownAt: Observation.Instant
  readonly by?: string
  readonly reason: string
}

/** A figure that a box held. @category models @since 0.1.0 */
export interface FigureVersion {
  readonly figure: Observation.Observation
  readonly written: Written
  readonly ended?: Ending
}

/** A version of a document, and from when it is known. @category models @since 0.1.0 */
export interface DocumentVersion<Kind extends Documents.Kind = Documents.Kind> {
  readonly document: Documents.Documents[Kind][number]
  readonly written: Written
  readonly knownAt: Observation.Instant
}

/**
 * A commit as it is kept: what it added, and nothing of what was there already.
 *
 * @category models
 * @since 0.1.0
 */
export interface Entry extends Pick<Commit, "documents"> {
  readonly commit: number
  /** Where the commit was given an id, that and what it said, so that a repeat is known for one. */
  readonly given?: { readonly id: string; readonly fingerprint: string }
  readonly figures: Figures.Figures
  /** The rows that the figures had in their commit; those in between were there already. */
  readonly rows: Int32Array
  readonly filings: ReadonlyArray<Filing>
  readonly withdrawals: ReadonlyArray<Withdrawal>
}

/** How far a copy has come: all commits up to `commit` are there, of those until `of`. @category models @since 0.1.0 */
export interface Copied {
  readonly commit: number
  readonly of: number
}

/**
 * A store.
 *
 * `commit` fails with a `StoreError` and writes nothing: `CommitConflict` (the id is taken by another write; documents changed
 * since `basedOn`), `UnknownCommit` (there is none of the number `basedOn`), `InvalidObservation` (a problem a figure: `duplicate-id`; `duplicate-figure`, the box is filled with another
 * value and the figure is no correction; `unknown-observation`, `other-figure`, `already-corrected`, `already-withdrawn`,
 * `known-too-early`, `no-quantity`, `derived-id`), `DocumentConflict` (`conflict`, `recounted`: a measure of which figures are
 * stored counts something else; `figures-without-place`: a unit of which figures are stored has no edge any more). Withdrawals come before figures: a commit can move one.
 *
 * `library` gives the latest documents known at a moment, in the order they first came in; a document's first version holds
 * backwards unless it is of a team, a member, a membership or a target, and without what it says of those not there yet; those
 * that hold backwards are named as {@link Library.early}.
 * `scan` answers requests from one state; `size` says how many figures a page may have, where whoever asks holds all of them anyway
 * and the store can make larger pages than its own. `told` says who told something, of figures that stand in a state. `read` gives figures in the order they were written; what is committed meanwhile does
 * not show. `count` says how many it would give, without reading them. A moment `at` a commit that is not there is refused (`UnknownCommit`). `withdrawals` gives
 * what was withdrawn and why, in the order it was written. `head` says what the last commit is, for whoever keeps documents at
 * hand.
 *
 * `history` gives all figures that the box of a figure ever held, `versions` those of a document by its kind and
 * {@link Documents.key}, in the order they were written, as far as they were there at a moment; nothing where there is no such
 * figure or document. `entry` gives a commit as it is kept, and `restore` writes one of another store's under its number: the next
 * one, else it fails with a `CommitConflict`. {@link copy} is made of these two.
 *
 * @category services
 * @since 0.1.0
 */
export class Store extends Context.Service<
  Store,
  {
    readonly commit: (commit: Commit) => Effect.Effect<Receipt, StoreError>
    readonly head: Effect.Effect<Head, StoreError>
    readonly library: (moment?: Moment) => Effect.Effect<Library, StoreError>
    readonly scan: (requests: ReadonlyArray<Request>, moment?: Moment, size?: number) => Effect.Effect<Scan, StoreError>
    readonly told: (request: ToldRequest, moment?: Moment) => Effect.Effect<Told, StoreError>
    readonly withdrawals: (moment?: Moment) => Effect.Effect<ReadonlyArray<Withdrawal>, StoreError>
    readonly read: (filter?: Filter) => Stream.Stream<Observation.Observation, StoreError>
    readonly count: (filter?: Filter) => Effect.Effect<number, StoreError>
    readonly history: (figure: string, moment?: Moment) => Effect.Effect<ReadonlyArray<FigureVersion>, StoreError>
    readonly versions: (
      kind: Documents.Kind,
      key: string,
      moment?: Moment
    ) => Effect.Effect<ReadonlyArray<DocumentVersion>, StoreError>
    readonly entry: (commit: number) => Effect.Effect<Entry, StoreError>
    readonly restore: (entry: Entry) => Effect.Effect<void, StoreError>
  }
>()("@lantoa/core/Store") {}

/** Answers requests with all figures at once. @category reading @since 0.1.0 */
export const snapshot = (
  requests: ReadonlyArray<Request>,
  moment: Moment = {}
): Effect.Effect<Snapshot, StoreError, Store> =>
  Effect.gen(function* () {
    const found = yield* (yield* Store).scan(requests, moment, Infinity)
    return { ...found, figures: concat(yield* Stream.runCollect(found.figures)) }
  })
