/** What can be said of an indicator's course before its period is over. @internal */
import type * as Model from "../../Model.ts"
import type { Course } from "../operators/course.ts"
import { type Expression, operatorOf, parts, references } from "../operators/table.ts"

/** The course of an expression while its period goes on; `undefined` where it can move either way. */
export const course = (model: Model.Model, expression: Expression): Course | undefined =>
  operatorOf(expression).course(expression, model, (part) => course(model, part))

/** The measures that an expression takes. */
export const measures = (expression: Expression): ReadonlyArray<string> =>
  references(expression).flatMap(({ id, noun }) => (noun === "measure" ? [id] : []))

/** Whether all that an expression takes is what there is on a day. */
export const isStock = (model: Model.Model, expression: Expression): boolean => {
  const all = measures(expression).map((id) => model.measures.get(id)?.accumulation)
  return all.length > 0 && !all.includes("flow")
}

/** Whether what comes in is added to the value, so that it makes sense to say how much more it would take. */
export const isCount = (expression: Expression): boolean =>
  operatorOf(expression).grows(expression) && parts(expression).every(([, part]) => isCount(part))
