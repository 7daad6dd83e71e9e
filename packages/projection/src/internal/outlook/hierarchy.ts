/** The projections of a whole and its parts, whose futures add up. @internal */
import { Period, Quantity, type Reading, type Text } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Ensemble from "../../Ensemble.ts"
import * as Reconciliation from "../../Reconciliation.ts"
import * as family from "../reconciliation/family.ts"
import { filled } from "../reconciliation/silent.ts"
import { problem, refuse } from "./history.ts"
import * as spread from "./spread.ts"
import { type Options, type Projection, from } from "./project.ts"

/**
 * A unit of a hierarchy; the one without a parent is the whole.
 *
 * @category models
 * @since 0.1.0
 */
export interface Node {
  readonly id: string
  readonly title: Text.Text
  readonly parent?: string
}

/**
 * A question about every unit of a hierarchy. The readings are those of all units, in any order: what the share counts
 * (`numerators`) and what it counts them of (`denominators`), both things that add up over the units.
 *
 * @category models
 * @since 0.1.0
 */
export interface HierarchyOptions extends Omit<Options, "title" | "history" | "bounds" | "unit"> {
  readonly units: ReadonlyArray<Node>
  readonly numerators: ReadonlyArray<Reading.Reading>
  readonly denominators: ReadonlyArray<Reading.Reading>
}

/**
 * Prepared inputs for a hierarchy, one a unit. Path `i` of all units belongs to the same simulated future, and parts add up to
 * their parent.
 *
 * @category models
 * @since 0.1.0
 */
export interface Hierarchy {
  readonly units: ReadonlyArray<Node>
  readonly inputs: ReadonlyArray<Projection>
  readonly tree: Reconciliation.Tree
  readonly method: Reconciliation.Method
  /** How the weightings did on the past, best first; empty where it is too short to tell, and `structural` is taken. */
  readonly ranking: ReturnType<typeof Reconciliation.choose>
  /** How closely the units are taken to go together, 0 to 1: from the errors of the past, drawn towards one half. */
  readonly correlation: number
  /** The newest denominators, one a unit, held for the future. */
  readonly denominators: Float64Array
  /** The medians as forecast apart, as numerators: a row a step, a column a unit. */
  readonly base: Float64Array
  /** The one-step errors of the past, as numerators: a row an origin, a column a unit. */
  readonly residuals: Float64Array
}

/** The projections of a whole and its parts. */
export const hierarchy = (options: HierarchyOptions): Hierarchy => {
  const { units } = options
  const place = new Map(units.map(({ id }, node) => [id, node]))
  // A parent that is no unit of the hierarchy is refused, not taken for none.
  const parents = units.map(({ parent }) => (parent === undefined ? -1 : (place.get(parent) ?? -2)))
  const tree = Result.getOrThrow(Reconciliation.tree(parents))
  const numerators = byUnit(options.numerators)
  const populations = byUnit(options.denominators)
  const periods = [...new Set(options.numerators.map(({ period }) => period))].sort(Period.compare)
  const apart = units.map((unit, index) =>
    from({
      ...options,
      id: `${options.id}.${unit.id}`,
      title: unit.title,
      history: periods.map((period) => ({ period, value: shareOf(numerators, populations, unit.id, period) })),
      seed: (options.seed ?? 1) + index
    })
  )
  const denominators = Reconciliation.aggregate(
    tree,
    Float64Array.from(units, (unit, node) => (family.isLeaf(tree, node) ? newest(options.id, populations, unit.id) : 0))
  )
  const weights = denominators.map((value) => value / 100)
  const past = family.past(
    apart.map(({ series }) => series),
    options.forecaster ?? Ensemble.standard,
    weights
  )
  const ranking = Reconciliation.choose(tree, past.origins)
  const method = past.origins.length === 0 ? "structural" : (ranking[0]?.method ?? "structural")
  const correlation = family.dependence(past.residuals, units.length, family.leavesOf(tree))
  const paths = family.together(
    apart.map((input) => input.paths),
    tree,
    weights,
    correlation,
    options.seed ?? 1
  )
  const heard = filled(paths, tree, weights, (node) => !apart[node]!.series.values.some(Number.isFinite))
  const plan = Result.getOrThrow(Reconciliation.make(tree, { method, residuals: past.residuals }))
  const joined = Result.getOrThrow(Reconciliation.sharePaths(plan, heard, denominators))
  const medians = apart.map(({ forecast, paths: drawn }) =>
    Float64Array.from({ length: drawn.horizon }, (_, step) => spread.quantile(drawn, forecast, step + 1, 0.5))
  )
  return {
    units,
    inputs: apart.map(({ forecast, ...input }, node) => ({
      ...input,
      paths: joined[node]!,
      method: `${forecast?.method ?? input.method}, reconciled (${method})`,
      caveats: [...(input.caveats ?? []), ...mismatches(options, populations, node, periods), ...assumptions]
    })),
    tree,
    method,
    ranking: past.origins.length === 0 ? [] : ranking,
    correlation,
    denominators,
    base: Float64Array.from(
      { length: medians[0]!.length * units.length },
      (_, index) => medians[index % units.length]![Math.floor(index / units.length)]! * weights[index % units.length]!
    ),
    residuals: past.residuals
  }
}

const assumptions: ReadonlyArray<Text.Text> = [
  {
    vi: "Mẫu số giữ như kỳ mới nhất; dự báo thử là của từng đơn vị trước khi cân đối.",
    en: "Denominators stay as in the newest period; the back-test is that of the forecast before reconciling."
  }
]

type Figures = ReadonlyMap<string, ReadonlyMap<Period.Period, Quantity.Quantity>>

const byUnit = (readings: ReadonlyArray<Reading.Reading>): Figures => {
  const figures = new Map<string, Map<Period.Period, Quantity.Quantity>>()
  for (const { period, unit, value } of readings) {
    const own = figures.get(unit) ?? new Map<Period.Period, Quantity.Quantity>()
    figures.set(unit, own)
    if (value !== undefined) own.set(period, value)
  }
  return figures
}

/** Periods in which the denominators of the parts, where all are known, miss that of the whole by more than 1 %. */
const mismatches = (
  { units }: HierarchyOptions,
  denominators: Figures,
  node: number,
  periods: ReadonlyArray<Period.Period>
): ReadonlyArray<Text.Text> => {
  const { id } = units[node]!
  const parts = units.filter(({ parent }) => parent === id)
  return periods.flatMap((period) => {
    const whole = denominators.get(id)?.get(period)
    const sum = parts
      .map((part) => denominators.get(part.id)?.get(period))
      .reduce((total, value) => total && value && Quantity.add(total, value), Quantity.exact(0))
    if (parts.length === 0 || !whole || !sum || !Quantity.isExact(whole) || !Quantity.isExact(sum)) return []
    if (Math.abs(sum.lower - whole.lower) <= 0.01 * Math.abs(whole.lower)) return []
    const say = (language: "vi" | "en") =>
      [Period.render(period, language), ...[whole, sum].map((value) => Quantity.render(value, language))] as const
    const [[viPeriod, viWhole, viSum], [enPeriod, enWhole, enSum]] = [say("vi"), say("en")]
    return [
      {
        vi: `${viPeriod}: mẫu số là ${viWhole} nhưng tổng các đơn vị con là ${viSum}; hãy kiểm tra.`,
        en: `${enPeriod}: the denominator is ${enWhole} but the parts add up to ${enSum}; check them.`
      }
    ]
  })
}

/** A share in percent as it is written: a number, a bound, or unknown. */
const shareOf = (numerators: Figures, denominators: Figures, unit: string, period: Period.Period) => {
  const [numerator, denominator] = [numerators.get(unit)?.get(period), denominators.get(unit)?.get(period)]
  if (numerator === undefined || denominator === undefined) return null
  const share = Quantity.divide(Quantity.multiply(numerator, Quantity.exact(100)), denominator)
  return share === undefined ? null : Quantity.toJson(share)
}

/** The newest exact denominator of a unit. */
const newest = (id: string, denominators: Figures, unit: string): number =>
  [...(denominators.get(unit) ?? [])]
    .filter(([, value]) => Quantity.isExact(value))
    .sort(([a], [b]) => Period.compare(a, b))
    .at(-1)?.[1].lower ??
  refuse(id, problem(["denominators"], `unit "${unit}" has no exact denominator in any period; supply one`))

/** One step as forecast apart, and made to add up with official figures. */
export const withOfficialFigures = (
  self: Hierarchy,
  step: number,
  official: Readonly<Record<string, number>> = {}
): { readonly before: Float64Array; readonly after: Float64Array } => {
  const { base, denominators, method, residuals, tree, units } = self
  const before = base.slice((step - 1) * units.length, step * units.length)
  const values = before.map((value, node) => official[units[node]!.id] ?? value)
  const immutable = units.flatMap(({ id }, node) => (official[id] === undefined ? [] : [node]))
  const bounds = { lower: new Float64Array(units.length), upper: denominators }
  const after = Result.flatMap(Reconciliation.make(tree, { method, residuals, immutable }), (plan) =>
    Reconciliation.reconcile(plan, values, bounds)
  )
  return { before, after: Result.getOrThrow(after) }
}
