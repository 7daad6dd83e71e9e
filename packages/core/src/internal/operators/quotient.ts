/** Numerator by denominator, rolled up apart and divided last. @internal */
import * as Quantity from "../../Quantity.ts"
import { lowering } from "./grid.ts"
import type { Compiling, Input, Kind, SameDay } from "./operator.ts"
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

type Ends = readonly [numerator: Outcome, denominator: Outcome]

/** Of two stocks that are of different days, what one of them was on the day of the other. */
const onOneDay = (paired: Paired, sameDay: SameDay, cell: number, [numerator, denominator]: Ends) =>
  typeof paired !== "object" || numerator.value === undefined || denominator.value === undefined
    ? undefined
    : sameDay(paired, cell)

/** Both ends as of one day, where they are stocks. */
const ofOneDay = (paired: Paired, sameDay: SameDay, cell: number, ends: Ends): Ends => {
  const [numerator, denominator] = ends
  const found = onOneDay(paired, sameDay, cell, ends)
  if (found === undefined) return ends
  const { covered, reported, value } = found.standing.cell
  const { measure } = ends[found.end === "denominator" ? 1 : 0].alone!
  const reason = value === undefined ? reasons.figures(measure.title) : undefined
  const then = { value, reported, covered, reason }
  if (found.end === "denominator") {
    return [numerator, { ...denominator, ...then }]
  }
  return [{ ...numerator, ...then, alone: denominator.alone }, denominator]
}

const divide = (node: QuotientNode<string>, input: Input, cell: number, ...ends: Ends): Outcome => {
  const [numerator, denominator] = ofOneDay(node.paired, input.sameDay, cell, ends)
  if (numerator.value === undefined || denominator.value === undefined) {
    return join(numerator, denominator, undefined, undefined, undefined)
  }
  const quotient = Quantity.divide(Quantity.multiply(numerator.value, Quantity.exact(node.factor)), denominator.value)
  const { left, over, right } = cameIn(node.paired, input, cell, numerator, denominator)
  const reported = right === 0 ? NaN : (node.factor * left) / right
  const { alone } = numerator
  const stock = alone !== undefined && alone.cell.days.size > 0 ? { alone, days: alone.cell.days } : undefined
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
    const children = (["numerator", "denominator"] as const).map((end) =>
      go(node[end], found?.end === end ? found.standing : undefined)
    )
    return inner({ vi: "Tỷ lệ", en: "Ratio" }, rule, children, node.factor === 100 ? "%" : "")
  }
}
