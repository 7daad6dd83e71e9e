/**
 * A roll-up of one measure: what is known of each group in each bucket of time. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type { ReasonCode, Silence } from "../../Reading.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Category } from "../boxes/category.ts"
import { around } from "../facts/derivation.ts"
import * as Facts from "../facts/facts.ts"
import * as Overtaken from "../facts/overtaken.ts"
import { tellersOf } from "../facts/tellersOf.ts"
import { unitsIn } from "../operators/grid.ts"
import * as Disputes from "./disputes.ts"
import * as Operators from "./operators.ts"
import * as Lives from "../boxes/lives.ts"
import { forget, prepare, type Prepared } from "./prepare.ts"
import type { Reports } from "../boxes/reports.ts"
import { isZero, settled } from "../silence/settled.ts"
import * as Silences from "../silence/silence.ts"
import type * as Tellers from "../silence/tellers.ts"
import * as Untold from "../silence/untold.ts"
import * as Straight from "../straight/straight.ts"
import type { Place } from "../places/place.ts"
import { clashKey, type Contradiction, type Known, type Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import { areWeeks, daysOf, isByWeeks } from "../boxes/weeks.ts"

/** What one cell of a roll-up turned out to be. */
export interface Cell {
  readonly value: Span.Span | undefined
  readonly reason: ReasonCode | undefined
  /** What came in, added up; over days on which the same may be counted again, the largest of each unit. */
  readonly reported: number | undefined
  /** Whether figures cover all of the cell. */
  readonly covered: boolean
  /** Whether something that nobody told counts as nothing in the value, as the question wants it. */
  readonly isClosed?: boolean
  /** Whether a stock that is made to stand does so no longer on the last day. */
  readonly hasLapsed?: boolean
  readonly expected: number | undefined
  readonly reporting: number
  readonly silent: ReadonlyArray<Silence>
  /** The level of those who should report; `undefined` for teams or where nobody says. */
  readonly level: string | undefined
  /** Those who should report, and who of them did, and told a number; worked out when asked for. */
  readonly tellers: () => ReadonlyArray<Tellers.Teller>
  readonly clashes: ReadonlyArray<Contradiction>
  /** Rows of the figures inside the cell, and of those around it that decided. */
  readonly rows: ReadonlyArray<number>
  /** How many they are. */
  readonly figures: number
  /** By row of a figure inside the cell, how much of it is known to be in; 0 where no share is known. */
  readonly shares: () => ReadonlyMap<number, number>
  /** How many figures went in by a known share of theirs, and how many as an unknown part. */
  readonly apportioned: number
  readonly parts: number
  /** Of a stock: how many places' figures are of which day. */
  readonly days: ReadonlyMap<number, number>
  /** What must be known beside the number; worked out when asked for. */
  readonly facts: () => Facts.Facts
  readonly node: Node
  /** Whether the days are those of the weeks that belong to the period. */
  readonly weekly: boolean
  readonly start: number
  readonly end: number
}

/** Whether all whom a measure counts are in a cohort, and no figure speaks of others: then to ask for it is to ask for all. */
const isAll = (cohort: string, reports: Reports, measure: Measure.Resolved): boolean => {
  const { lattice } = reports.model
  const { counts } = measure
  if (counts === undefined || !("cohort" in counts) || !lattice.isWithin(counts.cohort, cohort)) return false
  return reports.of(measure).every((one) => one.category.cohorts.every((each) => lattice.isWithin(each, counts.cohort)))
}

/** The category that a roll-up asks for. */
const categoryOf = (rollup: Rollup.Rollup, reports: Reports, measure: Measure.Resolved): Category => ({
  team: rollup.team,
  activity: undefined,
  cohorts: rollup.cohort === undefined || isAll(rollup.cohort, reports, measure) ? [] : [rollup.cohort],
  members: new Map(Object.entries(rollup.where).map(([dimension, members]) => [dimension, [members].flat().sort()]))
})

/** Nothing reported and nothing that follows from other figures. */
const isBlank = ({ came, span }: Known): boolean =>
  Number.isNaN(came) && span.upper === Infinity && (span.lower === -Infinity || (span.lower === 0 && !span.lowerOpen))

const always = [-Infinity, Infinity] as const

/** Whether days lie outside the life of a team of which no figure speaks of them. */
const isGone = ({ end, node, prepared, reports, start }: Operators.Asked): boolean => {
  const [from, to] = Lives.of(reports.model, node.category)
  const isOutside = end <= from || to <= start
  return isOutside && !prepared.solver.spans(node).some(([first, last]) => first < end && start < last)
}

/** What is not there owes nothing, and is not silent. */
const gone = {
  value: undefined,
  reported: undefined,
  reason: "not-alive",
  expected: undefined,
  reporting: 0,
  silent: [],
  tellers: () => []
} as const

/** Rolls a measure up by the rules. */
export const byRules = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup) => {
  const category = categoryOf(rollup, reports, measure)
  const byWeeks = isByWeeks(reports, measure)
  return (group: number, bucket: number): Cell => {
    const nodeOf = ({ places, solver }: Prepared): Node => solver.node(places.group(group), category)
    const period = rollup.buckets[bucket]!
    const prepared = prepare(reports, measure, rollup, period)
    const node = nodeOf(prepared)
    const bounds = Period.bounds(period)
    const days = daysOf(period, byWeeks && areWeeks(prepared.solver.filed(node), period))
    const life = rollup.boundaries === "as reported" ? prepared.places.life(node.place) : always
    const [start, end] = Lives.within(life, ...Lives.within(Lives.of(reports.model, category), ...days))
    const asked = { reports, rollup, measure, prepared, node, group, bucket: period, start, end }
    const found = cell(asked, days[0] !== bounds.start || days[1] !== bounds.end)
    return isGone(asked) ? { ...found, ...gone } : found
  }
}

/** How many cells that were weighed are kept: of hundreds of thousands that are gone through, nobody comes back to the first. */
const most = 10_000

interface Weighed {
  count: number
  readonly of: WeakMap<Rollup.Rollup, Map<number, Cell>>
}

const kept = new WeakMap<Reports, Weighed>()

const weighedOf = (reports: Reports): Weighed => {
  const known = kept.get(reports) ?? { count: 0, of: new WeakMap<Rollup.Rollup, Map<number, Cell>>() }
  kept.set(reports, known)
  return known
}

/** Between two cells of a great many: lets go of those that were weighed, with all that is known of their boxes, where they are many. */
export const release = (reports: Reports): void => {
  if ((kept.get(reports)?.count ?? 0) < most) return
  kept.delete(reports)
  forget(reports)
}

/**
 * The cells of a roll-up, by group and bucket, each worked out when asked for: what is plain straight away, and every time anew;
 * the rest by the rules, and kept for whoever asks again soon.
 */
export const cells = (reports: Reports, rollup: Rollup.Rollup): ((group: number, bucket: number) => Cell) => {
  const measure = reports.model.measures.get(rollup.measure)!
  let straight: ReturnType<typeof Straight.make> | undefined
  const plain = (group: number, bucket: number): Cell | undefined =>
    rollup.silent === "zero" ? undefined : (straight ??= Straight.make(reports, measure, rollup))(group, bucket)
  let rules: ReturnType<typeof byRules> | undefined
  return (group, bucket) => {
    const number = group * rollup.buckets.length + bucket
    const weighed = weighedOf(reports)
    const own = weighed.of.get(rollup) ?? new Map<number, Cell>()
    const known = own.get(number) ?? plain(group, bucket)
    if (known !== undefined) return known
    const found = (rules ??= byRules(reports, measure, rollup))(group, bucket)
    weighed.count++
    weighed.of.set(rollup, own.set(number, found))
    return found
  }
}

/** Rolls a measure up: its cells by their numbers, group by group. */
export const rollUp = (reports: Reports, rollup: Rollup.Rollup): ((cell: number) => Cell) => {
  const of = cells(reports, rollup)
  const { length } = rollup.buckets
  return (cell) => of(Math.floor(cell / length), cell % length)
}

/** Whether nothing of what came in of a stock that is made to stand does so on the last day, or not all of what covers it. */
const hasLapsed = (
  { end, measure, node, prepared: { standing } }: Operators.Asked,
  { came, covered }: Operators.Found
): boolean => {
  if (typeof measure.missing !== "object" || Number.isNaN(came)) return false
  const now = standing.standing(node, end - 1)
  return covered ? !now.covered : Number.isNaN(now.came)
}

/** Rows of the figures that can go into a cell. */
const rowsOf = (asked: Operators.Asked): ReadonlyArray<number> => {
  const [from, until] = Operators.reach(asked)
  return asked.prepared.solver.rowsInside(asked.node, from, until)
}

const noDisputes: ReturnType<typeof Disputes.of> = new Map()

const cell = (asked: Operators.Asked, weekly: boolean): Cell => {
  const { bucket, end, group, measure, node, prepared, reports, rollup, start } = asked
  const told = Operators.evaluate(asked)
  const isOutdone = Overtaken.isOutdone(asked, told)
  const found = isOutdone ? { ...told, covered: false } : told
  const rows = rowsOf(asked)
  const forms = Silences.byForms(reports, rollup, measure, group, bucket)
  const owing = forms ?? uncovered(asked, found)
  const disputes = owing === undefined || found.covered ? noDisputes : Disputes.of(asked, owing)
  // Whose figures contradict each other has told them.
  const roll = forms ?? (owing && Silences.without(owing, disputes))
  const sure = settled(asked, node, start, end, found)
  const known = { ...sure, span: Span.uncrossed(sure.span) }
  const clashes = [...known.clashes, ...[...disputes.values()].flat()]
  const silent = new Set(roll?.silent.map((one) => one.reporter))
  // Of a stock each may have told of another day: then nobody is nothing.
  const isOpen = silent.size > 0 || measure.accumulation === "flow"
  const isClosed = rollup.silent === "zero" && known.covered && !found.covered && isOpen
  const [from, until] = Operators.reach(asked)
  const shares = prepared.solver.sharesInside(node, from, until, from === start ? undefined : new Set(rows))
  const beyond = around(asked, known)
  const all = [...new Set([...rows, ...beyond])]
  let facts: Facts.Facts | undefined
  let tellers: ReadonlyArray<Tellers.Teller> | undefined
  const base = {
    covered: known.covered,
    ...(isClosed ? { isClosed } : {}),
    ...(found.days.size > 0 && hasLapsed(asked, found) ? { hasLapsed: true } : {}),
    expected: roll?.expected.length,
    reporting:
      roll === undefined ? rowsReporters(reports, rows) : roll.expected.filter((one) => !silent.has(one)).length,
    silent: isZero(asked) ? [] : (roll?.silent ?? []),
    level: roll?.level,
    tellers: () => (roll === undefined ? [] : (tellers ??= tellersOf(asked, known, roll, disputes))),
    clashes: [...new Map(clashes.map((clash) => [clashKey(clash), clash])).values()],
    rows: all,
    shares: () => {
      const held = prepared.solver.heldInside(node, start, end)
      return new Map(
        [...held.values()].flatMap(({ figure: { row }, share }) => (row < 0 ? [] : [[row, share] as const]))
      )
    },
    figures: all.length,
    apportioned: shares.apportioned,
    parts: shares.parts + (Span.isExact(known.span) ? 0 : beyond.length),
    days: known.days,
    facts: () => (facts ??= Facts.of(asked, known, roll, rows, isOutdone)),
    node,
    weekly,
    start,
    end
  }
  const nothing = { ...base, value: undefined, reported: undefined }
  if (found.several) return { ...nothing, reason: "several-figures" }
  if (isBlank(known)) {
    const shares = measure.kind === "share" || measure.kind === "score"
    const isSaid = (place: Place): boolean =>
      prepared.solver.isLive(place) &&
      !Number.isNaN(Facts.toldOfShare(asked, prepared.solver.node(place, node.category)).came)
    const below = shares && prepared.solver.placesBelow(node.place).some(isSaid)
    const doubts = base.clashes.length > 0 ? base.clashes : Disputes.around(asked)
    return { ...nothing, clashes: doubts, reason: below ? "several-figures" : "no-figures" }
  }
  return { ...base, value: known.span, reason: undefined, reported: reportedOf(asked, known) }
}

/**
 * What came in, or follows exactly. A zero that nobody told, the lower end of bounds or of parts of which no share is known, is
 * nothing that came in.
 */
const reportedOf = (asked: Operators.Asked, { came, clashes, days, settled, span }: Operators.Found) => {
  // Of what nobody told itself what is settled came in, as it does in the boxes around it.
  if (Number.isNaN(came)) return Span.isExact(span) ? span.lower : settled
  // What other figures leave to one of its parts follows as well.
  if (Span.isExact(span) && came < span.lower && clashes.length === 0) return span.lower
  if (Span.isExact(span) && came !== 0) return came
  const { node, prepared, reports } = asked
  const { lower, upper } = reports.figures
  // Who says "more than 0" has told that number.
  const isZero = (row: number): boolean => upper[row] === 0 || (lower[row] === 0 && upper[row] === Infinity)
  // What stands was told on its own day.
  const [start, end] = Operators.reach(asked)
  const since = Math.min(start, ...days.keys())
  const isTold =
    came !== 0 ||
    prepared.solver.rowsInside(node, since, end).some(isZero) ||
    prepared.solver.blanksInside(node, since, end).length > 0
  return isTold ? came : Span.isExact(span) ? span.lower : undefined
}

const rowsReporters = (reports: Reports, rows: ReadonlyArray<number>): number =>
  new Set(rows.map((row) => reports.figures.units[row])).size

/** Whether a unit's stock stood when the others did: on the last day asked for, else on the newest of theirs. */
const standsWith = (
  { end, node, prepared: { places, solver, standing }, start }: Operators.Asked,
  unit: string,
  days: ReadonlyMap<number, number>
): boolean => {
  const place = places.unit(unit)
  if (place === undefined || days.size === 0) return false
  const day = standing.standing(node, end - 1).days.size > 0 ? end - 1 : Math.max(start, ...days.keys())
  return standing.standing(solver.node(place, node.category), day).covered
}

/** Where no form asks anybody: the units of the level that reports in this group whose own cell is not covered, or the team asked for. */
const uncovered = (asked: Operators.Asked, found: Operators.Found): Silences.Roll | undefined => {
  const { bucket, end, measure, node, prepared, reports, rollup, start } = asked
  const { territory } = reports.model
  const { team } = rollup
  if (team !== undefined) return Silences.byFigures(undefined, [team], found.covered ? [] : [team], bucket)
  const isUntold = !found.covered && Number.isNaN(found.came)
  const level =
    prepared.reportingLevel(asked) ?? (isUntold ? Untold.level(reports, rollup, asked.group, bucket) : undefined)
  if (level === undefined) return undefined
  const id = territory.hierarchies.get(rollup.hierarchy)!.levels[level]!.id
  const units = unitsIn(territory, rollup, bucket, level, rollup.groups[asked.group]!)
  if (units.length === 0) return undefined
  const isCovered = (unit: string): boolean => {
    const place = prepared.places.unit(unit)
    return place !== undefined && Operators.isCovered(asked, prepared.solver.node(place, node.category), start, end)
  }
  const isAnswered = (unit: string): boolean => {
    const place = prepared.places.unit(unit)
    return place !== undefined && prepared.isAnswered(prepared.solver.node(place, node.category), start, end)
  }
  const silentOf = (): ReadonlyArray<string> => {
    const open = units.filter((unit) => !isCovered(unit) && !isAnswered(unit))
    // What each said of a stock last stands once silence is nothing: who said anything was not silent.
    const isOfOne = found.covered || found.days.size === 0
    if (isOfOne || measure.accumulation === "flow" || rollup.silent === "zero") return open
    // Else, of stocks of days that do not meet, silent is who had none, or none any more, when the last one spoke.
    return units.filter((unit) => !standsWith(asked, unit, found.days) && !isAnswered(unit))
  }
  const open = found.covered && rollup.from === undefined ? [] : silentOf()
  const group = rollup.groups[asked.group]!
  // All below have spoken and the whole is not known: what is missing is the unit's own part, where nobody answered that it is not known.
  const isOwn =
    measure.own === "no"
      ? !units.some(isAnswered) && (measure.accumulation === "flow" || rollup.silent !== "zero")
      : !isAnswered(group)
  const silent = open.length === 0 && !found.covered && isOwn ? [group] : open
  return Silences.byFigures(id, units, silent, bucket)
}
