/** Which roll-ups an expression rests on. @internal */
import type { Node } from "../plan/node.ts"

export const rollupsIn = (node: Node, found = new Set<number>()): ReadonlySet<number> => {
  switch (node._tag) {
    case "Rollup":
    case "Population":
      return found.add(node.rollup)
    case "Binary":
      rollupsIn(node.left, found)
      return rollupsIn(node.right, found)
    case "Ratio":
      rollupsIn(node.numerator, found)
      return rollupsIn(node.denominator, found)
    case "Mean":
    case "Share":
      return rollupsIn(node.inner, found)
    default:
      return found
  }
}
