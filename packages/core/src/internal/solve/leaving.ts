/** What a whole leaves to one of its parts, and what more days leave to fewer. @internal */
import { type Known, type Look, loose, type Node, type Part, type Semantics, type Way } from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import * as Span from "../boxes/span.ts"
import { isFilled } from "./filled.ts"
import type { Rests } from "./rests.ts"

const floored = (semantics: Semantics, left: Span.Span, covered: boolean): Span.Span => {
  const { floor } = semantics
  const above = floor === 0 ? Span.both(left, Span.unknown(0)) : left
  return covered ? above : Span.atMost(above, floor)
}

/** What a whole leaves to one of its parts over the same days; `look` says what is known of the other parts. */
const left = (
  boxes: Boxes,
  all: Rests,
  { rests = [], span: whole }: Known,
  { node, part, way }: Held,
  [start, end]: readonly [number, number],
  look: Look
): Span.Span | undefined => {
  const { semantics } = boxes
  const { floor, measure } = semantics
  // Who was counted before a change of boundaries may be counted again after it: only what lies side by side is taken off.
  const changes = boxes.changesIn(way).some((day) => start < day && day < end)
  const again = measure.accumulation === "flow" && measure.additivity.time !== "additive" && changes
  if (!way.adds || again) return Span.atMost(whole, floor)
  let others = Span.zero
  // Where the whole has said more than its parts, these are not all of it.
  let covered = way.covers && way.since <= start && end <= way.until && !all.isMore(node, way, { start, end }, rests)
  const ofWhole = [...all.of(node), ...rests]
  const spans: Array<readonly [start: number, end: number]> = []
  for (const one of way.parts) {
    const [a, b] = [Math.max(start, one.from), Math.min(end, one.to)]
    if (a >= b) continue
    spans.push([a, b])
    if (one === part) continue
    const found = look(one.node, a, b)
    const known = one.stray === true ? loose(found) : found
    covered &&=
      known.covered && !all.isRough(one.node, { start: a, end: b }, { whole: node, ofWhole, rests: known.rests })
    others = Span.add(others, Span.part(known.span, one.lower, one.upper))
  }
  // On days without any part the whole was something else.
  covered &&= isFilled(way, spans, start, end)
  if (floor !== 0 && !covered) return undefined
  const said = rests.some((rest) => all.isDivided(node, rest)) ? Span.atLeast(whole) : whole
  return floored(semantics, Span.minus(said, covered ? others : Span.atLeast(others)), covered)
}

/** From what is known of more days to fewer: the rest of these days has its own share. */
const narrowed = (
  semantics: Semantics,
  all: Rests,
  node: Node,
  span: Span.Span,
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
  look: Look
): Span.Span => {
  const { floor, measure } = semantics
  if (from === start && to === end) return span
  if (measure.additivity.time !== "additive") return Span.atMost(span, floor)
  let rest = Span.zero
  let covered = true
  for (const [a, b] of [
    [from, start],
    [end, to]
  ] as const) {
    if (a >= b) continue
    const known = look(node, a, b)
    covered &&= known.covered && !all.isRough(node, { start: a, end: b })
    rest = Span.add(rest, known.span)
  }
  return floored(semantics, Span.minus(span, covered ? rest : Span.atLeast(rest)), covered)
}

/** A way in which a box is a part of one that holds it, over the days of which that one speaks. */
export interface Held {
  readonly node: Node
  readonly way: Way
  readonly part: Part
  readonly from: number
  readonly to: number
}

/** What a box that holds another leaves to it over days; `undefined` where that says nothing. */
export const leaves = (
  boxes: Boxes,
  rests: Rests,
  node: Node,
  held: Held,
  whole: Known,
  days: readonly [start: number, end: number],
  look: Look
): Span.Span | undefined => {
  if (whole.clashes.length > 0) return undefined
  const { from, part, to } = held
  const found = left(boxes, rests, whole, held, [from, to], look)
  if (found === undefined) return undefined
  // What is left is of the days on which it is a part.
  return narrowed(boxes.semantics, rests, node, found, [Math.max(from, part.from), Math.min(to, part.to)], days, look)
}

/** What is said of a box, beside what one that holds it leaves to it; where both cannot be, it is no more than a trusted whole. */
export const narrowedBy = (
  { floor, measure }: Semantics,
  span: Span.Span,
  whole: Known,
  left: Span.Span | undefined
): Span.Span => {
  if (left === undefined) return span
  if (!Span.contradict(span, left)) return Span.both(span, left)
  const most = Span.atMost(whole.span, floor)
  return measure.trust === "whole" && floor === 0 && !Span.contradict(span, most) ? Span.both(span, most) : span
}
