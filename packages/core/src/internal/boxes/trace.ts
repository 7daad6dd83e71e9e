/** What lies inside a box, at any depth: the days and the rows of figures, and how many of them went in by a share. @internal */
import { type Node, spanKey, spanOf } from "./box.ts"
import type { Ways } from "./ways.ts"

/** The days of which a box was looked at. */
type Seen = Map<Node, ReadonlyArray<readonly [start: number, end: number]>>

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

  /** Rows of all figures inside a box; what lies in it in several ways, of other days in each, is looked at once for each. */
  rows(node: Node, start: number, end: number, seen: Seen = new Map()): ReadonlyArray<number> {
    const days = seen.get(node) ?? []
    const isSeen = days.some(([from, to]) => from <= start && end <= to)
    if (isSeen || start >= end || !this.#ways.boxes.isLive(node.place)) return []
    seen.set(node, [...days, [start, end]])
    const own = node.figures.filter((one) => one.row >= 0 && start <= one.start && one.end <= end).map((one) => one.row)
    const parts = this.#ways
      .of(node)
      .flatMap(({ parts: all }) =>
        all.flatMap(({ from, node: inner, to }) => this.rows(inner, Math.max(start, from), Math.min(end, to), seen))
      )
    return [...new Set([...own, ...parts])]
  }

  /** How many figures inside a box went in by a known share, and how many as an unknown part. */
  shares(node: Node, start: number, end: number): { readonly apportioned: number; readonly parts: number } {
    let [apportioned, parts] = [0, 0]
    if (!this.#ways.boxes.isLive(node.place)) return { apportioned, parts }
    for (const way of this.#ways.of(node)) {
      for (const { from, lower, node: inner, to, upper } of way.parts) {
        if (lower === 1) continue
        const count = this.rows(inner, Math.max(start, from), Math.min(end, to)).length
        if (lower === upper) apportioned += count
        else parts += count
      }
    }
    return { apportioned, parts }
  }
}
