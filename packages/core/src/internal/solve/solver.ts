/**
 * What must be true of a box, from the figures inside it, around it and beside it. The rules 4 to 7 of figures, for every axis.
 *
 * A box is a place and a category over days. It is made of smaller boxes in several ways (its children, its teams, its members …);
 * each way says something, and all of it holds. Upwards a whole says what its parts say; downwards what its other parts leave
 * is the remaining part's. @internal
 */
import { Around } from "./around.ts"
import { Beside } from "./beside.ts"
import { type Figure, type Known, type Look, type Node, type Semantics, toldOf, type Way } from "../boxes/box.ts"
import { Boxes } from "../boxes/boxes.ts"
import type { Category } from "../boxes/category.ts"
import { Holders } from "./holders.ts"
import { Inside } from "./inside.ts"
import type { Change, Place, Places } from "../places/place.ts"
import type { Held } from "./leaving.ts"
import { Tied } from "./tied.ts"
import type * as Span from "../boxes/span.ts"
import { Trace } from "../boxes/trace.ts"
import { Ways } from "../boxes/ways.ts"

export class Solver {
  readonly #boxes: Boxes
  readonly #ways: Ways
  readonly #trace: Trace
  readonly #inside: Inside
  readonly #holders: Holders
  readonly #beside: Beside
  readonly #around: Around
  readonly #tied: Tied

  constructor(semantics: Semantics, places: Places) {
    this.#boxes = new Boxes(semantics, places)
    this.#ways = new Ways(this.#boxes)
    this.#trace = new Trace(this.#ways)
    this.#inside = new Inside(this.#ways, this.#trace)
    this.#holders = new Holders(this.#ways)
    this.#beside = new Beside(this.#ways, this.#inside, this.#holders)
    this.#around = new Around(this.#ways, this.#inside, this.#beside, this.#holders)
    this.#tied = new Tied(this.#ways, this.#inside, this.#holders, this.#around)
  }

  /** Takes a figure; all of them come before the first question. */
  add(place: Place, category: Category, figure: Figure): void {
    this.#boxes.add(place, category, figure)
  }

  /** Whether a place holds figures, itself or below. */
  isLive(place: Place): boolean {
    return this.#boxes.isLive(place)
  }

  /** Whether a box is of no team, or of one that sits there on a day. */
  isThere(node: Node, day: number): boolean {
    return this.#boxes.isThere(node, day)
  }

  /** All places of which a place is made, at any depth. */
  placesBelow(place: Place): ReadonlyArray<Place> {
    return this.#boxes.placesBelow(place)
  }

  node(place: Place, category: Category): Node {
    return this.#boxes.node(place, category)
  }

  /** What is counted. */
  get measure(): Semantics["measure"] {
    return this.#boxes.semantics.measure
  }

  /** The day on which a place was made of others, or began. */
  bornOf(place: Place): number | undefined {
    return this.#boxes.places.born(place)
  }

  /**
   * Whether a place, or one that it was made of before it became that, gave something away or was given something after a day
   * until another, or a team came or left.
   */
  isChanged(place: Place, after: number, until: number): boolean {
    const { change, forebears } = this.#boxes.places
    const line = [
      { place, until },
      ...forebears(place).map((one) => ({ ...one, until: Math.min(until, one.until - 1) }))
    ]
    const isMoved = this.#boxes.isMoved(place, after, until)
    return isMoved || line.some((one) => change(one.place, after, one.until) !== undefined)
  }

  /** What became of a place after a day until another. */
  changeOf(place: Place, after: number, until: number): Change | undefined {
    return this.#boxes.places.change(place, after, until)
  }

  /** Whether no unit changed its place after a day until another. */
  isCalm(after: number, until: number): boolean {
    return this.#boxes.places.isCalm(after, until)
  }

  /** The ways in which a box is made of others, as far as there are figures in them. */
  ways(node: Node): ReadonlyArray<Way> {
    return this.#ways.of(node)
  }

  /** The boxes of a team's stock at its other hosts. */
  elsewhere(node: Node): ReadonlyArray<Node> {
    return this.#boxes.elsewhere(node)
  }

  /** The spans of days of all figures inside a box. */
  spans(node: Node): ReadonlyArray<readonly [start: number, end: number]> {
    return this.#trace.spans(node)
  }

  /** The same, as they were filed, before any were cut to the days of a life. */
  filed(node: Node): ReadonlyArray<readonly [start: number, end: number]> {
    return this.#boxes.semantics.filed(this.#trace.spans(node))
  }

  /** Rows of all figures inside a box. */
  rowsInside(node: Node, start: number, end: number): ReadonlyArray<number> {
    return this.#trace.rows(node, start, end)
  }

  /** The lines left blank inside a box that say that there was nothing. */
  blanksInside(node: Node, start: number, end: number): ReturnType<Trace["blanks"]> {
    return this.#trace.blanks(node, start, end)
  }

  /** The figures inside a box, each with how much of it is known to be in that. */
  heldInside(node: Node, start: number, end: number): ReturnType<Trace["held"]> {
    return this.#trace.held(node, start, end)
  }

  /** How many figures inside a box, or of some of them, went in by a known share, and how many as an unknown part. */
  sharesInside(node: Node, start: number, end: number, among?: ReadonlySet<number>): ReturnType<Trace["shares"]> {
    return this.#trace.shares(node, start, end, among)
  }

  /** What the figures inside a box say. */
  inside(node: Node, start: number, end: number): Known {
    return this.#inside.of(node, start, end)
  }

  /** What all ways in which a box is made of others say. */
  fromParts(node: Node, start: number, end: number): Known {
    return this.#inside.fromParts(node, start, end)
  }

  /** What decides of some days among all that is said of a box over time. */
  standing(node: Node, start: number, end: number): ReturnType<Inside["standing"]> {
    return this.#inside.standing(node, start, end)
  }

  /** What one way in which a box is made of others says; `look` is what is known of these. */
  along(way: Way, start: number, end: number, look?: Look): Known {
    return this.#inside.along(way, start, end, look)
  }

  /** What the figures inside a box and beside it say. */
  beside(node: Node, start: number, end: number): Known {
    return this.#beside.of(node, start, end)
  }

  /** What the figures inside a box say, and where there are none what all else that it told settles. */
  told(node: Node, start: number, end: number): Known {
    const inside = this.#inside.of(node, start, end)
    return Number.isNaN(toldOf(inside)) ? { ...inside, settled: this.#beside.of(node, start, end).settled } : inside
  }

  /** Boxes beside a box that hold it over spans of days that hold these. */
  holdingBeside(node: Node, start: number, end: number): ReadonlyArray<Held> {
    return this.#beside.holding(node, start, end)
  }

  /** What one of these leaves to it. */
  leftBeside(node: Node, held: Held, start: number, end: number): Span.Span | undefined {
    return this.#beside.left(node, held, start, end)
  }

  /** Boxes that hold a box over spans of days that hold these, each with the way in which it is one of its parts. */
  holding(node: Node, start: number, end: number): ReadonlyArray<Held> {
    return this.#around.holding(node, start, end)
  }

  /** What one of these leaves to it. */
  left(node: Node, held: Held, start: number, end: number): Span.Span | undefined {
    return this.#around.left(node, held, start, end)
  }

  /** The spans of days of figures that speak of boxes which hold this one. */
  spansAround(node: Node): ReturnType<Holders["spansAround"]> {
    return this.#holders.spansAround(node)
  }

  /** Boxes that hold a box, each with the way in which it is one of its parts. */
  holders(node: Node): ReturnType<Holders["of"]> {
    return this.#holders.of(node)
  }

  /** All boxes that hold one, those that hold these, and so on. */
  above(node: Node): ReadonlySet<Node> {
    return this.#holders.above(node)
  }

  /** A box, and those of the same place in which it lies: of one sex of its people, of both. */
  inItsPlace(node: Node): ReadonlyArray<Node> {
    return [node, ...[...this.#holders.above(node)].filter((one) => one.place === node.place)]
  }

  /** What follows for all boxes that are tied to one, on all days that are tied to these. */
  system(node: Node, start: number, end: number): ReturnType<Tied["system"]> {
    return this.#tied.system(node, start, end)
  }

  /** Days within some that say side by side, at least, what is known of them. */
  days(node: Node, start: number, end: number): ReturnType<Tied["days"]> {
    return this.#tied.days(node, start, end)
  }

  /** What all figures say of a box: those inside it, what the boxes that hold it leave to it, and what follows from that again. */
  all(node: Node, start: number, end: number): Known {
    return this.#tied.all(node, start, end)
  }
}
