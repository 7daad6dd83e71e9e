/** Where silence is a statement, what no figure speaks of is nothing. @internal */
import { claimOf, larger, type Node, type Part, type Way } from "../boxes/box.ts"
import type { Asked, Found } from "../figures/operators.ts"
import { ofPlaces } from "../boxes/ways.ts"
import { byRow, formsOf } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import { least } from "../extremes.ts"

/** Whether nothing is asked of anybody by a form, and who says nothing has nothing. */
export const isZero = ({ measure, reports }: Asked): boolean =>
  measure.missing === "zero" && formsOf(reports.model, measure.id).length === 0

/** Whether what nobody told counts as nothing, for this measure or for this question. */
const counts = (asked: Asked): boolean => asked.rollup.silent === "zero" || isZero(asked)

/** What is known of a box once the days that no figure covers, of it or of what holds it, are nothing. */
export const settled = (asked: Asked, node: Node, start: number, end: number, known: Found): Found => {
  if (!counts(asked)) return known
  const isBelieved = known.clashes.length === 0 && !isBeaten(asked, node, start, end, known.span)
  const isTold = known.covered && isBelieved && !Number.isNaN(known.came)
  if (isTold || known.span.upper < Infinity)
    return isStanding(asked, known) ? known : lastSaid(asked, node, start, end, known)
  const isUnknown = asked.prepared.isUnknown(node, start, end)
  if (asked.measure.accumulation === "flow") {
    return isUnknown ? known : settledFlow(known, most(asked, node, start, end))
  }
  const found = settledStock(asked, node, start, end, known)
  // Of what is not known there may be anything beside what all others said last.
  return isUnknown ? { ...found, span: Span.atLeast(found.span), covered: false } : found
}

/** Whether parts that are believed before their whole say more than it does. */
const isBeaten = ({ measure }: Asked, { figures }: Node, start: number, end: number, known: Span.Span): boolean =>
  measure.trust === "parts" &&
  figures.some((one) => one.start === start && one.end === end && Span.isBelow(one.span, known))

/** Whether what is known is all that was said: of a stock that is closed, some may have said something of a later day. */
const isStanding = ({ measure, rollup }: Asked, { clashes, covered }: Found): boolean =>
  measure.accumulation === "flow" || rollup.silent !== "zero" || !covered || clashes.length > 0

/** What each said last of a stock of which all was known on some day. */
const lastSaid = ({ prepared }: Asked, node: Node, start: number, end: number, known: Found): Found => {
  const found = prepared.standing.settled(node, end - 1, start, end)
  return found.span.lower === known.span.lower && found.span.upper === known.span.upper ? known : { ...known, ...found }
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
  return {
    ...known,
    came,
    covered: found.covered || span.upper < Infinity,
    span,
    days: found.days,
    source: found.source
  }
}

/**
 * Whether what figures say of a box without parts is all that they leave open: bounds, figures known before their last day, and
 * things that may be the same leave more; so does, once a target is closed, who told only of some of those counted.
 */
const isOpen = ({ measure, prepared, rollup }: Asked, node: Node, start: number, end: number): boolean => {
  const rows = prepared.solver.rowsInside(node, start, end)
  const all = byRow(prepared.reports)
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
  const isTold = clashes.length > 0 && node.figures.some((one) => one.start === start && one.end === end)
  if (isTold || isBeaten(asked, node, start, end, span)) {
    const isSure = !isCrossed(asked, node, start, end) && !isOpen(asked, node, start, end)
    return isSure ? claimOf(known).lower : Infinity
  }
  const own = node.figures.map((one) => [one.start, one.end] as const)
  const spoken = [...own, ...solver.spansAround(node)].filter(([from, to]) => from < end && start < to)
  const cuts = spoken.flat().filter((day) => start < day && day < end)
  if (cuts.length > 0) {
    // What a figure says of more days is not said once more by those within them.
    const outer = cuts.filter((day) => !own.some(([from, to]) => from < day && day < to))
    const points = [...new Set([start, ...(outer.length > 0 ? outer : cuts), end])].sort((a, b) => a - b)
    return points.slice(1).reduce((sum, to, index) => sum + most(asked, node, points[index]!, to), 0)
  }
  if (spoken.length > 0) return Infinity
  const ways = whole(solver.isLive(node.place) ? solver.ways(node) : [])
    .map(({ parts }) => parts.filter(({ from, to }) => from < end && start < to))
    .filter((parts) => parts.length > 0)
  if (ways.length > 0) return least(ways.map((parts) => mostOf(asked, parts, start, end)))
  return isCrossed(asked, node, start, end) || isOpen(asked, node, start, end) ? Infinity : span.lower
}

/** Ways each of which is all there is where nobody else did anything; teams are that where nothing else is said. */
const whole = (ways: ReadonlyArray<Way>): ReadonlyArray<Way> => {
  const places = ofPlaces(ways)
  const isTeams = places.length === 0 && ways.length === 1 && ways[0]!.along === "team" && ways[0]!.adds
  return isTeams ? ways : places
}

const mostOf = (asked: Asked, parts: ReadonlyArray<Part>, start: number, end: number): number =>
  parts.reduce(
    (sum, { from, node, to, upper }) => sum + upper * most(asked, node, Math.max(start, from), Math.min(end, to)),
    0
  )
