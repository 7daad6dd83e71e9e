/**
 * A tree over days on which it does not change: who lies in whom, whether a unit's children are all there is of it, and which units
 * have to do with others than those above and below them. @internal
 */
import { lineage, type Territory, tree as treeOf } from "../territory/territory.ts"
import type * as Lineage from "../territory/lineage.ts"
import * as Before from "./before.ts"
import { began } from "./children.ts"
import * as Tree from "../territory/tree.ts"

export interface Frame {
  readonly snapshot: Tree.Keyed
  /** By number: whether a unit has children, or had them on other days, and those it has are all there is below it. */
  readonly covered: Uint8Array
  /** Numbers of units with another one above them at another time, or that divided something with another one of these days. */
  readonly entangled: ReadonlyArray<number>
  /** What the units were before, where some of the days lie before a change. */
  readonly before?: Before.Before
}

/** The days of an edge; who has neither origins before nor heirs after is in its first place before, and in its last one after. */
const daysOf = (
  tree: Tree.Tree,
  line: Lineage.Lineage,
  key: number,
  edge: number
): readonly [from: number, to: number] => {
  const [first, last] = Tree.life(tree, key) ?? [Infinity, -Infinity]
  const [from, to] = [tree.from[edge]!, tree.to[edge]!]
  const isLast = to === last && (line.out.get(key)?.length ?? 0) === 0
  return [from === first && !line.into.has(key) ? -Infinity : from, isLast ? Infinity : to]
}

/** A tree, what became of its units, and whether it is a stock that is asked for. */
interface Scope {
  readonly tree: Tree.Tree
  readonly line: Lineage.Lineage
  readonly stock: boolean
}

/** Whether a unit that is not there counts all the same: who has neither origins before nor heirs after is there for all time, but for a flow one that began beside others. */
const lingers = ({ line, stock, tree }: Scope, key: number, edge: number, day: number): boolean => {
  const [from, to] = daysOf(tree, line, key, edge)
  const isBefore = from <= day && day < tree.from[edge]!
  return (isBefore && (stock || began(tree, line, key) === undefined)) || (tree.to[edge]! <= day && day < to)
}

/** Units of which all that lay below them on other days is elsewhere on a day: there is nothing of them but what they do themselves. */
const emptied = (tree: Tree.Tree, line: Lineage.Lineage, lastComplete: number, day: number): ReadonlySet<number> => {
  const [found, filled] = [new Set<number>(), new Set<number>()]
  for (let key = 0; key < tree.ids.length; key++) {
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const [from, to] = daysOf(tree, line, key, edge)
      const isHere = (from <= day && day < to) || tree.level[edge]! > lastComplete
      ;(isHere ? filled : found).add(tree.parent[edge]!)
    }
  }
  return new Set([...found].filter((key) => !filled.has(key)))
}

const isEntangled = (tree: Tree.Tree, line: Lineage.Lineage, { numbers }: Tree.Keyed, key: number): boolean =>
  tree.start[key + 1]! - tree.start[key]! > 1 ||
  [line.out, line.into].some((steps) =>
    steps.get(key)?.some(({ edges }) => edges.some((edge) => edge.key !== key && numbers[edge.key] !== -1))
  )

const make = (scope: Scope, lastComplete: number, day: number): Frame => {
  const { line, tree } = scope
  const snapshot = Tree.at(tree, day)
  const { keys, numbers } = snapshot
  const covered = new Uint8Array(keys.length)
  const open = new Uint8Array(keys.length).fill(lastComplete === -1 ? 1 : 0)
  const empty = emptied(tree, line, lastComplete, day)
  for (let key = 0; key < tree.ids.length; key++) {
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const above = tree.parent[edge]! < 0 ? -1 : numbers[tree.parent[edge]!]!
      if (above === -1) continue
      covered[above] = 1
      const isThere = tree.from[edge]! <= day && day < tree.to[edge]!
      if (tree.level[edge]! > lastComplete || (!isThere && !empty.has(key) && lingers(scope, key, edge, day)))
        open[above] = 1
    }
  }
  for (let number = 0; number < keys.length; number++) if (open[number] === 1) covered[number] = 0
  const all = Array.from(keys, (_, number) => number)
  return { snapshot, covered, entangled: all.filter((number) => isEntangled(tree, line, snapshot, keys[number]!)) }
}

/** Both as the later one sees them: what is not the same in both is not plain. */
const joined = (line: Lineage.Lineage, until: number, earlier: Frame, later: Frame): Frame => {
  const before = Before.make(line, until, earlier.snapshot, later.snapshot)
  const entangled = [...later.entangled, ...before.unplain]
  const marked = new Set(earlier.entangled)
  earlier.snapshot.keys.forEach((key, number) => {
    const id = earlier.snapshot.ids[key]!
    const to = before.number(id)
    const isOpened = earlier.covered[number] === 0 && (to === undefined || later.covered[to] === 1)
    if (marked.has(number) || isOpened) entangled.push(...[before.near(id) ?? []].flat())
  })
  return { ...later, entangled, before }
}

const frames = new WeakMap<Tree.Tree, Map<string, Frame>>()

/**
 * The frame of the days from `first` to `last`, on the boundaries of the last of them where the tree changes once in between;
 * `undefined` where it changes more often.
 */
export const over = (
  territory: Territory,
  hierarchy: string,
  [first, last]: readonly [first: number, last: number],
  stock = false
): Frame | undefined => {
  const tree = treeOf(territory, hierarchy)
  const [from, to] = [Tree.eraOf(tree, first), Tree.eraOf(tree, last)]
  if (to > from + 1) return undefined
  const known = frames.get(tree) ?? new Map<string, Frame>()
  frames.set(tree, known)
  const levels = territory.hierarchies.get(hierarchy)?.levels ?? []
  const lastComplete = levels.findLastIndex((level) => level.complete === true)
  const line = lineage(territory, hierarchy)
  const frameOn = (day: number): Frame => make({ tree, line, stock }, lastComplete, day)
  const key = `${from} ${to} ${stock}`
  const found =
    known.get(key) ?? (from === to ? frameOn(first) : joined(line, tree.days[from]!, frameOn(first), frameOn(last)))
  known.set(key, found)
  return found
}
