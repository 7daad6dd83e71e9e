/** A compiled expression: which roll-ups to ask for, and how to combine their answers. @internal */
import type * as Measure from "../../Measure.ts"
import type * as Quantity from "../../Quantity.ts"
import type { Finding, Reason, Silence } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import type { Cell } from "../figures/cell.ts"

/** The one cell of a roll-up that an outcome is, and its measure. */
export interface Alone {
  readonly cell: Cell
  readonly measure: Measure.Resolved
}

/** What one cell of a grid turned out to be. */
export interface Outcome {
  readonly value: Quantity.Quantity | undefined
  readonly reason: Reason | undefined
  readonly reported: number | undefined
  /** Whether figures cover all of the cell, so that a bound is what they say and not what is missing. */
  readonly covered: boolean
  readonly figures: number
  readonly reporting: number
  readonly expected: number | undefined
  readonly silent: ReadonlyArray<Silence>
  /** The level of those who should report. */
  readonly level: string | undefined
  readonly findings: ReadonlyArray<Finding>
  readonly apportioned: number
  readonly parts: number
  readonly caveats: ReadonlyArray<Text.Text>
  /** What must be known beside the number, whatever it is part of. */
  readonly beside: ReadonlyArray<Text.Text>
  /** The cell that it is; `undefined` where it was worked out from others. */
  readonly alone: Alone | undefined
}

/** A node over a grid of groups × buckets. Roll-ups are named by their index in the plan. */
export type Node =
  | { readonly _tag: "Rollup"; readonly rollup: number; readonly measure: string }
  | { readonly _tag: "Population"; readonly rollup: number; readonly cohort: string }
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
  | {
      readonly _tag: "Ratio"
      readonly factor: number
      readonly numerator: Node
      readonly denominator: Node
      /** The roll-ups of both ends by the units that report them, to pair what came in; absent where an end is no roll-up. */
      readonly paired: { readonly numerator: number; readonly denominator: number } | undefined
    }
  | {
      readonly _tag: "Mean"
      readonly inner: Node
      /** How many inner groups there are. */
      readonly innerGroups: number
      /** The units of the inner groups. */
      readonly units: ReadonlyArray<string>
      /** The inner groups that each outer cell is the plain mean of. */
      readonly groups: ReadonlyArray<ReadonlyArray<number>>
    }
  | {
      readonly _tag: "Share"
      readonly inner: Node
      /** The level of the units. */
      readonly level: string
      readonly innerBuckets: number
      /** The units of the inner groups. */
      readonly units: ReadonlyArray<string>
      /** The inner groups of each outer cell. */
      readonly groups: ReadonlyArray<ReadonlyArray<number>>
      /** The inner buckets of each outer bucket. */
      readonly buckets: ReadonlyArray<ReadonlyArray<number>>
      readonly comparator: Quantity.Comparator
      readonly threshold: number
      readonly tolerance: number
    }

const blank: Omit<Outcome, "value" | "reason"> = {
  reported: undefined,
  covered: true,
  figures: 0,
  reporting: 0,
  expected: undefined,
  silent: [],
  level: undefined,
  findings: [],
  apportioned: 0,
  parts: 0,
  caveats: [],
  beside: [],
  alone: undefined
}

/** A cell with nothing behind it but a value. */
export const given = (value: Quantity.Quantity): Outcome => ({
  ...blank,
  value,
  reason: undefined,
  reported: value.lower === value.upper ? value.lower : undefined
})

/** A cell without a value. */
export const none = (reason: Reason, from: Partial<Outcome> = {}): Outcome => ({
  ...blank,
  covered: false,
  ...from,
  value: undefined,
  reported: undefined,
  reason
})
