/**
 * The days that decide about a period: its own, and those of every figure that shares a day with them, and with these again. What
 * else is asked beside it does not matter. @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import { around, inWhole, type Reach } from "../boxes/reach.ts"
import type { Reports } from "../boxes/reports.ts"

/** Days of figures that touch one another, in order. */
const stretchesOf = ({ figures, rowsOf }: Reports, measure: Measure.Resolved): ReadonlyArray<Reach> => {
  const codes = new Set<number>()
  let last = -1
  for (const row of rowsOf(measure.id)) if (figures.period[row] !== last) codes.add((last = figures.period[row]!))
  const periods = Array.from(codes, (code) => Period.bounds(figures.texts.periods[code]!))
  const found: Array<{ from: number; to: number }> = []
  for (const { end, start } of periods.sort((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last !== undefined && start < last.to) last.to = Math.max(last.to, end)
    else found.push({ from: start, to: end })
  }
  return found
}

const known = new WeakMap<Reports, Map<string, ReadonlyArray<Reach>>>()

const stretches = (reports: Reports, measure: Measure.Resolved): ReadonlyArray<Reach> => {
  const here = known.get(reports) ?? new Map<string, ReadonlyArray<Reach>>()
  known.set(reports, here)
  const found = here.get(measure.id) ?? stretchesOf(reports, measure)
  here.set(measure.id, found)
  return found
}

/** The days that decide about a bucket; of a stock those of the bucket, beside what each told last before them. */
export const of = (reports: Reports, measure: Measure.Resolved, bucket: Period.Period): Reach => {
  const { end, start } = Period.bounds(bucket)
  let reach = around(reports.model, measure.id, { from: start, to: end })
  if (measure.accumulation !== "flow") return reach
  const all = stretches(reports, measure)
  for (;;) {
    const touched = [reach, ...all.filter((one) => one.from < reach.to && reach.from < one.to)]
    const wider = inWhole(reports.model, measure.id, {
      from: Math.min(...touched.map((one) => one.from)),
      to: Math.max(...touched.map((one) => one.to))
    })
    if (wider.from === reach.from && wider.to === reach.to) return reach
    reach = wider
  }
}
