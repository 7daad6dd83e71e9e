/** The percentage of a level's units for which a condition holds. @internal */
import * as Schema from "effect/Schema"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Words from "../../Words.ts"
import type { Branch } from "../explain/branch.ts"
import { comparators } from "../comparators.ts"
import { Id } from "../document.ts"
import { least, most } from "../extremes.ts"
import { turned } from "./course.ts"
import { boundaryDay, unitsOf } from "./grid.ts"
import { limit, linesEach, moreUnits, named } from "./listing.ts"
import {
  type Compiling,
  type Evaluate,
  type Explaining,
  type Input,
  naming,
  type Operator,
  type Outcomes,
  plain
} from "./operator.ts"
import { type Alone, join, nobody, none, type Outcome } from "./outcome.ts"
import * as reasons from "./reasons.ts"
import type { Expression, Node as Any } from "./table.ts"
import { percent } from "./type.ts"

interface ShareOfUnits {
  readonly _tag: "ShareOfUnits"
  readonly level: string
  readonly of: Expression
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  /** How far from the threshold still meets it. */
  readonly tolerance?: number
  /** The length of time in which each unit must meet the condition; the query's own period when not said. */
  readonly per?: Period.Bucket
}

/** The percentage of a level's units for which `of` meets the threshold. @category constructors @since 0.1.0 */
export const shareOfUnits = (options: {
  readonly level: string
  readonly of: Expression
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly tolerance?: number
  readonly per?: Period.Bucket
}): Expression => ({ _tag: "ShareOfUnits", ...options })

interface Node {
  readonly _tag: "ShareOfUnits"
  /** The level of the units. */
  readonly level: string
  readonly of: Any
  /** The units of the inner groups. */
  readonly units: ReadonlyArray<string>
  /** The inner groups of each outer cell. */
  readonly groups: ReadonlyArray<ReadonlyArray<number>>
  /** The inner buckets. */
  readonly periods: ReadonlyArray<Period.Period>
  /** The inner buckets of each outer bucket. */
  readonly buckets: ReadonlyArray<ReadonlyArray<number>>
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly tolerance: number
}

const compile = (self: ShareOfUnits, { go, grid, model }: Compiling): Node => {
  const cells = unitsOf(model, grid, self.level, grid.hierarchy)
  const groups = [...new Set(cells.flat())]
  const number = new Map(groups.map((unit, index) => [unit, index]))
  const parts = grid.buckets.map((bucket) => (self.per === undefined ? [bucket] : Period.split(bucket, self.per)))
  const buckets = [...new Set(parts.flat())]
  return {
    _tag: "ShareOfUnits",
    level: self.level,
    of: go(self.of, { ...grid, groups, buckets }),
    units: groups,
    groups: cells.map((units) => units.map((unit) => number.get(unit)!)),
    periods: buckets,
    buckets: parts.map((periods) => periods.map((period) => buckets.indexOf(period))),
    comparator: self.comparator,
    threshold: self.threshold,
    tolerance: self.tolerance ?? 0
  }
}

const sizeOf = ({ periods, units }: Node) => ({ cells: units.length * periods.length, buckets: periods.length })

const isMet = (node: Node, { value }: Outcome): boolean | undefined =>
  value && Quantity.compare(value, node.comparator, node.threshold, node.tolerance)

/** Of stocks: how many units' numbers are of which day, and one of the newest of them. */
const daysOf = (outcomes: ReadonlyArray<Outcome>): Outcome["stock"] => {
  const days = new Map<number, number>()
  let found: Alone | undefined
  for (const { alone, stock, value } of outcomes) {
    const own = value === undefined ? undefined : (stock?.alone ?? alone)
    const day = own && most((stock?.days ?? own.cell.days).keys())
    if (own === undefined || day === undefined || day === -Infinity) continue
    if (day >= most(days.keys())) found = own
    days.set(day, (days.get(day) ?? 0) + 1)
  }
  return found && { alone: found, days }
}

const evaluate = (node: Node, input: Input, go: Evaluate): Outcomes => {
  const inner = go(node.of, { ...input, ...sizeOf(node) })
  return (cell) => {
    const units = node.groups[cell]!
    const buckets = node.buckets[cell % input.buckets]!
    const verdicts = units.map((unit) => {
      const each = buckets.map((bucket) => inner(unit * node.periods.length + bucket))
      const met = each.map((one) => isMet(node, one))
      return { each, met: met.includes(false) ? false : met.includes(undefined) ? undefined : true }
    })
    const outcomes = verdicts.flatMap((verdict) => verdict.each)
    if (units.length === 0) return none(reasons.units)
    // What stands beside a unit's number says nothing of the share.
    const all = {
      ...outcomes.reduce((a, b) => join(a, b, undefined, undefined, undefined)),
      alone: undefined,
      beside: [],
      flow: undefined
    }
    const met = verdicts.filter((verdict) => verdict.met === true).length
    const possible = verdicts.filter((verdict) => verdict.met !== false).length
    const counts = {
      ...all,
      reporting: verdicts.filter((verdict) => verdict.met !== undefined).length,
      expected: units.length,
      covered: possible === met,
      level: node.level,
      overAll: true,
      tellers: nobody
    }
    const isKnown = counts.reporting > 0
    // Where nothing came in at all, why.
    if (!isKnown && outcomes.every((one) => one.reported === undefined)) {
      const isBlank = outcomes.every((one) => one.value === undefined)
      // What is at most something decides of no unit, and is no lack of its figures.
      return isBlank
        ? none(outcomes[0]!.reason ?? reasons.each, counts)
        : none(reasons.each, { ...counts, lacking: undefined })
    }
    return {
      ...counts,
      ...(buckets.length > 1 ? {} : { stock: daysOf(outcomes) }),
      value: Quantity.between((100 * met) / units.length, (100 * possible) / units.length),
      reason: undefined,
      reported: isKnown ? (100 * met) / units.length : undefined
    }
  }
}

const ruleOf = (node: Node, [missed, open, met]: ReadonlyArray<number>) =>
  Words.both((language) => {
    const number = (value: number | undefined) => Words.number(value ?? 0, language)
    const than = `${comparators[node.comparator][language]} ${number(node.threshold)}`
    return language === "vi"
      ? `mỗi đơn vị ${than}: ${number(met)} đạt, ${number(missed)} không đạt, ${number(open)} chưa rõ`
      : `each unit ${than}: met by ${number(met)}, not met by ${number(missed)}, not known of ${number(open)}`
  })

/** Units that miss the condition first, then those of which it is not known, then those that meet it. */
const explain = (node: Node, { at, cell, inner, lines, outcomes, plan, size }: Explaining): Branch => {
  const of = sizeOf(node)
  const known = outcomes(node.of, of)
  const buckets = node.buckets[cell % size.buckets]!
  const all = node.groups[cell]!.flatMap((group) => buckets.map((bucket) => group * of.buckets + bucket))
  const orders = new Map(
    all.map((index) => {
      const met = isMet(node, known(index))
      return [index, met === false ? 0 : met === undefined ? 1 : 2]
    })
  )
  const order = (index: number): number => orders.get(index)!
  // A unit is what the worst of its periods is.
  const worst = node.groups[cell]!.map((group) => least(buckets.map((bucket) => order(group * of.buckets + bucket))))
  const counts = [0, 1, 2].map((kind) => worst.filter((one) => one === kind).length)
  const shown = all.length <= limit ? all : [...all].sort((a, b) => order(a) - order(b)).slice(0, limit)
  const day = boundaryDay(plan, plan.buckets[cell % size.buckets] ?? plan.buckets[0]!)
  const children = shown.map((index) => {
    const child = at(node.of, index, of, linesEach(lines, shown.length))
    const period = buckets.length > 1 ? node.periods[index % of.buckets] : undefined
    return named(plan.model, child, node.units[Math.floor(index / of.buckets)]!, day, period)
  })
  const label = { vi: "Tỷ lệ đơn vị đạt", en: "Share of units that meet the condition" }
  return inner(label, ruleOf(node, counts), children, "%", moreUnits(all.length))
}

export const operator: Operator<ShareOfUnits, Node> = {
  ...plain,
  parts: ["of"],
  schema: (self) =>
    Schema.TaggedStruct("ShareOfUnits", {
      level: Id,
      of: self,
      comparator: Quantity.Comparator,
      threshold: Schema.Finite,
      tolerance: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
      per: Schema.optionalKey(Period.Bucket)
    }),
  references: naming("level"),
  infer: (self, { go, hierarchy, level }) => {
    level(self.level, hierarchy, "level")
    go(self.of, "of")
    return percent
  },
  grows: () => false,
  compile,
  evaluate,
  explain,
  course: ({ comparator, of, per }, _, go) => {
    if (per !== undefined || comparator === "=") return undefined
    return comparator.startsWith(">") ? go(of) : turned(go(of))
  }
}
