/** From the cells of roll-ups to the outcome of each cell of a question. Pure. @internal */
import type { Evaluate } from "../operators/operator.ts"
import { kindOf } from "../operators/table.ts"

/** The outcomes of a node over its grid. */
export const evaluate: Evaluate = (node, input) => kindOf(node).evaluate(node, input, evaluate)
