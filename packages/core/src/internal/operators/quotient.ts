/** Numerator by denominator, rolled up apart and divided last. @internal */
import * as Quantity from "../../Quantity.ts"
import { most } from "../extremes.ts"
import { lowering } from "./grid.ts"
import type { Compiling, Input, Kind, OneDay, RolledUp, SameDay } from "./operator.ts"
import { join, type Outcome } from "./outcome.ts"
import { isEstimate } from "./rolledUp.ts"
import { cameIn, type Paired, paired } from "./paired.ts"
import * as reasons from "./reasons.ts"
import type { Expression, Node } from "./table.ts"

export interface Quotient<Tag extends string> {
  readonly _tag: Tag
  readonly numerator: Expression
  readonly denominator: Expression
}

export interface QuotientNode<Tag extends string> {
  readonly _tag: Tag
  readonly factor: number
  readonly numerator: Node
  readonly denominator: Node
  readonly paired: Paired
}

export const compile = <Tag extends string>(
  self: Quotient<Tag>,
  factor: number,
  { go, grid }: Compiling
): QuotientNode<Tag> => {
  const [numerator, denominator] = [go(self.numerator), go(self.denominator, lowering(grid))]
  return { _tag: self._tag, factor, numerator, denominator, paired: paired(numerator, denominator) }
}

type Ends = readonly [numerator: Outcome, denominator: Outcome]

/** Of two stocks that are of different days, what they were on one. */
const onOneDay = (paired: Paired, sameDay: SameDay, cell: number, [numerator, denominator]: Ends) =>
  typeof paired !== "object" || numerator.value === undefined || denominator.value === undefined
    ? undefined
    : sameDay(paired, cell)

/** What an end was on a day. */
const then = (end: Outcome, { cell }: RolledUp): Outcome => ({
  ...end,
  value: cell.value,
  reported: cell.reported,
  covered: cell.covered,
  isEstimate: () => isEstimate(cell)
})

/** Of which days a quotient of stocks is: those of its numerator, and its denominator's where a form carried that from another. */
const daysSaid = ({ alone }: Outcome, denominator: Outcome, found: OneDay | undefined): Outcome["stock"] => {
  const days = (found?.left ?? alone)?.cell.days
  if (alone === undefined || days === undefined || days.size === 0) return undefined
  const top = most(days.keys())
  const below = most((found?.right ?? denominator.alone)?.cell.days.keys() ?? [])
  // What is said to stand is of any later day.
  const since = typeof denominator.alone?.measure.missing === "object" ? top : -Infinity
  return { alone, days, below: below > since && below !== top ? below : undefined }
}

const divide = (node: QuotientNode<string>, input: Input, cell: number, ...ends: Ends): Outcome => {
  const found = onOneDay(node.paired, input.sameDay, cell, ends)
  const [numerator, denominator] = found === undefined ? ends : [then(ends[0], found.left), then(ends[1], found.right)]
  if (numerator.value === undefined || denominator.value === undefined) {
    return join(numerator, denominator, undefined, found && reasons.apart, undefined)
  }
  const quotient = Quantity.divide(Quantity.multiply(numerator.value, Quantity.exact(node.factor)), denominator.value)
  const { left, over, right } = cameIn(node.paired, input, cell, numerator, denominator, found?.day)
  const reported = right === 0 ? NaN : (node.factor * left) / right
  const stock = daysSaid(numerator, denominator, found)
  return { ...join(numerator, denominator, quotient, reasons.zero, reported), stock, ...over }
}

export const quotient: Kind<QuotientNode<string>> = {
  parts: ["numerator", "denominator"],
  evaluate: (node, input, go) => {
    const [numerator, denominator] = [go(node.numerator, input), go(node.denominator, input)]
    return (cell) => divide(node, input, cell, numerator(cell), denominator(cell))
  },
  explain: (node, { cell, go, inner, outcomes, sameDay, size }) => {
    const en = "numerator and denominator are rolled up apart and divided last"
    const rule = { vi: "tử số và mẫu số được tổng hợp riêng, chia sau cùng", en }
    const ends = [outcomes(node.numerator, size)(cell), outcomes(node.denominator, size)(cell)] as const
    const found = onOneDay(node.paired, sameDay, cell, ends)
    const children = [go(node.numerator, found?.left), go(node.denominator, found?.right)]
    return inner({ vi: "Tỷ lệ", en: "Ratio" }, rule, children, node.factor === 100 ? "%" : "")
  }
}
