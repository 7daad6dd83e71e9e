/** Models of the documents in a store, kept while they hold. @internal */
import * as Effect from "effect/Effect"
import * as Documents from "../../Documents.ts"
import * as Instant from "../../Instant.ts"
import { DocumentError, type StoreError } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import type * as Port from "../../Store.ts"
import { fitting, stood } from "./fitting.ts"
import { refused } from "./sent.ts"

/** A model with the state it is of. */
interface Held {
  readonly model: Model.Model
  readonly moment: Port.Moment & { readonly at: number }
}

/** A model of documents that may come to be. */
interface Proposed extends Held {
  /** Keeps it as that of the commit that wrote them, where nobody else has written any since. */
  readonly written: (receipt: Port.Receipt) => void
}

/** How many models are kept: the one of now, and those of some reports. */
const kept = 8

/** Models by moment. Another process's commits are noticed; what failed once is tried again. */
export interface Shelf {
  readonly at: (moment?: Port.Moment) => Effect.Effect<Held, DocumentError | StoreError>
  /** A model of the documents now and some more, with the commit they stand at. */
  readonly with: (more: Documents.Documents) => Effect.Effect<Proposed, DocumentError | StoreError>
}

/** A model is that of a version of the documents, as known at a moment or as they are. */
const keyOf = (version: number | string, asKnownAt = ""): string => `${version} ${asKnownAt}`

/** Whether no document takes the place of another: then those of both are read back in the order in which they are here. */
const areApart = (stored: Documents.Documents, more: Documents.Documents): boolean =>
  Documents.kinds.every((kind) => {
    const own = new Set((stored[kind] as ReadonlyArray<Documents.Documents[Documents.Kind][number]>).map(Documents.key))
    return !more[kind].some((one) => own.has(Documents.key(one)))
  })

/** An error about the past says so. */
const then = (asKnownAt: string | undefined) => (error: DocumentError) =>
  asKnownAt === undefined
    ? error
    : new DocumentError({
        subject: `${error.subject} as known at ${Instant.render(asKnownAt)}`,
        problems: error.problems
      })

export const over = (store: Port.Store["Service"], definitions: Documents.Documents): Shelf => {
  const models = new Map<string, Model.Model>()
  const keep = (key: string, model: Model.Model): Model.Model => {
    models.delete(key)
    models.set(key, model)
    if (models.size > kept) models.delete(models.keys().next().value!)
    return model
  }
  const at = (moment: Port.Moment = {}): Effect.Effect<Held, DocumentError | StoreError> =>
    Effect.gen(function* () {
      const head = yield* store.head
      const wanted = { ...moment, at: moment.at ?? head.commit }
      // From its last change on, documents are the same at any commit.
      const version = wanted.at >= head.version && wanted.at <= head.commit ? head.version : `at ${wanted.at}`
      const key = keyOf(version, wanted.asKnownAt)
      const known = models.get(key)
      if (known !== undefined) return { model: keep(key, known), moment: wanted }
      const library = yield* store.library(wanted)
      const model = yield* Effect.fromResult(fitting(definitions, library)).pipe(
        Effect.mapError(then(wanted.asKnownAt))
      )
      return { model: keep(key, model), moment: wanted }
    })
  return {
    at,
    with: (more) =>
      Effect.gen(function* () {
        if (Documents.kinds.every((kind) => more[kind].length === 0)) return { ...(yield* at()), written: () => {} }
        const library = yield* store.library()
        const found = stood(definitions, Documents.merge([library.documents, more]))
        const model = yield* Effect.mapError(Effect.fromResult(found.model), (error) =>
          refused(Documents.merge([found.definitions, library.documents]), more, error)
        )
        const written = ({ commit, documents, repeated }: Port.Receipt): void => {
          if (!repeated && documents.written > 0 && areApart(library.documents, more)) keep(keyOf(commit), model)
        }
        return { model, moment: { at: library.commit }, written }
      })
  }
}
