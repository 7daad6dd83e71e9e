/** Ratios. @internal */
import * as Schema from "effect/Schema"
import { type Operator, plain } from "./operator.ts"
import { compile, type Quotient, quotient, type QuotientNode } from "./quotient.ts"
import type { Expression } from "./table.ts"
import * as Type from "./type.ts"

/** What a quotient is taken times. */
const Factor = Schema.Finite.check(
  Schema.makeFilter((per) => (per === 0 ? "must not be 0: leave per out for the plain quotient" : undefined))
)

interface Ratio extends Quotient<"Ratio"> {
  readonly per?: number
}

/** Numerator by denominator, times `per`. @category constructors @since 0.1.0 */
export const ratio = (numerator: Expression, denominator: Expression, per?: number): Expression =>
  per === undefined ? { _tag: "Ratio", numerator, denominator } : { _tag: "Ratio", numerator, denominator, per }

export const operator: Operator<Ratio, QuotientNode<"Ratio">> = {
  ...plain,
  ...quotient,
  schema: (self) =>
    Schema.TaggedStruct("Ratio", { numerator: self, denominator: self, per: Schema.optionalKey(Factor) }),
  infer: ({ denominator, numerator }, { go, model }) =>
    Type.quotient(model, go(numerator, "numerator"), go(denominator, "denominator")),
  grows: () => false,
  compile: (self, compiling) => compile(self, self.per ?? 1, compiling)
}
