/** What is known of a stock or a running total on a day. @internal */
import type { Known, Node, Way } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"

/** What is known of a stock on a day, and of which days the figures are that it rests on. */
export interface Standing extends Known {
  /** The oldest day of a figure that went in; -Infinity where none did. */
  readonly oldest: number
  readonly newest: number
  /** How many places' figures are of which day. */
  readonly days: ReadonlyMap<number, number>
  /** From what it follows; `undefined` where nothing is said. */
  readonly source: Source | undefined
}

/** What stands, by a share of it. */
export interface Shared {
  readonly node: Node
  readonly standing: Standing
  readonly lower: number
  readonly upper: number
}

/**
 * From what a stock follows: figures of a box as of a day, which may be carried over a change of boundaries; parts of a box; what
 * is left to it on a day by boxes around it, alone or beside what it says itself; a whole that it lies in.
 */
export type Source =
  | { readonly _tag: "Figures"; readonly node: Node; readonly day: number }
  | {
      readonly _tag: "Carried"
      readonly kept: Shared
      readonly given: ReadonlyArray<Shared>
      readonly gone: ReadonlyArray<Shared>
    }
  | { readonly _tag: "Parts"; readonly way: Way; readonly parts: ReadonlyArray<Shared> }
  | { readonly _tag: "Around"; readonly node: Node; readonly day: number; readonly self: Standing | undefined }
  | { readonly _tag: "Whole"; readonly whole: Shared; readonly self: Standing | undefined }

/** Whether a figure as of a day still holds on another. */
export type Valid = (day: number, on: number) => boolean

/** Days on which a box's own figure was asked for and is not known. */
export type Unsaid = (node: Node) => ReadonlyArray<number>

/** Nothing is known. */
export const none = (floor: number): Standing => ({
  span: Span.unknown(floor),
  covered: false,
  came: NaN,
  clashes: [],
  oldest: -Infinity,
  newest: -Infinity,
  days: new Map(),
  source: undefined
})

/**
 * Whether newer figures of some parts exceed an older whole, which holds no more then; and least of all where figures of its own day
 * exceeded it.
 */
export const isOutgrown = ({ clashes, span }: Standing, newer: Standing): boolean =>
  Span.isBelow(clashes.length > 0 && span.lower > -Infinity ? Span.exactly(span.lower) : span, newer.span)

/** How many places' figures are of which day, of several standings together. */
export const merged = (all: ReadonlyArray<ReadonlyMap<number, number>>): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (const days of all) for (const [day, count] of days) found.set(day, (found.get(day) ?? 0) + count)
  return found
}

/** What a share of a standing says. */
export const partOf = ({ lower, standing, upper }: Shared): Standing => ({
  ...standing,
  span: Span.part(standing.span, lower, upper),
  came: lower === upper ? standing.came * lower : NaN
})

/** The last day on which a box's own figure was not known, of those after which it said nothing more until a day. */
export const unsaidSince = (unsaid: Unsaid, node: Node, until: number): number => {
  const day = unsaid(node).reduce((last, one) => (one <= until && one > last ? one : last), -Infinity)
  return node.figures.some(({ start }) => day <= start && start <= until) ? -Infinity : day
}
