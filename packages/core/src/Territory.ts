/**
 * Territory: who lies in whom, on which day, in which hierarchy, and what became of units when boundaries were redrawn.
 *
 * Every figure can be read on the boundaries of its own time or on those of any other day. Whole moves are exact; a part of
 * a unit is apportioned where its share is known, and otherwise a bound. Nothing is guessed.
 *
 * @since 0.1.0
 */
import type * as Ids from "./Ids.ts"
import type * as Result from "effect/Result"
import * as Day from "./Day.ts"
import type * as Hierarchy from "./Hierarchy.ts"
import type { ResolveError } from "./internal/territory/unresolved.ts"
import { type Lookup, resolve as find } from "./internal/territory/lookup.ts"
import { levelIndex, type Territory, tree } from "./internal/territory/territory.ts"
import * as Tree from "./internal/territory/tree.ts"
import type { Snapshot } from "./internal/territory/tree.ts"
import * as Locale from "./Locale.ts"
import type * as Organisation from "./Organisation.ts"
import type * as Succession from "./Succession.ts"
import type * as Unit from "./Unit.ts"

export type { Snapshot } from "./internal/territory/tree.ts"

const byId = <A extends { readonly id: string }>(lists: ReadonlyArray<ReadonlyArray<A>>): ReadonlyMap<string, A> => {
  const found = new Map<string, A>()
  for (const list of lists) for (const one of list) found.set(one.id, one)
  return found
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
  units: byId([units, organisations]),
  organisations,
  locale,
  cache: { trees: new Map(), lineages: new Map(), placers: new Map(), directory: undefined }
})

/** The days on which a hierarchy changed, in order. @category getters @since 0.1.0 */
export const changeDays = (territory: Territory, hierarchy: Ids.Hierarchy): ReadonlyArray<Day.Day> =>
  tree(territory, hierarchy).days.map(Day.fromEpoch)

/**
 * The hierarchy on a day; empty when there is no such hierarchy. Built when first asked for; days between which nothing
 * changed share one snapshot.
 *
 * @category snapshots
 * @since 0.1.0
 */
export const snapshotAt = (territory: Territory, hierarchy: Ids.Hierarchy, day: Day.Day): Snapshot =>
  Tree.at(tree(territory, hierarchy), Day.toEpoch(day))

const idOf = (snapshot: Snapshot, number: number): string => Tree.idOf(snapshot as Tree.Keyed, number)

/** The unit's ancestors on a day, itself first, root last; empty when it does not exist then. @category snapshots @since 0.1.0 */
export const ancestors = (snapshot: Snapshot, unit: Ids.Unit): Array<string> => {
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
  const above = Tree.ancestorsAt(snapshot as Tree.Keyed, level)[number]!
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

/** Whether a level exists on a day: the law abolishes levels. @category predicates @since 0.1.0 */
export const levelAlive = (territory: Territory, hierarchy: Ids.Hierarchy, level: Ids.Level, day: Day.Day): boolean => {
  const found = territory.hierarchies.get(hierarchy)?.levels.find((one) => one.id === level)
  return found !== undefined && Day.within(day, found)
}

/** Whether a unit has a place in a hierarchy on a day. @category predicates @since 0.1.0 */
export const unitAlive = (territory: Territory, hierarchy: Ids.Hierarchy, unit: Ids.Unit, day: Day.Day): boolean => {
  const columns = tree(territory, hierarchy)
  const key = columns.keys.get(unit)
  return key !== undefined && Tree.edgeAt(columns, key, Day.toEpoch(day)) !== -1
}

/** The events in which a unit took part, earliest first: what made it, what became of it. @category getters @since 0.1.0 */
export const eventsOfUnit = (territory: Territory, unit: Ids.Unit): ReadonlyArray<Succession.Succession> =>
  territory.successions
    .filter(({ moves }) => moves.some((move) => move.from === unit || move.to === unit))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))

export { levelIndex, type Territory, withLocale } from "./internal/territory/territory.ts"
export {
  /** What a look-up could have meant, and when. @category models @since 0.1.0 */
  Candidate,
  /** A look-up without one certain answer, with all candidates and their eras. @category errors @since 0.1.0 */
  ResolveError
} from "./internal/territory/unresolved.ts"
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
export const coverageOf = (
  territory: Territory,
  organisation: string,
  day: Day.Day,
  expand?: { readonly hierarchy: string; readonly level: string }
): ReadonlyArray<string> => {
  const found = territory.organisations.find((one) => one.id === organisation)
  const named = (found?.covers ?? []).filter((cover) => Day.within(day, cover)).map((cover) => cover.unit)
  if (expand === undefined) return named
  const level = levelIndex(territory, expand.hierarchy, expand.level)
  const snapshot = snapshotAt(territory, expand.hierarchy, day)
  return [...new Set(named.flatMap((unit) => unitsAtLevel(snapshot, level, unit)))]
}

/** The organisations that answer for a unit on a day: they cover it or one of its ancestors. @category look-ups @since 0.1.0 */
export const organisationsCovering = (
  territory: Territory,
  hierarchy: Ids.Hierarchy,
  unit: Ids.Unit,
  day: Day.Day
): ReadonlyArray<string> => {
  const line = ancestors(snapshotAt(territory, hierarchy, day), unit)
  return territory.organisations
    .filter(({ covers }) => covers.some((cover) => Day.within(day, cover) && line.includes(cover.unit)))
    .map(({ id }) => id)
}

export {
  type Boundaries,
  type Placement,
  placer,
  checkWeights,
  type Question,
  unknownShares,
  type Weight
} from "./internal/territory/question.ts"
export { type Crossing, crossingsOf, crosswalk, successors, predecessors } from "./internal/territory/crosswalk.ts"
export { hostOf, type Seat, teamPlacer } from "./internal/territory/seats.ts"
export { type Unrecorded, unrecorded } from "./internal/territory/unrecorded.ts"
