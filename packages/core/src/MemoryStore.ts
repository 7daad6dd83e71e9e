/**
 * The store in memory: the reference that every other store is compared with, and enough for a script or a browser.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Figures from "./Figures.ts"
import * as Memory from "./internal/store/memory.ts"
import type { StoreError } from "./Problem.ts"
import { Store } from "./Store.ts"

/** A store in memory, empty. @category layers @since 0.1.0 */
export const layer: Layer.Layer<Store> = Layer.sync(Store, () => Memory.make())

/**
 * A store in memory that holds figures as its first commit. Fails with a `StoreError` where a column does not fit, a value is
 * none, or two rows are one figure with different values.
 *
 * @category layers
 * @since 0.1.0
 */
export const layerFigures = (figures: Figures.Figures): Layer.Layer<Store, StoreError> =>
  Layer.effect(
    Store,
    Effect.suspend(() => {
      const store = Memory.make()
      return Effect.as(store.commit({ figures }), store)
    })
  )
