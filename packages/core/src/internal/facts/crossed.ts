/** Reported periods that cross the days of a cell: of what they tell nobody knows how much is of these. @internal */
import type { Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Asked } from "../figures/operators.ts"
import * as Parts from "./parts.ts"

type Days = readonly [start: number, end: number]

const crosses =
  ({ end, start }: Pick<Asked, "start" | "end">) =>
  ([from, to]: Days): boolean =>
    from < end && start < to && (from < start || end < to) && !(from <= start && end <= to)

/** Whether periods that were told of a box cross the days. */
export const isCrossed = (asked: Asked, node: Node): boolean => asked.prepared.solver.spans(node).some(crosses(asked))

/** The innermost boxes of which they leave the number open: not where running totals leave just what is of the days to these. */
const open = (asked: Asked, node: Node): ReadonlyArray<Node> => {
  const { end, prepared, start } = asked
  const { solver } = prepared
  const isKnown = ([from, to]: Days): boolean =>
    Span.isExact(solver.told(node, Math.max(start, from), Math.min(end, to)).span)
  const over = solver.spans(node).filter(crosses(asked))
  if (over.every(isKnown) || Span.isExact(Parts.knownOf(asked, node).span)) return []
  const below = solver
    .ways(node)
    .flatMap(({ along, parts }) => (along === "children" ? parts.map((part) => part.node) : []))
    .filter((one) => isCrossed(asked, one))
  return below.length === 0 ? [node] : below.flatMap((one) => open(asked, one))
}

/** The units below of whom they leave the number open; none of them where that is the unit itself, `undefined` where nothing is. */
export const crossed = (asked: Asked): ReadonlyArray<string> | undefined => {
  const found = open(asked, asked.node)
  const below = found.filter(({ place }) => place !== asked.node.place && place.kind === "unit")
  return found.length === 0 ? undefined : [...new Set(below.flatMap(({ place }) => place.units))]
}
