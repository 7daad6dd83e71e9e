/**
 * Lines left blank in forms that were filed. A blank line is the weakest statement there is: it fills what no figure speaks of,
 * and contradicts nobody. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type { Place } from "../places/place.ts"
import type { Figure } from "../boxes/box.ts"
import type { Category } from "../boxes/category.ts"
import { blankIsZero, formsOf, type Reports } from "../boxes/reports.ts"
import type { Solver } from "../solve/solver.ts"
import * as Span from "../boxes/span.ts"
import * as Yielding from "./yielding.ts"

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
  const { figures, model } = reports
  const forms = formsOf(model, measure.id)
  if (!blankIsZero(measure) || forms.length === 0) return []
  const { periods, teams, units } = figures.texts
  const names = units.map((one) => one.join("+"))
  const told = new Set<string>()
  for (const row of reports.rowsOf(measure.id)) {
    if (figures.reporter[row] !== -1) continue
    told.add(`${teams[figures.team[row]!] ?? names[figures.units[row]!]} ${periods[figures.period[row]!]}`)
  }
  return forms.flatMap((form) =>
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
  const byNode = Map.groupBy(blanks, ({ category, place }) => figures.node(place, category))
  const open = [...byNode].flatMap(([node, all]) => {
    const around = [...figures.spans(node), ...figures.spansAround(node)]
    return all.filter(({ figure }) => {
      const isSpoken = around.some(([start, end]) => start < figure.end && figure.start < end)
      return !isSpoken || figures.all(node, figure.start, figure.end).span.lower <= 0
    })
  })
  const holders = new Set([...byNode.keys()].flatMap((node) => [node, ...figures.above(node)]))
  if ([...holders].every((node) => node.figures.length === 0)) return open
  const guilty = Yielding.of(figures, filled(open), open)
  return open.filter((one) => !guilty.has(one))
}
