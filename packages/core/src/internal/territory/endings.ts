/**
 * Units that ended on a day though no act says what became of them: lists of two dates show it, laws do not.
 *
 * @internal
 */
import * as Tree from "./tree.ts"

/** A unit that ended unrecorded, and the neighbours that may have got something of it. */
export interface Ending {
  readonly day: number
  readonly key: number
  /** Keys of the neighbours. */
  readonly gained: ReadonlyArray<number>
  /** Whether its own units carry on what it was: then only who looks back is in doubt. */
  readonly carried: boolean
  /** The ancestor that what nobody got stays with, -1 for none. */
  readonly above: number
}

type Steps = ReadonlyMap<
  number,
  ReadonlyArray<{ readonly day: number; readonly edges: ReadonlyArray<{ readonly key: number }> }>
>

/** The last edge of each unit that ended for good on a day of which nothing is recorded. */
const unsaid = (tree: Tree.Tree, out: Steps): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (let key = 0; key < tree.ids.length; key++) {
    let last = -1
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      if (last === -1 || tree.to[edge]! > tree.to[last]!) last = edge
    }
    if (last === -1 || tree.to[last] === Tree.end || tree.parent[last]! < 0) continue
    const day = tree.to[last]!
    if (out.get(key)?.some((step) => step.day === day) !== true) found.push(last)
  }
  return found
}

/** Edges by the key of their parent. */
const families = (tree: Tree.Tree): ReadonlyMap<number, ReadonlyArray<number>> =>
  Map.groupBy(tree.parent.keys(), (edge) => tree.parent[edge]!)

/** Key of each edge. */
const owners = (tree: Tree.Tree): Int32Array => {
  const found = new Int32Array(tree.parent.length)
  for (let key = 0; key < tree.ids.length; key++) found.fill(key, tree.start[key], tree.start[key + 1])
  return found
}

/**
 * The units that ended unrecorded beside neighbours of the same parent and level that live on. A unit with units of its own
 * has the neighbours among which those were divided. Without such neighbours nobody else's figures are in doubt.
 */
export const endings = (tree: Tree.Tree, out: Steps): ReadonlyArray<Ending> => {
  const ended = unsaid(tree, out)
  if (ended.length === 0) return []
  const family = families(tree)
  const owner = owners(tree)
  const members = (parent: number, day: number) =>
    (family.get(parent) ?? []).filter((edge) => tree.from[edge]! <= day && day < tree.to[edge]!)
  const goesOn = (key: number, day: number): ReadonlyArray<number> => {
    const step = out.get(key)?.find((one) => one.day === day)
    const heirs = step?.edges.map((edge) => edge.key) ?? []
    return [key, ...heirs].filter((heir) => Tree.edgeAt(tree, heir, day) !== -1)
  }
  const lasting = (key: number, day: number): number => {
    const edge = key < 0 ? -1 : Tree.edgeAt(tree, key, day - 1)
    if (edge === -1 || goesOn(key, day).length > 0) return edge === -1 ? -1 : key
    return lasting(tree.parent[edge]!, day)
  }
  return ended.flatMap((edge): ReadonlyArray<Ending> => {
    const [day, key, level, parent] = [tree.to[edge]!, owner[edge]!, tree.level[edge]!, tree.parent[edge]!]
    const own = members(key, day - 1)
    const levelOf = (heir: number) => tree.level[Tree.edgeAt(tree, heir, day)]
    const after = own
      .flatMap((child) => goesOn(owner[child]!, day))
      .map((heir) => tree.parent[Tree.edgeAt(tree, heir, day)]!)
    const beside = members(parent, day - 1).flatMap((sibling) =>
      tree.level[sibling] === level && sibling !== edge ? goesOn(owner[sibling]!, day) : []
    )
    const here = members(parent, day).map((sibling) => owner[sibling]!)
    const candidates = own.length > 0 ? after.filter((heir) => heir >= 0) : [...beside, ...here]
    const gained = [...new Set(candidates)].filter((heir) => levelOf(heir) === level).sort((a, b) => a - b)
    return gained.length === 0 ? [] : [{ day, key, gained, carried: own.length > 0, above: lasting(parent, day) }]
  })
}
