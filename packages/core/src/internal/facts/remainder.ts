/** What is left of a number beside the parts that are known, where nobody reported that. @internal */
import { type Known, type Node, type Part, toldOf } from "../boxes/box.ts"
import { byRow } from "../boxes/reports.ts"
import type { Asked } from "../figures/operators.ts"
import * as Parts from "./parts.ts"
import * as Span from "../boxes/span.ts"

type Days = readonly [start: number, end: number]

/** Parts that say less than their whole, and what they leave of it. */
export interface Remainder {
  readonly parts: Parts.Told
  readonly left: Span.Span
}

/** The first parts that say less than the whole, and what they leave of it. */
export const rest = (
  asked: Asked,
  all: ReadonlyArray<Parts.Parts>,
  whole: Span.Span,
  days: Days = [asked.start, asked.end]
): Remainder | undefined => {
  const parts = all.find((one) => isOfAll(asked, one) && Span.isBelow(one.said, whole))
  if (parts === undefined || (parts.is === "units" && (isShared(asked, days) || hasOthers(asked, parts))))
    return undefined
  if (isMade(asked, parts, days)) return undefined
  return { parts, left: Span.minus(whole, parts.said) }
}

/** Whether what parts say is of all of the box: women of one commune are no group of their province. */
const isOfAll = (asked: Asked, { is, nodes }: Parts.Parts): boolean =>
  is !== "cohorts" && (is !== "members" || nodes.every((one) => isWhole(Parts.knownOf(asked, one))))

const isWhole = (known: Known): boolean => known.covered || Number.isNaN(toldOf(known))

/** Whether only a share of what units told is in the box: what all they told leaves is not left of it. */
const isShared = ({ node, prepared: { solver } }: Asked, days: Days): boolean => {
  const { apportioned, parts } = solver.sharesInside(node, ...days)
  return apportioned + parts > 0
}

/** What a total of more days leaves at least to these beside what those units said that told something; nobody told that itself. */
export const restAtLeast = (
  asked: Asked,
  { clashes, covered, span }: Known,
  units: Parts.Parts | undefined
): Remainder | undefined => {
  if (covered || clashes.length > 0 || units === undefined || !Span.isBelow(units.said, span)) return undefined
  if (!isHeld(asked) || hasOthers(asked, units)) return undefined
  return { parts: units, left: Span.minus(span, units.said) }
}

/** Whether figures of its own speak of more days than these, and of none of these alone. */
export const isHeld = ({ end, node: { figures }, start }: Asked): boolean =>
  figures.some((one) => one.start <= start && end <= one.end) &&
  !figures.some((one) => start <= one.start && one.end <= end)

/** Whether units, and sets of them, say all of a box, so that of each it is known what it holds: none of that is left over. */
const isDivided = ({ node, prepared: { solver } }: Asked, { nodes }: Parts.Parts, days: Days): boolean =>
  solver.ways(node).some((way) => way.parts.some(isSet) && solver.along(way, ...days).covered) &&
  nodes.every((one) => Span.isExact(solver.all(one, ...days).span))

const isSet = ({ node }: Part): boolean => node.place.kind === "set"

/** Whether others reported what parts leave: units together of whom none told by itself, units below, or other days under former codes. */
const isMade = (asked: Asked, parts: Parts.Parts, days: Days): boolean => {
  const { node, prepared } = asked
  const { is, nodes, spans = [] } = parts
  const { solver } = prepared
  if (is === "units") {
    if (isDivided(asked, parts, days)) return true
    const rowsOf = nodes.map((one) => [one, solver.rowsInside(one, ...days)] as const)
    const listed = new Set(rowsOf.flatMap(([, rows]) => rows))
    const told = new Set(rowsOf.flatMap(([one, rows]) => (rows.length > 0 ? one.place.units : [])))
    const own = node.place.units.join()
    const said = byRow(prepared.reports)
    return solver.rowsInside(node, ...days).some((row) => {
      const { units } = said.get(row)!
      return !listed.has(row) && units.join() !== own && !units.some((one) => told.has(one))
    })
  }
  if (node.figures.some((one) => one.start === days[0] && one.end === days[1])) return false
  if (is !== "periods") return isBelow(asked, nodes, days)
  const ends = [...spans].sort(([a], [b]) => a - b)
  const gaps = [...ends, [days[1], days[1]] as const].map(
    ([to], index) => [ends[index - 1]?.[1] ?? days[0], to] as const
  )
  return gaps.some(([from, to]) => from < to && solver.rowsInside(node, from, to).length > 0)
}

/** Whether units below told something that lies in none of the parts: those of the province's own teams say nothing of it. */
const isBelow = ({ node, prepared: { solver } }: Asked, parts: ReadonlyArray<Node>, [start, end]: Days): boolean => {
  const listed = new Set(parts.flatMap((one) => solver.rowsInside(one, start, end)))
  return below(solver, node)
    .flat()
    .some(
      ({ from, node: one, to }) =>
        from < end &&
        start < to &&
        solver.rowsInside(one, Math.max(start, from), Math.min(end, to)).some((row) => !listed.has(row))
    )
}

/** The units below a box, each while it is there; in each way in which they are its parts. */
const below = (solver: Asked["prepared"]["solver"], node: Node): ReadonlyArray<ReadonlyArray<Part>> =>
  solver
    .ways(node)
    .filter(({ along }) => along === "children")
    .map(({ parts }) => parts.filter((part) => part.node.place.kind !== "own"))

/** Whether figures of other units went in as well: of those that were there at another time. */
const hasOthers = ({ end, measure, node, prepared, start }: Asked, { nodes }: Parts.Parts): boolean => {
  const came = (one: Node, from: number, to: number): number => {
    const known =
      measure.accumulation === "flow"
        ? prepared.solver.told(one, from, to)
        : prepared.standing.standing(one, Math.min(to, end) - 1)
    const told = toldOf(known)
    return Number.isNaN(told) ? 0 : told
  }
  const listed = nodes.reduce((sum, one) => sum + came(one, start, end), 0)
  return below(prepared.solver, node).some(
    (parts) =>
      parts
        .filter(({ from, to }) => from < end && start < to)
        .reduce((sum, { from, node: one, to }) => sum + came(one, Math.max(start, from), Math.min(end, to)), 0) > listed
  )
}
