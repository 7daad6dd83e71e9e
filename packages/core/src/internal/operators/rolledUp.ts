/** What is rolled up from figures. @internal */
import * as Day from "../../Day.ts"
import type * as Measure from "../../Measure.ts"
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
    kinds: cell.kinds,
    clashes: cell.clashes.map((clash) => ({ clash, measure: found })),
    apportioned: cell.apportioned,
    parts: cell.parts,
    beside: [],
    alone: { cell, measure: found }
  }
  if (cell.value !== undefined) return { ...counts, value: cell.value, reason: undefined, caveats: [] }
  return none(reasonOf(input, cell, found, missing), counts)
}

const reasonOf = ({ model }: Input, cell: Cell, { title }: Measure.Resolved, missing: Reason): Reason => {
  const { team } = cell.node.category
  if (cell.reason === "not-alive" && team !== undefined) {
    return reasons.notAlive(model.teams.get(team)!.name, Day.fromEpoch(cell.end - 1))
  }
  return cell.reason === "several-figures" ? reasons.several(title) : missing
}

/** The outcomes of a roll-up, which is named by its index in the plan. */
export const rolledUp = (input: Input, rollup: number, measure: string, missing: Reason): ReadonlyArray<Outcome> =>
  Array.from({ length: input.cells }, (_, cell) => fromCell(input, input.tables[rollup]![cell]!, measure, missing))
