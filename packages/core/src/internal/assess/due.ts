/** When a target falls due. @internal */
import type * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type * as Target from "../../Target.ts"

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
      return Period.of(asOf < first ? first : asOf > last ? last : asOf, every)
    }
  }
}
