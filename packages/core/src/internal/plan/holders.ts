/** In whose figures those of a unit lie: of the units above it, and of what it became. @internal */
import type * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Territory from "../../Territory.ts"
import { lineage, tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"

/** The units that hold a unit on a day, itself among them; each from which day on. */
export const of = ({ territory }: Model.Model, hierarchy: string) => {
  const tree = treeOf(territory, hierarchy)
  const line = lineage(territory, hierarchy)
  return (unit: string, on: Day.Day): ReadonlyMap<string, number> => {
    const there = Territory.snapshotAt(territory, hierarchy, on)
    const found = new Map<string, number>()
    const note = (one: string, since: number): void => {
      if (found.get(one)! <= since) return
      found.set(one, since)
      for (const above of Territory.ancestors(there, one)) note(above, since)
      const key = tree.keys.get(one)!
      for (const { day, edges } of line.out.get(key) ?? []) {
        if (Tree.edgeAt(tree, key, day) !== -1) continue
        // Who began with what ended holds what that was before; others hold what is filed under its code afterwards.
        for (const heir of edges.filter((edge) => edge.key >= 0)) {
          note(tree.ids[heir.key]!, Tree.edgeAt(tree, heir.key, day - 1) === -1 ? since : Math.max(since, day))
        }
      }
    }
    note(unit, -Infinity)
    return found
  }
}
