/**
 * What figures say of boxes on all spans of days between some points: every whole holds its parts on each of them, and more days
 * hold fewer. What follows from that is followed until nothing moves any more. @internal
 */
import type { Node } from "../boxes/box.ts"
import type { Boxes } from "../boxes/boxes.ts"
import { keyOf } from "../boxes/category.ts"
import { Course } from "./course.ts"
import * as Span from "../boxes/span.ts"
import * as Equation from "./equation.ts"
import type { Holders } from "./holders.ts"
import { isFilled } from "./filled.ts"
import type { Inside } from "./inside.ts"
import * as Own from "./own.ts"
import type { Sum, Web } from "./web.ts"

type Spell = Equation.Spell

/** A sum in which a box is the whole or a part, and the days on which it is. */
interface Place {
  readonly sum: Sum
  readonly from: number
  readonly to: number
}

export class System {
  readonly #points: ReadonlyArray<number>
  readonly #courses: ReadonlyMap<Node, Course>
  /** By box: the sums in which it is the whole or a part. */
  readonly #places = new Map<Node, Array<Place>>()
  /** Sums with the spans of days on which more is known of a box in them. */
  readonly #open = new Map<Sum, Set<number>>()

  constructor(nodes: ReadonlySet<Node>, sums: ReadonlyArray<Sum>, points: ReadonlyArray<number>) {
    this.#points = points
    const place = new Map(points.map((point, index) => [point, index]))
    this.#courses = new Map([...nodes].map((node) => [node, new Course(points, place)]))
    for (const node of nodes) this.#places.set(node, [])
    for (const sum of sums) {
      this.#places.get(sum.whole)!.push({ sum, from: -Infinity, to: Infinity })
      for (const { from, node, to } of sum.way.parts) this.#places.get(node)!.push({ sum, from, to })
    }
  }

  /** What is known of a box over days. */
  readonly span = ({ end, node, start }: Spell): Span.Span => this.#courses.get(node)!.span(start, end)

  /** The sum that an end is; `undefined` where a figure says it, or nobody. */
  sumOf(of: Equation.End): Equation.Sum | undefined {
    const { end, node, side, start } = of
    const why = this.#courses.get(node)!.why(start, end, side)
    if (why === undefined || "whole" in why) return why && Equation.sumOf(why, of)
    const terms = why.map(([a, b]): Equation.Term => {
      const way = a < b ? "upper" : "lower"
      return { node, start: Math.min(a, b), end: Math.max(a, b), side: way, sign: way === side ? 1 : -1, share: [1, 1] }
    })
    return { terms, missing: side === "lower" ? "added" : "taken" }
  }

  /** Takes what is said of a box over days; `false` where that cannot be. */
  tell({ end, node, start }: Spell, said: Span.Span, from: Equation.Equation | undefined): boolean {
    return this.#courses.get(node)!.tell(start, end, said, from, (a, b) => {
      for (const place of this.#places.get(node)!) this.#reopen(place, a, b)
    })
  }

  /** More is known of a box from one point to another: of days that reach beyond those on which it is a part it holds as well. */
  #reopen({ from, sum, to }: Place, a: number, b: number): void {
    const [first, last] = [this.#points[a]!, this.#points[b]!]
    if (first < from || to < last) return
    const open = this.#open.get(sum) ?? new Set<number>()
    this.#open.set(sum, open)
    const n = this.#points.length
    for (let start = first === from ? 0 : a; start <= a; start++) {
      for (let end = b; end < (last === to ? n : b + 1); end++) open.add(start * n + end)
    }
  }

  /** Follows all that was told to its end; `false` where it cannot all be. */
  follow(): boolean {
    const n = this.#points.length
    // What is halved again and again comes to no end.
    let turns = 50 * (this.#places.size + 1)
    for (const [sum, open] of this.#open) {
      this.#open.delete(sum)
      if (turns-- === 0) return true
      for (const key of open) {
        const equation = equationOf(sum, this.#points[Math.floor(key / n)]!, this.#points[key % n]!)
        for (const { of, span } of Equation.follow(equation, this.span)) {
          if (!this.tell(of, span, equation)) return false
        }
      }
    }
    return true
  }
}

/** A whole and its parts on some days; of what may lie elsewhere as well nothing follows. */
const equationOf = ({ way, whole }: Sum, start: number, end: number): Equation.Equation => {
  const there = way.parts.flatMap((part) => {
    const [a, b] = [Math.max(start, part.from), Math.min(end, part.to)]
    return a < b ? [{ ...part, start: a, end: b }] : []
  })
  const parts = there.filter(({ stray }) => stray !== true)
  const spans = parts.map((one) => [one.start, one.end] as const)
  const isSure = parts.length === there.length && way.since <= start && end <= way.until
  return { whole: { node: whole, start, end }, parts, covers: way.covers && isSure && isFilled(way, spans, start, end) }
}

/** Boxes and sums in order of what they are: from which of several an end follows must not rest on which of them was asked for first. */
const inOrder = ({ nodes, sums }: Web) => {
  const names = new Map([...nodes].map((node) => [node, nameOf(node)]))
  const nameOfSum = ({ way: { along, covers, parts }, whole }: Sum): string =>
    [names.get(whole), along, covers, ...parts.map(({ from, node }) => `${names.get(node)} ${from}`)].join("\n")
  const sorted = <A>(all: Iterable<A>, name: (one: A) => string): ReadonlyArray<A> =>
    Array.from(all, (one) => [name(one), one] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, one]) => one)
  return { nodes: new Set(sorted(nodes, (node) => names.get(node)!)), sums: sorted(sums, nameOfSum) }
}

const nameOf = ({ category, place: { kind, units } }: Node): string => `${kind} ${units.join("+")} ${keyOf(category)}`

/** What figures say of boxes between points; `undefined` where they contradict each other: then nothing follows that is sure. */
export const make = (
  { semantics }: Boxes,
  inside: Inside,
  holders: Holders,
  web: Web,
  points: ReadonlyArray<number>
): System | undefined => {
  const [first, last] = [points[0]!, points.at(-1)!]
  const { nodes, sums } = inOrder(web)
  const births = [...nodes].flatMap((node) =>
    holders
      .acrossBirth(node, first)
      .map(({ node: whole, way }) => ({ whole, way }))
      .filter(
        ({ way, whole }) => way.adds && [whole, ...way.parts.map((part) => part.node)].every((one) => nodes.has(one))
      )
  )
  // What a whole says beyond its parts is in none of them: then it is not what they add up to.
  if ([...nodes].some((node) => inside.of(node, first, last).rests !== undefined)) return undefined
  const system = new System(nodes, [...sums, ...births], points)
  for (const node of nodes) {
    for (const { claim, end, span, start } of Own.statements(semantics, node)) {
      if (start < first || last < end) continue
      if (claim !== undefined || !system.tell({ node, start, end }, span, undefined)) return undefined
    }
    const end = inside.birth(node, Infinity)
    if (end === undefined || !points.includes(end) || end <= first) continue
    if (!system.tell({ node, start: first, end }, Span.zero, undefined)) return undefined
  }
  return system.follow() ? system : undefined
}
