/** Sums. @internal */
import * as Quantity from "../../Quantity.ts"
import { type Binary, binary, type BinaryNode, inferSum } from "./binary.ts"
import { both } from "./course.ts"
import type { Operator } from "./operator.ts"
import type { Expression } from "./table.ts"
import { mayOverlap } from "./type.ts"

/** `left + right`, of one count basis. @category constructors @since 0.1.0 */
export const add = (left: Expression, right: Expression): Expression => ({ _tag: "Add", left, right })

/** Two counts of things that may be the same: at least the larger, at most the sum. */
const union = (a: Quantity.Quantity, b: Quantity.Quantity): Quantity.Quantity => {
  const larger = a.lower > b.lower || (a.lower === b.lower && a.lowerOpen) ? a : b
  return Quantity.interval({ ...Quantity.add(a, b), lower: larger.lower, lowerOpen: larger.lowerOpen })
}

export const operator: Operator<Binary<"Add">, BinaryNode<"Add">> = {
  ...binary("Add", {
    label: { vi: "Tổng", en: "Sum" },
    value: (a, b, overlapping) => (overlapping ? union(a, b) : Quantity.add(a, b)),
    reported: (a, b, overlapping) => (overlapping ? Math.max(a, b) : a + b),
    mayOverlap: (left, right, { model, typeOf }) => mayOverlap(model, typeOf(left), typeOf(right))
  }),
  infer: (self, typing) => inferSum("added to", self, typing),
  course: ({ left, right }, _, go) => both(go(left), go(right))
}
