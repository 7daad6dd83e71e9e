/** The tree of a compiled expression, from the outcomes that it was evaluated to. @internal */
import * as Quantity from "../../Quantity.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { limit } from "../operators/listing.ts"
import type { Explaining, Size } from "../operators/operator.ts"
import type { Outcome } from "../operators/outcome.ts"
import { kindOf, type Node } from "../operators/table.ts"
import { counted } from "../boxes/span.ts"
import type { Evaluation } from "../plan/evaluations.ts"
import { draft } from "./account.ts"
import type { Branch } from "./branch.ts"
import { make } from "./leaf.ts"
import { ruleOf } from "./rules.ts"

const show = ({ reason, value }: Pick<Outcome, "reason" | "value">, suffix = ""): Text.Text =>
  value === undefined
    ? reason!.text
    : Words.both((language) => Quantity.render(value, language, (end) => `${Words.number(end, language)}${suffix}`))

/** A node and what is below it; `lines` is how many each account below may show. */
export const branch = (walk: Evaluation, node: Node, cell: number, size: Size, lines = limit): Branch => {
  const outcome = walk.outcomes(node, size)(cell)
  const explaining: Explaining = {
    ...walk,
    cell,
    size,
    lines,
    go: (part) => branch(walk, part, cell, size, lines),
    at: (...place) => branch(walk, ...place),
    inner: (label, rule, children, suffix = "", more = undefined) => ({
      label,
      value: show(outcome, suffix),
      rule,
      account: undefined,
      children,
      more
    }),
    leaf: (label, index) => {
      // Where there is no unit, no figure speaks of it.
      if (outcome.reason?.code === "not-alive") {
        return { label, value: show(outcome), rule: undefined, account: undefined, children: [], more: undefined }
      }
      const rollup = walk.plan.rollups[index]!
      const leaf = make(walk.reports, rollup, walk.input.tables[index]!(cell), cell)
      const account = { leaf, draft: draft(leaf, lines) }
      const rule = ruleOf(rollup, account.draft.how, leaf.cell.value)
      const value = outcome.value && counted(leaf.measure, outcome.value)
      return { label, value: show({ ...outcome, value }), rule, account, children: [], more: undefined }
    }
  }
  return kindOf(node).explain(node, explaining)
}
