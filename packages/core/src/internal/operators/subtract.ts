/** Differences. @internal */
import * as Quantity from "../../Quantity.ts"
import { type Binary, binary, type BinaryNode, inferSum } from "./binary.ts"
import { both, turned } from "./course.ts"
import type { Operator } from "./operator.ts"
import type { Expression } from "./table.ts"

/** `left - right`, of one count basis. @category constructors @since 0.1.0 */
export const subtract = (left: Expression, right: Expression): Expression => ({ _tag: "Subtract", left, right })

export const operator: Operator<Binary<"Subtract">, BinaryNode<"Subtract">> = {
  ...binary("Subtract", {
    label: { vi: "Hiệu", en: "Difference" },
    value: Quantity.subtract,
    reported: (a, b) => a - b,
    itself: 0,
    lowers: true
  }),
  infer: (self, typing) => inferSum("subtracted from", self, typing),
  course: ({ left, right }, _, go) => both(go(left), turned(go(right)))
}
