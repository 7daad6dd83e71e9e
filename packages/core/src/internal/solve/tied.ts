/**
 * What boxes that are tied to one another say together. What a whole leaves to a part over many days says something of fewer days of
 * that part, and so of other wholes: this is followed to its end, over places, over days and along every axis. @internal
 */
import { type Known, larger, type Node, nothing, settledBy, spanKey } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import { isLess } from "./course.ts"
import type { Around } from "./around.ts"
import type { Ways } from "../boxes/ways.ts"
import type { Holders } from "./holders.ts"
import type { Inside } from "./inside.ts"
import { Nested } from "./nested.ts"
import * as Own from "./own.ts"
import * as System from "./system.ts"
import * as Told from "./told.ts"
import { type Web, Webs } from "./web.ts"

type Days = readonly [start: number, end: number]

/** How many boxes, each with every pair of days on which figures begin or end, are weighed together. */
const many = 200_000

export class Tied {
  readonly #ways: Ways
  readonly #inside: Inside
  readonly #holders: Holders
  readonly #around: Around
  readonly #webs: Webs
  readonly #nested: Nested
  readonly #seen = new Map<Node, Map<number, Known>>()
  readonly #known = new Map<Web, Map<string, System.System | undefined>>()

  constructor(ways: Ways, inside: Inside, holders: Holders, around: Around) {
    this.#ways = ways
    this.#inside = inside
    this.#holders = holders
    this.#around = around
    this.#webs = new Webs(ways, holders)
    this.#nested = new Nested(ways, holders, Told.looking(inside, ways))
  }

  /** What is known of a box, and what follows for it from all that is tied to it. */
  #sharper(node: Node, start: number, end: number, known: Known): Known {
    const { floor, measure } = this.#ways.boxes.semantics
    const counts = floor === 0 && measure.accumulation === "flow"
    if (!counts || known.clashes.length > 0 || Span.isExact(known.span)) return known
    const adds = measure.additivity.time === "additive"
    const system = adds ? this.system(node, start, end) : undefined
    const found = system?.span({ node, start, end }) ?? this.#ofDays(node, start, end)
    if (found === undefined || Span.contradict(known.span, found)) return known
    const span = Span.both(known.span, found)
    const isOpened = (span.lowerOpen && !known.span.lowerOpen) || (span.upperOpen && !known.span.upperOpen)
    if (!isOpened && !isLess(known.span.lower, found.lower) && !isLess(found.upper, known.span.upper)) return known
    const sharp = { ...known, span, covered: known.covered || Span.isExact(span) }
    if (span.lower === known.span.lower) return sharp
    if (Number.isNaN(known.came)) return { ...sharp, settled: settledBy(this.#ways.boxes.semantics, sharp) }
    // What is settled of parts came in of their whole.
    return { ...sharp, came: larger(known.came, span.lower) }
  }

  /** What is known of a box and all that is tied to it; where that cannot all be true, what it spans. */
  all(node: Node, start: number, end: number): Known {
    const known = this.#together(node, start, end)
    const points = this.#isDoubtful(node, start, end, known) ? this.#points(node, start, end) : undefined
    if (points === undefined) return known
    const span = this.#nested.span({ node, start, end }, points, (...one) => this.#together(...one))
    if (span === known.span) return known
    const found = { ...known, span, covered: Span.isExact(span), came: NaN }
    return { ...found, settled: settledBy(this.#ways.boxes.semantics, found) }
  }

  #together(node: Node, start: number, end: number): Known {
    const own = this.#seen.get(node) ?? new Map<number, Known>()
    this.#seen.set(node, own)
    const key = spanKey(start, end)
    const found = own.get(key) ?? this.#sharper(node, start, end, this.#around.of(node, start, end))
    own.set(key, found)
    return found
  }

  /** Whether what is known of counts follows from figures of others that may not all be true. */
  #isDoubtful(node: Node, start: number, end: number, { span }: Known): boolean {
    const { floor, measure } = this.#ways.boxes.semantics
    const counts = floor === 0 && measure.accumulation === "flow" && measure.trust === undefined
    const isOpen = span.lower === 0 && span.upper === Infinity
    const own = node.figures.filter((one) => start <= one.start && one.end <= end)
    const isTold = () => own.length > 0 && Own.tiled(own, start, end)
    return counts && !isOpen && !isTold() && this.system(node, start, end) === undefined
  }

  /** What some days within others say of a box side by side, at least. */
  #ofDays(node: Node, start: number, end: number): Span.Span | undefined {
    const all = this.days(node, start, end).map(([from, to]) => Span.atLeast(this.#together(node, from, to).span))
    return all.length === 0 ? undefined : all.reduce(Span.add)
  }

  /**
   * Where it is not followed what all that is tied to a box says together: the days within some that say most of it side by side; of
   * what may be counted again, those of one span of days.
   */
  days(node: Node, start: number, end: number): ReadonlyArray<Days> {
    const { accumulation, additivity } = this.#ways.boxes.semantics.measure
    const adds = accumulation === "flow" && additivity.time === "additive"
    const web = this.#webs.of(node)
    const inside = web.spans.flat().filter((day) => start < day && day < end)
    const isFollowed = adds && this.system(node, start, end) !== undefined
    if (isFollowed || !web.hasWholes || inside.length === 0) return []
    const inner = web.spans.filter(([from, to]) => start <= from && to <= end && to - from < end - start)
    const points = [...new Set([start, end, ...inside])].sort((a, b) => a - b)
    const spans = [...points.slice(1).map((to, at): Days => [points[at]!, to]), ...inner]
    interface Best {
      readonly sum: Span.Span
      readonly days: ReadonlyArray<Days>
    }
    const best = new Map<number, Best>([[start, { sum: Span.zero, days: [] }]])
    for (const [index, to] of points.slice(1).entries()) {
      const ways = spans.flatMap((one): ReadonlyArray<Best> => {
        const { clashes, span } = one[1] === to ? this.#together(node, ...one) : nothing(0)
        if (clashes.length > 0 || span.lower <= 0) return []
        const before = adds ? best.get(one[0])! : best.get(start)!
        return [{ sum: Span.add(before.sum, Span.atLeast(span)), days: [...before.days, one] }]
      })
      const isMore = (a: Best, b: Best): boolean => Own.higher(a.sum, b.sum) !== a.sum
      best.set(
        to,
        ways.reduce((a, b) => (isMore(a, b) ? b : a), best.get(points[index]!)!)
      )
    }
    return best.get(end)!.days
  }

  /** What follows for all boxes that are tied to one, on all days that are tied to these. */
  system(node: Node, start: number, end: number): System.System | undefined {
    const web = this.#webs.of(node)
    if (this.#ways.boxes.semantics.measure.additivity.time !== "additive") return undefined
    const points = this.#points(node, start, end)
    if (points === undefined) return undefined
    const own = this.#known.get(web) ?? new Map<string, System.System | undefined>()
    this.#known.set(web, own)
    const key = points.join()
    if (!own.has(key)) own.set(key, System.make(this.#ways.boxes, this.#inside, this.#holders, web, points))
    return own.get(key)
  }

  #points(node: Node, start: number, end: number): ReadonlyArray<number> | undefined {
    const web = this.#webs.of(node)
    if (!web.hasWholes) return undefined
    const [from, to] = reach(web.spans, [start, end])
    const inner = web.spans.filter(([a, b]) => from <= a && b <= to).flat()
    const within = web.changes.filter((day) => from < day && day < to)
    const points = [...new Set([from, to, start, end, ...inner, ...within])].sort((a, b) => a - b)
    return web.nodes.size * points.length ** 2 > many ? undefined : points
  }
}

/** The days of all figures that lie across the border of some days, of those that lie across the border of these, and so on. */
const reach = (spans: ReadonlyArray<Days>, [start, end]: Days): Days => {
  const across = spans.filter(([from, to]) => from < end && start < to && (from < start || end < to))
  if (across.length === 0) return [start, end]
  return reach(spans, [Math.min(start, ...across.map(([from]) => from)), Math.max(end, ...across.map(([, to]) => to))])
}
