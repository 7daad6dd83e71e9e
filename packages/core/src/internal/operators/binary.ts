/** Arithmetic of two sides, cell by cell. @internal */
import * as Schema from "effect/Schema"
import * as Quantity from "../../Quantity.ts"
import type { Reason } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import { type Compiling, type Operator, plain, type Typing } from "./operator.ts"
import { lowering } from "./grid.ts"
import { daysSaid, type Ends, endsOn, onOneDay } from "./oneDay.ts"
import { join, type Outcome } from "./outcome.ts"
import { cameIn, type Paired, paired } from "./paired.ts"
import * as reasons from "./reasons.ts"
import type { Expression, Node } from "./table.ts"
import { basisName, type Type } from "./type.ts"

export interface Binary<Tag extends string> {
  readonly _tag: Tag
  readonly left: Expression
  readonly right: Expression
}

export interface BinaryNode<Tag extends string> {
  readonly _tag: Tag
  readonly left: Node
  readonly right: Node
  /** Whether the two sides may count the same thing: then a sum is only a bound. */
  readonly overlapping: boolean
  /** How what came in of both goes together. */
  readonly paired: Paired
}

/** How to reckon with two values, and with what came in of both. */
interface Arithmetic {
  readonly label: Text.Text
  readonly value: (
    left: Quantity.Quantity,
    right: Quantity.Quantity,
    overlapping: boolean
  ) => Quantity.Quantity | undefined
  readonly reported: (left: number, right: number, overlapping: boolean) => number
  /** Whether more on the right is less in all: then what came in is that of both over the same units and periods. */
  readonly lowers?: boolean
  /** What a reading gives with itself: whatever it is, it is the same on both sides. */
  readonly itself?: number
  /** Why two values have no result. */
  readonly reason?: (right: Outcome) => Reason
  readonly mayOverlap?: (left: Expression, right: Expression, compiling: Compiling) => boolean
}

const rule: Text.Text = {
  vi: "hai vế có thể trùng nhau: chỉ biết khoảng",
  en: "the two may share things: only a bound is known"
}

const isSame = (a: Outcome, b: Outcome): boolean => a.alone !== undefined && a.alone.cell === b.alone?.cell

/** What an operator of two sides has in common with others: all but its type and its course. */
export const binary = <const Tag extends string>(
  tag: Tag,
  { itself, label, lowers = false, mayOverlap = () => false, reason, reported, value }: Arithmetic
): Omit<Operator<Binary<Tag>, BinaryNode<Tag>>, "infer" | "course"> => ({
  ...plain,
  parts: ["left", "right"],
  // One struct a tag: a union finds its member by a single literal, and then reports only what is wrong with that one.
  schema: (self) => Schema.TaggedStruct(tag, { left: self, right: self }),
  compile: (self, compiling) => {
    const left = compiling.go(self.left)
    const right = compiling.go(self.right, lowers ? lowering(compiling.grid) : compiling.grid)
    const overlapping = mayOverlap(self.left, self.right, compiling)
    return { _tag: tag, left, right, overlapping, paired: lowers ? paired(left, right) : "as they are" }
  },
  evaluate: (node, input, go) => {
    const [left, right] = [go(node.left, input), go(node.right, input)]
    const work = (cell: number, ...ends: Ends): Outcome => {
      const on = onOneDay(node.paired, input.sameDay, cell, ends)
      const [a, b] = endsOn(ends, on)
      if (a.value === undefined || b.value === undefined) return join(a, b, undefined, on && reasons.aside, undefined)
      const came = cameIn(node.paired, input, cell, a, b, on?.day)
      const found = value(a.value, b.value, node.overlapping)
      const one = itself !== undefined && found && isSame(a, b) ? Quantity.exact(itself) : found
      const joined = join(a, b, one, reason?.(b), reported(came.left, came.right, node.overlapping))
      const stock = daysSaid(a, b, on)
      const isRatio = tag === "Divide"
      return { ...joined, ...(stock === undefined ? {} : { stock, isRatio }), ...came.over, ...dated(cell, a, b) }
    }
    const dated = (cell: number, a: Outcome, b: Outcome): Pick<Outcome, "on"> =>
      a.on === undefined || b.on === undefined ? {} : { on: (then) => work(cell, a.on!(then), b.on!(then)) }
    return (cell) => work(cell, left(cell), right(cell))
  },
  explain: ({ left, overlapping, paired, right }, { cell, go, inner, outcomes, sameDay, size }) => {
    const on = onOneDay(paired, sameDay, cell, [outcomes(left, size)(cell), outcomes(right, size)(cell)])
    return inner(label, overlapping ? rule : undefined, [go(left, on?.left ?? on), go(right, on?.right ?? on)])
  }
})

/** Percentages do not add, nor do things of different kinds. */
export const inferSum = (verb: string, self: Binary<string>, { go, model, problem }: Typing): Type => {
  const [left, right] = [go(self.left, "left"), go(self.right, "right")]
  if (left.kind === "unknown") return { ...right, of: undefined }
  if (left.kind === "share" || right.kind === "share") {
    problem(
      "mixed-basis",
      `percentages cannot be added or subtracted: they are of different wholes. Add the numerators and the denominators and divide last, with a coverage or a ratio.`
    )
  } else if (left.basis !== right.basis && right.kind !== "unknown") {
    problem(
      "mixed-basis",
      `${basisName(model, right)} cannot be ${verb} ${basisName(model, left)}: they count different things. Keep two indicators, or divide one by the other with a ratio.`
    )
  }
  return { ...left, of: undefined, entities: left.entities || right.entities }
}
