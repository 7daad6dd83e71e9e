/** The tree of a compiled expression, from the outcomes that it was evaluated to. @internal */
import * as Quantity from "../../Quantity.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { limit } from "../operators/listing.ts"
import type { Explaining, RolledUp, Size } from "../operators/operator.ts"
import type { Outcome, Then } from "../operators/outcome.ts"
import * as reasons from "../operators/reasons.ts"
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

/**
 * A node and what is below it; `lines` is how many each account below may show, `on` another day, or what the roll-up that the node
 * is was on it.
 */
export const branch = (
  walk: Evaluation,
  node: Node,
  cell: number,
  size: Size,
  lines = limit,
  on?: RolledUp | Then
): Branch => {
  const own = walk.outcomes(node, size)(cell)
  const [then, standing] = on === undefined ? [] : "cell" in on ? [undefined, on] : [on]
  const outcome = (then && own.on?.(then)) ?? own
  const explaining: Explaining = {
    ...walk,
    sameDay: walk.input.sameDay,
    cell,
    size,
    lines,
    go: (part, day = then) => branch(walk, part, cell, size, lines, day),
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
      const rolledUp = standing ?? {
        rollup: walk.plan.rollups[index]!,
        at: cell,
        cell: walk.input.tables[index]!(cell)
      }
      const leaf = make(walk.reports, rolledUp)
      const account = { leaf, draft: draft(leaf, lines) }
      const rule = ruleOf(leaf.rollup, account.draft.how, leaf.cell.value)
      const said = standing === undefined ? outcome.value : standing.cell.value
      const reason = outcome.reason ?? reasons.figures(leaf.measure.title)
      const value = show({ reason, value: said && counted(leaf.measure, said) })
      return { label, value, rule, account, children: [], more: undefined }
    }
  }
  return kindOf(node).explain(node, explaining)
}
