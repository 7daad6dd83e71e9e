/**
 * Readings: the value of an indicator for a unit and a period, or the reason for none. Never a number that means nothing.
 *
 * @since 0.1.0
 */
import type * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"
import * as Quantity from "./Quantity.ts"
import type * as Territory from "./Territory.ts"
import type * as Text from "./Text.ts"

/**
 * Why there is no value. `no-figures`: nothing was reported. `no-denominator`: what to divide by is not known.
 * `zero-denominator`: it may be zero. `several-figures`: only one could be taken. `not-alive`: the unit does not exist then.
 * `contradiction`: the figures cannot all be true. `unknown-share`: a strict question met a figure whose share is not known.
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

/** @category models @since 0.1.0 */
export interface Reason {
  readonly code: ReasonCode
  readonly text: Text.Text
}

/**
 * The value of an indicator, with what it rests on.
 *
 * @category models
 * @since 0.1.0
 */
export interface Reading {
  readonly indicator: string
  readonly unit: string
  readonly period: Period.Period
  readonly hierarchy: string
  readonly boundaries: Territory.Boundaries
  readonly asKnownAt?: Observation.Instant
  /** The value, possibly a bound; absent with a `reason`. */
  readonly value: Quantity.Quantity | undefined
  readonly reason: Reason | undefined
  /** What one unit of the value is: the id of a count basis, `percent` for a coverage. */
  readonly basis: string
  /** How many figures went in, from how many units, of how many that should report where that is known. */
  readonly completeness: { readonly figures: number; readonly reporting: number; readonly expected: number | undefined }
  /** How the figures came to these boundaries: as they were, by weights, or as bounds. */
  readonly exactness: { readonly exact: number; readonly apportioned: number; readonly bounded: number }
  /** What a reader must know before quoting the value. */
  readonly caveats: ReadonlyArray<Text.Text>
}

/** The one possible value; `undefined` for a bound or no value. @category getters @since 0.1.0 */
export const exact = (reading: Reading): number | undefined =>
  reading.value !== undefined && Quantity.isExact(reading.value) ? reading.value.lower : undefined

/** The value as a person writes it, or the reason for none. @category rendering @since 0.1.0 */
export const render = (reading: Reading, language: Text.Language): string =>
  reading.value === undefined
    ? (reading.reason?.text[language] ?? "")
    : `${Quantity.render(reading.value, language)}${reading.basis === "percent" ? "%" : ""}`
