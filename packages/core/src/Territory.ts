/**
 * Territory: who lies in whom, on which day, in which hierarchy.
 *
 * @since 0.1.0
 */
import * as Day from "./Day.ts"
import type * as Hierarchy from "./Hierarchy.ts"
import type * as Succession from "./Succession.ts"

/**
 * On which boundaries a figure is read: those of its own time, or those of a day.
 *
 * @category models
 * @since 0.1.0
 */
export type Boundaries = "as reported" | { readonly asOf: Day.Day }

/**
 * A hierarchy on one day, its units numbered in pre-order: the subtree of number `n` is the range `n … last[n]`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Snapshot {
  readonly units: ReadonlyArray<string>
  readonly number: ReadonlyMap<string, number>
  /** Number of the parent, -1 for a root. */
  readonly parent: Int32Array
  /** Number of the last unit of the subtree. */
  readonly last: Int32Array
  /** Index of the level in the hierarchy's list. */
  readonly level: Int32Array
}

/**
 * What of a unit's figures goes to a group of a query: all (1), a share, or an unknown part (`NaN`), for figures dated
 * from day number `from` until before `to`.
 *
 * @category models
 * @since 0.1.0
 */
export interface Placement {
  readonly group: number
  readonly weight: number
  /** Index of the level at which the unit reported. */
  readonly level: number
  readonly from: number
  readonly to: number
}

/** Hierarchies and successions, ready to be asked. @category models @since 0.1.0 */
export interface Territory {
  readonly hierarchies: ReadonlyMap<string, Hierarchy.Hierarchy>
  readonly successions: ReadonlyArray<Succession.Succession>
  readonly changes: ReadonlyMap<string, ReadonlyArray<Day.Day>>
  readonly snapshots: Map<string, Snapshot>
}

/** A territory; snapshots are built when first asked for. @category constructors @since 0.1.0 */
export const make = (
  hierarchies: ReadonlyArray<Hierarchy.Hierarchy>,
  successions: ReadonlyArray<Succession.Succession>
): Territory => ({
  hierarchies: new Map(hierarchies.map((hierarchy) => [hierarchy.id, hierarchy])),
  successions,
  changes: new Map(hierarchies.map((hierarchy) => [hierarchy.id, changeDays(hierarchy)])),
  snapshots: new Map()
})

const changeDays = (hierarchy: Hierarchy.Hierarchy): ReadonlyArray<Day.Day> =>
  [...new Set(hierarchy.edges.flatMap((edge) => [edge.from ?? "", edge.to ?? ""]))].filter((day) => day !== "").sort()

/** The last change on or before a day: two days with one era share their snapshot. */
const era = (territory: Territory, hierarchy: string, day: Day.Day): Day.Day =>
  (territory.changes.get(hierarchy) ?? []).findLast((change) => change <= day) ?? "0000-01-01"

/** The hierarchy on a day; empty when there is no such hierarchy. @category snapshots @since 0.1.0 */
export const at = (territory: Territory, hierarchy: string, day: Day.Day): Snapshot => {
  const from = era(territory, hierarchy, day)
  const key = `${hierarchy}@${from}`
  const known = territory.snapshots.get(key)
  if (known !== undefined) return known
  const built = build(territory.hierarchies.get(hierarchy), from)
  territory.snapshots.set(key, built)
  return built
}

const build = (hierarchy: Hierarchy.Hierarchy | undefined, day: Day.Day): Snapshot => {
  const edges = (hierarchy?.edges ?? []).filter((edge) => Day.within(day, edge))
  const children = new Map<string | undefined, Array<Hierarchy.Edge>>()
  for (const edge of edges) {
    const siblings = children.get(edge.parent)
    if (siblings === undefined) children.set(edge.parent, [edge])
    else siblings.push(edge)
  }
  const levels = new Map((hierarchy?.levels ?? []).map((level, index) => [level.id, index]))
  const units: Array<string> = []
  const parent = new Int32Array(edges.length)
  const last = new Int32Array(edges.length)
  const level = new Int32Array(edges.length)
  const visit = (edge: Hierarchy.Edge, above: number): void => {
    const number = units.push(edge.unit) - 1
    parent[number] = above
    level[number] = levels.get(edge.level) ?? -1
    for (const child of children.get(edge.unit) ?? []) visit(child, number)
    last[number] = units.length - 1
  }
  for (const root of children.get(undefined) ?? []) visit(root, -1)
  return { units, number: new Map(units.map((unit, number) => [unit, number])), parent, last, level }
}

/** The unit's ancestors on a day, itself first, root last; empty when it does not exist then. @category snapshots @since 0.1.0 */
export const ancestors = (snapshot: Snapshot, unit: string): Array<string> => {
  const found: Array<string> = []
  for (let n = snapshot.number.get(unit) ?? -1; n >= 0; n = snapshot.parent[n]!) found.push(snapshot.units[n]!)
  return found
}

/** The units of a level (its index) in the subtree of `within`, itself included. @category snapshots @since 0.1.0 */
export const unitsAtLevel = (snapshot: Snapshot, level: number, within?: string): Array<string> => {
  const top = within === undefined ? 0 : (snapshot.number.get(within) ?? -1)
  if (top === -1) return []
  const end = within === undefined ? snapshot.units.length - 1 : snapshot.last[top]!
  const found: Array<string> = []
  for (let n = top; n <= end; n++) if (snapshot.level[n] === level) found.push(snapshot.units[n]!)
  return found
}

/** The index of a level in its hierarchy, -1 when there is none. @category getters @since 0.1.0 */
export const levelIndex = (territory: Territory, hierarchy: string, level: string): number =>
  territory.hierarchies.get(hierarchy)?.levels.findIndex((one) => one.id === level) ?? -1

/** What {@link placer} needs to know of a question. @category models @since 0.1.0 */
export interface Question {
  readonly hierarchy: string
  readonly boundaries: Boundaries
  /** The units whose values are asked for; their order numbers the groups. */
  readonly groups: ReadonlyArray<string>
}

/**
 * Where the figures of a unit go. A unit's placements are disjoint in time for a whole unit; where it was divided there is
 * one for each heir.
 *
 * @category placing
 * @since 0.1.0
 */
export const placer = (territory: Territory, question: Question): ((unit: string) => ReadonlyArray<Placement>) => {
  const groups = new Map(question.groups.map((unit, group) => [unit, group]))
  const days =
    question.boundaries === "as reported"
      ? ["0000-01-01", ...(territory.changes.get(question.hierarchy) ?? [])]
      : [question.boundaries.asOf]
  const eras = days.map((day, index) => ({
    snapshot: at(territory, question.hierarchy, day),
    from: index === 0 ? -Infinity : Day.toEpoch(day),
    to: index === days.length - 1 ? Infinity : Day.toEpoch(days[index + 1]!)
  }))
  return (unit) =>
    eras.flatMap(({ snapshot, from, to }) => {
      const level = snapshot.level[snapshot.number.get(unit) ?? -1] ?? -1
      return ancestors(snapshot, unit).flatMap((above) => {
        const group = groups.get(above)
        return group === undefined ? [] : [{ group, weight: 1, level, from, to }]
      })
    })
}

/**
 * Where a figure of several units goes: wholly to a group that holds all of them, as an unknown part to one that holds some.
 *
 * @category placing
 * @since 0.1.0
 */
export const placeAll = (
  place: (unit: string) => ReadonlyArray<Placement>,
  units: ReadonlyArray<string>
): ReadonlyArray<Placement> => {
  if (units.length === 1) return place(units[0]!)
  const each = units.map(place)
  const cuts = [...new Set(each.flat().flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  return cuts.slice(0, -1).flatMap((from, index) => {
    const to = cuts[index + 1]!
    const here = each.map((placements) => placements.filter((one) => one.from <= from && to <= one.to))
    const groups = [...new Set(here.flat().map((one) => one.group))]
    return groups.map((group) => {
      const parts = here.map((placements) => placements.find((one) => one.group === group))
      const whole = parts.every((part) => part?.weight === 1)
      return { group, weight: whole ? 1 : NaN, level: Math.max(...parts.map((part) => part?.level ?? -1)), from, to }
    })
  })
}
