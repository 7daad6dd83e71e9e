/** What is rolled up from figures. @internal */
import type * as Measure from "../../Measure.ts"
import type { Reason } from "../../Reading.ts"
import type { Facts } from "../facts/facts.ts"
import type { Cell } from "../figures/cell.ts"
import type { Input, Outcomes } from "./operator.ts"
import { none, type Outcome, type OwnPart } from "./outcome.ts"
import * as reasons from "./reasons.ts"

const nothing: ReadonlyArray<never> = []

/** Said wherever the question wants silence to be nothing, and somebody is silent. */
const closed = [{ vi: "phần chưa báo cáo tính 0", en: "what was not reported counts 0" }]

const fromCell = (input: Input, cell: Cell, measure: Measure.Resolved, missing: Reason): Outcome => {
  const counts = {
    reported: cell.reported,
    covered: cell.covered,
    figures: cell.figures,
    reporting: cell.reporting,
    expected: cell.expected,
    silent: cell.silent,
    level: cell.level,
    tellers: () => cell.tellers(),
    itself: () => ownPart(cell.facts()),
    clashes: cell.clashes.length === 0 ? nothing : cell.clashes.map((clash) => ({ clash, measure })),
    apportioned: cell.apportioned,
    isEstimate: () => isEstimate(cell),
    parts: cell.parts,
    beside: nothing,
    flow: measure.accumulation === "flow" ? cell : undefined,
    alone: { cell, measure },
    missing
  }
  if (cell.value !== undefined)
    return { ...counts, value: cell.value, reason: undefined, caveats: cell.isClosed === true ? closed : nothing }
  return none(reasonOf(input, cell, measure, missing), counts)
}

/** Whether a share of a unit that was divided went into a cell. */
export const isEstimate = (cell: Cell): boolean => cell.facts().divided.isEstimate

const ownPart = ({ begun, own }: Facts): OwnPart =>
  begun !== undefined ? "some" : own !== undefined && own.upper < Infinity ? "all" : "nothing"

const reasonOf = ({ model }: Input, cell: Cell, { title }: Measure.Resolved, missing: Reason): Reason => {
  // The box of a cell is made when somebody asks for it: most cells of which nobody told anything need none.
  const team = cell.reason === "not-alive" ? cell.node.category.team : undefined
  if (team !== undefined) return reasons.noTeam(model.teams.get(team)!)
  return cell.reason === "several-figures" ? reasons.several(title) : missing
}

/** The outcomes of a roll-up, which is named by its index in the plan. */
export const rolledUp = (input: Input, rollup: number, measure: string, missing: Reason): Outcomes => {
  const table = input.tables[rollup]!
  const found = input.model.measures.get(measure)!
  return (cell) => fromCell(input, table(cell), found, missing)
}
