/**
 * A hierarchy in columns, and its snapshots: one for each span of days on which nothing moved.
 *
 * @internal
 */
import * as Day from "../../Day.ts"
import type * as Hierarchy from "../../Hierarchy.ts"
import type * as Succession from "../../Succession.ts"

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

/** A snapshot with its units by key. */
export interface Keyed extends Snapshot {
  /** Ids by key. */
  readonly ids: ReadonlyArray<string>
  /** Key of the unit of each number, and number of each key (-1 where it does not exist then). */
  readonly keys: Int32Array
  readonly numbers: Int32Array
  /** Ancestors by level, built when first asked for. */
  readonly above: Map<number, Int32Array>
}

/** First and last day numbers of facts that say none. */
export const beginning = -0x80000000
export const end = 0x7fffffff

/** Every unit of the hierarchy, and of its successions, has a key; edges of key `k` are `start[k] … start[k + 1] - 1`. */
export interface Tree {
  readonly ids: ReadonlyArray<string>
  readonly keys: ReadonlyMap<string, number>
  readonly start: Int32Array
  /** Key of the parent, -1 for a root, -2 for a parent that the hierarchy never mentions. */
  readonly parent: Int32Array
  readonly level: Int8Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** Days on which anything changed, if only what units are made of, in order. */
  readonly days: ReadonlyArray<number>
  readonly snapshots: Array<Keyed | undefined>
}

const dayNumbers = (): ((day: Day.Day | undefined, open: number) => number) => {
  const known = new Map<string, number>()
  return (day, open) => {
    if (day === undefined) return open
    let number = known.get(day)
    if (number === undefined) known.set(day, (number = Day.toEpoch(day)))
    return number
  }
}

/** Puts a hierarchy into columns; its successions only lend it the units they name. */
export const make = (hierarchy: Hierarchy.Hierarchy, successions: ReadonlyArray<Succession.Succession> = []): Tree => {
  const ids: Array<string> = []
  const keys = new Map<string, number>()
  const keyOf = (id: string): number => {
    let key = keys.get(id)
    if (key === undefined) keys.set(id, (key = ids.push(id) - 1))
    return key
  }
  const { edges } = hierarchy
  const units = new Int32Array(edges.length)
  edges.forEach((edge, index) => (units[index] = keyOf(edge.unit)))
  for (const { moves } of successions) {
    for (const { from, to } of moves) {
      keyOf(from)
      keyOf(to)
    }
  }
  const levels = new Map(hierarchy.levels.map((level, index) => [level.id, index]))
  const start = new Int32Array(ids.length + 1)
  for (const key of units) start[key + 1]! += 1
  for (let key = 0; key < ids.length; key++) start[key + 1]! += start[key]!
  const columns = {
    parent: new Int32Array(edges.length),
    level: new Int8Array(edges.length),
    from: new Int32Array(edges.length),
    to: new Int32Array(edges.length)
  }
  const free = start.slice()
  const number = dayNumbers()
  const days = new Set(successions.map(({ date }) => number(date, beginning)))
  edges.forEach((edge, index) => {
    const at = free[units[index]!]!++
    columns.parent[at] = edge.parent === undefined ? -1 : (keys.get(edge.parent) ?? -2)
    columns.level[at] = levels.get(edge.level) ?? -1
    columns.from[at] = number(edge.from, beginning)
    columns.to[at] = number(edge.to, end)
    days.add(columns.from[at]!).add(columns.to[at]!)
  })
  days.delete(beginning)
  days.delete(end)
  return { ids, keys, start, ...columns, days: [...days].sort((a, b) => a - b), snapshots: [] }
}

/** The edge of a unit on a day, -1 when it does not exist then. */
export const edgeAt = (tree: Tree, key: number, day: number): number => {
  for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
    if (tree.from[edge]! <= day && day < tree.to[edge]!) return edge
  }
  return -1
}

/** Whether a unit exists both on the day before and on a day. */
export const livesThrough = (tree: Tree, key: number, day: number): boolean =>
  edgeAt(tree, key, day - 1) !== -1 && edgeAt(tree, key, day) !== -1

/** First day of a unit, and the day after its last; `undefined` for one without an edge. */
export const life = (tree: Tree, key: number): readonly [from: number, to: number] | undefined => {
  let from = end
  let to = beginning
  for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
    from = Math.min(from, tree.from[edge]!)
    to = Math.max(to, tree.to[edge]!)
  }
  return from < to ? [from, to] : undefined
}

/** Number of the span of days in which a day lies: how many changes came on or before it. */
export const eraOf = (tree: Pick<Tree, "days">, day: number): number => {
  let low = 0
  let high = tree.days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tree.days[middle]! <= day) low = middle + 1
    else high = middle
  }
  return low
}

/** Days on which a tree does not change, until before the last. */
export interface Era {
  readonly start: number
  readonly end: number
}

/** The days of an era by its number. */
export const daysOf = ({ days }: Tree, era: number): Era => ({
  start: days[era - 1] ?? -Infinity,
  end: days[era] ?? Infinity
})

/** The tree on a day; days between two changes share it. */
export const at = (tree: Tree, day: number): Keyed => {
  const era = eraOf(tree, day)
  return (tree.snapshots[era] ??= build(tree, era === 0 ? (tree.days[0] ?? 0) - 1 : tree.days[era - 1]!))
}

const build = (tree: Tree, day: number): Keyed => {
  const { ids, keys } = tree
  const above = new Int32Array(ids.length).fill(-2)
  const rank = new Int8Array(ids.length)
  const eldest = new Int32Array(ids.length + 1).fill(-1)
  const next = new Int32Array(ids.length).fill(-1)
  // From the last to the first, so that siblings come out in the order of the document.
  for (let key = ids.length - 1; key >= 0; key--) {
    const edge = edgeAt(tree, key, day)
    if (edge === -1 || tree.parent[edge] === -2) continue
    above[key] = tree.parent[edge]!
    rank[key] = tree.level[edge]!
    const family = above[key] === -1 ? ids.length : above[key]!
    next[key] = eldest[family]!
    eldest[family] = key
  }
  const order = new Int32Array(ids.length)
  const numbers = new Int32Array(ids.length).fill(-1)
  const last = new Int32Array(ids.length)
  let count = 0
  for (let key = eldest[ids.length]!; key !== -1;) {
    order[count] = key
    numbers[key] = count++
    if (eldest[key] !== -1) {
      key = eldest[key]!
      continue
    }
    for (;;) {
      last[numbers[key]!] = count - 1
      if (next[key] !== -1) {
        key = next[key]!
        break
      }
      key = above[key]!
      if (key === -1) break
    }
  }
  const found = order.slice(0, count)
  let names: ReadonlyArray<string> | undefined
  return {
    get units() {
      return (names ??= Array.from(found, (key) => ids[key]!))
    },
    number: {
      get: (unit) => {
        const number = numbers[keys.get(unit) ?? -1] ?? -1
        return number === -1 ? undefined : number
      },
      has: (unit) => (numbers[keys.get(unit) ?? -1] ?? -1) !== -1
    },
    parent: found.map((key) => (above[key] === -1 ? -1 : numbers[above[key]!]!)),
    last: last.slice(0, count),
    level: Int8Array.from(found, (key) => rank[key]!),
    ids,
    keys: found,
    numbers,
    above: new Map()
  }
}

/** The id of a number, without building the list of all. */
export const idOf = ({ ids, keys }: Keyed, number: number): string => ids[keys[number]!]!

/** Number of each unit's ancestor at a level (itself when it is of that level), -1 where it has none. */
export const ancestorsAt = (snapshot: Keyed, level: number): Int32Array => {
  const known = snapshot.above.get(level)
  if (known !== undefined) return known
  const found = new Int32Array(snapshot.keys.length)
  for (let number = 0; number < found.length; number++) {
    const parent = snapshot.parent[number]!
    found[number] = snapshot.level[number] === level ? number : parent === -1 ? -1 : found[parent]!
  }
  snapshot.above.set(level, found)
  return found
}
