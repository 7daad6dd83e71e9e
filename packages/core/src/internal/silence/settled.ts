/** Where silence is a statement, what no figure speaks of is nothing. @internal */
import { claimOf, larger, type Node } from "../boxes/box.ts"
import type { Asked, Found } from "../figures/operators.ts"
import type { Prepared } from "../figures/prepare.ts"
import { formsOf, type Report } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"

/** Whether nothing is asked of anybody by a form, and who says nothing has nothing. */
export const isZero = ({ measure, reports }: Asked): boolean =>
  measure.missing === "zero" && formsOf(reports.model, measure.id).length === 0

/** Whether what nobody told counts as nothing, for this measure or for this question. */
const counts = (asked: Asked): boolean => asked.rollup.silent === "zero" || isZero(asked)

/** What is known of a box once the days that no figure covers, of it or of what holds it, are nothing. */
export const settled = (asked: Asked, node: Node, start: number, end: number, known: Found): Found => {
  if (!counts(asked) || asked.prepared.isUnknown(node, start, end)) return known
  const isTold = known.covered && known.clashes.length === 0 && !Number.isNaN(known.came)
  if (isTold || known.span.upper < Infinity) return known
  return asked.measure.accumulation === "flow"
    ? settledFlow(known, most(asked, node, start, end))
    : settledStock(asked, node, start, end, known)
}

const settledFlow = (known: Found, left: number): Found => {
  const { lower, lowerOpen } = known.span
  const upper = Math.max(lower, left)
  const came = Number.isNaN(known.came) && upper === lower ? 0 : known.came
  const span = lowerOpen ? known.span : { ...known.span, upper, upperOpen: upper === Infinity }
  return { ...known, came, covered: upper < Infinity, span }
}

/** A stock is as of the day of its newest figure where nothing stands on the last one. */
const settledStock = ({ prepared }: Asked, node: Node, start: number, end: number, known: Found): Found => {
  const newest = Math.max(-Infinity, ...known.days.keys())
  const found = prepared.standing.settled(node, newest === -Infinity ? end - 1 : newest, start, end)
  if (known.span.lowerOpen || Span.contradict(known.span, found.span)) return known
  const span = Span.both(known.span, found.span)
  const came = larger(known.came, Number.isNaN(found.came) && Span.isExact(span) ? span.lower : found.came)
  return { ...known, came, covered: span.upper < Infinity, span, days: found.days }
}

const reportsByRow = new WeakMap<Prepared, ReadonlyMap<number, Report>>()

const byRow = (prepared: Prepared): ReadonlyMap<number, Report> => {
  const known = reportsByRow.get(prepared) ?? new Map(prepared.reports.map((one) => [one.row, one]))
  reportsByRow.set(prepared, known)
  return known
}

/**
 * Whether what figures say of a box without parts is all that they leave open: bounds, figures known before their last day, and
 * things that may be the same leave more; so does, once a target is closed, who told only of some of those counted.
 */
const isOpen = ({ measure, prepared, rollup }: Asked, node: Node, start: number, end: number): boolean => {
  const rows = prepared.solver.rowsInside(node, start, end)
  const all = byRow(prepared)
  return (
    (rows.length > 1 && measure.kind !== "event") ||
    rows.some((row) => {
      const one = all.get(row)
      if (one?.span === undefined || !Span.isExact(one.span)) return true
      return rollup.silent === "zero" && (one.category.cohorts.length > 0 || one.category.members.size > 0)
    })
  )
}

/** Whether a figure inside a box is of days that are not only these: how much of it is of these nobody knows. */
const isCrossed = ({ prepared }: Asked, node: Node, start: number, end: number): boolean =>
  prepared.solver.spans(node).some(([from, to]) => from < end && start < to && (from < start || end < to))

/** The most that figures leave to a box: of its days one by one where some are spoken of, then of its parts. */
const most = (asked: Asked, node: Node, start: number, end: number): number => {
  const { solver } = asked.prepared
  const known = solver.all(node, start, end)
  const { clashes, span } = known
  if (span.upper < Infinity) return span.upper
  // Parts that say more than their whole: where nobody else holds anything, who says most is right, or one who says less.
  if (clashes.length > 0 && node.figures.some((one) => one.start === start && one.end === end)) {
    const isSure = !isCrossed(asked, node, start, end) && !isOpen(asked, node, start, end)
    return isSure ? claimOf(known).lower : Infinity
  }
  const own = node.figures.map((one) => [one.start, one.end] as const)
  const spoken = [...own, ...solver.spansAround(node)].filter(([from, to]) => from < end && start < to)
  const cuts = spoken.flat().filter((day) => start < day && day < end)
  if (cuts.length > 0) {
    const points = [...new Set([start, ...cuts, end])].sort((a, b) => a - b)
    return points.slice(1).reduce((sum, to, index) => sum + most(asked, node, points[index]!, to), 0)
  }
  if (spoken.length > 0) return Infinity
  const parts = solver.isLive(node.place) ? solver.ways(node).find((way) => way.along === "children")?.parts : undefined
  // Members of a set are spoken of, though no figure is their own.
  const inside = parts?.filter(({ from, to }) => from < end && start < to) ?? []
  if (inside.length > 0) {
    return inside.reduce(
      (sum, { from, node: one, to }) => sum + most(asked, one, Math.max(start, from), Math.min(end, to)),
      0
    )
  }
  return isCrossed(asked, node, start, end) || isOpen(asked, node, start, end) ? Infinity : span.lower
}
