/**
 * Which evaluation made a reading, so that it can be explained from just that. It is remembered as long as nobody needs the
 * memory: a reading that outlives it, or came over a wire, is evaluated again at its own commit and comes out the same. @internal
 */
import type * as Plan from "../../Plan.ts"
import type { Reading } from "../../Reading.ts"
import type * as Store from "../../Store.ts"
import * as Reports from "../boxes/reports.ts"
import { rollUp } from "../figures/cell.ts"
import type { Input, Outcomes, Size } from "../operators/operator.ts"
import type { Node } from "../operators/table.ts"
import * as Below from "./below.ts"
import { evaluate } from "./evaluate.ts"
import { inWhole } from "./inWhole.ts"
import { pairing } from "./pair.ts"
import { sameDay } from "./sameDay.ts"

export interface Evaluation {
  readonly plan: Plan.Plan
  readonly reports: Reports.Reports
  readonly input: Input
  /** The outcomes of a node; of each cell they are worked out when it is looked at. */
  readonly outcomes: (node: Node, size: Size) => Outcomes
}

/** The evaluation of a plan by what a store answered. */
export const make = (plan: Plan.Plan, snapshot: Store.Snapshot): Evaluation => {
  const { buckets, groups, model, rollups } = plan
  const reports = Reports.make(model, snapshot)
  const tables = rollups.map((rollup) => rollUp(reports, rollup))
  const ends = Below.make(reports, rollups, tables)
  const input: Input = {
    model,
    tables,
    cells: groups.length * buckets.length,
    buckets: buckets.length,
    pair: pairing(reports, ends, tables),
    inWhole: inWhole(reports, ends),
    sameDay: sameDay(reports, rollups, tables)
  }
  const known = new Map<Node, Outcomes>()
  const outcomes = (node: Node, size: Size): Outcomes => {
    const found = known.get(node) ?? evaluate(node, { ...input, ...size })
    known.set(node, found)
    return found
  }
  return { plan, reports, input, outcomes }
}

interface Kept {
  readonly evaluation: WeakRef<Evaluation>
  readonly asked: number
  readonly cell: number
}

const kept = new WeakMap<Reading, Kept>()

/** Remembers of which of a plan's indicators, and which cell, a reading is. */
export const keep = (reading: Reading, evaluation: WeakRef<Evaluation>, asked: number, cell: number): Reading => {
  kept.set(reading, { evaluation, asked, cell })
  return reading
}

/** The evaluation that made a reading, while it is remembered. */
export const of = (reading: Reading) => {
  const found = kept.get(reading)
  const evaluation = found?.evaluation.deref()
  return evaluation === undefined ? undefined : { evaluation, asked: found!.asked, cell: found!.cell }
}
