/** Which of several statements about a box decide: one that says it all, else one for each end. @internal */
import type { Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import { near, type Origin, plain, rowsOf, same, type Sides, spanOf, type Sum, type Term } from "./origin.ts"

export type Days = readonly [start: number, end: number]

export const sides = (
  how: Sides["how"],
  node: Node,
  [start, end]: Days,
  all: ReadonlyArray<Term>,
  span: Span.Span
): Origin => ({ _tag: "Sides", how, node, start, end, sides: all, span })

/** What a sum comes to where a count cannot be below zero, and where parts of it are missing. */
const counted = (terms: ReadonlyArray<Term>, missing: Sum["missing"], floor: number): Span.Span => {
  const sum = terms.map(spanOf).reduce(Span.add, Span.zero)
  if (missing === "taken") return Span.atMost(sum, floor)
  const above = floor === 0 && sum.lower < 0 ? Span.both(sum, Span.unknown(0)) : sum
  return missing === "added" ? Span.atLeast(above) : above
}

/** Whether what a term takes off has no bearing on the most that is left. */
export const isIdle = (term: Term): boolean => term.sign === -1 && spanOf(term).upper === 0

/** Terms as one statement about a box; a single one that says just that is itself. */
export const summed = (
  node: Node,
  [start, end]: Days,
  terms: ReadonlyArray<Term>,
  missing: Sum["missing"],
  floor: number
): Origin => {
  const span = counted(terms, missing, floor)
  const [only] = terms
  if (terms.length === 1 && only!.sign === 1 && only!.lower === 1 && same(only!.origin.span, span)) return only!.origin
  return { _tag: "Sum", node, start, end, terms, missing, span }
}

/** The most that a whole leaves to a box, with what has a bearing on it. */
export const atMost = (node: Node, [start, end]: Days, origin: Origin, value: Span.Span): Origin => {
  const terms = origin._tag === "Sum" ? origin.terms.filter((term) => !isIdle(term)) : [plain(origin)]
  return { _tag: "Sum", node, start, end, terms, missing: "taken", span: value }
}

/** Each side once: two ways may lead to the same figures. */
const apart = (said: ReadonlyArray<Origin>): ReadonlyArray<Origin> => [
  ...new Map(
    said.map((side) => [`${side.span.lower} ${side.span.upper} ${[...rowsOf(side)].sort().join()}`, side])
  ).values()
]

/** How a value follows from what is said of a box, the most telling first. */
export const decided = (
  node: Node,
  [start, end]: Days,
  said: ReadonlyArray<Origin>,
  value: Span.Span,
  floor: number
): Origin => {
  const all = said.find((side) => same(side.span, value))
  if (all !== undefined) return all
  // What says more than the value does contradicts something else: the value spans both.
  const isBeyond = ({ span: { lower, upper } }: Origin): boolean =>
    (lower > value.lower && !near(lower, value.lower)) || (upper < value.upper && !near(upper, value.upper))
  if (said.some(isBeyond)) {
    const terms = apart(said).map((one) => plain(one))
    return sides("spread", node, [start, end], terms, value)
  }
  const isLow = (side: Origin) => near(side.span.lower, value.lower) && (side.span.lower > floor || side.span.lowerOpen)
  const high = value.upper < Infinity ? said.find((side) => near(side.span.upper, value.upper)) : undefined
  const isBottom = value.lower <= floor && !value.lowerOpen
  if (isBottom && high !== undefined) return atMost(node, [start, end], high, value)
  const low = isBottom ? undefined : said.find(isLow)
  const found = [low, high].flatMap((one) => (one === undefined ? [] : [one]))
  const picked = found.length > 0 ? [...new Set(found)] : apart(said)
  return sides(
    "bounds",
    node,
    [start, end],
    picked.map((one) => plain(one)),
    value
  )
}
