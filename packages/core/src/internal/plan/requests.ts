/** Which figures a plan needs of a store. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type * as Store from "../../Store.ts"
import { around, inWhole } from "../boxes/reach.ts"
import { formsOf } from "../boxes/reports.ts"
import { least, most } from "../extremes.ts"

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
    const { from, to } = around(model, measure, {
      from: least(bounds.map((one) => one.start)),
      to: most(bounds.map((one) => one.end))
    })
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
    const { from, to } = inWhole(model, measure, known)
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
