/**
 * Lantoa for programs that do not use Effect: the same calls as Promises, on one object that closes itself.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Result from "effect/Result"
import * as Semaphore from "effect/Semaphore"
import * as Stream from "effect/Stream"
import * as Assessment from "./Assessment.ts"
import type * as Documents from "./Documents.ts"
import * as Explanation from "./Explanation.ts"
import type * as Figures from "./Figures.ts"
import type * as Indicator from "./Indicator.ts"
import * as CommitInput from "./internal/facade/commitInput.ts"
import * as Input from "./internal/facade/input.ts"
import * as Shelf from "./internal/facade/shelf.ts"
import { move, write } from "./internal/facade/write.ts"
import { DocumentError, StoreError } from "./Problem.ts"
import * as MemoryStore from "./MemoryStore.ts"
import type * as Model from "./Model.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"
import * as Plan from "./Plan.ts"
import type { Reading } from "./Reading.ts"
import type { Readings } from "./Readings.ts"
import * as Port from "./Store.ts"
import type * as Target from "./Target.ts"

/** A store to open Lantoa on: any layer that provides one, e.g. `Sqlite.layer({ file })`. @category models @since 0.1.0 */
export type Store = Layer.Layer<Port.Store, unknown>

/**
 * How to open. `definitions` are documents that programs bring along and no store needs to keep: measures, cohorts and
 * indicators of plugins, as `Documents.from` makes them or in their JSON form. They hold as they are, at every moment.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  /** In memory when not said. */
  readonly store?: Store
  readonly definitions?: Documents.Documents | Documents.Encoded
}

/** Figures to append, in their JSON form. @category models @since 0.1.0 */
export interface Batch {
  /** Makes a repeat harmless: the same batch twice is stored once, whether as rows or as columns. */
  readonly id: string
  readonly observations: ReadonlyArray<Observation.Encoded>
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
  readonly knownAt: string
  readonly id?: string
}

/** A {@link Plan.Query} whose periods are texts in any spelling. @category models @since 0.1.0 */
export interface Query extends Omit<Plan.Query, "periods"> {
  readonly periods: ReadonlyArray<string> | { readonly over: string; readonly by: Period.Bucket }
}

/**
 * An open Lantoa. Every call rejects with a typed error (`DocumentError`, `PlanError`, `StoreError`) that names the place
 * and the remedy. Moments are read in any spelling: `2025-03-31T07:00:00+07:00`, or a day, which is its start in +07:00.
 *
 * @category models
 * @since 0.1.0
 */
export interface Lantoa extends AsyncDisposable {
  /** The model as it stands, or stood: definitions and stored documents together. */
  readonly model: (moment?: Port.Moment) => Promise<Model.Model>
  /**
   * Writes documents, figures, filings and withdrawals, all or none, if they agree with each other and with what is stored.
   * Where somebody else changes documents meanwhile it is checked again; what then does not agree any more is a conflict.
   */
  readonly commit: (commit: Commit | CommitInput.CommitColumns) => Promise<Port.Receipt>
  /** Commits documents. */
  readonly put: (documents: Documents.Encoded, options: { readonly knownAt: string }) => Promise<Port.Receipt>
  /** Commits figures. */
  readonly append: (batch: Batch | Columns) => Promise<Port.Receipt>
  /** Withdraws figures by their ids: from `knownAt` on they are not there. */
  readonly withdraw: (figures: string | ReadonlyArray<string>, why: Why) => Promise<Port.Receipt>
  /** Withdraws a figure and files it where it belongs, in one commit. */
  readonly move: (figure: string, options: Why & Pick<CommitInput.MovedEncoded, "to">) => Promise<Port.Receipt>
  /** Figures as they were reported. */
  readonly observations: (filter?: Port.Filter) => Promise<ReadonlyArray<Observation.Observation>>
  /** What was withdrawn, when and why. */
  readonly withdrawals: (moment?: Port.Moment) => Promise<ReadonlyArray<Port.Withdrawal>>
  /**
   * The history of a figure, by the id of any that its box has held, or of a document: what was said, by which commit, and how it
   * ceased to stand; an id that nothing in the store has or had is refused.
   */
  readonly history: {
    (figure: string, moment?: Port.Moment): Promise<ReadonlyArray<Port.FigureVersion>>
    <Kind extends Documents.Kind>(
      document: { readonly kind: Kind; readonly id: string },
      moment?: Port.Moment
    ): Promise<ReadonlyArray<Port.DocumentVersion<Kind>>>
  }
  /** The values of an indicator, by the documents and figures of one state; as known at a moment by those known then. */
  readonly read: (query: Query) => Promise<Readings>
  /** What became of a target, by id or by itself, and in `milestones` of each of its milestones. */
  readonly assess: (
    target: string | Target.Target | Target.Encoded,
    options: Assessment.Options
  ) => Promise<Assessment.Assessment>
  /** Why a reading is what it is, by the state it was read from. */
  readonly explain: (reading: Reading, indicator?: Indicator.Indicator) => Promise<Explanation.Explanation>
  /** Waits for the calls that are under way; later ones are refused. */
  readonly close: () => Promise<void>
}

const noTarget = (id: string): DocumentError =>
  new DocumentError({
    subject: "Target",
    problems: [{ code: "unknown-id", path: [], message: `there is no target "${id}"; put it first or correct the id` }]
  })

const noPast = (of: string | { readonly kind: string; readonly id: string }): DocumentError => {
  const what = typeof of === "string" ? `no figure "${of}"` : `nothing among ${of.kind} of the id "${of.id}"`
  const message = `there is ${what} in the store; correct the id`
  return new DocumentError({ subject: "history", problems: [{ code: "unknown-id", path: [], message }] })
}

/** Every call as an effect, over one store. */
const over = (store: Port.Store["Service"], definitions: Documents.Documents) => {
  const shelf = Shelf.over(store, definitions)
  const asked = <A>(effect: Effect.Effect<A, unknown, Port.Store>) => Effect.provideService(effect, Port.Store, store)
  // One after the other: what is checked at once would be refused at once, for the documents of whoever comes first.
  const inTurn = Semaphore.makeUnsafe(1).withPermit
  const writing = (read: ReturnType<typeof CommitInput.commit>) =>
    Effect.flatMap(Effect.fromResult(read), (commit) => inTurn(write(store, shelf, commit)))
  return {
    model: (moment: unknown = {}) =>
      Effect.gen(function* () {
        return (yield* shelf.at(yield* Effect.fromResult(Input.state(moment)))).model
      }),
    commit: (commit: unknown) => writing(CommitInput.commit(commit)),
    put: (documents: unknown, options: unknown) => writing(CommitInput.put(documents, options)),
    append: (batch: unknown) =>
      Effect.flatMap(Effect.fromResult(CommitInput.batch(batch)), (commit) =>
        Effect.mapError(writing(Result.succeed(commit)), (error) => CommitInput.refusedAppend(error, commit.id!))
      ),
    withdraw: (figures: unknown, why: unknown) => writing(CommitInput.withdrawing(figures, why)),
    move: (figure: string, options: unknown) =>
      Effect.flatMap(Effect.fromResult(CommitInput.moving(options)), (moved) =>
        inTurn(move(store, shelf, figure, moved))
      ),
    observations: (filter: unknown = {}) =>
      Effect.flatMap(Effect.fromResult(Input.filter(filter)), (read) => Stream.runCollect(store.read(read))),
    withdrawals: (moment: unknown = {}) => Effect.flatMap(Effect.fromResult(Input.state(moment)), store.withdrawals),
    history: (of: unknown, moment: unknown = {}) =>
      Effect.gen(function* () {
        const [past, state] = [yield* Effect.fromResult(Input.past(of)), yield* Effect.fromResult(Input.state(moment))]
        const at = (when: Port.Moment): Effect.Effect<ReadonlyArray<unknown>, StoreError> =>
          typeof past === "string" ? store.history(past, when) : store.versions(past.kind, past.id, when)
        const found = yield* at(state)
        if (found.length === 0 && (yield* at({})).length === 0) return yield* noPast(past)
        return found
      }),
    read: (query: unknown) =>
      Effect.gen(function* () {
        const read = yield* Effect.fromResult(Input.query(query))
        const { model, moment } = yield* shelf.at(read)
        return yield* asked(Plan.read(model, { ...read, at: moment.at }))
      }),
    assess: (target: unknown, options: unknown) =>
      Effect.gen(function* () {
        const when = yield* Effect.fromResult(Input.judging(options))
        const { model, moment } = yield* shelf.at(when)
        const found =
          typeof target === "string" ? model.targets.get(target) : yield* Effect.fromResult(Input.target(target))
        if (found === undefined) return yield* noTarget(String(target))
        return yield* asked(Assessment.assess(model, found, { ...when, at: moment.at }))
      }),
    explain: (reading: Reading, indicator: Indicator.Indicator | undefined) =>
      Effect.gen(function* () {
        const { asKnownAt, commit } = yield* Effect.fromResult(Input.reading(reading))
        const { model } = yield* shelf.at({ at: commit, ...(asKnownAt === undefined ? {} : { asKnownAt }) })
        return yield* asked(Explanation.explain(model, reading, indicator))
      })
  }
}

const shut = new StoreError({
  reason: "Unavailable",
  operation: "lantoa",
  detail: "this Lantoa is closed: open it again",
  problems: []
})

/**
 * Opens Lantoa on a store. Close it with `await using` or `close()`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const open = async (options: Options = {}): Promise<Lantoa> => {
  const definitions = Result.getOrThrow(Input.options(options))
  const runtime = ManagedRuntime.make(options.store ?? MemoryStore.layer)
  const calls = await runtime
    .runPromise(Effect.map(Port.Store, (store) => over(store, definitions)))
    .catch(async (error: unknown) => {
      await runtime.dispose()
      throw error
    })
  const running = new Set<Promise<unknown>>()
  const run = <A, E>(call: () => Effect.Effect<A, E>): Promise<A> => {
    const result = runtime.runPromise(Effect.suspend(call))
    const ended: Promise<unknown> = result.then(
      () => running.delete(ended),
      () => running.delete(ended)
    )
    running.add(ended)
    return result
  }
  const promised =
    <Arguments extends ReadonlyArray<unknown>, A, E>(call: (...args: Arguments) => Effect.Effect<A, E>) =>
    (...args: Arguments): Promise<A> =>
      closed ? Promise.reject(shut) : run(() => call(...args))
  let closed = false
  const close = async () => {
    closed = true
    await Promise.all(running)
    await runtime.dispose()
  }
  return {
    model: promised(calls.model),
    commit: promised(calls.commit),
    put: promised(calls.put),
    append: promised(calls.append),
    withdraw: promised(calls.withdraw),
    move: promised(calls.move),
    observations: promised(calls.observations),
    withdrawals: promised(calls.withdrawals),
    history: promised(calls.history) as Lantoa["history"],
    read: promised(calls.read),
    assess: promised(calls.assess),
    explain: (reading, indicator) => promised(calls.explain)(reading, indicator),
    close,
    [Symbol.asyncDispose]: close
  }
}

/** What to copy where. `progress` is told how far it has come, before the first commit and after each. @category models @since 0.1.0 */
export interface Copying {
  readonly from: Store
  readonly to: Store
  readonly progress?: (copied: Port.Copied) => void
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
  const { from, progress, to } = asked
  const service = (layer: Store) => Effect.map(Layer.build(Layer.fresh(layer)), Context.get(Port.Store))
  return Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const [source, target] = [yield* service(from), yield* service(to)]
        return yield* Port.copy(source, target, (copied) => Effect.sync(() => progress?.(copied)))
      })
    )
  )
}
