/**
 * A made-up country that reports, as large as Viet Nam or smaller: 34 provinces, 3,321 communes, their teams, ten measures. Its
 * reports come as offices send them, mostly in time, some late, twice, wrong at first, or never. One seed, one country, on every
 * machine; a batch is made when it is asked for, so that a year of it takes no more memory than a day.
 *
 * @since 0.1.0
 */
import { type Documents, Figures, Period } from "@lantoa/core"
import * as documents from "./nation/documents.ts"
import * as figures from "./nation/figures.ts"

export type { Size } from "./nation/documents.ts"
export type { Rates } from "./nation/figures.ts"

/** Which country. @category models @since 0.1.0 */
export interface Options extends documents.Size, figures.Rates {
  readonly seed: number
}

/** What a province sends at a time, ready for `append`. @category models @since 0.1.0 */
export interface Batch {
  readonly id: string
  readonly observations: Figures.Figures
}

/** A country. @category models @since 0.1.0 */
export interface Nation {
  readonly documents: Documents.Encoded
  /**
   * What is sent about a span, in the order it becomes known, a batch a province and form; the last ones bring only what is late.
   * A week is reported with the span of its Thursday, a month where all of it lies within.
   */
  readonly batches: (over: Period.Period) => Iterable<Batch>
}

/** A country from its seed. @category constructors @since 0.1.0 */
export const make = (asked: Options): Nation => {
  const usual = { provinces: 34, communes: 3321, teams: 2, late: 0.06, missing: 0.01, doubled: 0.01, corrected: 0.01 }
  const options = { ...usual, ...asked }
  return {
    documents: documents.make(options),
    batches: function* (over) {
      const turns = figures.turns(over)
      const isLast = (turn: figures.Turn) => !turns.some(({ before }) => before === turn)
      for (const turn of turns) {
        for (let province = 0; province < options.provinces; province++) {
          const sent = figures.sent(turn, province, isLast(turn), options)
          yield { id: sent.id, observations: Figures.fromObservations(sent.figures) }
        }
      }
    }
  }
}
