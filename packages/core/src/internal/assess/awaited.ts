/** Of a stock: forms of its last days that have not come, where they could still change what an older day said. @internal */
import * as Effect from "effect/Effect"
import type { Others } from "../../Assessment.ts"
import type * as Measure from "../../Measure.ts"
import type { PlanError, StoreError } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Plan from "../../Plan.ts"
import * as Quantity from "../../Quantity.ts"
import type { Reading } from "../../Reading.ts"
import type * as Store from "../../Store.ts"
import type * as Target from "../../Target.ts"
import { queryOf } from "./question.ts"
import { measures } from "./trend.ts"

/** A stock of which nobody says how long its figures hold: here they hold on their day. */
const onTheDay = (one: Measure.Resolved): Measure.Resolved =>
  one.accumulation === "flow" || typeof one.missing === "object" ? one : { ...one, missing: { carry: 1 } }

/**
 * Who is silent about the last days of the period, and which days these are; nothing where what came in for them decides by
 * itself, or where no stock is asked for.
 */
export const awaited = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading
): Effect.fn.Return<Others, PlanError | StoreError, Store.Store> {
  const counted = measures(question.indicator.expression).map((id) => model.measures.get(id)!)
  const last = Period.lastDay(question.period)
  const silent = reading.silent.filter(({ form, period }) => form !== undefined && Period.lastDay(period) >= last)
  const [one] = silent
  if (one === undefined || counted.every(({ accumulation }) => accumulation === "flow")) return {}
  const pending = one.period
  const alone = new Map([...model.measures].map(([id, measure]) => [id, onTheDay(measure)]))
  const query = { ...queryOf(question), periods: [pending], at: reading.commit }
  const [then] = yield* Plan.read({ ...model, measures: alone }, query)
  const { comparator, threshold, tolerance } = question
  const isSure = then?.value !== undefined && Quantity.compare(then.value, comparator, threshold, tolerance) === false
  return isSure ? {} : { pending, open: [...new Set(silent.map(({ reporter }) => reporter))] }
})
