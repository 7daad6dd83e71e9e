/** What is rolled up from figures. @internal */
import type { Reason } from "../../Reading.ts"
import type { Cell } from "../figures/cell.ts"
import type { Input } from "./operator.ts"
import { none, type Outcome } from "./outcome.ts"
import * as reasons from "./reasons.ts"

const fromCell = (input: Input, cell: Cell, measure: string, missing: Reason): Outcome => {
  const found = input.model.measures.get(measure)!
  const counts = {
    reported: cell.reported,
    covered: cell.covered,
    figures: cell.rows.length,
    reporting: cell.reporting,
    expected: cell.expected,
    silent: cell.silent,
    level: cell.level,
    clashes: cell.clashes.map((clash) => ({ clash, measure: found })),
    apportioned: cell.apportioned,
    parts: cell.parts,
    beside: [],
    alone: { cell, measure: found }
  }
  if (cell.value !== undefined) return { ...counts, value: cell.value, reason: undefined, caveats: [] }
  return none(cell.reason === "several-figures" ? reasons.several(found.title) : missing, counts)
}

/** The outcomes of a roll-up, which is named by its index in the plan. */
export const rolledUp = (input: Input, rollup: number, measure: string, missing: Reason): ReadonlyArray<Outcome> =>
  Array.from({ length: input.cells }, (_, cell) => fromCell(input, input.tables[rollup]![cell]!, measure, missing))
