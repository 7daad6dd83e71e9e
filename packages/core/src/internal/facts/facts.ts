/**
 * What must be known beside the number of a cell: of which parts it is made and what they leave, from what it follows, of which
 * days it is. Facts only; how they are said is another module's. @internal
 */
import { tree as treeOf } from "../territory/territory.ts"
import { atDay, type Derivation, derivation, isPlain, ownFigures } from "./derivation.ts"
import { type Divided, divided } from "./divided.ts"
import { longer } from "./longer.ts"
import * as Marks from "./marks.ts"
import { type Asked, evaluate, type Found } from "../figures/operators.ts"
import { once } from "./once.ts"
import { isCertain, isOvertaken } from "./overtaken.ts"
import { crossed, isCrossed } from "./crossed.ts"
import { type Known, type Node, toldOf } from "../boxes/box.ts"
import * as Parts from "./parts.ts"
import type { Place } from "../places/place.ts"
import { isHeld, type Remainder, rest, restAtLeast } from "./remainder.ts"
import { byRow, type Report } from "../boxes/reports.ts"
import * as Unasked from "./unasked.ts"
import type { Roll } from "../silence/silence.ts"
import { settled } from "../silence/settled.ts"
import * as Span from "../boxes/span.ts"

export interface Facts {
  /** The ways in which the cell is made of parts that said something, the most telling first. */
  readonly parts: ReadonlyArray<Parts.Told>
  /** The parts that say less than the cell, and what they leave; of a cell that is not covered, at least. */
  readonly rest: Remainder | undefined
  /** What the unit's own body did beside those below it. */
  readonly own: Span.Span | undefined
  /** The periods of which it told something, where these are not all: of itself and those below it, or of itself alone. */
  readonly begun: Parts.Told | undefined
  /** Of how many of its periods forms ask, where nobody is asked for the others and nobody told them. */
  readonly asked: Parts.Told | undefined
  readonly derived: Derivation | undefined
  /** Of units that were divided, what went in by a share. */
  readonly divided: Divided
  /** Whether reported periods cross the days of the cell. */
  readonly crossing: boolean
  /** The units below of whom that leaves the number open, if it does. */
  readonly crossed: ReadonlyArray<string> | undefined
  /** Whether what came in of it is less than a figure of its own of more days leaves to it, or it is a least that nobody told. */
  readonly held: boolean
  /** How many units below told longer periods only. */
  readonly longer: number
  /** Whether the same things may have been counted in several parts or periods. */
  readonly overlapping: boolean
  /** Whether what came in is less than all that was told, since some of it may be the same things again. */
  readonly repeated: boolean
  /** Whether a source says "at least" of something inside. */
  readonly atLeast: boolean
  /** What came in, where a source named both ends, or several contradict each other, and something is missing: what it would be if that were nothing. */
  readonly between: Span.Span | undefined
  /** The last day that the data reach, where they were sent before the end; `all` where that is so of all of them. */
  readonly early: Marks.Early | undefined
  /** Units whose figures came after that of the whole. */
  readonly late: Marks.Late | undefined
  /** Periods within the cell of which a figure came after that of the whole. */
  readonly later: Marks.Later | undefined
  /** What was filed under codes no longer in force, with the level of these. */
  readonly former: Marks.Former | undefined
  /** Rows under a former code that are newer than what a stock has of the unit in which they lie. */
  readonly since: ReadonlySet<number>
  /** Whether units with older figures are not in a stock: then it is said of which day it is. */
  readonly leftOut: boolean
  /** Newer figures than those of a stock that stands. */
  readonly newer: ReadonlyArray<Marks.Newer>
  /** Figures of activities that are only some of what was done, and are not added. */
  readonly aside: number | undefined
  /** Of units that filed a line as blank and those with something in it: how many had something. */
  readonly any: number | undefined
  /** Of percentages and scores: from the least to the most that units say. */
  readonly hull: Span.Span | undefined
}

/** Nothing beside the number. */
export const none: Facts = {
  parts: [],
  rest: undefined,
  own: undefined,
  begun: undefined,
  asked: undefined,
  derived: undefined,
  divided: { isEstimate: false, isOpen: false },
  crossing: false,
  crossed: undefined,
  held: false,
  longer: 0,
  overlapping: false,
  repeated: false,
  atLeast: false,
  between: undefined,
  early: undefined,
  late: undefined,
  later: undefined,
  former: undefined,
  since: new Set(),
  leftOut: false,
  newer: [],
  aside: undefined,
  any: undefined,
  hull: undefined
}

/** The facts of a cell of which `rows` are the figures. */
export const of = (
  asked: Asked,
  found: Found,
  ...more: readonly [Roll | undefined, ReadonlyArray<number>, boolean]
) => {
  const facts = besides(asked, found, ...more)
  return { ...facts, divided: divided(asked, found, facts.derived) }
}

const besides = (
  asked: Asked,
  found: Found,
  roll: Roll | undefined,
  rows: ReadonlyArray<number>,
  isOutdone: boolean
): Facts => {
  const { end, measure, prepared } = asked
  if (!isPlain(asked)) return none
  if (measure.kind === "share" || measure.kind === "score") return { ...none, hull: hull(asked, roll) }
  const said = byRow(prepared.reports)
  const reports = rows.flatMap((row) => said.get(row) ?? [])
  const parts = Parts.of(asked, roll)
  const units = parts.find((one) => one.is === "units")
  const isSound = found.clashes.length === 0
  const firm = found.covered && isSound
  // Beside what it was made of lies what a unit told itself, and nothing is left.
  const below = Parts.isReporter(asked, roll) ? parts.filter((one) => one !== units) : parts
  const isOpen = isSound && (found.covered || Number.isNaN(found.came))
  const since = Marks.formerSince(asked, found, reports)
  const facts = {
    ...none,
    parts,
    own: ownPart(asked),
    overlapping: overlaps(asked, parts, reports),
    former: Marks.former(
      asked,
      reports.filter((one) => !since.includes(one))
    ),
    atLeast: reports.some(
      ({ row, start }) =>
        asked.reports.figures.upper[row] === Infinity && (measure.accumulation === "flow" || found.days.has(start))
    ),
    between: !found.covered && (!isSound || reports.some(hasEnds)) ? between(asked, found) : undefined,
    since: new Set(since.map(({ row }) => row)),
    any: roll === undefined ? undefined : Marks.filed(asked, units)
  }
  if (measure.accumulation !== "flow") {
    const derived = isOpen && found.days.size === 1 ? derivation(atDay(asked, found), found) : undefined
    const ofOneDay = below.filter((one) => isOfOneDay(asked, found, one))
    const [day = end - 1] = found.days.keys()
    const left = firm && derived === undefined ? rest(asked, ofOneDay, found.span, [day, day + 1]) : undefined
    const days = { newer: Marks.newer(asked, found, reports, since), leftOut: Marks.isLeftOut(found, reports) }
    return { ...facts, derived, rest: left, ...days }
  }
  const totals = ownFigures(asked)
  const own = isOutdone ? [] : totals
  const others = reports.filter(({ row }) => !isOutdone || totals.every((one) => one.row !== row))
  const blanks = prepared.solver.blanksInside(asked.node, asked.start, end).map(({ figure }) => Marks.ofBlank(figure))
  const early = isCertain(asked, asked) ? undefined : Marks.earliness(own, said, [...others, ...blanks])
  const isApart = !isOvertaken(asked, asked)
  const derived = isOpen ? derivation(asked, found) : undefined
  return {
    ...facts,
    begun: found.covered ? undefined : begun(asked),
    asked: found.covered ? undefined : Unasked.asksFor(asked, roll, () => prepared.solver.spans(asked.node)),
    derived,
    early,
    rest:
      firm && early === undefined && derived === undefined
        ? rest(asked, below, found.span)
        : restAtLeast(asked, found, units),
    crossing: isCrossed(asked, asked.node),
    crossed: crossed(asked),
    held: (firm && !Number.isNaN(found.came) && !Span.isExact(found.span) && isHeld(asked)) || isLeft(found, rows),
    longer: Span.isExact(found.span) ? 0 : longer(asked, roll),
    repeated: !found.covered && facts.overlapping && isRepeated(asked, found, reports),
    late: isApart ? Marks.lateness(asked, own, said, units) : undefined,
    later: isApart ? Marks.laterPeriods(asked, own, said) : undefined,
    aside: Marks.aside(asked, found)
  }
}

/** Whether others leave something to a box of which no figure speaks, and nobody says how much at most. */
const isLeft = ({ came, span: { lower, upper } }: Found, rows: ReadonlyArray<number>): boolean =>
  Number.isNaN(came) && rows.length === 0 && lower > 0 && upper === Infinity

/** Whether a source said from where to where a number is. */
const hasEnds = ({ span }: Report): boolean =>
  span !== undefined && !Span.isExact(span) && !span.about && span.upper < Infinity

/** What is known of it if whatever nobody told is nothing. */
const between = (asked: Asked, found: Found): Span.Span | undefined => {
  const { end, node, rollup, start } = asked
  const { span } = settled({ ...asked, rollup: { ...rollup, silent: "zero" } }, node, start, end, found)
  return span.lower === found.span.lower && span.upper < Infinity && !span.about ? span : undefined
}

/** Whether a stock and that of its parts are of one day; days never mix in a subtraction. */
const isOfOneDay = ({ end, prepared }: Asked, found: Found, { nodes }: Parts.Parts): boolean =>
  found.days.size === 1 &&
  nodes.every((node) => {
    const { came, newest, oldest } = prepared.standing.standing(node, end - 1)
    return Number.isNaN(came) || (oldest === newest && found.days.has(newest))
  })

/** What was told of a percentage or a score in the days of a cell: of more or fewer days it says nothing. */
export const toldOfShare = (asked: Asked, node: Node): Known =>
  asked.measure.accumulation === "flow" ? evaluate({ ...asked, node }) : Parts.knownOf(asked, node)

/** From the least to the most that units say, where they have no common number. */
const hull = (asked: Asked, roll: Roll | undefined): Span.Span | undefined => {
  const { node, prepared } = asked
  const spans = (roll?.expected ?? []).flatMap((id) => {
    const place = prepared.places.unit(id)
    const known = place && toldOfShare(asked, prepared.solver.node(place, node.category))
    return known === undefined || Number.isNaN(known.came) ? [] : [known.span]
  })
  return spans.length === 0 ? undefined : spans.reduce(Span.either)
}

const ownPart = ({ end, measure, node, prepared, start }: Asked): Span.Span | undefined => {
  if (measure.own === "no" || node.place.kind !== "unit" || !prepared.places.hasBelow(node.place)) return undefined
  const known = prepared.solver.inside(prepared.solver.node(prepared.places.own(node.place), node.category), start, end)
  return Number.isNaN(known.came) ? undefined : known.covered ? known.span : Span.atLeast(known.span)
}

const begun = (asked: Asked): Parts.Told | undefined => {
  const { end, measure, node, prepared, start } = asked
  if (measure.own === "no" || node.place.kind !== "unit" || !prepared.places.hasBelow(node.place)) return undefined
  const nodeOf = (place: Place): Node => prepared.solver.node(place, node.category)
  const told = [node, nodeOf(prepared.places.own(node.place))]
    .filter((one) => !prepared.solver.inside(one, start, end).covered)
    .flatMap((one) => Parts.periods({ ...asked, node: one }))
  const isTold = prepared.places
    .forebears(node.place)
    .some(({ place, until }) =>
      nodeOf(place).figures.some((one) => one.row >= 0 && start <= one.start && one.end <= Math.min(end, until))
    )
  return told[0] ?? (isTold ? ofPart : undefined)
}

/** That a part was told, by those that a unit was made of. */
const ofPart: Parts.Told = { is: "periods", every: undefined, told: 1, of: 1, said: Span.zero }

/** Whether what came in is not all that was told, added up: of some it is the most of one period, told or left to it. */
const isRepeated = ({ node, prepared }: Asked, found: Found, reports: ReadonlyArray<Report>): boolean =>
  once(prepared.lattice, node.place.units, reports).reduce((sum, one) => sum + one.said, 0) !== toldOf(found)

const overlaps = (
  { end, measure, node, prepared, reports, rollup, start }: Asked,
  parts: ReadonlyArray<Parts.Parts>,
  figures: ReadonlyArray<Report>
): boolean => {
  const { additivity } = measure
  const { keys } = treeOf(reports.model.territory, rollup.hierarchy)
  if (figures.some((one) => one.units.length === 1 && !keys.has(one.units[0]!))) return true
  const units = parts.find((one) => one.is === "units")
  if (additivity.place !== "additive" && (units?.told ?? 0) > 1) return true
  // What a total of some days leaves to it is of these.
  const all = prepared.solver.inItsPlace(node).flatMap((one) => prepared.solver.spans(one))
  const inside = new Set(all.filter(([from, to]) => start <= from && to <= end).map(String))
  return measure.accumulation === "flow" && additivity.time !== "additive" && inside.size > 1
}
