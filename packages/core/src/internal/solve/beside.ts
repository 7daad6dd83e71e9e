/**
 * What is known of a box without looking at those above it: what the figures inside it say, and what figures beside leave to its
 * parts. A part of which nothing is said may follow from its place's total, or from a set of which it is a member; the whole
 * then holds that too. @internal
 */
import { withDays } from "./again.ts"
import { type Known, larger, type Node, type Semantics, settledBy, spanKey } from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import type { Holder, Holders } from "./holders.ts"
import type { Inside } from "./inside.ts"
import { type Held, leaves, narrowedBy } from "./leaving.ts"
import * as Span from "../boxes/span.ts"
import type { Ways } from "../boxes/ways.ts"

/** Whether who tells of one box tells of the other: not a set of its members, nor a host of its teams. */
const isOfSame = (a: Node, b: Node): boolean =>
  a.place === b.place && a.category.team === b.category.team && a.category.activity === b.category.activity

export class Beside {
  readonly #boxes: Boxes
  readonly #semantics: Semantics
  readonly #ways: Ways
  readonly #inside: Inside
  readonly #holders: Holders
  readonly #known = new Map<Node, Map<number, Known>>()
  readonly #lateral = new Map<Node, ReadonlyArray<Holder>>()

  constructor(ways: Ways, inside: Inside, holders: Holders) {
    this.#boxes = ways.boxes
    this.#semantics = ways.boxes.semantics
    this.#ways = ways
    this.#inside = inside
    this.#holders = holders
  }

  readonly of = (node: Node, start: number, end: number): Known => {
    const inside = this.#inside.of(node, start, end)
    if (!this.#boxes.hasNarrower || inside.clashes.length > 0 || (Span.isExact(inside.span) && inside.covered)) {
      return inside
    }
    const byDays = this.#known.get(node) ?? new Map<number, Known>()
    this.#known.set(node, byDays)
    const key = spanKey(start, end)
    const known = byDays.get(key)
    if (known !== undefined) return known
    byDays.set(key, inside)
    const found = this.#sharper(node, start, end, inside)
    byDays.set(key, found)
    return found
  }

  #sharper(node: Node, start: number, end: number, inside: Known): Known {
    let { came, covered, span } = inside
    const isTrusted = this.#semantics.measure.trust === "whole" && node.figures.length > 0
    const isOverruled = isTrusted && this.#inside.isOverruled(node, start, end)
    if (this.#boxes.isReached(node.place) && !isOverruled) {
      for (const way of this.#ways.of(node)) {
        const found = this.#inside.along(way, start, end, this.of)
        const known = this.#inside.part(node, way, found, start, end, inside.rests)
        if (known.clashes.length > 0 || Span.contradict(span, known.span)) continue
        came = larger(came, known.came)
        span = Span.both(span, known.span)
        covered ||= known.covered
      }
    }
    let own = span
    for (const held of this.holding(node, start, end)) {
      const whole = this.#inside.of(held.node, held.from, held.to)
      const left = this.left(node, held, start, end)
      span = narrowedBy(this.#semantics, span, whole, left)
      if (isOfSame(held.node, node)) own = narrowedBy(this.#semantics, own, whole, left)
    }
    const found = { ...inside, came, span, covered: covered || Span.isExact(span) }
    const told = { ...found, span: own, covered: covered || Span.isExact(own) }
    const spans = () =>
      this.#lateralOf(node).flatMap((one) => one.node.figures.map(({ end, start }) => [start, end] as const))
    const known = { ...found, settled: settledBy(this.#semantics, told) }
    return withDays(this.#semantics, known, node, spans, [start, end], this.of)
  }

  /** Boxes beside a box that hold it. */
  holding(node: Node, start: number, end: number): ReadonlyArray<Held> {
    return this.#holders.among(this.#lateralOf(node), start, end)
  }

  /** What a box beside another leaves to it. */
  left(node: Node, held: Held, start: number, end: number): Span.Span | undefined {
    const look = (one: Node, from: number, to: number) => this.#inside.of(one, from, to)
    return leaves(this.#boxes, this.#inside.rests, node, held, look(held.node, held.from, held.to), [start, end], look)
  }

  /** Boxes of the same place that hold more than it, and of sets of which its place is a member. */
  #lateralOf(node: Node): ReadonlyArray<Holder> {
    const known = this.#lateral.get(node)
    if (known !== undefined) return known
    const isBeside = ({ node: { place } }: Holder) => place === node.place || place.kind === "set"
    const found = this.#boxes.isBeside(node) ? this.#holders.of(node).filter(isBeside) : []
    this.#lateral.set(node, found)
    return found
  }
}
