/** Of a stock: forms of days after the one that a verdict rests on, where they have not come and could still turn it. @internal */
import * as Effect from "effect/Effect"
import type { Others } from "../../Assessment.ts"
import type { PlanError, StoreError } from "../../Problem.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Plan from "../../Plan.ts"
import * as Quantity from "../../Quantity.ts"
import type { Reading, Silence } from "../../Reading.ts"
import type * as Store from "../../Store.ts"
import type * as Target from "../../Target.ts"
import { most } from "../extremes.ts"
import { queryOf } from "./question.ts"
import { measures } from "./trend.ts"

/** The forms that ask for a stock of a question. */
const formsOf = (model: Model.Model, { indicator }: Target.Question): ReadonlySet<string> => {
  const stocks = measures(indicator.expression).filter((id) => model.measures.get(id)!.accumulation !== "flow")
  const asks = model.documents.forms.filter((form) => form.measures.some((id) => stocks.includes(id)))
  return new Set(asks.map(({ id }) => id))
}

/** The silence about the last days that anybody is silent about. */
const latest = (silent: ReadonlyArray<Silence>): ReadonlyArray<Silence> => {
  const ends = silent.map(({ period }) => Period.bounds(period).end)
  return silent.filter((_, index) => ends[index] === most(ends))
}

/**
 * Who is silent about later days than a decided verdict rests on, and of which period; nothing where what stands on the last of
 * these days decides it by itself.
 */
export const awaited = Effect.fnUntraced(function* (
  model: Model.Model,
  question: Target.Question,
  reading: Reading,
  isMet: boolean
): Effect.fn.Return<Others, PlanError | StoreError, Store.Store> {
  const forms = formsOf(model, question)
  const silent = latest(reading.silent.filter(({ form }) => form !== undefined && forms.has(form)))
  const [one] = silent
  if (one === undefined) return {}
  const last = Period.of(Period.lastDay(question.period), "day")
  // Without forms nothing is carried until the next of them: what was told of an earlier period is not sure of this one.
  const told = { ...model, documents: { ...model.documents, forms: [] } }
  const [then] = yield* Plan.read(told, { ...queryOf(question), periods: [last], at: reading.commit })
  const { comparator, threshold, tolerance } = question
  const isSure = then?.value !== undefined && Quantity.compare(then.value, comparator, threshold, tolerance) === isMet
  return isSure ? {} : { pending: one.period, open: [...new Set(silent.map(({ reporter }) => reporter))] }
})
