/**
 * The conformance suite of stores: an adapter's test file builds a layer and calls {@link suite}.
 *
 * @since 0.1.0
 */
import { describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { DocumentStore, LantoaError, ObservationStore } from "@lantoa/core"
import type { Cases } from "./internal/cases.ts"
import * as documents from "./internal/documentSuite.ts"
import * as observations from "./internal/observationSuite.ts"
import * as rollups from "./internal/rollupSuite.ts"

/**
 * Declares the tests that every store must pass: reading back, batches, corrections, past reports, document versions, and
 * roll-ups compared with the reference executor on generated scenarios.
 *
 * `layer` is built anew for each test and must give empty stores each time.
 *
 * @category suites
 * @since 0.1.0
 */
export const suite = (
  name: string,
  layer: Layer.Layer<ObservationStore.ObservationStore | DocumentStore.DocumentStore, LantoaError.StoreError>
): void => {
  const declare = (title: string, cases: Cases) =>
    describe(`${title} (${name})`, () =>
      cases((sentence, run) => it.effect(sentence, () => run.pipe(Effect.provide(Layer.fresh(layer))))))
  declare("ObservationStore", observations.cases)
  declare("DocumentStore", documents.cases)
  declare("Roll-ups", rollups.cases)
}
