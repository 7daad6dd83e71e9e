/** The projections of a whole and its parts, whose futures add up. @internal */
import { Period, Quantity, type Reading, type Text } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Ensemble from "../../Ensemble.ts"
import * as Forecast from "../../Forecast.ts"
import * as Reconciliation from "../../Reconciliation.ts"
import * as Series from "../../Series.ts"
import * as family from "../reconciliation/family.ts"
import { filled } from "../reconciliation/silent.ts"
import { tried } from "../reconciliation/tried.ts"
import { carried } from "./answers.ts"
import { problem, refuse } from "./history.ts"
import { forecasterOf } from "./nature.ts"
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
  /** The denominators to come: a row a step, a column a unit; as the past ones go on, or the newest where few are known. */
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
  const { label, paths: first, series } = apart[0]!
  const steps = Array.from(series.values, (_, index) => Period.from(label(index + 1 - series.values.length)))
  const leaves = units.map(({ id }, node) =>
    family.isLeaf(tree, node) ? toCome(options.id, populations, id, steps, series.frequency, first.horizon) : undefined
  )
  const denominators = Reconciliation.aggregate(
    tree,
    Float64Array.from(
      { length: first.horizon * units.length },
      (_, index) => leaves[index % units.length]?.[Math.floor(index / units.length)] ?? 0
    )
  )
  const all = denominators.map((value) => value / 100)
  const weights = all.subarray(0, units.length)
  const seed = options.seed ?? 1
  const past = family.past(
    apart.map(({ series }) => series),
    options.forecaster ?? forecasterOf(options.comparator),
    weights
  )
  const ranking = Reconciliation.choose(tree, past.origins)
  const method = past.origins.length === 0 ? "structural" : (ranking[0]?.method ?? "structural")
  const correlation = family.dependence(past.residuals, units.length, family.leavesOf(tree))
  const together = (nodes: ReadonlyArray<Forecast.Paths>) => family.together(nodes, tree, weights, correlation, seed)
  const plan = Result.getOrThrow(Reconciliation.make(tree, { method, residuals: past.residuals }))
  const drawn = together(apart.map((input) => input.paths))
  const heard = filled(drawn, tree, all, (node) => !apart[node]!.series.values.some(Number.isFinite))
  const joined = Result.getOrThrow(Reconciliation.sharePaths(plan, heard, denominators))
  const own = (node: number) => options.numerators.filter(({ unit }) => unit === units[node]!.id)
  const backtests = tried(past.cases, seed, (nodes) =>
    Result.getOrThrow(Reconciliation.sharePaths(plan, together(nodes), denominators.subarray(0, units.length)))
  )
  const medians = apart.map(({ forecast, paths }) =>
    Float64Array.from({ length: paths.horizon }, (_, step) => spread.quantile(paths, forecast, step + 1, 0.5))
  )
  const assumptions = assumed(
    denominators.some((one, k) => one !== denominators[k % units.length]),
    backtests.length > 0
  )
  return {
    units,
    inputs: apart.map(({ forecast, ...input }, node) => ({
      ...input,
      paths: joined[node]!,
      ...(backtests[node] === undefined ? {} : { backtest: backtests[node] }),
      method: `${forecast?.method ?? input.method}, reconciled (${method})`,
      caveats: [
        ...(input.caveats ?? []),
        ...mismatches(options, populations, node, periods),
        ...carried(own(node)),
        assumptions
      ]
    })),
    tree,
    method,
    ranking: past.origins.length === 0 ? [] : ranking,
    correlation,
    denominators,
    base: Float64Array.from(
      { length: medians[0]!.length * units.length },
      (_, index) => medians[index % units.length]![Math.floor(index / units.length)]! * all[index]!
    ),
    residuals: past.residuals
  }
}

/** What the futures take for granted of denominators, and whose past was tried. */
const assumed = (move: boolean, joint: boolean): Text.Text => ({
  vi: `Mẫu số ${move ? "tính tiếp theo đà các kỳ trước" : "giữ như kỳ mới nhất"}; dự báo thử ${joint ? "là của các số đã cân đối" : "là của từng đơn vị trước khi cân đối"}.`,
  en: `Denominators ${move ? "go on as they went" : "stay as in the newest period"}; the back-test is that of the forecast ${joint ? "made to add up" : "before reconciling"}.`
})

/** Fewer denominators than this are no movement. */
const fewest = 4

/** The denominators of a unit in the steps to come: the median of what its past ones lead to, the newest where few are known. */
const toCome = (
  id: string,
  denominators: Figures,
  unit: string,
  steps: ReadonlyArray<Period.Period>,
  frequency: number,
  horizon: number
): Float64Array => {
  const now = newest(id, denominators, unit)
  const values = Float64Array.from(steps, (step) => {
    const value = denominators.get(unit)?.get(step)
    return value !== undefined && Quantity.isExact(value) ? value.lower : NaN
  })
  const known = values.filter(Number.isFinite)
  if (known.length < fewest || known.every((value) => value === now)) return new Float64Array(horizon).fill(now)
  const medians = Forecast.median(Ensemble.standard({ values, frequency, bounds: Series.count }, horizon))
  // A unit that shrinks does not vanish, and has a share to the end.
  return medians.map((median) => Math.max(median, now / 10))
}

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
  const { base, method, residuals, tree, units } = self
  const denominators = self.denominators.slice((step - 1) * units.length, step * units.length)
  const before = base.slice((step - 1) * units.length, step * units.length)
  const values = before.map((value, node) => official[units[node]!.id] ?? value)
  const immutable = units.flatMap(({ id }, node) => (official[id] === undefined ? [] : [node]))
  const bounds = { lower: new Float64Array(units.length), upper: denominators }
  const after = Result.flatMap(Reconciliation.make(tree, { method, residuals, immutable }), (plan) =>
    Reconciliation.reconcile(plan, values, bounds)
  )
  return { before, after: Result.getOrThrow(after) }
}
