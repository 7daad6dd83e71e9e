/**
 * The store of documents: every version kept, read as known now or at any earlier moment.
 *
 * @since 0.1.0
 */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import type * as Documents from "./Documents.ts"
import type { StoreError } from "./LantoaError.ts"
import type * as Observation from "./Observation.ts"

/** What a put did: documents whose content is new, and those that were there already. @category models @since 0.1.0 */
export interface Put {
  readonly written: number
  readonly unchanged: number
}

/**
 * A store of documents. `put` is atomic: a document with a known id and other content becomes its next version from
 * `knownAt` on, one with the same content changes nothing; a `knownAt` not after the document's last version is refused
 * (`DocumentConflict`). `get` gives the latest versions known at a moment, in the order they first came in.
 *
 * @category services
 * @since 0.1.0
 */
export class DocumentStore extends Context.Service<
  DocumentStore,
  {
    readonly put: (
      documents: Documents.Documents,
      options: { readonly knownAt: Observation.Instant }
    ) => Effect.Effect<Put, StoreError>
    readonly get: (options?: {
      readonly asKnownAt?: Observation.Instant
    }) => Effect.Effect<Documents.Documents, StoreError>
  }
>()("@lantoa/core/DocumentStore") {}
