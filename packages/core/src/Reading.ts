/**
 * Readings: the value of an indicator for a unit and a period, or the reason for none. Never a number that means nothing.
 *
 * @since 0.1.0
 */
import type * as Ids from "./Ids.ts"
import { says } from "./internal/says.ts"
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"
import * as Quantity from "./Quantity.ts"
import type * as Territory from "./Territory.ts"
import type * as Text from "./Text.ts"
import { spoken } from "./internal/spoken.ts"

/**
 * Why there is no value. `no-figures`: nobody told a number of it; the text says what else there is, such as an older day. `no-denominator`: what to divide by is not known.
 * `zero-denominator`: it may be zero. `several-figures`: only one could be taken. `not-alive`: the unit does not exist then.
 * `contradiction`: the figures that include it cannot all be true. `unknown-share`: a strict question met a figure whose share is not known.
 * `overflow`: the number is too large to be written.
 *
 * @category models
 * @since 0.1.0
 */
export type ReasonCode =
  | "no-figures"
  | "no-denominator"
  | "zero-denominator"
  | "several-figures"
  | "not-alive"
  | "contradiction"
  | "unknown-share"
  | "overflow"

/** @category models @since 0.1.0 */
export interface Reason {
  readonly code: ReasonCode
  readonly text: Text.Text
}

/** A reporter, a unit or a team, that is silent about a period; `form` where one says that it should have reported. @category models @since 0.1.0 */
export interface Silence {
  readonly reporter: string
  readonly period: Period.Period
  readonly form: string | undefined
}

/**
 * A contradiction: parts that say more than their whole (`excess`), or two reporters that say different things of one box
 * (`disagreement`).
 *
 * @category models
 * @since 0.1.0
 */
export interface Finding {
  readonly code: "excess" | "disagreement"
  readonly measure: string
  /** The units and the period of the box in which it shows. */
  readonly units: ReadonlyArray<string>
  readonly period: Period.Period
  readonly text: Text.Text
  /** Ids of the figures that cannot all be true. */
  readonly figures: ReadonlyArray<string>
}

/**
 * The value of an indicator, with what it rests on.
 *
 * @category models
 * @since 0.1.0
 */
export interface Reading {
  readonly indicator: Ids.Indicator
  readonly unit: Ids.Unit
  readonly period: Period.Period
  /** The part that was asked for: a team, a cohort, a member of a dimension. */
  readonly part?:
    | { readonly team: string }
    | { readonly cohort: string }
    | { readonly dimension: string; readonly member: string }
  readonly hierarchy: Ids.Hierarchy
  readonly boundaries: Territory.Boundaries
  readonly asKnownAt?: Observation.Instant
  /** The value, possibly a bound; absent with a `reason`. */
  readonly value: Quantity.Quantity | undefined
  readonly reason: Reason | undefined
  /** The number as people say it, with who is silent and what must be known beside it; or the reason for none. */
  readonly text: Text.Text
  /** What one unit of the value is: the id of a count basis, `percent` for a coverage. */
  readonly basis: string
  /**
   * What came in so far, added up; over days on which the same people or things may be counted again, the largest of each
   * unit. It never exceeds the truth of a count. Of a ratio both ends are taken over the units that
   * reported both. Absent where nothing came in, or only bounds from zero on and parts of which no share is known: a zero that nobody told is
   * no number.
   */
  readonly reported: number | undefined
  /** Who should have reported and did not, period by period, as far as forms or the question say who should. */
  readonly silent: ReadonlyArray<Silence>
  /** Figures that cannot all be true, each contradiction once. */
  readonly findings: ReadonlyArray<Finding>
  /** The commit it was read at: read `at` it again, it comes out the same. */
  readonly commit: number
  /** How many figures went in, from how many reporters, of how many that should report where that is known. */
  readonly completeness: { readonly figures: number; readonly reporting: number; readonly expected: number | undefined }
  /** How the figures came to these boundaries: as they were, by weights, or as bounds. */
  readonly exactness: { readonly exact: number; readonly apportioned: number; readonly bounded: number }
  /** Whether a share of a divided unit went into the value, so that it is an estimate and no count. */
  readonly estimated: boolean
  /** What a reader must know before quoting the value, beside `text` and `findings`. */
  readonly caveats: ReadonlyArray<Text.Text>
}

/** The one possible value; `undefined` for a bound or no value. @category getters @since 0.1.0 */
export const exact = (reading: Reading): number | undefined =>
  reading.value !== undefined && Quantity.isExact(reading.value) ? reading.value.lower : undefined

/**
 * The number as people say it, or the reason for none. With `show` the value alone, its numbers written by it: where a verdict
 * needs more digits than people do.
 *
 * @category rendering
 * @since 0.1.0
 */
export const render = (reading: Reading, language: Text.Language, show?: (value: number) => string): string => {
  const { basis, text, value } = reading
  if (show === undefined || value === undefined) return text[spoken(language)]
  // A percent sign belongs to each end.
  return says(value, language, (end) => `${show(end)}${basis === "percent" ? "%" : ""}`)
}
