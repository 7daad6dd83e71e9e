/** What lies inside a box, at any depth: the days and the rows of figures, and how many of them went in by a share. @internal */
import { type Figure, type Node, spanKey, spanOf } from "./box.ts"
import type { Ways } from "./ways.ts"

/** A figure and the box that it is of. */
interface Inner {
  readonly node: Node
  readonly figure: Figure
}

/** A figure in a box, and how much of it is known to be in that: all of it is 1, and 0 where no share is known. */
interface Held extends Inner {
  readonly share: number
}

/** The days of which a box was looked at. */
type Seen = Map<Node, ReadonlyArray<readonly [start: number, end: number]>>

/** What boxes hold of days, by their spans, as far as it was looked at. */
type Shares = Map<Node, Map<number, ReadonlyMap<Figure, Held>>>

export class Trace {
  readonly #ways: Ways

  constructor(ways: Ways) {
    this.#ways = ways
  }

  /** The spans of days of all figures inside a box. */
  spans(node: Node): ReadonlyArray<readonly [start: number, end: number]> {
    return [...this.keys(node)].map(spanOf)
  }

  /** The same as keys, which are cheaper to compare. */
  keys(node: Node): ReadonlySet<number> {
    if (node.spans !== undefined) return node.spans
    const found = new Set<number>(node.figures.map(({ end, start }) => spanKey(start, end)))
    node.spans = found
    if (this.#ways.boxes.isLive(node.place)) {
      for (const { parts } of this.#ways.of(node)) {
        for (const part of parts) {
          for (const key of this.keys(part.node)) found.add(key)
        }
      }
    }
    return found
  }

  /** Rows of all figures inside a box. */
  rows(node: Node, start: number, end: number): ReadonlyArray<number> {
    const found = new Set<number>()
    this.#visit(node, start, end, (_, { row }) => row >= 0 && found.add(row))
    return [...found]
  }

  /** The lines left blank inside a box that say that there was nothing. */
  blanks(node: Node, start: number, end: number): ReadonlyArray<Inner> {
    const found = new Map<Figure, Inner>()
    this.#visit(node, start, end, (inner, figure) => figure.row < 0 && found.set(figure, { node: inner, figure }))
    return [...found.values()]
  }

  /** Every figure inside a box; what lies in it in several ways, of other days in each, is looked at once for each. */
  #visit(
    node: Node,
    start: number,
    end: number,
    take: (node: Node, figure: Figure) => void,
    seen: Seen = new Map()
  ): void {
    const days = seen.get(node) ?? []
    const isSeen = days.some(([from, to]) => from <= start && end <= to)
    if (isSeen || start >= end || !this.#ways.boxes.isLive(node.place)) return
    seen.set(node, [...days, [start, end]])
    for (const one of node.figures) if (start <= one.start && one.end <= end) take(node, one)
    for (const { parts } of this.#ways.of(node)) {
      for (const { from, node: inner, to } of parts) {
        this.#visit(inner, Math.max(start, from), Math.min(end, to), take, seen)
      }
    }
  }

  /** The figures inside a box, the lines left blank in forms among them, each with how much of it is known to be in. */
  held(node: Node, start: number, end: number, seen: Shares = new Map()): ReadonlyMap<Figure, Held> {
    const found = new Map<Figure, Held>()
    if (start >= end || !this.#ways.boxes.isLive(node.place)) return found
    const key = spanKey(start, end)
    const known = seen.get(node)?.get(key)
    if (known !== undefined) return known
    seen.set(node, (seen.get(node) ?? new Map<number, ReadonlyMap<Figure, Held>>()).set(key, found))
    for (const one of node.figures) {
      if (start <= one.start && one.end <= end) found.set(one, { node, figure: one, share: 1 })
    }
    for (const { parts } of this.#ways.of(node)) {
      const along = new Map<Figure, Held>()
      for (const { from, lower, node: inner, stray, to, upper } of parts) {
        const part = stray !== true && lower === upper ? lower : 0
        for (const [figure, one] of this.held(inner, Math.max(start, from), Math.min(end, to), seen)) {
          const share = Math.min(1, (along.get(figure)?.share ?? 0) + part * one.share)
          along.set(figure, { ...one, share })
        }
      }
      for (const [figure, one] of along) if (one.share >= (found.get(figure)?.share ?? 0)) found.set(figure, one)
    }
    return found
  }

  /** How many figures inside a box, or of some of them, went in by a known share, and how many as an unknown part. */
  shares(
    node: Node,
    start: number,
    end: number,
    among?: ReadonlySet<number>
  ): { readonly apportioned: number; readonly parts: number } {
    let [apportioned, parts] = [0, 0]
    if (!this.#ways.boxes.isLive(node.place)) return { apportioned, parts }
    for (const way of this.#ways.of(node)) {
      for (const { from, lower, node: inner, to, upper } of way.parts) {
        if (lower === 1) continue
        const rows = this.rows(inner, Math.max(start, from), Math.min(end, to))
        const count = among === undefined ? rows.length : rows.filter((row) => among.has(row)).length
        if (lower === upper) apportioned += count
        else parts += count
      }
    }
    return { apportioned, parts }
  }
}
