/** The figures of a measure in their boxes, for the groups of a question. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import * as Tree from "../territory/tree.ts"
import { tree as treeOf } from "../territory/territory.ts"
import { type Category, everything, type Lattice, lattice } from "../boxes/category.ts"
import type { Asked } from "./operators.ts"
import type { Place, Places } from "../places/place.ts"
import { make as makePlaces } from "../places/places.ts"
import * as Levels from "../boxes/levels.ts"
import type { Reach } from "../boxes/reach.ts"
import * as Cut from "../boxes/cut.ts"
import * as Lives from "../boxes/lives.ts"
import * as Seat from "../boxes/seat.ts"
import * as OnDay from "../stocks/onDay.ts"
import { levelOn } from "../boxes/owing.ts"
import * as Blanks from "../silence/blanks.ts"
import { floorOf, type Report, type Reports, sourceOf } from "../boxes/reports.ts"
import type { Node, Semantics } from "../boxes/box.ts"
import { Solver } from "../solve/solver.ts"
import * as InForce from "../stocks/inForce.ts"
import { lastTold, seriesOf } from "../stocks/lastTold.ts"
import * as Unsaid from "../stocks/unsaid.ts"
import { least } from "../extremes.ts"
import * as Window from "./window.ts"

export interface Prepared {
  readonly solver: Solver
  readonly places: Places
  readonly standing: ReturnType<typeof OnDay.make>
  readonly floor: number
  /** Whether something in a box was asked for and is not known. */
  readonly isUnknown: (node: Node, start: number, end: number) => boolean
  /** Whether a unit has answered, of all of these days, that it does not know. */
  readonly isAnswered: (node: Node, start: number, end: number) => boolean
  /** The highest level below a group, or its own, at which units reported. */
  readonly reportingLevel: (asked: Asked) => number | undefined
  readonly lattice: Lattice
  /** Figures by the level and the day of whoever reported. */
  readonly reports: ReadonlyArray<Report>
}

/** What speaks of some days. */
const within = <A extends Pick<Report, "start" | "end">>(
  all: ReadonlyArray<A>,
  { from, to }: Reach
): ReadonlyArray<A> => (from === -Infinity ? all : all.filter(({ end, start }) => start < to && from < end))

/** What speaks of a bucket of a stock, and what each told last before it. */
const toldBy = (reports: Reports, measure: Measure.Resolved, { from, to }: Reach): ReadonlyArray<Report> => {
  const series = seriesOf(reports.figures)
  const all = reports.of(measure).filter((one) => one.start < to)
  return lastTold(all, from, { dayOf: ({ start }) => start, seriesOf: ({ row }) => series(row) })
}

/** Lines left blank of a bucket; of a stock also those before it, after which whoever left them told nothing. */
const blanksOf = (
  reports: Reports,
  measure: Measure.Resolved,
  { from, to }: Reach,
  told: ReadonlyArray<Report>
): ReadonlyArray<Blanks.Blank> => {
  const stock = measure.accumulation !== "flow"
  const all = Blanks.of(reports, measure, stock)
  if (!stock || all.length === 0) return within(all, { from, to })
  const said = [
    ...all.filter(({ start }) => start < to).map((blank) => ({ ...blank, blank })),
    ...told.map(({ category: { team }, start, units }) => ({ unit: units.join(), team, start, blank: undefined }))
  ]
  const seriesOf = ({ team, unit }: (typeof said)[number]): string => JSON.stringify([unit, team])
  return lastTold(said, from, { dayOf: ({ start }) => start, seriesOf }).flatMap(({ blank }) => blank ?? [])
}

/** What was prepared of some reports, by what is asked of whom, and by the days that decide. */
const cache = new WeakMap<Reports, Map<string, Map<string, Prepared>>>()

/** The same of a roll-up by its buckets: thousands of cells of a bucket ask for one thing. */
const byBucket = new WeakMap<Reports, WeakMap<Rollup.Rollup, Map<string, Prepared>>>()

/** Lets go of all that was prepared of some reports: whoever asks again has it made again. */
export const forget = (reports: Reports): void => {
  cache.delete(reports)
  byBucket.delete(reports)
}

/** Combining along an axis by "bounds" reads the parts as overlapping. */
const asAsked = (measure: Measure.Resolved, along: Rollup.Rollup["along"]): Measure.Resolved => {
  const axis = (name: Measure.Axis) =>
    along[name] === "bounds"
      ? "overlapping"
      : along[name] === "only" && name !== "time"
        ? "none"
        : measure.additivity[name]
  return {
    ...measure,
    additivity: {
      ...measure.additivity,
      time: axis("time"),
      team: axis("team"),
      cohort: axis("cohort"),
      place: axis("place")
    }
  }
}

/** What is known under a key, made where it is not. */
const once = <K, A>(
  known: { readonly get: (key: K) => A | undefined; readonly set: (key: K, made: A) => unknown },
  key: K,
  make: () => A
): A => {
  const before = known.get(key)
  if (before !== undefined) return before
  const made = make()
  known.set(key, made)
  return made
}

const windows = (reports: Reports, measure: Measure.Resolved, rollup: Rollup.Rollup): Map<string, Prepared> => {
  const { along, boundaries, from, groups, hierarchy } = rollup
  const known = once(cache, reports, () => new Map<string, Map<string, Prepared>>())
  const key = JSON.stringify([measure.id, hierarchy, boundaries, groups, along, from])
  return once(known, key, () => new Map())
}

/** The figures of a measure in their boxes, for groups of a question and a bucket of it. */
export const prepare = (
  reports: Reports,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup,
  bucket: Period.Period
): Prepared => {
  const asked = once(byBucket, reports, () => new WeakMap())
  const buckets = once(asked, rollup, () => new Map())
  return once(buckets, `${measure.id} ${bucket}`, () => {
    const window = Window.of(reports, measure, bucket)
    return once(windows(reports, measure, rollup), `${window.from} ${window.to}`, () => {
      const isFlow = measure.accumulation === "flow"
      const told = isFlow ? within(reports.of(measure), window) : toldBy(reports, measure, window)
      return make(reports, told, asAsked(measure, rollup.along), rollup, window)
    })
  })
}

const make = (
  reports: Reports,
  all: ReadonlyArray<Report>,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup,
  window: Reach
): Prepared => {
  const { model } = reports
  const { hierarchy } = rollup
  const tree = treeOf(model.territory, hierarchy)
  const stock = measure.accumulation !== "flow"
  const days = [Math.min(window.from, least(all.map((one) => one.start))), window.to - 1] as const
  const level = rollup.from === undefined ? undefined : Territory.levelIndex(model.territory, hierarchy, rollup.from)
  const places = makePlaces({
    ...rollup,
    territory: model.territory,
    stock,
    own: level === undefined ? measure.own : "no",
    from: level,
    days
  })
  const floor = floorOf(measure)
  const counts = measure.counts !== undefined && "cohort" in measure.counts ? measure.counts.cohort : undefined
  const cut = Cut.make()
  const staysOf = Seat.staysOf(model, hierarchy)
  const semantics: Semantics = {
    measure,
    floor,
    lattice: lattice(model.lattice, counts),
    members: (dimension) => model.dimensions.get(dimension)?.members.map((member) => member.id),
    hosts: (team) => Lives.hostsOf(model, hierarchy).get(team) ?? [],
    stays: staysOf,
    teams: (unit) => Lives.teamsOf(model, hierarchy).get(unit) ?? [],
    activities: (unit) => Lives.activitiesOf(model).get(unit) ?? [],
    get ids() {
      return reports.figures.ids
    },
    source: (row) => sourceOf(reports, row),
    filed: cut.filed
  }
  const isFrom = (units: ReadonlyArray<string>, day: number): boolean =>
    level === undefined || units.every((unit) => levelOn(tree, unit, day) === level)
  const adds = floor === 0 && (measure.kind === "event" || measure.kind === "entity") && level === undefined
  const strayOf = (unit: string, day: number): Place | undefined => {
    const id = adds ? aboveElsewhere(model, tree, unit, Day.fromEpoch(day)) : undefined
    return id === undefined ? undefined : places.stray(unit, places.unit(id)!)
  }
  const placeOf = (
    units: ReadonlyArray<string>,
    days: readonly [start: number, end: number],
    team: string | undefined
  ): Place | undefined => {
    if (units.length > 1) return places.set(units)
    const isTeam = team !== undefined
    const { isBelow, unit } = isTeam
      ? Seat.of(staysOf(team), places, units[0]!, days)
      : { unit: units[0]!, isBelow: false }
    const place = places.unit(unit) ?? strayOf(unit, days[1] - 1)
    if (place === undefined || place.kind === "own" || measure.own === "no" || level !== undefined) return place
    // A team belongs to its host and to no unit below it.
    const isOwn = measure.own === "always" || (isTeam && places.hasBelow(place))
    return isOwn && !isBelow ? places.own(place) : place
  }
  /** Of a flow, the days on which whoever is meant was there. */
  const lived = (place: Place, category: Category, start: number, end: number): readonly [number, number] =>
    stock ? [start, end] : Lives.within(places.life(place), ...Lives.within(Lives.of(model, category), start, end))
  const levelBelow = Levels.make(tree, all, stock)
  const unknown = new Map<number, Array<Report>>()
  const placed: Array<Blanks.Placed> = []
  for (const report of all) {
    if (!isFrom(report.units, report.until - 1)) continue
    const place = placeOf(report.units, [report.start, report.until], report.category.team)
    if (place === undefined) continue
    if (report.span === undefined) {
      const own = unknown.get(place.number)
      // It is an answer for all of its days.
      const asked = { ...report, end: report.until }
      if (own === undefined) unknown.set(place.number, [asked])
      else own.push(asked)
      continue
    }
    const { row, said, span } = report
    const days = (last: number) => lived(place, report.category, report.start, last)
    const [, until] = days(report.until)
    const [start, end] = cut.take([report.start, report.until], days(report.end))
    places.filed(place, start, end, until)
    placed.push({ place, category: report.category, figure: { start, end, until, span, said, row } })
  }
  const blanks = blanksOf(reports, measure, window, all).flatMap(
    ({ end, span, start, team, unit, until }): ReadonlyArray<Blanks.Placed> => {
      const place = isFrom([unit], until - 1) ? placeOf([unit], [start, until], team) : undefined
      const category = team === undefined ? everything : { ...everything, team }
      if (place === undefined) return []
      const [, last] = lived(place, category, start, until)
      const [from, to] = cut.take([start, until], lived(place, category, start, end))
      return [{ place, category, figure: { start: from, end: to, until: last, span, said: 0, row: -1 } }]
    }
  )
  const solverOf = (some: ReadonlyArray<Blanks.Placed>): Solver => {
    const made = new Solver(semantics, places)
    for (const { category, figure, place } of [...placed, ...some]) made.add(place, category, figure)
    return made
  }
  // What all others say decides which of them stand.
  const solver = solverOf(blanks.length === 0 ? [] : Blanks.standing(solverOf([]), blanks, solverOf))
  const valid = InForce.validity(reports, measure)
  const {
    days: unsaid,
    isAnswered,
    isUnknown
  } = Unsaid.make(unknown, {
    lattice: semantics.lattice,
    places,
    solver,
    valid: stock ? valid : undefined
  })
  return {
    solver,
    places,
    floor,
    lattice: semantics.lattice,
    reports: all,
    standing: OnDay.make({ solver, floor, valid, unsaid, firstAsked: InForce.firstAsked(reports, measure) }),
    isUnknown,
    isAnswered,
    reportingLevel: ({ end, group, start }) => level ?? levelBelow(rollup.groups[group]!, start, end)
  }
}

/** The nearest unit of a tree above one that lies in other trees only. */
const aboveElsewhere = (model: Model.Model, tree: Tree.Tree, unit: string, day: Day.Day): string | undefined => {
  for (const id of model.territory.hierarchies.keys()) {
    const snapshot = Territory.snapshotAt(model.territory, id, day)
    if (!snapshot.number.has(unit)) continue
    const found = Territory.ancestors(snapshot, unit).find((one) => one !== unit && tree.keys.has(one))
    if (found !== undefined) return found
  }
  return undefined
}
