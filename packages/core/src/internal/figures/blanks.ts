/**
 * Lines left blank in forms that were filed. A blank line is the weakest statement there is: it fills what no figure speaks of,
 * and contradicts nobody. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Place } from "../places/place.ts"
import type { Figure, Node } from "./box.ts"
import type { Category } from "./category.ts"
import * as Own from "./own.ts"
import { blankIsZero, formsOf, type Reports } from "./reports.ts"
import type { Solver } from "./solver.ts"
import * as Span from "./span.ts"

export interface Blank {
  readonly unit: string
  readonly team: string | undefined
  readonly start: number
  readonly end: number
  /** Nothing, or at least nothing of a form that came before its period ended: then only until that day. */
  readonly span: Span.Span
}

/** Lines left blank in forms that were filed, where that says that nothing happened. */
export const of = (reports: Reports, measure: Measure.Resolved, stock: boolean): ReadonlyArray<Blank> => {
  if (!blankIsZero(measure)) return []
  const { model } = reports
  const told = new Set(
    reports
      .of(measure)
      .filter((one) => one.reporter === undefined)
      .map((one) => `${one.category.team ?? one.units.join("+")} ${one.period}`)
  )
  return formsOf(model, measure.id).flatMap((form) =>
    reports.filed(form).flatMap(({ knownOn, period, reporter }): ReadonlyArray<Blank> => {
      if (told.has(`${reporter} ${period}`)) return []
      const { end, start } = Period.bounds(period)
      const day = Math.min(end - 1, knownOn)
      const days = stock
        ? { start: day, end: day + 1, span: Span.zero }
        : { start, end, span: knownOn < end - 1 ? Span.atLeast(Span.zero) : Span.zero }
      if (!("teams" in form.by)) return [{ unit: reporter, team: undefined, ...days }]
      const team = model.teams.get(reporter)
      return team === undefined ? [] : [{ unit: Model.hostOf(team, Period.lastDay(period)), team: reporter, ...days }]
    })
  )
}

/** A figure in its place. */
export interface Placed {
  readonly place: Place
  readonly category: Category
  readonly figure: Figure
}

/** Blank lines that stand, beside the figures of a solver: those to which figures leave nothing that must be more than nothing. */
export const standing = (figures: Solver, blanks: ReadonlyArray<Placed>): ReadonlyArray<Placed> => {
  const byNode = new Map<Node, Array<Placed>>()
  for (const blank of blanks) {
    const node = figures.node(blank.place, blank.category)
    const own = byNode.get(node)
    if (own === undefined) byNode.set(node, [blank])
    else own.push(blank)
  }
  const kept = [...byNode].flatMap(([node, all]) => {
    const around = [...figures.spans(node), ...figures.spansAround(node)]
    const open = all.filter(({ figure }) => {
      const isSpoken = around.some(([start, end]) => start < figure.end && figure.start < end)
      return !isSpoken || figures.all(node, figure.start, figure.end).span.lower <= 0
    })
    return open.filter((blank) => !isShort(node, open, blank))
  })
  const emptied = emptiedSets(figures, kept)
  return kept.filter((blank) => !emptied.some((set) => isIn(figures, set, blank)))
}

/** A figure of a set, and its members as boxes. */
interface OfSet {
  readonly figure: Figure
  readonly members: ReadonlyArray<Node>
}

const isIn = (figures: Solver, { figure, members }: OfSet, blank: Placed): boolean =>
  figure.start <= blank.figure.start &&
  blank.figure.end <= figure.end &&
  members.includes(figures.node(blank.place, blank.category))

/** Figures of sets that say more than their members can hold, were blank lines of theirs nothing: these then contradict nobody. */
const emptiedSets = (figures: Solver, blanks: ReadonlyArray<Placed>): ReadonlyArray<OfSet> => {
  const sets = new Set(
    blanks.flatMap(({ category, place }) =>
      [...figures.above(figures.node(place, category))].filter((one) => one.place.kind === "set")
    )
  )
  return [...sets].flatMap((node): ReadonlyArray<OfSet> => {
    const members =
      figures
        .ways(node)
        .find((way) => way.along === "set")
        ?.parts.map((part) => part.node) ?? []
    return node.figures.flatMap((figure): ReadonlyArray<OfSet> => {
      const most = (member: Node): number => {
        const own = blanks.filter((one) => isIn(figures, { figure, members: [member] }, one)).map((one) => one.figure)
        return Own.tiled(own, figure.start, figure.end) ? 0 : figures.all(member, figure.start, figure.end).span.upper
      }
      const held = members.reduce((sum, member) => sum + most(member), 0)
      return members.length > 0 && held < figure.span.lower ? [{ figure, members }] : []
    })
  })
}

/** Whether a longer figure of the same box says more than all its days together, blank ones counted as nothing. */
const isShort = ({ figures }: Node, blanks: ReadonlyArray<Placed>, { figure: { end, start } }: Placed): boolean =>
  figures.some((longer) => {
    if (longer.start > start || longer.end < end || longer.span.lower <= 0) return false
    const within = [...figures, ...blanks.map((one) => one.figure)].filter(
      (one) => one !== longer && longer.start <= one.start && one.end <= longer.end
    )
    return Own.tiled(within, longer.start, longer.end) && Own.packing(within) < longer.span.lower
  })
