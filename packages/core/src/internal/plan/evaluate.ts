/** From the cells of roll-ups to the outcome of each cell of a question. Pure. @internal */
import * as Quantity from "../../Quantity.ts"
import type * as Model from "../../Model.ts"
import type { Reason } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import type { Cell } from "../figures/cell.ts"
import * as Findings from "./findings.ts"
import { given, none, type Node, type Outcome } from "./node.ts"
import * as reasons from "./reasons.ts"

/** What came in of both ends of a ratio, over the units that told both. */
export interface Pair {
  readonly numerator: number
  readonly denominator: number
  readonly reporting: number
  readonly expected: number
  readonly level: string | undefined
}

/** The cells of a plan's roll-ups, and the size of the grid that a node is over. */
export interface Input {
  readonly model: Model.Model
  readonly tables: ReadonlyArray<ReadonlyArray<Cell>>
  readonly cells: number
  readonly buckets: number
  readonly pair: (numerator: number, denominator: number, cell: number) => Pair | undefined
}

const fromCell = (input: Input, cell: Cell, measure: string, missing: Reason): Outcome => {
  const found = input.model.measures.get(measure)!
  const counts = {
    reported: cell.reported,
    covered: cell.covered,
    figures: cell.rows.length,
    reporting: cell.reporting,
    expected: cell.expected,
    silent: cell.silent,
    level: cell.level,
    findings: cell.clashes.map((clash) => Findings.of(input.model, found, clash)),
    apportioned: cell.apportioned,
    parts: cell.parts,
    beside: [],
    alone: { cell, measure: found }
  }
  if (cell.value !== undefined) return { ...counts, value: cell.value, reason: undefined, caveats: [] }
  return none(cell.reason === "several-figures" ? reasons.several(found.title) : missing, counts)
}

const unique = (caveats: ReadonlyArray<Text.Text>): ReadonlyArray<Text.Text> => [
  ...new Map(caveats.map((caveat) => [caveat.en, caveat])).values()
]

/** What stands behind two outcomes together. */
const join = (
  a: Outcome,
  b: Outcome,
  value: Quantity.Quantity | undefined,
  reason: Reason | undefined,
  reported: number | undefined
): Outcome => {
  const worse = (b.expected ?? 0) - b.reporting > (a.expected ?? 0) - a.reporting ? b : a
  return {
    value,
    reason: value === undefined ? (reason ?? a.reason ?? b.reason) : undefined,
    reported: reported === undefined || Number.isNaN(reported) ? undefined : reported,
    covered: a.covered && b.covered,
    figures: a.figures + b.figures,
    reporting: worse.expected === undefined ? Math.max(a.reporting, b.reporting) : worse.reporting,
    expected: worse.expected ?? a.expected ?? b.expected,
    silent: [
      ...new Map([...a.silent, ...b.silent].map((one) => [`${one.reporter} ${one.period} ${one.form}`, one])).values()
    ],
    level: worse.level ?? a.level ?? b.level,
    findings: [...a.findings, ...b.findings],
    apportioned: a.apportioned + b.apportioned,
    parts: a.parts + b.parts,
    caveats: unique([...a.caveats, ...b.caveats]),
    beside: unique([...a.beside, ...b.beside]),
    alone: undefined
  }
}

const calculate = {
  Add: (a: number, b: number) => a + b,
  Subtract: (a: number, b: number) => a - b,
  Multiply: (a: number, b: number) => a * b,
  Divide: (a: number, b: number) => (b === 0 ? NaN : a / b)
}

const binary = (node: Extract<Node, { readonly _tag: "Binary" }>, a: Outcome, b: Outcome): Outcome => {
  const reported =
    a.reported === undefined || b.reported === undefined ? undefined : calculate[node.operator](a.reported, b.reported)
  if (a.value === undefined || b.value === undefined) return join(a, b, undefined, undefined, undefined)
  switch (node.operator) {
    case "Add":
      return node.overlapping
        ? join(a, b, union(a.value, b.value), undefined, Math.max(a.reported ?? NaN, b.reported ?? NaN))
        : join(a, b, Quantity.add(a.value, b.value), undefined, reported)
    case "Subtract":
      return join(a, b, Quantity.subtract(a.value, b.value), undefined, reported)
    case "Multiply":
      return join(a, b, Quantity.multiply(a.value, b.value), undefined, reported)
    case "Divide":
      return join(a, b, Quantity.divide(a.value, b.value), reasons.zero, reported)
  }
}

/** Two counts of things that may be the same: at least the larger, at most the sum. */
const union = (a: Quantity.Quantity, b: Quantity.Quantity): Quantity.Quantity => {
  const larger = a.lower > b.lower || (a.lower === b.lower && a.lowerOpen) ? a : b
  return Quantity.interval({ ...Quantity.add(a, b), lower: larger.lower, lowerOpen: larger.lowerOpen })
}

const ratio = (
  node: Extract<Node, { readonly _tag: "Ratio" }>,
  input: Input,
  cell: number,
  numerator: Outcome,
  denominator: Outcome
): Outcome => {
  if (numerator.value === undefined || denominator.value === undefined) {
    return join(numerator, denominator, undefined, undefined, undefined)
  }
  const quotient = Quantity.divide(Quantity.multiply(numerator.value, Quantity.exact(node.factor)), denominator.value)
  const covered = numerator.covered && denominator.covered
  const pair =
    covered || node.paired === undefined ? undefined : input.pair(node.paired.numerator, node.paired.denominator, cell)
  const ends = pair ?? { numerator: numerator.reported ?? NaN, denominator: denominator.reported ?? NaN }
  const reported = ends.denominator === 0 ? NaN : (node.factor * ends.numerator) / ends.denominator
  const joined = join(
    numerator,
    denominator,
    quotient,
    reasons.zero,
    covered || pair !== undefined ? reported : undefined
  )
  return pair === undefined
    ? joined
    : { ...joined, reporting: pair.reporting, expected: pair.expected, level: pair.level ?? joined.level }
}

/** The outcome of each cell of the grid, in order. */
export const evaluate = (node: Node, input: Input): ReadonlyArray<Outcome> => {
  const cells = <A>(make: (cell: number) => A): Array<A> => Array.from({ length: input.cells }, (_, cell) => make(cell))
  switch (node._tag) {
    case "Rollup": {
      const missing = reasons.figures(input.model.measures.get(node.measure)!.title)
      return cells((cell) => fromCell(input, input.tables[node.rollup]![cell]!, node.measure, missing))
    }
    case "Population": {
      const missing = reasons.population(node.cohort)
      return cells((cell) => fromCell(input, input.tables[node.rollup]![cell]!, "population", missing))
    }
    case "Given":
      return node.cells
    case "Constant":
      return cells(() => given(Quantity.exact(node.value)))
    case "Binary": {
      const [left, right] = [evaluate(node.left, input), evaluate(node.right, input)]
      return cells((cell) => binary(node, left[cell]!, right[cell]!))
    }
    case "Ratio": {
      const [numerator, denominator] = [evaluate(node.numerator, input), evaluate(node.denominator, input)]
      return cells((cell) => ratio(node, input, cell, numerator[cell]!, denominator[cell]!))
    }
    case "Mean":
      return mean(node, input)
    case "Share":
      return share(node, input)
  }
}

/** The plain mean; one unknown part makes the mean unknown. */
const mean = (node: Extract<Node, { readonly _tag: "Mean" }>, input: Input): ReadonlyArray<Outcome> => {
  const inner = evaluate(node.inner, { ...input, cells: node.innerGroups * input.buckets })
  return node.groups.map((groups, cell) => {
    const parts = groups.map((group) => inner[group * input.buckets + (cell % input.buckets)]!)
    const total = parts.reduce((a, b) => {
      const sum = a.value && b.value ? Quantity.add(a.value, b.value) : undefined
      return join(a, b, sum, undefined, (a.reported ?? NaN) + (b.reported ?? NaN))
    })
    const value = total.value && Quantity.divide(total.value, Quantity.exact(parts.length))
    const reported = total.reported === undefined ? undefined : total.reported / parts.length
    const reporting = parts.filter((part) => part.value).length
    return { ...total, value, reported, expected: parts.length, reporting }
  })
}

const share = (node: Extract<Node, { readonly _tag: "Share" }>, input: Input): ReadonlyArray<Outcome> => {
  const size = { cells: node.units.length * node.innerBuckets, buckets: node.innerBuckets }
  const inner = evaluate(node.inner, { ...input, ...size })
  return node.groups.map((units, cell) => {
    const buckets = node.buckets[cell % input.buckets]!
    const verdicts = units.map((unit) => {
      const each = buckets.map((bucket) => inner[unit * node.innerBuckets + bucket]!)
      const met = each.map((one) =>
        one.value === undefined
          ? undefined
          : Quantity.compare(one.value, node.comparator, node.threshold, node.tolerance)
      )
      return { each, met: met.includes(false) ? false : met.includes(undefined) ? undefined : true }
    })
    const outcomes = verdicts.flatMap((verdict) => verdict.each)
    if (units.length === 0) return none(reasons.units)
    // What stands beside a unit's number says nothing of the share.
    const all = {
      ...outcomes.reduce((a, b) => join(a, b, undefined, undefined, undefined)),
      alone: undefined,
      beside: []
    }
    const met = verdicts.filter((verdict) => verdict.met === true).length
    const possible = verdicts.filter((verdict) => verdict.met !== false).length
    const counts = {
      ...all,
      reporting: verdicts.filter((verdict) => verdict.met !== undefined).length,
      expected: units.length,
      covered: possible === met,
      level: node.level
    }
    // What is known of no unit is known of none of them.
    if (verdicts.every((verdict) => verdict.met === undefined)) {
      return none(outcomes.find((one) => one.reason !== undefined)?.reason ?? reasons.each, counts)
    }
    return {
      ...counts,
      value: Quantity.between((100 * met) / units.length, (100 * possible) / units.length),
      reason: undefined,
      reported: (100 * met) / units.length
    }
  })
}
