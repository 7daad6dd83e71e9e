/**
 * The conformance suite of stores: an adapter's test file builds a layer and calls {@link suite}.
 *
 * @since 0.1.0
 */
import { describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Problem, Store } from "@lantoa/core"
import type { Cases } from "./internal/cases.ts"
import * as commits from "./internal/commitSuite.ts"
import * as copies from "./internal/copySuite.ts"
import * as documents from "./internal/documentSuite.ts"
import * as histories from "./internal/historySuite.ts"
import * as interrupts from "./internal/interruptSuite.ts"
import * as pages from "./internal/pageSuite.ts"
import * as reads from "./internal/readSuite.ts"
import * as scans from "./internal/scanSuite.ts"
import * as texts from "./internal/textSuite.ts"

/**
 * Declares the tests that every store must pass: commits, repeats, corrections and withdrawals, reading back, document
 * versions, past states, histories, copies to and from the store in memory, commits that are given up, and scans compared with the store in memory on generated commits.
 *
 * `layer` is built anew for each test and must give an empty store each time.
 *
 * @category suites
 * @since 0.1.0
 */
export const suite = (name: string, layer: Layer.Layer<Store.Store, Problem.StoreError>): void => {
  const declare = (title: string, cases: Cases) =>
    describe(`${title} (${name})`, () =>
      cases((sentence, run) => it.effect(sentence, () => run.pipe(Effect.provide(Layer.fresh(layer))))))
  declare("Commits", commits.cases)
  declare("Figures", reads.cases)
  declare("Documents", documents.cases)
  declare("Scans", scans.cases)
  declare("Pages", pages.cases)
  declare("Texts", texts.cases)
  declare("Histories", histories.cases)
  declare("Copies", copies.cases)
  declare("Interruptions", interrupts.cases)
}
