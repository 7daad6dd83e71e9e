/**
 * Lines left blank in forms that were filed. A blank line is the weakest statement there is: it fills what no figure speaks of,
 * and contradicts nobody. @internal
 */
import type * as Form from "../../Form.ts"
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
  /** The day after the last for which it was filed. */
  readonly until: number
  /** Nothing, or at least nothing of a form that came before its period ended. */
  readonly span: Span.Span
}

/** Lines left blank in forms that were filed, where that says that nothing happened. */
export const of = (reports: Reports, measure: Measure.Resolved, stock: boolean): ReadonlyArray<Blank> => {
  const all = known.get(reports) ?? new Map<string, ReadonlyArray<Blank>>()
  known.set(reports, all)
  const key = `${stock} ${measure.id}`
  const found = all.get(key) ?? (blankIsZero(measure) ? made(reports, measure, stock) : [])
  all.set(key, found)
  return found
}

const known = new WeakMap<Reports, Map<string, ReadonlyArray<Blank>>>()

/** A form that came in, for a period. */
interface Filed {
  readonly reporter: string
  readonly period: Period.Period
  /** The day on which the last of it became known. */
  readonly knownOn: number
}

/** Forms that came in without a figure of the measure, in the order of who filed them. */
const without = (reports: Reports, form: Form.Form, measure: string): ReadonlyArray<Filed> => {
  const { period, reporter, team, texts, units } = reports.figures
  const byTeam = "teams" in form.by
  const codes = byTeam ? team : units
  const { byPeriod, reporters } = reports.filed(form)
  /** By code of a period and of a reporter. */
  const told: Array<Uint8Array | undefined> = []
  const rows = reports.rowsOf(measure)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    if (reporter[row] !== -1 || byTeam !== (team[row] !== -1)) continue
    const here = (told[period[row]!] ??= new Uint8Array(reporters.length))
    here[codes[row]!] = 1
  }
  const spoken = new Map(texts.periods.map((one, code) => [one, told[code]]))
  const open: Array<Filed> = []
  for (const [period, days] of byPeriod) {
    const here = spoken.get(period)
    for (let number = 0; number < days.length; number++) {
      const knownOn = days[number]!
      if (!Number.isNaN(knownOn) && here?.[number] !== 1) open.push({ reporter: reporters[number]!, period, knownOn })
    }
  }
  return open.sort((a, b) => (a.reporter < b.reporter || (a.reporter === b.reporter && a.period < b.period) ? -1 : 1))
}

const made = (reports: Reports, measure: Measure.Resolved, stock: boolean): ReadonlyArray<Blank> => {
  const { model } = reports
  return formsOf(model, measure.id).flatMap((form) =>
    without(reports, form, measure.id).flatMap(({ knownOn, period, reporter }): ReadonlyArray<Blank> => {
      const { end, start } = Period.bounds(period)
      const day = Math.min(end - 1, knownOn)
      const days = stock
        ? { start: day, end: day + 1, until: day + 1, span: Span.zero }
        : { start, end: day + 1, until: end, span: knownOn < end - 1 ? Span.atLeast(Span.zero) : Span.zero }
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
