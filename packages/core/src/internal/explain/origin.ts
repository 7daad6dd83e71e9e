/**
 * How a value came about: which figures decided, added to or taken from each other. An origin is read off the evaluation that made
 * the value, box by box; nothing is computed anew but which of its sources says what it came to. @internal
 */
import type { Figure, Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"

/** Figures of exactly one box; several where several reporters speak of it. */
interface Own {
  readonly _tag: "Own"
  readonly node: Node
  readonly figures: ReadonlyArray<Figure>
  readonly span: Span.Span
}

/** A part between the shares `lower` and `upper` of itself; taken off where `sign` is -1. */
export interface Term {
  readonly origin: Origin
  readonly sign: 1 | -1
  readonly lower: number
  readonly upper: number
}

/** Parts that make up a box, or that leave what they do not hold. */
export interface Sum {
  readonly _tag: "Sum"
  readonly node: Node
  readonly start: number
  readonly end: number
  readonly terms: ReadonlyArray<Term>
  /** What is not among the terms: parts that would be added, or that would be taken off. */
  readonly missing: "added" | "taken" | undefined
  readonly span: Span.Span
}

/** What an operator does with several values: picks one of them, or takes their mean. */
export type Picked = "first" | "last" | "min" | "max" | "average"

/**
 * Sides that no sum makes one: `overlap`, parts that may share things; `spread`, a whole and its parts that contradict it;
 * `bounds`, statements of which one gives the lower end and another the upper one; or values that an operator picks from.
 */
export interface Sides {
  readonly _tag: "Sides"
  readonly how: "overlap" | "spread" | "bounds" | Picked
  readonly node: Node
  readonly start: number
  readonly end: number
  readonly sides: ReadonlyArray<Term>
  readonly span: Span.Span
}

/** Nothing said. */
interface Nothing {
  readonly _tag: "Nothing"
  readonly node: Node
  readonly span: Span.Span
}

export type Origin = Own | Sum | Sides | Nothing

export const plain = (origin: Origin, sign: 1 | -1 = 1): Term => ({ origin, sign, lower: 1, upper: 1 })

/** Whether two numbers are the same, but for rounding. */
export const near = (a: number, b: number): boolean =>
  a === b || (Number.isFinite(a - b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)))

/** Whether two say the same, but for rounding. */
export const same = (a: Span.Span, b: Span.Span): boolean =>
  near(a.lower, b.lower) &&
  near(a.upper, b.upper) &&
  (a.lower === a.upper || (a.lowerOpen === b.lowerOpen && a.upperOpen === b.upperOpen))

export const spanOf = ({ lower, sign, origin, upper }: Term): Span.Span => {
  const part = Span.part(origin.span, lower, upper)
  return sign === 1 ? part : Span.minus(Span.zero, part)
}

/** What terms add up to; open above where they are not all there is. */
export const total = (terms: ReadonlyArray<Term>, whole: boolean, floor: number): Span.Span => {
  const sum = terms.map(spanOf).reduce(Span.add, Span.zero)
  return whole ? sum : floor === 0 ? Span.atLeast(sum) : Span.unknown(floor)
}

/** All figures of an origin, each once. */
export const rowsOf = (origin: Origin, found = new Set<number>()): ReadonlySet<number> => {
  switch (origin._tag) {
    case "Own":
      for (const figure of origin.figures) found.add(figure.row)
      return found
    case "Sum":
      for (const term of origin.terms) rowsOf(term.origin, found)
      return found
    case "Sides":
      for (const side of origin.sides) rowsOf(side.origin, found)
      return found
    case "Nothing":
      return found
  }
}
