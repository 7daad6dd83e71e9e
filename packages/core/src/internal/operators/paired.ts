/**
 * What came in of two ends of which one lowers the result: where not all did, only what came in of both over the same units and
 * periods says anything of the two together. @internal
 */
import * as Tellers from "../silence/tellers.ts"
import type { Input, Pair } from "./operator.ts"
import type { Outcome } from "./outcome.ts"
import type { Node } from "./table.ts"

/** How two ends are paired: by the roll-ups that they are; not at all where one is a plain number, and where one is made of others. */
export type Paired =
  | { readonly left: number; readonly right: number; readonly isPopulation: boolean }
  | "as they are"
  | undefined

export const paired = (left: Node, right: Node): Paired => {
  // What came in of one end by a number is a part of the whole by that number.
  if (right._tag === "Constant") return "as they are"
  return "rollup" in left && "rollup" in right
    ? { left: left.rollup, right: right.rollup, isPopulation: right._tag === "Population" }
    : undefined
}

interface Came {
  /** `NaN` where nothing of it came in. */
  readonly left: number
  readonly right: number
  /** Whether there may be more of the right one than came in. */
  readonly isLeast: boolean
  /** Over how many of whom; empty where the ends say so themselves. */
  readonly over: Partial<Outcome>
}

/** Whether figures of the whole say it; an upper end may be what figures around it leave, and what came in that of some alone. */
const isSaid = ({ covered, value }: Outcome): boolean =>
  covered && value !== undefined && (value.upper === value.lower || value.upper === Infinity)

/** Whether nobody below told a number between bounds: then its unit did itself. */
const isOwn = (one: Outcome): boolean => isSaid(one) || !one.tellers().some(({ told }) => told)

/** Whether stocks of all are in a pair. */
const isOfAll = ({ over }: Pair): boolean =>
  over !== undefined && over.days.size > 0 && over.told.length === over.units.length

export const cameIn = (how: Paired, input: Input, cell: number, left: Outcome, right: Outcome, day?: number): Came => {
  const each = { left: left.reported ?? NaN, right: right.reported ?? NaN, isLeast: false, over: {} }
  const isCovered = left.covered && right.covered
  const isWhole = how === undefined ? isCovered : isSaid(left) && isSaid(right)
  if (how === "as they are" || isWhole) return each
  const pair = how && input.pair(how.left, how.right, cell, day)
  const isBeside = (left.level ?? right.level) !== undefined && isOwn(left) && isOwn(right)
  const isAll = pair === undefined ? isBeside : pair === "undivided" || isOfAll(pair)
  if (isCovered && how !== undefined && isAll) return each
  if (pair === undefined || pair === "undivided") return { left: NaN, right: NaN, isLeast: false, over: {} }
  const { denominator, isLeast, numerator, over } = pair
  if (over === undefined) return { left: numerator, right: denominator, isLeast, over: {} }
  const { days, level, told, units } = over
  const [lacking, vague] = how?.isPopulation === true ? [over.lacking, over.vague] : [0, 0]
  const tellers = () => {
    const both = Tellers.joined(left.tellers(), right.tellers())
    return Tellers.paired(both, units, level, new Set(told))
  }
  const reporting = tellers().filter((one) => one.told && Tellers.isFull(one)).length
  return {
    left: numerator,
    right: denominator,
    isLeast,
    over: {
      reporting,
      expected: units.length,
      level,
      tellers,
      ...(left.alone !== undefined && days.size > 0 ? { stock: { alone: left.alone, days } } : {}),
      ...(days.size > 0 || lacking + vague > 0 ? { over: { told: told.length, lacking, vague } } : {})
    }
  }
}
