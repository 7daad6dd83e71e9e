/** The periods of a question: those that are named, or the buckets of a span of time. @internal */
import type { Query } from "../../Plan.ts"
import type { Problem } from "../../Problem.ts"
import * as Period from "../../Period.ts"
import { twice } from "./narrow.ts"

/** How many periods a question may have: 27 years by days. */
const most = 10_000

/** The most days of a bucket. */
const longest: { readonly [B in Period.Bucket]: number } = {
  year: 366,
  half: 184,
  quarter: 92,
  month: 31,
  week: 7,
  day: 1
}

const tooMany = (path: Problem["path"], message: string): Problem => ({ code: "too-many", path, message })

/** How many buckets there are at least is said before they are made. */
const wide = (over: Period.Period, by: Period.Bucket): ReadonlyArray<Problem> => {
  const least = Math.ceil(Period.days(over) / longest[by])
  if (least <= most) return []
  const message = `${over} by ${by} are ${least} periods or more, and a question has up to ${most}: correct "over", or ask by something longer`
  return [tooMany(["periods", "over"], message)]
}

/** The periods asked for, none where there is something wrong with them. */
export const bucketsOf = ({ periods }: Query, problems: Array<Problem>): ReadonlyArray<Period.Period> => {
  const before = problems.length
  if ("over" in periods) problems.push(...wide(periods.over, periods.by))
  else if (periods.length > most) {
    problems.push(tooMany(["periods"], `are ${periods.length}, and a question has up to ${most}: ask in several`))
  }
  if (problems.length > before) return []
  if ("over" in periods) return Period.split(periods.over, periods.by)
  if (periods.length === 0) {
    problems.push({ code: "unknown-id", path: ["periods"], message: "no period was asked for; name at least one" })
  }
  problems.push(...twice(["periods"], periods))
  return periods
}
