/** Which figures a plan needs of a store. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import type * as Store from "../../Store.ts"
import { around, inWhole } from "../boxes/reach.ts"
import { dayOf } from "../boxes/moments.ts"
import { formsOf } from "../boxes/reports.ts"
import { least, most } from "../extremes.ts"
import { lastEnded } from "../silence/silence.ts"

/** A request a measure, for the same days as those that are on its forms too and asked for. */
export const requestsOf = (model: Model.Model, rollups: ReadonlyArray<Rollup.Rollup>): ReadonlyArray<Store.Request> => {
  const found = new Map<string, Store.Request>()
  const asked = new Set(rollups.map((one) => one.measure))
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
    const bounds = buckets.map(Period.bounds)
    const isStock = model.measures.get(measure)!.accumulation !== "flow"
    const forms = formsOf(model, measure)
    // Whoever told something newer has filed the form that stands on these days all the same.
    const owed = isStock ? forms.flatMap(({ every }) => buckets.map((one) => Period.bounds(lastEnded(one, every)))) : []
    const { from, to } = around(model, measure, {
      from: least([...bounds, ...owed].map((one) => one.start)),
      to: most(bounds.map((one) => one.end))
    })
    take({ measure, from, to, latestBefore: isStock })
    for (const other of forms.flatMap((form) => form.measures)) {
      if (asked.has(other)) take({ measure: other, from, to, latestBefore: false })
    }
  }
  return [...found.values()]
}

/**
 * What else was reported says whether a form was filed: by form, of which other measures it is asked who told something, for the days
 * for which the form's own are asked.
 */
export const toldRequests = (
  model: Model.Model,
  requests: ReadonlyArray<Store.Request>
): ReadonlyMap<string, Store.ToldRequest> => {
  const asked = new Map(requests.map((one) => [one.measure, one]))
  const found = new Map<string, Store.ToldRequest>()
  for (const { by, id, measures } of model.documents.forms) {
    const own = measures.flatMap((measure) => asked.get(measure) ?? [])
    const others = measures.filter((measure) => !asked.has(measure) && model.measures.has(measure))
    if (own.length === 0 || others.length === 0) continue
    found.set(id, {
      measures: others,
      by: "teams" in by ? "teams" : "units",
      from: least(own.map(({ from }) => from)),
      to: most(own.map(({ to }) => to))
    })
  }
  return found
}

/**
 * Requests for all days that the figures found of the measures asked for speak of, and the same days of what else is asked for and on
 * their forms; `undefined` where that is what was asked.
 */
export const widened = (
  model: Model.Model,
  rollups: ReadonlyArray<Rollup.Rollup>,
  requests: ReadonlyArray<Store.Request>,
  { figures }: Store.Snapshot
): ReadonlyArray<Store.Request> | undefined => {
  const asked = new Set(rollups.map((one) => one.measure))
  const reach = new Map(requests.map((request) => [request.measure, { from: request.from, to: request.to }]))
  const { knownAt, length, measure: measures, period, texts } = figures
  const periods = texts.periods.map(Period.bounds)
  const many = periods.length
  const seen = new Uint8Array(texts.measures.length * many)
  const befores = new Map(
    requests.flatMap(({ from, latestBefore, measure }) => (latestBefore ? [[measure, from] as const] : []))
  )
  for (let row = 0; row < length; row++) {
    const key = measures[row]! * many + period[row]!
    if (seen[key] === 1) continue
    const measure = texts.measures[measures[row]!]!
    const known = asked.has(measure) ? reach.get(measure) : undefined
    const { end, start } = periods[period[row]!]!
    if (known !== undefined && end <= (befores.get(measure) ?? -Infinity)) {
      // What was told before its last day is as of that day: newer ones may be of periods that ended before.
      const day = dayOf(knownAt[row]!)
      if (day < end - 1) known.from = Math.min(known.from, day)
      continue
    }
    seen[key] = 1
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
