/** What fewer days say of more, of people and things that may be met again on others. @internal */
import { type Known, larger, type Look, type Node, type Semantics, toldOf } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"

type Days = readonly [start: number, end: number]

/**
 * What is known of a box, and what some days within these say of it beside: no fewer than on any of them, and no more than on all
 * of them together where they are these. What came in of one of them came in of these.
 */
export const withDays = (
  { floor, measure }: Semantics,
  known: Known,
  node: Node,
  spans: () => ReadonlyArray<Days>,
  [start, end]: Days,
  look: Look
): Known => {
  const isAgain = floor === 0 && measure.accumulation === "flow" && measure.additivity.time !== "additive"
  if (!isAgain || node.figures.some((one) => one.start === start && one.end === end)) return known
  let [found, sum, at, told] = [Span.unknown(floor), Span.zero, start, NaN]
  for (const [from, to] of spans().toSorted((a, b) => a[0] - b[0])) {
    if (from < start || end < to || end - start <= to - from) continue
    const one = look(node, from, to)
    if (one.clashes.length > 0) return known
    found = Span.both(found, Span.atLeast(one.span))
    told = larger(told, Span.isExact(one.span) ? one.span.lower : toldOf(one))
    if (from === at) [sum, at] = [Span.add(sum, one.span), to]
  }
  if (at === end) found = Span.both(found, Span.atMost(sum, floor))
  if (Span.contradict(known.span, found)) return known
  const span = Span.both(known.span, found)
  // Nothing is nothing that came in.
  return told > 0
    ? { ...known, span, [Number.isNaN(known.came) ? "settled" : "came"]: larger(toldOf(known), told) }
    : { ...known, span }
}
