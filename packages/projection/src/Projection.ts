/**
 * Projections: from dated figures and a target to everything that `Outlook`, `Attainment` and `Fan` ask for.
 *
 * @since 0.1.0
 */
import { type Model, Period, Quantity, type Reading, Target, type Text } from "@lantoa/core"
import * as Ensemble from "./Ensemble.ts"
import * as Evaluation from "./Evaluation.ts"
import * as Forecast from "./Forecast.ts"
import { answers } from "./internal/outlook/answers.ts"
import * as calendars from "./internal/outlook/calendar.ts"
import type { Feast } from "./internal/outlook/calendar.ts"
import * as exceptional from "./internal/methods/exceptional.ts"
import * as family from "./internal/reconciliation/family.ts"
import { type Point, ordered, problem, refuse, single, vagueness } from "./internal/outlook/history.ts"
import type { Input } from "./internal/outlook/outlook.ts"
import * as record from "./internal/outlook/record.ts"
import * as Reconciliation from "./Reconciliation.ts"
import * as Series from "./Series.ts"
import * as Result from "effect/Result"

export type { Feast } from "./internal/outlook/calendar.ts"
export type { Point } from "./internal/outlook/history.ts"

/**
 * A question about the future.
 *
 * @category models
 * @since 0.1.0
 */
export interface Options {
  readonly id: string
  readonly title: Text.Text
  /** Figures in any order, all of one length of period; periods left out are unknown. */
  readonly history: ReadonlyArray<Point>
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  /** How far from the threshold still counts as met; see `Attainment.Milestone` for when it is not said. */
  readonly tolerance?: number
  /** The period at whose end the target falls due; absent where none is stated. */
  readonly deadline?: string
  /** The period that progress is counted from, for the statuses; they have no value without it. */
  readonly base?: string
  /** Where figures can lie; a share in percent when not said. */
  readonly bounds?: Series.Range
  /** What stands after a number; `%` for shares when not said. */
  readonly unit?: Text.Text
  /** `Ensemble.standard` when not said. */
  readonly forecaster?: Forecast.Forecaster
  /** How many steps ahead to look for the date, at least to the deadline; 15 when not said. */
  readonly horizon?: number
  /** How many paths to draw; 2,000 when not said. */
  readonly draws?: number
  readonly seed?: number
  /** Feasts that move, such as `Feasts.tet` of `@lantoa/vietnam`: what they do is learnt and put where they fall next. */
  readonly calendar?: ReadonlyArray<Feast>
  /** Periods whose figures are kept and shown and not learnt from; figures alone far from those beside them never are. */
  readonly exceptional?: ReadonlyArray<string>
  /** What a reader must know: a changed definition, a stand-in for a missing figure. */
  readonly caveats?: ReadonlyArray<Text.Text>
}

/**
 * A series on its grid, with its forecast, its paths and its target: what `Outlook.make`, `Fan.svg` and `Attainment` ask for.
 *
 * @category models
 * @since 0.1.0
 */
export interface Projection extends Input {}

/**
 * Prepares a projection: the series on its grid, the forecast, the paths and the target, ready for `Outlook.make`,
 * `Fan.svg` and `Attainment`.
 *
 * Carries its own back-test; where intervals held far less of the past of this very series than they said, they are widened,
 * with a caveat that says by how much. A figure reported as "more than 75" enters the series as 75, with a caveat that says so,
 * for a forecast needs a point; whether a target is met or was met in time is decided by "more than 75" itself. Throws
 * a `DocumentError` when figures are not of one length of period, or two are of the same period.
 *
 * @category constructors
 * @since 0.1.0
 */
export const from = (options: Options): Projection => {
  const [kind, points] = ordered(options)
  const origin = points[points.length - 1]!.period
  const grid = Period.split(Period.span(Period.firstDay(points[0]!.period), Period.lastDay(origin)), kind)
  const values = new Float64Array(grid.length).fill(NaN)
  for (const point of points) values[grid.indexOf(point.period)] = single(point.value)
  const bounds = options.bounds ?? Series.percent
  const plain: Series.Series = { values, frequency: frequencies[kind], bounds }
  const deadline = options.deadline === undefined ? undefined : Period.from(options.deadline)
  const step = deadline === undefined ? undefined : stepsTo(origin, deadline, kind)
  const forecaster = options.forecaster ?? Ensemble.standard
  const horizon = Math.max(options.horizon ?? 15, step ?? 1)
  const series = calendars.withFeasts(plain, options.calendar, [
    ...grid,
    ...Array.from({ length: horizon }, (_, ahead) => Period.shift(origin, ahead + 1))
  ])
  const marked = grid.flatMap((period, at) => (options.exceptional?.includes(period) === true ? [at] : []))
  const unlike = exceptional.find(exceptional.leaveOut(series, marked))
  const learnt = exceptional.leaveOut(series, [...marked, ...unlike])
  const cases = Evaluation.backTest(learnt, forecaster, { horizon: 5 })
  const backtest = record.summary(cases)
  const factor = record.widening(cases)
  const forecast = record.widen(forecaster(learnt, horizon), bounds, factor)
  const percent = bounds.lower === 0 && bounds.upper === 100 ? { vi: "%", en: "%" } : undefined
  const unit = options.unit ?? percent
  const base = options.base === undefined ? undefined : grid.indexOf(Period.from(options.base))
  return {
    goal: {
      id: options.id,
      title: options.title,
      comparator: options.comparator,
      threshold: options.threshold,
      ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
      ...(step === undefined ? {} : { deadline: { label: deadline!, step } }),
      ...(base === undefined || base === -1 ? {} : { base: { step: base - grid.length + 1, value: values[base]! } }),
      ...(unit === undefined ? {} : { unit })
    },
    series,
    forecast,
    paths: Forecast.paths(forecast, options.draws ?? 2000, options.seed ?? 1),
    label: (ahead) => Period.shift(origin, ahead),
    ...(backtest === undefined ? {} : { backtest }),
    vague: points.flatMap(({ period, value }) =>
      value === undefined || Quantity.isExact(value)
        ? []
        : [{ step: grid.indexOf(period) - grid.length + 1, figure: value }]
    ),
    caveats: [
      ...(options.caveats ?? []),
      ...points.flatMap(vagueness),
      ...calendars.leftOut(
        [...marked, ...unlike].map((at) => grid[at]!),
        options.exceptional ?? []
      ),
      ...calendars.named(learnt),
      ...record.widened(factor)
    ]
  }
}

const frequencies: { readonly [K in Period.Bucket]: number } = {
  year: 1,
  half: 2,
  quarter: 4,
  month: 12,
  week: 52,
  day: 7
}

/** How many periods after `origin` the last day of `deadline` lies; 0 or negative when it does not lie after. */
const stepsTo = (origin: Period.Period, deadline: Period.Period, kind: Period.Bucket): number => {
  const due = Period.of(Period.lastDay(deadline), kind)
  const [early, late] = Period.compare(origin, due) <= 0 ? [origin, due] : [due, origin]
  const steps = Period.split(Period.span(Period.firstDay(early), Period.lastDay(late)), kind).length - 1
  return early === origin ? steps : -steps
}

/** Readings of one unit as a history. @category constructors @since 0.1.0 */
export const history = (readings: ReadonlyArray<Reading.Reading>): ReadonlyArray<Point> =>
  readings.map(({ period, value }) => ({ period, value: value === undefined ? null : Quantity.toJson(value) }))

/**
 * A projection for each question that a target asks, one for itself and one for each milestone, by the same `Target.question`
 * that an assessment starts from: what is judged there is what is projected here, and a deadline that has passed has the same
 * verdict.
 *
 * `readings` are those of each question's indicator for its unit, in any order; those of periods that are not over on `asOf`
 * are left out. Throws a `PlanError` for a target that cannot be asked about, and a `DocumentError` for readings of something
 * else: one unit's figures for a target about each unit, months for a target about what happens in a year.
 *
 * @category constructors
 * @since 0.1.0
 */
export const ofTarget = (
  model: Model.Model,
  target: Target.Target,
  readings: ReadonlyArray<Reading.Reading>,
  options: QuestionOptions & {
    readonly asOf: string
    /** Of a closed target: the reading of its period in which what nobody told counts as nothing (`silent: "zero"`). */
    readonly settled?: Reading.Reading
  }
): ReadonlyArray<Projection> =>
  [undefined, ...target.milestones.keys()].map((milestone) => {
    const { asOf, ...rest } = options
    const when = milestone === undefined ? { asOf } : { asOf, milestone }
    return ofQuestion(target, Result.getOrThrow(Target.question(model, target, when)), readings, rest)
  })

/** What a question of a target leaves to be said. @category models @since 0.1.0 */
export type QuestionOptions = Omit<
  Options,
  "id" | "title" | "history" | "comparator" | "threshold" | "tolerance" | "deadline"
>

/** A projection of one question that a target asks, as {@link ofTarget} makes them of all. @category constructors @since 0.1.0 */
export const ofQuestion = (
  target: Target.Target,
  question: Target.Question,
  readings: ReadonlyArray<Reading.Reading>,
  { settled, ...options }: QuestionOptions & { readonly settled?: Reading.Reading }
): Projection => ofHistory(target, question, answers(idOf(question), question, readings, settled), options)

const idOf = ({ milestone, target }: Target.Question): string =>
  milestone === undefined ? target : `${target}.${milestone + 1}`

/** The same of figures that were made ready, as what was counted from the beginning of a year is. @category constructors @since 0.1.0 */
export const ofHistory = (
  target: Target.Target,
  question: Target.Question,
  points: ReadonlyArray<Point>,
  options: QuestionOptions
): Projection => {
  const { comparator, due, each, threshold, tolerance } = question
  return from({
    ...options,
    id: idOf(question),
    title: target.title,
    history: points,
    comparator,
    threshold,
    ...(each === undefined && target.tolerance !== undefined ? { tolerance } : {}),
    ...(due === undefined ? {} : { deadline: due })
  })
}

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

/**
 * Prepares the projection of a share for a whole and its parts, so that their futures add up: from readings of numerator
 * and denominator (on the boundaries of one day) to reconciled inputs for `Outlook`, `Fan`, `PerUnit` (`joint`).
 *
 * Each unit's share is forecast apart; the weighting is the best on the units' own past; the paths are joined with the
 * correlation that the errors of the past show; numerators are reconciled path by path with the newest denominators.
 * The back-test of each input is that of the forecast before reconciling. Throws a `DocumentError` for figures that do
 * not fit and a `ReconciliationError` for units that form no tree.
 *
 * @category constructors
 * @since 0.1.0
 */
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
  const plan = Result.getOrThrow(Reconciliation.make(tree, { method, residuals: past.residuals }))
  const joined = Result.getOrThrow(Reconciliation.sharePaths(plan, paths, denominators))
  const medians = apart.map(({ forecast }) => Forecast.median(forecast!))
  return {
    units,
    inputs: apart.map(({ forecast, ...input }, node) => ({
      ...input,
      paths: joined[node]!,
      method: `${forecast!.method}, reconciled (${method})`,
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
    vi: "Mẫu số giữ như kỳ mới nhất; kiểm tra lại là của dự báo trước khi đối soát.",
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

/**
 * The medians of one step ahead as numerators, before and after they are made to add up with official figures that stay
 * as they are: `official` has the figure of each unit that has one, by id. Throws a `ReconciliationError` where official
 * figures contradict each other or a denominator.
 *
 * @category constructors
 * @since 0.1.0
 */
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
