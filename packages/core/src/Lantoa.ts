/**
 * Lantoa for programs that do not use Effect: the same calls as Promises, on one object that closes itself.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import * as Assessment from "./Assessment.ts"
import * as Documents from "./Documents.ts"
import type { Put } from "./DocumentStore.ts"
import * as Explanation from "./Explanation.ts"
import type * as Indicator from "./Indicator.ts"
import { DocumentError, type Problem } from "./LantoaError.ts"
import * as MemoryStore from "./MemoryStore.ts"
import * as Model from "./Model.ts"
import * as Observation from "./Observation.ts"
import type { Appended } from "./ObservationStore.ts"
import * as Period from "./Period.ts"
import * as Plan from "./Plan.ts"
import type { Reading } from "./Reading.ts"
import * as Port from "./Store.ts"
import type * as Target from "./Target.ts"

/** A store to open Lantoa on: any layer that provides both stores, e.g. `Sqlite.layer({ file })`. @category models @since 0.1.0 */
export type Store = Layer.Layer<Port.Store, unknown>

/**
 * How to open. `definitions` are documents that programs bring along and no store needs to keep: measures, cohorts and
 * indicators of plugins.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  /** In memory when not said. */
  readonly store?: Store
  readonly definitions?: Documents.Documents
}

/** Figures to append, in their JSON form. @category models @since 0.1.0 */
export interface Batch {
  /** Makes a repeat harmless: the same batch twice is stored once. */
  readonly id: string
  readonly observations: ReadonlyArray<Observation.Encoded>
}

/** A {@link Plan.Query} whose periods are texts in any spelling. @category models @since 0.1.0 */
export interface Query extends Omit<Plan.Query, "periods"> {
  readonly periods: ReadonlyArray<string> | { readonly over: string; readonly by: Period.Bucket }
}

/**
 * An open Lantoa. Every call rejects with a typed error (`DocumentError`, `PlanError`, `StoreError`) that names the place
 * and the remedy.
 *
 * @category models
 * @since 0.1.0
 */
export interface Lantoa extends AsyncDisposable {
  /** The model as it stands: definitions and stored documents together. */
  readonly model: () => Promise<Model.Model>
  /** Stores documents (their JSON form), all or none, if they agree with each other and with what is stored. */
  readonly put: (documents: Documents.Encoded, options: { readonly knownAt: string }) => Promise<Put>
  /** Stores figures, all or none, if the model knows their measures, units, cohorts and teams. */
  readonly append: (batch: Batch) => Promise<Appended>
  /** Figures as they were reported. */
  readonly observations: (filter?: Port.Filter) => Promise<ReadonlyArray<Observation.Observation>>
  /** The values of an indicator. */
  readonly read: (query: Query) => Promise<ReadonlyArray<Reading>>
  /** What became of a target, by id or by itself. */
  readonly assess: (target: string | Target.Target, options: Assessment.Options) => Promise<Assessment.Assessment>
  /** Why a reading is what it is. */
  readonly explain: (reading: Reading, indicator?: Indicator.Indicator) => Promise<Explanation.Explanation>
  readonly close: () => Promise<void>
}

const checked = (problems: ReadonlyArray<Problem>, subject: string) =>
  problems.length === 0
    ? Effect.void
    : Effect.fail(new DocumentError({ subject, problems: problems as readonly [Problem, ...Array<Problem>] }))

const decodeBatch = (model: Model.Model, batch: Batch) => {
  const decoded = batch.observations.map((one) => Observation.decode(one))
  const malformed = decoded.flatMap((one, index) =>
    Result.isFailure(one)
      ? one.failure.problems.map((problem) => ({ ...problem, path: ["observations", index, ...problem.path] }))
      : []
  )
  const observations = decoded.flatMap((one) => (Result.isSuccess(one) ? [one.success] : []))
  const problems = malformed.length > 0 ? malformed : Model.checkObservations(model, observations)
  return Effect.as(checked(problems, `batch "${batch.id}"`), { id: batch.id, observations })
}

const periodsOf = ({ periods }: Query): Plan.Query["periods"] =>
  "over" in periods ? { over: Period.make(periods.over), by: periods.by } : periods.map((period) => Period.make(period))

/**
 * Opens Lantoa on a store. Close it with `await using` or `close()`.
 *
 * @category constructors
 * @since 0.1.0
 */
export const open = async (options: Options = {}): Promise<Lantoa> => {
  const runtime = ManagedRuntime.make(options.store ?? MemoryStore.layer)
  const definitions = options.definitions ?? Documents.empty
  const modelWith = (added: Documents.Documents) =>
    Effect.gen(function* () {
      const { documents: stored } = yield* (yield* Port.Store).library()
      return yield* Effect.fromResult(Model.make(Documents.merge([definitions, stored, added])))
    })
  const run = <A, E>(effect: Effect.Effect<A, E, Port.Store>) => runtime.runPromise(effect)
  // Documents change rarely and figures often: the model is made anew only after a put.
  let current: Promise<Model.Model> | undefined
  const model = () => (current ??= run(modelWith(Documents.empty)))
  await runtime.context().catch(async (error: unknown) => {
    await runtime.dispose()
    throw error
  })
  const close = () => runtime.dispose()
  return {
    model,
    put: async (encoded, { knownAt }) => {
      const put = await run(
        Effect.gen(function* () {
          const documents = yield* Effect.fromResult(Documents.decode(encoded))
          yield* modelWith(documents)
          return (yield* (yield* Port.Store).commit({ documents: { put: documents, knownAt } })).documents
        })
      )
      current = undefined
      return put
    },
    append: async (batch) => {
      const known = await model()
      return run(
        Effect.gen(function* () {
          const decoded = yield* decodeBatch(known, batch)
          const receipt = yield* (yield* Port.Store).commit({ id: decoded.id, figures: decoded.observations })
          return { appended: receipt.figures.accepted, repeated: receipt.repeated }
        })
      )
    },
    observations: (filter = {}) => run(Port.Store.use((store) => Stream.runCollect(store.read(filter)))),
    read: async (query) => run(Plan.read(await model(), { ...query, periods: periodsOf(query) })),
    assess: async (target, when) => {
      const known = await model()
      const found = typeof target === "string" ? known.targets.get(target) : target
      if (found === undefined) {
        throw new DocumentError({
          subject: "Target",
          problems: [
            {
              code: "unknown-id",
              path: [],
              message: `there is no target "${String(target)}"; put it first or correct the id`
            }
          ]
        })
      }
      return run(Assessment.assess(known, found, when))
    },
    explain: async (reading, indicator) => run(Explanation.explain(await model(), reading, indicator)),
    close,
    [Symbol.asyncDispose]: close
  }
}
