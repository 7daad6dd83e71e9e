/** Whether a figure can have been known when it says, and speaks of years that there are figures of. @internal */
import * as Day from "../../Day.ts"
import * as Instant from "../../Instant.ts"
import type * as Measure from "../../Measure.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type { Path, Report } from "./problems.ts"

/** The moment that was meant where seconds stand for milliseconds: none before the period, but for a thousand times as many. */
const ofSeconds = (millis: number, start: number): number | undefined => {
  const meant = millis * 1000
  return millis < start && meant >= start && Instant.isMoment(meant) ? meant : undefined
}

/**
 * Whether a figure of a period that starts then is known too early: what happens or stands in a period is not known before it begins.
 * A stock that is known before its period is over stands as of the day it was known.
 */
export const isTooEarly = (millis: number, start: number): boolean => millis < start

/** The years that figures may speak of and be known in: what lies beyond is a slip of the pen. */
const years = [1800, 2199] as const
const [since, until] = [Day.epochOf(years[0], 1, 1), Day.epochOf(years[1] + 1, 1, 1)]

/** Whether days go beyond those years. */
const isBeyond = (start: number, end: number): boolean => start < since || end > until

/** Whether a period goes beyond those years. */
export const isBeyondYears = (period: Period.Period): boolean => {
  const { end, start } = Period.bounds(period)
  return isBeyond(start, end)
}

/** The millisecond from which on nobody knows anything. */
export const end = Instant.startOf(Day.fromEpoch(until))

export const checkKnown = (
  measure: Measure.Resolved,
  { knownAt, period }: Observation.Observation,
  path: Path,
  report: Report
): void => {
  const millis = Instant.toMillis(knownAt)
  const start = Instant.startOf(Period.firstDay(period))
  const beyond = `goes beyond the years that figures speak of, ${years[0]} to ${years[1]}; correct the year`
  if (isBeyondYears(period)) report("out-of-range", [...path, "period"], `${period} ${beyond}`)
  if (millis >= end) report("out-of-range", [...path, "knownAt"], `${Instant.render(knownAt)} ${beyond}`)
  if (!isTooEarly(millis, start)) return
  const meant = ofSeconds(millis, start)
  const remedy =
    meant === undefined
      ? "correct the period, or say when the figure became known"
      : `give milliseconds, not seconds, if ${Instant.fromMillis(meant)} is meant`
  report(
    "known-too-early",
    [...path, "knownAt"],
    `${Instant.render(knownAt)} comes before ${period} begins, when nothing of "${measure.id}" is known yet: ${remedy}`
  )
}
