/**
 * Where figures say more than their parts. What lies beyond these is in none of them: neither of another unit, nor of another month or
 * group. Along that way the parts are not all there is, in this box and in those that hold it. @internal
 */
import type { Known, Node, Rest, Way } from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import * as Span from "../boxes/span.ts"
import type { Trace } from "../boxes/trace.ts"
import type { Ways } from "../boxes/ways.ts"
import * as Overlap from "./overlap.ts"
import * as Own from "./own.ts"
import { type Days, isNested, isWithin, lies, type Statement, type Timeline } from "./statement.ts"
import * as Timelines from "./timeline.ts"

const none: ReadonlyArray<never> = []

const axisOf = ({ along }: Way): Rest["along"] =>
  along === "children" || along === "set" || along === "lineage" || along === "pieces" ? "place" : along

/** Whether a rest lies beside the parts of a way. */
const concerns = (rest: Rest, way: Way): boolean => rest.along === axisOf(way) && rest.beside !== way

/** A rest of a part, as one of what is made of it: it is told in the way that leads to the part, and not in others of its kind. */
export const above = ({ along, end, start }: Rest, way: Way): Rest => ({
  start,
  end,
  along,
  ...(along === axisOf(way) ? { beside: way } : {})
})

/** All rests of some, each once. */
export const joined = (all: ReadonlyArray<ReadonlyArray<Rest> | undefined>): ReadonlyArray<Rest> | undefined => {
  const some = all.filter((rests) => rests !== undefined && rests.length > 0)
  if (some.length < 2) return some[0]
  const isSame = (a: Rest, b: Rest): boolean =>
    a.start === b.start && a.end === b.end && a.along === b.along && a.beside === b.beside
  return some.flatMap((rests) => rests!).filter((one, at, list) => list.findIndex((other) => isSame(one, other)) === at)
}

export class Rests {
  readonly #boxes: Boxes
  readonly #ways: Ways
  readonly #trace: Trace
  readonly #along: (way: Way, start: number, end: number) => Known
  readonly #told = new Map<Node, Timeline>()
  readonly #byPlace = new Map<Node, ReadonlyArray<Rest>>()
  readonly #around = new Map<Node, ReadonlyArray<Rest>>()
  readonly #below = new Map<Node, ReadonlyArray<Rest>>()
  readonly #wider = new Map<Node, ReadonlyArray<Node>>()
  readonly #narrower = new Map<Node, ReadonlyArray<Node>>()

  constructor(ways: Ways, trace: Trace, along: (way: Way, start: number, end: number) => Known) {
    this.#boxes = ways.boxes
    this.#ways = ways
    this.#trace = trace
    this.#along = along
  }

  /** Whether what is counted on some days may be the same things as on others. */
  get #isAgain(): boolean {
    const { accumulation, additivity } = this.#boxes.semantics.measure
    return accumulation === "flow" && additivity.time !== "additive"
  }

  /** What the figures of just a box say over time. */
  told(node: Node): Timeline {
    const known = this.#told.get(node)
    if (known !== undefined) return known
    const found = this.#over(Own.statements(this.#boxes.semantics, node))
    this.#told.set(node, found)
    return found
  }

  #over(statements: ReadonlyArray<Statement>): Timeline {
    const { floor, measure } = this.#boxes.semantics
    const { trust } = measure
    return this.#isAgain
      ? Overlap.make(statements, { trust, rests: none })
      : Timelines.make(statements, { floor, trust, asked: [] })
  }

  /** What figures of some days of just a box, and of fewer in them, say of these. */
  within(node: Node, days: Days): Span.Span {
    const told = Own.statements(this.#boxes.semantics, node).filter((one) => lies(one, days))
    return this.#over(told).bounds(days.start, days.end)
  }

  /** The rests that figures of just a box leave. */
  of(node: Node): ReadonlyArray<Rest> {
    if (node.rests !== undefined) return node.rests
    node.rests = none
    if (node.figures.length === 0) return none
    return (node.rests = [...this.#overTime(node), ...this.#left(node, this.#ways.of(node))])
  }

  /** Rests beside those of some ways that figures tell of these days; what a unit was made of is no such way. */
  #left(node: Node, ways: ReadonlyArray<Way>): ReadonlyArray<Rest> {
    const parts = ways.filter(({ along }) => along !== "lineage" && along !== "pieces")
    return this.#trace.spans(node).flatMap(([start, end]): ReadonlyArray<Rest> => {
      const told = this.#whole(node, start, end)
      if (told === undefined || told.lower <= 0) return none
      const short = parts.filter((way) => {
        const { clashes, span } = this.#along(way, start, end)
        return clashes.length === 0 && Span.isBelow(span, told)
      })
      return short.map((way): Rest => ({ start, end, along: axisOf(way) }))
    })
  }

  /** What the figures of just a box say of some days; of people who may be met again on others, those of just these. */
  #whole(node: Node, start: number, end: number): Span.Span | undefined {
    const isTold = () => node.figures.some((one) => one.start === start && one.end === end)
    return this.#isAgain && !isTold() ? undefined : this.told(node).bounds(start, end)
  }

  /** Boxes of the same place of which figures tell. */
  #toldAt(node: Node): ReadonlyArray<Node> {
    return this.#boxes.hasNarrower
      ? this.#boxes
          .categories(node.place)
          .map((one) => this.#boxes.node(node.place, one))
          .filter(({ figures }) => figures.length > 0)
      : none
  }

  /** Boxes of the same place of which more is told than of a box. */
  #widerThan(node: Node): ReadonlyArray<Node> {
    const known = this.#wider.get(node)
    if (known !== undefined) return known
    const found = this.#toldAt(node).filter((one) => this.#isIn(node, one))
    this.#wider.set(node, found)
    return found
  }

  /** The same of which less is told: of one sex of its people, or of a team. */
  #narrowerThan(node: Node): ReadonlyArray<Node> {
    const known = this.#narrower.get(node)
    if (known !== undefined) return known
    const found = this.#toldAt(node).filter((one) => this.#isIn(one, node))
    this.#narrower.set(node, found)
    return found
  }

  #isIn(one: Node, other: Node): boolean {
    const { lattice } = this.#boxes.semantics
    return lattice.isWithin(one.category, other.category) && !lattice.isWithin(other.category, one.category)
  }

  /** Rests of all, of which some may be of those in a box: beside smaller places, and over time. */
  around(node: Node): ReadonlyArray<Rest> {
    const known = this.#around.get(node)
    if (known !== undefined) return known
    const found = this.#widerThan(node).flatMap((wider) => this.#overAll(wider))
    this.#around.set(node, found)
    return found
  }

  #overAll(node: Node): ReadonlyArray<Rest> {
    const known = this.#byPlace.get(node)
    if (known !== undefined) return known
    this.#byPlace.set(node, none)
    const places = this.#ways.of(node).filter((way) => axisOf(way) === "place")
    const found = [...this.#overTime(node), ...this.#left(node, places)]
    this.#byPlace.set(node, found)
    return found
  }

  #overTime(node: Node): ReadonlyArray<Rest> {
    return this.told(node).rests.map(({ end, start }): Rest => ({ start, end, along: "time" }))
  }

  /** Of days of which its own figures say more than its parts: what these leave beside all that it is made of. */
  besides(node: Node, start: number, end: number, rests: Known["rests"]): Known["rests"] {
    const kinds = new Set(this.#ways.of(node).map(axisOf))
    return joined([rests, [...kinds].map((along) => ({ start, end, along }))])
  }

  /** Whether one of the rests is such that may be of those in a box: those that come with its parts, its own, and those of more. */
  #isAny(node: Node, rests: ReadonlyArray<Rest>, isOne: (rest: Rest) => boolean): boolean {
    return [rests, this.of(node), this.around(node), this.#undivided(node)].some((some) => some.some(isOne))
  }

  /** Whether parts of a box are not all there is over some days. */
  areShort(node: Node, way: Way, days: Days, { rests = none, span }: Pick<Known, "span" | "rests">): boolean {
    const isBeside = (rest: Rest): boolean =>
      concerns(rest, way) && (lies(rest, days) || (!Span.isExact(span) && lies(days, rest)))
    return this.#isAny(node, rests, isBeside)
  }

  /** What places of which one is made left beside smaller ones, of all: some of it may be of those in the box. */
  #undivided(node: Node): ReadonlyArray<Rest> {
    if (!this.#boxes.hasNarrower) return none
    const known = this.#below.get(node)
    if (known !== undefined) return known
    const places = this.#ways.of(node).filter((way) => axisOf(way) === "place")
    const ofParts = (way: Way) =>
      way.parts.flatMap((part) => this.around(part.node)).filter(({ along }) => along === "place")
    const found = places.length < 2 ? none : places.flatMap((way) => ofParts(way).map((rest) => above(rest, way)))
    this.#below.set(node, found)
    return found
  }

  /** Whether a whole may hold more, of some days, than its parts together. */
  isMore(node: Node, way: Way, days: Days, rests: ReadonlyArray<Rest> = none): boolean {
    return this.#isAny(node, rests, (rest) => concerns(rest, way) && isNested(rest, days))
  }

  /**
   * Whether a part may hold more of some days than was told of these: of what it did not divide over time, or by groups. What its
   * whole left beside these days as well is of neither.
   */
  isRough(
    node: Node,
    days: Days,
    { ofWhole = none, rests = none, whole }: { whole?: Node; ofWhole?: Known["rests"]; rests?: Known["rests"] } = {}
  ): boolean {
    if (rests.some((rest) => this.isDivided(node, rest))) return true
    if (ofWhole.some((rest) => lies(rest, days) && this.#isSummed(node, rest))) return true
    const isLeft = whole !== undefined && this.isBetween(whole, days)
    const isOver = (rest: Rest): boolean => rest.along === "time" && isWithin(days, rest)
    if (!isLeft && (this.of(node).some(isOver) || this.around(node).some(isOver))) return true
    const isUndivided = ({ along, ...rest }: Rest): boolean =>
      along !== "time" && along !== "place" && isNested(rest, days)
    return this.#widerThan(node).some((wider) => this.of(wider).some(isUndivided))
  }

  /** Whether a box told of days in those of a rest over time, and not of all of these: it may be more than that. */
  isDivided({ figures }: Node, rest: Rest): boolean {
    return rest.along === "time" && figures.some((one) => lies(one, rest)) && !figures.some((one) => lies(rest, one))
  }

  /** The same of a box, or of one that it is made of where it told nothing. */
  #isSummed(node: Node, rest: Rest): boolean {
    if (node.figures.length > 0) return this.isDivided(node, rest)
    const places = this.#ways.of(node).filter((way) => axisOf(way) === "place")
    return places.some(({ parts }) => parts.some((part) => this.#isSummed(part.node, rest)))
  }

  /** Whether some days lie among those of which a box, or one within it, told more than of each. */
  isBetween(node: Node, days: Days): boolean {
    const isOver = (rest: Days): boolean => rest.start < days.end && days.start < rest.end && !lies(rest, days)
    const told = node.figures.length > 0 ? [node] : none
    return [...told, ...this.#narrowerThan(node)].some((one) => this.told(one).rests.some(isOver))
  }
}
