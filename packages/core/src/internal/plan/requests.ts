/** Which figures a plan needs of a store. @internal */
import type * as Form from "../../Form.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type * as Store from "../../Store.ts"
import * as Day from "../../Day.ts"
import { blankIsZero, formsOf } from "../boxes/reports.ts"
import { least, most } from "../extremes.ts"

/** Weeks reach beyond the months they belong to: whether a form asks for any decides. */
const beyond = (forms: ReadonlyArray<Form.Form>): number => (forms.some((form) => form.every === "week") ? 7 : 0)

/**
 * The days of the periods of a measure's forms that share one with these: a line left blank is of a whole period, and stands only
 * beside what was told of all of it.
 */
const inWhole = (model: Model.Model, measure: string, from: number, to: number): { from: number; to: number } => {
  const isBlank = blankIsZero(model.measures.get(measure)!)
  const periods = (isBlank ? formsOf(model, measure) : []).flatMap(({ every }) =>
    [from, to - 1].map((day) => Period.bounds(Period.of(Day.fromEpoch(day), every)))
  )
  return {
    from: Math.min(from, least(periods.map((one) => one.start))),
    to: Math.max(to, most(periods.map((one) => one.end)))
  }
}

/** A request a measure, and one for each measure on its forms: what else was reported says whether a form was filed. */
export const requestsOf = (model: Model.Model, rollups: ReadonlyArray<Rollup.Rollup>): ReadonlyArray<Store.Request> => {
  const found = new Map<string, Store.Request>()
  const take = (request: Store.Request): void => {
    const known = found.get(request.measure)
    found.set(request.measure, {
      measure: request.measure,
      from: Math.min(request.from, known?.from ?? Infinity),
      to: Math.max(request.to, known?.to ?? -Infinity),
      latestBefore: request.latestBefore || (known?.latestBefore ?? false)
    })
  }
  for (const { buckets, measure } of rollups) {
    const forms = formsOf(model, measure)
    const bounds = buckets.map(Period.bounds)
    const { from, to } = inWhole(
      model,
      measure,
      least(bounds.map((one) => one.start)) - beyond(forms),
      most(bounds.map((one) => one.end)) + beyond(forms)
    )
    const { accumulation } = model.measures.get(measure)!
    take({ measure, from, to, latestBefore: accumulation !== "flow" })
    for (const form of forms) {
      for (const other of form.measures) {
        if (model.measures.has(other)) take({ measure: other, from, to, latestBefore: false })
      }
    }
  }
  return [...found.values()]
}

/**
 * Requests for all days that the figures found of the measures asked for speak of, and the same days of what else is on their
 * forms; `undefined` where that is what was asked.
 */
export const widened = (
  model: Model.Model,
  rollups: ReadonlyArray<Rollup.Rollup>,
  requests: ReadonlyArray<Store.Request>,
  { figures }: Store.Snapshot
): ReadonlyArray<Store.Request> | undefined => {
  const asked = new Set(rollups.map((one) => one.measure))
  const reach = new Map(requests.map((request) => [request.measure, { from: request.from, to: request.to }]))
  const { length, measure: measures, period, texts } = figures
  const periods = texts.periods.map(Period.bounds)
  const many = periods.length
  const seen = new Uint8Array(texts.measures.length * many)
  for (let row = 0; row < length; row++) {
    const key = measures[row]! * many + period[row]!
    if (seen[key] === 1) continue
    seen[key] = 1
    const measure = texts.measures[measures[row]!]!
    const known = asked.has(measure) ? reach.get(measure) : undefined
    const { end, start } = periods[period[row]!]!
    if (known === undefined || end <= known.from || start >= known.to) continue
    known.from = Math.min(known.from, start)
    known.to = Math.max(known.to, end)
  }
  for (const measure of asked) {
    const known = reach.get(measure)!
    const { from, to } = inWhole(model, measure, known.from, known.to)
    reach.set(measure, { from, to })
    for (const other of formsOf(model, measure).flatMap((form) => form.measures)) {
      const known = reach.get(other)
      if (known === undefined) continue
      known.from = Math.min(known.from, from)
      known.to = Math.max(known.to, to)
    }
  }
  const wider = requests.map((request) => ({ ...request, ...reach.get(request.measure)! }))
  const grew = wider.some((one, index) => one.from < requests[index]!.from || one.to > requests[index]!.to)
  return grew ? wider : undefined
}
