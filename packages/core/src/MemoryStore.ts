/**
 * The store in memory: the reference that every other store is compared with, and enough for a script or a browser.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Figures from "./Figures.ts"
import { load } from "./internal/store/load.ts"
import * as Memory from "./internal/store/memory.ts"
import { StoreError } from "./Problem.ts"
import { Store } from "./Store.ts"

/** A store in memory, empty. @category layers @since 0.1.0 */
export const layer: Layer.Layer<Store> = Layer.sync(Store, () => Memory.make())

/**
 * A store in memory that holds figures which came as columns, as its first commit: the same as committing them as
 * observations, in a fraction of the space and time. Ids may be left out (`ids: []`). Fails with a `StoreError` where a column
 * does not fit, a value is none, or two rows are one figure.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFigures = (figures: Figures.Figures): Layer.Layer<Store, StoreError> =>
  Layer.effect(
    Store,
    Effect.suspend(() => {
      const loaded = load(figures)
      return "columns" in loaded
        ? Effect.succeed(Memory.make(loaded))
        : Effect.fail(
            new StoreError({
              reason: "InvalidObservation",
              operation: "memory load",
              detail: "the columns cannot be stored",
              problems: loaded
            })
          )
    })
  )
