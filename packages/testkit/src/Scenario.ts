/**
 * Scenarios: whole models with figures, of any size, made from a seed.
 *
 * The same options give the same scenario on every machine. A scenario holds what stores find hard: units that are merged,
 * moved and abolished, figures of several units and cohorts, bounds, unknown values, breakdowns, corrections.
 *
 * @since 0.1.0
 */
import * as Result from "effect/Result"
import { Model } from "@lantoa/core"
import * as figures from "./internal/figures.ts"
import * as Random from "./internal/random.ts"
import * as world from "./internal/world.ts"
import type { Batch } from "./internal/figures.ts"

/** How large a scenario is. @category models @since 0.1.0 */
export interface Options {
  readonly seed: number
  /** Two districts of three communes in each. @defaultValue 3 */
  readonly provinces?: number
  /** @defaultValue 6 */
  readonly batches?: number
  /** At most so many figures in a batch. @defaultValue 100 */
  readonly figures?: number
}

export type { Batch } from "./internal/figures.ts"

/** A model, and its figures in the order they became known. @category models @since 0.1.0 */
export interface Scenario {
  readonly model: Model.Model
  readonly batches: ReadonlyArray<Batch>
}

/** A scenario from its seed. @category constructors @since 0.1.0 */
export const make = (options: Options): Scenario => {
  const { seed, provinces = 3, batches = 6, figures: size = 100 } = options
  const random = Random.make(seed)
  const model = Result.getOrThrow(Model.make(world.make(random, provinces)))
  return {
    model,
    batches: figures.batches(random, model.documents, { batches, figures: size })
  }
}

/** The moment when everything up to the batch of this number was known, and nothing after it. @category getters @since 0.1.0 */
export const moment = (batch: number): string => figures.moment(batch)

/** The measure whose figures are fractions; those of all others are whole. @category constants @since 0.1.0 */
export const fractional: string = figures.fractional
