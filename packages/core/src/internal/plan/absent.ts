/** Why there is no number where figures do say something: asked for and not known, contradicting each other, of an older day. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type { Reason } from "../../Reading.ts"
import * as Territory from "../../Territory.ts"
import { lattice } from "../boxes/category.ts"
import { blankIsZero, floorOf, type Report, type Reports } from "../boxes/reports.ts"
import type { Alone, Outcome } from "../operators/outcome.ts"
import * as reasons from "../operators/reasons.ts"
import { isMadeOf } from "../silence/silence.ts"
import * as Tellers from "../silence/tellers.ts"
import type { Place } from "./about.ts"
import * as names from "./names.ts"
import * as nouns from "./nouns.ts"
import * as Teamless from "./teamless.ts"

/** How categories of a measure lie: all whom it counts are all. */
const latticeOf = (model: Reports["model"], { counts }: Alone["measure"]) =>
  lattice(model.lattice, counts !== undefined && "cohort" in counts ? counts.cohort : undefined)

/** Figures of just these units, of all that is asked for or of more: of more days, of more people. */
const ofUnits = ({ model, of }: Reports, { cell, measure }: Alone): ReadonlyArray<Report> => {
  const { category, place } = cell.node
  const { isWithin } = latticeOf(model, measure)
  return of(measure).filter((one) => one.units.join() === place.units.join() && isWithin(category, one.category))
}

const isUnknown = ({ end, start }: Alone["cell"], one: Report): boolean =>
  one.span === undefined && start <= one.start && one.end <= end

/**
 * A figure that would bound what lies in it, if others did not contradict it; one that leaves out those below bounds no unit, and one
 * of the unit as it was then bounds nothing of what it is on another day.
 */
const isHolder = ({ cell: { end, node, start }, measure }: Alone, one: Report): boolean =>
  node.place.kind !== "pieces" &&
  (measure.kind === "event" || measure.kind === "entity") &&
  measure.own !== "always" &&
  measure.trust === undefined &&
  floorOf(measure) === 0 &&
  one.span !== undefined &&
  one.span.upper < Infinity &&
  one.start <= start &&
  end <= one.end

/** Of each series what it said last: what it said before that is read only where other periods are asked for too. */
const lastOfEach = (reports: ReadonlyArray<Report>): ReadonlyArray<Report> => {
  const found = new Map<string, ReadonlyArray<Report>>()
  const endOf = ({ period }: Report): number => Period.bounds(period).end
  for (const one of reports) {
    const key = JSON.stringify([one.units, one.reporter])
    const known = found.get(key)
    const later = known === undefined ? 1 : endOf(one) - endOf(known[0]!)
    if (later >= 0) found.set(key, later === 0 ? [...known!, one] : [one])
  }
  return [...found.values()].flat()
}

/** The last day before the end of a cell of which a stock of the unit, of those below it or of what it was made of, is known. */
const latest = (all: Reports, { hierarchy, unit }: Place, { cell, measure }: Alone): number | undefined => {
  const { category } = cell.node
  const { isWithin } = latticeOf(all.model, measure)
  const lies = ({ start, units }: Report): boolean => {
    const then = Territory.snapshotAt(all.model.territory, hierarchy, Day.fromEpoch(start))
    const { model } = all
    const isOf = (one: string): boolean => one === unit || isMadeOf(model, unit, one)
    return units.every((id) => then.number.has(id) && Territory.ancestors(then, id).some(isOf))
  }
  const told = all
    .of(measure)
    .filter((one) => one.end <= cell.end && isWithin(one.category, category) && isWithin(category, one.category))
  const days = lastOfEach(told).flatMap((one) => (one.span === undefined || !lies(one) ? [] : [one.start]))
  return days.length === 0 ? undefined : Math.max(...days)
}

const reasonOf = (all: Reports, place: Place, alone: Alone): Reason | undefined => {
  const { cell, measure } = alone
  const title = names.line(all.model, measure, cell.node.category)
  const told = ofUnits(all, alone)
  if (told.some((one) => isUnknown(cell, one))) return reasons.unknown(title)
  if (told.some((one) => isHolder(alone, one))) {
    return cell.clashes.length > 0 ? reasons.contradiction(title) : reasons.noted(title, nouns.longerOnly)
  }
  const places = names.some(
    all.model,
    cell.clashes.map(({ units }) => units)
  )
  if (places !== undefined) {
    return reasons.contradiction(title, { vi: `số liệu của ${places.vi}`, en: `figures of ${places.en}` })
  }
  const day = measure.accumulation === "flow" ? undefined : latest(all, place, alone)
  const year = Number(Period.lastDay(place.period).slice(0, 4))
  if (day !== undefined) return reasons.older(title, Day.fromEpoch(day), year)
  const { longer } = cell.facts()
  const level = nouns.ofLevel(all.model, place.hierarchy, cell.level)
  if (longer > 0) return reasons.noted(title, nouns.longer(level, longer))
  const tellers = cell.tellers()
  const isFiled = (one: Tellers.Teller): boolean => one.days !== undefined && Tellers.isFull(one)
  // A line that is left blank is nothing where the measure says so: this one was not, and was told of others.
  const lacking = blankIsZero(measure) ? reasons.unknown : reasons.blank
  if (tellers.length > 0 && tellers.every(isFiled)) return lacking(title)
  const without = Teamless.of(all.model, place, measure)
  if (without?.isItself === true) return reasons.teamless(title, without.noun)
  return title === measure.title ? undefined : reasons.figures(title)
}

/** An outcome without a value, with what figures do say. */
export const because = (all: Reports, place: Place, outcome: Outcome): Outcome => {
  const { alone = outcome.lacking, reason } = outcome
  if (reason?.code !== "no-figures" || alone === undefined) return outcome
  return { ...outcome, reason: reasonOf(all, place, alone) ?? reason }
}
