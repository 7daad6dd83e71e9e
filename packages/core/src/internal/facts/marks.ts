/** When figures came, under which code, and what was left out of a number. @internal */
import * as Day from "../../Day.ts"
import type * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import { boundaryDay } from "../operators/grid.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import { ofUnits, once, saidOnce } from "./once.ts"
import type { Asked, Found } from "../figures/operators.ts"
import * as Parts from "./parts.ts"
import type { Report } from "../boxes/reports.ts"
import { type Figure, type Part, toldOf } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import { least, most } from "../extremes.ts"

/** A figure that is newer than a stock, and where it is of less than all that is asked for, of what. */
export interface Newer {
  readonly units: ReadonlyArray<string>
  readonly said: number
  readonly of: "members" | "teams" | undefined
}

/** Units of which figures came later, and what these say together. */
export interface Late {
  readonly count: number
  readonly said: Span.Span
}

/** Some periods, and what was said of them together. */
export interface Later {
  readonly periods: ReadonlyArray<Period.Period>
  readonly said: Span.Span
}

/** The last day that data reach which were sent before the end; `all` where that is so of all of them. */
export interface Early {
  readonly day: number
  readonly all: boolean
}

/** What was filed under codes no longer in force, with the level of these. */
export interface Former {
  readonly said: Span.Span
  readonly level: number
}

type Sent = Pick<Report, "early" | "knownOn" | "start">

/** When a form came in which a line was left blank. */
export const ofBlank = ({ end, span, start }: Figure): Sent => ({
  start,
  early: span.upper === Infinity,
  knownOn: end - 1
})

/** How far data reach that were sent before the end. */
export const earliness = (
  own: ReadonlyArray<Figure>,
  said: ReadonlyMap<number, Report>,
  reports: ReadonlyArray<Sent>
): Early | undefined => {
  const deciding: ReadonlyArray<Sent> = own.flatMap((one) => said.get(one.row) ?? [])
  const all = deciding.length > 0 ? deciding : reports
  const early = all.filter((one) => one.early)
  if (early.length === 0) return undefined
  const days = early.map((one) => one.knownOn)
  const day = least(days)
  const isAll = early.length === all.length && new Set(days).size === 1
  return { day, all: isAll && reports.every(({ start }) => start <= day) }
}

/** Whether a figure of something came after a day, of days that had begun by then: of others nothing was known. */
export const isAfter =
  (day: number) =>
  ({ knownOn, quoted, start }: Pick<Report, "knownOn" | "quoted" | "start">): boolean =>
    start <= day && day < knownOn && quoted !== undefined && (quoted.lower !== 0 || quoted.upper !== 0)

/** Units of which a figure came after that of the whole. */
export const lateness = (
  { end, measure, prepared, start, node }: Asked,
  own: ReadonlyArray<Figure>,
  said: ReadonlyMap<number, Report>,
  units: Parts.Parts | undefined
): Late | undefined => {
  const known = own.flatMap((one) => said.get(one.row)?.knownOn ?? [])
  if (known.length === 0 || units === undefined) return undefined
  const whole = most(known)
  const spans: Array<Span.Span> = []
  for (const unit of units.nodes) {
    if (unit === node) continue
    const inside = prepared.solver.rowsInside(unit, start, end).flatMap((row) => said.get(row) ?? [])
    const after = inside.filter(isAfter(whole))
    if (after.length > 0) spans.push(saidOnce(prepared.lattice, measure.additivity, unit.place.units, after))
  }
  return spans.length === 0 ? undefined : { count: spans.length, said: ofUnits(measure.additivity, spans) }
}

/** Shorter figures of the box itself that came after that of the whole. */
export const laterPeriods = (
  { end, measure, node, prepared, start }: Asked,
  own: ReadonlyArray<Figure>,
  said: ReadonlyMap<number, Report>
): Later | undefined => {
  const known = own.flatMap((one) => said.get(one.row)?.knownOn ?? [])
  if (known.length === 0) return undefined
  const whole = most(known)
  const after = node.figures
    .filter((one) => start <= one.start && one.end <= end && one.end - one.start < end - start)
    .flatMap((one) => said.get(one.row) ?? [])
    .filter(isAfter(whole))
  if (after.length === 0) return undefined
  const { lattice } = prepared
  const { units } = node.place
  return {
    periods: once(lattice, units, after).map((one) => one.period),
    said: saidOnce(lattice, measure.additivity, units, after)
  }
}

/** The day a unit ended, if it had by the one of a figure; on boundaries on which there is such a unit its code is no former one. */
const endedBy = ({ bucket, node, reports, rollup }: Asked, { start, units }: Report): number | undefined => {
  const tree = treeOf(reports.model.territory, rollup.hierarchy)
  const key = units.length > 1 || node.place.units.includes(units[0]!) ? undefined : tree.keys.get(units[0]!)
  const day = Day.toEpoch(boundaryDay(rollup, bucket))
  if (key !== undefined && rollup.boundaries !== "as reported" && Tree.edgeAt(tree, key, day) !== -1) return undefined
  const until = key === undefined ? undefined : Tree.life(tree, key)?.[1]
  return until !== undefined && until <= start ? until : undefined
}

/**
 * Figures under a former code that are newer than what the unit that they lie in has in a stock: they are not in the number.
 */
export const formerSince = (asked: Asked, found: Found, reports: ReadonlyArray<Report>): ReadonlyArray<Report> =>
  reports.filter((one) => {
    const place = endedBy(asked, one) === undefined ? undefined : asked.prepared.places.unit(one.units[0]!)
    if (place === undefined || asked.measure.accumulation === "flow" || !found.covered) return false
    const { prepared, node } = asked
    const heirs = prepared.solver.holders(prepared.solver.node(place, node.category)).flatMap((held) => {
      const { covered, newest } = prepared.standing.standing(held.node, asked.end - 1)
      const isIn = held.part.from <= one.start && one.start < held.part.to && covered && found.days.has(newest)
      return isIn && held.node.place.kind === "unit" ? [newest] : []
    })
    return heirs.length > 0 && most(heirs) < one.start
  })

/** What units filed for days after their own end. */
export const former = (asked: Asked, reports: ReadonlyArray<Report>): Former | undefined => {
  const { end, measure, node, prepared, rollup, start } = asked
  const tree = treeOf(asked.reports.model.territory, rollup.hierarchy)
  const ended = new Map<string, readonly [from: number, to: number]>()
  for (const one of reports) {
    const [unit] = one.units
    const until = endedBy(asked, one)
    if (until === undefined) continue
    // A stock is that of its last day, and never added over days.
    const day = Math.max(one.start, ended.get(unit!)?.[0] ?? -Infinity)
    ended.set(unit!, measure.accumulation === "flow" ? [Math.max(start, until), end] : [day, day + 1])
  }
  if (ended.size === 0) return undefined
  const shares = prepared.places.partitions(node.place).flatMap(({ links }) => links)
  let level = -1
  const said = [...ended].map(([unit, [from, to]]) => {
    const key = tree.keys.get(unit)!
    level = tree.level[tree.start[key + 1]! - 1]!
    const place = prepared.places.unit(unit)!
    const share = shares.find((link) => link.place === place)
    const known = prepared.solver.inside(prepared.solver.node(place, node.category), from, to)
    const span = known.covered ? known.span : Span.atLeast(known.span)
    return Span.part(
      known.covered || Number.isNaN(known.came) ? span : Span.exactly(known.came),
      share?.lower ?? 1,
      share?.upper ?? 1
    )
  })
  return { said: said.reduce(Span.add, Span.zero), level }
}

/** Of each unit the figure of its latest day; what a team told elsewhere before is none. */
const latest = (reports: ReadonlyArray<Report>): ReadonlyArray<Report> => {
  const found = new Map<string, Report>()
  const ofTeam = new Map<string | undefined, number>()
  for (const { category, start } of reports) {
    ofTeam.set(category.team, Math.max(start, ofTeam.get(category.team) ?? -Infinity))
  }
  for (const one of reports) {
    const { team } = one.category
    if (team !== undefined && one.start < ofTeam.get(team)!) continue
    const unit = one.units.join("+")
    if ((found.get(unit)?.start ?? -Infinity) < one.start) found.set(unit, one)
  }
  return [...found.values()]
}

/** Those that lie in no other of them. */
const outermost = (
  { prepared: { lattice }, reports, rollup }: Asked,
  all: ReadonlyArray<Report>
): ReadonlyArray<Report> => {
  const byUnit = new Map<string, Array<Report>>()
  for (const one of all) for (const unit of one.units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), one])
  return all.filter((one) => {
    const day = Day.fromEpoch(one.start)
    const snapshot = Territory.snapshotAt(reports.model.territory, rollup.hierarchy, day)
    const above = one.units.map((unit) => new Set([unit, ...Territory.ancestors(snapshot, unit)]))
    const holds = (other: Report): boolean =>
      other !== one &&
      lattice.isWithin(one.category, other.category) &&
      above.every((units) => other.units.some((unit) => units.has(unit)))
    return ![...above[0]!].some((unit) => byUnit.get(unit)?.some(holds))
  })
}

/** Figures of later days than those that a stock rests on, each once. */
export const newer = (
  asked: Asked,
  found: Found,
  reports: ReadonlyArray<Report>,
  since: ReadonlyArray<Report>
): ReadonlyArray<Newer> => {
  if (found.days.size === 0) return []
  const newest = most(found.days.keys())
  const later = latest(reports.filter((one) => (one.start > newest || since.includes(one)) && one.start < asked.end))
  return outermost(asked, later).map(({ category, said, units }) => {
    const isAll = asked.prepared.lattice.isWithin(asked.node.category, category)
    return { units, said, of: isAll ? undefined : category.team === undefined ? "members" : "teams" }
  })
}

/** Whether a unit last spoke on a day before the one of a stock that rests on others alone. */
export const isLeftOut = ({ covered, days }: Found, reports: ReadonlyArray<Report>): boolean =>
  !covered && days.size > 0 && latest(reports).some(({ start }) => start < most(days.keys()) && !days.has(start))

const isIn =
  ({ end, start }: Pick<Asked, "start" | "end">) =>
  (one: Figure): boolean =>
    start <= one.start && one.end <= end

/** What activities at several places did that is not known to be apart from the rest, where the rest is what counts. */
export const aside = ({ end, node, prepared, start }: Asked, found: Found): number | undefined => {
  const { solver } = prepared
  if (found.covered) return undefined
  let sum = 0
  for (const way of solver.ways(node)) {
    for (const { node: set } of way.parts) {
      if (set.place.kind !== "set" || set.figures.length > 0) continue
      const activities = solver.ways(set).find((one) => one.along === "activity")
      if (activities === undefined || activities.covers) continue
      for (const one of activities.parts) {
        // What one of the places filed is among the rest.
        if (one.node.figures.some(isIn({ end, start }))) sum += solver.inside(one.node, start, end).came
      }
    }
  }
  const isSet = (one: Part): boolean => one.node.place.kind === "set"
  const rest = solver
    .ways(node)
    .filter((way) => way.along !== "activity" && !way.parts.some(isSet))
    .map((way) => solver.along(way, start, end).came)
  const said = node.figures.filter(isIn({ end, start })).map((one) => one.said)
  return sum > 0 && sum <= most([...rest, ...said]) ? sum : undefined
}

/** How many units had something, where others filed the line as blank. */
export const filed = (asked: Asked, units: Parts.Parts | undefined): number | undefined => {
  const { end, start } = asked
  const blank = units?.nodes.some((unit) =>
    unit.figures.some((one) => one.row === -1 && start <= one.start && one.end <= end)
  )
  if (units === undefined || blank !== true) return undefined
  return units.nodes.filter((unit) => toldOf(Parts.knownOf(asked, unit)) > 0).length
}
