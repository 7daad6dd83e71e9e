/**
 * What all figures say of a box: those inside it, and those around it. Downwards what the other parts of a whole leave is the
 * remaining part's; where things may overlap only a bound is left. @internal
 */
import type { Beside } from "./beside.ts"
import { type Known, type Node, type Semantics, spanKey } from "./box.ts"
import type { Holders } from "./holders.ts"
import type { Inside } from "./inside.ts"
import { left, narrowed } from "./leaving.ts"
import * as Span from "./span.ts"
import type { Ways } from "./ways.ts"

export class Around {
  readonly #semantics: Semantics
  readonly #ways: Ways
  readonly #inside: Inside
  readonly #beside: Beside
  readonly #holders: Holders

  constructor(ways: Ways, inside: Inside, beside: Beside, holders: Holders) {
    this.#semantics = ways.boxes.semantics
    this.#ways = ways
    this.#inside = inside
    this.#beside = beside
    this.#holders = holders
  }

  /** What a unit was made of, and pieces of other boundaries, each with what is said around them. */
  #throughParts(node: Node, start: number, end: number): Known {
    const inside = this.#beside.of(node, start, end)
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
    node.sharpened.set(key, this.#beside.of(node, start, end))
    const inside = this.#throughParts(node, start, end)
    node.sharpened.set(key, inside)
    if (inside.clashes.length > 0 || (Span.isExact(inside.span) && inside.covered) || !this.#holders.isHeld(node))
      return inside
    let { covered, span } = inside
    const turns = this.#inTurn(node, start, end)
    if (turns !== undefined && !Span.contradict(span, turns)) span = Span.both(span, turns)
    for (const { from, node: holder, part, to, way } of this.#holders.holding(node, start, end)) {
      const whole = this.of(holder, from, to)
      if (whole.clashes.length > 0) continue
      const leaves = left(this.#semantics, whole.span, { way, part }, [from, to], this.#beside.of)
      if (leaves === undefined) continue
      // What is left is of the days on which it is a part.
      const days = [Math.max(from, part.from), Math.min(to, part.to)] as const
      const said = narrowed(this.#semantics, node, leaves, days, [start, end], this.#beside.of)
      if (!Span.contradict(span, said)) span = Span.both(span, said)
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
}
