/**
 * Attainment: from sample paths and a target to a probability, a date and the joint odds of several milestones.
 *
 * Everything here is counted over one set of paths, so that the figures agree with each other: a probability never
 * exceeds that of an easier target, a joint probability never exceeds its parts, and the date's distribution ends at
 * one minus the probability of not getting there.
 *
 * @since 0.1.0
 */
import { Quantity, type Text } from "@lantoa/core"
import * as Answer from "./Answer.ts"
import type { Paths } from "./Forecast.ts"
import type { Series } from "./Series.ts"

/**
 * A target on a time line of steps, whose origin 0 is the last step of the series.
 *
 * @category models
 * @since 0.1.0
 */
export interface Milestone {
  readonly comparator: Quantity.Comparator
  readonly threshold: Answer.Figure
  /** Steps from the origin to the deadline: negative where it has passed, absent where none is stated. */
  readonly step?: number
  /**
   * How far short of the threshold still counts as met, in the unit of the series. When absent it is 0 for what was
   * observed, and for what lies ahead the {@link slack}.
   */
  readonly tolerance?: number
  /** `reach` (default) asks for the value at the deadline; `stay` asks that every step up to the deadline complies. */
  readonly mode?: "reach" | "stay"
  /** What is settled whatever else is told: that it was met and stays so, or that it never can be any more. */
  readonly decided?: boolean
}

/**
 * What is known: the history up to the origin (`NaN` where nothing was observed) and the paths after it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Evidence {
  readonly series: Series
  readonly paths: Paths
  /** The latest figure where it is reported as a bound; when absent, the last observation of the series. */
  readonly latest?: Answer.Figure
  /**
   * Figures reported as ranges, in whose place the series has a point or nothing. What looks ahead goes from the points,
   * since a forecast needs them; what such a figure decides itself (met, a deadline that passed at it) is decided by
   * its range, never by the point.
   */
  readonly vague?: ReadonlyArray<RangeFigure>
  /** That the figures are not those of the target itself. */
  readonly standIn?: StandIn
}

/**
 * Figures that stand in for those that nobody has, and what they are of. A `ceiling` is never less than what is asked for (who has
 * no internet uses no online service), so it can refute "at least 60 %" and never prove it; a `floor` is never more. Those of
 * another `population` may lie anywhere, and are taken for what they are.
 *
 * @category models
 * @since 0.1.0
 */
export interface StandIn {
  readonly kind: "ceiling" | "floor" | "population"
  readonly of: Text.Text
}

/**
 * A figure that is only a range, at a step (0 or negative).
 *
 * @category models
 * @since 0.1.0
 */
export interface RangeFigure {
  readonly step: number
  readonly figure: Answer.Range
}

/**
 * When the target is first met (or, for `stay`, first breached).
 *
 * @category models
 * @since 0.1.0
 */
export interface Passage {
  readonly event: "met" | "breached"
  /** `P(first passage at or before step h)` for h = 0 (the origin) to the horizon. */
  readonly cumulative: Float64Array
  /** `P(not by the horizon)`: the date is censored there, so this is no claim about "never". */
  readonly notByHorizon: number
}

/**
 * The odds of several milestones on the same paths.
 *
 * @category models
 * @since 0.1.0
 */
export interface Joint {
  /** The probability of each. */
  readonly marginal: Float64Array
  /** The probability of all. */
  readonly all: number
  /** `P(i and k)`, row-major. */
  readonly pairs: Float64Array
}

/**
 * The newest observation and its step (0 or negative).
 *
 * @category getters
 * @since 0.1.0
 */
export const latest = (series: Series): { readonly step: number; readonly value: number } | undefined => {
  for (let index = series.values.length - 1; index >= 0; index--) {
    const value = series.values[index] as number
    if (Number.isFinite(value)) return { step: index - series.values.length + 1, value }
  }
  return undefined
}

/**
 * How far short of the threshold a forecast may stay and still count as met: the stated tolerance, or where none is stated
 * and the threshold is a bound of the series ("100 %") or the comparator is `=`, 0.5 % of the range between the bounds, since
 * a forecast of a share approaches its bound without reaching it.
 *
 * @category getters
 * @since 0.1.0
 */
export const slack = (milestone: Milestone, { bounds: { lower, upper } }: Series): number => {
  if (milestone.tolerance !== undefined) return milestone.tolerance
  const { comparator } = milestone
  const threshold = Answer.exact(milestone.threshold)
  const atBound = comparator === "=" || threshold === (comparator.startsWith(">") ? upper : lower)
  return atBound && Number.isFinite(upper - lower) ? 0.005 * (upper - lower) : 0
}

/**
 * The test of figures that were observed, by core's law: `undefined` where not every value in the figure agrees; a reason
 * where the threshold is no number.
 *
 * @category getters
 * @since 0.1.0
 */
export const predicate = (
  milestone: Milestone,
  tolerance = milestone.tolerance ?? 0
): Answer.Answer<(figure: Answer.Figure) => boolean | undefined> => {
  const threshold = Answer.exact(milestone.threshold)
  if (threshold === undefined) return Answer.unknown({ _tag: "ThresholdIsBound" })
  if (!Number.isFinite(threshold)) return Answer.unknown({ _tag: "ThresholdNotFinite" })
  return Answer.known((figure) => Quantity.compare(Answer.quantity(figure), milestone.comparator, threshold, tolerance))
}

/** The test of values that lie ahead; `undefined` where a value that is only a ceiling or a floor leaves it open. */
const ahead = (milestone: Milestone, evidence: Evidence): Answer.Answer<(value: number) => boolean | undefined> =>
  Answer.map(predicate(milestone, slack(milestone, evidence.series)), (decide) => {
    const own = meant(evidence)
    return (value) => decide(own(value))
  })

/** What figures say of the target's own: a ceiling that it is no more, a floor that it is no less. */
const meant = ({ series: { bounds }, standIn }: Evidence): ((figure: Answer.Figure) => Answer.Figure) => {
  if (standIn === undefined || standIn.kind === "population") return (figure) => figure
  return (figure) => {
    const range = typeof figure === "number" ? { lower: figure, upper: figure } : figure
    return standIn.kind === "ceiling"
      ? { ...range, lower: Math.min(bounds.lower, range.upper), lowerOpen: false }
      : { ...range, upper: Math.max(bounds.upper, range.lower), upperOpen: false }
  }
}

/** Why a figure leaves it open. */
const openness = ({ standIn }: Evidence): Answer.Answer<never> =>
  Answer.unknown(
    standIn === undefined || standIn.kind === "population"
      ? { _tag: "LatestIsBound" }
      : { _tag: "OnlyABound", kind: standIn.kind }
  )

/**
 * Whether the latest figure meets the target. A bound decides only when the whole of its range is on one side.
 *
 * @category getters
 * @since 0.1.0
 */
export const met = (evidence: Evidence, milestone: Milestone): Answer.Answer<boolean> =>
  Answer.flatMap(predicate(milestone), (decide) => {
    const figure = evidence.latest ?? newest(evidence)?.figure
    if (figure === undefined) return Answer.unknown({ _tag: "NoData" })
    const decided = decide(meant(evidence)(figure))
    return decided === undefined ? openness(evidence) : Answer.known(decided)
  })

/**
 * Like {@link met}, for the start of a forecast. Where the latest figure is only a range, and the point that stands for it in
 * the series misses the target, the answer is no.
 *
 * @category getters
 * @since 0.1.0
 */
export const metAtStart = (evidence: Evidence, milestone: Milestone): Answer.Answer<boolean> => {
  const decided = met(evidence, milestone)
  const point = latest(evidence.series)?.value
  if (decided._tag === "Known" || evidence.latest !== undefined || point === undefined) return decided
  return Answer.flatMap(predicate(milestone), (decide) =>
    decide(meant(evidence)(point)) === false ? Answer.known(false) : decided
  )
}

/**
 * For each path, whether it meets the target: what every probability here counts. A deadline that has passed is
 * decided by what was observed at it, alike for all paths. Where figures are only a ceiling or a floor and leave it open in some
 * path, the reason says between what the odds lie.
 *
 * @category getters
 * @since 0.1.0
 */
export const outcomes = (evidence: Evidence, milestone: Milestone): Answer.Answer<Uint8Array> =>
  Answer.flatMap(ahead(milestone, evidence), (meets) => {
    const { count, horizon, values } = evidence.paths
    const { decided, step } = milestone
    if (decided !== undefined) return Answer.known(new Uint8Array(Math.max(count, 1)).fill(decided ? 1 : 0))
    if (step === undefined) return Answer.unknown({ _tag: "NoDeadline" })
    if (!Number.isInteger(step)) return Answer.unknown({ _tag: "DeadlineNotAStep" })
    if (count === 0) {
      const isEmpty = latest(evidence.series) === undefined && evidence.latest === undefined
      return Answer.unknown({ _tag: isEmpty ? "NoData" : "NoPaths" })
    }
    if (step <= 0)
      return Answer.map(observed(evidence, milestone, step), (is) => new Uint8Array(count).fill(is ? 1 : 0))
    if (isBound(evidence)) return Answer.unknown({ _tag: "LatestIsBound" })
    if (latest(evidence.series) === undefined) return Answer.unknown({ _tag: "NoData" })
    if (step > horizon) return Answer.unknown({ _tag: "DeadlineBeyondHorizon", step, horizon })
    const result = new Uint8Array(count)
    let open = 0
    for (let path = 0; path < count; path++) {
      let complies = meets(values[path * horizon + step - 1] as number)
      if (milestone.mode === "stay") {
        for (let h = 0; complies !== false && h < step - 1; h++) {
          const then = meets(values[path * horizon + h] as number)
          complies = then === true ? complies : then
        }
      }
      result[path] = complies === true ? 1 : 0
      if (complies === undefined) open++
    }
    if (open === 0 || evidence.standIn === undefined) return Answer.known(result)
    const least = share(result)
    return Answer.unknown({ _tag: "OnlyABound", kind: evidence.standIn.kind, least, most: least + open / count })
  })

/**
 * The probability that the target is met at its deadline: the share of paths that do.
 *
 * @category getters
 * @since 0.1.0
 */
export const probability = (evidence: Evidence, milestone: Milestone): Answer.Answer<number> =>
  Answer.map(outcomes(evidence, milestone), share)

/**
 * The distribution of the first step at which the target is met, or for `stay` breached, censored at the horizon of
 * the paths. It needs no deadline. Marginal quantiles cannot give it: errors of neighbouring steps go together.
 *
 * @category getters
 * @since 0.1.0
 */
export const passage = (evidence: Evidence, milestone: Milestone): Answer.Answer<Passage> =>
  Answer.flatMap(metAtStart(evidence, milestone), (metNow) =>
    Answer.flatMap(ahead(milestone, evidence), (meets) => {
      const { count, horizon, values } = evidence.paths
      if (milestone.mode !== "stay" && evidence.standIn !== undefined && evidence.standIn.kind !== "population")
        return openness(evidence)
      if (isBound(evidence)) return Answer.unknown({ _tag: "LatestIsBound" })
      if (count === 0) return Answer.unknown({ _tag: "NoPaths" })
      const wanted = milestone.mode !== "stay"
      const first = new Float64Array(horizon + 1)
      for (let path = 0; path < count; path++) {
        let h = metNow === wanted ? 0 : 1
        while (h > 0 && h <= horizon && (meets(values[path * horizon + h - 1] as number) === true) !== wanted) h++
        if (h <= horizon) first[h] = (first[h] as number) + 1
      }
      let sum = 0
      const cumulative = first.map((arrivals) => (sum += arrivals) / count)
      const event = wanted ? ("met" as const) : ("breached" as const)
      return Answer.known({ event, cumulative, notByHorizon: (count - sum) / count })
    })
  )

/**
 * The step by which the passage has happened with probability `p`: the median date for 0.5. `undefined` where that is
 * beyond the horizon.
 *
 * @category getters
 * @since 0.1.0
 */
export const stepBy = (self: Passage, p: number): number | undefined => {
  const step = self.cumulative.findIndex((reached) => reached >= p)
  return step < 0 ? undefined : step
}

/**
 * Several milestones (60 % by 2025, 100 % by 2030) on the same paths. The first reason found is the answer where one
 * of them has none.
 *
 * @category getters
 * @since 0.1.0
 */
export const joint = (evidence: Evidence, milestones: ReadonlyArray<Milestone>): Answer.Answer<Joint> => {
  const rows: Array<Uint8Array> = []
  for (const milestone of milestones) {
    const row = outcomes(evidence, milestone)
    if (row._tag === "Unknown") return row
    rows.push(row.value)
  }
  const every = new Uint8Array(evidence.paths.count).map((_, path) => (rows.every((row) => row[path] === 1) ? 1 : 0))
  const pairs = rows.flatMap((a) => rows.map((b) => share(a.map((is, path) => is & (b[path] as number)))))
  if (every.length === 0) return Answer.unknown({ _tag: "NoPaths" })
  return Answer.known({
    marginal: Float64Array.from(rows, share),
    all: share(every),
    pairs: Float64Array.from(pairs)
  })
}

/**
 * `P(milestone wanted | milestone given is met)`, or given that it is missed.
 *
 * @category getters
 * @since 0.1.0
 */
export const conditional = (
  self: Joint,
  wanted: number,
  given: number,
  is: "met" | "missed" = "met"
): Answer.Answer<number> => {
  const both = self.pairs[wanted * self.marginal.length + given]
  const condition = self.marginal[given]
  const alone = self.marginal[wanted]
  if (both === undefined || condition === undefined || alone === undefined) return Answer.unknown({ _tag: "NoData" })
  const [top, bottom] = is === "met" ? [both, condition] : [alone - both, 1 - condition]
  if (bottom <= 0) return Answer.unknown({ _tag: "NeverDrawn" })
  return Answer.known(Math.min(top / bottom, 1))
}

const share = (outcome: Uint8Array): number => {
  let hits = 0
  for (const is of outcome) hits += is
  return hits / outcome.length
}

/** The newest figure as it was reported, and its step. */
const newest = ({ series, vague = [] }: Evidence): { step: number; figure: Answer.Figure } | undefined => {
  const point = latest(series)
  const range = vague.reduce<RangeFigure | undefined>((a, b) => (a === undefined || b.step > a.step ? b : a), undefined)
  if (range !== undefined && (point === undefined || range.step >= point.step)) return range
  return point === undefined ? undefined : { step: point.step, figure: point.value }
}

const isBound = ({ latest: figure }: Evidence): boolean => figure !== undefined && Answer.exact(figure) === undefined

const observed = (evidence: Evidence, milestone: Milestone, step: number): Answer.Answer<boolean> => {
  const { values } = evidence.series
  const last = newest(evidence)
  if (last === undefined && evidence.latest === undefined) return Answer.unknown({ _tag: "NoData" })
  if (step === (last?.step ?? 0)) return met(evidence, milestone)
  const range = evidence.vague?.find((one) => one.step === step)?.figure
  const figure = range ?? values[values.length - 1 + step]
  if (figure === undefined || (typeof figure === "number" && !Number.isFinite(figure))) {
    return Answer.unknown({ _tag: "DeadlineUnobserved", step })
  }
  return Answer.flatMap(predicate(milestone), (decide) => {
    const decided = decide(meant(evidence)(figure))
    if (decided !== undefined) return Answer.known(decided)
    return typeof figure === "number" ? openness(evidence) : Answer.unknown({ _tag: "DeadlineIsBound" })
  })
}
