/** The boxes that hold a box, each with the way in which it is one of its parts. @internal */
import { type Node, type Part, spanKey, spanOf, type Way } from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import { without } from "../places/days.ts"
import { everything, families, keyOf, widest } from "../boxes/category.ts"
import type { Ways } from "../boxes/ways.ts"

type Days = readonly [start: number, end: number]

export interface Holder {
  readonly node: Node
  readonly way: Way
  readonly part: Part
}

export class Holders {
  readonly #boxes: Boxes
  readonly #ways: Ways
  readonly #spans = new Map<Node, ReadonlyArray<Days>>()

  constructor(ways: Ways) {
    this.#boxes = ways.boxes
    this.#ways = ways
  }

  /** Boxes that hold a box, each with the way in which it is one of its parts. */
  of(node: Node): ReadonlyArray<Holder> {
    const { lattice } = this.#boxes.semantics
    const { besideSets, containers } = this.#boxes.places
    const places = new Set([...containers(node.place), ...besideSets(node.place)])
    const wider = [everything, ...this.#boxes.categories(node.place)].filter(
      (one, index, all) =>
        lattice.isWithin(node.category, one) &&
        !lattice.isWithin(one, node.category) &&
        all.findIndex((other) => keyOf(other) === keyOf(one)) === index
    )
    const above = [
      ...[...places].map((place) => this.#boxes.node(place, node.category)),
      ...wider.map((category) => this.#boxes.node(node.place, category))
    ]
    const found = above.flatMap((holder): ReadonlyArray<Holder> => {
      const ways = this.#ways.of(holder).flatMap((way) => {
        const part = way.parts.find((one) => one.node === node)
        return part === undefined ? [] : [{ node: holder, way, part }]
      })
      if (ways.length > 0) return ways
      if (node.place.kind === "pieces" && holder.place !== node.place) return this.#aroundPieces(holder, node)
      return holder.place === node.place ? this.#beside(holder, node) : []
    })
    return [...found, ...this.#former(node)]
  }

  /** Units that went wholly into this one and others, and still file under their code: they hold all of these. */
  #former(node: Node): ReadonlyArray<Holder> {
    const adds = this.#boxes.semantics.measure.additivity.place === "additive"
    return this.#boxes.places.former(node.place).map(({ heirs, place, since }) => {
      const parts = heirs.map((heir) => ({
        node: this.#boxes.node(heir, node.category),
        from: since,
        to: Infinity,
        lower: 1,
        upper: 1
      }))
      return {
        node: this.#boxes.node(place, node.category),
        part: parts.find((one) => one.node === node)!,
        way: { along: "lineage", parts, adds, covers: true, since, until: Infinity }
      }
    })
  }

  /** Pieces together as one part of a unit that holds all of them, where its other parts share no day with any of them. */
  #aroundPieces(holder: Node, node: Node): ReadonlyArray<Holder> {
    const own = this.#ways.of(node).filter(({ along }) => along === "pieces")
    const whole = within(holder, node)
    const ways = this.#ways.of(holder).flatMap((way): ReadonlyArray<Holder> => {
      // A way that is all of it on some days only may leave out, on the others, what stands beside it here.
      const isWithin = ({ parts, since, until }: Way): boolean =>
        since === -Infinity && until === Infinity && parts.length > 0 && parts.every((piece) => isIn(piece, way))
      const made = own.find((one) => one.covers && isWithin(one)) ?? own.find(isWithin)
      if (made === undefined) return []
      const isPiece = (part: Part): boolean => made.parts.some((piece) => piece.node === part.node)
      const parts = [whole.part, ...way.parts.filter((one) => !isPiece(one))]
      // Of a piece that belongs only in part, or on some of its days, nobody knows the rest: what the others leave is a most.
      const covers =
        way.covers && made.covers && way.parts.every((one) => !isPiece(one) || own.some((made) => isIn(one, made)))
      return [{ ...whole, way: { ...way, covers, parts } }]
    })
    return [whole, ...ways]
  }

  /** A box of which no figure speaks as a part of a wider one, beside each family of those that share nothing with it. */
  #beside(holder: Node, node: Node): ReadonlyArray<Holder> {
    const { lattice } = this.#boxes.semantics
    const axes = lattice.narrower(node.category, holder.category)
    const apart = this.#boxes
      .categories(holder.place)
      .filter((one) => lattice.isWithin(one, holder.category) && lattice.areApart(one, node.category))
    const whole = { from: -Infinity, to: Infinity, lower: 1, upper: 1 }
    const part = { node, ...whole }
    const adds = axes.length === 1 && this.#ways.axes.adds(axes[0]!)
    const others = families(lattice, widest(lattice, apart))
    return (others.length === 0 ? [[]] : others).map((family) => ({
      node: holder,
      part,
      way: {
        along: axes[0] ?? "team",
        parts: [part, ...family.map((one) => ({ node: this.#boxes.node(holder.place, one), ...whole }))],
        adds,
        covers: false,
        since: -Infinity,
        until: Infinity
      }
    }))
  }

  /** What a unit was made of when it began. */
  #origins(node: Node): ReadonlyArray<Part> {
    const made = this.#ways.of(node).filter(({ along, covers }) => along === "lineage" && covers)
    return made.flatMap((way) => way.parts)
  }

  /**
   * Boxes that held all that a unit was made of, when it began after a day: that is one part of theirs, until they ended or together
   * with the unit itself.
   */
  acrossBirth(node: Node, start: number): ReadonlyArray<Holder> {
    const day = this.#boxes.places.born(node.place)
    const origins = day === undefined || day <= start ? [] : this.#origins(node)
    if (origins.length === 0) return []
    return this.of(origins[0]!.node).flatMap(({ node: holder, way }): ReadonlyArray<Holder> => {
      const isOrigin = (one: Part): boolean =>
        origins.some((origin) => origin.node === one.node) && one.lower === 1 && one.from <= start && one.to === day
      const before = way.parts.filter(isOrigin)
      const part = way.parts.find((one) => one.node === node)
      const isOne = part === undefined || (part.lower === 1 && part.from === day)
      if (before.length !== origins.length || !isOne || holder === node) return []
      const whole = { node, from: Math.max(...before.map((one) => one.from)), to: part?.to ?? day!, lower: 1, upper: 1 }
      const others = way.parts.filter((one) => one !== part && !before.includes(one))
      const all = { ...way, parts: [...others, whole], covers: way.covers && origins.every((one) => one.lower === 1) }
      return [{ node: holder, part: whole, way: all }]
    })
  }

  /** Those of some holders of a box that hold it on all these days, over each span of days of which they speak. */
  among(holders: ReadonlyArray<Holder>, start: number, end: number) {
    return holders.flatMap((holder) =>
      holder.part.lower !== 1 || holder.part.from > start || holder.part.to < end
        ? []
        : this.#around(holder.node, start, end).map(([from, to]) => ({ ...holder, from, to }))
    )
  }

  /** The spans of days of figures that speak of boxes which hold this one. */
  spansAround(node: Node): ReadonlyArray<Days> {
    return daysOf(this.above(node))
  }

  /** The same, and of the box itself. */
  #spansOn(node: Node): ReadonlyArray<Days> {
    const known = this.#spans.get(node)
    if (known !== undefined) return known
    const found = daysOf([node, ...this.above(node)])
    this.#spans.set(node, found)
    return found
  }

  /** All boxes that hold one, those that hold these, and so on. */
  above(node: Node, seen = new Set<Node>()): ReadonlySet<Node> {
    for (const { node: holder } of this.of(node)) {
      if (seen.has(holder)) continue
      seen.add(holder)
      this.above(holder, seen)
    }
    return seen
  }

  /** Whether a figure speaks of a box that holds this one, or such a box follows from others than those beside this one. */
  isHeld(node: Node, seen = new Set<Node>()): boolean {
    if (seen.has(node)) return false
    seen.add(node)
    if (this.#former(node).length > 0) return true
    if (this.#origins(node).some((one) => this.isHeld(one.node, seen))) return true
    return this.of(node).some(
      ({ node: holder }) =>
        holder.place === node.place ||
        this.#boxes.isNamed(holder.place) ||
        this.#boxes.places.exchanges(holder.place) ||
        this.isHeld(holder, seen)
    )
  }

  /** The days asked for, and the longer spans of figures of a holder, and of what holds it, that hold these. */
  #around(holder: Node, start: number, end: number): ReadonlyArray<Days> {
    const longer = this.#spansOn(holder).filter(([from, to]) => from <= start && end <= to && end - start < to - from)
    return [[start, end], ...longer]
  }
}

/** The spans of days of the figures of some boxes, each once. */
const daysOf = (nodes: Iterable<Node>): ReadonlyArray<Days> => {
  const found = new Set<number>()
  for (const { figures } of nodes) for (const { end, start } of figures) found.add(spanKey(start, end))
  return [...found].map(spanOf)
}

/** Whether all of a part lies in those of a way, on all of its days. */
const isIn = (part: Part, { parts }: Way): boolean => {
  const same = parts.filter((one) => one.node === part.node && one.lower === 1)
  return without(part, same).length === 0
}

/** A box as some part of another, of which nothing else is known. */
const within = (holder: Node, node: Node): Holder => {
  const part = { node, from: -Infinity, to: Infinity, lower: 1, upper: 1 }
  return {
    node: holder,
    part,
    way: { along: "pieces", parts: [part], adds: false, covers: false, since: -Infinity, until: Infinity }
  }
}
