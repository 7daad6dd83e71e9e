/**
 * Units as places, and what lies below each in a tree through time. A unit's children cover it where every unit of a level is known.
 * @internal
 */
import { lineage, tree as treeOf } from "../territory/territory.ts"
import type * as Lineage from "../territory/lineage.ts"
import * as Tree from "../territory/tree.ts"
import { type Days, on, without } from "./days.ts"
import { always, type Asked, type Link, type Place, whole } from "./place.ts"

/** A unit below another, for some days of its life. */
interface Child {
  readonly key: number
  readonly from: number
  readonly to: number
  readonly level: number
}

const childrenByTree = new WeakMap<Tree.Tree, ReadonlyMap<number, ReadonlyArray<Child>>>()

/** The edges of a tree by parent; worked out once. */
const childrenOf = (tree: Tree.Tree): ReadonlyMap<number, ReadonlyArray<Child>> => {
  const known = childrenByTree.get(tree)
  if (known !== undefined) return known
  const found = new Map<number, Array<Child>>()
  for (let key = 0; key < tree.ids.length; key++) {
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const parent = tree.parent[edge]!
      if (parent < 0) continue
      const child = { key, from: tree.from[edge]!, to: tree.to[edge]!, level: tree.level[edge]! }
      const own = found.get(parent)
      if (own === undefined) found.set(parent, [child])
      else own.push(child)
    }
  }
  childrenByTree.set(tree, found)
  return found
}

/** The first day of a unit that nothing was before it: its parent had others of its level, and none of them ended in it. */
export const began = (tree: Tree.Tree, line: Lineage.Lineage, key: number): number | undefined => {
  const day = Tree.life(tree, key)?.[0]
  const edge = day === undefined || line.into.has(key) ? -1 : Tree.edgeAt(tree, key, day)
  const parent = edge === -1 ? -1 : tree.parent[edge]!
  const others = parent < 0 ? [] : (childrenOf(tree).get(parent) ?? [])
  return others.some((one) => one.level === tree.level[edge] && one.from < day! && day! <= one.to) ? day : undefined
}

/** The units of a tree as places. */
export const make = (asked: Asked) => {
  const { hierarchy, stock, territory } = asked
  const tree = treeOf(territory, hierarchy)
  const children = childrenOf(tree)
  const line = lineage(territory, hierarchy)
  const levels = territory.hierarchies.get(hierarchy)?.levels ?? []
  let made = 0
  const units = new Map<number, Place>()
  const begun = new Map<number, number | undefined>()

  const add = (kind: Place["kind"], ids: ReadonlyArray<string>, key: number): Place => {
    return { number: made++, units: ids, key, kind }
  }

  const byKey = (key: number): Place => {
    const known = units.get(key) ?? add("unit", [tree.ids[key]!], key)
    units.set(key, known)
    return known
  }

  const unit = (id: string): Place | undefined => {
    const key = tree.keys.get(id)
    return key === undefined ? undefined : byKey(key)
  }

  const strays = new Map<number, Map<string, Place>>()
  const stray = (id: string, above: Place): Place => {
    const here = strays.get(above.key) ?? new Map<string, Place>()
    const known = here.get(id) ?? add("own", [id], above.key)
    strays.set(above.key, here.set(id, known))
    return known
  }

  const owns = new Map<number, Place>()
  const own = (place: Place): Place => {
    const known = owns.get(place.key) ?? add("own", place.units, place.key)
    owns.set(place.key, known)
    return known
  }

  /** Whether children make up all of a unit: every one at or above a level whose units are all known. */
  const covering = (list: ReadonlyArray<Child>): boolean =>
    asked.from !== undefined
      ? list.every((child) => child.level <= asked.from!)
      : levels.some(({ complete }, level) => complete === true && list.every((child) => child.level <= level))

  /** Whether others came of a unit. */
  const hasHeirs = (key: number): boolean => (line.out.get(key)?.length ?? 0) > 0

  const first = (key: number): number => Tree.life(tree, key)?.[0] ?? -Infinity

  const last = (key: number): number => Tree.life(tree, key)?.[1] ?? Infinity

  /**
   * The days that a unit's box can hold: from its beginning, unless it is what units were that ended then; until its end, unless
   * figures are still filed under its code.
   */
  const life = (key: number): readonly [from: number, to: number] => {
    const [born, died] = [first(key), last(key)]
    const made = line.into.get(key)?.find((step) => step.day === born)?.edges ?? []
    const anew = made.length > 0 && made.every((edge) => edge.key === key || Tree.edgeAt(tree, edge.key, born) !== -1)
    return [anew ? born : -Infinity, died >= Tree.end ? Infinity : died]
  }

  /** The days of an edge; a figure dated before its unit began, or after it ended without an heir, counts as of the nearest day of its life. */
  const edgeDays = (key: number, { from, to }: Days): Days => ({
    from: from === first(key) && !line.into.has(key) ? -Infinity : from,
    to: to === last(key) && !hasHeirs(key) && !stock ? Infinity : to
  })

  const childLinks = (key: number): ReadonlyArray<Link> =>
    (children.get(key) ?? []).map((child) => ({ place: byKey(child.key), ...edgeDays(child.key, child), ...whole }))

  /** The day from which on a unit, or what lay above it when it ended, is what came of it. */
  const untilHeirs = (key: number): number => {
    if (hasHeirs(key)) return last(key)
    const edge = Tree.edgeAt(tree, key, last(key) - 1)
    return edge === -1 || tree.parent[edge]! < 0 ? Infinity : untilHeirs(tree.parent[edge]!)
  }

  /** Of a unit that does nothing itself, the days of its life on which all that lay below it on others was elsewhere: it is nothing. */
  const emptyDays = (key: number): ReadonlyArray<Days> => {
    const list = children.get(key) ?? []
    if (stock || asked.own !== "no" || list.length === 0 || !covering(list) || strays.has(key)) return []
    const { from, to } = edgeDays(key, { from: first(key), to: last(key) })
    return without({ from, to: Math.min(to, untilHeirs(key)) }, childLinks(key))
  }

  /** The days on which a unit is another, or lies in it. */
  const daysIn = (key: number, above: number): ReadonlyArray<Days> => {
    if (key === above) return [always]
    const found: Array<Days> = []
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const days = edgeDays(key, { from: tree.from[edge]!, to: tree.to[edge]! })
      if (tree.parent[edge]! >= 0) found.push(...on(daysIn(tree.parent[edge]!, above), [days]))
    }
    return found
  }

  const lines = new Map<number, ReadonlySet<number>>()
  /** A unit and all that were ever above it. */
  const ancestorKeys = (key: number): ReadonlySet<number> => {
    const known = lines.get(key)
    if (known !== undefined) return known
    const found = new Set<number>()
    const visit = (at: number): void => {
      if (found.has(at)) return
      found.add(at)
      for (let edge = tree.start[at]!; edge < tree.start[at + 1]!; edge++) {
        if (tree.parent[edge]! >= 0) visit(tree.parent[edge]!)
      }
    }
    visit(key)
    lines.set(key, found)
    return found
  }

  const isAbove = (place: Place, id: string): boolean => {
    const key = tree.keys.get(id)
    return key !== undefined && ancestorKeys(key).has(place.key)
  }

  const isRelated = (a: string, b: string): boolean => {
    const [left, right] = [tree.keys.get(a)!, tree.keys.get(b)!]
    return ancestorKeys(left).has(right) || ancestorKeys(right).has(left)
  }
  return {
    tree,
    above: (key: number): ReadonlySet<number> => ancestorKeys(key),
    line,
    add,
    byKey,
    unit,
    own,
    stray,
    straysOf: (key: number): ReadonlyArray<Place> => [...(strays.get(key)?.values() ?? [])],
    below: (key: number): ReadonlyArray<Child> => children.get(key) ?? [],
    covering,
    hasHeirs,
    first,
    last,
    life,
    began: (key: number): number | undefined => {
      if (!begun.has(key)) begun.set(key, began(tree, line, key))
      return begun.get(key)
    },
    links: childLinks,
    emptyDays,
    daysIn,
    isAbove,
    isRelated
  }
}

export type Children = ReturnType<typeof make>
