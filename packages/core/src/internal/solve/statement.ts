/** What is said of one box over time: statements about spans of days, and where they contradict each other. @internal */
import * as Span from "../boxes/span.ts"

export type Days = { readonly start: number; readonly end: number }

/** A statement about the days from `start` until before `end`. */
export interface Statement {
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  /** What is claimed of these days by who says most, where `span` spans a contradiction. */
  readonly claim?: Span.Span | undefined
  /** Whether it is a figure of the box itself, or the sum of its parts. */
  readonly own: boolean
  /** Whether parts contradict each other or their whole in just these days: then what they say of fewer may be wrong. */
  readonly inDoubt?: boolean
  /** Of a sum of parts: what figures of just these days add up to, which no contradiction in fewer of them touches. */
  readonly told?: () => Span.Span
  /** Rows of the figures behind it. */
  readonly rows: ReadonlyArray<number>
}

/** Statements about the same days that cannot all be true; `span` is what is said in their place. */
export interface Clash {
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  /** What the whole says, and what its parts say together. */
  readonly whole: Span.Span
  readonly parts: Span.Span
  readonly rows: ReadonlyArray<number>
}

/** What is said of some days where all that is said of others was weighed against it. */
export type Standing = Pick<Statement, "start" | "end" | "span" | "own">

export interface Timeline {
  /**
   * What decides of the days from `start` until before `end`: what lies in days of which more is said than it comes to, or of which
   * sides contradict each other, gives way to what is said of these.
   */
  readonly standing: (start: number, end: number) => ReadonlyArray<Standing>
  /** What is known of the days from `start` until before `end`. */
  readonly bounds: (start: number, end: number) => Span.Span
  readonly clashes: ReadonlyArray<Clash>
  /** Days of which a figure says more than what lies in them. */
  readonly rests: ReadonlyArray<Days>
  /** Days of which parts say more than their whole, which is trusted. */
  readonly overruled: ReadonlyArray<Days>
  /** What is claimed of days by who says most: each contradiction inside them is read at its highest. */
  readonly claim: (start: number, end: number) => Span.Span
}

/** How contradictions are settled beforehand. */
export type Trust = "whole" | "parts" | undefined

export const lies = (inner: Days, outer: Days): boolean => outer.start <= inner.start && inner.end <= outer.end

export const isWithin = (inner: Days, outer: Days): boolean => lies(inner, outer) && !lies(outer, inner)

export const isNested = (one: Days, other: Days): boolean => lies(one, other) || lies(other, one)

/** Whether a contradiction shows in what was told of its own days, whatever figures of more days leave to them. */
const isNear = (clash: Clash, all: ReadonlyArray<Statement>): boolean => {
  const inner = all.filter((one) => lies(one, clash))
  return (
    inner.every((one) => one.own) ||
    inner.some((one) => Span.isBelow(clash.whole, Span.atLeast(one.told?.() ?? one.span)))
  )
}

/**
 * What a statement says whatever is true of days in it that are in doubt. A sum of parts rests on what these say of fewer days:
 * where that may be wrong no more stands than what was told of just its own days, and not even that where the doubt rests on it.
 */
export const firm = (
  statement: Statement,
  clashes: ReadonlyArray<Clash>,
  all: ReadonlyArray<Statement>
): Span.Span | undefined => {
  const doubts = clashes.filter((one) => lies(one, statement))
  if (statement.own || doubts.length === 0) return statement.span
  return doubts.every((one) => isNear(one, all)) ? statement.told?.() : undefined
}

/** What is known of just the days of a contradiction: whatever other days leave to them, no less than what both sides say. */
export const spanning = (found: Span.Span, { parts, span, whole }: Clash): Span.Span =>
  Span.either(found, span.upper < Infinity ? span : Span.either(whole, Span.exactly(parts.lower)))
