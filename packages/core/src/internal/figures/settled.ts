/** Where silence is a statement, what no figure speaks of is nothing. @internal */
import type { Node } from "./box.ts"
import type { Asked, Found } from "./operators.ts"
import { formsOf } from "./reports.ts"

/** Whether nothing is asked of anybody by a form, and who says nothing has nothing. */
export const isZero = ({ measure, reports }: Asked): boolean =>
  measure.missing === "zero" && formsOf(reports.model, measure.id).length === 0

/** Whether what nobody told counts as nothing, for this measure or for this question. */
const counts = (asked: Asked): boolean => asked.rollup.silent === "zero" || isZero(asked)

/** What is known of a box once the days that no figure covers, of it or of what holds it, are nothing. */
export const settled = (asked: Asked, node: Node, start: number, end: number, known: Found): Found => {
  if (!counts(asked) || asked.prepared.isUnknown(node, start, end)) return known
  if ((known.covered && !Number.isNaN(known.came)) || known.span.upper < Infinity) return known
  const { lower, lowerOpen } = known.span
  const left =
    asked.measure.accumulation === "flow" ? most(asked, node, start, end) : standingMost(asked, node, end - 1)
  const upper = Math.max(lower, left)
  const came = Number.isNaN(known.came) && upper === lower ? 0 : known.came
  const span = lowerOpen ? known.span : { ...known.span, upper, upperOpen: upper === Infinity }
  return { ...known, came, covered: upper < Infinity, span }
}

/** The most that figures leave to the stock of a day, where who said nothing has nothing. */
const standingMost = (asked: Asked, node: Node, on: number): number => {
  const { solver, standing } = asked.prepared
  const known = standing.standing(node, on)
  if (known.covered || known.span.upper < Infinity) return known.span.upper
  const parts = solver.ways(node).find((way) => way.along === "children")?.parts ?? []
  const live = parts.filter(({ from, node: one, to }) => from <= on && on < to && solver.isLive(one.place))
  if (live.length > 0) return live.reduce((sum, part) => sum + standingMost(asked, part.node, on), 0)
  return Number.isNaN(known.came) ? 0 : Infinity
}

/** Whether figures tell of some of those counted in a box, and of the rest nobody says: it spoke, and not of all. */
const isPartial = ({ prepared, reports: { figures } }: Asked, node: Node, start: number, end: number): boolean =>
  prepared.solver.rowsInside(node, start, end).some((row) => {
    const { breakdown, cohorts } = figures.texts.categories[figures.category[row]!]!
    return cohorts.length > 0 || breakdown.length > 0
  })

/** The most that figures leave to a box: of its days one by one where some are spoken of, then of its parts. */
const most = (asked: Asked, node: Node, start: number, end: number): number => {
  const { solver } = asked.prepared
  const { span } = solver.all(node, start, end)
  if (span.upper < Infinity) return span.upper
  const own = node.figures.map((one) => [one.start, one.end] as const)
  const spoken = [...own, ...solver.spansAround(node)].filter(([from, to]) => from < end && start < to)
  const cuts = spoken.flat().filter((day) => start < day && day < end)
  if (cuts.length > 0) {
    const points = [...new Set([start, ...cuts, end])].sort((a, b) => a - b)
    return points.slice(1).reduce((sum, to, index) => sum + most(asked, node, points[index]!, to), 0)
  }
  if (spoken.length > 0) return Infinity
  const parts = solver.ways(node).find((way) => way.along === "children")?.parts ?? []
  const inside = parts.filter(({ from, node: one, to }) => from < end && start < to && solver.isLive(one.place))
  if (inside.length > 0) {
    return inside.reduce(
      (sum, { from, node: one, to }) => sum + most(asked, one, Math.max(start, from), Math.min(end, to)),
      0
    )
  }
  // A figure of some of those counted here, of days that are not only these: how much of it is of these nobody knows.
  const crosses = solver.spans(node).some(([from, to]) => from < end && start < to && (from < start || end < to))
  return crosses || (asked.rollup.silent === "zero" && isPartial(asked, node, start, end)) ? Infinity : span.lower
}
