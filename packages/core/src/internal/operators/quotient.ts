/** Numerator by denominator, rolled up apart and divided last. @internal */
import * as Quantity from "../../Quantity.ts"
import * as Span from "../boxes/span.ts"
import { lowering } from "./grid.ts"
import { daysSaid, type Ends, endsOn, onOneDay } from "./oneDay.ts"
import type { Compiling, Input, Kind } from "./operator.ts"
import { join, type Outcome } from "./outcome.ts"
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

/** A part that is counted is no more than its whole, and below it no more than there are. */
const inWhole = (
  node: QuotientNode<string>,
  input: Input,
  cell: number,
  { clashes, covered, value }: Outcome,
  whole: Outcome,
  day: number | undefined
): Quantity.Quantity => {
  const { lower, upper } = value!
  const isSaid = upper === lower || clashes.length + whole.clashes.length > 0
  if (isSaid || lower > whole.value!.upper) return value!
  const of = typeof node.paired === "object" ? node.paired.right : whole.units
  const below = of && "rollup" in node.numerator ? input.inWhole(node.numerator.rollup, of, cell, day) : Infinity
  const all = whole.value!.upper
  // Who says "more than" of them means no more than all, and says so.
  const most = covered && all <= below ? Infinity : Math.min(all, below)
  return (most < upper && Quantity.intersect(value!, Quantity.between(lower, most))) || value!
}

/** A share of what it lies in: no more than all, where it can be; "more than" is the source's own word and stays. */
const ofAll = (share: Quantity.Quantity, all: number): Quantity.Quantity =>
  share.lower > all || share.upper === Infinity
    ? share
    : (Quantity.intersect(share, Quantity.between(-Infinity, all)) ?? share)

const divide = (node: QuotientNode<string>, input: Input, cell: number, ...ends: Ends): Outcome => {
  const found = onOneDay(node.paired, input.sameDay, cell, ends)
  const [numerator, denominator] = endsOn(ends, found)
  if (numerator.value === undefined || denominator.value === undefined) {
    return join(numerator, denominator, undefined, found && reasons.apart, undefined)
  }
  const { missing, reported: size, value } = denominator
  const isCoverage = node._tag === "Coverage"
  // Those of whom a part is counted are at least these, whatever else is known of them.
  const whole = (isCoverage && Quantity.intersect(value, Span.atLeast(numerator.value))) || value
  const counted = isCoverage ? inWhole(node, input, cell, numerator, denominator, found?.day) : numerator.value
  const divided = Quantity.divide(Quantity.multiply(counted, Quantity.exact(node.factor)), whole)
  const isDisputed = numerator.clashes.length + denominator.clashes.length > 0
  const quotient = isCoverage && divided !== undefined && !isDisputed ? ofAll(divided, node.factor) : divided
  const isUntold =
    size === undefined &&
    missing !== undefined &&
    !denominator.covered &&
    quotient !== undefined &&
    Quantity.contains(value, 0)
  const { isLeast, left, over, right } = cameIn(node.paired, input, cell, numerator, denominator, found?.day)
  const came = right === 0 ? NaN : (node.factor * left) / right
  // "At least 6" of whom 8 are counted is no number to divide them by.
  const most = isCoverage && isLeast ? node.factor : Infinity
  const reported = came > Math.min(quotient?.upper ?? Infinity, most) ? NaN : came
  const stock = daysSaid(numerator, denominator, found)
  const joined = join(numerator, denominator, quotient, reasons.indivisible(denominator), reported)
  const beside = isUntold ? [...joined.beside, missing.text] : joined.beside
  return { ...joined, beside, stock, isRatio: true, numerator: numerator.alone, ...over }
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
    const children = [go(node.numerator, found?.left ?? found), go(node.denominator, found?.right ?? found)]
    return inner({ vi: "Tỷ lệ", en: "Ratio" }, rule, children, node.factor === 100 ? "%" : "")
  }
}
