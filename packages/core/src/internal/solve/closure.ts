/**
 * What follows for any span of days from what is said of others.
 *
 * With S(t) for all that happened before day t, a figure of the days [s, e) says where S(e) - S(s) lies: a system of difference
 * constraints. Their shortest paths give the sharpest bounds there are, over spans that are nested, apart or cross (R. Bellman,
 * "On a routing problem", 1958; the closure is kept up to date with each span, as in R. W. Floyd, 1962). @internal
 */
import * as Quantity from "../../Quantity.ts"
import * as Span from "../boxes/span.ts"

/** What lies in the days from `start` until before `end`. */
interface Link {
  readonly start: number
  readonly end: number
  readonly span: Span.Span
}

/** Bits of a path: an end that is excluded, one that is only about. */
const open = 1
const about = 2

/** Shortest paths between cut points; `far[a * n + b]` bounds S(b) - S(a) from above. */
export class Closure {
  readonly points: ReadonlyArray<number>
  readonly place: ReadonlyMap<number, number>
  readonly far: Float64Array
  readonly marks: Uint8Array
  /** The largest number that was said. */
  private scale = 0

  constructor(points: ReadonlyArray<number>, floor: number) {
    this.points = points
    this.place = new Map(points.map((point, index) => [point, index]))
    const n = points.length
    this.far = new Float64Array(n * n).fill(Infinity)
    this.marks = new Uint8Array(n * n)
    for (let a = 0; a < n; a++) {
      this.far[a * n + a] = 0
      // What happened cannot be undone: S never falls.
      if (floor === 0) for (let b = 0; b < a; b++) this.far[a * n + b] = 0
    }
  }

  private link(from: number, to: number, length: number, mark: number): void {
    const n = this.points.length
    const { far, marks } = this
    const [known, marked] = [far[from * n + to]!, marks[from * n + to]!]
    // The same end says more where it is excluded, or no longer only about.
    const isNews = length < known || (mark & open & ~marked) !== 0 || (marked & about & ~mark) !== 0
    if (length > known || !isNews) return
    for (let a = 0; a < n; a++) {
      const head = far[a * n + from]!
      if (head === Infinity) continue
      for (let b = 0; b < n; b++) {
        const tail = far[to * n + b]!
        if (tail === Infinity) continue
        const at = a * n + b
        const way = head + length + tail
        const sharper = way < far[at]! && far[at]! - way > Span.slack(far[at]!, way)
        const path = marks[a * n + from]! | mark | marks[to * n + b]!
        if (sharper) {
          far[at] = way
          marks[at] = path
        } else if (way <= far[at]!) marks[at] = (marks[at]! & path & about) | ((marks[at]! | path) & open)
      }
    }
  }

  insert({ start, end, span }: Link): void {
    const [s, e] = [this.place.get(start)!, this.place.get(end)!]
    const near = span.about ? about : 0
    for (const to of [span.lower, span.upper]) if (Number.isFinite(to)) this.scale = Math.max(this.scale, Math.abs(to))
    if (span.upper < Infinity) this.link(s, e, span.upper, (span.upperOpen ? open : 0) | near)
    if (span.lower > -Infinity) this.link(e, s, 0 - span.lower, (span.lowerOpen ? open : 0) | near)
  }

  /** What only rounding leaves is nothing. */
  private clear(value: number): number {
    return Math.abs(value) <= Span.slack(value, this.scale) ? 0 : value
  }

  bounds(start: number, end: number): Span.Span {
    const n = this.points.length
    const [s, e] = [this.place.get(start)!, this.place.get(end)!]
    const [up, down] = [s * n + e, e * n + s]
    const [upper, lower] = [this.clear(this.far[up]!), this.clear(0 - this.far[down]!)]
    return Quantity.interval({
      lower: lower + 0,
      upper: Math.max(upper, lower),
      lowerOpen: (this.marks[down]! & open) !== 0,
      upperOpen: (this.marks[up]! & open) !== 0,
      about: ((this.marks[up]! | this.marks[down]!) & about) !== 0
    })
  }
}
