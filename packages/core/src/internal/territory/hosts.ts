/**
 * Where teams sit: a team stays with its host as long as that lives and then goes with it; it is never divided.
 *
 * @internal
 */
import type * as Succession from "../../Succession.ts"
import type * as Lineage from "./lineage.ts"
import * as Placing from "./placing.ts"
import * as Share from "./share.ts"
import * as Tree from "./tree.ts"
import * as Walk from "./walk.ts"

const nothing = () => undefined
const unweighed = { forwards: nothing, backwards: nothing }
/** Teams are counted: where the law says of counts what it does not say of people, that holds. */
const basis: Succession.Basis = "count"

/** The day nearest to another on which a unit exists; earlier ones first. */
const nearest = (tree: Tree.Tree, key: number, day: number): number | undefined => {
  let before = -Infinity
  let after = Infinity
  for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
    if (tree.from[edge]! <= day) before = Math.max(before, Math.min(day, tree.to[edge]! - 1))
    else after = Math.min(after, tree.from[edge]!)
  }
  return before !== -Infinity ? before : after !== Infinity ? after : undefined
}

/** The units with which a team is on a day whose host its documents name, by their keys. */
export const onDay = (tree: Tree.Tree, lineage: Lineage.Lineage, day: number): ((key: number) => Walk.Weights) => {
  const leaf = (key: number) => new Map([[key, Share.all]])
  const walk = Walk.walker({ tree, lineage, day, basis, given: unweighed, leaf, bodies: true })
  return (key) => {
    const from = nearest(tree, key, day)
    return from === undefined ? new Map() : walk(key, from)
  }
}

/** The groups with which such a team is on a day, on the boundaries of that day or, divided as figures are, of another. */
export const inGroups = (
  tree: Tree.Tree,
  lineage: Lineage.Lineage,
  day: number,
  asOf: number | undefined,
  asked: ReadonlyArray<string>
): ((key: number) => Walk.Weights) => {
  const leaf = Placing.leafOf(tree, asOf ?? day, asked)
  const hosts = onDay(tree, lineage, day)
  const there = Walk.walker({ tree, lineage, day: asOf ?? day, basis, given: unweighed, leaf })
  const part = (key: number): Walk.Weights =>
    new Map(Array.from(there(key, day), ([group, share]) => [group, share.lower === 1 ? share : Share.open]))
  return (key) => {
    const found = [...hosts(key)]
    return Walk.join(
      found.map(([, share]) => ({ share })),
      found.map(([host]) => part(host))
    )
  }
}
