/** Who of those who should report told a number of a cell by figures of its own. @internal */
import { type Known, type Node, toldOf } from "../boxes/box.ts"
import { blankIsZero, byRow } from "../boxes/reports.ts"
import type { Asked, Found } from "../figures/operators.ts"
import * as Span from "../boxes/span.ts"
import { heirsOf, isMadeOf, type Roll } from "../silence/silence.ts"
import * as Tellers from "../silence/tellers.ts"

/** Whether a line may have been left blank that is no zero, or was filed as unknown. */
const mayLack = ({ end, measure, prepared, start }: Asked, node: Node): boolean =>
  !blankIsZero(measure) || prepared.isUnknown(node, start, end)

/** What figures inside a box tell: of the days, or of a stock on one of those that it is of. */
const tellingOf = (asked: Asked, { days: standing }: Found, node: Node, owed: Tellers.Owed): Tellers.Telling => {
  const { end, measure, prepared, start } = asked
  if (measure.accumulation === "flow") {
    // Who ended or began within the days has told all of them with those that its forms ask for.
    const days = [[start, end] as const, ...(owed.days === undefined ? [] : [owed.days])]
    const known = days.map(([from, to]) => prepared.solver.beside(node, from, to))
    // Of people of several months who were told of by a total and its other members it is known how many at least.
    const isKnown = known.some(({ span }) => span.lower > 0)
    const told = isKnown || !Number.isNaN(toldOf(prepared.solver.told(node, start, end)))
    if (told && known.some(isWhole)) return { told, isWhole: true }
    const { cohorts, members } = node.category
    // What its totals of some periods leave to one of its groups it told of these.
    if (!mayLack(asked, node) || !(told || cohorts.length + members.size > 0)) return { told }
    const filed = Tellers.filedDays(owed)
    const periods = filed.filter(([from, to]) => prepared.solver.beside(node, from, to).covered).length
    return told || periods > 0 ? Tellers.ofPeriods(periods, filed.length) : nothing
  }
  for (const day of [end - 1, ...[...standing.keys()].sort((a, b) => b - a)]) {
    const { came, covered, newest } = prepared.standing.standing(node, day)
    if (!Number.isNaN(came) && (standing.size === 0 || standing.has(newest)))
      return { told: true, day: newest, lacks: !covered }
  }
  return nothing
}

const nothing: Tellers.Telling = { told: false }

/** Whether what figures say of a box is all of it: about so many, or from so many to so many, but not "at least". */
const isWhole = ({ clashes, covered, span }: Known): boolean => covered && clashes.length === 0 && span.upper < Infinity

/** Whether what a unit became, all of it, told longer periods that hold these days: then they hold what it did as well. */
export const isInHeirs = (
  {
    measure,
    node: { category },
    prepared: { places, solver },
    reports
  }: Pick<Asked, "measure" | "node" | "prepared" | "reports">,
  unit: string,
  [start, end]: readonly [start: number, end: number]
): boolean => {
  const heirs = measure.accumulation === "flow" ? heirsOf(reports.model, unit) : []
  const holds = (heir: string): boolean => {
    const place = places.unit(heir)
    return (
      place !== undefined &&
      solver.node(place, category).figures.some((one) => Span.isExact(one.span) && one.start <= start && end <= one.end)
    )
  }
  return heirs.length > 0 && heirs.every(holds)
}

/** Those of a roll, and who of them told a number; `doubted` are those whose figures of more days contradict each other. */
export const tellersOf = (
  asked: Asked,
  found: Found,
  roll: Roll,
  doubted: { readonly has: (one: string) => boolean }
): ReadonlyArray<Tellers.Teller> => {
  const { node, prepared, reports } = asked
  const { model } = reports
  const { end: to } = asked
  const from = asked.measure.accumulation === "flow" ? asked.start : -700_000
  const said = byRow(prepared.reports)
  const listed = new Set(roll.kinds.flatMap(({ owed }) => [...owed.keys()]))
  // What those told that a unit was made of is its own, where they are not asked themselves.
  const isOf = (unit: string, row: number): boolean => {
    const one = said.get(row)!
    const [own, ...others] = one.units
    if (one.span === undefined || one.category.team !== undefined || one.reporter !== undefined) return false
    return others.length === 0 && (own === unit || (!listed.has(own!) && isMadeOf(model, unit, own!)))
  }
  /** Where forms say who reports, what its teams and those below it told is not a unit's own. */
  const isOwn = (unit: string, box: Node): boolean =>
    !roll.isByForms ||
    prepared.solver.rowsInside(box, from, to).some((row) => isOf(unit, row)) ||
    prepared.solver
      .inItsPlace(box)
      .some(({ figures }) =>
        figures.some((one) =>
          one.row === -1 ? from <= one.start && one.end <= to : one.start < to && from < one.end && isOf(unit, one.row)
        )
      )
  return Tellers.of(roll, (reporter, level, owed) => {
    if (level === undefined) {
      return tellingOf(asked, found, prepared.solver.node(node.place, { ...node.category, team: reporter }), owed)
    }
    const place = prepared.places.unit(reporter)
    const box = place && prepared.solver.node(place, node.category)
    const telling = box !== undefined && isOwn(reporter, box) ? tellingOf(asked, found, box, owed) : nothing
    const isHeld = !telling.told && owed.days !== undefined && isInHeirs(asked, reporter, owed.days)
    if (isHeld) return { told: true, isWhole: true }
    return !telling.told && doubted.has(reporter) ? { ...telling, isDoubted: true } : telling
  })
}
