/**
 * Placing figures of units: on the boundaries of their own time, or carried over successions to those of a day.
 *
 * @internal
 */
import type * as Succession from "../../Succession.ts"
import * as Lineage from "./lineage.ts"
import * as Share from "./share.ts"
import * as Tree from "./tree.ts"
import * as Walk from "./walk.ts"

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

/** Days of a unit's life within which all its figures are treated alike; figures outside it count as of its nearest day. */
interface Span {
  readonly day: number
  readonly from: number
  readonly to: number
}

const spans = (life: readonly [number, number], cuts: ReadonlyArray<number>): ReadonlyArray<Span> => {
  const inner = [...new Set(cuts)].filter((cut) => cut > life[0] && cut < life[1]).sort((a, b) => a - b)
  return [...inner, Infinity].map((to, index) => ({
    day: index === 0 ? Math.max(life[0], Math.min(life[1] - 1, (inner[0] ?? life[1]) - 1)) : inner[index - 1]!,
    from: index === 0 ? -Infinity : inner[index - 1]!,
    to
  }))
}

/** The level of a unit on a day; in a pause of its life the one it had before. */
const levelOn = (tree: Tree.Tree, key: number, day: number): number => {
  let found = tree.start[key]!
  for (let edge = found; edge < tree.start[key + 1]!; edge++) {
    if (tree.from[edge]! <= day && tree.from[edge]! > tree.from[found]!) found = edge
  }
  return tree.level[found]!
}

const weighed = (share: Share.Share) => ({ weight: Share.valueOf(share), lower: share.lower, upper: share.upper })
const wholly = weighed(Share.all)

/** Joins neighbouring spans in which the same holds. */
const merge = (placements: ReadonlyArray<Placement>): ReadonlyArray<Placement> => {
  const found: Array<Placement> = []
  for (const next of placements) {
    const index = found.findIndex(
      (one) =>
        one.to === next.from &&
        one.group === next.group &&
        one.level === next.level &&
        one.lower === next.lower &&
        one.upper === next.upper
    )
    if (index === -1) found.push(next)
    else found[index] = { ...found[index]!, to: next.to }
  }
  return found
}

/** The group of each key, -1 for a unit that is none. */
const groupsByKey = (tree: Tree.Tree, groups: ReadonlyArray<string>): Int32Array => {
  const found = new Int32Array(tree.ids.length).fill(-1)
  groups.forEach((unit, group) => {
    const key = tree.keys.get(unit)
    if (key !== undefined) found[key] = group
  })
  return found
}

const groupsOf = (snapshot: Tree.Keyed, key: number, groups: Int32Array): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (let n = snapshot.numbers[key]!; n >= 0; n = snapshot.parent[n]!) {
    const group = groups[snapshot.keys[n]!]!
    if (group !== -1) found.push(group)
  }
  return found
}

/** The groups that hold a unit on a day, wholly. */
export const leafOf = (tree: Tree.Tree, day: number, asked: ReadonlyArray<string>): Walk.Walk["leaf"] => {
  const groups = groupsByKey(tree, asked)
  const snapshot = Tree.at(tree, day)
  return (key) => new Map(groupsOf(snapshot, key, groups).map((group) => [group, Share.all]))
}

/** Places figures by the tree of their own day. */
export const asReported = (
  tree: Tree.Tree,
  asked: ReadonlyArray<string>
): ((key: number) => ReadonlyArray<Placement>) => {
  const groups = groupsByKey(tree, asked)
  return (key) => {
    const life = Tree.life(tree, key)
    if (life === undefined) return []
    return merge(
      spans(life, tree.days).flatMap(({ day, from, to }) => {
        const level = levelOn(tree, key, day)
        return groupsOf(Tree.at(tree, day), key, groups).map((group) => ({ group, ...wholly, level, from, to }))
      })
    )
  }
}

/** How parts are weighed. */
export interface Weighing {
  readonly basis: Succession.Basis
  readonly weights: ReadonlyArray<Lineage.Weight>
}

/** Whether the law leaves open how much of `from` went to `to`. */
const leavesOpen = (lineage: Lineage.Lineage, basis: Succession.Basis, from: number, to: number): boolean =>
  lineage.out
    .get(from)
    ?.some(({ edges }) =>
      edges.some((edge) => edge.key === to && Lineage.isOpen(Lineage.shareOn(edge.shares, basis)) && !edge.supposed)
    ) ?? false

/** Shares of older units where the law leaves some open between the two, else of newer ones. */
const givenBy = (tree: Tree.Tree, lineage: Lineage.Lineage, { basis, weights }: Weighing): Walk.Walk["given"] => {
  const tables = { forwards: new Map<string, number>(), backwards: new Map<string, number>() }
  for (const { from, share, to } of weights) {
    const [older, newer] = [tree.keys.get(from) ?? -1, tree.keys.get(to) ?? -1]
    const forwards = leavesOpen(lineage, basis, older, newer)
    tables[forwards ? "forwards" : "backwards"].set(`${older}>${newer}`, share)
  }
  const look = (table: ReadonlyMap<string, number>): Lineage.Given =>
    table.size === 0 ? () => undefined : (from, to) => table.get(`${from}>${to}`)
  return { forwards: look(tables.forwards), backwards: look(tables.backwards) }
}

const ownDays = (lineage: Lineage.Lineage, tree: Tree.Tree, key: number): ReadonlyArray<number> => [
  ...(lineage.out.get(key) ?? []).map((step) => step.day),
  ...(lineage.into.get(key) ?? []).map((step) => step.day),
  ...tree.from.subarray(tree.start[key], tree.start[key + 1])
]

/** The groups to which what was a unit on a day goes, on the boundaries of a day. */
export const following = (
  tree: Tree.Tree,
  lineage: Lineage.Lineage,
  day: number,
  weighing: Weighing,
  asked: ReadonlyArray<string>
): ((key: number, day: number) => Walk.Weights) => {
  const given = givenBy(tree, lineage, weighing)
  return Walk.walker({ tree, lineage, day, basis: weighing.basis, given, leaf: leafOf(tree, day, asked) })
}

/** Places figures on the boundaries of a day. */
export const asOf = (
  tree: Tree.Tree,
  lineage: Lineage.Lineage,
  day: number,
  weighing: Weighing,
  asked: ReadonlyArray<string>
): ((key: number) => ReadonlyArray<Placement>) => {
  const walk = following(tree, lineage, day, weighing, asked)
  return (key) => {
    const life = Tree.life(tree, key)
    if (life === undefined) return []
    return merge(
      spans(life, ownDays(lineage, tree, key)).flatMap((span) => {
        const level = levelOn(tree, key, span.day)
        const { from, to } = span
        return Array.from(walk(key, span.day), ([group, share]) => ({ group, ...weighed(share), level, from, to }))
      })
    )
  }
}

/** The units of `to` that a unit of `from` became, or was; each with its weight. */
export const heirs = (
  tree: Tree.Tree,
  lineage: Lineage.Lineage,
  days: { readonly from: number; readonly to: number },
  weighing: Weighing
): ((key: number) => Walk.Weights) => {
  const given = givenBy(tree, lineage, weighing)
  const leaf = (key: number) => new Map([[key, Share.all]])
  const walk = Walk.walker({ tree, lineage, day: days.to, basis: weighing.basis, given, leaf })
  return (key) => walk(key, days.from)
}
