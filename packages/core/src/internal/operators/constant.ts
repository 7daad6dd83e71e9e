/** A number. @internal */
import * as Schema from "effect/Schema"
import * as Quantity from "../../Quantity.ts"
import { type Operator, plain } from "./operator.ts"
import { given, type Outcome } from "./outcome.ts"
import type { Expression } from "./table.ts"
import { plain as number } from "./type.ts"

/** A number. @category models @since 0.1.0 */
export const Constant = Schema.TaggedStruct("Constant", { value: Schema.Finite })
interface Constant extends Schema.Schema.Type<typeof Constant> {}

/** A number. @category constructors @since 0.1.0 */
export const constant = (value: number): Expression => ({ _tag: "Constant", value })

export const operator: Operator<Constant, Constant> = {
  ...plain,
  parts: [],
  schema: () => Constant,
  infer: () => number,
  compile: (self) => self,
  evaluate: ({ value }) => {
    const all: Outcome = { ...given(Quantity.exact(value)), on: () => all }
    return () => all
  },
  explain: (_, { inner }) => inner({ vi: "Hằng số", en: "Constant" }, undefined, []),
  course: () => ({ way: "stays", accrues: false })
}

/** The number that an expression is, `NaN` where it is none. */
export const valueOf = (self: Expression): number => (self._tag === "Constant" ? self.value : NaN)
