/**
 * Lantoa: the calls of a program on one store, each with every check. As Promises on an object that closes itself, and the same as
 * a service for programs that use Effect.
 *
 * @since 0.1.0
 */
import type * as Ids from "./Ids.ts"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import type * as Stream from "effect/Stream"
import type * as Assessment from "./Assessment.ts"
import type * as Documents from "./Documents.ts"
import type * as Explanation from "./Explanation.ts"
import type * as Figures from "./Figures.ts"
import type * as Indicator from "./Indicator.ts"
import { over } from "./internal/facade/calls.ts"
import type * as CommitInput from "./internal/facade/commitInput.ts"
import * as Input from "./internal/facade/input.ts"
import { promised } from "./internal/facade/promised.ts"
import type { Seated } from "./internal/facade/teams.ts"
import type { Telling } from "./internal/facade/telling.ts"
import type { DocumentError, PlanError, StoreError } from "./Problem.ts"
import * as MemoryStore from "./MemoryStore.ts"
import type * as Model from "./Model.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"
import type * as Plan from "./Plan.ts"
import type { Reading, Silence } from "./Reading.ts"
import type * as Readings from "./Readings.ts"
import * as Port from "./Store.ts"
import type * as Target from "./Target.ts"

/** A store to open Lantoa on: any layer that provides one, e.g. `Sqlite.layer({ file })`. @category models @since 0.1.0 */
export type Store<E = unknown> = Layer.Layer<Port.Store, E>

/**
 * How to open. `definitions` are documents that programs bring along and no store needs to keep: measures, cohorts and
 * indicators, as `Documents.from` makes them or in their JSON form, or what plugins gave, `Registry.make([…])`; where that failed,
 * opening fails with its error. They hold at every moment, but for those that the store has a document of the same id for.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options<E = unknown, P = unknown> {
  /** In memory when not said. */
  readonly store?: Store<E>
  readonly definitions?:
    | Documents.Documents
    | Documents.Encoded
    | Result.Result<{ readonly documents: Documents.Documents }, P>
}

/** A moment: a `Date`, or a text in any spelling; a plain day is its start in +07:00. @category models @since 0.1.0 */
export type When = string | Date

/** A {@link Port.Moment}: a state of the store, and what was known in it when. @category models @since 0.1.0 */
export interface Moment {
  /** The number of a commit: the store as it stood then. Now where it is left out. */
  readonly at?: number
  /** What was known at that moment, of all that is stored. */
  readonly asKnownAt?: When
}

/** A figure in its JSON form; without `knownAt` it is known now. @category models @since 0.1.0 */
export type Figure = CommitInput.FigureEncoded

/** Figures to append. @category models @since 0.1.0 */
export interface Batch {
  /** Makes a repeat harmless: the same batch twice is stored once, whether as rows or as columns. */
  readonly id: string
  readonly observations: ReadonlyArray<Figure>
}

/** Figures to append as columns: the same, and faster where there are many. @category models @since 0.1.0 */
export interface Columns extends Omit<Batch, "observations"> {
  readonly observations: Figures.Figures
}

/**
 * A {@link Port.Commit} in its JSON form: `figures`, `filings`, `withdrawals`, and documents with the moment from which they are
 * known, `documents: { put: { measures: […] }, knownAt: "2025-01-01" }`.
 *
 * @category models
 * @since 0.1.0
 */
export type Commit = CommitInput.CommitEncoded

/** Why figures are withdrawn, and from which moment on. `id` makes a repeat harmless. @category models @since 0.1.0 */
export interface Why {
  readonly reason: string
  readonly knownAt?: When
  readonly id?: string
}

/** Which figures to read back, as {@link Port.Filter} says; `limit` and `after` (an id) give them page by page. @category models @since 0.1.0 */
export type Filter = Input.FilterEncoded

/** What a question asks for. @category models @since 0.1.0 */
export type Asked = Ids.Indicator | Indicator.Indicator | Indicator.Encoded

/** A {@link Plan.Query} whose periods are texts in any spelling, and whose own indicators may be in their JSON form. @category models @since 0.1.0 */
export interface Query extends Omit<Plan.Query, "indicator" | "indicators" | "periods" | "asKnownAt">, Moment {
  /** An id of the model's, or an indicator of one's own: `{ id, title, expression }`. */
  readonly indicator?: Asked
  /** Several at once, all read from one state. */
  readonly indicators?: ReadonlyArray<Asked>
  /** `["2025-Q1", "2025-07"]`, or those of a longer one: `{ over: "2025", by: "month" }`. */
  readonly periods: ReadonlyArray<string> | { readonly over: string; readonly by: Period.Bucket }
}

/** A {@link Assessment.Options}: as of today where nothing is said. @category models @since 0.1.0 */
export interface Judging extends Moment {
  readonly asOf?: When
}

/** Which teams: those of a hierarchy, `within` a unit, of a `kind`. @category models @since 0.1.0 */
export type Teams = Input.TeamsEncoded

/** Whom to look for: those of these units who owe a form for these periods. @category models @since 0.1.0 */
export interface Missing extends Omit<Query, "indicator" | "indicators" | "by" | "silent"> {
  /** Any where none is named. */
  readonly form?: Ids.Form
  /** The day on which they owe it, today where nothing is said: what is not due by then is not looked for. */
  readonly on?: When
}

/** That something was committed. @category models @since 0.1.0 */
export interface Change {
  readonly commit: number
  /** Whether documents have changed since the last one. */
  readonly documents: boolean
}

export type { Seated } from "./internal/facade/teams.ts"
export type { Progress, Telling } from "./internal/facade/telling.ts"

/** How a call answers: by a Promise, or as an Effect that knows how it can fail. @category models @since 0.1.0 */
export interface Answer<A, E> {
  readonly promise: Promise<A>
  readonly effect: Effect.Effect<A, E>
}

/** How a call answers that gives one thing after the other. @category models @since 0.1.0 */
export interface Series<A, E> {
  readonly promise: AsyncIterable<A>
  readonly effect: Stream.Stream<A, E>
}

/**
 * What can be asked of a Lantoa. Every call fails with a typed error (`DocumentError`, `PlanError`, `StoreError`) that names the
 * place and the remedy.
 *
 * @category models
 * @since 0.1.0
 */
export interface Calls<How extends "promise" | "effect"> {
  /** The model as it stands, or stood: definitions and stored documents together. */
  readonly model: (moment?: Moment) => Answer<Model.Model, DocumentError | StoreError>[How]
  /**
   * Writes documents, figures, filings and withdrawals, all or none, if they agree with each other and with what is stored.
   * Where somebody else changes documents meanwhile it is checked again; what then does not agree any more is a conflict.
   */
  readonly commit: (
    commit: Commit | CommitInput.CommitColumns,
    options?: Telling
  ) => Answer<Port.Receipt, DocumentError | StoreError>[How]
  /** Whether a commit would be taken, and what it would do: it fails as `commit` would, and writes nothing. */
  readonly check: (
    commit: Commit | CommitInput.CommitColumns,
    options?: Telling
  ) => Answer<Port.Receipt, DocumentError | StoreError>[How]
  /** Commits documents, known from now on where nothing is said. */
  readonly put: (
    documents: Documents.Encoded,
    options?: { readonly knownAt?: When }
  ) => Answer<Port.Receipt, DocumentError | StoreError>[How]
  /** Commits figures. Of many `progress` is told how far they are read, checked and written. */
  readonly append: (batch: Batch | Columns, options?: Telling) => Answer<Port.Receipt, DocumentError | StoreError>[How]
  /** Withdraws figures by their ids: from `knownAt` on they are not there. */
  readonly withdraw: (
    figures: string | ReadonlyArray<string>,
    why: Why
  ) => Answer<Port.Receipt, DocumentError | StoreError>[How]
  /** Withdraws a figure and files it where it belongs, in one commit. */
  readonly move: (
    figure: string,
    options: Why & { readonly to: CommitInput.To }
  ) => Answer<Port.Receipt, DocumentError | StoreError>[How]
  /** Documents as they are stored, or were, without definitions. */
  readonly documents: (moment?: Moment) => Answer<Documents.Documents, DocumentError | StoreError>[How]
  /** Teams that there are on a day, today where nothing is said, and where each of them sits then. */
  readonly teams: (asked: Teams) => Answer<ReadonlyArray<Seated>, DocumentError | StoreError>[How]
  /** Who owes a form, or any, that is due, and has not filed it. */
  readonly silent: (asked: Missing) => Answer<ReadonlyArray<Silence>, DocumentError | PlanError | StoreError>[How]
  /**
   * What is committed from now on, by whomever, in this program or another: the number of the newest commit whenever there is a
   * newer one, and whether documents have changed. Looked for every second, or `every` so many milliseconds.
   */
  readonly watch: (options?: { readonly every?: number }) => Series<Change, DocumentError | StoreError>[How]
  /** Figures as they were reported, in the order in which they were written. */
  readonly observations: (
    filter?: Filter,
    options?: Telling
  ) => Answer<ReadonlyArray<Observation.Observation>, DocumentError | StoreError>[How]
  /**
   * The same one after the other, where there are more than should be held at once: those of one state, of which `progress` is told
   * how many are read and how many there are.
   */
  readonly stream: (
    filter?: Filter,
    options?: Telling
  ) => Series<Observation.Observation, DocumentError | StoreError>[How]
  /** What was withdrawn, when and why. */
  readonly withdrawals: (moment?: Moment) => Answer<ReadonlyArray<Port.Withdrawal>, DocumentError | StoreError>[How]
  /**
   * The history of a figure, by the id of any that its box has held, or of a document: what was said, by which commit, and how it
   * ceased to stand; an id that nothing in the store has or had is refused.
   */
  readonly history: {
    (figure: string, moment?: Moment): Answer<ReadonlyArray<Port.FigureVersion>, DocumentError | StoreError>[How]
    <Kind extends Documents.Kind>(
      document: { readonly kind: Kind; readonly id: string },
      moment?: Moment
    ): Answer<ReadonlyArray<Port.DocumentVersion<Kind>>, DocumentError | StoreError>[How]
  }
  /** The values of an indicator, by the documents and figures of one state; as known at a moment by those known then. */
  readonly read: (query: Query) => Answer<Readings.Readings, DocumentError | PlanError | StoreError>[How]
  /**
   * The same as columns of numbers: those of `read`, reckoned in slices, so that others have their turn while hundreds of thousands of
   * cells are, and a signal ends it.
   */
  readonly columns: (
    query: Query,
    options?: Telling
  ) => Answer<Readings.Columns, DocumentError | PlanError | StoreError>[How]
  /** What became of a target, by id or by itself, and in `milestones` of each of its milestones. */
  readonly assess: (
    target: Ids.Target | Target.Target | Target.Encoded,
    options?: Judging
  ) => Answer<Assessment.Assessment, DocumentError | PlanError | StoreError>[How]
  /** Why a reading is what it is, by the state it was read from. */
  readonly explain: (
    reading: Reading,
    indicator?: Indicator.Indicator
  ) => Answer<Explanation.Explanation, DocumentError | PlanError | StoreError>[How]
}

/** An open Lantoa. @category models @since 0.1.0 */
export interface Lantoa extends Calls<"promise">, AsyncDisposable {
  /** The same Lantoa, whose calls end when the signal says so: they reject with its reason, and what they wrote is not there. */
  readonly withSignal: (signal: AbortSignal) => Calls<"promise">
  /** Waits for the calls that are under way; later ones are refused. */
  readonly close: () => Promise<void>
}

/**
 * The same for programs that use Effect: `const lantoa = yield* Lantoa.Service`, provided by {@link layer}.
 *
 * @category services
 * @since 0.1.0
 */
export class Service extends Context.Service<Service, Calls<"effect">>()("@lantoa/core/Lantoa") {}

/** Provides {@link Service}, on a store in memory when none is said. @category layers @since 0.1.0 */
export const layer = <E = never, P = never>(options: Options<E, P> = {}): Layer.Layer<Service, E | P | DocumentError> =>
  Layer.unwrap(
    Effect.map(Effect.fromResult(Input.options<P>(options)), (definitions) =>
      Layer.effect(
        Service,
        Effect.map(Port.Store, (store) => over(store, definitions))
      ).pipe(Layer.provide(options.store ?? MemoryStore.layer))
    )
  )

/**
 * Opens Lantoa on a store. Close it with `await using` or `close()`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const open = (options: Options = {}): Promise<Lantoa> => promised(Service, layer(options))

/**
 * What to copy where. `progress` is told how far it has come, before the first commit and after each; a `signal` ends it, with its
 * reason.
 *
 * @category models
 * @since 0.1.0
 */
export interface Copying {
  readonly from: Store
  readonly to: Store
  readonly progress?: (copied: Port.Copied) => void
  readonly signal?: AbortSignal
}

/**
 * Copies a whole history to an empty store, or what an earlier copy lacks: each commit under its number. Broken off at any point
 * it goes on where it was when it is called again.
 *
 * @category copying
 * @since 0.1.0
 */
export const copy = async (asked: Copying): Promise<Port.Copied> => {
  Result.getOrThrow(Input.copying(asked))
  const { from, progress, signal, to } = asked
  signal?.throwIfAborted()
  const service = (layer: Store) => Effect.map(Layer.build(Layer.fresh(layer)), Context.get(Port.Store))
  return Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const [source, target] = [yield* service(from), yield* service(to)]
        return yield* Port.copy(source, target, (copied) =>
          Effect.andThen(
            Effect.sync(() => progress?.(copied)),
            Effect.yieldNow
          )
        )
      })
    ),
    signal === undefined ? {} : { signal }
  ).catch((error: unknown) => {
    throw signal?.aborted === true ? signal.reason : error
  })
}
