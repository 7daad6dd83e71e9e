/**
 * What all figures say of a box: those inside it, and those around it. Downwards what the other parts of a whole leave is the
 * remaining part's; where things may overlap only a bound is left. @internal
 */
import { withDays } from "./again.ts"
import type { Beside } from "./beside.ts"
import {
  type Known,
  larger,
  type Look,
  type Node,
  plus,
  type Semantics,
  settledBy,
  spanKey,
  toldOf,
  type Way
} from "../boxes/box.ts"
import type { Holders } from "./holders.ts"
import type { Inside } from "./inside.ts"
import { type Held, leaves, narrowedBy } from "./leaving.ts"
import * as Span from "../boxes/span.ts"
import * as Told from "./told.ts"
import type { Ways } from "../boxes/ways.ts"

export class Around {
  readonly #semantics: Semantics
  readonly #ways: Ways
  readonly #inside: Inside
  readonly #beside: Beside
  readonly #holders: Holders
  /** Boxes that are being looked at, each with its place in line. */
  readonly #open = new Map<Map<number, Known>, Map<number, number>>()
  #depth = 0
  /** The first in line of those that a box being looked at was asked of again. */
  #lowest = Infinity
  /** What was found while that was so: less than there is, for later questions. */
  #passing: Array<readonly [memo: Map<number, Known>, key: number]> = []

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
    const ways = this.#ways.of(node).filter(
      ({ along, parts }) =>
        along === "pieces" ||
        along === "lineage" ||
        // A team is its host's: what its host leaves to it is all there is of it.
        (node.category.team !== undefined && node.place.kind === "unit" && along === "children") ||
        parts.every((part) => part.node.place.kind === "own")
    )
    let { covered, span } = inside
    for (const way of ways) {
      const found = this.#inside.along(way, start, end, (one, from, to) => this.of(one, from, to))
      const known = this.#inside.part(node, way, found, start, end, inside.rests)
      if (Span.contradict(span, known.span)) continue
      span = Span.both(span, known.span)
      covered ||= known.covered
      // All parts of what was one box then are no more than that together, and not each of them.
      const most = known.span.upper < Infinity && !Span.isExact(span) ? this.#inOne(way, start, end) : undefined
      if (most !== undefined && !Span.contradict(span, most)) span = Span.both(span, most)
    }
    return { ...inside, span, covered }
  }

  /** What a box that holds all parts of a way says of them together, at most. */
  #inOne({ parts }: Way, start: number, end: number): Span.Span | undefined {
    const there = parts.filter(({ from, to }) => from < end && start < to)
    if (there.length < 2 || this.#semantics.floor !== 0) return undefined
    const isIn = ({ part }: Held): boolean => part.lower === 1 && part.from <= start && end <= part.to
    const [first, ...others] = there.map(({ node }) => this.holding(node, start, end).filter(isIn))
    const isSame = (a: Held, b: Held): boolean => a.way === b.way && a.from === b.from && a.to === b.to
    const all = first!.filter((held) => others.every((list) => list.some((one) => isSame(held, one))))
    const nodes = new Set(there.map(({ node }) => node))
    return all.reduce((found: Span.Span | undefined, held) => {
      const { clashes, span } = this.of(held.node, held.from, held.to)
      if (clashes.length > 0) return found
      const left = held.way.adds ? Span.minus(span, this.#least(held, nodes)) : span
      const most = Span.atMost(left, 0)
      return found === undefined || Span.contradict(found, most) ? most : Span.both(found, most)
    }, undefined)
  }

  /** What the parts of a box say at least without some. */
  #least({ from, to, way }: Held, without: ReadonlySet<Node>): Span.Span {
    return way.parts.reduce((sum, { from: since, lower, node, to: until, upper }) => {
      const [a, b] = [Math.max(from, since), Math.min(to, until)]
      const known = without.has(node) || a >= b ? undefined : this.#inside.of(node, a, b)
      if (known === undefined || known.clashes.length > 0) return sum
      return Span.add(sum, Span.atLeast(Span.part(known.span, lower, upper)))
    }, Span.zero)
  }

  /** What all figures say of a box: those inside it, and what the boxes that hold it leave to it. */
  of(node: Node, start: number, end: number): Known {
    const key = spanKey(start, end)
    const memo = node.sharpened
    const known = memo.get(key)
    if (known !== undefined) {
      this.#lowest = Math.min(this.#lowest, this.#open.get(memo)?.get(key) ?? Infinity)
      return known
    }
    const before = this.#lowest
    const place = this.#depth++
    this.#lowest = Infinity
    const own = this.#open.get(memo) ?? new Map<number, number>()
    this.#open.set(memo, own.set(key, place))
    memo.set(key, this.#beside.of(node, start, end))
    const found = this.#sharper(node, start, end, key)
    memo.set(key, found)
    own.delete(key)
    if (own.size === 0) this.#open.delete(memo)
    this.#depth = place
    if (this.#lowest < place) this.#passing.push([memo, key])
    if (place === 0) this.#forget()
    this.#lowest = Math.min(before, this.#lowest < place ? this.#lowest : Infinity)
    return found
  }

  /** Another question begins elsewhere, and finds more of what only passed by. */
  #forget(): void {
    for (const [memo, key] of this.#passing) memo.delete(key)
    this.#passing = []
  }

  #sharper(node: Node, start: number, end: number, key: number): Known {
    const inside = this.#throughParts(node, start, end)
    node.sharpened.set(key, inside)
    if (inside.clashes.length > 0 || !this.#holders.isHeld(node)) return inside
    if (Span.isExact(inside.span) && inside.covered) return this.#unless(node, start, end, inside)
    const spans = () => this.#holders.spansAround(node)
    const look: Look = (one, from, to) => this.of(one, from, to)
    const known = withDays(this.#semantics, inside, node, spans, [start, end], look)
    let { span } = known
    const turns = this.#inTurn(node, start, end)
    let told = NaN
    if (turns !== undefined && !Span.contradict(span, turns.span)) {
      span = Span.both(span, turns.span)
      // What follows for one of the two came in of both.
      told = larger(toldOf(known), turns.came)
    }
    for (const held of this.holding(node, start, end)) {
      span = this.#beneath(node, held, span, start, end)
    }
    const came = Number.isNaN(told) ? {} : { [Number.isNaN(known.came) ? "settled" : "came"]: told }
    const found = { ...known, ...came, span, covered: known.covered || Span.isExact(span) }
    return known.span.lower > span.upper ? this.#unheard(found) : found
  }

  /** What follows for a box from more days, or from all groups: no more than a most where one that holds it says less. */
  #unless(node: Node, start: number, end: number, known: Known): Known {
    let { span } = known
    for (const held of this.holding(node, start, end)) {
      if (this.#isRough(held)) span = this.#beneath(node, held, span, start, end)
    }
    return span === known.span ? known : this.#unheard({ ...known, span, covered: Span.isExact(span) })
  }

  /** What follows from others did not come in where it is more than there is. */
  #unheard(known: Known): Known {
    const found = { ...known, came: NaN }
    return { ...found, settled: settledBy(this.#semantics, found) }
  }

  /** Whether a box that holds others told more of more days, or of all groups, than of each: that is of none of them. */
  #isRough({ from, node, to }: Held): boolean {
    const days = { start: from, end: to }
    const { rests } = this.#inside
    return rests.isRough(node, days) || rests.isBetween(node, days)
  }

  /** What is said of a box, beside what one that holds it leaves to it. */
  #beneath(node: Node, held: Held, span: Span.Span, start: number, end: number): Span.Span {
    const { rests } = this.#inside
    const whole = this.of(held.node, held.from, held.to)
    const left = this.left(node, held, start, end)
    const most = Span.atMost(span, this.#semantics.floor)
    if (left === undefined || !Span.contradict(span, left) || Span.contradict(most, left) || !this.#isRough(held))
      return narrowedBy(this.#semantics, span, whole, left)
    // What is told of just these days stands; what follows otherwise may be of none of them, here and beside it.
    const look = Told.looking(this.#inside, this.#ways)
    const said = [
      look(node, start, end).span,
      rests.within(node, { start, end }),
      leaves(this.#ways.boxes, rests, node, held, whole, [start, end], look) ?? most
    ]
    return said.reduce((found, one) => (Span.contradict(found, one) ? span : Span.both(found, one)), most)
  }

  /** Boxes that hold a box over spans of days that hold these, each with the way in which it is one of its parts. */
  holding(node: Node, start: number, end: number): ReadonlyArray<Held> {
    return this.#holders.among([...this.#holders.of(node), ...this.#holders.acrossBirth(node, start)], start, end)
  }

  /** What a box that holds another leaves to it. */
  left(node: Node, held: Held, start: number, end: number): Span.Span | undefined {
    const whole = this.of(held.node, held.from, held.to)
    return leaves(this.#ways.boxes, this.#inside.rests, node, held, whole, [start, end], this.#beside.of)
  }

  /** A unit that began in these days is what it was made of, and then itself. */
  #inTurn(node: Node, start: number, end: number): Pick<Known, "span" | "came"> | undefined {
    const { accumulation, additivity } = this.#semantics.measure
    if (accumulation !== "flow" || additivity.time !== "additive") return undefined
    const day = this.#ways.boxes.places.born(node.place)
    if (day === undefined || day <= start || end <= day) return undefined
    const [before, after] = [this.of(node, start, day), this.of(node, day, end)]
    if (before.clashes.length + after.clashes.length > 0) return undefined
    return { span: Span.add(before.span, after.span), came: plus(toldOf(before), toldOf(after)) }
  }
}
