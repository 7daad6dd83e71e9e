/** The stores of figures and of documents over the one store that commits. @internal */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { DocumentStore } from "../../DocumentStore.ts"
import { StoreError } from "../../LantoaError.ts"
import type * as Observation from "../../Observation.ts"
import { ObservationStore } from "../../ObservationStore.ts"
import { Store } from "../../Store.ts"
import { execute } from "./execute.ts"

const byKnowledge = (a: Observation.Observation, b: Observation.Observation): number =>
  Date.parse(a.knownAt) - Date.parse(b.knownAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const renamed = (error: StoreError): StoreError =>
  new StoreError({
    ...error,
    reason: error.reason === "CommitConflict" ? "BatchConflict" : error.reason,
    problems: error.problems.map((problem) => ({
      ...problem,
      path:
        problem.path[0] === "figures"
          ? ["observations", ...problem.path.slice(1)]
          : problem.path[0] === "documents"
            ? problem.path.slice(1)
            : problem.path
    }))
  })

const figures = Layer.effect(
  ObservationStore,
  Effect.map(Store, (store) =>
    ObservationStore.of({
      append: ({ id, observations }) =>
        store.commit({ id, figures: observations }).pipe(
          Effect.map(({ figures, repeated }) => ({ appended: figures.accepted, repeated })),
          Effect.mapError(renamed)
        ),
      read: (filter) =>
        Stream.unwrap(
          Effect.map(Stream.runCollect(store.read(filter)), (found) => Stream.fromIterable(found.sort(byKnowledge)))
        ),
      rollup: (scan) => {
        const { asKnownAt, measure } = scan.rollup
        const known = asKnownAt === undefined ? {} : { asKnownAt }
        return Effect.map(Stream.runCollect(store.read({ measures: [measure], ...known })), (found) =>
          execute(scan, found.sort(byKnowledge))
        )
      }
    })
  )
)

const documents = Layer.effect(
  DocumentStore,
  Effect.map(Store, (store) =>
    DocumentStore.of({
      put: (put, { knownAt }) =>
        store.commit({ documents: { put, knownAt } }).pipe(
          Effect.map((receipt) => receipt.documents),
          Effect.mapError(renamed)
        ),
      get: (moment) => Effect.map(store.library(moment), (library) => library.documents)
    })
  )
)

/** Both on the store at hand. */
export const layer: Layer.Layer<ObservationStore | DocumentStore, never, Store> = Layer.mergeAll(figures, documents)
