/** From roll-up tables to the outcome of each cell. Pure. @internal */
import type * as Measure from "../../Measure.ts"
import * as Quantity from "../../Quantity.ts"
import type { Reason } from "../../Reading.ts"
import * as Rollup from "../../Rollup.ts"
import type * as Text from "../../Text.ts"
import { given, none, type Node, type Outcome } from "./node.ts"

/** The tables of a plan, and the size of the grid that a node is over. */
export interface Input {
  readonly tables: ReadonlyArray<Rollup.RollupTable>
  readonly cells: number
  readonly buckets: number
}

const reasons = {
  figures: (title: Text.Text): Reason => ({
    code: "no-figures",
    text: { vi: `chưa có số liệu "${title.vi}"`, en: `no figure of "${title.en}" was reported` }
  }),
  several: (title: Text.Text): Reason => ({
    code: "several-figures",
    text: {
      vi: `có nhiều số liệu "${title.vi}" mà chỉ được lấy một`,
      en: `there are several figures of "${title.en}" where only one can be taken`
    }
  }),
  contradiction: (title: Text.Text): Reason => ({
    code: "contradiction",
    text: {
      vi: `số liệu "${title.vi}" nằm ngoài khoảng có thể có`,
      en: `the figures of "${title.en}" lie outside what is possible`
    }
  }),
  population: (cohort: string): Reason => ({
    code: "no-denominator",
    text: { vi: `chưa biết dân số của đối tượng "${cohort}"`, en: `the population of cohort "${cohort}" is not known` }
  }),
  units: {
    code: "no-denominator",
    text: { vi: "chưa có đơn vị nào của cấp này trong mô hình", en: "the model knows no unit of this level here" }
  } satisfies Reason,
  zero: {
    code: "zero-denominator",
    text: { vi: "mẫu số bằng 0 hoặc có thể bằng 0", en: "the denominator is, or may be, zero" }
  } satisfies Reason
}

const nested: Text.Text = {
  vi: "số liệu được báo cáo ở nhiều cấp nên có thể trùng nhau: kết quả là một khoảng",
  en: "figures were reported at several levels and may contain each other: the result is a bound"
}

/** The quantity in a cell of a table. */
const quantityAt = (table: Rollup.RollupTable, cell: number): Quantity.Quantity =>
  Quantity.interval({
    lower: table.lower[cell]!,
    upper: table.upper[cell]!,
    lowerOpen: (table.flags[cell]! & Rollup.flag.lowerOpen) !== 0,
    upperOpen: (table.flags[cell]! & Rollup.flag.upperOpen) !== 0,
    about: (table.flags[cell]! & Rollup.flag.about) !== 0
  })

const rangeOf = (measure: Measure.Measure): Quantity.Quantity =>
  Quantity.interval({
    lower: measure.range.lower ?? -Infinity,
    upper: measure.range.upper ?? Infinity,
    lowerOpen: false,
    upperOpen: false
  })

const fromTable = (
  table: Rollup.RollupTable,
  cell: number,
  measure: Measure.Measure,
  expected: number | undefined
): Outcome => {
  const counts = {
    figures: table.figures[cell]!,
    reporting: table.reporting[cell]!,
    expected,
    apportioned: table.apportioned[cell]!,
    parts: table.parts[cell]!
  }
  const flags = table.flags[cell]!
  if ((flags & Rollup.flag.present) === 0) {
    return measure.missing === "zero"
      ? { ...given(Quantity.exact(0)), expected }
      : none(reasons.figures(measure.title), counts)
  }
  if ((flags & Rollup.flag.several) !== 0) return none(reasons.several(measure.title), counts)
  const value = Quantity.intersect(quantityAt(table, cell), rangeOf(measure))
  if (value === undefined) return none(reasons.contradiction(measure.title), counts)
  const caveats = (flags & Rollup.flag.nested) === 0 ? [] : [nested]
  return expected === undefined || counts.reporting >= expected || measure.missing !== "unknown"
    ? { ...counts, value, reason: undefined, caveats }
    : {
        ...counts,
        ...silent(value, measure, counts.reporting, expected),
        caveats: [...caveats, quiet(counts.reporting, expected)]
      }
}

/** Silent units are unknown, not zero: the sum of the others is only a least value, where figures cannot be negative. */
const silent = (
  value: Quantity.Quantity,
  measure: Measure.Measure,
  reporting: number,
  expected: number
): Pick<Outcome, "value" | "reason"> =>
  (measure.range.lower ?? -Infinity) >= 0
    ? { value: Quantity.interval({ ...value, upper: Infinity, upperOpen: true }), reason: undefined }
    : {
        value: undefined,
        reason: { code: "no-figures", text: quiet(reporting, expected) }
      }

const quiet = (reporting: number, expected: number): Text.Text => ({
  vi: `mới có ${reporting}/${expected} đơn vị báo cáo; đơn vị chưa báo cáo không được coi là 0`,
  en: `${reporting} of ${expected} units reported; a silent unit is not counted as 0`
})

const join = (a: Outcome, b: Outcome, value: Quantity.Quantity | undefined, reason: Reason | undefined): Outcome => ({
  value,
  reason: value === undefined ? (reason ?? a.reason ?? b.reason) : undefined,
  figures: a.figures + b.figures,
  reporting: Math.max(a.reporting, b.reporting),
  expected: a.expected ?? b.expected,
  apportioned: a.apportioned + b.apportioned,
  parts: a.parts + b.parts,
  caveats: [...new Map([...a.caveats, ...b.caveats].map((caveat) => [caveat.en, caveat])).values()]
})

const binary = (node: Extract<Node, { readonly _tag: "Binary" }>, a: Outcome, b: Outcome): Outcome => {
  if (a.value === undefined || b.value === undefined) return join(a, b, undefined, undefined)
  switch (node.operator) {
    case "Add":
      return join(a, b, node.overlapping ? union(a.value, b.value) : Quantity.add(a.value, b.value), undefined)
    case "Subtract":
      return join(a, b, Quantity.subtract(a.value, b.value), undefined)
    case "Multiply":
      return join(a, b, Quantity.multiply(a.value, b.value), undefined)
    case "Divide":
      return join(a, b, Quantity.divide(a.value, b.value), reasons.zero)
  }
}

/** Two counts of things that may be the same: at least the larger, at most the sum. */
const union = (a: Quantity.Quantity, b: Quantity.Quantity): Quantity.Quantity => {
  const larger = a.lower > b.lower || (a.lower === b.lower && a.lowerOpen) ? a : b
  return Quantity.interval({ ...Quantity.add(a, b), lower: larger.lower, lowerOpen: larger.lowerOpen })
}

const ratio = (factor: number, numerator: Outcome, denominator: Outcome): Outcome => {
  if (numerator.value === undefined || denominator.value === undefined) {
    return join(numerator, denominator, undefined, undefined)
  }
  const quotient = Quantity.divide(Quantity.multiply(numerator.value, Quantity.exact(factor)), denominator.value)
  return join(numerator, denominator, quotient, reasons.zero)
}

/** The outcome of each cell of the grid, in order. */
export const evaluate = (node: Node, input: Input): ReadonlyArray<Outcome> => {
  const cells = <A>(make: (cell: number) => A): Array<A> => Array.from({ length: input.cells }, (_, cell) => make(cell))
  switch (node._tag) {
    case "Scan":
      return cells((cell) => fromTable(input.tables[node.scan]!, cell, node.measure, node.expected?.[cell]))
    case "Population":
      return cells((cell) => {
        const own = input.tables[node.own]!
        const from = (own.flags[cell]! & Rollup.flag.present) === 0 ? input.tables[node.below]! : own
        return (from.flags[cell]! & Rollup.flag.present) === 0
          ? none(reasons.population(node.cohort))
          : {
              ...given(quantityAt(from, cell)),
              figures: from.figures[cell]!,
              parts: from.parts[cell]!,
              apportioned: from.apportioned[cell]!
            }
      })
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
      return cells((cell) => ratio(node.factor, numerator[cell]!, denominator[cell]!))
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
    const total = parts.reduce((a, b) =>
      join(a, b, a.value && b.value ? Quantity.add(a.value, b.value) : undefined, undefined)
    )
    const value = total.value && Quantity.divide(total.value, Quantity.exact(parts.length))
    return { ...total, value, expected: parts.length, reporting: parts.filter((part) => part.value).length }
  })
}

const share = (node: Extract<Node, { readonly _tag: "Share" }>, input: Input): ReadonlyArray<Outcome> => {
  const groups = Math.max(0, ...node.groups.flat().map((group) => group + 1))
  const inner = evaluate(node.inner, {
    tables: input.tables,
    cells: groups * node.innerBuckets,
    buckets: node.innerBuckets
  })
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
    const counts = {
      figures: outcomes.reduce((total, one) => total + one.figures, 0),
      reporting: verdicts.filter((verdict) => verdict.each.some((one) => one.value !== undefined)).length,
      expected: units.length,
      apportioned: outcomes.reduce((total, one) => total + one.apportioned, 0),
      parts: outcomes.reduce((total, one) => total + one.parts, 0)
    }
    if (units.length === 0) return none(reasons.units, counts)
    if (counts.reporting === 0)
      return none(outcomes.find((one) => one.reason !== undefined)?.reason ?? reasons.zero, counts)
    const met = verdicts.filter((verdict) => verdict.met === true).length
    const possible = verdicts.filter((verdict) => verdict.met !== false).length
    return {
      ...counts,
      value: Quantity.between((100 * met) / units.length, (100 * possible) / units.length),
      reason: undefined,
      caveats: counts.reporting < units.length ? [quiet(counts.reporting, units.length)] : []
    }
  })
}
