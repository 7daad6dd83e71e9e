/** A compiled expression: which roll-ups to ask for, and how to combine their answers. @internal */
import type * as Measure from "../../Measure.ts"
import type * as Quantity from "../../Quantity.ts"
import type { Reason } from "../../Reading.ts"
import type * as Text from "../../Text.ts"

/** What one cell of a grid turned out to be. */
export interface Outcome {
  readonly value: Quantity.Quantity | undefined
  readonly reason: Reason | undefined
  readonly figures: number
  readonly reporting: number
  readonly expected: number | undefined
  readonly apportioned: number
  readonly parts: number
  readonly caveats: ReadonlyArray<Text.Text>
}

/** A node over a grid of groups × buckets. Scans are named by their index in the plan. */
export type Node =
  | {
      readonly _tag: "Scan"
      readonly scan: number
      readonly measure: Measure.Measure
      /** Units that should report, one number a cell; `undefined` when the expression does not say who should. */
      readonly expected: ReadonlyArray<number> | undefined
    }
  | { readonly _tag: "Population"; readonly own: number; readonly below: number; readonly cohort: string }
  | { readonly _tag: "Given"; readonly label: Text.Text; readonly cells: ReadonlyArray<Outcome> }
  | { readonly _tag: "Constant"; readonly value: number }
  | {
      readonly _tag: "Binary"
      readonly operator: "Add" | "Subtract" | "Multiply" | "Divide"
      /** Whether the two sides may count the same thing: then a sum is only a bound. */
      readonly overlapping: boolean
      readonly left: Node
      readonly right: Node
    }
  | { readonly _tag: "Ratio"; readonly factor: number; readonly numerator: Node; readonly denominator: Node }
  | {
      readonly _tag: "Mean"
      readonly inner: Node
      /** How many inner groups there are. */
      readonly innerGroups: number
      /** The inner groups that each outer cell is the plain mean of. */
      readonly groups: ReadonlyArray<ReadonlyArray<number>>
    }
  | {
      readonly _tag: "Share"
      readonly inner: Node
      readonly innerBuckets: number
      /** The inner groups of each outer cell. */
      readonly groups: ReadonlyArray<ReadonlyArray<number>>
      /** The inner buckets of each outer bucket. */
      readonly buckets: ReadonlyArray<ReadonlyArray<number>>
      readonly comparator: Quantity.Comparator
      readonly threshold: number
      readonly tolerance: number
    }

/** A cell with nothing behind it but a value. */
export const given = (value: Quantity.Quantity): Outcome => ({ ...blank, value, reason: undefined })

const blank: Omit<Outcome, "value" | "reason"> = {
  figures: 0,
  reporting: 0,
  expected: undefined,
  apportioned: 0,
  parts: 0,
  caveats: []
}

/** A cell without a value. */
export const none = (reason: Reason, from: Partial<Outcome> = {}): Outcome => ({
  ...blank,
  ...from,
  value: undefined,
  reason
})
