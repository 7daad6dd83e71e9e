/** Deadlines that would count a single day of what happens day by day. @internal */
import type * as Documents from "../../Documents.ts"
import * as Period from "../../Period.ts"
import type * as Target from "../../Target.ts"
import { measures } from "../assess/trend.ts"
import type { Report } from "./problems.ts"

/** A target for what happens counts what happened in the period of its deadline; nobody means one day by "by 15 May". */
export const checkDeadlines = (documents: Documents.Documents, report: Report): void => {
  const flows = new Set(documents.measures.flatMap(({ accumulation, id }) => (accumulation === "flow" ? [id] : [])))
  const expressions = new Map(documents.indicators.map(({ expression, id }) => [id, expression]))
  const check = (deadline: Target.Deadline, flow: string, path: ReadonlyArray<string | number>): void => {
    if (deadline._tag !== "Stated" && deadline._tag !== "Inferred") return
    const day = Period.firstDay(deadline.period)
    if (day !== Period.lastDay(deadline.period)) return
    report(
      "deadline-of-a-day",
      [...path, "deadline", "period"],
      `measure "${flow}" counts what happens, so that a deadline of one day would count ${day} alone: write the period it counts, such as "${day.slice(0, 4)}-01-01/${day}"`
    )
  }
  documents.targets.forEach((target, t) => {
    const expression = expressions.get(target.indicator)
    const flow = expression && measures(expression).find((id) => flows.has(id))
    if (flow === undefined) return
    check(target.deadline, flow, ["targets", t])
    target.milestones.forEach((one, m) => check(one.deadline, flow, ["targets", t, "milestones", m]))
  })
}
