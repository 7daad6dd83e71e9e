/** Totals that no longer make a number: complete parts say all of it, or what came in is more than was sent early. @internal */
import { byRow } from "../boxes/reports.ts"
import { most } from "../extremes.ts"
import type { Asked } from "../figures/operators.ts"
import { type Known, plus } from "../boxes/box.ts"
import { ownFigures } from "./derivation.ts"
import { tiled } from "../solve/own.ts"
import * as Span from "../boxes/span.ts"

type Days = Pick<Asked, "node" | "start" | "end">

const isFirm = (span: Span.Span): boolean => Span.isExact(span) && !span.about
const isWhole = ({ covered, span }: Known): boolean => covered && isFirm(span)

/** Whether figures inside a box say all of it: then none that was sent before the end decides, for such say only "at least". */
export const isCertain = ({ prepared }: Pick<Asked, "prepared">, { end, node, start }: Days): boolean =>
  isWhole(prepared.solver.inside(node, start, end))

/** Whether complete parts make the number of a box, or equal it, so that none of them may lie beside its own total. */
export const isOvertaken = (asked: Pick<Asked, "prepared">, days: Days): boolean => {
  if (!isCertain(asked, days)) return false
  const { solver } = asked.prepared
  const { end, node, start } = days
  const within = node.figures.filter((one) => start <= one.start && one.end <= end)
  const isOwn = within.some((one) => one.start === start && one.end === end && isFirm(one.span))
  // What says less than the total leaves a rest, in which a late one may be or not.
  const { span } = solver.inside(node, start, end)
  const parts = solver.fromParts(node, start, end)
  if (!isOwn || (isWhole(parts) && !Span.isBelow(parts.span, span))) return true
  const shorter = within.filter((one) => one.end - one.start < end - start && isFirm(one.span))
  const isTiled = solver.measure.additivity.time === "additive" && tiled(shorter, start, end)
  return isTiled && !Span.isBelow(shorter.map((one) => one.span).reduce(Span.add, Span.zero), span)
}

/**
 * Whether totals that were sent before the end are all that covers a cell, while others told more than they say: then the number is
 * that of the others. What a unit did itself is in its totals alone.
 */
export const isOutdone = (asked: Asked, { came, covered, span }: Known): boolean => {
  const { end, measure, node, prepared, start } = asked
  if (measure.accumulation !== "flow" || !covered || span.upper < Infinity) return false
  const own = ownFigures(asked)
  const said = byRow(prepared.reports)
  const isEarly = own.length > 0 && own.every(({ row }) => said.get(row)?.early === true)
  const isAlone = measure.own === "no" || !prepared.places.hasBelow(node.place)
  return (
    isEarly &&
    isAlone &&
    came > most(own.map((one) => plus(one.said, prepared.solver.inside(node, one.end, end).came))) &&
    !prepared.solver.fromParts(node, start, end).covered
  )
}
