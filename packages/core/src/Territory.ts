/**
 * Territory: who lies in whom, on which day, in which hierarchy, and what became of units when boundaries were redrawn.
 *
 * Every figure can be read on the boundaries of its own time or on those of any other day. Whole moves are exact; a part of
 * a unit is apportioned where its share is known, and otherwise a bound. Nothing is guessed.
 *
 * @since 0.1.0
 */
import type * as Result from "effect/Result"
import * as Day from "./Day.ts"
import type * as Hierarchy from "./Hierarchy.ts"
import type { ResolveError } from "./internal/territory/directory.ts"
import * as Hosts from "./internal/territory/hosts.ts"
import { type Lookup, resolve as find } from "./internal/territory/lookup.ts"
import * as Placing from "./internal/territory/placing.ts"
import * as Share from "./internal/territory/share.ts"
import { lineage, remembered, type Territory, tree } from "./internal/territory/territory.ts"
import * as Tree from "./internal/territory/tree.ts"
import { doubts } from "./internal/territory/unrecorded.ts"
import type * as Walk from "./internal/territory/walk.ts"
import { problemsOf } from "./internal/territory/weights.ts"
import type { Problem } from "./LantoaError.ts"
import * as Locale from "./Locale.ts"
import type * as Organisation from "./Organisation.ts"
import type * as Succession from "./Succession.ts"
import * as Team from "./Team.ts"
import type * as Unit from "./Unit.ts"

/**
 * A share that whoever asks knows: how much of `from` went to `to` at their common event. For reading back in time `from` is
 * the newer unit: how much of it had been `to`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Weight {
  readonly from: string
  readonly to: string
  /** In [0, 1]. */
  readonly share: number
}

/**
 * On which boundaries a figure is read: those of its own time, or those of a day.
 *
 * `basis` says of what a moved share is a share: of the people (the default), of the area, or of what is counted. `weights`
 * gives shares that the law leaves open ("một phần", "phần còn lại"). A figure of which an unknown part would go somewhere
 * is a bound there; with `strict` it is refused instead.
 *
 * @category models
 * @since 0.1.0
 */
export type Boundaries =
  | "as reported"
  | {
      readonly asOf: Day.Day
      readonly basis?: Succession.Basis
      readonly weights?: ReadonlyArray<Weight>
      readonly strict?: boolean
    }

/**
 * A hierarchy on one day, its units numbered in pre-order: the subtree of number `n` is the range `n … last[n]`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Snapshot {
  readonly units: ReadonlyArray<string>
  /** Number of a unit; `undefined` for one that does not exist then. */
  readonly number: Pick<ReadonlyMap<string, number>, "get" | "has">
  /** Number of the parent, -1 for a root. */
  readonly parent: Int32Array
  /** Number of the last unit of the subtree. */
  readonly last: Int32Array
  /** Index of the level in the hierarchy's list. */
  readonly level: Int8Array
}

/**
 * What of a unit's figures goes to a group of a query, for figures dated from day number `from` until before `to`: at least
 * the share `lower`, at most `upper`. `weight` is the share (1 for all) where they are equal, `NaN` where they are not.
 *
 * @category models
 * @since 0.1.0
 */
export interface Placement {
  readonly group: number
  readonly weight: number
  readonly lower: number
  readonly upper: number
  /** Index of the level at which the unit reported. */
  readonly level: number
  readonly from: number
  readonly to: number
}

/** A territory; the rest is worked out when first asked for. Without a `locale` no word counts as a type. @category constructors @since 0.1.0 */
export const make = (
  hierarchies: ReadonlyArray<Hierarchy.Hierarchy>,
  successions: ReadonlyArray<Succession.Succession>,
  units: ReadonlyArray<Unit.Unit> = [],
  organisations: ReadonlyArray<Organisation.Organisation> = [],
  locale: Locale.Locale = Locale.plain
): Territory => ({
  hierarchies: new Map(hierarchies.map((hierarchy) => [hierarchy.id, hierarchy])),
  successions,
  units: new Map([...units, ...organisations].map((unit) => [unit.id, unit])),
  organisations,
  locale,
  cache: { trees: new Map(), lineages: new Map(), placers: new Map(), directory: undefined }
})

/** The days on which a hierarchy changed, in order. @category getters @since 0.1.0 */
export const changes = (territory: Territory, hierarchy: string): ReadonlyArray<Day.Day> =>
  tree(territory, hierarchy).days.map(Day.fromEpoch)

/**
 * The hierarchy on a day; empty when there is no such hierarchy. Built when first asked for; days between which nothing
 * changed share one snapshot.
 *
 * @category snapshots
 * @since 0.1.0
 */
export const at = (territory: Territory, hierarchy: string, day: Day.Day): Snapshot =>
  Tree.at(tree(territory, hierarchy), Day.toEpoch(day))

const idOf = (snapshot: Snapshot, number: number): string => Tree.idOf(snapshot as Tree.Snapshot, number)

/** The unit's ancestors on a day, itself first, root last; empty when it does not exist then. @category snapshots @since 0.1.0 */
export const ancestors = (snapshot: Snapshot, unit: string): Array<string> => {
  const found: Array<string> = []
  for (let n = snapshot.number.get(unit) ?? -1; n >= 0; n = snapshot.parent[n]!) found.push(idOf(snapshot, n))
  return found
}

/**
 * The unit's ancestor at a level (its index), itself when it is of that level: one look-up. `undefined` where the tree is
 * ragged and it has none, or the unit does not exist then.
 *
 * @category snapshots
 * @since 0.1.0
 */
export const ancestorAt = (snapshot: Snapshot, unit: string, level: number): string | undefined => {
  const number = snapshot.number.get(unit)
  if (number === undefined) return undefined
  const above = Tree.ancestorsAt(snapshot as Tree.Snapshot, level)[number]!
  return above === -1 ? undefined : idOf(snapshot, above)
}

/** The units of a level (its index) in the subtree of `within`, itself included. @category snapshots @since 0.1.0 */
export const unitsAtLevel = (snapshot: Snapshot, level: number, within?: string): Array<string> => {
  const top = within === undefined ? 0 : (snapshot.number.get(within) ?? -1)
  if (top === -1) return []
  const end = within === undefined ? snapshot.parent.length - 1 : snapshot.last[top]!
  const found: Array<string> = []
  for (let n = top; n <= end; n++) if (snapshot.level[n] === level) found.push(idOf(snapshot, n))
  return found
}

/** The index of a level in its hierarchy, -1 when there is none. @category getters @since 0.1.0 */
export const levelIndex = (territory: Territory, hierarchy: string, level: string): number =>
  territory.hierarchies.get(hierarchy)?.levels.findIndex((one) => one.id === level) ?? -1

/** Whether a level exists on a day: the law abolishes levels. @category predicates @since 0.1.0 */
export const levelAlive = (territory: Territory, hierarchy: string, level: string, day: Day.Day): boolean => {
  const found = territory.hierarchies.get(hierarchy)?.levels.find((one) => one.id === level)
  return found !== undefined && Day.within(day, found)
}

/** Whether a unit has a place in a hierarchy on a day. @category predicates @since 0.1.0 */
export const unitAlive = (territory: Territory, hierarchy: string, unit: string, day: Day.Day): boolean => {
  const columns = tree(territory, hierarchy)
  const key = columns.keys.get(unit)
  return key !== undefined && Tree.edgeAt(columns, key, Day.toEpoch(day)) !== -1
}

/** The events in which a unit took part, earliest first: what made it, what became of it. @category getters @since 0.1.0 */
export const eventsOfUnit = (territory: Territory, unit: string): ReadonlyArray<Succession.Succession> =>
  territory.successions
    .filter(({ moves }) => moves.some((move) => move.from === unit || move.to === unit))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))

export { type Territory, withLocale } from "./internal/territory/territory.ts"
export {
  /** What a look-up could have meant, and when. @category models @since 0.1.0 */
  Candidate,
  /** A look-up without one certain answer, with all candidates and their eras. @category errors @since 0.1.0 */
  ResolveError
} from "./internal/territory/directory.ts"
export { type Lookup } from "./internal/territory/lookup.ts"

/**
 * The one unit that a code or a name means. Codes are reused and names repeat, so a look-up that could mean several units
 * fails and lists them with their eras. `da nang` finds `Đà Nẵng`; a name typed with marks never finds one with other marks.
 * What else counts as the same name, and which words before it are a type, the territory's locale says.
 *
 * @category look-ups
 * @since 0.1.0
 */
export const resolve: (territory: Territory, query: Lookup) => Result.Result<string, ResolveError> = find

/**
 * The units that an organisation covers on a day: as its document says, or their subunits of a level.
 *
 * @category look-ups
 * @since 0.1.0
 */
export const covered = (
  territory: Territory,
  organisation: string,
  day: Day.Day,
  expand?: { readonly hierarchy: string; readonly level: string }
): ReadonlyArray<string> => {
  const found = territory.organisations.find((one) => one.id === organisation)
  const named = (found?.covers ?? []).filter((cover) => Day.within(day, cover)).map((cover) => cover.unit)
  if (expand === undefined) return named
  const level = levelIndex(territory, expand.hierarchy, expand.level)
  const snapshot = at(territory, expand.hierarchy, day)
  return [...new Set(named.flatMap((unit) => unitsAtLevel(snapshot, level, unit)))]
}

/** The organisations that answer for a unit on a day: they cover it or one of its ancestors. @category look-ups @since 0.1.0 */
export const coveredBy = (
  territory: Territory,
  hierarchy: string,
  unit: string,
  day: Day.Day
): ReadonlyArray<string> => {
  const line = ancestors(at(territory, hierarchy, day), unit)
  return territory.organisations
    .filter(({ covers }) => covers.some((cover) => Day.within(day, cover) && line.includes(cover.unit)))
    .map(({ id }) => id)
}

/** What {@link placer} needs to know of a question. @category models @since 0.1.0 */
export interface Question {
  readonly hierarchy: string
  readonly boundaries: Boundaries
  /** The units whose values are asked for; their order numbers the groups. */
  readonly groups: ReadonlyArray<string>
}

/**
 * Where the figures of a unit go. A unit's placements are disjoint in time for a whole unit; where it was divided there is
 * one for each group that got something. A figure dated before its unit began or after it ended counts as of the nearest
 * day of its life. Groups that are not there on the day asked for get nothing.
 *
 * @category placing
 * @since 0.1.0
 */
export const placer = (territory: Territory, question: Question): ((unit: string) => ReadonlyArray<Placement>) => {
  const { boundaries, groups, hierarchy } = question
  return remembered(territory, JSON.stringify([hierarchy, boundaries, groups]), () => {
    const columns = tree(territory, hierarchy)
    const place =
      boundaries === "as reported"
        ? Placing.asReported(columns, groups)
        : Placing.asOf(
            columns,
            lineage(territory, hierarchy),
            Day.toEpoch(boundaries.asOf),
            weighing(boundaries),
            groups
          )
    const known: Array<ReadonlyArray<Placement> | undefined> = []
    return (unit) => {
      const key = columns.keys.get(unit)
      return key === undefined ? [] : (known[key] ??= place(key))
    }
  })
}

const weighing = (asked: {
  readonly basis?: Succession.Basis
  readonly weights?: ReadonlyArray<Weight>
}): Placing.Weighing => ({ basis: asked.basis ?? "population", weights: asked.weights ?? [] })

/**
 * What of a unit's figures goes to another: at least the share `lower`, at most `upper`. `weight` is the share where they are
 * equal, `NaN` where they are not.
 *
 * @category models
 * @since 0.1.0
 */
export interface Crossing {
  readonly from: string
  readonly to: string
  readonly weight: number
  readonly lower: number
  readonly upper: number
  readonly kind: "exact" | "apportioned" | "unknown"
}

const crossing = (columns: Tree.Tree, from: number, to: number, share: Share.Share): Crossing => {
  const weight = Share.valueOf(share)
  const kind = weight === 1 ? "exact" : Number.isNaN(weight) ? "unknown" : "apportioned"
  return { from: columns.ids[from]!, to: columns.ids[to]!, weight, lower: share.lower, upper: share.upper, kind }
}

/**
 * The crosswalk between the boundaries of two days, forwards or backwards, over all events between them; one row for each
 * pair of units that have anything to do with each other. `level` keeps the rows that begin at one level.
 *
 * @category placing
 * @since 0.1.0
 */
export const crosswalk = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly from: Day.Day
    readonly to: Day.Day
    readonly level?: string
    readonly basis?: Succession.Basis
    readonly weights?: ReadonlyArray<Weight>
  }
): ReadonlyArray<Crossing> => {
  const columns = tree(territory, asked.hierarchy)
  const days = { from: Day.toEpoch(asked.from), to: Day.toEpoch(asked.to) }
  const heirs = Placing.heirs(columns, lineage(territory, asked.hierarchy), days, weighing(asked))
  const snapshot = Tree.at(columns, days.from)
  const level = asked.level === undefined ? undefined : levelIndex(territory, asked.hierarchy, asked.level)
  const rows: Array<Crossing> = []
  snapshot.keys.forEach((key, number) => {
    if (level !== undefined && snapshot.level[number] !== level) return
    for (const [to, share] of heirs(key)) rows.push(crossing(columns, key, to, share))
  })
  return rows
}

/**
 * What became of one unit from one day to another, or backwards of what it was made, with shares of it: the rows of the
 * crosswalk that begin with it. None for a unit that is not in the hierarchy.
 *
 * @category placing
 * @since 0.1.0
 */
export const crossingsOf = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly unit: string
    readonly from: Day.Day
    readonly to: Day.Day
    readonly basis?: Succession.Basis
    readonly weights?: ReadonlyArray<Weight>
  }
): ReadonlyArray<Crossing> => {
  const columns = tree(territory, asked.hierarchy)
  const key = columns.keys.get(asked.unit)
  if (key === undefined) return []
  const days = { from: Day.toEpoch(asked.from), to: Day.toEpoch(asked.to) }
  const found = Placing.heirs(columns, lineage(territory, asked.hierarchy), days, weighing(asked))(key)
  return Array.from(found, ([to, share]) => crossing(columns, key, to, share))
}

/** A unit, or a group of a question, with which a team may be. @category models @since 0.1.0 */
export interface Seat<A> {
  readonly in: A
  /** 1 where it is certain, 0 where it may be elsewhere. */
  readonly lower: 0 | 1
  readonly upper: 1
}

const seats = <A>(weights: Walk.Weights, name: (key: number) => A): ReadonlyArray<Seat<A>> =>
  Array.from(weights, ([key, { lower }]) => ({ in: name(key), lower: lower === 1 ? 1 : 0, upper: 1 }))

/**
 * The units with which a team is on a day. It stays with the host that its documents name, and where that has ended goes
 * with it: certainly into the one heir of a whole unit, perhaps into each heir of a divided one, for a team is in one place.
 * Where it is not known in which unit a team is that is certainly in their ancestor, that is among them too. None where the
 * host is not in the hierarchy.
 *
 * @category placing
 * @since 0.1.0
 */
export const hostOf = (
  territory: Territory,
  hierarchy: string,
  team: Pick<Team.Team, "host" | "hosts">,
  day: Day.Day
): ReadonlyArray<Seat<string>> => {
  const columns = tree(territory, hierarchy)
  const key = columns.keys.get(Team.hostOn(team, day))
  if (key === undefined) return []
  return seats(Hosts.onDay(columns, lineage(territory, hierarchy), Day.toEpoch(day))(key), (one) => columns.ids[one]!)
}

/**
 * The groups of a question with which a team is on a day, counted on the boundaries asked for: certainly where all its
 * possible places lie in the group. On boundaries of another day a team of a unit that was divided since may be in any part.
 *
 * @category placing
 * @since 0.1.0
 */
export const teamPlacer = (
  territory: Territory,
  question: Question
): ((team: Pick<Team.Team, "host" | "hosts">, day: Day.Day) => ReadonlyArray<Seat<number>>) => {
  const { boundaries, groups, hierarchy } = question
  const columns = tree(territory, hierarchy)
  const asOf = boundaries === "as reported" ? undefined : Day.toEpoch(boundaries.asOf)
  const days = new Map<Day.Day, (key: number) => ReadonlyArray<Seat<number>>>()
  const onDay = (day: Day.Day) => {
    const place = Hosts.inGroups(columns, lineage(territory, hierarchy), Day.toEpoch(day), asOf, groups)
    const known = new Map<number, ReadonlyArray<Seat<number>>>()
    return (key: number) => {
      const found = known.get(key) ?? seats(place(key), (group) => group)
      known.set(key, found)
      return found
    }
  }
  return (team, day) => {
    const key = columns.keys.get(Team.hostOn(team, day))
    if (key === undefined) return []
    let place = days.get(day)
    if (place === undefined) days.set(day, (place = onDay(day)))
    return place(key)
  }
}

/**
 * The units of the day `at` from which a unit of the day `on` was made, of the same level as it: itself when nothing
 * happened in between. An indicator that is averaged on merger takes the plain mean of their values.
 *
 * @category placing
 * @since 0.1.0
 */
export const origins = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly unit: string
    readonly on: Day.Day
    readonly at: Day.Day
    readonly basis?: Succession.Basis
  }
): ReadonlyArray<string> => {
  const on = at(territory, asked.hierarchy, asked.on)
  const before = at(territory, asked.hierarchy, asked.at)
  const level = on.level[on.number.get(asked.unit) ?? -1]
  if (level === undefined) return []
  return heirs(territory, { ...asked, from: asked.on, to: asked.at }).filter(
    (other) => before.level[before.number.get(other) ?? -1] === level
  )
}

/**
 * What became of a unit from one day to another, forwards or backwards: the units among which it was divided or of which
 * it was made, itself when nothing happened.
 *
 * @category placing
 * @since 0.1.0
 */
export const heirs = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly unit: string
    readonly from: Day.Day
    readonly to: Day.Day
    readonly basis?: Succession.Basis
  }
): ReadonlyArray<string> => {
  return crossingsOf(territory, asked).map(({ to }) => to)
}

/**
 * The units of a level whose figures could reach a question's groups only as an unknown part, with the group: what a
 * strict reading refuses, and for which weights would have to be found.
 *
 * @category placing
 * @since 0.1.0
 */
export const unknowns = (
  territory: Territory,
  question: Question & { readonly level: string }
): ReadonlyArray<{ readonly unit: string; readonly group: string }> => {
  const columns = tree(territory, question.hierarchy)
  const level = levelIndex(territory, question.hierarchy, question.level)
  const place = placer(territory, question)
  return columns.ids.flatMap((unit) =>
    place(unit)
      .filter((placement) => placement.level === level && Number.isNaN(placement.weight))
      .map((placement) => ({ unit, group: question.groups[placement.group]! }))
  )
}

/** A unit that ended on a day without a record of what became of it, and what that puts in doubt. @category models @since 0.1.0 */
export interface Unrecorded {
  readonly unit: string
  /** The first day without it. */
  readonly day: Day.Day
  /** The neighbours, of its level and in the same place, that may have got something of it. */
  readonly neighbours: ReadonlyArray<string>
  /** The groups of the question of which it is not known whether, or how much of, its figures are in theirs. */
  readonly groups: ReadonlyArray<string>
}

/**
 * The endings nobody recorded between figures of a span of days and the boundaries on which a question reads them. Such a
 * unit may have gone to any neighbour of its parent and level, so readings of these are bounds; those of a group that holds
 * all of them are not touched. None for figures on their own boundaries.
 *
 * @category placing
 * @since 0.1.0
 */
export const unrecorded = (territory: Territory, question: Question, span: Day.Span): ReadonlyArray<Unrecorded> => {
  const { boundaries, groups, hierarchy } = question
  if (boundaries === "as reported") return []
  const columns = tree(territory, hierarchy)
  const own = lineage(territory, hierarchy)
  if (own.endings.length === 0) return []
  const asOf = Day.toEpoch(boundaries.asOf)
  const walk = Placing.following(columns, own, asOf, weighing(boundaries), groups)
  const from = span.from === undefined ? -Infinity : Day.toEpoch(span.from)
  const to = span.to === undefined ? Infinity : Day.toEpoch(span.to)
  return doubts(own, walk, asOf, { from, to }).map(({ ending, groups: touched }) => ({
    unit: columns.ids[ending.key]!,
    day: Day.fromEpoch(ending.day),
    neighbours: ending.gained.map((key) => columns.ids[key]!),
    groups: touched.map((group) => groups[group]!)
  }))
}

/**
 * What is wrong with the weights of a question: shares outside [0, 1], that exceed a whole or leave some of it to nobody,
 * given twice, between units between which nothing moved, or against what the law says.
 *
 * @category checks
 * @since 0.1.0
 */
export const problems = (territory: Territory, hierarchy: string, boundaries: Boundaries): ReadonlyArray<Problem> =>
  boundaries === "as reported" || boundaries.weights === undefined
    ? []
    : problemsOf(
        boundaries.weights,
        boundaries.basis ?? "population",
        tree(territory, hierarchy),
        lineage(territory, hierarchy)
      )
