/**
 * What must be known beside the number of a cell: of which parts it is made and what they leave, from what it follows, of which
 * days it is. Facts only; how they are said is another module's. @internal
 */
import type * as Period from "../../Period.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import type { Asked, Found } from "./operators.ts"
import * as Parts from "./parts.ts"
import type { Report } from "./reports.ts"
import type { Roll } from "./silence.ts"
import type { Figure } from "./solver.ts"
import * as Span from "./span.ts"

/** From what a number follows that nobody reported: a whole without what is known of its others. */
export interface Derivation {
  readonly whole: Span.Span
  readonly others: Span.Span
}

/** Some units of a level, and what they say together. */
export interface Some {
  readonly count: number
  readonly said: number
}

export interface Facts {
  readonly bucket: Period.Period
  /** What figures of exactly this box and these days say. */
  readonly whole: Span.Span | undefined
  /** The ways in which the cell is made of parts that said something, the most telling first. */
  readonly parts: ReadonlyArray<Parts.Parts>
  /** The parts that say less than the cell, and what they leave. */
  readonly rest: { readonly parts: Parts.Parts; readonly left: Span.Span } | undefined
  /** What the unit's own body did beside those below it. */
  readonly own: Span.Span | undefined
  readonly derived: Derivation | undefined
  /** Whether reported periods cross the days of the cell. */
  readonly crossing: boolean
  /** Whether the same things may have been counted in several parts or periods. */
  readonly overlapping: boolean
  /** The last day that the data reach, where they were sent before the end; `all` where that is so of all of them. */
  readonly early: { readonly day: number; readonly all: boolean } | undefined
  /** Units whose figures came after that of the whole. */
  readonly late: Some | undefined
  /** What was filed under codes no longer in force, with the level of these. */
  readonly former: { readonly said: Span.Span; readonly level: number } | undefined
  /** Units with newer figures than those of a stock that stands. */
  readonly newer: Some | undefined
  /** Figures of activities that are only some of what was done, and are not added. */
  readonly aside: number | undefined
  /** Of units that filed a line as blank and those with something in it: how many had something. */
  readonly any: number | undefined
  /** Of percentages and scores: from the least to the most that units say. */
  readonly hull: Span.Span | undefined
  /** How many of the silent told a part of the period. */
  readonly partly: number
}

const rowsOf = new WeakMap<ReadonlyArray<Report>, ReadonlyMap<number, Report>>()

const byRow = (reports: ReadonlyArray<Report>): ReadonlyMap<number, Report> => {
  const known = rowsOf.get(reports) ?? new Map(reports.map((one) => [one.row, one]))
  rowsOf.set(reports, known)
  return known
}

/** The figures of exactly this box and these days. */
const exactly = ({ end, node, start }: Asked): ReadonlyArray<Figure> =>
  node.figures.filter((one) => one.start === start && one.end === end)

/** Whether the number is what there is of the thing, and not an extreme or a mean of it. */
const isPlain = ({ measure, rollup }: Asked): boolean => {
  const { place, time } = rollup.along
  const whole = time === "sum" || time === "bounds" || time === "only"
  const adds = place !== "min" && place !== "max" && place !== "average"
  return adds && (whole || (time === "last" && measure.accumulation !== "flow"))
}

const none: Omit<Facts, "bucket" | "partly"> = {
  whole: undefined,
  parts: [],
  rest: undefined,
  own: undefined,
  derived: undefined,
  crossing: false,
  overlapping: false,
  early: undefined,
  late: undefined,
  former: undefined,
  newer: undefined,
  aside: undefined,
  any: undefined,
  hull: undefined
}

/** The facts of a cell of which `rows` are the figures. */
export const of = (asked: Asked, found: Found, roll: Roll | undefined, rows: ReadonlyArray<number>): Facts => {
  const { bucket, measure, prepared } = asked
  const base = { ...none, bucket, partly: partly(asked, roll) }
  if (!isPlain(asked)) return base
  if (measure.kind === "share" || measure.kind === "score") return { ...base, hull: hull(asked, roll) }
  const said = byRow(prepared.reports)
  const reports = rows.flatMap((row) => said.get(row) ?? [])
  const parts = Parts.of(asked, roll)
  const units = parts.find((one) => one.is === "units")
  const isSound = found.clashes.length === 0
  const firm = found.covered && isSound
  const isOpen = isSound && (found.covered || Number.isNaN(found.came))
  const facts = {
    ...base,
    parts,
    own: ownPart(asked),
    overlapping: overlaps(asked, parts, reports),
    former: former(asked, reports),
    any: roll === undefined ? undefined : filed(asked, units)
  }
  if (measure.accumulation !== "flow") {
    const derived = isOpen && found.days.size === 1 ? derivation(atDay(asked, found), found) : undefined
    const left = firm && derived === undefined && isOfOneDay(asked, found, units) ? rest(parts, found.span) : undefined
    return { ...facts, derived, rest: left, newer: newer(asked, found, reports) }
  }
  const own = exactly(asked)
  const early = earliness(own, said, reports)
  const derived = isOpen ? derivation(asked, found) : undefined
  return {
    ...facts,
    whole: own
      .map((one) => one.span)
      .reduce<Span.Span | undefined>((a, b) => (a === undefined ? b : Span.either(a, b)), undefined),
    derived,
    early,
    rest: firm && early === undefined && derived === undefined ? rest(parts, found.span) : undefined,
    crossing: crosses(asked),
    late: lateness(asked, own, said, units),
    aside: aside(asked, found)
  }
}

const atDay = (asked: Asked, found: Found): Asked => {
  const [day] = found.days.keys()
  return { ...asked, start: day!, end: day! + 1 }
}

/** Whether a stock and that of its units are of one day; days never mix in a subtraction. */
const isOfOneDay = ({ end, prepared }: Asked, found: Found, units: Parts.Parts | undefined): boolean =>
  found.days.size === 1 &&
  (units?.nodes ?? []).every((unit) => {
    const { came, newest, oldest } = prepared.standing.standing(unit, end - 1)
    return Number.isNaN(came) || (oldest === newest && found.days.has(newest))
  })

/** From the least to the most that units say, where they have no common number. */
const hull = (asked: Asked, roll: Roll | undefined): Span.Span | undefined => {
  const { node, prepared } = asked
  const spans = (roll?.expected ?? []).flatMap((id) => {
    const place = prepared.places.unit(id)
    const known = place === undefined ? undefined : Parts.knownOf(asked, prepared.solver.node(place, node.category))
    return known === undefined || Number.isNaN(known.came) ? [] : [known.span]
  })
  return spans.length === 0 ? undefined : spans.reduce(Span.either)
}

/** The first parts that say less than the whole, and what they leave of it. */
const rest = (all: ReadonlyArray<Parts.Parts>, whole: Span.Span): Facts["rest"] => {
  const parts = all.find((one) => one.is !== "cohorts" && Span.isBelow(one.said, whole))
  return parts === undefined ? undefined : { parts, left: Span.minus(whole, parts.said) }
}

const ownPart = ({ end, measure, node, prepared, start }: Asked): Span.Span | undefined => {
  if (measure.own === "no" || node.place.kind !== "unit" || !prepared.places.hasBelow(node.place)) return undefined
  const known = prepared.solver.inside(prepared.solver.node(prepared.places.own(node.place), node.category), start, end)
  return Number.isNaN(known.came) ? undefined : known.covered ? known.span : Span.atLeast(known.span)
}

const same = (a: number, b: number): boolean =>
  Number.isFinite(a) && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** From which wider figure the upper end follows, where nothing in the box itself says it. */
const derivation = (asked: Asked, found: Found): Derivation | undefined => {
  const { end, node, prepared, start } = asked
  const { solver } = prepared
  if (found.span.upper === Infinity || same(found.came, found.span.upper)) return undefined
  const inside = solver.inside(node, start, end)
  const isTold = exactly(asked).length > 0 || (inside.covered && !Number.isNaN(inside.came))
  if (isTold && same(inside.span.upper, found.span.upper)) return undefined
  const beside = (from: number, to: number): Span.Span =>
    [[from, start] as const, [end, to] as const]
      .filter(([a, b]) => a < b)
      .map(([a, b]) => solver.inside(node, a, b).span)
      .reduce(Span.add, Span.zero)
  const over = node.figures
    .filter((one) => one.start <= start && end <= one.end && (one.start < start || end < one.end))
    .map((one) => ({ whole: one.span, others: beside(one.start, one.end) }))
  const around = solver.holding(node, start, end).map(({ from, node: holder, part, to, way }) => ({
    whole: solver.all(holder, from, to).span,
    others: way.parts
      .filter((one) => one !== part && way.adds)
      .map((one) => solver.inside(one.node, Math.max(from, one.from), Math.min(to, one.to)).span)
      .reduce(Span.add, beside(from, to))
  }))
  return [...over, ...around]
    .filter(({ others, whole }) => same(whole.upper - others.lower, found.span.upper))
    .sort((a, b) => b.others.lower - a.others.lower)[0]
}

const crosses = ({ end, node, prepared, start }: Asked): boolean =>
  prepared.solver
    .spans(node)
    .some(([from, to]) => from < end && start < to && (from < start || end < to) && !(from <= start && end <= to))

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
  const inside = prepared.solver.spans(node).filter(([from, to]) => start <= from && to <= end)
  return measure.accumulation === "flow" && additivity.time !== "additive" && inside.length > 1
}

const earliness = (
  own: ReadonlyArray<Figure>,
  said: ReadonlyMap<number, Report>,
  reports: ReadonlyArray<Report>
): Facts["early"] => {
  const deciding = own.flatMap((one) => said.get(one.row) ?? [])
  const all = deciding.length > 0 ? deciding : reports
  const early = all.filter((one) => one.early)
  if (early.length === 0) return undefined
  const days = early.map((one) => one.knownOn)
  return { day: Math.min(...days), all: early.length === all.length && new Set(days).size === 1 }
}

/** Units of which a figure came after that of the whole. */
const lateness = (
  { end, prepared, start, node }: Asked,
  own: ReadonlyArray<Figure>,
  said: ReadonlyMap<number, Report>,
  units: Parts.Parts | undefined
): Some | undefined => {
  const known = own.flatMap((one) => said.get(one.row)?.knownOn ?? [])
  if (known.length === 0 || units === undefined) return undefined
  const whole = Math.max(...known)
  let [count, sum] = [0, 0]
  for (const unit of units.nodes) {
    if (unit === node) continue
    const after = prepared.solver
      .rowsInside(unit, start, end)
      .flatMap((row) => said.get(row) ?? [])
      .filter((one) => one.knownOn > whole)
    if (after.length === 0) continue
    count++
    sum += after.reduce((total, one) => total + one.said, 0)
  }
  return count === 0 ? undefined : { count, said: sum }
}

/** What units filed for days after their own end. */
const former = (asked: Asked, reports: ReadonlyArray<Report>): Facts["former"] => {
  const { end, node, prepared, rollup, start } = asked
  const { territory } = asked.reports.model
  const tree = treeOf(territory, rollup.hierarchy)
  const ended = new Map<string, number>()
  for (const one of reports) {
    const [unit] = one.units
    const key = one.units.length > 1 || node.place.units.includes(unit!) ? undefined : tree.keys.get(unit!)
    const until = key === undefined ? undefined : Tree.life(tree, key)?.[1]
    if (until !== undefined && until <= one.start) ended.set(unit!, until)
  }
  if (ended.size === 0) return undefined
  const shares = prepared.places.partitions(node.place).flatMap(({ links }) => links)
  let level = -1
  const said = [...ended].map(([unit, until]) => {
    const key = tree.keys.get(unit)!
    level = tree.level[tree.start[key + 1]! - 1]!
    const place = prepared.places.unit(unit)!
    const share = shares.find((link) => link.place === place)
    const known = prepared.solver.inside(prepared.solver.node(place, node.category), Math.max(start, until), end)
    const span = known.covered ? known.span : Span.atLeast(known.span)
    return Span.part(
      known.covered || Number.isNaN(known.came) ? span : Span.exactly(known.came),
      share?.lower ?? 1,
      share?.upper ?? 1
    )
  })
  return { said: said.reduce(Span.add, Span.zero), level }
}

/** Figures of later days than those that a stock rests on. */
const newer = ({ end }: Asked, found: Found, reports: ReadonlyArray<Report>): Some | undefined => {
  if (found.days.size === 0) return undefined
  const newest = Math.max(...found.days.keys())
  const later = reports.filter((one) => one.start > newest && one.start < end)
  if (later.length === 0) return undefined
  const latest = new Map<string, Report>()
  for (const one of later) {
    const unit = one.units.join("+")
    if ((latest.get(unit)?.start ?? -Infinity) < one.start) latest.set(unit, one)
  }
  return { count: latest.size, said: [...latest.values()].reduce((sum, one) => sum + one.said, 0) }
}

/** What activities at several places did that is not known to be apart from the rest. */
const aside = ({ end, node, prepared, start }: Asked, found: Found): number | undefined => {
  const { solver } = prepared
  if (found.covered) return undefined
  let sum = 0
  for (const way of solver.ways(node)) {
    for (const { node: set } of way.parts) {
      if (set.place.kind !== "set" || set.figures.length > 0) continue
      const activities = solver.ways(set).find((one) => one.along === "activity")
      if (activities === undefined || activities.covers) continue
      for (const one of activities.parts) {
        const { came } = solver.inside(one.node, start, end)
        if (!Number.isNaN(came)) sum += came
      }
    }
  }
  return sum > 0 && sum <= found.came ? sum : undefined
}

/** How many units had something, where others filed the line as blank. */
const filed = (asked: Asked, units: Parts.Parts | undefined): number | undefined => {
  const { end, start } = asked
  const blank = units?.nodes.some((unit) =>
    unit.figures.some((one) => one.row === -1 && start <= one.start && one.end <= end)
  )
  if (units === undefined || blank !== true) return undefined
  return units.nodes.filter((unit) => Parts.knownOf(asked, unit).came > 0).length
}

const partly = (asked: Asked, roll: Roll | undefined): number => {
  const { node, prepared } = asked
  const silent = new Set(roll?.silent.map((one) => one.reporter))
  return [...silent].filter((reporter) => {
    const place = roll!.expected.includes(reporter) ? prepared.places.unit(reporter) : undefined
    return place !== undefined && !Number.isNaN(Parts.knownOf(asked, prepared.solver.node(place, node.category)).came)
  }).length
}
