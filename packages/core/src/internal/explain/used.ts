/** Which roll-ups an expression rests on. @internal */
import { below, type Node } from "../operators/table.ts"

export const rollupsIn = (node: Node, found = new Set<number>()): ReadonlySet<number> => {
  if ("rollup" in node) found.add(node.rollup)
  for (const part of below(node)) rollupsIn(part, found)
  return found
}
