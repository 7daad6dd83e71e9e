/** Quotients. @internal */
import * as Quantity from "../../Quantity.ts"
import { type Binary, binary, type BinaryNode } from "./binary.ts"
import { valueOf } from "./constant.ts"
import { scaled } from "./course.ts"
import type { Operator } from "./operator.ts"
import * as reasons from "./reasons.ts"
import type { Expression } from "./table.ts"
import { quotient } from "./type.ts"

/** `left / right`. @category constructors @since 0.1.0 */
export const divide = (left: Expression, right: Expression): Expression => ({ _tag: "Divide", left, right })

export const operator: Operator<Binary<"Divide">, BinaryNode<"Divide">> = {
  ...binary("Divide", {
    label: { vi: "Thương", en: "Quotient" },
    value: Quantity.divide,
    reported: (a, b) => (b === 0 ? NaN : a / b),
    itself: 1,
    lowers: true,
    reason: reasons.indivisible
  }),
  infer: ({ left, right }, { go, model }) => quotient(model, go(left, "left"), go(right, "right")),
  grows: ({ right }) => !Number.isNaN(valueOf(right)),
  course: ({ left, right }, _, go) => scaled(go(left), valueOf(right))
}
