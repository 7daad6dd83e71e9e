/** Units below a cell that told longer periods only: of its own days these say no more than a bound. @internal */
import * as Span from "../boxes/span.ts"
import type { Figure } from "../boxes/box.ts"
import type { Asked } from "../figures/operators.ts"
import type { Roll } from "../silence/silence.ts"
import * as Parts from "./parts.ts"

/** How many units of those who should report told only longer periods that hold the days of a cell. */
export const longer = (asked: Asked, roll: Roll | undefined): number => {
  const { end, start } = asked
  const isOver = (one: Figure) => one.start <= start && end <= one.end && (one.start < start || end < one.end)
  return Parts.reporters(asked, roll).filter(
    (node) => node.figures.some(isOver) && !Span.isExact(Parts.knownOf(asked, node).span)
  ).length
}
