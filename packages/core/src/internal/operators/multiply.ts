/** Products. @internal */
import * as Quantity from "../../Quantity.ts"
import { type Binary, binary, type BinaryNode } from "./binary.ts"
import { valueOf } from "./constant.ts"
import { scaled } from "./course.ts"
import type { Operator } from "./operator.ts"
import type { Expression } from "./table.ts"
import { product } from "./type.ts"

/** `left * right`. @category constructors @since 0.1.0 */
export const multiply = (left: Expression, right: Expression): Expression => ({ _tag: "Multiply", left, right })

export const operator: Operator<Binary<"Multiply">, BinaryNode<"Multiply">> = {
  ...binary("Multiply", {
    label: { vi: "Tích", en: "Product" },
    value: Quantity.multiply,
    reported: (a, b) => a * b
  }),
  infer: ({ left, right }, { go, model }) => product(model, go(left, "left"), go(right, "right")),
  course: ({ left, right }, _, go) =>
    left._tag === "Constant" ? scaled(go(right), left.value) : scaled(go(left), valueOf(right))
}
