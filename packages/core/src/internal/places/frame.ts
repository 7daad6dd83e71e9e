/**
 * A tree over days on which it does not change: who lies in whom, whether a unit's children are all there is of it, and which units
 * have to do with others than those above and below them. @internal
 */
import { lineage, type Territory, tree as treeOf } from "../territory/territory.ts"
import type * as Lineage from "../territory/lineage.ts"
import { began } from "./children.ts"
import * as Tree from "../territory/tree.ts"

export interface Frame {
  readonly snapshot: Tree.Keyed
  /** By number: whether a unit has children, or had them on other days, and those it has are all there is below it. */
  readonly covered: Uint8Array
  /** Numbers of units with another one above them at another time, or that divided something with another one of these days. */
  readonly entangled: ReadonlyArray<number>
}

/** Whether a unit that is not there counts all the same: who has neither origins before nor heirs after is there for all time, but for one that began beside others. */
const lingers = (tree: Tree.Tree, line: Lineage.Lineage, key: number, edge: number, day: number): boolean => {
  const [first, last] = Tree.life(tree, key) ?? [Infinity, -Infinity]
  const isBefore = day < tree.from[edge]! && tree.from[edge] === first && !line.into.has(key)
  const before = isBefore && began(tree, line, key) === undefined
  const after = day >= tree.to[edge]! && tree.to[edge] === last && (line.out.get(key)?.length ?? 0) === 0
  return before || after
}

const isEntangled = (tree: Tree.Tree, line: Lineage.Lineage, { numbers }: Tree.Keyed, key: number): boolean =>
  tree.start[key + 1]! - tree.start[key]! > 1 ||
  [line.out, line.into].some((steps) =>
    steps.get(key)?.some(({ edges }) => edges.some((edge) => edge.key !== key && numbers[edge.key] !== -1))
  )

const make = (tree: Tree.Tree, line: Lineage.Lineage, lastComplete: number, day: number): Frame => {
  const snapshot = Tree.at(tree, day)
  const { keys, numbers } = snapshot
  const covered = new Uint8Array(keys.length)
  const open = new Uint8Array(keys.length).fill(lastComplete === -1 ? 1 : 0)
  for (let key = 0; key < tree.ids.length; key++) {
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const above = tree.parent[edge]! < 0 ? -1 : numbers[tree.parent[edge]!]!
      if (above === -1) continue
      covered[above] = 1
      const isThere = tree.from[edge]! <= day && day < tree.to[edge]!
      if (tree.level[edge]! > lastComplete || (!isThere && lingers(tree, line, key, edge, day))) open[above] = 1
    }
  }
  for (let number = 0; number < keys.length; number++) if (open[number] === 1) covered[number] = 0
  const all = Array.from(keys, (_, number) => number)
  return { snapshot, covered, entangled: all.filter((number) => isEntangled(tree, line, snapshot, keys[number]!)) }
}

const frames = new WeakMap<Tree.Tree, Map<number, Frame>>()

/** The frame of the days from `first` to `last`; `undefined` where the tree changes between them. */
export const over = (territory: Territory, hierarchy: string, first: number, last: number): Frame | undefined => {
  const tree = treeOf(territory, hierarchy)
  const era = Tree.eraOf(tree, first)
  if (era !== Tree.eraOf(tree, last)) return undefined
  const known = frames.get(tree) ?? new Map<number, Frame>()
  frames.set(tree, known)
  const levels = territory.hierarchies.get(hierarchy)?.levels ?? []
  const lastComplete = levels.findLastIndex((level) => level.complete === true)
  const found = known.get(era) ?? make(tree, lineage(territory, hierarchy), lastComplete, first)
  known.set(era, found)
  return found
}
