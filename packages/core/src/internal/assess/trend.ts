/** What the type of an indicator says of its course: a count of what happened never falls again. @internal */
import type * as Expression from "../../Expression.ts"
import * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"

/** `stays`: a number that does not move. `accrues`: what grows is of one period and starts anew in the next. */
export interface Course {
  readonly way: "rises" | "falls" | "stays"
  readonly accrues: boolean
}

const growing: ReadonlyArray<Measure.Operator> = ["sum", "bounds", "max", "only"]

/** The course of an expression while its period goes on; `undefined` where it can move either way. */
export const course = (model: Model.Model, expression: Expression.Expression): Course | undefined => {
  switch (expression._tag) {
    case "Measure":
      return ofMeasure(model, expression)
    case "Constant":
      return { way: "stays", accrues: false }
    case "Add":
      return both(course(model, expression.left), course(model, expression.right))
    case "Subtract":
      return both(course(model, expression.left), turned(course(model, expression.right)))
    case "Multiply":
      return expression.left._tag === "Constant"
        ? scaled(course(model, expression.right), expression.left.value)
        : scaled(course(model, expression.left), constant(expression.right))
    case "Divide":
      return scaled(course(model, expression.left), constant(expression.right))
    case "ShareOfUnits": {
      if (expression.per !== undefined) return undefined
      const each = course(model, expression.of)
      const { comparator } = expression
      return comparator === "=" ? undefined : comparator.startsWith(">") ? each : turned(each)
    }
    default:
      return undefined
  }
}

const ofMeasure = (model: Model.Model, expression: Expression.MeasureOf): Course | undefined => {
  const measure = model.measures.get(expression.measure)
  if (measure === undefined || !((measure.range.lower ?? -Infinity) >= 0)) return undefined
  if (measure.kind !== "event" && measure.kind !== "entity") return undefined
  const operator = (axis: Measure.Axis) => expression.along?.[axis] ?? Measure.defaultOperator(measure, axis)
  if (!Measure.axes.every((axis) => axis === "time" || growing.includes(operator(axis)))) return undefined
  if (measure.accumulation === "flow") {
    return growing.includes(operator("time")) ? { way: "rises", accrues: true } : undefined
  }
  return measure.accumulation === "cumulative" && ["last", "max"].includes(operator("time"))
    ? { way: "rises", accrues: false }
    : undefined
}

const constant = (expression: Expression.Expression): number =>
  expression._tag === "Constant" ? expression.value : NaN

const turned = (self: Course | undefined): Course | undefined =>
  self && { ...self, way: self.way === "rises" ? "falls" : self.way === "falls" ? "rises" : "stays" }

const scaled = (self: Course | undefined, factor: number): Course | undefined =>
  factor > 0 ? self : factor < 0 ? turned(self) : undefined

const both = (a: Course | undefined, b: Course | undefined): Course | undefined => {
  if (a === undefined || b === undefined) return undefined
  const accrues = a.accrues || b.accrues
  if (a.way === "stays" || a.way === b.way) return { way: b.way, accrues }
  return b.way === "stays" ? { way: a.way, accrues } : undefined
}

/**
 * Whether silence is all that keeps the value open: everything is added over places and over time, so that with silence
 * counted as nothing the least value is the value.
 */
export const adds = (model: Model.Model, expression: Expression.Expression): boolean => {
  switch (expression._tag) {
    case "Measure": {
      const measure = model.measures.get(expression.measure)
      if (measure === undefined) return false
      return (["time", "place"] as const).every(
        (axis) => (expression.along?.[axis] ?? Measure.defaultOperator(measure, axis)) !== "bounds"
      )
    }
    case "Add":
    case "Subtract":
    case "Multiply":
    case "Divide":
      return adds(model, expression.left) && adds(model, expression.right)
    case "Ratio":
    case "Coverage":
      return adds(model, expression.numerator) && adds(model, expression.denominator)
    case "ShareOfUnits":
      return adds(model, expression.of)
    default:
      return true
  }
}

/** The measures that an expression takes. */
export const measures = (expression: Expression.Expression): ReadonlyArray<string> => {
  switch (expression._tag) {
    case "Measure":
      return [expression.measure]
    case "Add":
    case "Subtract":
    case "Multiply":
    case "Divide":
      return [...measures(expression.left), ...measures(expression.right)]
    case "Ratio":
    case "Coverage":
      return [...measures(expression.numerator), ...measures(expression.denominator)]
    case "ShareOfUnits":
      return measures(expression.of)
    default:
      return []
  }
}

/** Whether what comes in is added to the value: then it makes sense to say how much more it would take. */
export const isCount = (expression: Expression.Expression): boolean => {
  switch (expression._tag) {
    case "Ratio":
    case "Coverage":
    case "ShareOfUnits":
      return false
    case "Divide":
      return isCount(expression.left) && expression.right._tag === "Constant"
    case "Add":
    case "Subtract":
    case "Multiply":
      return isCount(expression.left) && isCount(expression.right)
    default:
      return true
  }
}
