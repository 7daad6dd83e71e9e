/**
 * Run-rates: the pace a target asks for against the pace of late, on the scale on which adoption moves evenly.
 *
 * The same two figures look different on different scales: from 90 % to 99 % is a small step in points and a long way
 * on an S-curve. So each rate names its scale.
 *
 * @since 0.1.0
 */
import * as Answer from "./Answer.ts"
import * as Attainment from "./Attainment.ts"
import * as scales from "./internal/attainment/scale.ts"

/**
 * `raw` is the unit of the series; `logit` is `ln(p / (1 - p))` of the share `p` between the bounds; `gompertz` is
 * `-ln(-ln p)`, on which a Gompertz S-curve is a straight line.
 *
 * @category models
 * @since 0.1.0
 */
export type Scale = scales.ScaleName

/**
 * The paces on one scale. Shares nearer than 0.1 % to a bound count as that near, on the two curved scales.
 *
 * @category models
 * @since 0.1.0
 */
export interface RunRate {
  readonly scale: Scale
  /** Change a step, on the scale, from the latest figure to the threshold (less its tolerance) at the deadline. */
  readonly required: Answer.Answer<number>
  /** Mean change a step, on the scale, over the window. */
  readonly current: Answer.Answer<number>
  /** Required over current: 2 means twice the pace of late. */
  readonly ratio: Answer.Answer<number>
  /** The value needed one step after the latest figure to be on the required course, in the unit of the series. */
  readonly next: Answer.Answer<number>
}

/**
 * How far the latest figure is from the target, in the unit of the series: positive while there is a way to go,
 * negative by how far it is passed, the tolerance not counted.
 *
 * @category getters
 * @since 0.1.0
 */
export const gap = (evidence: Attainment.Evidence, milestone: Attainment.Milestone): Answer.Answer<number> =>
  Answer.flatMap(position(evidence), ({ value }) =>
    Answer.flatMap(threshold(milestone), (goal) => {
      const above = milestone.comparator.startsWith(">")
      const left = milestone.comparator === "=" ? Math.abs(goal - value) : above ? goal - value : value - goal
      // A point that stands for a range may have passed a target that the range leaves open.
      return left > 0 ? Answer.known(left) : Answer.map(Attainment.metAtStart(evidence, milestone), () => left)
    })
  )

/** Over how many steps the current pace is taken where nothing else is said. @category constants @since 0.1.0 */
export const window = 4

/**
 * The run-rate on a scale. The current pace runs from the earliest observation among the last `over` steps
 * to the latest.
 *
 * @category getters
 * @since 0.1.0
 */
export const of = (
  evidence: Attainment.Evidence,
  milestone: Attainment.Milestone,
  scale: Scale,
  over = window
): Answer.Answer<RunRate> => {
  const to = scales.find(scale, evidence.series.bounds)
  if (to === undefined) return Answer.unknown({ _tag: "NotBounded" })
  return Answer.map(position(evidence), (from) => {
    const required = requiredPace(evidence, milestone, from, to)
    const current = currentPace(evidence, from, to, over)
    const ratio = Answer.flatMap(required, (wanted) =>
      Answer.flatMap(current, (pace) =>
        pace * wanted > 0 ? Answer.known(wanted / pace) : Answer.unknown({ _tag: "NotAdvancing" })
      )
    )
    return { scale, required, current, ratio, next: Answer.map(required, (pace) => to.from(to.to(from.value) + pace)) }
  })
}

/** @category models @since 0.1.0 */
export interface Position {
  readonly step: number
  readonly value: number
}

/** The latest figure and its step, where it is exact. @category getters @since 0.1.0 */
export const position = (evidence: Attainment.Evidence): Answer.Answer<Position> => {
  const newest = Attainment.latest(evidence.series)
  const figure = evidence.latest ?? newest?.value
  if (figure === undefined) return Answer.unknown({ _tag: "NoData" })
  const value = Answer.exact(figure)
  if (value === undefined) return Answer.unknown({ _tag: "LatestIsBound" })
  return Answer.known({ step: newest?.step ?? 0, value })
}

const threshold = (milestone: Attainment.Milestone): Answer.Answer<number> => {
  const goal = Answer.exact(milestone.threshold)
  if (goal === undefined) return Answer.unknown({ _tag: "ThresholdIsBound" })
  return Number.isFinite(goal) ? Answer.known(goal) : Answer.unknown({ _tag: "ThresholdNotFinite" })
}

const requiredPace = (
  evidence: Attainment.Evidence,
  milestone: Attainment.Milestone,
  from: Position,
  scale: scales.Scale
): Answer.Answer<number> =>
  Answer.flatMap(Attainment.metAtStart(evidence, milestone), (met) =>
    Answer.flatMap(threshold(milestone), (goal) => {
      if (met) return Answer.unknown({ _tag: "AlreadyMet" })
      if (milestone.step === undefined) return Answer.unknown({ _tag: "NoDeadline" })
      if (!Number.isInteger(milestone.step)) return Answer.unknown({ _tag: "DeadlineNotAStep" })
      if (milestone.step <= 0) return Answer.unknown({ _tag: "DeadlinePast" })
      const slack = Attainment.slack(milestone, evidence.series)
      // What is as near already without being met has the threshold itself to reach.
      const end = Math.abs(goal - from.value) <= slack ? goal : goal > from.value ? goal - slack : goal + slack
      return Answer.known((scale.to(end) - scale.to(from.value)) / (milestone.step - from.step))
    })
  )

const currentPace = (
  { series: { values } }: Attainment.Evidence,
  from: Position,
  scale: scales.Scale,
  over: number
): Answer.Answer<number> => {
  const last = values.length - 1 + from.step
  for (let index = Math.max(0, last - over); index < last; index++) {
    const value = values[index] as number
    if (Number.isFinite(value)) {
      return Answer.known((scale.to(from.value) - scale.to(value)) / (last - index))
    }
  }
  return Answer.unknown({ _tag: "OneObservation" })
}
