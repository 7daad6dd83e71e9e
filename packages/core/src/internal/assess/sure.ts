/** What a target asks that every value meets, or none: then no figure is waited for. @internal */
import type * as Model from "../../Model.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Target from "../../Target.ts"
import { floorOf } from "../boxes/reports.ts"
import { type Expression, operatorOf, parts } from "../operators/table.ts"
import { course } from "./trend.ts"

/** Whether all that an expression is made of are measures that cannot be below zero. */
const areFromZero = (model: Model.Model, expression: Expression): boolean => {
  const made = parts(expression)
  if (made.length > 0) return made.every(([, part]) => areFromZero(model, part))
  const id = operatorOf(expression).takes(expression)
  const measure = id === undefined ? undefined : model.measures.get(id)
  return measure !== undefined && floorOf(measure) === 0
}

type Asked = Pick<Target.Question, "comparator" | "threshold" | "tolerance">

const answer = (span: Quantity.Quantity, { comparator, threshold, tolerance }: Asked): boolean | undefined =>
  Quantity.compare(span, comparator, threshold, tolerance)

const whole = Quantity.interval({ lower: 0, upper: 100, lowerOpen: false, upperOpen: false })

/** Whether every value meets what is asked, or none does; `undefined` where it depends. */
export const sure = (
  model: Model.Model,
  expression: Expression,
  judged: Asked & Pick<Target.Question, "baseline">,
  each: Asked | undefined
): boolean | undefined => {
  // A sum of them only rises; a difference may be below zero.
  const any =
    course(model, expression)?.way === "rises" && areFromZero(model, expression) ? Quantity.atLeast(0) : undefined
  if (each === undefined) return any === undefined || judged.baseline !== undefined ? undefined : answer(any, judged)
  const all = any && answer(any, each)
  return answer(all === undefined ? whole : Quantity.exact(all ? 100 : 0), judged)
}
