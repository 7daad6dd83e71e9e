/** What the figures of exactly one box say among themselves: of several reporters, one after the other, beside each other. @internal */
import * as Period from "../../Period.ts"
import { type Contradiction, type Figure, type Node, plus, type Semantics, spanKey } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Statement } from "./statement.ts"

/** A contradiction in a box, with the figures that make it. */
export const contradiction = (
  semantics: Semantics,
  code: Contradiction["code"],
  node: Node,
  days: { readonly start: number; readonly end: number },
  { parts, span, whole }: { readonly span: Span.Span; readonly whole: Span.Span; readonly parts: Span.Span },
  rows: ReadonlyArray<number>
): Contradiction => {
  const all = [...new Set(rows)].filter((row) => row >= 0)
  const ids = all.map((row) => semantics.ids[row]!)
  const { end, start } = days
  const isWhole = node.figures.some((one) => one.start === start && one.end === end && all.includes(one.row))
  const { category, place } = node
  return { code, units: place.units, category, start, end, span, whole, parts, isWhole, rows: all, ids }
}

/** Of two claims the one that says more at least. */
export const higher = (a: Span.Span, b: Span.Span): Span.Span =>
  a.lower > b.lower || (a.lower === b.lower && a.lowerOpen) ? a : b

/** In order of what they are of, the shortest period first, and of who filed them, the unit itself first; never of when. */
const inOrder = ({ source }: Semantics, figures: ReadonlyArray<Figure>): ReadonlyArray<Figure> => {
  if (figures.length === 1) return figures
  const keyed = figures.map((figure) => {
    if (figure.row < 0) return { figure, days: Infinity, reporter: "" }
    const { period, reporter } = source(figure.row)
    const { end, start } = Period.bounds(period)
    return { figure, days: end - start, reporter: reporter ?? "" }
  })
  return keyed
    .sort((a, b) => a.days - b.days || (a.reporter < b.reporter ? -1 : a.reporter > b.reporter ? 1 : 0))
    .map(({ figure }) => figure)
}

/** Figures of one box and the same days are one statement: what all their reporters say. */
export const statements = (semantics: Semantics, node: Node): ReadonlyArray<Statement> => {
  const bySpan = Map.groupBy(node.figures, ({ end, start }) => spanKey(start, end))
  const disagreements: Array<Contradiction> = []
  const found = [...bySpan.values()].map((all) => {
    const unbeaten = all.filter((one) => !all.some((other) => Span.isBeaten(one.span, other.span)))
    const figures = inOrder(semantics, unbeaten)
    const [{ end, start }] = all as [Figure]
    const rows = figures.map((one) => one.row)
    let [span] = figures.map((one) => one.span) as [Span.Span]
    let clash = false
    for (const one of figures.slice(1)) {
      clash ||= Span.contradict(span, one.span)
      span = clash ? Span.either(span, one.span) : Span.both(span, one.span)
    }
    if (clash) {
      const [whole, parts] = figures.map((one) => one.span) as [Span.Span, Span.Span]
      disagreements.push(contradiction(semantics, "disagreement", node, { start, end }, { span, whole, parts }, rows))
    }
    const claim = clash ? figures.map((one) => one.span).reduce(higher) : undefined
    return { start, end, span, claim, own: true, rows }
  })
  node.disagreements = disagreements
  return found
}

/** Whether figures that touch no other cover all days. */
export const tiled = (figures: ReadonlyArray<Figure>, start: number, end: number): boolean => {
  const reached = new Set([start])
  for (const one of [...figures].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (reached.has(one.start)) reached.add(one.end)
  }
  return reached.has(end)
}

/** What was said of some days. */
export type Told = Pick<Figure, "start" | "end" | "said">

interface Packed {
  readonly days: number
  readonly count: number
  readonly sum: number
}

const isMore = (a: Packed, b: Packed): boolean => a.days > b.days || (a.days === b.days && a.count < b.count)

/** What figures say that share no day: of most days, and of these the fewest figures. */
export const packing = (figures: ReadonlyArray<Told>): number => {
  const sorted = [...figures].sort((a, b) => a.end - b.end || a.start - b.start)
  /** The best of all figures that end first, one more each. */
  const best: Array<Packed> = [{ days: 0, count: 0, sum: NaN }]
  sorted.forEach((one, index) => {
    let before = index
    while (before > 0 && sorted[before - 1]!.end > one.start) before--
    const { count, days, sum } = best[before]!
    const taken = { days: days + one.end - one.start, count: count + 1, sum: plus(sum, one.said) }
    best.push(isMore(taken, best[index]!) ? taken : best[index]!)
  })
  return best.at(-1)!.sum
}
