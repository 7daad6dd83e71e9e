/**
 * Lines left blank in forms that were filed. A blank line is the weakest statement there is: it fills what no figure speaks of,
 * and contradicts nobody. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Place } from "../places/place.ts"
import type { Figure, Known, Node } from "./box.ts"
import type { Category } from "./category.ts"
import { blankIsZero, formsOf, type Reports } from "./reports.ts"
import type { Solver } from "./solver.ts"
import * as Span from "./span.ts"

export interface Blank {
  readonly unit: string
  readonly team: string | undefined
  readonly period: Period.Period
  readonly start: number
  readonly end: number
  /** Nothing, or at least nothing of a form that came before its period ended: then only until that day. */
  readonly span: Span.Span
}

/** Lines left blank in forms that were filed, where that says that nothing happened. */
export const of = (reports: Reports, measure: Measure.Resolved, stock: boolean): ReadonlyArray<Blank> => {
  if (!blankIsZero(measure)) return []
  const { figures, model } = reports
  const { periods, teams, units } = figures.texts
  const names = units.map((one) => one.join("+"))
  const told = new Set<string>()
  for (const row of reports.rowsOf(measure.id)) {
    if (figures.reporter[row] !== -1) continue
    told.add(`${teams[figures.team[row]!] ?? names[figures.units[row]!]} ${periods[figures.period[row]!]}`)
  }
  return formsOf(model, measure.id).flatMap((form) =>
    reports.filed(form).flatMap(({ knownOn, period, reporter }): ReadonlyArray<Blank> => {
      if (told.has(`${reporter} ${period}`)) return []
      const { end, start } = Period.bounds(period)
      const day = Math.min(end - 1, knownOn)
      const days = stock
        ? { start: day, end: day + 1, span: Span.zero }
        : { start, end, span: knownOn < end - 1 ? Span.atLeast(Span.zero) : Span.zero }
      if (!("teams" in form.by)) return [{ unit: reporter, team: undefined, period, ...days }]
      const team = model.teams.get(reporter)
      return team === undefined
        ? []
        : [{ unit: Model.hostOf(team, Period.lastDay(period)), team: reporter, period, ...days }]
    })
  )
}

/** A figure in its place. */
export interface Placed {
  readonly place: Place
  readonly category: Category
  readonly figure: Figure
}

/**
 * Blank lines that stand, beside the figures of a solver: those to which figures leave nothing that must be more than nothing.
 * `filled` makes a solver of these figures and of blank lines.
 */
export const standing = (
  figures: Solver,
  blanks: ReadonlyArray<Placed>,
  filled: (blanks: ReadonlyArray<Placed>) => Solver
): ReadonlyArray<Placed> => {
  const byNode = new Map<Node, Array<Placed>>()
  for (const blank of blanks) {
    const node = figures.node(blank.place, blank.category)
    const own = byNode.get(node)
    if (own === undefined) byNode.set(node, [blank])
    else own.push(blank)
  }
  const open = [...byNode].flatMap(([node, all]) => {
    const around = [...figures.spans(node), ...figures.spansAround(node)]
    return all.filter(({ figure }) => {
      const isSpoken = around.some(([start, end]) => start < figure.end && figure.start < end)
      return !isSpoken || figures.all(node, figure.start, figure.end).span.lower <= 0
    })
  })
  return yielding(figures, open, filled)
}

/** A figure of a box, over its days. */
interface Said {
  readonly node: Node
  readonly figure: Figure
}

/**
 * Blank lines give way to a figure that says more than its parts can hold, were all of these nothing: one of them holds the rest.
 * A figure of fewer things comes first: where blank lines gave way to it, its whole may lack nothing.
 */
const yielding = (
  figures: Solver,
  blanks: ReadonlyArray<Placed>,
  filled: (blanks: ReadonlyArray<Placed>) => Solver
): ReadonlyArray<Placed> => {
  const nodes = blanks.map(({ category, place }) => figures.node(place, category))
  const holders = new Set([...nodes, ...nodes.flatMap((node) => [...figures.above(node)])])
  const said = [...holders].flatMap((node) => node.figures.map((figure): Said => ({ node, figure })))
  if (said.length === 0) return blanks
  const full = filled(blanks)
  const short = said.filter((one) => isAboveParts(figures, full, one))
  const first = short.filter((one) => !short.some((other) => isInside(figures, other, one)))
  const kept = blanks.filter(
    ({ figure }, index) => !first.some((one) => isInside(figures, { node: nodes[index]!, figure }, one))
  )
  return kept.length === blanks.length ? blanks : yielding(figures, kept, filled)
}

/** Whether a figure's box and days lie in those of another, and are not the same. */
const isInside = (figures: Solver, inner: Said, outer: Said): boolean => {
  const [a, b] = [inner.figure, outer.figure]
  if (a.start < b.start || b.end < a.end) return false
  return inner.node === outer.node ? b.start < a.start || a.end < b.end : figures.above(inner.node).has(outer.node)
}

/** Whether a figure says more than all of its parts hold, by one of the ways in which its box is made of others or over time. */
const isAboveParts = (figures: Solver, filled: Solver, { figure: { end, span, start }, node }: Said): boolean => {
  const most = (part: Node, from: number, to: number): Span.Span => {
    const known = filled.inside(part, from, to).span
    const left = figures.all(figures.node(part.place, part.category), from, to).span
    return Span.atMost(known.upper < left.upper ? known : left, 0)
  }
  /** Of its days one by one, as far as figures and blank lines speak of fewer. */
  const overTime = (part: Node, from: number, to: number): Span.Span => {
    const cuts = filled.spans(part).flatMap((days) => days.filter((day) => from < day && day < to))
    if (cuts.length === 0) return Span.unknown(0)
    const points = [...new Set([from, ...cuts, to])].sort((a, b) => a - b)
    return points
      .slice(1)
      .map((until, index) => most(part, points[index]!, until))
      .reduce(Span.add)
  }
  const look = (part: Node, from: number, to: number): Known => {
    const found = most(part, from, to)
    return {
      ...filled.inside(part, from, to),
      span: found.upper < Infinity ? found : overTime(part, from, to)
    }
  }
  const box = filled.node(node.place, node.category)
  return (
    filled.ways(box).some((way) => Span.isBelow(filled.along(way, start, end, look).span, span)) ||
    Span.isBelow(overTime(box, start, end), span)
  )
}
