/**
 * A part is no more than its whole, nor are parts together. Where what is known of boxes that lie in each other cannot all be true, what
 * was told of just its own days stands, and what follows from other days or other places spans all that may be. @internal
 */
import type { Look, Node, Way } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Ways } from "../boxes/ways.ts"
import type { Holders } from "./holders.ts"
import type { Days } from "./statement.ts"

/** A box, and days of it. */
interface Spell extends Days {
  readonly node: Node
}

/** All that is reached from a box, each once. */
const reached = (first: Spell, next: (one: Spell) => ReadonlyArray<Spell>): ReadonlyArray<Spell> => {
  const found = new Map([[first.node, first]])
  for (const one of found.values()) {
    for (const other of next(one)) if (!found.has(other.node) && other.start < other.end) found.set(other.node, other)
  }
  return [...found.values()]
}

/** The parts of a way that lie in a box, on these days. */
const partsOf = ({ parts }: Way, { end, start }: Days): ReadonlyArray<Spell> =>
  parts
    .filter(({ lower, stray }) => lower === 1 && stray !== true)
    .map(({ from, node, to }) => ({ node, start: Math.max(from, start), end: Math.min(to, end) }))
    .filter((one) => one.start < one.end)

/** What figures of just a box and these days say, each. */
const toldOf = ({ end, node, start }: Spell): ReadonlyArray<Span.Span> =>
  node.figures.filter((one) => one.start === start && one.end === end).map(({ span }) => span)

type Seen = (one: Spell) => Span.Span

/** What boxes beside each other hold together, at least. */
const sumOf = (seen: Seen, all: ReadonlyArray<Spell>): Span.Span =>
  all.map((one) => Span.atLeast(seen(one))).reduce(Span.add, Span.zero)

export class Nested {
  readonly #ways: Ways
  readonly #holders: Holders
  readonly #told: Look

  /** `told` is what was told of just a box and just some days. */
  constructor(ways: Ways, holders: Holders, told: Look) {
    this.#ways = ways
    this.#holders = holders
    this.#told = told
  }

  #holding({ end, node, start }: Spell): ReturnType<Holders["of"]> {
    return this.#holders
      .of(node)
      .filter(({ part }) => part.lower === 1 && part.stray !== true && part.from <= start && end <= part.to)
  }

  /** All that lies in a box, over any days between some points. */
  #smaller(spell: Spell, points: ReadonlyArray<number>): ReadonlyArray<Spell> {
    const all = reached(spell, (one) => this.#ways.of(one.node).flatMap((way) => partsOf(way, one)))
    return all.flatMap(({ end, node, start }) => {
      const inside = points.filter((point) => start <= point && point <= end)
      return inside.flatMap((from, index) => inside.slice(index + 1).map((to) => ({ node, start: from, end: to })))
    })
  }

  /** All that holds a box. */
  #larger(spell: Spell, points: ReadonlyArray<number>): ReadonlyArray<Spell> {
    const [firsts, lasts] = [
      points.filter((point) => point <= spell.start),
      points.filter((point) => point >= spell.end)
    ]
    return reached(spell, (one) => this.#holding(one).map(({ node }) => ({ ...spell, node }))).flatMap(({ node }) =>
      firsts.flatMap((start) => lasts.map((end) => ({ node, start, end })))
    )
  }

  get #adds(): boolean {
    return this.#ways.boxes.semantics.measure.additivity.time === "additive"
  }

  /** What days in a box say side by side, and its parts. */
  #sums({ end, node, start }: Spell, points: ReadonlyArray<number>, seen: Seen): ReadonlyArray<Span.Span> {
    const days = points
      .filter((point) => this.#adds && start < point && point < end)
      .map((point) => [
        { node, start, end: point },
        { node, start: point, end }
      ])
    const ways = this.#ways.of(node).filter(({ adds }) => adds)
    return [...days, ...ways.map((way) => partsOf(way, { start, end }))].map((all) => sumOf(seen, all))
  }

  /** What more days, and boxes that hold a box, leave to it. */
  #left(spell: Spell, points: ReadonlyArray<number>, seen: Seen): ReadonlyArray<Span.Span> {
    const { end, node, start } = spell
    const left = (whole: Span.Span, others: ReadonlyArray<Spell>): Span.Span =>
      whole.upper === Infinity ? whole : Span.minus(whole, sumOf(seen, others))
    const days = points
      .filter((point) => this.#adds && (point < start || end < point))
      .map((point) => {
        const [before, after] = [Math.min(start, point), Math.max(end, point)]
        const rest = point < start ? { node, start: point, end: start } : { node, start: end, end: point }
        return left(seen({ node, start: before, end: after }), [rest])
      })
    const ways = this.#holding(spell).filter(({ way }) => way.adds)
    return [
      ...days,
      ...ways.map((held) => {
        const others = partsOf(held.way, spell).filter((one) => one.node !== node)
        return left(seen({ ...spell, node: held.node }), others)
      })
    ]
  }

  /** What is known of a box of counts, by what lies in it and what holds it on all days between some points. */
  span(spell: Spell, points: ReadonlyArray<number>, look: Look): Span.Span {
    const seen = (one: Spell): Span.Span => look(one.node, one.start, one.end).span
    const span = seen(spell)
    const [smaller, larger] = [this.#smaller(spell, points), this.#larger(spell, points)]
    // What has no end holds whatever lies in it, and what may be nothing lies in whatever holds it.
    const parts = span.upper < Infinity ? [...smaller.map(seen), ...this.#sums(spell, points, seen)] : []
    const wholes = span.lower > 0 ? [...larger.map(seen), ...this.#left(spell, points, seen)] : []
    const excess = parts.filter((part) => Span.isBelow(span, Span.atLeast(part)))
    const short = wholes.filter((whole) => Span.isBelow(Span.atMost(whole, 0), span))
    if (excess.length + short.length === 0) return span
    const least = smaller.flatMap(toldOf).map(Span.atLeast).reduce(Span.both, Span.unknown(0))
    const told = larger.flatMap(toldOf).map((one) => Span.atMost(one, 0))
    const most = told.reduce(Span.both, Span.unknown(0))
    const ends = [
      ...excess.map(({ lower }) => Span.exactly(lower)),
      ...short.map(({ upper }) => Span.exactly(Math.max(upper, 0))),
      Span.isBelow(most, least) ? least : Span.both(least, most)
    ]
    const found = ends.reduce(Span.either, span)
    const said = this.#told(spell.node, spell.start, spell.end).span
    return Span.isBelow(said, least) || Span.isBelow(most, said) ? Span.either(found, said) : Span.both(found, said)
  }
}
