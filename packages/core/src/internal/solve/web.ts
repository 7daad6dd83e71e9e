/**
 * Boxes that figures tie to one another: those that lie in each other, those that the same box holds, and in which ways each of
 * them is made of others. @internal
 */
import { type Node, spanKey, spanOf, type Way } from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import type { Ways } from "../boxes/ways.ts"
import type { Holders } from "./holders.ts"

/** A box and one way in which it is made of others. */
export interface Sum {
  readonly whole: Node
  readonly way: Way
}

export interface Web {
  readonly nodes: ReadonlySet<Node>
  readonly sums: ReadonlyArray<Sum>
  /** The spans of days of the figures of all of them, each once. */
  readonly spans: ReadonlyArray<readonly [start: number, end: number]>
  /** The days on which something of them came or went. */
  readonly changes: ReadonlyArray<number>
  /** Whether figures speak of one that is made of others: only then does anything follow from above. */
  readonly hasWholes: boolean
}

export class Webs {
  readonly #boxes: Boxes
  readonly #ways: Ways
  readonly #holders: Holders
  readonly #known = new Map<Node, Web>()

  constructor(ways: Ways, holders: Holders) {
    this.#boxes = ways.boxes
    this.#ways = ways
    this.#holders = holders
  }

  /** All boxes that are tied to one. */
  of(node: Node): Web {
    const found = this.#known.get(node) ?? this.#find(node)
    this.#known.set(node, found)
    return found
  }

  #find(first: Node): Web {
    const nodes = new Set([first])
    const sums = new Map<Way, Sum>()
    const spans = new Set<number>()
    const take = (whole: Node, way: Way): void => {
      if (!way.adds) return
      sums.set(way, { whole, way })
      nodes.add(whole)
      for (const { node } of way.parts) nodes.add(node)
    }
    for (const node of nodes) {
      // Two that each lead to the other lead to the same.
      const before = this.#known.get(node)
      if (before?.nodes.has(first) === true) return before
      for (const { end, start } of node.figures) spans.add(spanKey(start, end))
      for (const { node: holder, way } of this.#holders.of(node)) {
        // Of one of which nobody speaks, nor of what holds it, nothing follows.
        const isSaid = holder.place === node.place || holder.figures.length > 0 || this.#holders.isHeld(holder)
        if (isSaid) take(holder, way)
      }
      const ways = this.#boxes.isReached(node.place) ? this.#ways.of(node) : []
      for (const way of ways) take(node, way)
    }
    const all = [...sums.values()]
    const hasWholes = all.some(({ way: { parts }, whole }) => parts.length > 0 && whole.figures.length > 0)
    const changes = [...new Set(all.flatMap(({ way: { parts } }) => parts.flatMap(({ from, to }) => [from, to])))]
    return { nodes, sums: all, changes, spans: [...spans].map(spanOf), hasWholes }
  }
}
