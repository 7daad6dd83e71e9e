/** When a target falls due. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type * as Target from "../../Target.ts"

const months: { readonly [bucket: string]: number } = { year: 12, half: 6, quarter: 3, month: 1 }

/** Whether a period is a round of such a length that begins on a day of its own: a school year, a month from the 26th. */
const isAnchored = (period: Period.Period, every: Period.Bucket): boolean => {
  const { end, kind, start } = Period.bounds(period)
  const [first, after] = [Day.civil(start), Day.civil(end)]
  const length = 12 * (after.year - first.year) + after.month - first.month
  return kind === "range" && first.day === after.day && length === months[every]
}

export const due = (deadline: Target.Deadline, asOf: Day.Day): Period.Period | undefined => {
  switch (deadline._tag) {
    case "Stated":
    case "Inferred":
      return deadline.period
    case "Absent":
      return undefined
    case "Recurring": {
      const { every, since, until } = deadline
      const first = since === undefined ? asOf : Period.firstDay(since)
      const last = until === undefined ? asOf : Period.lastDay(until)
      const day = asOf < first ? first : asOf > last ? last : asOf
      if (since === undefined || !isAnchored(since, every)) return Period.of(day, every)
      let round = since
      while (Period.lastDay(round) < day) round = Period.shift(round, 1)
      return round
    }
  }
}
