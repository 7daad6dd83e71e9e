/** What fewer days say of more, of people and things that may be met again on others. @internal */
import { type Known, larger, type Look, type Node, type Semantics, toldOf } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"

type Days = readonly [start: number, end: number]

/**
 * No fewer than on any of some days within these, and no more than on all of them together where they are these; what came in of
 * one of them came in of these. `undefined` where days add, or a figure is of just these.
 */
export const overDays = (
  { floor, measure }: Semantics,
  node: Node,
  spans: () => ReadonlyArray<Days>,
  [start, end]: Days,
  look: Look
): { readonly span: Span.Span; readonly told: number } | undefined => {
  const isAgain = floor === 0 && measure.accumulation === "flow" && measure.additivity.time !== "additive"
  if (!isAgain || node.figures.some((one) => one.start === start && one.end === end)) return undefined
  let [found, sum, at, told] = [Span.unknown(floor), Span.zero, start, NaN]
  for (const [from, to] of spans().toSorted((a, b) => a[0] - b[0])) {
    if (from < start || end < to || end - start <= to - from) continue
    const known = look(node, from, to)
    const { clashes, span } = known
    if (clashes.length > 0) return undefined
    found = Span.both(found, Span.atLeast(span))
    told = larger(told, Span.isExact(span) ? span.lower : toldOf(known))
    if (from === at) [sum, at] = [Span.add(sum, span), to]
  }
  return { span: at === end ? Span.both(found, Span.atMost(sum, floor)) : found, told }
}

/** What is known of a box, and what fewer days say of it beside. */
export const withDays = (known: Known, days: ReturnType<typeof overDays>): Known => {
  if (days === undefined || Span.contradict(known.span, days.span)) return known
  const span = Span.both(known.span, days.span)
  // Nothing that came in is not what came in.
  if (Number.isNaN(days.told) || days.told === 0) return { ...known, span }
  return Number.isNaN(known.came)
    ? { ...known, span, settled: larger(known.settled ?? NaN, days.told) }
    : { ...known, span, came: larger(known.came, days.told) }
}
