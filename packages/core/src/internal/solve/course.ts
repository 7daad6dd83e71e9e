/**
 * What is known of one box on all spans of days between some points, and from what each end of it follows: of a figure or of a sum
 * with others, or of other days of the box.
 *
 * With S(t) for all that happened before day t, a span from s to e says where S(e) - S(s) lies: the shortest paths of such
 * differences are the sharpest bounds. @internal
 */
import * as Quantity from "../../Quantity.ts"
import * as Span from "../boxes/span.ts"
import type { Equation } from "./equation.ts"

/** By how much two sums of the same may differ, of what they come to. */
const rounding = 1e-9

/** Whether a number is smaller, by more than rounding. */
export const isLess = (a: number, b: number): boolean =>
  a < b && (!Number.isFinite(b - a) || b - a > rounding * Math.max(1, Math.abs(a)))

/** Bits of a path: an end that is excluded, one that is only about. */
const open = 1
const about = 2

/** From point to point; backwards it is what there is at least. */
type Step = readonly [from: number, to: number]

export class Course {
  readonly #points: ReadonlyArray<number>
  readonly #place: ReadonlyMap<number, number>
  /** `far[a * n + b]` bounds S(b) - S(a) from above. */
  readonly #far: Float64Array
  readonly #marks: Uint8Array
  /** The sum with others from which a step follows, or the step over which it leads. */
  readonly #why = new Map<number, Equation | Step>()

  constructor(points: ReadonlyArray<number>, place: ReadonlyMap<number, number>) {
    this.#points = points
    this.#place = place
    const n = points.length
    this.#far = new Float64Array(n * n).fill(Infinity)
    this.#marks = new Uint8Array(n * n)
    // What happened cannot be undone: S never falls.
    for (let a = 0; a < n; a++) for (let b = 0; b <= a; b++) this.#far[a * n + b] = 0
  }

  span(start: number, end: number): Span.Span {
    const n = this.#points.length
    const [s, e] = [this.#place.get(start)!, this.#place.get(end)!]
    const [up, down] = [s * n + e, e * n + s]
    const lower = 0 - this.#far[down]!
    return Quantity.interval({
      lower,
      upper: Math.max(this.#far[up]!, lower),
      lowerOpen: (this.#marks[down]! & open) !== 0,
      upperOpen: this.#far[up] === Infinity || (this.#marks[up]! & open) !== 0,
      about: ((this.#marks[up]! | this.#marks[down]!) & about) !== 0
    })
  }

  /** Takes what is said of some days; gives `false` where that cannot be, and tells of each span of which more is known now. */
  tell(start: number, end: number, said: Span.Span, from: Equation | undefined, news: (a: number, b: number) => void) {
    const [s, e] = [this.#place.get(start)!, this.#place.get(end)!]
    const near = said.about ? about : 0
    return (
      this.#link(s, e, said.upper, (said.upperOpen ? open : 0) | near, from, news) &&
      this.#link(e, s, 0 - said.lower, (said.lowerOpen ? open : 0) | near, from, news)
    )
  }

  #isNews(at: number, length: number, mark: number): boolean {
    const known = this.#far[at]!
    return isLess(length, known) || (length === known && length < Infinity && (mark & open & ~this.#marks[at]!) !== 0)
  }

  #link(
    from: number,
    to: number,
    length: number,
    mark: number,
    why: Equation | undefined,
    news: (a: number, b: number) => void
  ): boolean {
    const n = this.#points.length
    if (!this.#isNews(from * n + to, length, mark)) return true
    const [far, marks] = [this.#far, this.#marks]
    // What leads to the step and on from it stays as it is: else there were less than nothing, and that is found below.
    for (let a = 0; a < n; a++) {
      const head = far[a * n + from]! + length
      if (head === Infinity) continue
      const before = marks[a * n + from]! | mark
      for (let b = 0; b < n; b++) {
        const way = head + far[to * n + b]!
        const at = a * n + b
        // Most ways are longer than what is known.
        if (way === Infinity || way > far[at]! || !this.#isNews(at, way, before | marks[to * n + b]!)) continue
        if (a === b) return false
        far[at] = way
        marks[at] = before | marks[to * n + b]!
        if (a !== from || b !== to) this.#why.set(at, [from, to])
        else if (why === undefined) this.#why.delete(at)
        else this.#why.set(at, why)
        news(Math.min(a, b), Math.max(a, b))
      }
    }
    return true
  }

  /** From what an end follows; `undefined` where a figure of just these days says it, or nobody does. */
  why(start: number, end: number, side: "lower" | "upper"): Equation | ReadonlyArray<Step> | undefined {
    const [s, e] = [this.#place.get(start)!, this.#place.get(end)!]
    const [a, b] = side === "upper" ? [s, e] : [e, s]
    const found = this.#why.get(a * this.#points.length + b)
    if (found === undefined || "whole" in found) return found
    const steps: ReadonlyArray<Step> = [[a, found[0]], found, [found[1], b]]
    return steps.filter(([from, to]) => from !== to).map(([from, to]) => [this.#points[from]!, this.#points[to]!])
  }
}
