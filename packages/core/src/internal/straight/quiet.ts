/**
 * Cells of whose days nobody told anything, there or where it would say something of them: all that can be said is who should have.
 * They are what the rules make of them, without a box for each. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Node } from "../boxes/box.ts"
import { everything } from "../boxes/category.ts"
import type { Reports } from "../boxes/reports.ts"
import * as Facts from "../facts/facts.ts"
import * as Unasked from "../facts/unasked.ts"
import type { Cell } from "../figures/cell.ts"
import { prepare } from "../figures/prepare.ts"
import * as Silences from "../silence/silence.ts"
import * as Tellers from "../silence/tellers.ts"
import * as Untold from "../silence/untold.ts"

const none: ReadonlyArray<never> = []
const noDays: ReadonlyMap<number, number> = new Map()
const noShares: ReadonlyMap<number, number> = new Map()

export const make = (
  reports: Reports,
  measure: Measure.Resolved,
  rollup: Rollup.Rollup,
  group: number,
  period: Period.Period
): Cell => {
  const roll = Silences.byForms(reports, rollup, measure, group, period) ?? Untold.roll(reports, rollup, group, period)
  const { end, start } = Period.bounds(period)
  const silent = roll?.silent ?? none
  const expected = roll?.expected.length
  return {
    value: undefined,
    reason: "no-figures",
    reported: undefined,
    covered: false,
    expected,
    reporting: expected === undefined ? 0 : expected - new Set(silent.map((one) => one.reporter)).size,
    silent,
    level: roll?.level,
    tellers: () => (roll === undefined ? none : Tellers.of(roll, () => ({ told: false }))),
    clashes: none,
    rows: none,
    figures: 0,
    shares: () => noShares,
    apportioned: 0,
    parts: 0,
    days: noDays,
    facts: () => ({ ...Facts.none, asked: Unasked.asksFor({ start, end }, roll, () => none) }),
    get node(): Node {
      const { places, solver } = prepare(reports, measure, rollup, period)
      return solver.node(places.group(group), everything)
    },
    weekly: false,
    start,
    end
  }
}
