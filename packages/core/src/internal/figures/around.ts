/**
 * What all figures say of a box: those inside it, and those around it. Downwards what the other parts of a whole leave is the
 * remaining part's; where things may overlap only a bound is left. @internal
 */
import { type Known, loose, type Node, type Part, type Semantics, spanKey, type Way } from "./box.ts"
import type { Holders } from "./holders.ts"
import type { Inside } from "./inside.ts"
import * as Span from "./span.ts"
import type { Ways } from "./ways.ts"

export class Around {
  readonly #semantics: Semantics
  readonly #ways: Ways
  readonly #inside: Inside
  readonly #holders: Holders

  constructor(ways: Ways, inside: Inside, holders: Holders) {
    this.#semantics = ways.boxes.semantics
    this.#ways = ways
    this.#inside = inside
    this.#holders = holders
  }

  /** What a unit was made of, and pieces of other boundaries, each with what is said around them. */
  #throughParts(node: Node, start: number, end: number): Known {
    const inside = this.#inside.of(node, start, end)
    if (inside.clashes.length > 0 || (Span.isExact(inside.span) && inside.covered)) return inside
    const ways = this.#ways
      .of(node)
      .filter(
        ({ along, parts }) =>
          along === "pieces" || along === "lineage" || parts.every((part) => part.node.place.kind === "own")
      )
    let { covered, span } = inside
    for (const way of ways) {
      const known = this.#inside.along(way, start, end, (one, from, to) => this.of(one, from, to))
      if (Span.contradict(span, known.span)) continue
      span = Span.both(span, known.span)
      covered ||= known.covered
    }
    return { ...inside, span, covered }
  }

  /** What all figures say of a box: those inside it, and what the boxes that hold it leave to it. */
  of(node: Node, start: number, end: number): Known {
    const key = spanKey(start, end)
    const known = node.sharpened.get(key)
    if (known !== undefined) return known
    node.sharpened.set(key, this.#inside.of(node, start, end))
    const inside = this.#throughParts(node, start, end)
    node.sharpened.set(key, inside)
    if (inside.clashes.length > 0 || (Span.isExact(inside.span) && inside.covered) || !this.#holders.isHeld(node))
      return inside
    let { covered, span } = inside
    const turns = this.#inTurn(node, start, end)
    if (turns !== undefined && !Span.contradict(span, turns)) span = Span.both(span, turns)
    for (const { from, node: holder, part, to, way } of this.#holders.holding(node, start, end)) {
      const left = this.#left(holder, way, part, from, to)
      if (left === undefined) continue
      // What is left is of the days on which it is a part.
      const days = [Math.max(from, part.from), Math.min(to, part.to)] as const
      const narrowed = this.#narrowed(node, left, days, [start, end])
      if (!Span.contradict(span, narrowed)) span = Span.both(span, narrowed)
    }
    covered ||= Span.isExact(span)
    const found = { ...inside, span, covered }
    node.sharpened.set(key, found)
    return found
  }

  /** A unit that began in these days is what it was made of, and then itself. */
  #inTurn(node: Node, start: number, end: number): Span.Span | undefined {
    const { accumulation, additivity } = this.#semantics.measure
    if (accumulation !== "flow" || additivity.time !== "additive") return undefined
    const day = this.#ways.boxes.places.born(node.place)
    if (day === undefined || day <= start || end <= day) return undefined
    const [before, after] = [this.of(node, start, day), this.of(node, day, end)]
    return before.clashes.length + after.clashes.length > 0 ? undefined : Span.add(before.span, after.span)
  }

  /** What a whole leaves to one of its parts. */
  #left(holder: Node, way: Way, part: Part, start: number, end: number): Span.Span | undefined {
    const { floor } = this.#semantics
    const whole = this.of(holder, start, end)
    if (whole.clashes.length > 0) return undefined
    // Who was counted before a change of boundaries may be counted again after it: only what lies side by side is taken off.
    const { measure } = this.#semantics
    const changes = way.parts.some((one) => (start < one.from && one.from < end) || (start < one.to && one.to < end))
    const again = measure.accumulation === "flow" && measure.additivity.time !== "additive" && changes
    if (!way.adds || again) return Span.atMost(whole.span, floor)
    let others = Span.zero
    let covered = way.covers && way.since <= start && end <= way.until
    for (const one of way.parts) {
      if (one === part) continue
      const [a, b] = [Math.max(start, one.from), Math.min(end, one.to)]
      if (a >= b) continue
      const inside = this.#inside.of(one.node, a, b)
      const known = one.stray === true ? loose(inside) : inside
      covered &&= known.covered
      others = Span.add(others, Span.part(known.span, one.lower, one.upper))
    }
    if (floor !== 0 && !covered) return undefined
    const rest = covered ? others : Span.atLeast(others)
    const left = Span.minus(whole.span, rest)
    const floored = floor === 0 ? Span.both(left, Span.unknown(0)) : left
    return covered ? floored : Span.atMost(floored, floor)
  }

  /** From what is known of more days to fewer: the rest of these days has its own share. */
  #narrowed(
    node: Node,
    span: Span.Span,
    [from, to]: readonly [number, number],
    [start, end]: readonly [number, number]
  ): Span.Span {
    const { floor, measure } = this.#semantics
    if (from === start && to === end) return span
    if (measure.additivity.time !== "additive") return Span.atMost(span, floor)
    let rest = Span.zero
    let covered = true
    for (const [a, b] of [
      [from, start],
      [end, to]
    ] as const) {
      if (a >= b) continue
      const known = this.#inside.of(node, a, b)
      covered &&= known.covered
      rest = Span.add(rest, known.span)
    }
    const left = Span.minus(span, covered ? rest : Span.atLeast(rest))
    const floored = floor === 0 ? Span.both(left, Span.unknown(0)) : left
    return covered ? floored : Span.atMost(floored, floor)
  }
}
